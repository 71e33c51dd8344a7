"""Facts that take over for others (``ersatz``): what lacks a statement looks at its stand-in.

``angegeben`` asks for the fact itself. Where a fact does not apply, nothing stands in for it, and
what compares or counts from one to the other needs statements about both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import assert_never

from generator.cells import Term, facts_of
from generator.compile.rules import ResolvedEntry, ResolvedRule, ResolvedValue, Rules
from generator.compile.typed import (
    AtMost,
    Chosen,
    Condition,
    Counted,
    Every,
    Given,
    Neg,
    ReadAs,
    Some,
    Test,
    Yields,
)
from generator.model import Fact


def with_stand_ins(rules: Rules) -> Rules:
    """The rules in which every stand-in takes over."""
    facts = rules.checker.facts
    numbers = {fact.id: number for number, fact in enumerate(facts)}
    others = {
        number: numbers[fact.stand_in.value] for number, fact in enumerate(facts) if fact.stand_in
    }
    if not others:
        return rules
    opened = _StandIns(facts, others, rules.applies).condition
    return replace(
        rules,
        applies={fact: opened(condition) for fact, condition in rules.applies.items()},
        conditions=tuple(
            None if condition is None else opened(condition) for condition in rules.conditions
        ),
        then_conditions=tuple(tuple(map(opened, each)) for each in rules.then_conditions),
        values=tuple(
            _value(value, _StandIns(facts, others, rules.applies)) for value in rules.values
        ),
    )


@dataclass(frozen=True)
class _StandIns:
    """``others``: by fact, the one that stands in for it; ``applies``: as in the rules."""

    facts: Sequence[Fact]
    others: Mapping[int, int]
    applies: Mapping[int, Condition]

    def condition(self, condition: Condition) -> Condition:  # noqa: PLR0911  one a condition
        """The condition in which stand-ins take over."""
        match condition:
            case Neg(inner):
                return Neg(self.condition(inner))
            case Every(parts):
                return Every(tuple(map(self.condition, parts)))
            case Some(parts):
                return Some(tuple(map(self.condition, parts)))
            case Counted(parts, allowed):
                return Counted(tuple(map(self.condition, parts)), allowed)
            case Test(fact, values) if fact in self.others:
                other = self.others[fact]
                found = Test(other, self._same_values(fact, other, values))
                return Some((condition, Every((self.lacking(fact), found))))
            case AtMost(left, right):
                return self._at_most(condition, left, right)
            case Test() | Chosen() | Given() | Yields() | ReadAs():
                return condition
            case _ as never:
                assert_never(never)

    def lacking(self, fact: int) -> Condition:
        """There is no statement about a fact, although it applies."""
        unstated = Neg(Given(fact))
        gate = self.applies.get(fact)
        return unstated if gate is None else Every((unstated, self.condition(gate)))

    def exchanged(self, facts: Sequence[int]) -> Iterator[Mapping[int, int]]:
        """For some of the facts at a time, those that stand in for them; never the same twice."""
        named = dict.fromkeys(facts)
        open_to = [fact for fact in named if fact in self.others]
        for count in range(1, len(open_to) + 1):
            for group in combinations(open_to, count):
                swap = {fact: self.others[fact] for fact in group}
                if len({swap.get(fact, fact) for fact in named}) == len(named):
                    yield swap

    def _at_most(self, condition: AtMost, left: Term, right: Term) -> Condition:
        more = tuple(
            Every((*map(self.lacking, swap), AtMost(swapped(left, swap), swapped(right, swap))))
            for swap in self.exchanged(condition.facts)
        )
        return Some((condition, *more)) if more else condition

    def _same_values(self, fact: int, other: int, values: frozenset[int]) -> frozenset[int]:
        """The choices of the other fact that have the same ids."""
        if self.facts[fact].type == "boolean":
            return values
        wanted = {self.facts[fact].choices[value].id for value in values}
        choices = enumerate(self.facts[other].choices)
        return frozenset(number for number, choice in choices if choice.id in wanted)


def swapped(term: Term, swap: Mapping[int, int]) -> Term:
    """The term with other facts."""
    match term:
        case ("f", fact):
            return ("f", swap.get(fact, fact))
        case ("c", _):
            return term
        case (("*" | "m") as op, part, number):
            return (op, swapped(part, swap), number)
        case (("q" | "k") as op, part):
            return (op, swapped(part, swap))
        case (("+" | "-" | "M" | "<" | ">") as op, left, right):
            return (op, swapped(left, swap), swapped(right, swap))
        case _ as never:
            assert_never(never)


def _value(value: ResolvedValue, stand_ins: _StandIns) -> ResolvedValue:
    entries = (
        ResolvedEntry(entry.id, stand_ins.condition(entry.condition)) for entry in value.entries
    )
    rules = (one for rule in value.rules for one in _rules(rule, stand_ins))
    return replace(value, rules=tuple(rules), entries=tuple(entries))


def _rules(rule: ResolvedRule, stand_ins: _StandIns) -> Iterator[ResolvedRule]:
    """The rule, and the same rule with stand-ins in its formula."""
    condition, formula = stand_ins.condition(rule.condition), rule.formula
    yield replace(rule, condition=condition)
    if formula is None:
        return
    for swap in stand_ins.exchanged(facts_of(formula.term)):
        lacking = map(stand_ins.lacking, swap)
        term = swapped(formula.term, swap)
        yield ResolvedRule(Every((condition, *lacking)), "", replace(formula, term=term))
