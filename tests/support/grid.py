"""A grid of values for a few facts, thinned out to points that comparisons tell apart.

A comparison looks at some of the facts only, and each of its sides at fewer still: a side is worked
out once for each combination of values of its own facts, and the rest is counting in arrays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

import numpy as np

AT_ONCE = 30  # comparisons with up to four outcomes each that fit into a whole number of 64 bits
NOTHING = -1  # in place of a rank: no value


class Side(NamedTuple):
    """One side of a comparison: the facts in it, and its value at a point (None: it has none)."""

    facts: set[int]
    value: Callable[[list], object]


class Grid:
    """All combinations of the values ``axes`` of the facts ``unknown``, at the point ``known``."""

    def __init__(self, known: list, unknown: Sequence[int], axes: Sequence[list]) -> None:
        self.known, self.unknown, self.axes = known, unknown, axes
        self.shape = tuple(map(len, axes))

    def compared(self, operator: str, left: Side, right: Side) -> np.ndarray:
        """How a comparison turns out at every point: 0 where a side has no value; ``=`` tells
        smaller from larger.
        """
        first, second = self._values(left), self._values(right)
        rank = {value: n for n, value in enumerate(sorted({*first, *second} - {None}))}
        rank[None] = NOTHING
        a, b = (
            np.array([rank[value] for value in values]).reshape(self._own_shape(side))
            for side, values in ((left, first), (right, second))
        )
        if operator in "=≠":
            outcome = 2 + np.sign(a - b)
        else:
            outcome = 1 + (a <= b if operator in "≤>" else a < b)
        return np.where((a == NOTHING) | (b == NOTHING), 0, outcome)

    def _values(self, side: Side) -> list:
        """The values of a side for all combinations of its own facts."""
        own = [at for at, n in enumerate(self.unknown) if n in side.facts]
        point, found = list(self.known), []
        for values in product(*(self.axes[at] for at in own)):
            for at, value in zip(own, values, strict=True):
                point[self.unknown[at]] = value
            found.append(side.value(point))
        return found

    def _own_shape(self, side: Side) -> list[int]:
        """The shape of the whole grid, of length one where the side does not look."""
        return [
            size if n in side.facts else 1 for n, size in zip(self.unknown, self.shape, strict=True)
        ]

    def lacking(self, at: int) -> np.ndarray:
        """Where one of the facts has no statement."""
        lacks = np.array([int(value is None) for value in self.axes[at]])
        return lacks.reshape([-1 if n == at else 1 for n in range(len(self.axes))])

    def thinned(self, outcomes: Sequence[np.ndarray]) -> list[tuple]:
        """Of the points with the same outcomes, for each fact the first one with its smallest and
        the first one with its largest value.
        """
        kinds = np.zeros(self.shape, np.int64)
        for n, outcome in enumerate(outcomes):
            if n % AT_ONCE == AT_ONCE - 1:
                kinds = np.unique(kinds, return_inverse=True)[1].reshape(self.shape)
            kinds = kinds * 4 + outcome
        _, first, kind = np.unique(kinds, return_index=True, return_inverse=True)
        ends = [self._ends(at, kind.ravel()) for at in range(len(self.axes))]
        chosen: dict[int, None] = {}
        for one in np.argsort(first):
            points = [end[one] for pair in ends for end in pair if end[one] >= 0]
            chosen.update(dict.fromkeys(points or [int(first[one])]))
        return [*self._points(list(chosen))]

    def _ends(self, at: int, kind: np.ndarray) -> tuple[list[int], list[int]]:
        """For each kind of points the first with the smallest and the first with the largest value
        of one fact; less than 0 where it has none.
        """
        axis = self.axes[at]
        rank = {value: n for n, value in enumerate(sorted({*axis} - {None}))}
        ranks = np.array([rank.get(value, NOTHING) for value in axis])
        mine = np.broadcast_to(
            ranks.reshape([-1 if n == at else 1 for n in range(len(self.axes))]), self.shape
        ).ravel()
        order = np.argsort(kind, kind="stable")
        starts = np.flatnonzero(np.diff(kind[order], prepend=-1))
        place, size = np.arange(kind.size), kind.size
        without = mine[order][starts] == NOTHING  # the whole kind has no value, or none of it
        ends = (
            np.minimum.reduceat((ranked * size + place)[order], starts) % size
            for ranked in (mine, len(axis) - mine)
        )
        smallest, largest = (np.where(without, NOTHING, end).tolist() for end in ends)
        return smallest, largest

    def _points(self, places: list[int]) -> Iterator[tuple]:
        """The points at some places of the grid."""
        numbers = np.unravel_index(np.array(places, np.int64), self.shape)
        for one in zip(*(axis.tolist() for axis in numbers), strict=True):
            yield tuple(axis[n] for axis, n in zip(self.axes, one, strict=True))
