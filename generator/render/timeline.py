"""A picture of a window in time (28 days before – end – 28 days after), drawn from the formulas.

Only what the rules say is drawn: the two dates must be the same day, shifted back and forth.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.expression import Expression, Name, Number, Sum
from generator.model import Checker, Value
from generator.render.words import amount


@dataclass(frozen=True)
class Timeline:
    """A window around a day."""

    before: str
    middle: str
    after: str
    start: str
    end: str


def timeline(checker: Checker) -> Timeline | None:
    """The window of a checker that has one."""
    dates = [value for value in checker.values if value.type == "date"]
    titles = {fact.id: fact.title for fact in checker.facts}
    for start, end in zip(dates, dates[1:]):
        first, last = _shift(start), _shift(end)
        middle = _shared(first, last)
        if middle in titles and first.sign < 0 < last.sign:
            return Timeline(_length(first.right), titles[middle], _length(last.right), start.title, end.title)
    return None


def _shared(first: Sum | None, last: Sum | None) -> str:
    """The id of the day that both dates are counted from."""
    both = first and last and isinstance(first.left, Name) and isinstance(last.left, Name)
    return first.left.id if both and first.left.id == last.left.id else ""


def _shift(value: Value) -> Sum | None:
    formula: Expression | None = value.rules[0].formula if value.rules else None
    return formula if isinstance(formula, Sum) and isinstance(formula.right, Number) else None


def _length(tree: Expression) -> str:
    return amount(tree.value, tree.unit or "") if isinstance(tree, Number) else ""
