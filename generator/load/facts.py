"""``merkmale`` of a checker → Fact."""

from __future__ import annotations

import re
from decimal import Decimal

from generator.load.limits import MAX_CHOICES, MAX_DIGITS, MAX_PLACES, count
from generator.load.lists import Listed, OneOrMany
from generator.load.node import Node
from generator.load.reader import Reader, reads
from generator.load.record import Field, Named, Record, Values
from generator.load.scalars import (
    OneOf,
    at,
    cite,
    condition,
    text,
    truth,
    truth_as_word,
    whole,
)
from generator.load.shared import choices
from generator.model import NOT_GIVEN, Absent, At, Catalogue, Choice, Fact, FactType
from generator.problem import did_you_mean

FACT_TYPES: dict[str, FactType] = {
    "ja-nein": "boolean",
    "auswahl": "choice",
    "mehrfachauswahl": "choices",
    "ganzzahl": "integer",
    "zahl": "number",
    "datum": "date",
}
_WHOLE = re.compile(rf"-?[0-9]{{1,{MAX_DIGITS}}}\Z")
PLACES = 2  # of a number that does not say how many it has


@reads({"type": ["string", "number", "boolean"]})
def _value(reader: Reader, node: Node) -> At | None:
    """A value of a fact as a word; ``ja`` and ``nein`` stand for truth."""
    word = truth_as_word(node)
    return At(word, node.place) if word else at(reader, node)


_TYPE = Field[FactType](
    "typ",
    OneOf(FACT_TYPES, "Typ des Merkmals"),
    "type",
    required=True,
    description="was für ein Wert es ist",
)


@reads({"type": "integer", "minimum": 0, "maximum": MAX_PLACES})
def _places(reader: Reader, node: Node) -> int | None:
    """How many decimal places a figure has."""
    number = whole(reader, node)
    if number is None or 0 <= number <= MAX_PLACES:
        return number
    reader.say(
        "stellen-zahl",
        node.place,
        f"»{number}« ist keine Zahl von Nachkommastellen.",
        f"Möglich sind 0 bis {MAX_PLACES}.",
    )
    return None


_PLACES = Field[int | None](
    "stellen", _places, default=None, description="nur bei »zahl«: Nachkommastellen, sonst zwei"
)
_CHOICES = Field(
    "werte",
    choices,
    default=(),
    description="eigene Werte einer Auswahl: kennung: Titel",
)
_CATALOGUE = Field[At | None](
    "aus", at, default=None, description="Katalog, dessen Zeilen zur Wahl stehen"
)
_WITHOUT = Field("ohne", Listed(at), default=(), description="davon ausgenommene Zeilen")
_ABSENT = Field[At | None](
    "fehlt",
    _value,
    default=None,
    description="was gilt, wenn nichts gesagt ist: ein Wert oder ohne-angabe; sonst unbekannt",
)


def _derived(reader: Reader, node: Node, values: Values) -> dict[str, object]:
    kind = values[_TYPE]
    places = values[_PLACES]
    if places is None:
        places = PLACES if kind == "number" else 0
    return {
        "places": places,
        "choices": _fact_choices(reader, node, values),
        "absent": _absent(reader, kind, values[_ABSENT]),
    }


def _fact_choices(reader: Reader, node: Node, values: Values) -> tuple[Choice, ...]:
    """Rows of the catalogue, then the fact's own choices."""
    source = values[_CATALOGUE]
    listed = _rows_of(reader, source, values[_WITHOUT]) if source else ()
    listed += values[_CHOICES]
    if len(listed) > MAX_CHOICES:
        reader.say(
            "zu-viele",
            node.place,
            f"Eine Auswahl hat höchstens {MAX_CHOICES} Werte; hier sind es {count(len(listed))}.",
            "Fragen Sie zuerst nach einer Gruppe und danach nach dem einzelnen Wert.",
        )
        return ()
    needs_choices = values[_TYPE] in ("choice", "choices")
    if needs_choices and not listed and not source:
        reader.say(
            "werte-fehlen",
            node.place,
            "Zu einer Auswahl gehören Werte.",
            "Ergänzen Sie »werte: {kennung: Titel}« oder »aus: katalog«.",
        )
    if listed and not needs_choices:
        reader.say(
            "werte-zu-viel",
            node.place,
            "Werte gibt es nur bei »auswahl« und »mehrfachauswahl«.",
            "Ändern Sie den Typ oder streichen Sie die Werte.",
        )
    return listed


def _rows_of(reader: Reader, source: At, without: tuple[At, ...]) -> tuple[Choice, ...]:
    catalogues = reader.context.catalogues
    catalogue = catalogues.get(source.value)
    if catalogue is None:
        reader.say(
            "katalog-unbekannt",
            source.place,
            f"Den Katalog »{source}« gibt es nicht.",
            did_you_mean(source.value, catalogues),
        )
        return ()
    _check_rows(reader, catalogue, without)
    left_out = {word.value for word in without}
    return tuple(
        Choice(id=row.id, title=row.title, help="", place=row.place)
        for row in catalogue.rows
        if row.id not in left_out
    )


def _check_rows(reader: Reader, catalogue: Catalogue, words: tuple[At, ...]) -> None:
    known = [row.id for row in catalogue.rows]
    for word in words:
        if word.value not in known:
            reader.say(
                "wert-unbekannt",
                word.place,
                f"»{word}« steht nicht im Katalog »{catalogue.id}«.",
                did_you_mean(word.value, known),
            )


def _absent(reader: Reader, kind: FactType, written: At | None) -> Absent:
    """The value of a fact about which nothing is said."""
    if written is None:
        return None
    word = written.value
    if word == NOT_GIVEN:
        return NOT_GIVEN
    if kind == "boolean" and word in ("ja", "nein"):
        return word == "ja"
    if kind in ("integer", "number") and _WHOLE.match(word):
        return Decimal(word)
    if kind == "choice":
        return word
    hint = "Möglich ist ein Wert des Merkmals oder »ohne-angabe«."
    if kind in ("integer", "number"):
        hint = "Möglich ist eine ganze Zahl, ohne Komma und Punkt, oder »ohne-angabe«."
    reader.say(
        "vorgabe-passt-nicht",
        written.place,
        f"Die Vorgabe »{written}« passt nicht zum Typ des Merkmals.",
        hint,
    )
    return None


FACTS = Named(
    Record(
        make=Fact,
        label="Merkmal",
        derive=_derived,
        fields=(
            _TYPE,
            Field(
                "titel",
                text,
                "title",
                "",
                like="question",
                description="kurz, für die Zusammenfassung der Angaben; sonst die Frage",
            ),
            Field(
                "frage",
                text,
                "question",
                "",
                required=True,
                description="die Frage im Gespräch",
            ),
            Field("hilfe", text, "help", "", description="Erläuterung zur Frage"),
            Field(
                "einheit",
                text,
                "unit",
                "",
                description="bei Zahlen, ein Wort; in Bedingungen steht sie dann dabei",
            ),
            _PLACES,
            _CHOICES,
            _CATALOGUE,
            _WITHOUT,
            _ABSENT,
            Field(
                "gilt_wenn",
                condition,
                "applies",
                None,
                description="Bedingung; wo sie nicht zutrifft, wird nicht gefragt",
            ),
            Field(
                "ersatz",
                at,
                "stand_in",
                None,
                description="Merkmal, das für dieses einspringt, solange es unbekannt ist",
            ),
            Field(
                "statt",
                OneOrMany(at),
                "alternatives",
                (),
                description="Merkmale, aus denen sich dieses auch ergibt",
            ),
            Field(
                "quelle",
                OneOrMany(cite),
                "source",
                (),
                description="Normen, wegen derer gefragt wird",
            ),
            Field(
                "ohne_einfluss",
                truth,
                "idle",
                default=False,
                description="ja: Das Merkmal ändert nichts, und das ist gewollt",
            ),
        ),
    ),
    "Merkmale",
)
