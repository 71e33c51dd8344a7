"""Where the known facts lead in the diagrams of a checker: which leaves some completion reaches.

The twin is ``browser/evaluate/reach.js``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import assert_never

from generator import cells
from generator.evaluate.facts import NONE, UNKNOWN, Known
from generator.program import CheckerProgram, ClusterVariable, Leaf, Root, Variable


class Reach:
    """One case: what is ``known`` of each fact, and the ``allowed`` values of each variable."""

    def __init__(self, program: CheckerProgram, known: Sequence[Known]) -> None:
        self.program, self.known = program, known
        self.allowed = [self.allowed_values(variable) for variable in program["variables"]]

    def is_unknown(self, fact: int) -> bool:
        """Nothing is known of a fact."""
        return self.known[fact] is UNKNOWN

    def may_lack(self, fact: int) -> bool:
        """An unknown fact turns out to have no value where another stands in for it."""
        return self.is_unknown(fact) and "standIn" in self.program["facts"][fact]

    def allowed_values(self, variable: Variable) -> list[int]:  # noqa: PLR0911  one a variable
        """The values of a variable that the known facts leave."""
        match variable:
            case ("c", *_):
                return self.allowed_cells(variable)
            case ("o", fact):
                return [int(self.is_unknown(fact))]
            case ("b", fact, choice):
                return self.allowed_flag(fact, choice)
            case ("r", _, left):
                return left
            case ("e", fact, size, none):
                value = self.known[fact]
                return [value] if isinstance(value, int) else self.without_value(fact, size, none)
            case ("n", fact, cuts, none):
                value = self.known[fact]
                if isinstance(value, int):
                    return [bisect_right(cuts, value)]
                return self.without_value(fact, len(cuts) + 1 + (none >= 0), none)
            case _ as never:
                assert_never(never)

    def allowed_flag(self, fact: int, choice: int) -> list[int]:
        """The same for one choice of many."""
        chosen = self.known[fact]
        if chosen is UNKNOWN:
            return [0, 1]
        return [int(isinstance(chosen, frozenset) and choice in chosen)]

    def without_value(self, fact: int, size: int, none: int) -> list[int]:
        """The same for a fact that has no value, or none yet."""
        if self.known[fact] is NONE:
            return [none]
        return [cell for cell in range(size) if cell != none or self.may_lack(fact)]

    def allowed_cells(self, variable: ClusterVariable) -> list[int]:
        """The same for facts that are compared with each other."""
        _, facts, _, patterns, _ = variable
        none = sum(1 << bit for bit, fact in enumerate(facts) if self.known[fact] is NONE)
        fixed = ~sum(1 << bit for bit, fact in enumerate(facts) if self.may_lack(fact))
        anything = not any(isinstance(self.known[fact], int) for fact in facts)
        return [  # where anything goes, every cell has a point: the compiler leaves no others
            cell
            for cell, (gone, truth) in enumerate(patterns)
            if gone & fixed == none and (anything or self.has_point(variable, gone, truth))
        ]

    def has_point(self, variable: ClusterVariable, gone: int, truth: int) -> bool:
        """Some completion without the facts ``gone`` makes the comparisons as true as ``truth``."""
        _, facts, comparisons, _, rounds = variable
        box = {fact: self.ends(fact) for bit, fact in enumerate(facts) if not gone >> bit & 1}
        constraints: list[cells.Constraint] = [
            (left, right) if truth >> bit & 1 else (("+", right, ("c", 1)), left)
            for bit, (left, right) in enumerate(comparisons)
            if box.keys() >= {*cells.facts_of(left), *cells.facts_of(right)}
        ]
        return cells.feasible(constraints, box, rounds)

    def ends(self, fact: int) -> tuple[int, int]:
        """The smallest and the largest value of a figure or day."""
        value, spec = self.known[fact], self.program["facts"][fact]
        return (value, value) if isinstance(value, int) else (spec["low"], spec["high"])

    def children(self, node: int) -> list[Root]:
        """The children of a node that can be reached."""
        variable, *steps = self.program["nodes"][node]
        return [
            step if step < 0 else node - step
            for step in (steps[value] for value in self.allowed[variable])
        ]

    def leaves(self, root: Root) -> list[Leaf]:
        """The leaves that some completion reaches."""
        reached, seen = [root], {root}
        for node in reached:
            for child in self.children(node) if node >= 0 else ():
                if child not in seen:
                    seen.add(child)
                    reached.append(child)
        return [self.program["leaves"][-node - 1] for node in reached if node < 0]

    def consistent(self, root: Root) -> list[Leaf]:
        """The same without contradictions."""
        return [leaf for leaf in self.leaves(root) if leaf is not None]

    def certain(self, root: Root) -> bool:
        """Every completion without contradiction fulfils a condition."""
        return self.consistent(root) == [True]
