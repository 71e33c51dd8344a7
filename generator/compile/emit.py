"""Diagrams of one checker → program (plain JSON, see ``program``)."""

from __future__ import annotations

from decimal import Decimal

from generator.compile.build import Built
from generator.compile.diagram import LEAF
from generator.compile.layout import Variable, domain
from generator.compile.questions import Questions
from generator.model import NOT_GIVEN, Cite, Fact, Model, Row
from generator.program import Variable as ProgramVariable


def emit(built: Built, model: Model, plan: bool = True) -> dict:
    """The program of one checker; without ``plan`` it can be evaluated, but does not know what to ask first."""
    writer = _Writer(built)
    checker = built.checker
    program = {
        "id": checker.id,
        "result": checker.result,
        "directives": _directives(built, model),
        "facts": [
            _fact(fact, checker.facts, _gate(writer, built, n))
            for n, fact in enumerate(checker.facts)
        ],
        "variables": [_variable(variable) for variable in built.layout.variables],
        "terms": list(built.terms),
        "clash": writer.root(built.clash),
        "clashes": [writer.root(node) for node in built.conditions[: len(checker.contradictions)]],
        "values": [_value(writer, value, built.values[value.id]) for value in checker.values],
        "rows": [_row(index, row, model) for index, row in enumerate(built.rows)],
    }
    if checker.result == "set":
        program["members"] = {outcome: writer.root(root) for outcome, root in built.members.items()}
        program["rowRoots"] = [writer.root(node) for node in built.hits]
    else:
        program["root"] = writer.root(built.root)
    program["questions"] = _relative(Questions(built).emit()) if plan else []
    return {**program, "nodes": writer.nodes, "leaves": writer.leaves}


class _Writer:
    """Numbers nodes (children before parents) and leaves as roots are written."""

    def __init__(self, built: Built) -> None:
        self.built, self.nodes, self.leaves = built, [], []
        self._numbers: dict[int, int] = {}

    def root(self, root: int) -> int:
        """The number under which ``root`` stands in the program."""
        d = self.built.diagram
        for node in d.reach(root):
            if node in self._numbers:
                continue
            if d.variable(node) == LEAF:
                self.leaves.append(d.value(node))
                self._numbers[node] = -len(self.leaves)
            else:
                here = self._numbers[node] = len(self.nodes)
                children = (self._numbers[child] for child in d.children(node))
                self.nodes.append(
                    [
                        d.variable(node),
                        *(child if child < 0 else here - child for child in children),
                    ]
                )
        return self._numbers[root]


def _relative(plan: list[list[int]]) -> list[list[int]]:
    """The plan with the distance to each child: alike parts then look alike, and pack to half the size."""
    return [
        [variable, *(0 if child < 0 else child - at for child in children)]
        for at, (variable, *children) in enumerate(plan)
    ]


def _directives(built: Built, model: Model) -> list[list[str]]:
    named = ((word.value, model.directive(word.value)) for word in built.checker.directives)
    return [[id, found.version if found else ""] for id, found in named]


def _gate(writer: _Writer, built: Built, fact: int) -> int | None:
    """The root of the condition under which a fact applies."""
    applies = built.layout.applies.get(fact)
    return None if applies is None else writer.root(built.layout.build(applies))


def _fact(fact: Fact, facts: tuple[Fact, ...], gate: int | None) -> dict:
    numbers = {other.id: index for index, other in enumerate(facts)}
    made: dict = {"id": fact.id, "type": fact.type}
    if fact.choices:
        made["choices"] = [choice.id for choice in fact.choices]
    if fact.type in ("integer", "number", "date"):
        made["low"], made["high"] = domain(fact)
        made["places"] = fact.places
    if fact.unit:
        made["unit"] = fact.unit
    if fact.absent is not None:
        made["absent"] = (
            None
            if fact.absent == NOT_GIVEN
            else int(fact.absent)
            if isinstance(fact.absent, Decimal)
            else fact.absent
        )
    if fact.stand_in:
        made["standIn"] = numbers[fact.stand_in.value]
    if fact.alternatives:
        made["alternatives"] = [numbers[word.value] for word in fact.alternatives]
    if gate is not None:
        made["applies"] = gate
    return made


def _variable(variable: Variable) -> ProgramVariable:
    none = -1 if variable.none is None else variable.none
    fact = variable.facts[0]
    if variable.kind == "enum":
        return ("e", fact, variable.size, none)
    if variable.kind == "flag":
        return ("b", fact, variable.choice)
    if variable.kind == "cells":
        return ("n", fact, list(variable.cuts), none)
    if variable.kind == "open":
        return ("o", fact)
    atoms = [(atom.left, atom.right) for atom in variable.atoms]
    return ("c", list(variable.facts), atoms, list(variable.cells), variable.rounds)


def _value(writer: _Writer, value, root) -> dict:
    if value.type == "list":
        return {
            "id": value.id,
            "type": "list",
            "entries": [(name, writer.root(node)) for name, node in root],
        }
    made = {"id": value.id, "type": value.type, "root": writer.root(root)}
    return {**made, "undecided": value.undecided.value} if value.undecided else made


def _row(index: int, row: Row, model: Model) -> dict:
    return {
        "row": index + 1,
        "text": row.text or row.reason,
        "interpretation": bool(row.reading),
        "reading": row.reading,
        "cites": [_cite(cite, model) for cite in row.source],
    }


def _cite(cite: Cite, model: Model) -> dict:
    directive = model.directive(cite.directive)
    norm = (
        next((norm for norm in directive.norms if norm.rn == cite.rn), None) if directive else None
    )
    return {"directive": cite.directive, "rn": cite.rn, "locator": norm.locator if norm else ""}
