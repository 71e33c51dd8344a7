"""Small change of German: lists, quotes, numbers, dates. Text in, text out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

_SINGULAR = {
    "Tage": "Tag",
    "Monate": "Monat",
    "Jahre": "Jahr",
    "Wochen": "Woche",
    "Stunden": "Stunde",
}
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
_GERMAN_FIGURES = str.maketrans(",.-", ".,−")
_QUOTES = str.maketrans({"„": "»", "“": "«", "”": "«", "‚": "›", "‘": "‹"})
_INNER = str.maketrans("»«", "›‹")


def joined(items: Iterable[str], conjunction: str) -> str:
    """»A, B oder C«."""
    *head, last = items
    return f"{', '.join(head)} {conjunction} {last}" if head else last


def quoted(title: str) -> str:
    """A title of more than one word in quotes, so that it stays one thing inside a sentence;
    quotes in it become inner ones.
    """
    if title.startswith("»") or not re.search(r"[\s,;]", title):
        return title
    return f"»{title.translate(_INNER)}«"


def quotes(text: str) -> str:
    """The quotes of this handbook are »…« and ›…‹, whatever an author typed."""
    return text.translate(_QUOTES)


def number(value: int | Decimal) -> str:
    """»45.000«, »2,5«, »−28«; decimal places stay as they are: »12,50«."""
    return f"{Decimal(value):,f}".translate(_GERMAN_FIGURES)


def amount(value: int | Decimal, unit: str) -> str:
    """»61 Tage«, »1 Monat«."""
    figure = number(value)
    named = _SINGULAR.get(unit, unit) if figure == "1" else unit
    return f"{figure} {named}" if named else figure


def day(iso: str) -> str:
    """»2025-05-22« → »22.05.2025«; anything else stays as it is."""
    match = _DAY.match(iso)
    return f"{match[3]}.{match[2]}.{match[1]}" if match else iso


def is_day(text: str) -> bool:
    """True for a complete ISO date."""
    return bool(_DAY.match(text))


def filesize(count: int) -> str:
    """»1,5 MB«, »52 KB«, in thousands of bytes."""
    if count < 1_000_000:
        return f"{max(1, count // 1000)} KB"
    tenths = Decimal(count) / 1_000_000 // Decimal("0.1")
    return f"{number(tenths / 10)} MB"
