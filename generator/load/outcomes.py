"""``ausgänge`` and ``werte`` of a checker → Outcome, Value: what it may answer."""

from __future__ import annotations

from generator.expression import AllOf, Expression
from generator.load.lists import Listed
from generator.load.node import Node
from generator.load.reader import Reader
from generator.load.record import Field, Named, Record, Values
from generator.load.scalars import OneOf, at, condition, text
from generator.load.sentences import sentence
from generator.load.shared import choices
from generator.model import ListEntry, Outcome, Value, ValueRule, ValueType

VALUE_TYPES: dict[str, ValueType] = {
    "datum": "date",
    "ganzzahl": "integer",
    "auswahl": "choice",
    "liste": "list",
}

OUTCOMES = Named(
    Record(
        make=Outcome,
        label="Ausgang",
        fields=(
            Field("titel", text, "title", "", required=True, description="Überschrift"),
            Field("satz", sentence, "sentence", None, description="die Antwort als Satz"),
            Field("folgen", Listed(sentence), "follows", (), description="was daraus folgt"),
            Field(
                "ohne_zeile",
                text,
                "unreached",
                "",
                description="warum keine Zeile ihn ergibt, wenn er trotzdem genannt sein soll",
            ),
        ),
    ),
    "Ausgänge",
    short=True,
)

_LIST_ENTRIES = Named(
    Record(
        make=ListEntry,
        label="Eintrag",
        fields=(
            Field("titel", text, "title", "", required=True, description="so steht er im Ergebnis"),
            Field("wenn", condition, "condition", required=True, description="wann er dazugehört"),
        ),
    ),
    "Einträge",
)

_WHEN = Field[Expression | None](
    "wenn", condition, default=None, description="Bedingung; fehlt sie, gilt die Regel immer"
)


def _rule_condition(_reader: Reader, node: Node, values: Values) -> dict[str, object]:
    return {"condition": values[_WHEN] or AllOf(node.place, ())}


_RULE = Record(
    make=ValueRule,
    label="Regel für einen Wert",
    derive=_rule_condition,
    fields=(
        _WHEN,
        Field("dann", at, "choice", None, description="Kennung des Werts, der dann gilt"),
        Field("formel", condition, "formula", None, description="Rechnung, die dann gilt"),
    ),
)

_FORMULA = Field[Expression | None](
    "formel", condition, default=None, description="Rechnung, die immer gilt"
)
_RULES = Field(
    "regeln", Listed(_RULE), default=(), description="von oben, die erste passende Regel gilt"
)


def _value_rules(_reader: Reader, node: Node, values: Values) -> dict[str, object]:
    """A formula is a rule that always applies and is tried first."""
    rules, formula = values[_RULES], values[_FORMULA]
    if formula:
        always = ValueRule(
            condition=AllOf(node.place, ()), choice=None, formula=formula, place=node.place
        )
        rules = (always, *rules)
    return {"rules": rules}


VALUES = Named(
    Record(
        make=Value,
        label="Wert",
        derive=_value_rules,
        fields=(
            Field(
                "typ",
                OneOf(VALUE_TYPES, "Typ des Werts"),
                "type",
                required=True,
                description="was für ein Wert es ist",
            ),
            Field("titel", text, "title", "", required=True, description="Überschrift"),
            Field("werte", choices, "choices", (), description="bei »auswahl«: kennung: Titel"),
            _FORMULA,
            _RULES,
            Field(
                "einträge",
                _LIST_ENTRIES,
                "entries",
                (),
                description="bei »liste«: kennung: {titel, wenn}",
            ),
            Field(
                "unentschieden",
                at,
                "undecided",
                None,
                description="was gilt, solange fehlende Angaben noch Verschiedenes zulassen",
            ),
        ),
    ),
    "Werte",
)
