"""A condition as a nested list: one line for each thing that has to be true.

Names of intermediate results are written out where that adds lines to the list at hand; elsewhere
the name stands, and the page explains it below the table.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

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
from generator.model import Checker
from generator.wording.phrases import NO_CONFLICTS, Conflicts, Phrases

SHORT, TINY = 6, 2  # lines that a name may add to the list at hand, or in a list of its own


@dataclass(frozen=True, kw_only=True)
class Clause:
    """A line, or several joined by »und« or »oder«; ``terms``: names that the page explains."""

    text: str = ""
    join: str = ""
    parts: tuple[Clause, ...] = ()
    terms: tuple[str, ...] = ()


class Clauses:
    """Splits the conditions of one checker into lines."""

    def __init__(self, checker: Checker, conflicts: Conflicts = NO_CONFLICTS) -> None:
        self.phrases = Phrases(checker, conflicts)
        self.derived = self.phrases.derived

    def of(self, condition: Expression) -> Clause:
        """The lines of a condition."""
        opened = self._opened(condition, SHORT)
        if not isinstance(opened, (AllOf, AnyOf)) or not opened.parts:
            return self._line(opened)
        lines = tuple(self._flat(opened))
        return Clause(join=_conjunction(opened), parts=lines) if len(lines) > 1 else lines[0]

    def explained(self, term: str) -> Clause:
        """What a named intermediate result means."""
        formula = self.derived[term]
        if isinstance(formula, Call) and formula.function == "anzahl":
            return Clause(join="", parts=tuple(map(self._line, formula.args)))
        return self.of(formula) if isinstance(formula, (AllOf, AnyOf)) else self._line(formula)

    def terms(self, conditions: Iterable[Expression]) -> tuple[str, ...]:
        """The names that the lines of conditions and of their explanations leave standing."""
        terms: dict[str, None] = {}
        waiting = [self.of(condition) for condition in conditions]
        while waiting:
            clause = waiting.pop(0)
            waiting += clause.parts
            waiting += [self.explained(term) for term in clause.terms if term not in terms]
            terms |= dict.fromkeys(clause.terms)
        return tuple(terms)

    def _flat(self, joined: AllOf | AnyOf) -> list[Clause]:
        """»a und (b und c)« needs no second list; »beliebig« needs no line."""
        clauses: list[Clause] = []
        for part in joined.parts:
            if part == AllOf(part.place, ()):
                continue
            opened = self._opened(part, SHORT)
            if isinstance(opened, type(joined)):
                clause = self.of(opened)
            else:
                clause = self._nested(self._opened(part, TINY))
            clauses += clause.parts if clause.join == _conjunction(joined) else [clause]
        return clauses or [self._line(AllOf(joined.place, ()))]

    def _nested(self, condition: Expression) -> Clause:
        has_lines = isinstance(condition, (AllOf, AnyOf)) and bool(condition.parts)
        return self.of(condition) if has_lines else self._line(condition)

    def _opened(self, condition: Expression, lines: int) -> Expression:
        """What stands behind a name, when it is short enough to be said in place."""
        if isinstance(condition, Not):
            return self._distributed(condition)
        if not isinstance(condition, Name) or condition.id not in self.derived:
            return condition
        fits = self.phrases.is_simple(condition) or self._size(condition) <= lines
        return self._opened(self.derived[condition.id], lines) if fits else condition

    def _distributed(self, negation: Not) -> Expression:
        """»nicht (a und b)« is easier to read as »nicht a oder nicht b«."""
        inner = self._opened(negation.of, TINY)
        if not isinstance(inner, (AllOf, AnyOf)) or not inner.parts:
            return negation
        denied = tuple(Not(part.place, part) for part in inner.parts)
        return (
            AnyOf(inner.place, denied) if isinstance(inner, AllOf) else AllOf(inner.place, denied)
        )

    def _size(self, condition: Expression) -> int:
        """How many lines a condition takes when every name is written out."""
        if isinstance(condition, Name) and condition.id in self.derived:
            return self._size(self.derived[condition.id])
        return sum(map(self._size, condition.parts)) if isinstance(condition, (AllOf, AnyOf)) else 1

    def _line(self, condition: Expression) -> Clause:
        terms = tuple(dict.fromkeys(self._named(condition)))
        return Clause(text=self.phrases.condition(condition), terms=terms)

    def _named(self, tree: Expression) -> list[str]:
        """The names that stand in a line as they are."""
        inner: tuple[Expression, ...]
        match tree:
            case Name():
                return self._standing(tree)
            case Not():
                inner = (tree.of,)
            case AllOf() | AnyOf():
                inner = tree.parts
            case Compare():
                inner = self.phrases.operands(tree)
            case Call():
                inner = tree.args
            case Number() | Day() | Truth() | Member() | Sum() | ReadingOf():
                inner = ()
            case _ as never:
                assert_never(never)
        return [name for part in inner for name in self._named(part)]

    def _standing(self, name: Name) -> list[str]:
        """A name that is explained elsewhere, or those in what is written out in its stead."""
        if name.id not in self.derived:
            return []
        return [name.id] if self.phrases.is_term(name) else self._named(self.derived[name.id])


def _conjunction(joined: AllOf | AnyOf) -> str:
    return "und" if isinstance(joined, AllOf) else "oder"
