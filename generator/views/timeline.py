"""The window in time of a checker (28 days before – end – 28 days after), read from its formulas.

Only what the rules say is shown: the two dates must be the same day, shifted back and forth.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from generator.expression import Name, Number, Sum
from generator.model import Checker, Value
from generator.pictures.window import End, Span


@dataclass(frozen=True)
class _Shift:
    """A date that is a fact, so many ``unit`` (»Tage«, »Monate«) later or, below 0, earlier."""

    fact: str
    length: Decimal
    unit: str


def timeline(checker: Checker) -> Span | None:
    """The window of a checker that has one."""
    dates = [value for value in checker.values if value.type == "date"]
    titles = {fact.id: fact.title for fact in checker.facts}
    for start, end in pairwise(dates):
        first, last = _shift(start), _shift(end)
        if not first or not last or first.fact != last.fact or first.fact not in titles:
            continue
        if first.length < 0 < last.length:
            return Span(
                End(first.length, first.unit, start.title),
                titles[first.fact],
                End(last.length, last.unit, end.title),
            )
    return None


def _shift(value: Value) -> _Shift | None:
    """The first formula of a date, when it shifts a day by a fixed length."""
    match value.rules[0].formula if value.rules else None:
        case Sum(left=Name(id=fact), right=Number(value=length, unit=unit), sign=sign):
            return _Shift(fact, Decimal(length) * sign, unit or "")
        case _:
            return None
