"""How large the conditions of a checker are once their derived values stand in them.

Everything later walks through them, by recursion and written out; here they are measured without
being written out, so that values that double forty times cost no more than forty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import NamedTuple

from generator.expression import (
    AllOf,
    AnyOf,
    Call,
    Compare,
    Day,
    Expression,
    Member,
    Name,
    Not,
    Number,
    ReadingOf,
    Sum,
    Truth,
)
from generator.load.limits import MAX_EXPANDED, MAX_LEVELS, count
from generator.load.reader import Reader
from generator.model import Checker

_TREES = (
    Name,
    Number,
    Day,
    Truth,
    Not,
    AllOf,
    AnyOf,
    Compare,
    Member,
    Sum,
    Call,
    ReadingOf,
)


class _Measure(NamedTuple):
    """Names, figures and signs of a formula; how many of them stand inside each other."""

    parts: int
    levels: int


class _Measures:
    """The measures of the formulas of one checker; each derived value is measured once."""

    def __init__(self, checker: Checker) -> None:
        self.formulas = {derived.id: derived.formula for derived in checker.derived}
        self.known: dict[str, _Measure] = {}
        self.level = 0

    def of(self, tree: Expression) -> _Measure:
        """What the tree measures; where it is too deep, it stops and says so."""
        if self.level > MAX_LEVELS:
            return _Measure(1, MAX_LEVELS)
        self.level += 1
        inner = [self.of(part) for part in _parts(tree)]
        if isinstance(tree, Name) and tree.id in self.formulas:
            if tree.id not in self.known:
                self.known[tree.id] = _Measure(1, 1)  # stands for itself in a circle
                self.known[tree.id] = self.of(self.formulas[tree.id])
            inner.append(self.known[tree.id])
        self.level -= 1
        return _Measure(
            1 + sum(part.parts for part in inner),
            1 + max((part.levels for part in inner), default=0),
        )


def check_sizes(reader: Reader, checker: Checker) -> None:
    """Reports the first condition that is too large."""
    measures = _Measures(checker)
    for tree in _trees_in(checker):
        measure = measures.of(tree)
        if measure.parts <= MAX_EXPANDED and measure.levels <= MAX_LEVELS:
            continue
        limit, things = (
            (MAX_EXPANDED, "Teile")
            if measure.parts > MAX_EXPANDED
            else (MAX_LEVELS, "Stufen ineinander")
        )
        reader.say(
            "bedingung-zu-gross",
            tree.place,
            f"Mit eingesetzten Hilfsgrößen hat die Bedingung mehr als {count(limit)} {things}.",
            "Prüfen Sie, ob eine Hilfsgröße mehrmals in sich steckt; sonst fragen Sie nach dem "
            "Zwischenergebnis.",
        )
        return


def _parts(tree: Expression) -> tuple[Expression, ...]:
    match tree:
        case Not():
            return (tree.of,)
        case AllOf() | AnyOf():
            return tree.parts
        case Compare() | Sum():
            return (tree.left, tree.right)
        case Member():
            return (tree.left, *tree.items)
        case Call():
            return tree.args
        case _:
            return ()


def _trees_in(value: object) -> Iterator[Expression]:
    """Every formula of a checker, wherever it stands."""
    if isinstance(value, _TREES):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _trees_in(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _trees_in(getattr(value, field.name))
