"""The result of a checker as a function of what is asked for, and of nothing else.

Values that nobody can answer do not count: they carry the leaf None, which agrees with everything.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeAlias, TypeVar, assert_never, cast

from generator.compile.budget import MAX_PLAN
from generator.compile.build import Built
from generator.compile.diagram import LEAF, Diagram, Node
from generator.compile.leaves import Decision, Membership, ResultLeaf
from generator.compile.variables import (
    ClusterVariable,
    CutVariable,
    EnumVariable,
    FlagVariable,
    ReadingVariable,
    SwitchVariable,
    Variable,
)
from generator.model import NOT_GIVEN, Fact

MAX_SET_NODES = 60_000

Outcomes: TypeAlias = tuple[str, ...]
Answer: TypeAlias = tuple[Outcomes, Outcomes] | Outcomes | None
"""Outcomes and candidates, or the outcomes of a set; None does not count."""
L = TypeVar("L", bound=Hashable)
Function: TypeAlias = Node[Hashable]


class PlanTooLargeError(Exception):
    """Internal: the best order of questions would take too long to work out."""


class AskedDiagram(Diagram):
    """A store for functions of what is asked; over the same variables as the rules."""

    def __init__(self, built: Built) -> None:
        self.steps_left = MAX_PLAN
        super().__init__(built.diagram.sizes)
        self.wild: Node[None] = self.leaf(None)
        self._source = built.diagram
        self._variables = built.layout.variables
        self._facts = built.checker.facts
        self._taken = built.taken
        self._inferable = _inferable(built.checker.facts)
        self._merged: dict[tuple[int, int], Function | None] = {}

    def _join(self, variable: int, children: tuple[int, ...]) -> int:
        self._spend(len(children))
        return super()._join(variable, children)

    def _spend(self, steps: int) -> None:
        self.steps_left -= steps
        if self.steps_left < 0:
            raise PlanTooLargeError

    def decision(self, root: Node[Answer]) -> Node[Answer]:
        """``root`` with nothing known.

        Variables are left out where they only tell contradictions from the rest, unless some other
        place needs them.
        """
        everything = frozenset(range(len(self._variables)))
        needed = self.support(self.asked(root, everything))
        return self.asked(root, everything - needed)

    def asked(self, root: Node[L], merge: frozenset[int]) -> Node[L | None]:
        """``root`` with nothing known, what follows from other facts left aside.

        Variables in ``merge`` are left out where they only tell contradictions from the rest.
        """
        answerable = [self._answerable(variable) for variable in self._variables]
        memo: dict[int, Function] = {}
        for node in self._source.reach(root):
            top = self._source.variable(node)
            if top == LEAF:
                memo[node] = self.leaf(self._source.value(node))
                continue
            children = [memo[child] for child in self._source.children(node)]
            if isinstance(self._variables[top], SwitchVariable):
                memo[node] = children[1]
                continue
            if top in self._taken:
                memo[node] = self._read(children, self._taken[top])
                continue
            counting = [
                child if index in answerable[top] else self.wild
                for index, child in enumerate(children)
            ]
            if top in merge:
                memo[node] = self._merge_all(top, counting)
            else:
                memo[node] = self.node(top, counting)
        return cast("Node[L | None]", memo[root])

    def _read(self, children: Sequence[Function], taken: int | None) -> Function:
        """What a node of a conflict says: the reading taken, or all of them while it is open.

        Behind it stand no facts, so all its children are leaves.
        """
        if taken is not None:
            return children[taken]
        said = tuple(self.value(child) for child in children)
        return children[0] if len(set(children)) == 1 else self.leaf(said)

    def restricted(
        self, state: Node[L], variables: Sequence[int], values: Sequence[int]
    ) -> Node[L]:
        """What remains once several variables have their values."""
        self._spend(len(variables))
        for variable, value in zip(variables, values, strict=True):
            state = self.restrict(state, variable, value)
        return state

    # -- which values can be answered --------------------------------------------------------------

    def _answerable(self, variable: Variable) -> set[int]:
        match variable:
            case FlagVariable() | SwitchVariable() | ReadingVariable():
                return set(range(variable.size))
            case EnumVariable(fact, _, none) | CutVariable(fact, _, none):
                values = set(range(variable.size))
                if none is None:
                    return values
                if self._left_aside(fact):
                    return {none}
                return values if self._facts[fact].stand_in else values - {none}
            case ClusterVariable(facts=facts, cells=cells):
                absent = _bits(self._left_aside(fact) for fact in facts)
                free = _bits(self._facts[fact].stand_in is not None for fact in facts)
                return {at for at, cell in enumerate(cells) if cell.absent & ~free == absent}
            case _ as never:
                assert_never(never)

    def _left_aside(self, fact: int) -> bool:
        """A fact that nobody needs to state, since others say the same."""
        return self._facts[fact].id in self._inferable and self._facts[fact].absent == NOT_GIVEN

    # -- functions that agree wherever they count --------------------------------------------------

    def _merge_all(self, variable: int, children: list[Function]) -> Function:
        """A node whose children are merged into one where they only differ in what does not
        count.
        """
        merged: Function | None = self.wild
        for child in children:
            merged = None if merged is None else self._merge(merged, child)
        return self.node(variable, children) if merged is None else merged

    def _merge(self, a: Function, b: Function) -> Function | None:
        """The function that agrees with both wherever they count; None when there is none."""
        if b in (a, self.wild):
            return a
        if a == self.wild:
            return b
        if (a, b) not in self._merged:
            self._merged[a, b] = self._merge_nodes(a, b)
        return self._merged[a, b]

    def _merge_nodes(self, a: Function, b: Function) -> Function | None:
        top = min(self.variable(a), self.variable(b))
        if top == LEAF:
            return None
        children = []
        for index in range(self.sizes[top]):
            child = self._merge(self.child(a, top, index), self.child(b, top, index))
            if child is None:
                return None
            children.append(child)
        return self._merge_all(top, children)


def _inferable(facts: tuple[Fact, ...]) -> set[str]:
    """The facts that others follow from, or that take over for others."""
    named = {word.value for fact in facts for word in fact.alternatives}
    return named | {fact.stand_in.value for fact in facts if fact.stand_in}


def result_root(built: Built) -> Node[Answer]:
    """What a checker yields, whichever row says so; the constant None where a set has too many
    combinations for a plan: its facts are then asked in the order of the file.
    """
    d = built.diagram
    if built.checker.result != "set":
        return d.apply(_answer, built.root)
    root: Node[Outcomes | None] = d.leaf(())
    for outcome, member in built.members.items():
        root = _with_outcome(d, root, outcome, member)
        if len(d.reach(root)) > MAX_SET_NODES:
            return d.leaf(None)
    return root


def _with_outcome(
    d: Diagram, root: Node[Outcomes | None], outcome: str, member: Node[Membership]
) -> Node[Outcomes | None]:
    def extended(outcomes: Outcomes | None, held: Membership) -> Outcomes | None:
        if outcomes is None or held is None:
            return None
        return (*outcomes, outcome) if held else outcomes

    return d.apply(extended, root, member)


def _answer(leaf: Decision) -> Answer:
    return leaf.verdict if isinstance(leaf, ResultLeaf) else None


def _bits(flags: Iterable[bool]) -> int:
    """A set of bits, the first flag in the lowest."""
    return sum(flag << bit for bit, flag in enumerate(flags))
