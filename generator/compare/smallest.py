"""A path through the common diagram → the smallest facts with which both versions really give the answers that differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from generator.changes import Case
from generator.compare.joint import Joint
from generator.compare.version import OpenedRules
from generator.compile.build import Built
from generator.verify.witness import witness, written

Shows = Callable[[dict, dict], bool]
Facts = dict[str, object]
Found = tuple[Facts, dict, dict, tuple]  # facts, both answers, what each version is not told


def smallest(
    joint: Joint,
    old: OpenedRules,
    new: OpenedRules,
    path: dict[int, int],
    shows: Shows,
    prune: bool = True,
) -> Found | None:
    """Facts and both answers; every fact that is not needed is left out. None when the facts of the path do not show it."""
    for taken in (path, completed(joint, path, range(len(joint.new.layout.variables)))):
        pair = stated(joint, old, new, taken)
        if shows(old.answer(pair[0]), new.answer(pair[1])):
            return pruned(pair, old, new, shows) if prune else _answered(pair, old, new)
    return None


def case(
    joint: Joint,
    old: OpenedRules,
    new: OpenedRules,
    path: dict[int, int],
    kind: str,
    about: str,
    shows: Shows,
    prune: bool = True,
) -> Case:
    """The case at the end of a path that is known to differ."""
    found = smallest(joint, old, new, path, shows, prune)
    if found is None:
        raise AssertionError(f"{new.checker.id}: no facts show the difference at {path}")
    return shown(kind, about, found)


def shown(kind: str, about: str, found: Found) -> Case:
    """The case made of facts and both answers."""
    typed = ", ".join(f"{name} = {written(value)}" for name, value in found[0].items())
    return Case(kind, about, found[0], typed, *found[1:])


def completed(joint: Joint, path: dict[int, int], variables: Iterable[int]) -> dict[int, int]:
    """The path with a value for each of ``variables`` that it leaves open; any will do, the first one is taken."""
    return {**dict.fromkeys(variables, 0), **path}


def stated(
    joint: Joint, old: OpenedRules, new: OpenedRules, path: dict[int, int]
) -> tuple[Facts, Facts]:
    """The facts of a path as each version is told them."""
    return _stated(joint, joint.old, old, path), _stated(joint, joint.new, new, path)


def _stated(joint: Joint, built: Built, version: OpenedRules, path: dict[int, int]) -> Facts:
    """The facts as one version is told them; whether a fact is left out may depend on the version."""
    layout = built.layout
    foreign = {
        at
        for at, variable in enumerate(layout.variables)
        if variable.kind == "open" and at not in layout.switch.values()
    }
    asked = Built(replace(version.checker, facts=joint.facts), layout, ())
    return version.knows(
        witness(asked, {at: index for at, index in path.items() if at not in foreign})
    )


def pruned(pair: tuple[Facts, Facts], old: OpenedRules, new: OpenedRules, shows: Shows) -> Found:
    """The facts without those that the difference does not need, in the order of the checker, and both answers."""
    for name in reversed(_named(pair, old, new)):
        less = tuple({key: value for key, value in facts.items() if key != name} for facts in pair)
        if shows(old.answer(less[0]), new.answer(less[1])):
            pair = less
    return _answered(pair, old, new)


def _answered(pair: tuple[Facts, Facts], old: OpenedRules, new: OpenedRules) -> Found:
    facts, names = {**pair[0], **pair[1]}, _named(pair, old, new)
    unasked = tuple(tuple(name for name in names if name not in side) for side in pair)
    return {name: facts[name] for name in names}, old.answer(pair[0]), new.answer(pair[1]), unasked


def _named(pair: tuple[Facts, Facts], old: OpenedRules, new: OpenedRules) -> list[str]:
    stated = {**pair[0], **pair[1]}
    return [
        name
        for name in dict.fromkeys(fact.id for fact in (*new.checker.facts, *old.checker.facts))
        if name in stated
    ]
