"""What of a checker remains to be decided: which unknown facts can still change the answer.

The twin is ``browser/evaluate/remainder.js``.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from generator import cells
from generator.evaluate.reach import Reach
from generator.program import ClusterVariable, Root, ValueProgram

WILD, MIXED, LEAF = 0, -1, sys.maxsize


class Remainder:
    """The function that remains over the allowed values; contradictions agree with everything.

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

    def relevant_facts(self) -> list[int]:
        """Unknown facts that can still change the answer, in the order of the checker."""
        program = self.program
        members = program["members"].values() if program["result"] == "set" else [program["root"]]
        values = [root for value in program["values"] for root in roots_of(value)]
        facts = self.facts_of_terms(values) | self.facts_of_nodes([*members, *values])
        for fact in list(facts):
            facts.update(program["facts"][fact].get("alternatives", ()))
        return sorted(fact for fact in facts if self.reach.is_unknown(fact))

    def facts_of_terms(self, roots: Sequence[Root]) -> set[int]:
        """The facts in the formulas that may still be used."""
        facts: set[int] = set()
        for root in roots:
            for leaf in self.reach.consistent(root):
                match leaf:
                    case ("t", term):
                        facts.update(cells.facts_of(self.program["terms"][term]))
        return facts

    def facts_of_nodes(self, roots: Sequence[Root]) -> set[int]:
        """The facts on which it still depends where the diagrams lead."""
        facts: set[int] = set()
        nodes = dict.fromkeys(self.simplify(root) for root in roots)
        todo = list(nodes)
        while todo:
            variable, *children = self.nodes[todo.pop()]
            if variable != LEAF:
                facts.update(self.facts_behind(variable, children))
                todo += [child for child in children if child not in nodes]
                nodes.update(dict.fromkeys(children))
        return facts

    def facts_behind(self, variable: int, children: Sequence[int]) -> Sequence[int]:
        """The facts whose own comparisons tell values of a variable apart; else, all unknown ones.

        Sometimes only several facts together tell two cells apart.
        """
        match self.program["variables"][variable]:
            case ("c", facts, _, _, _) as cluster:
                unknown = [fact for fact in facts if self.reach.is_unknown(fact)]
                cells_left = list(zip(self.allowed[variable], children, strict=True))
                return [f for f in unknown if self.tells(f, cluster, cells_left)] or unknown
            case (_, fact, *_):
                return [fact]

    def tells(self, fact: int, cluster: ClusterVariable, left: Sequence[tuple[int, int]]) -> bool:
        """Two cells that differ in nothing but the comparisons of a fact disagree."""
        _, facts, comparisons, patterns, _ = cluster
        others = ~(1 << facts.index(fact))
        silent = sum(
            1 << bit
            for bit, (left, right) in enumerate(comparisons)
            if fact not in cells.facts_of(left) + cells.facts_of(right)
        )
        groups: dict[tuple[int, int], int] = {}
        for cell, child in left:
            gone, truth = patterns[cell]
            key = (gone & others, truth & silent)
            groups[key] = self.merge(groups.get(key, WILD), child)
            if groups[key] == MIXED:
                return True
        return False


def roots_of(value: ValueProgram) -> list[Root]:
    """The roots of a value."""
    if value["type"] == "list":
        return [root for _, root in value["entries"]]
    return [value["root"]]
