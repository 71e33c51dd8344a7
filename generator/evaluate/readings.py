"""On which readings and which assumptions an answer rests, and what another reading would give.

The twin is ``browser/evaluate/readings.js``, which pages fetch after their first question.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations, product
from typing import TypeAlias, cast

from generator import cells
from generator.evaluate.answer import Certain, answer, case_of, facts_of_variable
from generator.evaluate.facts import InputError
from generator.evaluate.reach import Reach
from generator.evaluate.sides import Sides, parts_of
from generator.program import (
    Answer,
    CheckerProgram,
    ClusterVariable,
    CounterReading,
    Program,
    ReadingsEntry,
    ReadingsProgram,
    Variable,
)

Facts: TypeAlias = Mapping[str, object]


def evaluate(program: Program, checker: str, facts: object, skip: Collection[str] = ()) -> Answer:
    """The answer of one checker to ``facts`` (a JSON object). ``skip``: facts not to be asked for.

    Raises InputError for an unknown checker or fact, or a value outside its type.
    """
    if checker not in program["checkers"]:
        raise InputError("pruefer-unbekannt", value=checker)
    own = program["checkers"][checker]
    reach = case_of(own, facts)
    plain = answer(reach, skip)
    stated = cast("Facts", facts)  # else they were refused
    entries = counter_readings(reach, stated)
    return {
        **plain,
        "assumed": [own["facts"][fact]["id"] for fact in assumed_facts(reach, stated)],
        "interpretation": bool(entries) or any(row["interpretation"] for row in plain["because"]),
        "readings": entries,
        "undecided": [str(entry["conflict"]) for entry in entries if entry["taken"] is None],
    }


def counter_readings(reach: Reach, facts: Facts) -> list[ReadingsEntry]:
    """The conflicts whose other readings change the answer. Where no single one does, the smallest
    set of conflicts whose readings do so together.
    """
    conflicts = reached_conflicts(reach)
    alone = [entry for conflict in conflicts for entry in compared(reach, facts, [conflict])]
    if alone:
        return alone
    readings = reach.program["readings"]
    taken = [conflict for conflict in conflicts if readings[conflict]["taken"] >= 0]
    for size in range(2, len(taken) + 1):
        for group in combinations(taken, size):
            if together_apart := compared(reach, facts, group):
                return together_apart
    return []


def reached_conflicts(reach: Reach) -> list[int]:
    """The numbers of the conflicts to which the facts lead, whichever readings are taken."""
    program = reach.program
    nodes = dict.fromkeys(part.root for part in parts_of(program)) if program["readings"] else {}
    variables: set[int] = set()
    todo = list(nodes)
    while todo:
        node = todo.pop()
        if node < 0:
            continue
        variable, *steps = program["nodes"][node]
        variables.add(variable)
        if variable < conflict_variable(reach, 0):
            steps = [steps[value] for value in reach.allowed[variable]]
        further = [step if step < 0 else node - step for step in steps]
        todo += [child for child in further if child not in nodes]
        nodes.update(dict.fromkeys(further))
    numbers = range(len(program["readings"]))
    return [number for number in numbers if conflict_variable(reach, number) in variables]


def conflict_variable(reach: Reach, conflict: int) -> int:
    """The variable of a conflict; they stand last."""
    return len(reach.allowed) - len(reach.program["readings"]) + conflict


def under(reach: Reach, options: Mapping[int, list[int]]) -> CheckerProgram:
    """A program that knows the case, under other readings: by conflict, those that are left."""
    left: list[Variable] = [("r", [], values) for values in reach.allowed]
    for conflict, values in options.items():
        left[conflict_variable(reach, conflict)] = ("r", [], values)
    return with_variables(reach.program, left)


def with_variables(program: CheckerProgram, variables: list[Variable]) -> CheckerProgram:
    """The program with other variables."""
    return cast("CheckerProgram", {**program, "variables": variables})


def compared(reach: Reach, facts: Facts, conflicts: Sequence[int]) -> list[ReadingsEntry]:
    """What other readings of some conflicts together give; nothing where that changes nothing."""
    specs = [reach.program["readings"][conflict] for conflict in conflicts]
    taken = tuple(spec["taken"] for spec in specs)
    others = list(product(*map(other_options, specs)))
    sides = [taken, *others] if taken[0] >= 0 else others
    choices = {
        conflict_variable(reach, conflict): [tuple(side[at] for side in sides)]
        for at, conflict in enumerate(conflicts)
    }
    walk = Sides([reach] * len(sides), choices)
    parts = walk.differing()
    if not parts:
        return []
    entry: ReadingsEntry = {
        "conflict": together([spec["conflict"] for spec in specs]),
        "taken": named(specs, taken) if taken[0] >= 0 else None,
        "others": [answer_under(reach, facts, conflicts, options) for options in others],
    }
    if walk.always_differ(parts):
        entry["certain"] = True
    return [entry]


def other_options(spec: ReadingsProgram) -> list[int]:
    """The numbers of the readings that are not taken."""
    return [option for option in range(len(spec["options"])) if option != spec["taken"]]


def named(specs: Sequence[ReadingsProgram], options: Sequence[int]) -> str | list[str]:
    """The ids of readings."""
    words = (spec["options"][option] for spec, option in zip(specs, options, strict=True))
    return together([*words])


def together(words: list[str]) -> str | list[str]:
    """One word, or several."""
    return words[0] if len(words) == 1 else words


def answer_under(
    reach: Reach, facts: Facts, conflicts: Sequence[int], options: Sequence[int]
) -> CounterReading:
    """What comes out under other readings."""
    fixed = {conflict: [option] for conflict, option in zip(conflicts, options, strict=True)}
    own = under(reach, fixed)
    plain = answer(case_of(own, facts))
    only_sets: Certain = {"certain": plain["certain"]} if "certain" in plain else {}
    return {
        "reading": named([own["readings"][conflict] for conflict in conflicts], options),
        "status": plain["status"],
        "outcome": plain["outcome"],
        "possible": plain["possible"],
        **only_sets,
        "values": plain["values"],
    }


def assumed_facts(reach: Reach, stated: Facts) -> list[int]:
    """The facts that nobody stated and whose default counts although another value would change
    the answer. Where no single one would, the smallest set of facts that would do so together.
    """
    specs = reach.program["facts"]
    absent = [n for n, spec in enumerate(specs) if "absent" in spec and spec["id"] not in stated]
    assumed = [fact for fact in absent if depends_on(reach, stated, [fact])]
    if assumed or not depends_on(reach, stated, absent):
        return assumed
    for size in range(2, len(absent)):
        for group in combinations(absent, size):
            if depends_on(reach, stated, group):
                return [*group]
    return absent


def depends_on(reach: Reach, stated: Facts, facts: Sequence[int]) -> bool:
    """Other values of some facts change the answer in some completion."""
    program = reach.program
    variables: list[Variable] = [
        variable if is_about(variable, facts) else ("r", [], left)
        for variable, left in zip(program["variables"], reach.allowed, strict=True)
    ]
    unknown = {program["facts"][fact]["id"]: None for fact in facts}
    freed = case_of(with_variables(program, variables), {**stated, **unknown})
    choices: dict[int, Sequence[tuple[int, int]]] = {}
    for at, variable in enumerate(variables):
        own, others = reach.allowed[at], freed.allowed[at]
        match variable:
            case ("c", *_):
                choices[at] = pairs_of_cells(variable, own, others, facts)
            case ("o", _):
                choices[at] = [(1, 1)]  # as if both were asked: it counts only where it applies
            case (("e" | "n" | "b"), *_):
                choices[at] = [*product(own, others)]
    return Sides([reach, freed], choices).changes()


def is_about(variable: Variable, facts: Sequence[int]) -> bool:
    """The variable is about one of the facts."""
    return not set(facts).isdisjoint(facts_of_variable(variable))


def pairs_of_cells(
    variable: ClusterVariable, own: Sequence[int], others: Sequence[int], facts: Sequence[int]
) -> list[tuple[int, int]]:
    """Cells among ``own`` and ``others`` that differ in nothing but what concerns ``facts``."""
    _, members, comparisons, patterns, _ = variable
    kept = sum(1 << bit for bit, fact in enumerate(members) if fact not in facts)
    silent = sum(
        1 << bit
        for bit, (left, right) in enumerate(comparisons)
        if set(facts).isdisjoint(cells.facts_of(left) + cells.facts_of(right))
    )

    def rest(cell: int) -> tuple[int, int]:
        gone, truth = patterns[cell]
        return gone & kept, truth & silent

    return [(cell, other) for cell in own for other in others if rest(cell) == rest(other)]
