"""What a decision or a value can be: the leaves of the diagrams of a checker.

None is a leaf of each: the facts contradict each other, and the case does not count.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class ResultLeaf:
    """What row number ``row`` yields (contradictions first)."""

    row: int
    outcomes: tuple[str, ...]
    candidates: tuple[str, ...]

    @property
    def verdict(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What it yields, whichever row says so."""
        return self.outcomes, self.candidates


@dataclass(frozen=True)
class Gap:
    """No row of the table fits."""


@dataclass(frozen=True)
class ValueLeaf:
    """A fixed value."""

    id: str


@dataclass(frozen=True)
class TermLeaf:
    """The value of a term, by its number in the program."""

    term: int


@dataclass(frozen=True)
class NoValue:
    """No rule of the value fits."""


GAP, NO_VALUE = Gap(), NoValue()

Clash: TypeAlias = ResultLeaf | None
"""The contradiction that the facts contain, or None."""
Decision: TypeAlias = ResultLeaf | Gap | None
Membership: TypeAlias = bool | None
Result: TypeAlias = ValueLeaf | TermLeaf | NoValue | None
