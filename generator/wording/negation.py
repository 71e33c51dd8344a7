"""What »nicht« says. A comparison is false while there is no statement, so its negation holds then.

Hence a negation says »oder ohne Angabe« wherever a fact may lack; without that, a reader would draw
the wrong conclusion from an empty field.
"""

from __future__ import annotations

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
from generator.model import NOT_GIVEN
from generator.wording.labels import NO, NOT_STATED, YES
from generator.wording.statement import Speaker, Statement

OPPOSITE = {"=": "≠", "≠": "=", "<": "≥", "≥": "<", ">": "≤", "≤": ">"}


class Negation:
    """Says negations in the words of ``phrases``."""

    def __init__(self, phrases: Speaker) -> None:
        self.phrases = phrases

    def of(self, negation: Not) -> Statement:  # noqa: PLR0911  one return for each kind of node
        """The negation in two parts."""
        match negation.of:
            case Name() as name:
                return self._not_name(name)
            case Truth() as truth:
                return self.phrases.truth(Truth(truth.place, not truth.value))
            case Not() as inner:
                return self.phrases.statement(inner.of)
            case AllOf() | AnyOf() as joined:
                return self._not_joined(joined)
            case Compare() as comparison:
                return self._not_compared(comparison)
            case Member() as member:
                return self._or_lacking(member, self.phrases.among(member, "weder ", "noch"))
            case Call() as call:
                return self._not_call(call)
            case Number() | Day() | Sum() | ReadingOf() as operand:
                raise TypeError(f"{operand.place}: what is no condition cannot be denied")
            case _ as never:
                assert_never(never)

    def _not_name(self, name: Name) -> Statement:
        if name.id not in self.phrases.derived:
            return self._or_lacking(name, Statement(self.phrases.facts[name.id].title, ": ", NO))
        if self.phrases.is_simple(name):
            return self.of(Not(name.place, self.phrases.derived[name.id]))
        return Statement(self.phrases.label(name.id), " ", "trifft nicht zu")

    def _not_joined(self, joined: AllOf | AnyOf) -> Statement:
        words = "nicht zugleich" if isinstance(joined, AllOf) else "weder noch"
        conditions = "; ".join(map(self.phrases.condition, joined.parts))
        return Statement("", "", f"{words}: {conditions}")

    def _not_compared(self, comparison: Compare) -> Statement:
        """A comparison is false without a statement, so what denies it holds then."""
        operator, left, right = comparison.operator, comparison.left, comparison.right
        if isinstance(right, Truth) and right in self.phrases.operands(comparison):
            return self._not_answered(comparison, yes=(operator == "=") == right.value)
        opposite = self.phrases.compare(Compare(comparison.place, OPPOSITE[operator], left, right))
        if self.phrases.tally(left):
            return opposite
        return self._or_lacking(comparison, opposite)

    def _not_answered(self, comparison: Compare, *, yes: bool) -> Statement:
        fact = self.phrases.behind(comparison.left)
        if isinstance(fact, Name) and fact.id in self.phrases.facts:
            other_answer = NO if yes else YES
            title = self.phrases.facts[fact.id].title
            return self._or_lacking(fact, Statement(title, ": ", other_answer))
        left = comparison.left
        return self.phrases.statement(Not(comparison.place, left) if yes else left)

    def _not_call(self, call: Call) -> Statement:
        fact = self.phrases.fact_asked(call)
        title = self.phrases.facts[fact.id].title
        if call.function == "gewählt":
            return Statement(
                title, ": ", f"{self.phrases.choice(fact, call.args[1])} nicht gewählt"
            )
        return Statement(title, ": ", NOT_STATED)

    def _or_lacking(self, denied: Expression, statement: Statement) -> Statement:
        """The statement; where a fact may lack, also without it."""
        if not any(self._may_lack(name) for name in self._facts(denied)):
            return statement
        return Statement(statement.subject, statement.link, f"{statement.rest} oder {NOT_STATED}")

    def _may_lack(self, name: str) -> bool:
        fact = self.phrases.facts[name]
        return fact.absent == NOT_GIVEN or fact.applies is not None or fact.stand_in is not None

    def _facts(self, tree: Expression) -> set[str]:
        """The facts that a comparison looks at, also behind names."""
        inner: tuple[Expression, ...]
        match tree:
            case Name():
                if tree.id not in self.phrases.derived:
                    return {tree.id} & self.phrases.facts.keys()
                inner = (self.phrases.derived[tree.id],)
            case Compare():
                inner = self.phrases.operands(tree)
            case Sum():
                inner = (tree.left, tree.right)
            case Member():
                inner = (tree.left,)
            case Call():
                inner = tree.args
            case Number() | Day() | Truth() | Not() | AllOf() | AnyOf() | ReadingOf():
                inner = ()
            case _ as never:
                assert_never(never)
        return {name for part in inner for name in self._facts(part)}
