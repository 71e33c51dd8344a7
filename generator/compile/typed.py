"""The form between tree and diagram: conditions whose leaves are tests of facts; all names and units resolved.

A ``Test`` looks at one fact (finite list of values); an ``AtMost`` compares two terms (see ``cells``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Union

from generator.problem import Place


@dataclass(frozen=True)
class Test:
    """Fact number ``fact`` has one of the values ``values`` (numbers of choices; 0 and 1 for nein and ja)."""

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
    """``left ≤ right``; terms as nested tuples so that equal constraints are equal."""

    left: tuple
    right: tuple


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
    """The number of parts that hold satisfies ``holds`` for ``allowed`` (set of numbers)."""

    parts: tuple[Condition, ...]
    allowed: frozenset[int]


@dataclass(frozen=True)
class Yields:
    """The decision of the checker itself is one of these outcomes (only in extra values)."""

    outcomes: frozenset[str]


Condition = Union[Test, Chosen, Given, AtMost, Neg, Every, Some, Counted, Yields]


@dataclass(frozen=True)
class Quantity:
    """A day or a figure: ``dimension`` is »datum«, »zahl«, »quartal« or »kalendermonat«; ``places`` its decimal places."""

    term: tuple
    dimension: str
    unit: str
    places: int
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


def leaves(condition: Condition) -> list[Condition]:
    """The tests at the ends of a condition, from left to right."""
    if isinstance(condition, Neg):
        return leaves(condition.of)
    if isinstance(condition, (Every, Some, Counted)):
        return [leaf for part in condition.parts for leaf in leaves(part)]
    return [condition]


COMPARE: dict[str, Callable[[int, int], bool]] = {
    "=": lambda a, b: a == b,
    "≠": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "≤": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    "≥": lambda a, b: a >= b,
}
