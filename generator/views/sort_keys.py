"""Keys to sort by: figures like with like, whatever their unit; words as in a German dictionary."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from generator.model import Norm

# Sort of measure, and what one of it counts: days, times a year, Euro. The first fit decides.
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
_FIGURE = re.compile(r"([<>]?)(=?)\s*(?:1:)?([-+]?[0-9]+(?:\.[0-9]+)?)")
_THOUSANDS = re.compile(r"(?<=[0-9])\.(?=[0-9]{3}(?:[^0-9]|\Z))")


def sort_key(norm: Norm) -> str:
    """The key of a figure for sorting: »sort value«; words without a figure come last."""
    written = "" if norm.value is None else str(norm.value)
    if isinstance(norm.value, str):  # in a text, »1.000« is a thousand
        written = _THOUSANDS.sub("", written)
    figure = _FIGURE.match(written)
    if not figure:
        return f"{_WORD} 0"
    sort, factor = _measure(norm.unit)
    value = Decimal(figure[3]) * factor
    # »mehr als 6« comes after »6«
    nudge = _SIGN[figure[1]] if figure[1] and not figure[2] else Decimal(0)
    return f"{sort} {(value + nudge).quantize(Decimal('0.001')).normalize():f}"


def _measure(unit: str) -> tuple[int, Decimal]:
    """The sort of a measure and what one of it counts; without a known word, a mere count."""
    for pattern, sort, factor in _UNITS:
        if pattern.search(unit):
            return sort, factor
    return _COUNT, Decimal(1)


def dictionary_key(word: str) -> str:
    """The key of a word in a German dictionary: umlauts like their base letters (DIN 5007-1)."""
    plain = unicodedata.normalize("NFD", word.casefold().replace("ß", "ss"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).lstrip("»„§ ")
