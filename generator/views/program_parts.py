"""The program of a checker in the two parts that its page fetches one after the other.

The first part says of every case what the whole program says, but why: outcomes, values and the
next question. For that it needs neither the readings that are not taken nor the rows. Both come
with the second part; ``browser/checker/second_part.js`` puts the whole together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NotRequired, TypeAlias, TypedDict, cast

from generator.program import (
    CheckerProgram,
    FactProgram,
    Leaf,
    Node,
    ReadingsProgram,
    Root,
    ValueProgram,
)

Renumbered: TypeAlias = Mapping[Root, Root]


class SecondProgram(TypedDict):
    """What the whole program has beyond its first part, without the rows.

    ``nodes`` and ``leaves`` go on behind those of the first part. The roots stand for those of the
    same name; ``roots``: those of the values, entry by entry, then of the members by sorted id.
    ``applies`` of a fact stays that of the first part: what is asked follows the readings taken.
    """

    directives: list[list[str]]
    nodes: list[Node]
    leaves: list[Leaf]
    readings: list[ReadingsProgram]
    clash: Root
    clashes: list[Root]
    root: NotRequired[Root]
    rowRoots: NotRequired[list[Root]]
    roots: list[Root]


def first_part(program: CheckerProgram) -> CheckerProgram:
    """The program under the readings that are taken, without reasons and without ``directives``.

    A conflict that nobody has decided stays open. Of rows that give the same, one is left. Answers
    have the same status, outcomes, candidates, values and questions.
    """
    graph = _Graph()
    numbers = _copied(program, [*_gates(program), *_said(program)], graph, whole=False)
    facts: list[FactProgram] = [
        {**fact, "applies": numbers[fact["applies"]]} if "applies" in fact else fact
        for fact in program["facts"]
    ]
    left = {
        "directives": [],
        "facts": facts,
        "nodes": graph.nodes,
        "leaves": graph.leaves,
        "values": [_value(value, numbers) for value in program["values"]],
        "clash": numbers[program["clash"]],
        "clashes": [],
        "readings": [],
        "rows": [],
    }
    if program["result"] == "set":
        members = {name: numbers[root] for name, root in program["members"].items()}
        return cast("CheckerProgram", {**program, **left, "members": members, "rowRoots": []})
    return cast("CheckerProgram", {**program, **left, "root": numbers[program["root"]]})


def second_part(program: CheckerProgram, first: CheckerProgram) -> SecondProgram:
    """What is missing in the first part of a program."""
    graph, row_roots = _Graph(), program["rowRoots"] if program["result"] == "set" else []
    _copied(first, range(-len(first["leaves"]), len(first["nodes"])), graph)
    roots = [*_said(program), *program["clashes"], *row_roots]
    numbers = _copied(program, roots, graph)
    second: SecondProgram = {
        "directives": program["directives"],
        "nodes": graph.nodes[len(first["nodes"]) :],
        "leaves": graph.leaves[len(first["leaves"]) :],
        "readings": program["readings"],
        "clash": numbers[program["clash"]],
        "clashes": [numbers[root] for root in program["clashes"]],
        "roots": [numbers[root] for root in _of_values(program)],
    }
    if program["result"] == "set":
        second["rowRoots"] = [numbers[root] for root in program["rowRoots"]]
        second["roots"] += [numbers[root] for _, root in sorted(program["members"].items())]
    else:
        second["root"] = numbers[program["root"]]
    return second


class _Graph:
    """Nodes and leaves, each of them once."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.leaves: list[Leaf] = []
        self._numbers: dict[tuple[int, ...] | str, Root] = {}

    def leaf(self, leaf: Leaf) -> Root:
        """The root of a leaf."""
        key = f"{leaf}"
        if key not in self._numbers:
            self.leaves.append(leaf)
            self._numbers[key] = -len(self.leaves)
        return self._numbers[key]

    def node(self, variable: int, children: Sequence[Root]) -> Root:
        """The root of a node; where all children are one, it is that one."""
        if len(set(children)) == 1:
            return children[0]
        key = (variable, *children)
        if key not in self._numbers:
            here = self._numbers[key] = len(self.nodes)
            steps = (child if child < 0 else here - child for child in children)
            self.nodes.append([variable, *steps])
        return self._numbers[key]


def _copied(
    program: CheckerProgram, roots: Iterable[Root], graph: _Graph, *, whole: bool = True
) -> Renumbered:
    """Writes what stands behind ``roots`` into a graph, and says where.

    Unless it is the ``whole``, with one value of each variable that has only one.
    """
    certain = {} if whole else _certain(program)
    numbers: dict[Root, Root] = {}
    for root in _behind(program, roots, certain):
        if root < 0:
            leaf = program["leaves"][-root - 1]
            numbers[root] = graph.leaf(leaf if whole else _without_row(leaf))
        else:
            variable, children = program["nodes"][root][0], _children(program, root, certain)
            numbers[root] = graph.node(variable, [numbers[child] for child in children])
    return numbers


def _certain(program: CheckerProgram) -> dict[int, int]:
    """The variables whose reading is taken, and the number of that reading."""
    return {
        at: variable[2][0]
        for at, variable in enumerate(program["variables"])
        if variable[0] == "r" and len(variable[2]) == 1
    }


def _behind(
    program: CheckerProgram, roots: Iterable[Root], certain: Mapping[int, int]
) -> list[Root]:
    """Everything that is reached from ``roots``: leaves, then nodes behind their children."""
    reached = dict.fromkeys(roots)
    todo = list(reached)
    while todo:
        root = todo.pop()
        children = _children(program, root, certain) if root >= 0 else []
        todo += [child for child in children if child not in reached]
        reached.update(dict.fromkeys(children))
    return sorted(reached, key=lambda root: (root >= 0, abs(root)))


def _children(program: CheckerProgram, node: int, certain: Mapping[int, int]) -> list[Root]:
    variable, *steps = program["nodes"][node]
    if variable in certain:
        steps = [steps[certain[variable]]]
    return [step if step < 0 else node - step for step in steps]


def _without_row(leaf: Leaf) -> Leaf:
    """Rows that give the same become equal."""
    match leaf:
        case ("r", _, outcomes, candidates):
            return ("r", 0, outcomes, candidates)
        case other:
            return other


def _gates(program: CheckerProgram) -> list[Root]:
    """The roots that say whether facts apply."""
    return [fact["applies"] for fact in program["facts"] if "applies" in fact]


def _said(program: CheckerProgram) -> list[Root]:
    """The roots of what answers say, reasons apart."""
    outcomes = program["members"].values() if program["result"] == "set" else [program["root"]]
    return [program["clash"], *_of_values(program), *outcomes]


def _of_values(program: CheckerProgram) -> list[Root]:
    return [root for value in program["values"] for root in _roots(value)]


def _roots(value: ValueProgram) -> list[Root]:
    return [root for _, root in value["entries"]] if value["type"] == "list" else [value["root"]]


def _value(value: ValueProgram, numbers: Renumbered) -> ValueProgram:
    if value["type"] == "list":
        return {**value, "entries": [(name, numbers[root]) for name, root in value["entries"]]}
    return {**value, "root": numbers[value["root"]]}
