"""What is known of a case, as JSON: outcome, values, reasons, and what to ask next.

The twin is ``browser/evaluate/answer.js``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple, TypedDict, TypeVar, assert_never

from generator import cells
from generator.evaluate.facts import UNKNOWN, read_facts
from generator.evaluate.reach import Reach
from generator.evaluate.relevance import relevant_facts
from generator.program import (
    CheckerProgram,
    FormulaProgram,
    Leaf,
    PlainAnswer,
    SetProgram,
    TableProgram,
    Variable,
)

T = TypeVar("T")

CONTRADICTION = "widerspruch"


class Certain(TypedDict, total=False):
    """The part of an answer that only sets have."""

    certain: list[str]


class TableResult(NamedTuple):
    """What a table says. ``rows``: numbers of the rows on which it rests."""

    outcome: str | list[str] | None
    possible: list[str] | list[list[str]]
    rows: Collection[int]
    candidates: Sequence[str] = ()
    certain: list[str] | None = None


def case_of(program: CheckerProgram, facts: object) -> Reach:
    """What ``facts`` (a JSON object) leave of a checker.

    Raises InputError for an unknown fact, or for a value outside its type.
    """
    return Reach(program, read_facts(program["facts"], facts))


def answer(reach: Reach, skip: Collection[str] = ()) -> PlainAnswer:
    """The answer to a case in the shape of the contract, without what it rests on.

    ``skip``: facts not to be asked for.
    """
    program = reach.program
    clashing = None not in reach.leaves(program["clash"])
    decision = contradiction(reach) if clashing else decide(reach)
    relevant: list[int] = []
    if not clashing and UNKNOWN in reach.known:
        relevant = relevant_facts(reach)
    only_sets: Certain = {} if decision.certain is None else {"certain": decision.certain}
    return {
        "checker": program["id"],
        "status": "open" if decision.outcome is None else "decided",
        "outcome": decision.outcome,
        "possible": decision.possible,
        **only_sets,
        "candidates": list(decision.candidates),
        "values": {} if clashing else settled_values(reach),
        "next": next_fact(reach, relevant, skip),
        "missing": [program["facts"][fact]["id"] for fact in relevant],
        "because": [program["rows"][row] for row in sorted(set(decision.rows))],
        "directives": program["directives"],
    }


def contradiction(reach: Reach) -> TableResult:
    """The facts contradict each other, by the rows that surely apply, or else by all that may."""
    program = reach.program
    sure = [row for row, root in enumerate(program["clashes"]) if reach.certain(root)]
    rows = sure or [row for row, _, _ in row_leaves(reach.leaves(program["clash"]))]
    if program["result"] == "single":
        return TableResult(CONTRADICTION, [CONTRADICTION], rows)
    if program["result"] == "order":
        return TableResult([CONTRADICTION], [[CONTRADICTION]], rows)
    return TableResult([CONTRADICTION], [CONTRADICTION], rows, certain=[CONTRADICTION])


def decide(reach: Reach) -> TableResult:
    """What the table says to facts that do not contradict each other."""
    if reach.program["result"] == "set":
        return decide_set(reach.program, reach)
    return decide_first(reach.program, reach)


def decide_first(program: TableProgram, reach: Reach) -> TableResult:
    """The outcomes of the rows that can be the first to apply."""
    leaves = row_leaves(reach.consistent(program["root"]))
    rows = [row for row, _, _ in leaves]
    if program["result"] == "order":
        sequences = [list(names) for names in sorted({tuple(names) for _, names, _ in leaves})]
        return TableResult(only(sequences), sequences, rows)
    outcomes = sorted({name for _, names, _ in leaves for name in names})
    candidates = sorted({name for _, _, names in leaves for name in names})
    return TableResult(only(outcomes), outcomes, rows, candidates)


def decide_set(program: SetProgram, reach: Reach) -> TableResult:
    """The outcomes that are sure to belong to the set, and those that can."""
    members = program["members"]
    possible = sorted(name for name, root in members.items() if True in reach.leaves(root))
    certain = sorted(name for name, root in members.items() if reach.certain(root))
    first = len(program["clashes"])  # contradictions come before the other rows
    rows = [
        row for row, root in enumerate(program["rowRoots"], first) if True in reach.leaves(root)
    ]
    outcome = certain if certain == possible else None
    return TableResult(outcome, possible, rows, certain=certain)


def settled_values(reach: Reach) -> dict[str, str | int | list[str]]:
    """The values that are settled."""
    settled: dict[str, str | int | list[str]] = {}
    for value in reach.program["values"]:
        if value["type"] == "list":
            names = [name for name, root in value["entries"] if reach.certain(root)]
            settled[value["id"]] = sorted(names)
            continue
        results = {value_of(leaf, value, reach) for leaf in reach.consistent(value["root"])}
        if len(results) > 1 and "undecided" in value:
            settled[value["id"]] = value["undecided"]
        elif len(results) == 1 and (result := results.pop()) is not None:
            settled[value["id"]] = result
    return settled


def value_of(leaf: Leaf, value: FormulaProgram, reach: Reach) -> str | int | None:
    """The value at a leaf; None: there is none, or it cannot be computed yet."""
    match leaf:
        case ("v", choice):
            return choice
        case ("t", number):
            term = reach.program["terms"][number]
        case _:
            return None
    figures: dict[int, int] = {}
    for fact in cells.facts_of(term):
        figure = reach.known[fact]
        if not isinstance(figure, int):
            return None
        figures[fact] = figure
    result = cells.value(term, figures)
    return cells.iso(result) if value["type"] == "date" else result


def next_fact(reach: Reach, relevant: Sequence[int], skip: Collection[str]) -> str | None:
    """The fact to ask: the planned order, as far as its facts still matter."""
    program = reach.program
    ask = [fact for fact in relevant if program["facts"][fact]["id"] not in skip]
    ask = [fact for fact in ask if applies(reach, fact)] or ask
    at, step = 0, len(program["questions"])
    while step and ask:
        variable, *steps = program["questions"][at]
        planned = [
            fact for fact in facts_of_variable(program["variables"][variable]) if fact in ask
        ]
        if planned:
            return program["facts"][planned[0]]["id"]
        step = steps[reach.allowed[variable][0]]
        at += step
    return program["facts"][ask[0]]["id"] if ask else None


def facts_of_variable(variable: Variable) -> Sequence[int]:
    """The facts that a variable is about."""
    match variable:
        case ("c", facts, _, _, _):
            return facts
        case (("e" | "b" | "n" | "o"), fact, *_):
            return [fact]
        case ("r", facts, _):
            return facts
        case _ as never:
            assert_never(never)


def applies(reach: Reach, fact: int) -> bool:
    """A fact is sure to apply: no question about something that may not exist."""
    gate = reach.program["facts"][fact].get("applies")
    return gate is None or False not in reach.leaves(gate)


def row_leaves(leaves: Iterable[Leaf]) -> list[tuple[int, Sequence[str], Sequence[str]]]:
    """Row, outcomes and candidates of the leaves that are rows."""
    rows: list[tuple[int, Sequence[str], Sequence[str]]] = []
    for leaf in leaves:
        match leaf:
            case ("r", row, outcomes, candidates):
                rows.append((row, outcomes, candidates))
    return rows


def only(options: Sequence[T]) -> T | None:
    """The one that is left."""
    return options[0] if len(options) == 1 else None
