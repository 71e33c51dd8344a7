"""The same case on several sides: under other readings, or with other values of some facts.

All sides are walked at once over every completion of what is unknown, so that »in some completion«
and »in every completion« are exact. A completion that is contradictory on every side does not
count. Formulas that still lack a fact differ in some completion when they are different formulas,
and are not said to do so in every one.

The twin is ``browser/evaluate/sides.js``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from generator import cells
from generator.evaluate.answer import value_of
from generator.evaluate.facts import Known
from generator.evaluate.reach import Reach
from generator.program import CheckerProgram, FormulaProgram, Leaf, Root

Choices: TypeAlias = Mapping[int, Sequence[tuple[int, ...]]]
"""By variable, the values that it has on all sides together. Other variables have the same value on
each side.
"""
Nodes: TypeAlias = tuple[Root, ...]
"""Where a part has led, a node for each side; see ALIKE."""
Places: TypeAlias = tuple[Nodes, ...]
"""The nodes of several parts."""


END = sys.maxsize  # behind all variables
ALIKE: Nodes = ()  # the sides say the same


class Part(NamedTuple):
    """A root of the answer, and the value that its formulas yield, if it is one."""

    root: Root
    value: FormulaProgram | None


class OpenFormula(NamedTuple):
    """The number of a formula that still lacks a fact, and what is known of its facts."""

    term: int
    known: list[Known]


class Sides:
    """One case; ``reaches``: what is known on each side."""

    def __init__(self, reaches: Sequence[Reach], choices: Choices) -> None:
        self.reaches, self.choices = reaches, choices
        self.program = reaches[0].program

    def differing(self) -> list[Part]:
        """The parts of the answer that differ in some completion."""
        return [
            part
            for part in parts_of(self.program)
            if any(self.differ(part, leaves) for leaves in self.ends(part))
        ]

    def changes(self) -> bool:
        """Some part differs in a completion that is no contradiction on the last side."""
        return any(
            leaves[-1] is not None and self.differ(part, leaves)
            for part in parts_of(self.program)
            for leaves in self.ends(part)
        )

    def ends(self, part: Part) -> Iterator[list[Leaf]]:
        """The leaves to which a part leads on all sides together."""
        todo: list[Places] = [(self.start(part),)]
        seen: set[Places] = set()
        while todo:
            places = todo.pop()
            if places in seen:
                continue
            seen.add(places)
            if self.variable_of(places[0]) == END:
                yield self.contents(places[0])
            else:
                todo += self.further(places)

    def always_differ(self, parts: Sequence[Part]) -> bool:
        """In every completion some of the parts differs."""
        todo: list[Places] = [tuple(map(self.start, parts))]
        seen: set[Places] = set()
        while todo:
            places = self.unsettled(parts, todo.pop())
            if places is None or places in seen:
                continue
            if not any(places):
                return False
            seen.add(places)
            todo += self.further(places)
        return True

    def unsettled(self, parts: Sequence[Part], places: Places) -> Places | None:
        """The places without those that turned out alike; None where one shows a difference, or a
        contradiction on all sides.
        """
        rest: list[Nodes] = []
        for part, nodes in zip(parts, places, strict=True):
            if nodes and self.variable_of(nodes) == END:
                leaves = self.contents(nodes)
                if leaves.count(None) == len(leaves) or self.surely_differ(part, leaves):
                    return None
                rest.append(ALIKE)
            else:
                rest.append(nodes)
        return tuple(rest)

    def further(self, places: Places) -> Iterator[Places]:
        """The places once the first variable that matters has its values."""
        variable = min(map(self.variable_of, places))
        for values in self.values_of(variable):
            yield tuple(self.advanced(self.follow(nodes, variable, values)) for nodes in places)

    def start(self, part: Part) -> Nodes:
        """The root of a part on all sides."""
        return self.advanced((part.root,) * len(self.reaches))

    def advanced(self, nodes: Nodes) -> Nodes:
        """The nodes behind all variables whose values are certain."""
        variable = self.variable_of(nodes)
        values = self.values_of(variable) if variable < END else ()
        if len(values) != 1:
            return nodes
        return self.advanced(self.follow(nodes, variable, values[0]))

    def variable_of(self, nodes: Nodes) -> int:
        """The first variable that some of the nodes look at; END for leaves."""
        variables = (self.program["nodes"][node][0] for node in nodes if node >= 0)
        return min(variables, default=END)

    def values_of(self, variable: int) -> Sequence[tuple[int, ...]]:
        """The values that a variable can have on all sides together."""
        if variable in self.choices:
            return self.choices[variable]
        return [(value,) * len(self.reaches) for value in self.reaches[0].allowed[variable]]

    def follow(self, nodes: Nodes, variable: int, values: Sequence[int]) -> Nodes:
        """Where the nodes lead once a variable has its values."""
        return tuple(
            self.step(node, value)
            if node >= 0 and self.program["nodes"][node][0] == variable
            else node
            for node, value in zip(nodes, values, strict=False)  # ALIKE has no nodes
        )

    def contents(self, nodes: Nodes) -> list[Leaf]:
        """What stands at leaves."""
        return [self.program["leaves"][-node - 1] for node in nodes]

    def differ(self, part: Part, leaves: Sequence[Leaf]) -> bool:
        """The sides do not say the same."""
        first, *others = self.told(part, leaves)
        return any(other != first for other in others)

    def surely_differ(self, part: Part, leaves: Sequence[Leaf]) -> bool:
        """The same, whatever formulas will yield that still lack a fact."""
        said = self.told(part, leaves)
        return any(
            surely_apart((leaf, leaves[0]), (one, said[0]))
            for leaf, one in zip(leaves, said, strict=True)
        )

    def told(self, part: Part, leaves: Sequence[Leaf]) -> list[object]:
        """What each side says."""
        return [
            self.saying(leaf, part, reach) for leaf, reach in zip(leaves, self.reaches, strict=True)
        ]

    def step(self, node: int, value: int) -> Root:
        """Where a node leads once its variable has a value."""
        back = self.program["nodes"][node][value + 1]
        return back if back < 0 else node - back

    def saying(self, leaf: Leaf, part: Part, reach: Reach) -> object:
        """What a leaf says, whichever row says so."""
        match leaf:
            case ("r", _, outcomes, _):
                return outcomes
            case ("t", number) if part.value:
                value = value_of(leaf, part.value, reach)
                facts = cells.facts_of(self.program["terms"][number])
                known = [reach.known[fact] for fact in facts]
                return OpenFormula(number, known) if value is None else value
            case other:
                return other


def surely_apart(leaves: Sequence[Leaf], said: Sequence[object]) -> bool:
    """Two leaves say different things; of two formulas, only once both can be computed."""
    formulas = all(isinstance(leaf, Sequence) and leaf[0] == "t" for leaf in leaves)
    return said[0] != said[1] and not (
        formulas and any(isinstance(one, OpenFormula) for one in said)
    )


def parts_of(program: CheckerProgram) -> Iterator[Part]:
    """Everything that the answer says."""
    roots = program["members"].values() if program["result"] == "set" else [program["root"]]
    yield from (Part(root, None) for root in roots)
    for value in program["values"]:
        if value["type"] == "list":
            yield from (Part(root, None) for _, root in value["entries"])
        else:
            yield Part(value["root"], value)
