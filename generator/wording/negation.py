"""What »nicht« says. A comparison is false while there is no statement, so its negation holds then.

Hence a negation says »oder ohne Angabe« wherever a fact may lack; without that, a reader would draw the wrong
conclusion from an empty field.
"""

from __future__ import annotations

from generator.expression import (
    AllOf,
    AnyOf,
    Call,
    Compare,
    Expression,
    Member,
    Name,
    Not,
    Sum,
    Truth,
)
from generator.model import NOT_GIVEN
from generator.wording.labels import NO, NOT_STATED, YES
from generator.wording.statement import Speaker, Statement

OPPOSITE = {"=": "≠", "≠": "=", "<": "≥", "≥": "<", ">": "≤", "≤": ">"}


class Negation:
    """Says negations with the words of ``phrases``."""

    def __init__(self, phrases: Speaker) -> None:
        self.phrases = phrases

    def of(self, tree: Not) -> Statement:
        """The negation in two parts."""
        inner = tree.of
        if isinstance(inner, Name) and inner.id in self.phrases.derived:
            if self.phrases.is_simple(inner):
                return self.of(Not(tree.place, self.phrases.derived[inner.id]))
            return Statement(self.phrases.label(inner.id), " ", "trifft nicht zu")
        if isinstance(inner, Not):
            return self.phrases.statement(inner.of)
        if isinstance(inner, Call):
            return self._not_call(inner)
        if isinstance(inner, (AllOf, AnyOf)):
            word = "nicht zugleich" if isinstance(inner, AllOf) else "weder noch"
            return Statement(
                "", "", f"{word}: " + "; ".join(map(self.phrases.condition, inner.parts))
            )
        if isinstance(inner, Truth):
            return self.phrases.truth(Truth(inner.place, not inner.value))
        return self._denied(inner)

    def _denied(self, inner: Name | Compare | Member) -> Statement:
        """A comparison is false without a statement, so what denies it holds then."""
        if isinstance(inner, Name):
            return self._without(inner, Statement(self.phrases.facts[inner.id].title, ": ", NO))
        if isinstance(inner, Member):
            return self._without(inner, self.phrases.among(inner, "weder ", "noch"))
        if isinstance(inner.right, Truth) and not self.phrases.is_choice(inner.left):
            return self._unanswered(inner, (inner.operator == "=") == inner.right.value)
        opposite = self.phrases.compare(
            Compare(inner.place, OPPOSITE[inner.operator], inner.left, inner.right)
        )
        return opposite if self.phrases.is_tally(inner.left) else self._without(inner, opposite)

    def _unanswered(self, inner: Compare, yes: bool) -> Statement:
        fact = self.phrases.behind(inner.left)
        if isinstance(fact, Name) and fact.id in self.phrases.facts:
            return self._without(
                fact, Statement(self.phrases.facts[fact.id].title, ": ", NO if yes else YES)
            )
        return self.phrases.statement(Not(inner.place, inner.left) if yes else inner.left)

    def _not_call(self, inner: Call) -> Statement:
        title = self.phrases.facts[inner.args[0].id].title
        if inner.function == "gewählt":
            return Statement(title, ": ", f"{self.phrases.choice(*inner.args)} nicht gewählt")
        return Statement(title, ": ", NOT_STATED)

    def _without(self, inner: Expression, statement: Statement) -> Statement:
        lacking = any(self._may_lack(name) for name in self._names(inner))
        return (
            Statement(statement.subject, statement.link, f"{statement.rest} oder {NOT_STATED}")
            if lacking
            else statement
        )

    def _may_lack(self, id: str) -> bool:
        fact = self.phrases.facts[id]
        return fact.absent == NOT_GIVEN or fact.applies is not None or fact.stand_in is not None

    def _names(self, tree: Expression) -> set[str]:
        """The facts that a comparison looks at, also behind names."""
        if isinstance(tree, Name) and tree.id in self.phrases.derived:
            return self._names(self.phrases.derived[tree.id])
        if isinstance(tree, Name):
            return {tree.id} & self.phrases.facts.keys()
        parts = {
            Compare: lambda t: (t.left, t.right),
            Sum: lambda t: (t.left, t.right),
            Member: lambda t: (t.left,),
            Call: lambda t: t.args,
        }.get(type(tree), lambda t: ())
        return {name for part in parts(tree) for name in self._names(part)}
