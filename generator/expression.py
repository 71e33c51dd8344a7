"""Syntax tree of the rule language, as written: small, without loops, every node knows its place.

The language is DMN's S-FEEL in German dress. About fifteen operators: ``= ≠ < ≤ > ≥``, ``in``,
``und``, ``oder``, ``nicht``, ``+``, ``-`` and the functions in ``FUNCTIONS``.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from generator.problem import Place

FUNCTIONS = {
    "angegeben": "angegeben(x): Zu x liegt eine Angabe vor.",
    "gewählt": "gewählt(x, a): Unter den gewählten Werten von x ist a.",
    "anzahl": (
        "anzahl(a, b, …): wie viele der Bedingungen zutreffen; "
        "anzahl(x): wie viele Werte gewählt sind."
    ),
    "tage": "tage(von, bis): Tage zwischen zwei Daten, gezählt wie unter »zählung« erklärt.",
    "monate": "monate(von, bis): volle Kalendermonate von »von« bis einschließlich »bis«.",
    "quartal": "quartal(x): das Kalendervierteljahr, in dem x liegt.",
    "kalendermonat": "kalendermonat(x): der Kalendermonat, in dem x liegt.",
    "min": "min(a, b): der kleinere Wert.",
    "max": "max(a, b): der größere Wert.",
    "lesart": "lesart(k): die Lesart, die zum Konflikt k gilt; »lesart(k) = a« prüft sie.",
}
COMPARISONS = ("=", "≠", "<", "≤", ">", "≥")


@dataclass(frozen=True)
class Name:
    """A fact, a derived value, or an entry of a list of choices."""

    place: Place
    id: str


@dataclass(frozen=True)
class Number:
    """An exact decimal with the unit as written (None without one).

    ``written``: its characters, for a choice whose id looks like a number (»007«).
    """

    place: Place
    value: Decimal
    unit: str | None
    written: str = ""


@dataclass(frozen=True)
class Day:
    """A calendar day, ISO 8601."""

    place: Place
    iso: str


@dataclass(frozen=True)
class Truth:
    """``ja`` or ``nein``."""

    place: Place
    value: bool


@dataclass(frozen=True)
class Not:
    """Negation."""

    place: Place
    of: Expression


@dataclass(frozen=True)
class AllOf:
    """True when every part is; an empty one is true."""

    place: Place
    parts: tuple[Expression, ...]


@dataclass(frozen=True)
class AnyOf:
    """True when at least one part is; an empty one is false."""

    place: Place
    parts: tuple[Expression, ...]


@dataclass(frozen=True)
class Compare:
    """``left operator right``; the operator is one of COMPARISONS."""

    place: Place
    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True)
class Member:
    """``left in [a, b]``."""

    place: Place
    left: Expression
    items: tuple[Expression, ...]


@dataclass(frozen=True)
class Sum:
    """``left + right`` or, with sign -1, ``left - right``."""

    place: Place
    sign: int
    left: Expression
    right: Expression


@dataclass(frozen=True)
class Call:
    """One of FUNCTIONS."""

    place: Place
    function: str
    args: tuple[Expression, ...]


@dataclass(frozen=True)
class ReadingOf:
    """``lesart(conflict)``: the reading that is taken of a conflict."""

    place: Place
    conflict: Name


Expression: TypeAlias = (
    Name | Number | Day | Truth | Not | AllOf | AnyOf | Compare | Member | Sum | Call | ReadingOf
)
