"""Extra values (dates, figures, choices, lists) that differ although the outcome stays the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias, assert_never

from generator import cells
from generator.cells import Term, day_number, facts_of, iso
from generator.changes import Case, VersionAnswer
from generator.compare.joint import ComparedVersion, Joint
from generator.compare.smallest import (
    Difference,
    Facts,
    Pair,
    Shows,
    StatedFacts,
    as_case,
    completed,
    pruned,
    smallest,
    stated_along,
)
from generator.compare.version import value_of
from generator.compile.build import EntryRoot
from generator.compile.diagram import Node, Path
from generator.compile.leaves import NO_VALUE, Membership, NoValue, Result, TermLeaf, ValueLeaf
from generator.model import Value

DAYS = 800  # a leap year and all lengths of months lie within


def values(joint: Joint, same: Node[bool]) -> tuple[list[Case], tuple[str, ...]]:
    """One case for each pair of values, where ``same`` holds; and the titles of values whose
    formulas differ, but not on the days tried.
    """
    before = {value.id: value for value in joint.old.checker.values}
    cases: list[Case] = []
    doubts: dict[str, None] = {}
    for value in joint.new.checker.values:
        if value.id not in before or before[value.id].type != value.type:
            continue
        if value.type == "list":
            cases += _other_lists(joint, value, same)
            continue
        for found in _other_values(joint, value, same):
            if found is None:
                doubts[value.title] = None
            else:
                cases.append(found)
    return cases, tuple(doubts)


# --- lists ----------------------------------------------------------------------------------------


def _other_lists(joint: Joint, value: Value, same: Node[bool]) -> Iterator[Case]:
    d = joint.diagram
    old, new = (_roots(side.built.lists[value.id]) for side in joint.sides)

    def differ(one: Membership, other: Membership) -> bool:
        return bool(one) != bool(other)

    for name in dict.fromkeys((*new, *old)):
        apart = d.apply(differ, old.get(name, d.false), new.get(name, d.false))
        apart = d.both(same, apart)
        path = d.path(apart, lambda holds: holds)
        if path is not None:
            difference = smallest(joint, path, partial(_only_one_lists, value.id, name))
            assert difference is not None
            yield as_case(difference, "value", value.id)


def _roots(entries: tuple[EntryRoot, ...]) -> dict[str, Node[Membership]]:
    return {entry.id: entry.root for entry in entries}


def _only_one_lists(value: str, name: str, old: VersionAnswer, new: VersionAnswer) -> bool:
    return (name in _listed(old, value)) != (name in _listed(new, value))


def _listed(answer: VersionAnswer, value: str) -> list[str]:
    listed = value_of(answer, value)
    return listed if isinstance(listed, list) else []


# --- dates, figures, choices ----------------------------------------------------------------------


@dataclass(frozen=True)
class _Formula:
    """A value that is worked out; the term itself, since versions number their terms apart."""

    term: Term


_Given: TypeAlias = ValueLeaf | _Formula | NoValue
_GivenPair: TypeAlias = tuple[_Given, _Given]


def _other_values(joint: Joint, value: Value, same: Node[bool]) -> Iterator[Case | None]:
    """A case for each pair of values; None where formulas differ, but not on the days tried."""
    d = joint.diagram
    old, new = (_given(side, value.id) for side in joint.sides)

    def differing(one: _Given, other: _Given) -> _GivenPair | None:
        return (one, other) if one != other else None

    differ = d.ite(same, d.apply(differing, old, new), d.leaf(None))
    pairs = [leaf for leaf in d.leaves(differ) if leaf is not None]
    for pair in sorted(pairs, key=_sort_key):
        path = d.path(differ, partial(_is_pair, pair))
        assert path is not None
        terms = [given.term for given in pair if isinstance(given, _Formula)]
        facts = {fact for term in terms for fact in facts_of(term)}
        homes = {joint.new.built.layout.home[fact] for fact in facts}
        yield _value_case(joint, value, completed(path, homes), pair)


def _given(side: ComparedVersion, value: str) -> Node[_Given]:
    built = side.built

    def given(leaf: Result) -> _Given:
        if isinstance(leaf, TermLeaf):
            return _Formula(built.terms[leaf.term])
        return leaf or NO_VALUE

    return built.diagram.apply(given, built.values[value])


def _is_pair(pair: _GivenPair, leaf: _GivenPair | None) -> bool:
    return leaf == pair


def _sort_key(pair: _GivenPair) -> str:
    """An order that does not depend on how terms are numbered."""
    return str(tuple(map(_plain, pair)))


def _plain(given: _Given) -> tuple[str | Term, ...]:
    match given:
        case ValueLeaf(name):
            return ("v", name)
        case _Formula(term):
            return ("t", term)
        case NoValue():
            return ("-",)
        case _ as never:
            assert_never(never)


def _value_case(joint: Joint, value: Value, path: Path, pair: _GivenPair) -> Case | None:
    """A case with different values; two formulas may agree on one day and differ on another, so
    several are tried.
    """
    shows = partial(_have_values, value.id, pair)
    difference = smallest(joint, path, shows)
    old, new = pair
    if difference is None:
        if not isinstance(old, _Formula) or not isinstance(new, _Formula):
            raise AssertionError(f"{joint.new.checker.id}: no facts show that »{value.id}« differs")
        difference = _on_another_day(joint, path, (old.term, new.term), shows)
    return as_case(difference, "value", value.id) if difference else None


def _have_values(value: str, pair: _GivenPair, old: VersionAnswer, new: VersionAnswer) -> bool:
    if value_of(old, value) == value_of(new, value):
        return False
    return _answers_with(pair[0], old, value) and _answers_with(pair[1], new, value)


def _answers_with(given: _Given, answer: VersionAnswer, value: str) -> bool:
    """An answer without the value means »none« only where nothing is missing any more."""
    if "refused" in answer:
        return False
    stated = value in answer["values"]
    return stated if not isinstance(given, NoValue) else not stated and not answer["missing"]


# --- two formulas that agree on the first day tried -----------------------------------------------


def _on_another_day(
    joint: Joint, path: Path, terms: tuple[Term, Term], shows: Shows
) -> Difference | None:
    pair = Pair.of(joint)
    variables = range(len(joint.new.built.layout.variables))
    start = stated_along(joint, completed(path, variables))
    dates = {
        number: fact.id
        for number, fact in enumerate(joint.facts)
        if fact.type == "date" and fact.id in start.new
    }
    moved = set(dates.values())
    for shift in range(1, DAYS):
        stated = StatedFacts(_shifted(start.old, moved, shift), _shifted(start.new, moved, shift))
        known = {number: _day(stated.new[name]) for number, name in dates.items()}
        old, new = (_computed(term, known) for term in terms)
        if old != new and shows(*pair.answers(stated)):
            return pruned(pair, stated, shows)
    return None


def _computed(term: Term, days: dict[int, int]) -> int | None:
    """The value of a term; None where it needs more than the days."""
    return cells.value(term, days) if set(facts_of(term)) <= days.keys() else None


def _shifted(facts: Facts, moved: set[str], days: int) -> Facts:
    return {
        name: iso(_day(value) + days) if name in moved else value for name, value in facts.items()
    }


def _day(written: object) -> int:
    year, month, day = map(int, str(written).split("-"))
    return day_number(year, month, day)
