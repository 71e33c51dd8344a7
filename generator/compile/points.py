"""Days and figures that fulfil some comparisons.

Narrowing the bounds of facts (``cells.settle``) may creep through the calendar, a few days a round,
until it meets a day that fits: the end of a long month, or a leap day. So such days are tried
first, and what no day fulfils is proven (``relaxed``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.cells import FIRST_DAY, LAST_DAY, Box, Constraint, first_of_month, solve
from generator.compile.relaxed import excluded

CALM = 8  # rounds in which bounds settle that do not creep
YEARS = 8 * 366  # rounds, a day each: the longest time without a leap day
EDGES = (-4, -3, -2, -1, 0, 14)  # days of a month that rules about months tell apart
_JANUARY = 2000 * 12
SPECIAL_DAYS = tuple(
    first_of_month(month) + edge
    for month in range(_JANUARY, _JANUARY + 24)  # a leap year and another one
    for edge in EDGES
)


def _silent() -> None:
    """Nobody counts."""


def find(
    constraints: Sequence[Constraint], box: Box, rounds: int, hard: Callable[[], None] = _silent
) -> dict[int, int] | None:
    """A point of the box that satisfies every constraint ``left ≤ right``; None: there is none.

    ``rounds``: see ``cells.settle``. ``hard`` is called before the whole calendar is searched.
    """
    point = solve(constraints, box, min(rounds, CALM))
    if point is not None or excluded(constraints, box):
        return point
    hard()
    point = _on_special_days(constraints, box, rounds)
    return solve(constraints, box, max(rounds, YEARS)) if point is None else point


def _on_special_days(
    constraints: Sequence[Constraint], box: Box, rounds: int
) -> dict[int, int] | None:
    for fact, (low, high) in box.items():
        if (low, high) != (FIRST_DAY, LAST_DAY):
            continue  # a figure, or a day that is known
        for day in SPECIAL_DAYS:
            point = solve(constraints, {**box, fact: (day, day)}, rounds)
            if point is not None:
                return point
    return None
