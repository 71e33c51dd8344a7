"""How figures compare in a sorted table: like with like, short before long, whatever unit an author wrote."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.model import Norm

# Sort of measure, and what one of it counts: days, times a year, Euro. The first word that fits decides.
_TIME, _RATE, _MONEY, _COUNT, _WORD = range(1, 6)
_UNITS = (
    (re.compile(r"\bje Tag\b"), _RATE, Decimal(365)),
    (re.compile(r"\bje Woche\b"), _RATE, Decimal(52)),
    (re.compile(r"\bje Monat\b"), _RATE, Decimal(12)),
    (re.compile(r"\bje Quartal\b"), _RATE, Decimal(4)),
    (re.compile(r"\bje Jahr\b"), _RATE, Decimal(1)),
    (re.compile(r"Euro|Prozent|%"), _MONEY, Decimal(1)),
    (re.compile(r"Minute"), _TIME, Decimal(1) / 1440),
    (re.compile(r"Stunde"), _TIME, Decimal(1) / 24),
    (re.compile(r"Tage?\b|tage?\b"), _TIME, Decimal(1)),
    (re.compile(r"Woche"), _TIME, Decimal(7)),
    (re.compile(r"Monat"), _TIME, Decimal(30)),
    (re.compile(r"Quartal"), _TIME, Decimal(91)),
    (re.compile(r"Jahr|Lebensjahr"), _TIME, Decimal(365)),
)
_SIGN = {"<": Decimal("-0.001"), ">": Decimal("0.001")}
_FIGURE = re.compile(r"([<>]?)(=?)\s*(?:1:)?(-?\d+(?:\.\d+)?)")


def sort_key(norm: Norm) -> str:
    """The key of a figure for sorting: »sort value«; words without a figure come last."""
    found = _FIGURE.match(str(norm.value)) if norm.value is not None else None
    if not found:
        return f"{_WORD} 0"
    sort, factor = next(
        ((sort, factor) for word, sort, factor in _UNITS if word.search(norm.unit)),
        (_COUNT, Decimal(1)),
    )
    value = Decimal(found[3]) * factor
    nudge = (
        _SIGN[found[1]] if found[1] and not found[2] else Decimal(0)
    )  # »mehr als 6« comes after »6«
    return f"{sort} {(value + nudge).quantize(Decimal('0.001')).normalize():f}"
