"""A simple condition in German, in two parts, and what it takes to deny one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from generator.expression import Compare, Expression, Member, Name, Truth
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
    """What ``denials`` needs of ``phrases``; keeps the two from importing each other."""

    facts: dict[str, Fact]
    derived: dict[str, Expression]

    def statement(self, tree: Expression) -> Statement: ...
    def condition(self, tree: Expression) -> str: ...
    def truth(self, tree: Truth) -> Statement: ...
    def compare(self, tree: Compare) -> Statement: ...
    def among(self, tree: Member, before: str, word: str) -> Statement: ...
    def choice(self, fact: Name, choice: Expression) -> str: ...
    def label(self, derived: str) -> str: ...
    def behind(self, tree: Expression) -> Expression: ...
    def is_simple(self, tree: Expression) -> bool: ...
    def is_choice(self, tree: Expression) -> bool: ...
    def is_tally(self, tree: Expression) -> bool: ...
