"""``pruefer/<checker>.yml`` → Checker."""

from __future__ import annotations

from collections.abc import Mapping as Map

from generator.load.example import EXAMPLES, check_words, typed
from generator.load.expanded import check_sizes
from generator.load.facts import FACTS
from generator.load.identifiers import file_id
from generator.load.lists import Listed, NamedValues, OneOrMany, named_entries
from generator.load.node import Node, Scalar, child, items, pairs
from generator.load.outcomes import OUTCOMES, VALUES
from generator.load.reader import Reader, reads_like
from generator.load.record import Field, Record, Values
from generator.load.scalars import OneOf, as_written, at, condition, text
from generator.load.sentences import sentence
from generator.load.shared import validity
from generator.load.table import CONTRADICTION_ROW, Table, decision_table
from generator.model import (
    Agreement,
    Catalogue,
    Checker,
    Derived,
    Policy,
    ResultKind,
    Validity,
)
from generator.problem import did_you_mean

RESULTS: dict[str, ResultKind] = {"eines": "single", "menge": "set", "reihenfolge": "order"}
_POLICIES_OF: dict[ResultKind, tuple[Policy, ...]] = {
    "single": ("first", "unique"),
    "set": ("all",),
    "order": ("ordered",),
}


def _ways(**ways: str) -> dict[str, str]:
    return ways


_COUNTING = Record(
    make=_ways,
    label="Zählung",
    name="Counting",
    fields=(
        Field(
            "tage",
            OneOf(as_written(("beide-enden", "nur-ende", "ohne-enden")), "Zählung der Tage"),
            "tage",
            "",
            description="welche der beiden Tage am Anfang und am Ende mitzählen",
        ),
        Field(
            "monate",
            OneOf(as_written(("kalendermonate",)), "Zählung der Monate"),
            "monate",
            "",
            description="wie Monate gezählt werden",
        ),
    ),
)


@reads_like(_COUNTING)
def _counting(reader: Reader, node: Node) -> dict[str, str]:
    """How days and months are counted, in the order of the file."""
    ways = _COUNTING(reader, node) or {}
    units = [key.written for key, _ in pairs(node)]
    return {unit: ways[unit] for unit in units if ways.get(unit)}


_FORMULAS = NamedValues(condition, "Hilfsgrößen")


@reads_like(_FORMULAS)
def _derived(reader: Reader, node: Node) -> tuple[Derived, ...]:
    """Named intermediate results whose formulas can be read."""
    results: list[Derived] = []
    for name, value in named_entries(reader, node, _FORMULAS.label):
        formula = condition(reader, value)
        if formula:
            results.append(Derived(id=name.written, formula=formula, place=name.place))
    return tuple(results)


_AGREEMENT = Record(
    make=Agreement,
    label="Abgleich",
    fields=(
        Field("mit", at, "other", required=True, description="Kennung des anderen Prüfers"),
        Field(
            "hier",
            OneOrMany(at),
            "here",
            (),
            required=True,
            description="ergibt dieser Prüfer einen dieser Ausgänge …",
        ),
        Field(
            "dort",
            OneOrMany(at),
            "there",
            (),
            required=True,
            description="… muss der andere einen von diesen noch zulassen",
        ),
    ),
)

_RESULT = Field[ResultKind](
    "ergebnis",
    OneOf(RESULTS, "Ergebnis"),
    "result",
    "single",
    required=True,
    description="ein Ausgang, eine Menge von Ausgängen oder eine Reihenfolge",
)
_FACTS = Field(
    "merkmale",
    FACTS,
    "facts",
    (),
    required=True,
    description="was gefragt wird, in natürlicher Reihenfolge",
)
_TABLE = Field(
    "entscheidung",
    decision_table,
    default=Table(),
    required=True,
    description="die Entscheidungstabelle",
)
_EXAMPLES = Field(
    "beispiele",
    EXAMPLES,
    default=(),
    description="jedes ist ein Test und steht im Handbuch",
)
_VALID = Field[Validity | None](
    "gilt", validity, default=None, description="sonst wie die erste Weisung"
)


def _table_and_examples(reader: Reader, node: Node, values: Values) -> dict[str, object]:
    table, facts = values[_TABLE], values[_FACTS]
    return {
        "policy": _policy(reader, node, table, values[_RESULT]),
        "columns": table.columns,
        "rows": table.rows,
        "examples": tuple(typed(example, facts) for example in values[_EXAMPLES]),
        "valid": values[_VALID] or Validity(place=node.place),
    }


def _policy(reader: Reader, node: Node, table: Table, result: ResultKind) -> Policy:
    fitting = _POLICIES_OF[result]
    policy = table.policy or fitting[0]
    written = child(child(node, "entscheidung"), "treffer")
    if policy not in fitting and written:
        reader.say(
            "treffer-passt-nicht",
            written.place,
            "Die Trefferregel passt nicht zum Ergebnis des Prüfers.",
            "eines: »erste« oder »eindeutig« · menge: »alle« · reihenfolge: »reihenfolge«",
        )
    return policy


CHECKER = Record(
    make=Checker,
    label="Prüfer",
    derive=_table_and_examples,
    fields=(
        Field(
            "prüfer",
            file_id,
            "id",
            "",
            required=True,
            description="Kennung, verbindlich; so heißt auch die Datei",
        ),
        Field("titel", text, "title", "", required=True, description="kurz, für Menüs"),
        Field(
            "frage",
            text,
            "question",
            "",
            like="title",
            description="die Frage, die er beantwortet; sonst der Titel",
        ),
        Field(
            "hinweis",
            OneOrMany(sentence),
            "about",
            (),
            description="was der Prüfer nicht entscheidet",
        ),
        Field(
            "weisungen",
            Listed(at),
            "directives",
            (),
            required=True,
            description="die erste gilt für Randnummern ohne Kennung",
        ),
        _RESULT,
        Field(
            "zählung",
            _counting,
            "counting",
            {},
            description="nötig, sobald mit Tagen oder Monaten gerechnet wird",
        ),
        _FACTS,
        Field(
            "hilfsgrößen",
            _derived,
            "derived",
            (),
            description="benannte Bedingungen oder Werte, in beliebiger Reihenfolge",
        ),
        Field(
            "ausgänge",
            OUTCOMES,
            "outcomes",
            (),
            required=True,
            description="die möglichen Antworten",
        ),
        Field("werte", VALUES, "values", (), description="was der Prüfer außerdem ausgibt"),
        Field(
            "widerspruch",
            Listed(CONTRADICTION_ROW),
            "contradictions",
            (),
            description="was nicht zugleich stimmen kann; wird zuerst geprüft",
        ),
        _TABLE,
        Field(
            "offen",
            Listed(text),
            "open_points",
            (),
            description="was die Weisung offen lässt, in ganzen Sätzen",
        ),
        Field(
            "konflikte",
            Listed(at),
            "conflicts",
            (),
            description="Einträge in konflikte.yml, die den ganzen Prüfer betreffen",
        ),
        _EXAMPLES,
        Field(
            "abgleich",
            Listed(_AGREEMENT),
            "agreements",
            (),
            description="Prüfer, mit denen dieser übereinstimmen muss",
        ),
        _VALID,
    ),
)


def read_checker(reader: Reader, node: Node, catalogues: Map[str, Catalogue]) -> Checker | None:
    """One checker; choices may come from a catalogue (``aus``)."""
    inside = reader.for_directive(_first_directive(node)).with_catalogues(catalogues)
    checker = CHECKER(inside, node)
    if checker and not reader.problems:  # else a fact that could not be read counts as unknown
        _check_columns(reader, checker)
        check_words(reader, checker, node)
        check_sizes(reader, checker)
    return checker


def _check_columns(reader: Reader, checker: Checker) -> None:
    known = [fact.id for fact in checker.facts] + [part.id for part in checker.derived]
    for column in checker.columns:
        if column.value not in known:
            reader.say(
                "merkmal-unbekannt",
                column.place,
                f"Die Spalte »{column}« ist weder ein Merkmal noch eine Hilfsgröße dieses Prüfers.",
                did_you_mean(column.value, known),
            )


def _first_directive(node: Node) -> str:
    """The directive whose Randnummern need no id; it is known before anything is read."""
    for directive in items(child(node, "weisungen"))[:1]:
        if isinstance(directive, Scalar):
            return directive.written
    return ""
