"""Handbooks on paper: views → HTML fragments (site_templates/print) → Typst.

Pure; ``publish/pdf`` makes the files. ``volume`` gathers what a directive shows, ``keywords`` its
index, ``fragment`` reads what the templates made, ``typst`` with ``blocks``, ``inline``, ``lists``
and ``tables`` writes it down for the engine; ``looks`` names what they know, all else is refused.
``source`` puts the parts of a paper together, ``papers`` says which papers there are.
"""

from __future__ import annotations

from generator.paper.fragment import PaperError
from generator.paper.paper import Paper
from generator.paper.papers import fragments, papers

__all__ = ["Paper", "PaperError", "fragments", "papers"]
