"""``entscheidung`` and ``widerspruch`` of a checker → Row."""

from __future__ import annotations

from typing import NamedTuple

from generator.expression import AllOf, Expression, Name, Truth
from generator.load.formula import parse_cell
from generator.load.lists import Listed, OneOrMany
from generator.load.node import Mapping, Node, Scalar, Sequence, child, items
from generator.load.reader import Definitions, Reader, Schema, reads, reads_like
from generator.load.record import Field, Later, Record, Values
from generator.load.scalars import OneOf, at, cite, condition, text, truth_as_word
from generator.model import CONTRADICTION, At, Policy, Row, Then
from generator.problem import Place

POLICIES: dict[str, Policy] = {
    "erste": "first",
    "eindeutig": "unique",
    "alle": "all",
    "reihenfolge": "ordered",
}

_READING = Field(
    "lesart", text, "reading", "", description="welche Lesart gilt und was die andere ergäbe"
)
_REMARK_ONLY = Field(
    "nur_hinweis",
    text,
    "remark_only",
    "",
    description="warum keine Bedingung die Lesart prüfen kann; die Zeile wird immer gekennzeichnet",
)
_CONFLICTS = Field(
    "konflikt", OneOrMany(at), "conflicts", (), description="Einträge in konflikte.yml"
)


def _without_table(_reader: Reader, node: Node, _values: Values) -> dict[str, object]:
    return {
        "cells": (),
        "then": (Then(At(CONTRADICTION, node.place)),),
        "open": False,
        "candidates": (),
        "candidates_from": None,
        "reason": "",
        "exceptions": (),
    }


CONTRADICTION_ROW = Record(
    make=Row,
    label="Widerspruch",
    name="Contradiction",
    derive=_without_table,
    fields=(
        Field("nr", text, "number", "", description="Nummer der Zeile"),
        Field(
            "wenn",
            condition,
            "condition",
            required=True,
            description="was nicht zugleich stimmen kann",
        ),
        Field("grund", text, "text", "", required=True, description="Begründung"),
        Field("quelle", OneOrMany(cite), "source", (), description="Fundstellen"),
        _READING,
        _REMARK_ONLY,
        _CONFLICTS,
    ),
)


class _Yield(NamedTuple):
    """What a row yields; ``open``: the text leaves all of it possible."""

    then: tuple[Then, ...]
    open: bool


_CONDITIONAL = Record(
    make=Then,
    label="Eintrag der Reihenfolge",
    fields=(
        Field("eintrag", at, "outcome", required=True, description="Ausgang"),
        Field(
            "falls",
            condition,
            "condition",
            None,
            required=True,
            description="wann er in der Reihenfolge steht",
        ),
    ),
)


class _ThenReader:
    """An outcome, or one with a condition in an ordered list."""

    def __call__(self, reader: Reader, node: Node) -> Then | None:
        """One entry of what a row yields."""
        if isinstance(node, Mapping):
            return _CONDITIONAL(reader, node)
        outcome = at(reader, node)
        return Then(outcome) if outcome else None

    def schema(self, definitions: Definitions) -> Schema:
        """A word or the conditional form."""
        return {"anyOf": [at.schema(definitions), _CONDITIONAL.schema(definitions)]}


def _open(outcomes: tuple[At, ...]) -> _Yield:
    return _Yield(tuple(Then(outcome) for outcome in outcomes), open=True)


_OPEN = Record(
    make=_open,
    label="dann",
    name="Open",
    fields=(
        Field(
            "offen",
            Listed(at),
            "outcomes",
            (),
            required=True,
            description="Ausgänge, die der Text alle zulässt",
        ),
    ),
)
_THEN = OneOrMany(_ThenReader())


class _YieldReader:
    """Outcomes, or ``{offen: [a, b]}``."""

    def __call__(self, reader: Reader, node: Node) -> _Yield | None:
        """What a row yields."""
        if isinstance(node, Mapping):
            return _OPEN(reader, node)
        return _Yield(_THEN(reader, node), open=False)

    def schema(self, definitions: Definitions) -> Schema:
        """One outcome, several, or the open form."""
        return {"anyOf": [_THEN.schema(definitions), _OPEN.schema(definitions)]}


class _When(NamedTuple):
    """The condition of a row, and its cells as written."""

    condition: Expression | None
    cells: tuple[str, ...]


_CELL: Schema = {"type": ["string", "number", "boolean"]}


@reads({"anyOf": [_CELL, {"type": "array", "items": _CELL}]})
def _unread(_reader: Reader, node: Node) -> Node:
    """The node of a condition; it is read once it is clear that the row yields something."""
    return node


def _when(reader: Reader, node: Node | None, row: Place) -> _When:
    """A condition, ``sonst``, or one cell for each column."""
    match node:
        case None | Scalar(value="sonst"):
            return _When(None, ())
        case Sequence(items=cells):
            return _cells(reader, node.place, cells, row)
        case _:
            return _When(condition(reader, node) or Truth(row, value=False), ())


def _cells(reader: Reader, place: Place, nodes: tuple[Node, ...], row: Place) -> _When:
    columns = reader.context.columns
    if len(nodes) != len(columns):
        reader.say(
            "zellen-zahl",
            place,
            f"Die Zeile hat {len(nodes)} Zellen, die Tabelle {len(columns)} Spalten.",
            "Schreiben Sie je Spalte eine Zelle; »-« heißt: beliebig.",
        )
        return _When(Truth(row, value=False), ())
    parts: list[Expression] = []
    cells: list[str] = []
    for column, node in zip(columns, nodes, strict=True):
        written = truth_as_word(node) or text(reader, node)
        cells.append(written)
        parts.append(_cell(reader, written, column, node) or Truth(row, value=False))
    return _When(AllOf(place, tuple(parts)), tuple(cells))


def _cell(reader: Reader, written: str, column: At, cell: Node) -> Expression | None:
    place = cell.place_at if isinstance(cell, Scalar) else cell.place
    tree, problems = parse_cell(written, Name(column.place, column.value), place)
    reader.problems.extend(problems)
    return tree


_WHEN = Field[Node | None](
    "wenn",
    _unread,
    default=None,
    description="Bedingung oder Zellen; fehlt sie oder steht »sonst«: alles Übrige",
)
_YIELD = Field(
    "dann", _YieldReader(), required=True, description="Ausgang, mehrere oder {offen: [a, b]}"
)


def _condition_and_outcomes(reader: Reader, node: Node, values: Values) -> dict[str, object]:
    when = _when(reader, values[_WHEN], node.place)
    yields = values[_YIELD]
    return {
        "condition": when.condition,
        "cells": when.cells,
        "then": yields.then,
        "open": yields.open,
    }


_ROWS = Listed(Later(lambda: ROW))


@reads_like(_ROWS)
def _exceptions(reader: Reader, node: Node) -> tuple[Row, ...]:
    """Rows that go before their row; they have conditions, never cells."""
    return _ROWS(reader.with_columns(()), node)


ROW: Record[Row] = Record(
    make=Row,
    label="Zeile der Entscheidung",
    derive=_condition_and_outcomes,
    fields=(
        Field("nr", text, "number", "", description="Nummer der Zeile"),
        _WHEN,
        _YIELD,
        Field(
            "kandidaten",
            Listed(at),
            "candidates",
            (),
            description="nur bei »fachentscheidung«: wozwischen zu entscheiden ist",
        ),
        Field(
            "kandidaten_ab",
            at,
            "candidates_from",
            None,
            description="Nummer der Zeile, ab der die Tabelle weitere Kandidaten ergibt",
        ),
        Field("text", text, "text", "", description="Begründung für die Fachkraft"),
        Field(
            "grund",
            text,
            "reason",
            "",
            description="bei »fachentscheidung« nötig: warum der Text nicht entscheidet",
        ),
        _READING,
        _REMARK_ONLY,
        _CONFLICTS,
        Field(
            "quelle",
            OneOrMany(cite),
            "source",
            (),
            required=True,
            description="Fundstellen, mindestens eine",
        ),
        Field(
            "ausnahmen",
            _exceptions,
            "exceptions",
            (),
            description="Zeilen, die ihrer Zeile vorgehen",
        ),
    ),
)


class Table(NamedTuple):
    """The decision table; ``policy`` None = none that is known."""

    policy: Policy | None = None
    columns: tuple[At, ...] = ()
    rows: tuple[Row, ...] = ()


_TABLE = Record(
    make=Table,
    label="Entscheidung",
    fields=(
        Field(
            "treffer",
            OneOf(POLICIES, "Trefferregel"),
            "policy",
            None,
            required=True,
            description="welche der passenden Zeilen zählen",
        ),
        Field(
            "spalten",
            Listed(at),
            "columns",
            (),
            description="Merkmale oder Hilfsgrößen, je Zeile eine Zelle",
        ),
        Field("zeilen", _ROWS, "rows", (), required=True, description="Zeilen von oben nach unten"),
    ),
)


@reads_like(_TABLE)
def decision_table(reader: Reader, node: Node) -> Table:
    """The decision table; its columns are known to its rows, wherever they stand."""
    columns = tuple(
        At(column.written, column.place)
        for column in items(child(node, "spalten"))
        if isinstance(column, Scalar)
    )
    return _TABLE(reader.with_columns(columns), node) or Table()
