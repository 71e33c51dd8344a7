"""Diagrams of one checker → program (plain JSON, see ``program``)."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias, assert_never, cast

from generator import program
from generator.compile.build import Built
from generator.compile.diagram import LEAF, Node
from generator.compile.layout import domain
from generator.compile.leaves import (
    Clash,
    Decision,
    Gap,
    Membership,
    NoValue,
    Result,
    ResultLeaf,
    TermLeaf,
    ValueLeaf,
)
from generator.compile.questions import PlanTooLargeError, Questions
from generator.compile.variables import (
    ClusterVariable,
    CutVariable,
    EnumVariable,
    FlagVariable,
    ReadingVariable,
    SwitchVariable,
    Variable,
)
from generator.model import NOT_GIVEN, UNDECIDED, Checker, Cite, Fact, Model, Row, Value
from generator.program import (
    CheckerProgram,
    CiteProgram,
    CommonProgram,
    FactProgram,
    ReadingsProgram,
    RowProgram,
    ValueProgram,
)


def emit(built: Built, model: Model, *, plan: bool = True) -> CheckerProgram:
    """The program of one checker.

    Without ``plan`` it can be evaluated, but does not know what to ask first.
    """
    writer = _Writer(built)
    checker = built.checker
    # the order of these lines is the order in which nodes are numbered
    facts = [_fact(writer, built, number) for number in range(len(checker.facts))]
    clash = writer.root(built.clash)
    clashes = [writer.root(node) for node in built.conditions[: built.contradictions]]
    values = [_value(writer, built, value) for value in checker.values]
    members = {outcome: writer.root(root) for outcome, root in built.members.items()}
    row_roots = [writer.root(node) for node in built.hits]
    root = None if checker.result == "set" else writer.root(built.root)
    common: CommonProgram = {
        "id": checker.id,
        "directives": _directives(checker, model),
        "facts": facts,
        "variables": [
            _variable(variable, built.taken.get(at))
            for at, variable in enumerate(built.layout.variables)
        ],
        "nodes": writer.nodes,
        "leaves": writer.leaves,
        "terms": list(built.terms),
        "values": values,
        "clash": clash,
        "clashes": clashes,
        "readings": _readings(built),
        "rows": [_row(built, index, model) for index in range(len(built.rows))],
        "questions": _plan(built) if plan else [],
    }
    if root is None:
        return {**common, "result": "set", "members": members, "rowRoots": row_roots}
    return {**common, "result": "order" if checker.result == "order" else "single", "root": root}


class _Writer:
    """Numbers nodes (children before parents) and leaves as roots are written."""

    def __init__(self, built: Built) -> None:
        self.built = built
        self.nodes: list[program.Node] = []
        self.leaves: list[program.Leaf] = []
        self._numbers: dict[int, int] = {}

    def root(self, root: Node[_Leaf]) -> int:
        """The number under which ``root`` stands in the program."""
        d = self.built.diagram
        for node in d.reach(root):
            if node in self._numbers:
                continue
            if d.variable(node) == LEAF:
                self.leaves.append(_leaf(d.value(node)))
                self._numbers[node] = -len(self.leaves)
            else:
                here = self._numbers[node] = len(self.nodes)
                children = (self._numbers[child] for child in d.children(node))
                steps = (child if child < 0 else here - child for child in children)
                self.nodes.append([d.variable(node), *steps])
        return self._numbers[root]


_Leaf: TypeAlias = Clash | Decision | Membership | Result


def _leaf(leaf: _Leaf) -> program.Leaf:
    match leaf:
        case None | bool():
            return leaf
        case ResultLeaf(row, outcomes, candidates):
            return ("r", row, outcomes, candidates)
        case ValueLeaf(choice):
            return ("v", choice)
        case TermLeaf(term):
            return ("t", term)
        case NoValue():
            return ("-",)
        case Gap():  # a table with a gap is reported and never asked, so programs do not know it
            return cast("program.Leaf", ("gap",))
        case _ as never:
            assert_never(never)


def _plan(built: Built) -> list[program.Question]:
    """The order of questions; none, and so that of the file, where it takes too long to work
    out.
    """
    try:
        return _relative(Questions(built).emit())
    except PlanTooLargeError:
        return []


def _relative(plan: list[list[int]]) -> list[program.Question]:
    """The plan with the distance to each child: alike parts then look alike, and pack to half the
    size.
    """
    return [
        [variable, *(0 if child < 0 else child - at for child in children)]
        for at, (variable, *children) in enumerate(plan)
    ]


def _directives(checker: Checker, model: Model) -> list[list[str]]:
    named = ((word.value, model.directive(word.value)) for word in checker.directives)
    return [[name, directive.version if directive else ""] for name, directive in named]


def _fact(writer: _Writer, built: Built, number: int) -> FactProgram:
    fact = built.checker.facts[number]
    numbers = {other.id: index for index, other in enumerate(built.checker.facts)}
    spec: FactProgram = {"id": fact.id, "type": fact.type}
    if fact.choices:
        spec["choices"] = [choice.id for choice in fact.choices]
    if fact.type in ("integer", "number", "date"):
        spec["low"], spec["high"] = domain(fact)
        spec["places"] = fact.places
    if fact.unit:
        spec["unit"] = fact.unit
    if fact.absent is not None:
        spec["absent"] = _absent(fact)
    if fact.stand_in:
        spec["standIn"] = numbers[fact.stand_in.value]
    if fact.alternatives:
        spec["alternatives"] = [numbers[word.value] for word in fact.alternatives]
    applies = built.layout.applies.get(number)
    if applies is not None:
        spec["applies"] = writer.root(built.layout.build(applies))
    return spec


def _absent(fact: Fact) -> bool | int | str | None:
    """What counts when nothing is said; None = no statement."""
    if fact.absent == NOT_GIVEN:
        return None
    return int(fact.absent) if isinstance(fact.absent, Decimal) else fact.absent


def _variable(variable: Variable, taken: int | None) -> program.Variable:
    match variable:
        case EnumVariable(fact, size, none):
            return ("e", fact, size, -1 if none is None else none)
        case FlagVariable(fact, choice):
            return ("b", fact, choice)
        case CutVariable(fact, cuts, none):
            return ("n", fact, list(cuts), -1 if none is None else none)
        case SwitchVariable(fact):
            return ("o", fact)
        case ReadingVariable():
            return ("r", [], [*range(variable.size)] if taken is None else [taken])
        case ClusterVariable():
            atoms = [(atom.left, atom.right) for atom in variable.atoms]
            cells = [(cell.absent, cell.truth) for cell in variable.cells]
            return ("c", list(variable.facts), atoms, cells, variable.rounds)
        case _ as never:
            assert_never(never)


def _readings(built: Built) -> list[ReadingsProgram]:
    readings: list[ReadingsProgram] = []
    for at, number in built.taken.items():
        variable = built.layout.variables[at]
        assert isinstance(variable, ReadingVariable)
        readings.append(
            {
                "conflict": variable.conflict,
                "options": list(variable.readings),
                "taken": -1 if number is None else number,
            }
        )
    return readings


def _value(writer: _Writer, built: Built, value: Value) -> ValueProgram:
    if value.type == "list":
        entries = [(entry.id, writer.root(entry.root)) for entry in built.lists[value.id]]
        return {"id": value.id, "type": "list", "entries": entries}
    spec: program.FormulaProgram = {
        "id": value.id,
        "type": value.type,
        "root": writer.root(built.values[value.id]),
    }
    if value.undecided:
        spec["undecided"] = value.undecided.value
    return spec


def _row(built: Built, index: int, model: Model) -> RowProgram:
    row = built.rows[index]
    return {
        "row": index + 1,
        "text": row.text or row.reason,
        "interpretation": _is_marked(row) or (bool(row.reading) and not built.tests_reading(index)),
        "reading": row.reading,
        "cites": [_cite(cite, model) for cite in row.source],
    }


def _is_marked(row: Row) -> bool:
    """A row that rests on a reading whatever the facts are: marked by hand, or left to experts."""
    return bool(row.remark_only) or UNDECIDED in (then.outcome.value for then in row.then)


def _cite(cite: Cite, model: Model) -> CiteProgram:
    directive = model.directive(cite.directive)
    norms = directive.norms if directive else ()
    locator = next((norm.locator for norm in norms if norm.rn == cite.rn), "")
    return {"directive": cite.directive, "rn": cite.rn, "locator": locator}
