"""A condition as a nested list: one line for each thing that has to be true.

Names of intermediate results are written out where that adds lines to the list at hand; elsewhere the
name stands, and the page explains it below the table.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.expression import AllOf, AnyOf, Call, Compare, Expression, Name, Not
from generator.model import Checker
from generator.wording.phrases import Phrases

SHORT, TINY = 6, 2  # lines that a name may add to the list at hand, or in a list of its own


@dataclass(frozen=True)
class Clause:
    """A line, or several that are joined by »und« or »oder«; ``terms`` are the names that the page explains."""

    text: str = ""
    join: str = ""
    parts: tuple[Clause, ...] = ()
    terms: tuple[str, ...] = ()


class Clauses:
    """Splits the conditions of one checker into lines."""

    def __init__(self, checker: Checker) -> None:
        self.phrases = Phrases(checker)
        self.derived = self.phrases.derived

    def of(self, tree: Expression) -> Clause:
        """The lines of a condition."""
        tree = self._opened(tree, SHORT)
        if not isinstance(tree, (AllOf, AnyOf)) or not tree.parts:
            return self._line(tree)
        lines = tuple(self._flat(tree))
        return Clause(join=_word(tree), parts=lines) if len(lines) > 1 else lines[0]

    def explained(self, term: str) -> Clause:
        """What a named intermediate result means."""
        formula = self.derived[term]
        if isinstance(formula, Call) and formula.function == "anzahl":
            return Clause(join="", parts=tuple(map(self._line, formula.args)))
        return self.of(formula) if isinstance(formula, (AllOf, AnyOf)) else self._line(formula)

    def terms(self, trees: list[Expression]) -> tuple[str, ...]:
        """The names that the lines of these conditions and of their explanations leave standing, in order."""
        found: dict[str, None] = {}
        waiting = [self.of(tree) for tree in trees]
        while waiting:
            clause = waiting.pop(0)
            waiting += clause.parts
            waiting += [self.explained(term) for term in clause.terms if term not in found]
            found |= dict.fromkeys(clause.terms)
        return tuple(found)

    def _flat(self, tree: AllOf | AnyOf) -> list[Clause]:
        """»a und (b und c)« needs no second list; »beliebig« needs no line."""
        made: list[Clause] = []
        for part in tree.parts:
            if part == AllOf(part.place, ()):
                continue
            opened = self._opened(part, SHORT)
            clause = (
                self.of(opened)
                if isinstance(opened, type(tree))
                else self._nested(self._opened(part, TINY))
            )
            made += clause.parts if clause.join == _word(tree) else [clause]
        return made or [self._line(AllOf(tree.place, ()))]

    def _nested(self, tree: Expression) -> Clause:
        lists = isinstance(tree, (AllOf, AnyOf)) and tree.parts
        return self.of(tree) if lists else self._line(tree)

    def _opened(self, tree: Expression, lines: int) -> Expression:
        """What stands behind a name, when it is short enough to be said in place."""
        if isinstance(tree, Not):
            return self._denied(tree)
        if not isinstance(tree, Name) or tree.id not in self.derived:
            return tree
        fits = self.phrases.is_simple(tree) or self._size(tree) <= lines
        return self._opened(self.derived[tree.id], lines) if fits else tree

    def _denied(self, tree: Not) -> Expression:
        """»nicht (a und b)« is easier to read as »nicht a oder nicht b«."""
        inner = self._opened(tree.of, TINY)
        if not isinstance(inner, (AllOf, AnyOf)) or not inner.parts:
            return tree
        other = AnyOf if isinstance(inner, AllOf) else AllOf
        return other(inner.place, tuple(Not(part.place, part) for part in inner.parts))

    def _size(self, tree: Expression) -> int:
        if isinstance(tree, Name) and tree.id in self.derived:
            return self._size(self.derived[tree.id])
        return sum(map(self._size, tree.parts)) if isinstance(tree, (AllOf, AnyOf)) else 1

    def _line(self, tree: Expression) -> Clause:
        return Clause(
            text=self.phrases.condition(tree), terms=tuple(dict.fromkeys(self._named(tree)))
        )

    def _named(self, tree: Expression) -> list[str]:
        """The names that stand in a line as they are."""
        if isinstance(tree, Name):
            if tree.id not in self.derived or self.phrases.is_term(tree):
                return [tree.id] if tree.id in self.derived else []
            return self._named(self.derived[tree.id])
        inner = {
            Not: lambda t: (t.of,),
            AllOf: lambda t: t.parts,
            AnyOf: lambda t: t.parts,
            Compare: lambda t: (t.left, t.right),
            Call: lambda t: t.args,
        }.get(type(tree), lambda t: ())
        return [name for part in inner(tree) for name in self._named(part)]


def _word(tree: AllOf | AnyOf) -> str:
    return "und" if isinstance(tree, AllOf) else "oder"
