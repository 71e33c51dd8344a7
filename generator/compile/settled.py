"""The diagrams of a checker as it answers: under the readings that are taken.

Of a conflict that nobody has decided, all readings count: what they leave possible together.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Any, TypeVar

from generator.compile.build import Built, EntryRoot
from generator.compile.diagram import Node
from generator.compile.leaves import (
    GAP,
    NO_VALUE,
    Clash,
    Decision,
    Membership,
    Result,
    ResultLeaf,
    ValueLeaf,
)

L = TypeVar("L", bound=Hashable)
SEVERAL_ROWS = -1  # in place of the number of a row


def settled(built: Built) -> Built:
    """The checker without readings to tell apart."""
    if not built.taken:
        return built
    undecided = {
        value.id: value.undecided.value for value in built.checker.values if value.undecided
    }
    ordered = built.checker.result == "order"
    reading = _Readings(built)
    return replace(
        built,
        conditions=tuple(reading.settled(node, _some) for node in built.conditions),
        clash=reading.settled(built.clash, _clash),
        root=reading.settled(built.root, _sequence if ordered else _decision),
        members={name: reading.settled(root, _member) for name, root in built.members.items()},
        hits=tuple(reading.settled(root, _hit) for root in built.hits),
        values={
            name: reading.settled(root, _value(undecided.get(name)))
            for name, root in built.values.items()
        },
        lists={
            name: tuple(
                EntryRoot(entry.id, reading.settled(entry.root, _listed)) for entry in entries
            )
            for name, entries in built.lists.items()
        },
    )


class _Readings:
    """The readings taken, and the conflicts that nobody has decided."""

    def __init__(self, built: Built) -> None:
        self.diagram = built.diagram
        self.open = [at for at, number in built.taken.items() if number is None]
        self._taken: Callable[[Node[Any]], Node[Any]] = built.diagram.restriction(built.decided)

    def settled(self, root: Node[L], merged: Callable[[L, L], L]) -> Node[L]:
        """What is left of a function."""
        d, root = self.diagram, self._taken(root)
        for at in self.open:
            readings = [d.restrict(root, at, index) for index in range(d.sizes[at])]
            root = readings[0]
            for other in readings[1:]:
                root = d.apply(merged, root, other)
        return root


def _some(one: bool, other: bool) -> bool:  # noqa: FBT001  leaves of a diagram
    return one or other


def _clash(one: Clash, other: Clash) -> Clash:
    """A contradiction under every reading; else it does not count."""
    return None if other is None else one


def _decision(one: Decision, other: Decision) -> Decision:
    if not isinstance(one, ResultLeaf) or not isinstance(other, ResultLeaf):
        return _counting(one, other)
    if one.verdict == other.verdict:
        return one
    return ResultLeaf(
        SEVERAL_ROWS,
        tuple(sorted({*one.outcomes, *other.outcomes})),
        tuple(sorted({*one.candidates, *other.candidates})),
    )


def _sequence(one: Decision, other: Decision) -> Decision:
    """Different sequences have nothing in common that could be said."""
    if not isinstance(one, ResultLeaf) or not isinstance(other, ResultLeaf):
        return _counting(one, other)
    return one if one.verdict == other.verdict else ResultLeaf(SEVERAL_ROWS, (), ())


def _counting(one: Decision, other: Decision) -> Decision:
    """The one that is no contradiction; a gap stays one."""
    if GAP in (one, other):
        return GAP
    return other if one is None else one


def _member(one: Membership, other: Membership) -> Membership:
    """None while it is open whether an outcome belongs to the set."""
    return one if one == other else None


def _hit(one: Membership, other: Membership) -> Membership:
    return bool(one or other)


def _listed(one: Membership, other: Membership) -> Membership:
    """A list holds what is certain."""
    return one if one == other else False


def _value(undecided: str | None) -> Callable[[Result, Result], Result]:
    def merged(one: Result, other: Result) -> Result:
        if one is None or one == other:
            return other
        if other is None:
            return one
        return ValueLeaf(undecided) if undecided else NO_VALUE

    return merged
