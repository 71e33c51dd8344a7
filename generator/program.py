"""The form that is executed, and that of its answers: plain JSON, the same for Python and the
browser.

``FORMAT`` names the version of the form. What is written here as a tuple is a list in JSON: a tuple
because its places have different types and its first place often says which of several shapes it
has. Such tuples are taken apart with ``match``, which reads a list from a JSON file the same way::

    match leaf:
        case ("r", row, outcomes, candidates): …

Nodes, leaves and terms of a checker are numbered. A *root* or a child is the number of a node, or
-(number of a leaf + 1).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Literal, NotRequired, TypeAlias, TypedDict, cast, final

from generator.cells import Term

FORMAT = 1

FactType: TypeAlias = Literal["boolean", "choice", "choices", "integer", "number", "date"]
FormulaType: TypeAlias = Literal["date", "integer", "choice"]
Root: TypeAlias = int

# variables of a diagram: what a fact, or several together, can be; values are numbered from 0
EnumVariable: TypeAlias = tuple[Literal["e"], int, int, int]
"""Fact, number of values, and which of them is »no statement« (-1: none)."""
FlagVariable: TypeAlias = tuple[Literal["b"], int, int]
"""Fact of type choices, choice: is it among the chosen ones?"""
CutVariable: TypeAlias = tuple[Literal["n"], int, list[int], int]
"""Fact, the first figures (scaled, or days) of all cells but the lowest, and the value »no
statement« (-1: none).
"""
OpenVariable: TypeAlias = tuple[Literal["o"], int]
"""Fact: 1 while it is unknown."""
ClusterVariable: TypeAlias = tuple[
    Literal["c"], list[int], list[tuple[Term, Term]], list[tuple[int, int]], int
]
"""Facts that are compared with each other, the comparisons ``left ≤ right``, for each value two
sets of bits (facts without a statement, comparisons that hold), and the limit of rounds (see
``cells``)."""
ReadingVariable: TypeAlias = tuple[Literal["r"], list[int], list[int]]
"""How a conflict is read: no facts, and the values that are left (the reading taken, or all of
them). As many as there are ``readings``, in the same order, behind all other variables.
"""
Variable: TypeAlias = (
    EnumVariable | FlagVariable | CutVariable | OpenVariable | ClusterVariable | ReadingVariable
)

Node: TypeAlias = list[int]
"""The number of a variable, then a child for each of its values: so many nodes back, or -(number of
a leaf + 1). Children come before their parents."""

RowLeaf: TypeAlias = tuple[Literal["r"], int, tuple[str, ...], tuple[str, ...]]
"""Number of the row, its outcomes, its candidates."""
ValueLeaf: TypeAlias = tuple[Literal["v"], str]
"""A fixed value."""
TermLeaf: TypeAlias = tuple[Literal["t"], int]
"""A value to be computed: the number of a term."""
NoValueLeaf: TypeAlias = tuple[Literal["-"]]
Leaf: TypeAlias = bool | RowLeaf | ValueLeaf | TermLeaf | NoValueLeaf | None
"""None does not count: a contradiction. True and False where a condition is asked."""

Question: TypeAlias = list[int]
"""The number of a variable, then for each of its values how many entries further the next question
stands (0: none).
"""


class CiteProgram(TypedDict):
    """The norm that a row rests on."""

    directive: str
    rn: int
    locator: str


class RowProgram(TypedDict):
    """A row as it is shown; ``row`` counts from 1, contradictions first."""

    row: int
    text: str
    interpretation: bool
    reading: str
    cites: list[CiteProgram]


class FactProgram(TypedDict):
    """What is asked, and which values are taken.

    ``absent``: what counts when nothing is said (None = no statement; without the key = unknown).
    ``standIn``: the fact that takes over while this one is unknown. ``alternatives``: facts from
    which it follows. ``applies``: root of the condition under which the fact applies. ``low`` and
    ``high`` are scaled by ten to the number of ``places``.
    """

    id: str
    type: FactType
    choices: NotRequired[list[str]]
    low: NotRequired[int]
    high: NotRequired[int]
    places: NotRequired[int]
    unit: NotRequired[str]
    absent: NotRequired[bool | int | str | None]
    standIn: NotRequired[int]
    alternatives: NotRequired[list[int]]
    applies: NotRequired[Root]


class ReadingsProgram(TypedDict):
    """A conflict that conditions test, the ids of its readings, and the number of the one that is
    taken (-1: nobody has decided; it stays unknown, and no answer settles it).
    """

    conflict: str
    options: list[str]
    taken: int


class FormulaProgram(TypedDict):
    """One value beside the outcome; ``undecided``: the one given while completions of the unknown
    facts disagree.
    """

    id: str
    type: FormulaType
    root: Root
    undecided: NotRequired[str]


class ListProgram(TypedDict):
    """The names whose condition holds."""

    id: str
    type: Literal["list"]
    entries: list[tuple[str, Root]]


ValueProgram: TypeAlias = FormulaProgram | ListProgram


class CommonProgram(TypedDict):
    """What the program of every checker has."""

    id: str
    directives: list[list[str]]  # [id, version] each
    facts: list[FactProgram]
    variables: list[Variable]
    nodes: list[Node]
    leaves: list[Leaf]
    terms: list[Term]
    values: list[ValueProgram]
    clash: Root  # the contradictions: row leaf or None
    clashes: list[Root]  # the condition of each
    readings: list[ReadingsProgram]  # by id of the conflict
    rows: list[RowProgram]
    questions: list[Question]


class TableProgram(CommonProgram):
    """A checker with one outcome, or with a sequence of outcomes."""

    result: Literal["single", "order"]
    root: Root


class SetProgram(CommonProgram):
    """A checker with a set of outcomes; ``rowRoots`` are the conditions of the rows after the
    contradictions.
    """

    result: Literal["set"]
    members: dict[str, Root]
    rowRoots: list[Root]


CheckerProgram: TypeAlias = TableProgram | SetProgram


class Program(TypedDict):
    """All checkers by their id."""

    format: int
    checkers: dict[str, CheckerProgram]


class Conclusion(TypedDict):
    """What comes out. ``possible``: outcomes that are left (of type order: sequences of them);
    ``certain`` only with sets; ``values``: those that are fixed, also while the outcome is open.
    """

    status: Literal["open", "decided"]
    outcome: str | list[str] | None
    possible: list[str] | list[list[str]]
    certain: NotRequired[list[str]]
    values: dict[str, str | int | list[str]]


class CounterReading(Conclusion):
    """What comes out under another ``reading``; a list where several conflicts are read at once."""

    reading: str | list[str]


class ReadingsEntry(TypedDict):
    """A conflict whose readings change the answer, and what the others give.

    ``conflict``: a list where no single conflict changes anything, but these do together; then
    ``taken`` and ``reading`` are lists as well. ``taken`` None: nobody has decided. While facts are
    unknown an entry stands where some completion of them makes the answers differ; ``certain``
    (always true, else left out) where every completion does. Of a set, ``certain`` among the others
    is the list of outcomes, as in the result.
    """

    conflict: str | list[str]
    taken: str | list[str] | None
    others: list[CounterReading]
    certain: NotRequired[bool]


class PlainAnswer(Conclusion):
    """What is known of a case, without what it rests on. ``missing``: unknown facts that can still
    change something; ``next``: the one to ask first.
    """

    checker: str
    candidates: list[str]
    next: str | None
    missing: list[str]
    because: list[RowProgram]
    directives: list[list[str]]


@final
class Answer(PlainAnswer):
    """What is known of a case. ``assumed``: facts that nobody stated and whose default counts,
    although another value would change outcome or values. ``interpretation``: the answer rests on a
    reading: one of ``readings``, or a row that is marked. ``readings``: see ``ReadingsEntry``, by
    id of the conflict; ``undecided``: the conflicts among them that nobody has decided.
    """

    assumed: list[str]
    interpretation: bool
    readings: list[ReadingsEntry]
    undecided: list[str]


class Refusal(TypedDict):
    """Why a case is not answered; ``message`` is German, ``fact`` the one that is wrong, if it is
    one.
    """

    code: str
    message: str
    fact: str | None


@final
class Refused(TypedDict):
    """Stands in the place of an answer."""

    error: Refusal


def under_readings(program: CheckerProgram, wanted: Mapping[str, str | None]) -> CheckerProgram:
    """The program under other readings of some conflicts; None: as if nobody had decided."""
    first = len(program["variables"]) - len(program["readings"])
    variables, readings = [*program["variables"]], [*program["readings"]]
    for number, spec in enumerate(program["readings"]):
        if spec["conflict"] in wanted:
            reading = wanted[spec["conflict"]]
            taken = -1 if reading is None else spec["options"].index(reading)
            left = [*range(len(spec["options"]))] if reading is None else [taken]
            variables[first + number] = ("r", [], left)
            readings[number] = {**spec, "taken": taken}
    return cast("CheckerProgram", {**program, "variables": variables, "readings": readings})


def canonical(program: Program | CheckerProgram | None) -> str:
    """The one text of a program: sorted keys, no blanks."""
    return json.dumps(program, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(program: CheckerProgram | None) -> str:
    """Hash by which a case note recognises the rules it was made with; ``program``: of one
    checker.
    """
    return hashlib.sha256(canonical(program).encode()).hexdigest()


def fingerprint_of_files(files: Mapping[str, str]) -> str:
    """Hash of rule files as they are written: the same rules give the same one, every change gives
    another.
    """
    joined = "".join(f"{name}\0{text}\0" for name, text in sorted(files.items()))
    return hashlib.sha256(joined.encode()).hexdigest()
