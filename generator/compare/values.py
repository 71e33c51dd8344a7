"""Extra values (dates, figures, choices, lists) that differ although the outcome stays the same."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cells import day_number, facts_of, iso
from generator.cells import value as value_of
from generator.changes import Case
from generator.compare.joint import Joint
from generator.compare.smallest import (
    Facts,
    Found,
    Shows,
    completed,
    pruned,
    shown,
    smallest,
    stated,
)
from generator.compare.version import OpenedRules
from generator.model import Value

DAYS = 800  # a leap year and all lengths of months lie within


def values(
    joint: Joint, old: OpenedRules, new: OpenedRules, same: int
) -> tuple[list[Case], tuple[str, ...]]:
    """One case for each pair of values; and the titles of values whose formulas differ, but not on the days tried."""
    before, cases, doubts = {value.id: value for value in old.checker.values}, [], []
    for value in new.checker.values:
        if value.id in before and before[value.id].type == value.type:
            compare = _list if value.type == "list" else _value
            for found in compare(joint, old, new, value, same):
                (doubts if found is None else cases).append(value.title if found is None else found)
    return cases, tuple(dict.fromkeys(doubts))


def _list(
    joint: Joint, old: OpenedRules, new: OpenedRules, value: Value, same: int
) -> Iterator[Case]:
    d = joint.diagram
    sides = [dict(side.values[value.id]) for side in (joint.old, joint.new)]
    for name in dict.fromkeys((*sides[1], *sides[0])):
        roots = [d.apply(bool, side.get(name, d.false)) for side in sides]
        differ = d.apply(lambda ok, a, b: ok and a != b, same, *roots)
        path = d.path(differ, lambda leaf: leaf is True)
        if path is not None:
            found = smallest(
                joint, old, new, path, lambda one, other, name=name: _lists(value, name, one, other)
            )
            assert found is not None
            yield shown("value", value.id, found)


def _lists(value: Value, name: str, old: dict, new: dict) -> bool:
    return len({name in answer["values"].get(value.id, ()) for answer in (old, new)}) == 2


def _value(
    joint: Joint, old: OpenedRules, new: OpenedRules, value: Value, same: int
) -> Iterator[Case | None]:
    d = joint.diagram
    roots = [
        d.apply(
            lambda leaf, side=side: (
                ("t", side.terms[leaf[1]]) if leaf and leaf[0] == "t" else leaf or ("-",)
            ),
            side.values[value.id],
        )
        for side in (joint.old, joint.new)
    ]
    differ = d.apply(lambda ok, a, b: (a, b) if ok and a != b else None, same, *roots)
    for pair in sorted((leaf for leaf in d.leaves(differ) if leaf is not None), key=str):
        path = d.path(differ, lambda leaf: leaf == pair)
        homes = {
            joint.new.layout.home[fact]
            for leaf in pair
            if leaf[0] == "t"
            for fact in facts_of(leaf[1])
        }
        yield _seen(joint, old, new, value, completed(joint, path, homes), pair)


def _seen(
    joint: Joint,
    old: OpenedRules,
    new: OpenedRules,
    value: Value,
    path: dict[int, int],
    pair: tuple,
) -> Case | None:
    """A case with different values; two formulas may agree on one day and differ on another, so several are tried."""

    def shows(*answers: dict) -> bool:
        got = [answer["values"].get(value.id) for answer in answers]
        return got[0] != got[1] and all(
            _is(leaf, one, answer) for leaf, one, answer in zip(pair, got, answers)
        )

    found = smallest(joint, old, new, path, shows)
    if found is None and pair[0][0] == pair[1][0] == "t":
        found = _another_day(joint, old, new, path, pair, shows)
    elif found is None:
        raise AssertionError(f"{new.checker.id}: no facts show that »{value.id}« differs")
    return shown("value", value.id, found) if found else None


def _is(leaf: tuple, got: object, answer: dict) -> bool:
    """An answer without the value means »none« only where nothing is missing any more."""
    return got is not None if leaf != ("-",) else got is None and not answer["missing"]


def _another_day(
    joint: Joint,
    old: OpenedRules,
    new: OpenedRules,
    path: dict[int, int],
    pair: tuple,
    shows: Shows,
) -> Found | None:
    start = stated(joint, old, new, completed(joint, path, range(len(joint.new.layout.variables))))
    days = [n for n, fact in enumerate(joint.facts) if fact.type == "date" and fact.id in start[1]]
    for shift in range(1, DAYS):
        facts = tuple(_shifted(joint, side, days, shift) for side in start)
        known = {n: _number(facts[1][fact.id]) for n, fact in enumerate(joint.facts) if n in days}
        terms = [
            value_of(leaf[1], known) if set(facts_of(leaf[1])) <= set(days) else None
            for leaf in pair
        ]
        if terms[0] != terms[1] and shows(old.answer(facts[0]), new.answer(facts[1])):
            return pruned(facts, old, new, shows)
    return None


def _shifted(joint: Joint, facts: Facts, days: list[int], shift: int) -> Facts:
    moved = {joint.facts[n].id for n in days}
    return {
        name: iso(_number(value) + shift) if name in moved else value
        for name, value in facts.items()
    }


def _number(day: object) -> int:
    return day_number(*map(int, str(day).split("-")))
