"""Where two versions of a checker cannot be laid over each other: compare them on chosen cases, and say so.

The cases are the examples of both versions, and each of them with one fact changed to each of its choices, or to the
edges at which one of the versions begins to answer differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.cells import iso
from generator.changes import Case
from generator.compare.smallest import pruned, shown
from generator.compare.version import OpenedRules, reasons, verdict
from generator.model import Fact

MOST = 4000  # cases; large checkers would take minutes


def sampled(old: OpenedRules, new: OpenedRules) -> tuple[list[Case], int]:
    """One case for each pair of answers that was met, and how many cases were compared."""
    found: dict[tuple, Case] = {}
    points = list(_distinct(_points(old, new)))[:MOST]
    for facts in points:
        one, other = old.answer(facts), new.answer(facts)
        kind, key = _difference(one, other)
        if kind and (kind, key) not in found:
            shows = lambda a, b, key=(kind, key): _difference(a, b) == key
            about = key[0] if kind == "value" else ""
            found[kind, key] = shown(
                kind, about, pruned((old.knows(facts), new.knows(facts)), old, new, shows)
            )
    return [found[key] for key in sorted(found, key=str)], len(points)


def _difference(old: dict, new: dict) -> tuple[str, tuple]:
    """The kind of a difference, and between what; no kind where there is none."""
    if verdict(old) != verdict(new):
        return "outcome", (verdict(old), verdict(new))
    if "refused" in old:
        return "", ()
    for name in (*new["values"], *old["values"]):
        if old["values"].get(name) != new["values"].get(name):
            return "value", (name, *(str(answer["values"].get(name)) for answer in (old, new)))
    if reasons(old) != reasons(new):
        return "reason", tuple(str(sorted(reasons(answer))) for answer in (old, new))
    return "", ()


def _distinct(points: Iterable[dict]) -> Iterator[dict]:
    seen: set[str] = set()
    for facts in points:
        key = str(sorted(facts.items(), key=lambda pair: pair[0]))
        if key not in seen:
            seen.add(key)
            yield facts


def _points(old: OpenedRules, new: OpenedRules) -> Iterator[dict]:
    examples = [
        example.facts for version in (old, new) for example in version.checker.examples
    ] or [{}]
    yield from examples
    edges = _edges(old, new)
    for facts in examples:
        for name, values in edges.items():
            yield from ({**facts, name: value} for value in values)
            yield {key: value for key, value in facts.items() if key != name}


def _edges(old: OpenedRules, new: OpenedRules) -> dict[str, list]:
    """The values of each fact that are worth trying; those of both versions."""
    made: dict[str, list] = {}
    for version in (old, new):
        for n, fact in enumerate(version.checker.facts):
            known = made.setdefault(fact.id, [])
            known += [value for value in _values(version, n, fact) if value not in known]
    return made


def _values(version: OpenedRules, n: int, fact: Fact) -> list:
    if fact.type == "boolean":
        return [True, False]
    if fact.type in ("choice", "choices"):
        return [choice.id if fact.type == "choice" else [choice.id] for choice in fact.choices]
    cuts = {
        around
        for variable in version.built.layout.variables
        if variable.facts == (n,)
        for cut in variable.cuts
        for around in (cut - 1, cut)
    }
    stated = [
        value
        for example in version.checker.examples
        if (value := example.facts.get(fact.id)) is not None
    ]
    return [
        *stated,
        *(iso(cut) if fact.type == "date" else _figure(cut, fact) for cut in sorted(cuts)),
    ]


def _figure(number: int, fact: Fact) -> object:
    exact = Decimal(number).scaleb(-fact.places)
    return int(exact) if exact == exact.to_integral_value() else exact
