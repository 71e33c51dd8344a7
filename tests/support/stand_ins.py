"""A checker in which stand-ins are written out, as an editor would: ``x > 3`` becomes ``x > 3 oder
(nicht angegeben(x) und y > 3)``. For the reference, so that it need not know what ``ersatz`` is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from itertools import combinations

from generator.expression import (
    AllOf,
    AnyOf,
    Call,
    Compare,
    Expression,
    Member,
    Name,
    Not,
    ReadingOf,
    Truth,
)
from generator.model import Checker, Fact, Row, Value, ValueRule


def opened(checker: Checker) -> Checker:
    """The checker without a stand-in that its expressions do not name; the facts stay."""
    if not any(fact.stand_in for fact in checker.facts):
        return checker
    writer = _Writer(checker)
    return replace(
        checker,
        facts=tuple(replace(fact, applies=writer.or_none(fact.applies)) for fact in checker.facts),
        contradictions=tuple(map(writer.row, checker.contradictions)),
        rows=tuple(map(writer.row, checker.rows)),
        values=tuple(map(writer.value, checker.values)),
    )


class _Writer:
    def __init__(self, checker: Checker) -> None:
        self.facts = {fact.id: fact for fact in checker.facts}
        self.derived = {derived.id: derived.formula for derived in checker.derived}
        self.others = {fact.id: fact.stand_in.value for fact in checker.facts if fact.stand_in}

    # -- where expressions stand -------------------------------------------------------------------

    def or_none(self, tree: Expression | None) -> Expression | None:
        return None if tree is None else self.condition(self.inlined(tree))

    def row(self, row: Row) -> Row:
        return replace(
            row,
            condition=self.or_none(row.condition),
            then=tuple(replace(one, condition=self.or_none(one.condition)) for one in row.then),
            exceptions=tuple(map(self.row, row.exceptions)),
        )

    def value(self, value: Value) -> Value:
        return replace(
            value,
            rules=tuple(one for rule in value.rules for one in self.rules(rule)),
            entries=tuple(
                replace(entry, condition=self.or_none(entry.condition)) for entry in value.entries
            ),
        )

    def rules(self, rule: ValueRule) -> Iterator[ValueRule]:
        condition = self.or_none(rule.condition)
        formula = self.inlined(rule.formula) if rule.formula else None
        yield replace(rule, condition=condition, formula=formula)
        for swap in self.swaps(formula) if formula else ():
            lacking = AllOf(rule.place, (condition, *map(self.lacking, swap)))
            yield replace(rule, condition=lacking, formula=self.exchanged(formula, swap))

    # -- expressions -------------------------------------------------------------------------------

    def inlined(self, tree: Expression) -> Expression:
        """The tree without derived values."""
        if isinstance(tree, Name) and tree.id in self.derived:
            return self.inlined(self.derived[tree.id])
        if isinstance(tree, Call) and tree.function in ("angegeben", "gewählt"):
            return tree
        if isinstance(tree, (Compare, Member)) and self.has_words(self.inlined(tree.left)):
            return replace(tree, left=self.inlined(tree.left))
        return rebuilt(tree, self.inlined)

    def condition(self, tree: Expression) -> Expression:
        """The condition with stand-ins written out."""
        if isinstance(tree, (Not, AllOf, AnyOf)):
            return rebuilt(tree, self.condition)
        if isinstance(tree, Call):
            several = len(tree.args) > 1 or not isinstance(tree.args[0], Name)
            counts = tree.function == "anzahl" and several
            return rebuilt(tree, self.condition) if counts else tree
        if isinstance(tree, Member) and not self.is_said(tree.left):
            equal = (Compare(item.place, "=", tree.left, item) for item in tree.items)
            return AnyOf(tree.place, tuple(map(self.condition, equal)))
        if isinstance(tree, Compare):
            return self.comparison(tree)
        return self.written_out(tree)

    def comparison(self, tree: Compare) -> Expression:
        if self.is_said(tree.left):
            return tree
        left, right = tree.left, tree.right
        if self.counts(left) or self.counts(right):
            return rebuilt(tree, self.condition)
        two_conditions = self.is_condition(left) or (
            self.is_truth(left) and not isinstance(right, Truth)
        )
        return rebuilt(tree, self.condition) if two_conditions else self.written_out(tree)

    def is_said(self, tree: Expression) -> bool:
        """How a conflict is read, or what the checker itself says."""
        return isinstance(tree, ReadingOf) or (isinstance(tree, Name) and tree.id == "ergebnis")

    def has_words(self, tree: Expression) -> bool:
        """On the right stand words of a list, and no names."""
        return self.is_said(tree) or self.is_choice(tree)

    def counts(self, tree: Expression) -> bool:
        return isinstance(tree, Call) and tree.function == "anzahl"

    def is_truth(self, tree: Expression) -> bool:
        return isinstance(tree, Name) and self.facts[tree.id].type == "boolean"

    def is_condition(self, tree: Expression) -> bool:
        if isinstance(tree, Call):
            return tree.function in ("angegeben", "gewählt")
        return isinstance(tree, (Not, AllOf, AnyOf, Compare, Member, Truth))

    def written_out(self, tree: Expression) -> Expression:
        """A test, or the same of what stands in."""
        more = [
            AllOf(tree.place, (*map(self.lacking, swap), self.exchanged(tree, swap)))
            for swap in self.swaps(tree)
        ]
        return AnyOf(tree.place, (tree, *more)) if more else tree

    def lacking(self, name: str) -> Expression:
        fact: Fact = self.facts[name]
        unstated = Not(fact.place, Call(fact.place, "angegeben", (Name(fact.place, name),)))
        gate = self.or_none(fact.applies)
        return unstated if gate is None else AllOf(fact.place, (unstated, gate))

    def swaps(self, tree: Expression) -> Iterator[dict[str, str]]:
        """Some facts and their stand-ins, as long as no two become the same."""
        named = list(dict.fromkeys(self.names(tree)))
        lacking = [name for name in named if name in self.others]
        for count in range(1, len(lacking) + 1):
            for group in combinations(lacking, count):
                swap = {name: self.others[name] for name in group}
                if len({swap.get(name, name) for name in named}) == len(named):
                    yield swap

    def exchanged(self, tree: Expression, swap: Mapping[str, str]) -> Expression:
        """The tree with other facts."""
        if isinstance(tree, Name):
            return Name(tree.place, swap.get(tree.id, tree.id))
        if isinstance(tree, Compare) and self.is_choice(tree.left):
            return replace(tree, left=self.exchanged(tree.left, swap))
        return rebuilt(tree, lambda one: self.exchanged(one, swap))

    def names(self, tree: object) -> Iterator[str]:
        if isinstance(tree, Name):
            if tree.id in self.facts:
                yield tree.id
        elif isinstance(tree, Compare) and self.is_choice(tree.left):
            yield from self.names(tree.left)  # on the right stands a choice
        else:
            for part in below(tree):
                yield from self.names(part)

    def is_choice(self, tree: Expression) -> bool:
        return (
            isinstance(tree, Name) and tree.id in self.facts and bool(self.facts[tree.id].choices)
        )


def below(tree: object) -> Iterator[Expression]:
    """The trees directly below."""
    for field in fields(tree):
        value = getattr(tree, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Expression):
                yield one


def rebuilt(tree: Expression, change: Callable[[Expression], Expression]) -> Expression:
    """The tree with other trees directly below; a choice or reading is no condition."""
    made = {}
    for field in fields(tree):
        value = getattr(tree, field.name)
        if isinstance(value, tuple):
            made[field.name] = tuple(change(one) for one in value)
        elif isinstance(value, Expression):
            made[field.name] = change(value)
    return replace(tree, **made)
