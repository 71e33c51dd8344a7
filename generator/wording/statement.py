"""A simple condition in German, in two parts, and what it takes to deny one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeGuard

from generator.expression import Call, Compare, Expression, Member, Name, Truth
from generator.model import Fact


@dataclass(frozen=True)
class Statement:
    """What a condition is about, and what is said of it. A table cell shows only the latter."""

    subject: str
    link: str
    rest: str

    def __str__(self) -> str:
        return f"{self.subject}{self.link}{self.rest}"


class Speaker(Protocol):
    """What ``negation`` needs of ``phrases``; keeps the two from importing each other."""

    facts: dict[str, Fact]
    derived: dict[str, Expression]

    def statement(self, condition: Expression) -> Statement:
        """Any condition, in two parts."""

    def condition(self, condition: Expression) -> str:
        """Any condition, in one line."""

    def truth(self, truth: Truth) -> Statement:
        """»ja« or »nein« as a condition of its own."""

    def compare(self, comparison: Compare) -> Statement:
        """A comparison."""

    def among(self, member: Member, before: str, conjunction: str) -> Statement:
        """What a value is one of; ``before`` and ``conjunction`` may deny it."""

    def choice(self, fact: Name, choice: Expression) -> str:
        """The title of a choice."""

    def fact_asked(self, call: Call) -> Name:
        """The fact of »angegeben(…)« or »gewählt(…, …)«."""

    def label(self, derived: str) -> str:
        """What a named intermediate result is called."""

    def behind(self, tree: Expression) -> Expression:
        """What a name stands for."""

    def is_simple(self, condition: Expression) -> bool:
        """True for a condition that needs one line when its name is written out."""

    def is_choice(self, tree: Expression) -> TypeGuard[Name]:
        """True for a fact that is chosen from a list."""

    def operands(self, comparison: Compare) -> tuple[Expression, ...]:
        """See ``Phrases.operands``."""

    def tally(self, tree: Expression) -> Call | None:
        """The »anzahl(…)« that a term stands for, or None."""
