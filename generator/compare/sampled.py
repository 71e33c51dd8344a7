"""Where two versions of a checker cannot be laid over each other: compare them on chosen cases, and
say so.

The cases are the examples of both versions, and each of them with one fact changed to each of its
choices, or to the edges at which one of the versions begins to answer differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import NamedTuple, TypeAlias

from generator.cells import iso
from generator.changes import Case, CaseKind, VersionAnswer
from generator.compare.smallest import Facts, Pair, StatedFacts, as_case, pruned
from generator.compare.version import OpenedRules, reasons, value_of, verdict
from generator.compile.variables import CutVariable
from generator.model import Fact
from generator.verify.witness import unscaled

MOST = 4000  # cases; large checkers would take minutes

Sides: TypeAlias = tuple[object, ...]
"""What both versions say, of a value preceded by its name."""


class _Apart(NamedTuple):
    """The kind of a difference, what it is about, and between what."""

    kind: CaseKind
    about: str
    sides: Sides


def sampled(pair: Pair) -> tuple[list[Case], int]:
    """One case for each pair of answers that was met, and how many cases were compared."""
    cases: dict[_Apart, Case] = {}
    count = 0
    for facts in islice(_distinct(_points(pair.old, pair.new)), MOST):
        count += 1
        apart = _difference(pair.old.answer(facts), pair.new.answer(facts))
        if apart is not None and apart not in cases:
            stated = StatedFacts(pair.old.known(facts), pair.new.known(facts))
            difference = pruned(pair, stated, partial(_is_apart, apart))
            cases[apart] = as_case(difference, apart.kind, apart.about)
    return [cases[apart] for apart in sorted(cases, key=_sort_key)], count


def _difference(old: VersionAnswer, new: VersionAnswer) -> _Apart | None:
    """What differs first: the outcome, then a value, then the reason; None where all is equal."""
    if verdict(old) != verdict(new):
        return _Apart("outcome", "", (verdict(old), verdict(new)))
    if "refused" in old or "refused" in new:
        return None
    for name in (*new["values"], *old["values"]):
        before, after = value_of(old, name), value_of(new, name)
        if before != after:
            return _Apart("value", name, (name, str(before), str(after)))
    if reasons(old) != reasons(new):
        return _Apart("reason", "", (str(sorted(reasons(old))), str(sorted(reasons(new)))))
    return None


def _is_apart(apart: _Apart, old: VersionAnswer, new: VersionAnswer) -> bool:
    return _difference(old, new) == apart


def _sort_key(apart: _Apart) -> str:
    return str((apart.kind, apart.sides))


def _distinct(points: Iterable[Facts]) -> Iterator[Facts]:
    seen: set[str] = set()
    for facts in points:
        key = str(sorted(facts.items(), key=lambda pair: pair[0]))
        if key not in seen:
            seen.add(key)
            yield facts


def _points(old: OpenedRules, new: OpenedRules) -> Iterator[Facts]:
    examples: list[Facts] = [
        example.facts for version in (old, new) for example in version.checker.examples
    ]
    if not examples:
        examples = [{}]
    yield from examples
    edges = _edges(old, new)
    for facts in examples:
        for name, values in edges.items():
            yield from ({**facts, name: value} for value in values)
            yield {key: value for key, value in facts.items() if key != name}


def _edges(old: OpenedRules, new: OpenedRules) -> dict[str, list[object]]:
    """The values of each fact that are worth trying; those of both versions."""
    edges: dict[str, list[object]] = {}
    for version in (old, new):
        for number, fact in enumerate(version.checker.facts):
            known = edges.setdefault(fact.id, [])
            known += [value for value in _values(version, number, fact) if value not in known]
    return edges


def _values(version: OpenedRules, number: int, fact: Fact) -> list[object]:
    if fact.type == "boolean":
        return [True, False]
    if fact.type == "choice":
        return [choice.id for choice in fact.choices]
    if fact.type == "choices":
        return [[choice.id] for choice in fact.choices]
    stated = [example.facts.get(fact.id) for example in version.checker.examples]
    edges = sorted(_around_cuts(version, number))
    written = [iso(edge) if fact.type == "date" else unscaled(edge, fact) for edge in edges]
    return [*(value for value in stated if value is not None), *written]


def _around_cuts(version: OpenedRules, number: int) -> set[int]:
    """The last value before and the first value of each cell of a fact."""
    edges: set[int] = set()
    for variable in version.built.layout.variables:
        if isinstance(variable, CutVariable) and variable.fact == number:
            for cut in variable.cuts:
                edges |= {cut - 1, cut}
    return edges
