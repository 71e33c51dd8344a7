"""``beispiele`` of a checker → Example. Every word in an example is looked up, at its own place."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TypeAlias, assert_never

from generator.load.habits import as_day, is_day, with_point
from generator.load.identifiers import anchor
from generator.load.lists import Listed
from generator.load.node import Mapping, Node, Plain, Scalar, Sequence, child, items, pairs
from generator.load.reader import Reader, reads, reads_like
from generator.load.record import Field, Record, Values
from generator.load.scalars import doubtful, text, truth
from generator.model import CONTRADICTION, Checker, Example, Fact, FactType, Value
from generator.problem import Place, did_you_mean

Written: TypeAlias = "Plain | list[Written] | dict[str, Written]"

_FORMS = {
    "boolean": "ja oder nein",
    "choices": "Liste von Werten der Auswahl",
    "date": "Datum JJJJ-MM-TT",
    "integer": "ganze Zahl",
    "number": "Zahl, mit Punkt statt Komma",
}


@reads({})
def _as_written(reader: Reader, node: Node) -> Written:
    """Any value as written; ``typed`` turns ja and nein into truth where the fact is one."""
    match node:
        case Sequence():
            return [_as_written(reader, item) for item in node.items]
        case Mapping():
            return {key.written: _as_written(reader, value) for key, value in node.items}
        case Scalar():
            return node.value
        case _ as never:
            assert_never(never)


@reads({"type": "object"})
def _named(reader: Reader, node: Node) -> Written:
    """Values by name, as written; ``check_words`` reports any other form."""
    return _as_written(reader, node)


_FACTS = Field(
    "fakten",
    _named,
    required=True,
    description="Angaben je Merkmal; null heißt unbekannt",
)
_ID = Field("id", anchor, "id", "", description="Kennung, aus ihr wird der Name des Tests")
_EXPECTED = {
    "outcome": Field[Written]("ergebnis", _as_written, default=None, description="die Antwort"),
    "possible": Field[Written](
        "möglich", _as_written, default=None, description="alle noch möglichen Antworten"
    ),
    "certain": Field[Written](
        "sicher", _as_written, default=None, description="bei einer Menge: was sicher dazugehört"
    ),
    "values": Field[Written]("werte", _named, default=None, description="die weiteren Ausgaben"),
    "candidates": Field[Written](
        "kandidaten",
        _as_written,
        default=None,
        description="bei »fachentscheidung«: wozwischen zu entscheiden ist",
    ),
}


def _facts_and_answers(_reader: Reader, _node: Node, values: Values) -> dict[str, object]:
    answers = {name: values[field] for name, field in _EXPECTED.items() if values.given(field)}
    return {"facts": values[_FACTS], "expect": answers}


_EXAMPLE = Record(
    make=Example,
    label="Beispiel",
    derive=_facts_and_answers,
    fields=(
        _ID,
        _FACTS,
        *_EXPECTED.values(),
        Field(
            "auslegung",
            truth,
            "reading",
            default=False,
            description="ja: nach anderer Lesart anders, oder die Fachkraft entscheidet (geprüft)",
        ),
        Field("anmerkung", text, "note", "", description="was das Beispiel zeigt"),
    ),
)


@reads_like(_EXAMPLE)
def _example(reader: Reader, node: Node) -> Example | None:
    """One example as written; without facts by name it is none."""
    example = _EXAMPLE(reader, node)
    return example if example and isinstance(example.facts, dict) else None


EXAMPLES = Listed(_example)


def typed(example: Example, facts: tuple[Fact, ...]) -> Example:
    """The example with ``ja`` and ``nein`` as truth where the fact is one."""
    truths = {fact.id for fact in facts if fact.type == "boolean"}
    words = {"ja": True, "nein": False}
    values = dict(example.facts)
    for name in truths & values.keys():
        value = values[name]
        if isinstance(value, str):
            values[name] = words.get(value, value)
    return replace(example, facts=values)


def check_words(reader: Reader, checker: Checker, node: Node) -> None:
    """Reports facts, values and outcomes of the examples that the checker does not have."""
    outcomes = [outcome.id for outcome in checker.outcomes]
    if checker.contradictions:
        outcomes.append(CONTRADICTION)
    for example in items(child(node, "beispiele")):
        _check_forms(reader, example)
        _check_facts(reader, checker, child(example, "fakten"))
        for key in ("ergebnis", "möglich", "sicher", "kandidaten"):
            for word in _scalars(child(example, key)):
                message = f"»{word.value}« ist kein Ausgang dieses Prüfers."
                _is_known(reader, word, outcomes, "ausgang-unbekannt", message)
        _check_values(reader, checker, child(example, "werte"))


def _check_forms(reader: Reader, example: Node) -> None:
    """Facts and values have names, answers are words; anything else would not be compared."""
    for key in ("fakten", "werte"):
        part = child(example, key)
        if part is not None and not isinstance(part, Mapping):
            reader.say(
                "falsche-form",
                part.place,
                f"Unter »{key}« werden Namen und Angaben erwartet.",
                f"Zum Beispiel: »{key}: {{name: …}}«.",
            )
    answers = [child(example, key) for key in ("ergebnis", "möglich", "sicher", "kandidaten")]
    values = [value for _, value in pairs(child(example, "werte"))]
    for place in (place for part in (*answers, *values) for place in _named_inside(part)):
        reader.say(
            "falsche-form",
            place,
            "Hier werden Kennungen erwartet, keine Schlüssel mit Werten.",
            "Zum Beispiel: »[a, b]«.",
        )


def _named_inside(node: Node | None) -> Iterator[Place]:
    """The places of all mappings in a list, however deep."""
    if isinstance(node, Mapping):
        yield node.place
    for item in items(node):
        yield from _named_inside(item)


def _scalars(node: Node | None) -> Iterator[Scalar]:
    """The leaves of a list, however deep."""
    if isinstance(node, Scalar):
        yield node
    for item in items(node):
        yield from _scalars(item)


def _is_known(
    reader: Reader, word: Scalar, known: Collection[str], code: str, message: str
) -> bool:
    """True when ``word`` is one of the known ones; else the problem is reported."""
    if word.value in known:
        return True
    reader.say(code, word.place, message, did_you_mean(word.written, known))
    return False


def _check_facts(reader: Reader, checker: Checker, written: Node | None) -> None:
    facts = {fact.id: fact for fact in checker.facts}
    for name, value in pairs(written):
        message = f"Das Merkmal »{name.written}« gibt es in diesem Prüfer nicht."
        if _is_known(reader, name, facts, "merkmal-unbekannt", message):
            _check_fact(reader, facts[name.written], value)


def _check_fact(reader: Reader, fact: Fact, node: Node) -> None:
    if isinstance(node, Scalar) and node.value is None:
        return
    one_choice = fact.type == "choice" and isinstance(node, Scalar)
    several_choices = fact.type == "choices" and isinstance(node, Sequence)
    if one_choice or several_choices:
        known = [choice.id for choice in fact.choices]
        for word in _scalars(node):
            message = f"»{word.value}« ist kein Wert des Merkmals »{fact.id}«."
            _is_known(reader, word, known, "wert-unbekannt", message)
    elif not isinstance(node, Scalar) or not _fits(fact.type, node.value):
        shown = f"»{node.value}«" if isinstance(node, Scalar) else "Diese Angabe"
        expected = _FORMS.get(fact.type, "ein Wert der Auswahl")
        meant = _meant(fact.type, node)
        reader.say(
            "beispiel-fakten",
            node.place,
            f"{shown} passt nicht zum Merkmal »{fact.id}«.",
            f"Schreiben Sie {meant}."
            if meant
            else f"Erwartet wird: {expected}, oder null für »unbekannt«.",
        )
    elif fact.type in ("integer", "number"):
        doubtful(reader, node)


def _meant(kind: FactType, node: Node) -> str:
    """The spelling of a day or a figure that is written in the German way, or nothing."""
    if not isinstance(node, Scalar):
        return ""
    if kind == "date":
        return as_day(node.written)
    return with_point(node.written) if kind == "number" else ""


def _fits(kind: FactType, value: Plain) -> bool:
    """True when a leaf can be the value of a fact of this kind; choices are judged by word."""
    if kind == "boolean":
        return isinstance(value, bool) or value in ("ja", "nein")
    if kind == "date":
        return isinstance(value, str) and is_day(value)
    if isinstance(value, bool):
        return False
    return isinstance(value, int) or (kind != "integer" and isinstance(value, Decimal))


def _check_values(reader: Reader, checker: Checker, written: Node | None) -> None:
    values = {value.id: value for value in checker.values}
    for name, node in pairs(written):
        message = f"Den Wert »{name.written}« ergibt dieser Prüfer nicht."
        if _is_known(reader, name, values, "wert-unbekannt", message):
            _check_value(reader, values[name.written], node)


def _check_value(reader: Reader, value: Value, node: Node) -> None:
    """The words that a choice or a list yields in an example are entries of it."""
    if value.type not in ("choice", "list"):
        return
    entries = value.choices if value.type == "choice" else value.entries
    known = [entry.id for entry in entries]
    for word in _scalars(node):
        if word.value is not None:
            message = f"»{word.value}« ist kein Wert von »{value.id}«."
            _is_known(reader, word, known, "wert-unbekannt", message)
