"""``beispiele`` of a checker → Example. Every word in an example is looked up, at its own place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from generator.load.reader import Reader, slug, text, truth
from generator.load.source import Mapping, Node, Scalar, Sequence
from generator.model import CONTRADICTION, Checker, Example, Fact, Value
from generator.problem import did_you_mean

_EXPECT = {
    "ergebnis": "outcome",
    "möglich": "possible",
    "sicher": "certain",
    "werte": "values",
    "kandidaten": "candidates",
}
_FORMS = {
    "boolean": "ja oder nein",
    "choices": "Liste von Werten der Auswahl",
    "date": "Datum JJJJ-MM-TT",
    "integer": "ganze Zahl",
    "number": "Zahl, mit Punkt statt Komma",
}


def read_example(reader: Reader, node: Node) -> Example | None:
    """One example as written."""
    got = reader.fields(
        node,
        {
            "id": (slug, False),
            "fakten": (_json, True),
            "ergebnis": (_json, False),
            "möglich": (_json, False),
            "sicher": (_json, False),
            "werte": (_json, False),
            "kandidaten": (_json, False),
            "auslegung": (truth, False),
            "anmerkung": (text, False),
        },
        "Beispiel",
    )
    if got is None or not isinstance(got.get("fakten"), dict):
        return None
    expect = {_EXPECT[key]: got[key] for key in _EXPECT if key in got}
    return Example(
        id=got.get("id", ""),
        facts=got["fakten"],
        expect=expect,
        note=got.get("anmerkung", ""),
        reading=got.get("auslegung", False),
        place=node.place,
    )


def _json(reader: Reader, node: Node) -> object:
    """A value as written; ``typed`` turns ja and nein into truth where the fact is one."""
    if isinstance(node, Sequence):
        return [_json(reader, item) for item in node.items]
    if isinstance(node, Mapping):
        return {str(key.value): _json(reader, value) for key, value in node.items}
    return node.value


def typed(example: Example, facts: tuple[Fact, ...]) -> Example:
    """The example with ``ja`` and ``nein`` as truth where the fact is one."""
    truths = {fact.id for fact in facts if fact.type == "boolean"}
    words = {"ja": True, "nein": False}
    return replace(
        example,
        facts={
            name: words.get(value, value) if name in truths and isinstance(value, str) else value
            for name, value in example.facts.items()
        },
    )


def check_words(reader: Reader, checker: Checker, node: Node) -> None:
    """Reports facts, values and outcomes of the examples that the checker does not have."""
    examples = node.get("beispiele") if isinstance(node, Mapping) else None
    facts = {fact.id: fact for fact in checker.facts}
    values = {value.id: value for value in checker.values}
    outcomes = [
        *(outcome.id for outcome in checker.outcomes),
        *([CONTRADICTION] if checker.contradictions else []),
    ]
    for example in examples.items if isinstance(examples, Sequence) else ():
        for key, value in _entries(example, "fakten"):
            if _known(
                reader,
                key,
                facts,
                "merkmal-unbekannt",
                "Das Merkmal »{}« gibt es in diesem Prüfer nicht.",
            ):
                _fact(reader, facts[key.value], value)
        for name in ("ergebnis", "möglich", "sicher", "kandidaten"):
            for word in _scalars(example.get(name)):
                _known(
                    reader,
                    word,
                    outcomes,
                    "ausgang-unbekannt",
                    "»{}« ist kein Ausgang dieses Prüfers.",
                )
        for key, value in _entries(example, "werte"):
            if _known(
                reader, key, values, "wert-unbekannt", "Den Wert »{}« ergibt dieser Prüfer nicht."
            ):
                _value(reader, values[key.value], value)


def _entries(example: Node, name: str) -> Iterable[tuple[Scalar, Node]]:
    found = example.get(name)
    return found.items if isinstance(found, Mapping) else ()


def _scalars(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    for item in node.items if isinstance(node, Sequence) else ():
        yield from _scalars(item)


def _known(reader: Reader, word: Scalar, known: Iterable[str], code: str, message: str) -> bool:
    if word.value in known:
        return True
    reader.say(code, word.place, message.format(word.value), did_you_mean(str(word.value), known))
    return False


def _fact(reader: Reader, fact: Fact, node: Node) -> None:
    if isinstance(node, Scalar) and node.value is None:
        return
    ids = [choice.id for choice in fact.choices]
    if (fact.type == "choice" and isinstance(node, Scalar)) or (
        fact.type == "choices" and isinstance(node, Sequence)
    ):
        for word in _scalars(node):
            _known(
                reader,
                word,
                ids,
                "wert-unbekannt",
                f"»{{}}« ist kein Wert des Merkmals »{fact.id}«.",
            )
    elif not isinstance(node, Scalar) or not _fits(fact.type, node.value):
        shown = f"»{node.value}«" if isinstance(node, Scalar) else "Diese Angabe"
        reader.say(
            "beispiel-fakten",
            node.place,
            f"{shown} passt nicht zum Merkmal »{fact.id}«.",
            f"Erwartet wird: {_FORMS.get(fact.type, 'ein Wert der Auswahl')}, oder null für »unbekannt«.",
        )


def _fits(kind: str, value: object) -> bool:
    if kind == "boolean":
        return value in ("ja", "nein") or isinstance(value, bool)
    if kind == "date":
        return isinstance(value, str) and _is_day(value)
    return isinstance(value, int if kind == "integer" else (int, Decimal)) and not isinstance(
        value, bool
    )


def _is_day(text: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text) and date.fromisoformat(text))
    except ValueError:
        return False


def _value(reader: Reader, value: Value, node: Node) -> None:
    known = (
        [choice.id for choice in value.choices]
        if value.type == "choice"
        else [entry.id for entry in value.entries]
    )
    if value.type in ("choice", "list"):
        for word in _scalars(node):
            if word.value is not None:
                _known(
                    reader, word, known, "wert-unbekannt", f"»{{}}« ist kein Wert von »{value.id}«."
                )
