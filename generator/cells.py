"""Exact arithmetic on days and figures, and the question whether a cell still has a point.

Everything is a whole number: days since 1970-01-01, figures scaled by ten to their number of
decimal places. Every term is monotone in every fact, and a fact occurs once in a constraint
``left ≤ right``; hence interval arithmetic is exact and bounds can be narrowed by bisection.
The twin is ``browser/evaluate/cells.js``.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
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
LARGEST = 10**12  # bound of figures, scaled
LOW, HIGH = 0, 1  # the ends of an interval


def day_number(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01 in the proleptic Gregorian calendar (after Hinnant,
    days_from_civil).
    """
    year -= month < 3  # years that begin in March: the leap day is their last
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day
    return year * 365 + year // 4 - year // 100 + year // 400 + of_year - 719469


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


def iso(number: int) -> str:
    """ISO 8601 text of a day number."""
    index = month_of(number)
    day = number - first_of_month(index) + 1
    return f"{index // 12:04d}-{index % 12 + 1:02d}-{day:02d}"


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
    ends = low, high = box[fact]
    left, right = constraint

    def room(at: int) -> int:
        """How much is left until the constraint fails; negative where it does."""
        box[fact] = (at, at)
        slack = bound(right, box, HIGH) - bound(left, box, LOW)
        box[fact] = ends
        return slack

    at_low, at_high = room(low), room(high)
    if (at_low < 0) == (at_high < 0):  # monotone: what holds at both ends holds between them
        return False if at_low >= 0 else None
    inside, outside, left_over = (low, high, at_low) if at_low >= 0 else (high, low, at_high)
    way = 1 if at_low >= 0 else -1
    guessed = False
    while (gap := abs(outside - inside)) > 1:
        guessed = not guessed  # mostly a day more takes one day of the room; else halve
        at = inside + way * (min(max(left_over, 1), gap - 1) if guessed else gap // 2)
        slack = room(at)
        if slack >= 0:
            inside, left_over = at, slack
        else:
            outside = at
    box[fact] = (low, inside) if way > 0 else (inside, high)
    return True


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
