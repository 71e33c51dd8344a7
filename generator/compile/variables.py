"""The variables of a decision diagram: what is asked of the facts, each with finitely many values.

Values are numbered from 0. ``none`` is the number of the value »no statement«, None where there is
no such value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from generator.compile.typed import AtMost


@dataclass(frozen=True)
class EnumVariable:
    """A fact with a list of values: ja and nein, or one of its choices."""

    fact: int
    size: int
    none: int | None

    @property
    def facts(self) -> tuple[int, ...]:
        """The facts that it stands for."""
        return (self.fact,)


@dataclass(frozen=True)
class FlagVariable:
    """Whether choice number ``choice`` is among those chosen for a fact."""

    fact: int
    choice: int
    size: int = 2

    @property
    def facts(self) -> tuple[int, ...]:
        """The facts that it stands for."""
        return (self.fact,)


@dataclass(frozen=True)
class CutVariable:
    """A figure or day that is only compared with constants; ``cuts``: the first value of each cell
    but the lowest.
    """

    fact: int
    cuts: tuple[int, ...]
    none: int | None

    @property
    def size(self) -> int:
        """The number of its values."""
        return len(self.cuts) + 1 + (self.none is not None)

    @property
    def facts(self) -> tuple[int, ...]:
        """The facts that it stands for."""
        return (self.fact,)


@dataclass(frozen=True)
class SwitchVariable:
    """1 while the fact is unknown, 0 once it is stated."""

    fact: int
    size: int = 2

    @property
    def facts(self) -> tuple[int, ...]:
        """The facts that it stands for."""
        return (self.fact,)


class Cell(NamedTuple):
    """Two sets of bits: the facts without a statement, and the comparisons that hold."""

    absent: int
    truth: int


@dataclass(frozen=True, kw_only=True)
class ClusterVariable:
    """Facts that are compared with each other. ``rounds``: see ``cells.solve``."""

    facts: tuple[int, ...]
    atoms: tuple[AtMost, ...]
    cells: tuple[Cell, ...]
    rounds: int

    @property
    def size(self) -> int:
        """The number of its values."""
        return len(self.cells)


@dataclass(frozen=True)
class ReadingVariable:
    """How a conflict is read: one of the ids ``readings``. Nobody is asked for it."""

    conflict: str
    readings: tuple[str, ...]

    @property
    def size(self) -> int:
        """The number of its values."""
        return len(self.readings)

    @property
    def facts(self) -> tuple[int, ...]:
        """There are none."""
        return ()


Variable: TypeAlias = (
    EnumVariable | FlagVariable | CutVariable | SwitchVariable | ClusterVariable | ReadingVariable
)
