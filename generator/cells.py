"""Exact arithmetic on days and figures, and the question whether a cell still has a point.

Everything is a whole number: days since 1970-01-01, figures scaled by ten to their number of decimal places.
A *term* is plain JSON: ``["f", fact]``, ``["c", n]``, ``["+", a, b]``, ``["-", a, b]``, ``["*", a, n]``,
``["m", a, n]`` (n calendar months later, day clipped to the month's end), ``["M", a, b]`` (full months from
day a to day b, both included), ``["q", a]``/``["k", a]`` (first day of the quarter/month), ``["<", a, b]``/``[">", a, b]``
(smaller/larger). Every term is monotone in every fact, and a fact occurs once in a constraint ``left ≤ right``;
hence interval arithmetic is exact and bounds can be narrowed by bisection. The twin is ``browser/evaluate.js``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

Term: TypeAlias = (
    tuple[Literal["f", "c"], int]
    | tuple[Literal["*", "m"], "Term", int]
    | tuple[Literal["q", "k"], "Term"]
    | tuple[Literal["+", "-", "M", "<", ">"], "Term", "Term"]
)
Box = dict[int, tuple[int, int]]
FIRST_DAY, LAST_DAY = -25567, 376199  # 1900-01-01 and 2999-12-31
LARGEST = 10**12  # bound of figures, scaled


def day_number(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01 in the proleptic Gregorian calendar (algorithm: Hinnant, days_from_civil)."""
    year -= month <= 2
    era, of_era = divmod(year, 400)
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


def civil(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day number (algorithm: Hinnant, civil_from_days)."""
    era, day = divmod(number + 719468, 146097)
    of_era = (day - day // 1460 + day // 36524 - day // 146096) // 365
    of_year = day - (365 * of_era + of_era // 4 - of_era // 100)
    month = (5 * of_year + 2) // 153
    return (
        of_era + era * 400 + (month >= 10),
        (month + 2) % 12 + 1,
        of_year - (153 * month + 2) // 5 + 1,
    )


def add_months(number: int, months: int) -> int:
    """The same day of the month ``months`` later; clipped to the month's last day."""
    year, month, day = civil(number)
    index = year * 12 + month - 1 + months
    first = day_number(index // 12, index % 12 + 1, 1)
    following = day_number((index + 1) // 12, (index + 1) % 12 + 1, 1)
    return min(first + day - 1, following - 1)


def full_months(start: int, end: int) -> int:
    """Full calendar months from ``start`` to ``end``, both days included (1 January to 30 June = 6)."""
    (y1, m1, _), (y2, m2, _) = civil(start), civil(end + 1)
    months = (y2 - y1) * 12 + m2 - m1
    return months if add_months(start, months) <= end + 1 else months - 1


def start_of(number: int, months: int) -> int:
    """First day of the calendar month (``months`` = 1) or quarter (3) of a day."""
    year, month, _ = civil(number)
    return day_number(year, (month - 1) // months * months + 1, 1)


def iso(number: int) -> str:
    """ISO 8601 text of a day number."""
    return "%04d-%02d-%02d" % civil(number)


def bounds(term: Term, box: Box) -> tuple[int, int]:
    """Smallest and largest value of ``term`` while every fact stays inside its box."""
    op = term[0]
    if op == "f":
        return box[term[1]]
    if op == "c":
        return term[1], term[1]
    low, high = bounds(term[1], box)
    if op in "*m":
        n = term[2]
        pair = (low * n, high * n) if op == "*" else (add_months(low, n), add_months(high, n))
        return pair if pair[0] <= pair[1] else pair[::-1]
    if op in "qk":
        size = 3 if op == "q" else 1
        return start_of(low, size), start_of(high, size)
    other_low, other_high = bounds(term[2], box)
    if op == "+":
        return low + other_low, high + other_high
    if op == "-":
        return low - other_high, high - other_low
    if op == "M":
        return full_months(high, other_low), full_months(low, other_high)
    choose = min if op == "<" else max
    return choose(low, other_low), choose(high, other_high)


def value(term: Term, known: dict[int, int]) -> int:
    """The value of ``term`` when all its facts are known."""
    return bounds(term, {fact: (known[fact], known[fact]) for fact in facts_of(term)})[0]


def facts_of(term: Term) -> tuple[int, ...]:
    """The facts that occur in ``term``, in order of occurrence."""
    if term[0] == "f":
        return (term[1],)
    return tuple(
        fact for part in term[1:] if isinstance(part, (list, tuple)) for fact in facts_of(part)
    )


def _may_hold(left: Term, right: Term, box: Box) -> bool:
    return bounds(left, box)[0] <= bounds(right, box)[1]


def _narrow(left: Term, right: Term, fact: int, box: Box) -> bool | None:
    """Moves the ends of one fact's box to the first values that may hold; None when there is none."""
    low, high = box[fact]

    def holds(at: int) -> bool:
        return _may_hold(left, right, {**box, fact: (at, at)})

    if low == high or (holds(low) and holds(high)):
        return False if low != high or holds(low) else None
    if not holds(low) and not holds(high):
        return None  # monotone: then nothing between holds either
    inside, outside = (low, high) if holds(low) else (high, low)
    while abs(outside - inside) > 1:
        middle = (inside + outside) // 2
        inside, outside = (middle, outside) if holds(middle) else (inside, middle)
    box[fact] = (low, inside) if outside > inside else (inside, high)
    return True


def feasible(constraints: Sequence[tuple[Term, Term]], box: Box, rounds: int) -> bool:
    """True when some point of the box satisfies ``left ≤ right`` for every constraint."""
    return solve(constraints, box, rounds) is not None


def solve(constraints: Sequence[tuple[Term, Term]], box: Box, rounds: int) -> dict[int, int] | None:
    """A point of the box that satisfies every constraint ``left ≤ right``, or None when there is none.

    Bounds are narrowed to a fixed point, then one fact after the other is fixed at an end of its box; for
    difference constraints the first try succeeds.
    """
    narrowed = _fixed_point(constraints, dict(box), rounds)
    if narrowed is None:
        return None
    wide = next((fact for fact, (low, high) in narrowed.items() if low < high), None)
    if wide is None:
        return {fact: low for fact, (low, _) in narrowed.items()}
    low, high = narrowed[wide]
    middle = (low + high) // 2
    for part in ((low, low), (high, high), (low + 1, middle), (middle + 1, high - 1)):
        found = solve(constraints, {**narrowed, wide: part}, rounds) if part[0] <= part[1] else None
        if found is not None:
            return found
    return None


def _fixed_point(constraints: Sequence[tuple[Term, Term]], box: Box, rounds: int) -> Box | None:
    """A box around all solutions. Difference constraints settle within as many rounds as there are facts, or they
    have a negative cycle (Bellman-Ford); ``rounds`` is that limit, larger where calendar months occur.
    """
    for _ in range(rounds):
        changed = False
        for left, right in constraints:
            if not _may_hold(left, right, box):
                return None
            for fact in (*facts_of(left), *facts_of(right)):
                moved = _narrow(left, right, fact, box)
                if moved is None:
                    return None
                changed |= moved
        if not changed:
            return box
    return None
