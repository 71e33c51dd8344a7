"""The function that remains of diagrams over the allowed values; contradictions agree with all.

The twin is ``browser/evaluate/remainder.js``.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from generator.evaluate.reach import Reach
from generator.program import Root

WILD, MIXED, LEAF = 0, -1, sys.maxsize


class Remainder:
    """What remains of the diagrams of one case.

    ``nodes``: (variable, child, …), or (LEAF,). Node 0, ``WILD``, agrees with every function;
    ``loose`` nodes have it below them.
    """

    def __init__(self, reach: Reach) -> None:
        self.reach, self.program, self.allowed = reach, reach.program, reach.allowed
        self.nodes: list[tuple[int, ...]] = [(LEAF,)]
        self.loose = [True]
        self.numbers: dict[tuple[int, ...] | str, int] = {}
        self.merged: dict[tuple[int, int], int] = {}
        self.simple: dict[Root, int] = {}

    def number_of(self, key: tuple[int, ...] | str, node: tuple[int, ...]) -> int:
        """The number of a node; it is made once."""
        if key not in self.numbers:
            self.numbers[key] = len(self.nodes)
            self.nodes.append(node)
            self.loose.append(any(self.loose[child] for child in node[1:]))
        return self.numbers[key]

    def simplify(self, root: Root) -> int:
        """The node that stands for what remains of a root; rows with the same outcome are equal."""
        if root not in self.simple:
            self.simple[root] = self.inner(root) if root >= 0 else self.leaf(root)
        return self.simple[root]

    def inner(self, node: int) -> int:
        """The same for a node."""
        children = [self.simplify(child) for child in self.reach.children(node)]
        return self.make(self.program["nodes"][node][0], children)

    def leaf(self, root: Root) -> int:
        """The same for a leaf."""
        match self.program["leaves"][-root - 1]:
            case None:
                return WILD
            case ("r", _, outcomes, candidates):
                return self.number_of(f"{outcomes} {candidates}", (LEAF,))
            case other:
                return self.number_of(f"{other}", (LEAF,))

    def make(self, variable: int, children: Sequence[int]) -> int:
        """The node of a variable; when all children agree, what they agree on."""
        same = WILD
        for child in children:
            same = self.merge(same, child)
            if same == MIXED:
                node = (variable, *children)
                return self.number_of(node, node)
        return same

    def merge(self, one: int, other: int) -> int:
        """The function that agrees with two others; MIXED when they contradict each other."""
        if other in (one, WILD):
            return one
        if not self.loose[one] and not self.loose[other]:
            return MIXED  # functions without gaps are equal only as the same node
        if one == WILD:
            return other
        if (one, other) not in self.merged:
            self.merged[one, other] = self.merge_nodes(one, other)
        return self.merged[one, other]

    def merge_nodes(self, one: int, other: int) -> int:
        """The same for two different nodes."""
        first, second = self.nodes[one], self.nodes[other]
        top = min(first[0], second[0])
        if top == LEAF:
            return MIXED
        children = []
        for at in range(1, len(self.allowed[top]) + 1):
            left = first[at] if first[0] == top else one
            right = second[at] if second[0] == top else other
            child = self.merge(left, right)
            if child == MIXED:
                return MIXED
            children.append(child)
        return self.make(top, children)
