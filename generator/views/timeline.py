"""The window in time of a checker (28 days before – end – 28 days after), read from its formulas.

Only what the rules say is shown: the two dates must be the same day, shifted back and forth.
"""

from __future__ import annotations

from decimal import Decimal

from generator.expression import Expression, Name, Number, Sum
from generator.model import Checker, Value
from generator.pictures.window import End, Span


def timeline(checker: Checker) -> Span | None:
    """The window of a checker that has one."""
    dates = [value for value in checker.values if value.type == "date"]
    titles = {fact.id: fact.title for fact in checker.facts}
    for start, end in zip(dates, dates[1:]):
        first, last = _shift(start), _shift(end)
        middle = _shared(first, last)
        if middle in titles and first.sign < 0 < last.sign:
            return Span(_end(start, first), titles[middle], _end(end, last))
    return None


def _end(value: Value, shift: Sum) -> End:
    return End(Decimal(shift.right.value) * shift.sign, shift.right.unit or "", value.title)


def _shared(first: Sum | None, last: Sum | None) -> str:
    """The id of the day that both dates are counted from."""
    both = first and last and isinstance(first.left, Name) and isinstance(last.left, Name)
    return first.left.id if both and first.left.id == last.left.id else ""


def _shift(value: Value) -> Sum | None:
    formula: Expression | None = value.rules[0].formula if value.rules else None
    return formula if isinstance(formula, Sum) and isinstance(formula.right, Number) else None
