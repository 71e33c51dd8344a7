"""How people write figures and days by habit, and how rule files want them."""

from __future__ import annotations

import re
from datetime import date

from generator.characters import folded

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_GERMAN_DAY = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})\Z")
_LONG_DAY = re.compile(r"([0-9]{1,2})\. ?([A-Za-zä]{3,9})\.? ([0-9]{4})\Z")
_SLASHED_DAY = re.compile(r"([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})\Z")
_MONTHS = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_THOUSAND = re.compile(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{3}\Z")
_COMMA = re.compile(r"[-+]?[0-9]{1,3}(?:\.[0-9]{3})*,[0-9]+\Z|[-+]?[0-9]+,[0-9]+\Z")


def is_day(written: str) -> bool:
    """True for an ISO date (``YYYY-MM-DD``) that exists in the calendar."""
    if not _DAY.match(written):
        return False
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def as_day(written: str) -> str:
    """A day written in the German way as ISO date, »31.12.2025« → »2025-12-31«; else empty."""
    plain = folded(written).strip()
    if german := _GERMAN_DAY.match(plain):
        day, month, year = map(int, german.groups())
    elif (long := _LONG_DAY.match(plain)) and long[2].lower()[:3] in _MONTHS:
        day, month, year = int(long[1]), _MONTHS.index(long[2].lower()[:3]) + 1, int(long[3])
    elif slashed := _SLASHED_DAY.match(plain):
        year, month, day = map(int, slashed.groups())
    else:
        return ""
    iso = f"{year:04}-{month:02}-{day:02}"
    return iso if is_day(iso) else ""


def day_hint(written: str) -> str:
    """What to write in place of a day that is none."""
    meant = as_day(written)
    return f"Schreiben Sie {meant}." if meant else "Schreiben Sie JJJJ-MM-TT, wie in 2025-06-30."


def may_be_thousand(written: str) -> bool:
    """True for »1.000«: exactly three places after the point are a thousand to German eyes, and one
    to the machine.
    """
    return bool(_THOUSAND.match(written))


def one_or_thousand(written: str) -> tuple[str, str]:
    """What is in doubt about such a figure, and both spellings that leave none."""
    whole, _, places = written.partition(".")
    kept = places.rstrip("0")
    small = f"{whole}.{places}0" if kept == places else f"{whole}.{kept}".rstrip(".")
    return (
        f"»{written}«: eins oder tausend? Der Punkt gilt hier als Dezimalzeichen.",
        f"Schreiben Sie {whole}{places} oder {small}, je nachdem, was gemeint ist.",
    )


def with_point(written: str) -> str:
    """»1.234,5« → »1234.5«: a figure with a decimal comma as rule files want it; else empty."""
    return written.replace(".", "").replace(",", ".") if _COMMA.match(written) else ""
