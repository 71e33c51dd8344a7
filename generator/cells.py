"""Exact arithmetic on days and figures, and the question whether a cell still has a point.

Everything is a whole number: days since 1970-01-01, figures scaled by ten to their number of
decimal places. Every term is monotone in every fact, and a fact occurs once in a constraint
``left ≤ right``; hence interval arithmetic is exact, and the bounds of a fact follow from those of
the others.
The twin is ``browser/evaluate/cells.js``.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Literal, TypeAlias, assert_never

Term: TypeAlias = (
    tuple[Literal["f", "c"], int]
    | tuple[Literal["*", "m"], "Term", int]
    | tuple[Literal["q", "k"], "Term"]
    | tuple[Literal["+", "-", "M", "<", ">"], "Term", "Term"]
)
"""``f`` the value of a fact (by its number), ``c`` a number; ``m`` so many calendar months later
(the day clipped to the month's end), ``M`` full months from a day to another, both included; ``q``
and ``k`` the first day of the quarter and of the month; ``<`` and ``>`` the smaller and the larger.
"""
Constraint: TypeAlias = tuple[Term, Term]
"""Left ≤ right."""
Box: TypeAlias = dict[int, tuple[int, int]]
"""The smallest and the largest value of each fact."""

FIRST_DAY, LAST_DAY = -25567, 376199  # 1900-01-01 and 2999-12-31
FIRST_OF_ALL, LAST_OF_ALL = -719162, 2932896  # 0001-01-01 and 9999-12-31
LARGEST = 10**12  # bound of figures, scaled
LOW, HIGH = 0, 1  # the ends of an interval
NOWHERE = (1, 0)  # an interval without a number
DIGITS = 16  # no figure up to LARGEST has more in front of its point
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def day_number(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01 in the proleptic Gregorian calendar (after Hinnant,
    days_from_civil).
    """
    year -= month < 3  # years that begin in March: the leap day is their last
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day
    return year * 365 + year // 4 - year // 100 + year // 400 + of_year - 719469


@lru_cache(maxsize=2**14)  # more than the months between FIRST_DAY and LAST_DAY
def first_of_month(index: int) -> int:
    """First day of a month that is counted from January of the year 0."""
    return day_number(index // 12, index % 12 + 1, 1)


def month_of(number: int) -> int:
    """The month of a day, counted from January of the year 0.

    400 years are 4800 months and 146097 days; divided by this mean length, half a month later, a
    day lies in its month or in the next.
    """
    index = (number + 15) * 4800 // 146097 + 23640
    return index - (first_of_month(index) > number)


def add_months(number: int, months: int) -> int:
    """The same day of the month ``months`` later; clipped to the month's last day."""
    index = month_of(number)
    moved = first_of_month(index + months) + number - first_of_month(index)
    return min(moved, first_of_month(index + months + 1) - 1)


def full_months(start: int, end: int) -> int:
    """Full calendar months from ``start`` to ``end``, both days included (1 January to 30 June =
    6).
    """
    months = month_of(end + 1) - month_of(start)
    return months - (add_months(start, months) > end + 1)


def start_of(number: int, months: int) -> int:
    """First day of the calendar month (``months`` = 1) or quarter (3) of a day."""
    index = month_of(number)
    return first_of_month(index - index % months)


def next_start(number: int, months: int) -> int:
    """First day after the calendar month (``months`` = 1) or quarter (3) of a day."""
    index = month_of(number)
    return first_of_month(index - index % months + months)


def latest(number: int, months: int) -> int:
    """The last day whose day of the month ``months`` later is ``number`` at the latest."""
    index = month_of(number)
    first, after = first_of_month(index - months), first_of_month(index - months + 1)
    if number == first_of_month(index + 1) - 1:  # longer months are clipped to it
        return after - 1
    return min(first + number - first_of_month(index), after - 1)


def earliest(number: int, months: int) -> int:
    """The first day whose day of the month ``months`` later is ``number`` at the earliest."""
    index = month_of(number)
    first = first_of_month(index - months)
    return min(first + number - first_of_month(index), first_of_month(index - months + 1))


def iso(number: int) -> str:
    """ISO 8601 text of a day number."""
    index = month_of(number)
    day = number - first_of_month(index) + 1
    return f"{index // 12:04d}-{index % 12 + 1:02d}-{day:02d}"


def day_of(text: str) -> int | None:
    """The number of a day that is written as ISO 8601 (``YYYY-MM-DD`` and no other way); None where
    the calendar has no such day.
    """
    match = _DAY.fullmatch(text)
    if not match:
        return None
    number = day_number(*map(int, match.groups()))
    return number if iso(number) == text and text > "0001" else None


def is_day(value: object) -> bool:
    """True for a day of the calendar, written as ISO 8601."""
    return isinstance(value, str) and day_of(value) is not None


def scaled(figure: Decimal, places: int) -> int | None:
    """The figure times ten to the number of ``places``, exactly; None where that is not whole, or
    beyond all that figures can be.

    Arithmetic of ``Decimal`` would round to 28 digits.
    """
    sign, digits, exponent = figure.as_tuple()
    if not isinstance(exponent, int) or figure.adjusted() >= DIGITS:
        return None
    written = "".join(map(str, digits))
    cut = exponent + places
    if cut < 0:
        kept, lost = written[:cut], written[cut:]
        if lost.strip("0"):
            return None
        written, cut = kept or "0", 0
    number: int = int(written) * 10**cut
    return -number if sign else number


COMBINE: Mapping[str, Callable[[int, int], int]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "m": add_months,
    "M": full_months,
    "<": min,
    ">": max,
}


def bound(term: Term, box: Mapping[int, tuple[int, int]], end: int) -> int:
    """Smallest (``LOW``) or largest (``HIGH``) value while every fact stays inside its box."""
    match term:
        case ("f", fact):
            return box[fact][end]
        case ("c", number):
            return number
        case (("*" | "m") as op, part, number):
            falls = op == "*" and number < 0
            return COMBINE[op](bound(part, box, 1 - end if falls else end), number)
        case (("q" | "k") as op, part):
            return start_of(bound(part, box, end), 3 if op == "q" else 1)
        case (("+" | "-" | "M" | "<" | ">") as op, left, right):
            first = bound(left, box, 1 - end if op == "M" else end)
            return COMBINE[op](first, bound(right, box, 1 - end if op == "-" else end))
        case _ as never:
            assert_never(never)


def bounds(term: Term, box: Mapping[int, tuple[int, int]]) -> tuple[int, int]:
    """Smallest and largest value of ``term`` while every fact stays inside its box."""
    return bound(term, box, LOW), bound(term, box, HIGH)


def value(term: Term, known: Mapping[int, int]) -> int:
    """The value of ``term`` when all its facts are known."""
    return bound(term, {fact: (known[fact], known[fact]) for fact in facts_of(term)}, LOW)


@lru_cache(maxsize=4096)
def facts_of(term: Term) -> tuple[int, ...]:
    """The facts that occur in ``term``, in order of occurrence."""
    match term:
        case ("f", fact):
            return (fact,)
        case ("c", _):
            return ()
        case (("*" | "m" | "q" | "k"), part, *_):
            return facts_of(part)
        case (("+" | "-" | "M" | "<" | ">"), left, right):
            return facts_of(left) + facts_of(right)
        case _ as never:
            assert_never(never)


def may_hold(constraint: Constraint, box: Box) -> bool:
    """False when no point of the box satisfies ``left ≤ right``."""
    left, right = constraint
    return bound(left, box, LOW) <= bound(right, box, HIGH)


def narrow(constraint: Constraint, fact: int, box: Box) -> bool | None:
    """Moves the ends of one fact's box to the first values where the constraint may hold.

    None: there are none. Otherwise: has the box changed?
    """
    ends = box[fact]
    left, right = constraint
    if fact in facts_of(left):
        low, high = within(left, fact, box, bound(right, box, HIGH), LOW)
    else:
        low, high = within(right, fact, box, bound(left, box, LOW), HIGH)
    if low > high:
        return None
    box[fact] = (low, high)
    return box[fact] != ends


def within(term: Term, fact: int, box: Box, goal: int, end: int) -> tuple[int, int]:
    """The values of ``fact`` with which the ``LOW`` end of ``term`` is at most ``goal``, or its
    ``HIGH`` end at least; the first larger than the second: there are none.

    The browser finds them by halving, in less code.
    """
    match term:
        case ("f", _):
            low, high = box[fact]
            return (low, min(high, goal)) if end == LOW else (max(low, goal), high)
        case ("c", number) | ("*", _, 0 as number):  # whatever the fact is
            return box[fact] if _fits(number, goal, end) else NOWHERE
        case (("<" | ">") as op, left, right):
            part, other = (left, right) if fact in facts_of(left) else (right, left)
            fits = _fits(bound(other, box, end), goal, end)
            if fits == ((op == "<") == (end == LOW)):  # one of the two has to fit, or both
                return box[fact] if fits else NOWHERE
            return within(part, fact, box, goal, end)
        case (("*" | "m" | "q" | "k"), part, *_):
            return within(part, fact, box, *_goal_of_part(term, goal, end))
        case (("+" | "-" | "M"), left, right):
            part = left if fact in facts_of(left) else right
            return within(part, fact, box, *_goal_of_summand(term, part, box, goal, end))
        case _ as never:
            assert_never(never)


def _fits(number: int, goal: int, end: int) -> bool:
    return number <= goal if end == LOW else number >= goal


def _goal_of_part(term: Term, goal: int, end: int) -> tuple[int, int]:
    """What the part has to reach, with which of its ends, so that ``term`` reaches ``goal``."""
    most = end == LOW
    match term:
        case ("*", _, number):
            quotient = goal // number if most == (number > 0) else -(-goal // number)
            return quotient, end if number > 0 else 1 - end
        case ("m", _, months):
            return latest(goal, months) if most else earliest(goal, months), end
        case (("q" | "k") as op, _):
            start = next_start(goal if most else goal - 1, 3 if op == "q" else 1)
            return start - 1 if most else start, end
        case _:
            raise AssertionError(term)


def _goal_of_summand(term: Term, part: Term, box: Box, goal: int, end: int) -> tuple[int, int]:
    """The same where the other part may be whatever helps most."""
    match term:
        case ("+", left, right):
            return goal - bound(right if part is left else left, box, end), end
        case ("-", left, right) if part is left:
            return goal + bound(right, box, 1 - end), end
        case ("-", left, _):
            return bound(left, box, end) - goal, 1 - end
        case ("M", first, last):
            # at least n months: the day n months after the first is no later than that after the
            # last; at most n: n + 1 months do not fit
            months, after = (goal + 1, 2) if end == LOW else (goal, 1)
            if part is last:
                return add_months(bound(first, box, 1 - end), months) - after, end
            day = bound(last, box, end) + after
            return earliest(day, months) if end == LOW else latest(day, months), 1 - end
        case _:
            raise AssertionError(term)


def settle(constraints: Sequence[Constraint], box: Box, rounds: int) -> bool | None:
    """Narrows the box to a fixed point around all solutions; False when there are none.

    Difference constraints settle within as many rounds as there are facts, or they have a negative
    cycle (Bellman-Ford). Where calendar months occur, bounds may creep, a day or more each round,
    up to a day that fits: None when that has not come to an end within ``rounds``.
    """
    steps = [(pair, fact) for pair in constraints for term in pair for fact in facts_of(term)]
    for _ in range(rounds):
        changed = False
        for constraint, fact in steps:
            moved = narrow(constraint, fact, box)
            if moved is None:
                return False
            changed = changed or moved
        if not changed:
            return True
    return None


def solve(constraints: Sequence[Constraint], box: Box, rounds: int) -> dict[int, int] | None:
    """A point of the box that satisfies every constraint ``left ≤ right``; None: none was found.

    Bounds are narrowed to a fixed point, then one fact after the other is fixed at an end of its
    box; for difference constraints the first try succeeds.
    """
    box = dict(box)
    if not all(may_hold(constraint, box) for constraint in constraints):
        return None
    if not settle(constraints, box, rounds):
        return None
    wide = next((fact for fact, (low, high) in box.items() if low < high), None)
    if wide is None:
        return {fact: low for fact, (low, _) in box.items()}
    for ends in pieces(box[wide]):
        point = solve(constraints, {**box, wide: ends}, rounds)
        if point is not None:
            return point
    return None


def feasible(constraints: Sequence[Constraint], box: Box, rounds: int) -> bool:
    """False when no point of the box satisfies every constraint ``left ≤ right``.

    What cannot be excluded within ``rounds`` counts as possible: better one more question than a
    wrong answer.
    """
    box = dict(box)
    if not all(may_hold(constraint, box) for constraint in constraints):
        return False
    settled = settle(constraints, box, rounds)
    if not settled:
        return settled is None
    wide = next((fact for fact, (low, high) in box.items() if low < high), None)
    if wide is None:
        return True
    return any(feasible(constraints, {**box, wide: ends}, rounds) for ends in pieces(box[wide]))


def pieces(ends: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The two ends of a span, then the halves of what lies between."""
    low, high = ends
    middle = (low + high) // 2
    for part in ((low, low), (high, high), (low + 1, middle), (middle + 1, high - 1)):
        if part[0] <= part[1]:
            yield part
