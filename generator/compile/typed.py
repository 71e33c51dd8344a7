"""The form between tree and diagram: conditions whose leaves are tests of facts.

All names and units are resolved. A ``Test`` looks at one fact with a finite list of values; an
``AtMost`` compares two terms (see ``cells``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias, assert_never

from generator.cells import Term, facts_of
from generator.model import Conflict
from generator.problem import Place

# --- conditions: true or false --------------------------------------------------------------------


@dataclass(frozen=True)
class Test:
    """The fact has one of the values: numbers of choices; 0 and 1 for nein and ja."""

    fact: int
    values: frozenset[int]


@dataclass(frozen=True)
class Chosen:
    """Choice number ``choice`` is among those chosen for ``fact`` (type choices)."""

    fact: int
    choice: int


@dataclass(frozen=True)
class Given:
    """There is a statement about ``fact``."""

    fact: int


@dataclass(frozen=True)
class AtMost:
    """``left ≤ right``; terms are nested tuples, so that equal comparisons are equal."""

    left: Term
    right: Term

    @property
    def facts(self) -> tuple[int, ...]:
        """The facts of both sides, in order of occurrence."""
        return facts_of(self.left) + facts_of(self.right)


@dataclass(frozen=True)
class Neg:
    """Negation."""

    of: Condition


@dataclass(frozen=True)
class Every:
    """All parts hold."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Some:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Counted:
    """The number of parts that hold is one of ``allowed``."""

    parts: tuple[Condition, ...]
    allowed: frozenset[int]


@dataclass(frozen=True)
class Yields:
    """The decision of the checker itself is one of these outcomes (only in extra values)."""

    outcomes: frozenset[str]


@dataclass(frozen=True)
class ReadAs:
    """One of these readings is taken of the conflict."""

    conflict: str
    readings: frozenset[str]


Leaf: TypeAlias = Test | Chosen | Given | AtMost | Yields | ReadAs
Condition: TypeAlias = Leaf | Neg | Every | Some | Counted

TRUE, FALSE = Every(()), Some(())


def leaves(condition: Condition) -> Iterator[Leaf]:
    """The tests at the ends of a condition, from left to right."""
    match condition:
        case Neg(inner):
            yield from leaves(inner)
        case Every(parts) | Some(parts) | Counted(parts):
            for part in parts:
                yield from leaves(part)
        case Test() | Chosen() | Given() | AtMost() | Yields() | ReadAs():
            yield condition
        case _ as never:
            assert_never(never)


def facts_of_leaf(leaf: Leaf) -> tuple[int, ...]:
    """The facts that a leaf looks at."""
    match leaf:
        case Test(fact) | Chosen(fact) | Given(fact):
            return (fact,)
        case AtMost():
            return leaf.facts
        case Yields() | ReadAs():
            return ()
        case _ as never:
            assert_never(never)


# --- what is not true or false --------------------------------------------------------------------

Dimension: TypeAlias = Literal["datum", "zahl", "quartal", "kalendermonat"]


@dataclass(frozen=True, kw_only=True)
class Quantity:
    """A day or a figure, scaled by ten to the number of its decimal ``places``."""

    term: Term
    dimension: Dimension
    unit: str = ""
    places: int = 0
    place: Place


@dataclass(frozen=True)
class Tally:
    """How many of the parts hold; only ever compared with a number."""

    parts: tuple[Condition, ...]
    place: Place


@dataclass(frozen=True)
class ChoiceOf:
    """The value of a fact that is chosen from a list."""

    fact: int
    place: Place


@dataclass(frozen=True)
class OwnResult:
    """``ergebnis``: the outcome of the checker's own table."""

    place: Place


@dataclass(frozen=True)
class ReadingTaken:
    """``lesart(…)``: the reading taken of a conflict, to be compared with one of its readings."""

    conflict: Conflict
    place: Place


Operand: TypeAlias = Condition | Quantity | Tally | ChoiceOf | OwnResult | ReadingTaken
"""Whatever an expression can mean."""

COMPARE: dict[str, Callable[[int, int], bool]] = {
    "=": lambda a, b: a == b,
    "≠": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "≤": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    "≥": lambda a, b: a >= b,
}
