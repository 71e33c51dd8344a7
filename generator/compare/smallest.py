"""A path through the common diagram → the smallest facts with which both versions really give the
answers that differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from generator.changes import Case, CaseKind, VersionAnswer
from generator.compare.joint import ComparedVersion, Joint
from generator.compare.version import OpenedRules
from generator.compile.diagram import Path
from generator.compile.variables import SwitchVariable
from generator.verify.witness import as_text, facts_along

Shows: TypeAlias = Callable[[VersionAnswer, VersionAnswer], bool]
"""Whether two answers show the difference that is looked for."""
Facts: TypeAlias = dict[str, object]


class StatedFacts(NamedTuple):
    """The facts as each version is given them; whether one is left out may depend on it."""

    old: Facts
    new: Facts

    def without(self, name: str) -> StatedFacts:
        """The same without one fact."""
        return StatedFacts(
            {key: value for key, value in self.old.items() if key != name},
            {key: value for key, value in self.new.items() if key != name},
        )


@dataclass(frozen=True)
class Pair:
    """Both versions of a checker, apart from each other."""

    old: OpenedRules
    new: OpenedRules

    @staticmethod
    def of(joint: Joint) -> Pair:
        """The versions of a common diagram."""
        return Pair(joint.old.rules, joint.new.rules)

    def answers(self, stated: StatedFacts) -> tuple[VersionAnswer, VersionAnswer]:
        """What both say."""
        return self.old.answer(stated.old), self.new.answer(stated.new)

    def stated_names(self, stated: StatedFacts) -> list[str]:
        """The facts that at least one version is given, in the order of the later checker."""
        facts = (*self.new.checker.facts, *self.old.checker.facts)
        names = dict.fromkeys(fact.id for fact in facts)
        return [name for name in names if name in stated.old or name in stated.new]


@dataclass(frozen=True, kw_only=True)
class Difference:
    """Facts, both answers, and the facts that each version is not given."""

    facts: Facts
    old: VersionAnswer
    new: VersionAnswer
    unasked: tuple[tuple[str, ...], tuple[str, ...]]


def smallest(joint: Joint, path: Path, shows: Shows, *, prune: bool = True) -> Difference | None:
    """Facts and both answers; every fact that is not needed is left out. None when the facts of the
    path do not show the difference.
    """
    pair = Pair.of(joint)
    for taken in (path, completed(path, range(len(joint.new.built.layout.variables)))):
        stated = stated_along(joint, taken)
        if shows(*pair.answers(stated)):
            return pruned(pair, stated, shows) if prune else _difference(pair, stated)
    return None


def case(
    joint: Joint,
    path: Path,
    shows: Shows,
    *,
    kind: CaseKind,
    about: str = "",
    prune: bool = True,
) -> Case:
    """The case at the end of a path that is known to differ."""
    difference = smallest(joint, path, shows, prune=prune)
    if difference is None:
        raise AssertionError(f"{joint.new.checker.id}: no facts show the difference at {path}")
    return as_case(difference, kind, about)


def as_case(difference: Difference, kind: CaseKind, about: str) -> Case:
    """The case that a reader is shown."""
    return Case(
        kind=kind,
        about=about,
        facts=difference.facts,
        typed=as_text(difference.facts),
        old=difference.old,
        new=difference.new,
        unasked=difference.unasked,
    )


def completed(path: Path, variables: Iterable[int]) -> Path:
    """The path with a value for each of ``variables`` that it leaves open; any will do, the first
    one is taken.
    """
    return {**dict.fromkeys(variables, 0), **path}


def stated_along(joint: Joint, path: Path) -> StatedFacts:
    """The facts of a path as each version is given them."""
    return StatedFacts(_stated(joint, joint.old, path), _stated(joint, joint.new, path))


def _stated(joint: Joint, side: ComparedVersion, path: Path) -> Facts:
    layout = side.built.layout
    own = set(layout.switch.values())
    seen = {
        at: index
        for at, index in path.items()
        if at in own or not isinstance(layout.variables[at], SwitchVariable)
    }
    return side.rules.known(facts_along(joint.facts, layout.variables, seen))


def pruned(pair: Pair, stated: StatedFacts, shows: Shows) -> Difference:
    """The facts without those that the difference does not need, in the order of the checker, and
    both answers.
    """
    for name in reversed(pair.stated_names(stated)):
        less = stated.without(name)
        if shows(*pair.answers(less)):
            stated = less
    return _difference(pair, stated)


def _difference(pair: Pair, stated: StatedFacts) -> Difference:
    values = {**stated.old, **stated.new}
    names = pair.stated_names(stated)
    old, new = pair.answers(stated)
    return Difference(
        facts={name: values[name] for name in names},
        old=old,
        new=new,
        unasked=(
            tuple(name for name in names if name not in stated.old),
            tuple(name for name in names if name not in stated.new),
        ),
    )
