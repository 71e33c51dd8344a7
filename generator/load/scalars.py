"""Readers of single values: texts, figures, days, identifiers, words of a list, conditions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from generator.expression import Expression
from generator.load.formula import parse_condition
from generator.load.node import Node, Scalar
from generator.load.reader import Definitions, Reader, Schema, reads
from generator.model import At, Cite, Figure
from generator.problem import did_you_mean

Word = TypeVar("Word", bound=str)
T_co = TypeVar("T_co", covariant=True)

REPEALED = "(aufgehoben)"
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
_TEXT: Schema = {"type": ["string", "number"]}


@reads(_TEXT)
def text(reader: Reader, node: Node) -> str:
    """Text of one scalar; figures are taken as written."""
    match node:
        case Scalar(value=None):
            reader.say(
                "text-erwartet",
                node.place,
                "Hier fehlt der Text.",
                "Ergänzen Sie ihn oder streichen Sie den Schlüssel.",
            )
        case Scalar(value=value) if not isinstance(value, bool):
            return str(value).strip()
        case _:
            reader.say(
                "text-erwartet",
                node.place,
                "Hier wird Text erwartet.",
                "Text, der true oder false lautet oder mit [, { oder # beginnt, "
                "gehört in Anführungszeichen.",
            )
    return ""


@reads({"type": ["number", "string"]})
def figure(reader: Reader, node: Node) -> Figure:
    """A number or a text, as typed."""
    match node:
        case Scalar(value=int() | Decimal() | str() as value) if not isinstance(value, bool):
            return value
    reader.say(
        "zahl-oder-text",
        node.place,
        "Hier wird eine Zahl oder ein Text erwartet.",
        "Zum Beispiel: 14 oder »binnen zwei Wochen«.",
    )
    return None


@reads({"type": "integer"})
def whole(reader: Reader, node: Node) -> int:
    """A whole number."""
    match node:
        case Scalar(value=int() as value) if not isinstance(value, bool):
            return value
    reader.say(
        "ganzzahl-erwartet", node.place, "Hier wird eine ganze Zahl erwartet.", "Zum Beispiel: 23"
    )
    return 0


@reads({"type": "number"})
def decimal(reader: Reader, node: Node) -> Decimal:
    """A number with an exact value."""
    match node:
        case Scalar(value=int() | Decimal() as value) if not isinstance(value, bool):
            return Decimal(value)
    reader.say(
        "zahl-erwartet",
        node.place,
        "Hier wird eine Zahl erwartet.",
        "Mit Punkt statt Komma, zum Beispiel: 2.5",
    )
    return Decimal(0)


@reads({"type": "string", "format": "date", "pattern": r"^\s*\d{4}-\d\d-\d\d\s*$"})
def day(reader: Reader, node: Node) -> str:
    """An ISO date that exists in the calendar."""
    written = text(reader, node)
    if is_day(written):
        return written
    if written:
        reader.say(
            "datum-ungueltig",
            node.place,
            f"»{written}« ist kein Datum im Kalender.",
            "Schreiben Sie JJJJ-MM-TT, zum Beispiel 2025-06-30.",
        )
    return ""


def is_day(written: str) -> bool:
    """True for an ISO date (``YYYY-MM-DD``) that exists in the calendar."""
    if not _DAY.match(written):
        return False
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


@reads({"enum": ["ja", "nein", True, False]})
def truth(reader: Reader, node: Node) -> bool:
    """``ja`` or ``nein`` (true and false are understood)."""
    if isinstance(node, Scalar) and node.value in ("ja", "nein", True, False):
        return node.value in ("ja", True)
    reader.say("ja-nein-erwartet", node.place, "Hier wird »ja« oder »nein« erwartet.")
    return False


@dataclass(frozen=True)
class OneOf(Generic[T_co]):
    """A word out of a closed list, read as what it stands for; ``label`` says what the list is."""

    words: Mapping[str, T_co]
    label: str

    def __call__(self, reader: Reader, node: Node) -> T_co | None:
        """What the word stands for; None for an unknown one."""
        written = text(reader, node)
        if written in self.words:
            return self.words[written]
        if written:
            reader.say(
                "wort-unbekannt",
                node.place,
                f"»{written}« ist hier nicht vorgesehen ({self.label}).",
                did_you_mean(written, self.words),
            )
        return None

    def schema(self, _definitions: Definitions) -> Schema:
        """The words of the list."""
        return {"enum": list(self.words)}


def as_written(words: Iterable[Word]) -> dict[str, Word]:
    """A closed list whose words stand for themselves."""
    return {word: word for word in words}


@reads(_TEXT)
def at(reader: Reader, node: Node) -> At | None:
    """A word that refers to something, with its place."""
    written = text(reader, node)
    return At(written, node.place) if written else None


@reads({"type": ["string", "number", "boolean"]})
def condition(reader: Reader, node: Node) -> Expression | None:
    """A condition or formula in the rule language."""
    written = truth_as_word(node) or text(reader, node)
    if not written or not isinstance(node, Scalar):
        return None
    tree, problems = parse_condition(written, node.place_at)
    reader.problems.extend(problems)
    return tree


def truth_as_word(node: Node) -> str:
    """``ja`` or ``nein`` for a leaf that YAML reads as truth, else empty."""
    match node:
        case Scalar(value=bool() as value):
            return "ja" if value else "nein"
    return ""


@reads(
    {
        "anyOf": [
            {"type": "integer"},
            {"type": "string", "pattern": r"^.*#\d+\s*(\(aufgehoben\))?\s*$"},
            {"type": "string", "pattern": r"^\s*\d+\s*\(aufgehoben\)\s*$"},
        ]
    }
)
def cite(reader: Reader, node: Node) -> Cite | None:
    """A Randnummer of the directive that is read, or ``weisung#rn`` for another one.

    ``22 (aufgehoben)`` says that the norm is no longer in force.
    """
    own = reader.context.directive
    match node:
        case Scalar(value=int() as number) if not isinstance(number, bool):
            return Cite(own, number, node.place)
    written = text(reader, node)
    plain = written.removesuffix(REPEALED).rstrip()
    repealed = plain != written
    directive, mark, rn = plain.rpartition("#")
    if rn.isdigit() and (mark or repealed):
        return Cite(directive or own, int(rn), node.place, repealed)
    reader.say(
        "fundstelle-form",
        node.place,
        "Eine Fundstelle ist eine Randnummer oder »weisung#randnummer«.",
        "Zum Beispiel: [22, jc-bremen-ags-k#39]",
    )
    return None
