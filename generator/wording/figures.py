"""Value and unit of a norm → what is read: »höchstens 6 Monate«, »1-mal je Monat«, »1:100«."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.model import Figure, Norm
from generator.wording.words import amount, day, is_day, number, quotes

_COMPARED = re.compile(r"(<=|>=|<|>)\s*([0-9]+(?:\.[0-9]+)?)\Z")
_SIGNED = re.compile(r"\+[0-9]+(?:\.[0-9]+)?\Z")
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
    written = norm.value if isinstance(norm.value, str) else ""
    is_amount = not written or bool(_COMPARED.match(written) or _SIGNED.match(written))
    return norm.kind in _ALWAYS or (bool(norm.unit) and is_amount)


def matters(norm: Norm) -> bool:
    """True when somebody acts by the figure; »3 Gruppen« only counts what the text lists."""
    return counts(norm) and (norm.kind in _ALWAYS or bool(_TIMELY.search(norm.unit)))


def cell(value: Figure) -> str:
    """A value in a cell of a table."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"+{number(Decimal(value))}" if _SIGNED.match(value) else quotes(day(value))
    return number(value)


def _figure(value: int | Decimal | str, unit: str) -> str:
    ahead = _AHEAD.match(unit)
    unit, qualifier = (ahead[1], ahead[2] + " ") if ahead else (unit, "")
    if isinstance(value, str):
        return _written(value, unit, qualifier)
    if unit.startswith("je "):
        return f"{qualifier}{number(value)}-mal {unit}"
    return qualifier + _beside(value, unit)


def _written(value: str, unit: str, qualifier: str) -> str:
    """A comparison (»<= 6«), a figure with a plus, a day, or another text such as »1:100«."""
    if compared := _COMPARED.match(value):
        return f"{qualifier}{_WORDS[compared[1]]} {amount(Decimal(compared[2]), unit)}"
    if _SIGNED.match(value):
        shown = _beside(Decimal(value), unit)
        return f"{qualifier}{shown if _BESIDE.match(unit) else f'+{shown}'}"
    return day(value) if is_day(value) else f"{value} {unit}".strip()


def _beside(value: int | Decimal, unit: str) -> str:
    """A figure that counts from a day says on which side of it.

    -28 »Tage zum Teilnahmeende« are 28 days before it.
    """
    beside = _BESIDE.match(unit)
    if not beside or not value:
        return amount(value, unit)
    side, distance = ("vor", -value) if value < 0 else ("nach", value)
    article = "dem" if beside[2] == "zum" else "der"
    return f"{amount(distance, beside[1])} {side} {article} {beside[3]}"
