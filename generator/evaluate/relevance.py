"""Which unknown facts can still change the answer.

The twin is ``browser/evaluate/relevance.js``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator import cells
from generator.evaluate.reach import Reach
from generator.evaluate.remainder import LEAF, MIXED, WILD, Remainder
from generator.program import ClusterVariable, Root, ValueProgram


def relevant_facts(reach: Reach) -> list[int]:
    """Numbers of the facts, in the order of the checker."""
    program = reach.program
    members = program["members"].values() if program["result"] == "set" else [program["root"]]
    values = [root for value in program["values"] for root in roots_of(value)]
    facts = facts_of_nodes(reach, [*members, *values])
    for root in values:
        for leaf in reach.consistent(root):
            match leaf:
                case ("t", term):
                    facts.update(cells.facts_of(program["terms"][term]))
    for fact in list(facts):
        facts.update(program["facts"][fact].get("alternatives", ()))
    return sorted(fact for fact in facts if reach.is_unknown(fact))


def facts_of_nodes(reach: Reach, roots: Sequence[Root]) -> set[int]:
    """The facts on which it still depends where the diagrams lead."""
    remainder = Remainder(reach)
    nodes = dict.fromkeys(remainder.simplify(root) for root in roots)
    facts: set[int] = set()
    todo = list(nodes)
    while todo:
        variable, *children = remainder.nodes[todo.pop()]
        if variable != LEAF:
            facts.update(facts_behind(reach, remainder, variable, children))
            todo += [child for child in children if child not in nodes]
            nodes.update(dict.fromkeys(children))
    return facts


def facts_behind(
    reach: Reach, remainder: Remainder, variable: int, children: Sequence[int]
) -> Sequence[int]:
    """The facts whose own comparisons tell values of a variable apart; else, all unknown ones.

    Sometimes only several facts together tell two cells apart.
    """
    match reach.program["variables"][variable]:
        case ("c", facts, _, _, _) as cluster:
            unknown = [fact for fact in facts if reach.is_unknown(fact)]
            nodes = dict(zip(reach.allowed[variable], children, strict=True))
            return [fact for fact in unknown if tells(remainder, fact, cluster, nodes)] or unknown
        case ("r", _, _):
            return []  # how a conflict is read, no answer settles
        case (_, fact, *_):
            return [fact]


def tells(
    remainder: Remainder, fact: int, cluster: ClusterVariable, nodes: Mapping[int, int]
) -> bool:
    """Two cells that differ in nothing but the comparisons of a fact disagree.

    ``nodes``: where each allowed cell leads.
    """
    _, facts, comparisons, patterns, _ = cluster
    others = ~(1 << facts.index(fact))
    silent = sum(
        1 << bit
        for bit, (left, right) in enumerate(comparisons)
        if fact not in cells.facts_of(left) + cells.facts_of(right)
    )
    groups: dict[tuple[int, int], int] = {}
    for cell, node in nodes.items():
        gone, truth = patterns[cell]
        key = (gone & others, truth & silent)
        groups[key] = remainder.merge(groups.get(key, WILD), node)
        if groups[key] == MIXED:
            return True
    return False


def roots_of(value: ValueProgram) -> list[Root]:
    """The roots of a value."""
    if value["type"] == "list":
        return [root for _, root in value["entries"]]
    return [value["root"]]
