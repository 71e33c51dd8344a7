"""Value and unit of a norm → what a reader sees: »höchstens 6 Monate«, »1-mal je Monat«, »1:100«."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.model import Figure, Norm
from generator.wording.words import amount, day, is_day, number, quotes

_COMPARED = re.compile(r"(<=|>=|<|>)\s*(\d+(?:\.\d+)?)\Z")
_WORDS = {"<=": "höchstens", ">=": "mindestens", "<": "weniger als", ">": "mehr als"}
_AHEAD = re.compile(r"(.+) \((mehr als|mindestens|höchstens|unter|circa|alle)\)\Z")
_BESIDE = re.compile(r"(.+?) (zum|zur) (.+)\Z")
_ALWAYS = ("deadline", "threshold")
_TIMELY = re.compile(r"\bje |Tag|Woche|Monat|Quartal|Jahr|Minute|Stunde|Euro")


def figure(norm: Norm) -> str:
    """The figure of a norm as text, or an empty string."""
    return quotes(_figure(norm.value, norm.unit)) if norm.value is not None else ""


def counts(norm: Norm) -> bool:
    """True when the figure is one to act by: a deadline, a threshold or a number with a unit."""
    if norm.value is None or (norm.kind == "process-step" and not _TIMELY.search(norm.unit)):
        return False  # »1 Phase« is the number of the step
    return norm.kind in _ALWAYS or (
        bool(norm.unit) and (_is_number(norm.value) or bool(_COMPARED.match(str(norm.value))))
    )


def matters(norm: Norm) -> bool:
    """True when somebody acts by the figure; »3 Gruppen« only counts what the text lists."""
    return counts(norm) and (norm.kind in _ALWAYS or bool(_TIMELY.search(norm.unit)))


def cell(value: Figure) -> str:
    """A value in a cell of a table."""
    if value is None:
        return ""
    return number(value) if _is_number(value) else quotes(day(str(value)))


def _is_number(value: Figure) -> bool:
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


def _figure(value: Figure, unit: str) -> str:
    ahead = _AHEAD.match(unit)
    unit, word = (ahead[1], ahead[2] + " ") if ahead else (unit, "")
    compared = _COMPARED.match(str(value))
    if compared:
        return f"{word}{_WORDS[compared[1]]} {amount(Decimal(compared[2]), unit)}"
    if not _is_number(value):
        return f"{day(value)} {unit}".strip() if not is_day(value) else day(value)
    if unit.startswith("je "):
        return f"{word}{number(value)}-mal {unit}"
    return word + _beside(value, unit)


def _beside(value: int | Decimal, unit: str) -> str:
    """A figure that counts from a day says on which side of it: -28 »Tage zum Teilnahmeende« are 28 days before it."""
    match = _BESIDE.match(unit)
    if not match or not value:
        return amount(value, unit)
    return f"{amount(abs(value), match[1])} {'vor' if value < 0 else 'nach'} {'dem' if match[2] == 'zum' else 'der'} {match[3]}"
