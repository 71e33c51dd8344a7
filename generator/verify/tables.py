"""The checks of one compiled checker, in the order in which their findings are reported."""

from __future__ import annotations

from generator.verify.effects import idle_facts, unused_words
from generator.verify.readings import idle_readings
from generator.verify.rows import dead_rows, gaps, overlaps

TABLE_CHECKS = (gaps, overlaps, dead_rows, idle_facts, unused_words, idle_readings)
