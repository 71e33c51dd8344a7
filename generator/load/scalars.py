"""Readers of single values: texts, figures, days, identifiers, words of a list, conditions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from generator.characters import folded, named, whole_number
from generator.expression import Expression
from generator.load.formula import parse_condition
from generator.load.habits import day_hint, is_day, may_be_thousand, one_or_thousand, with_point
from generator.load.limits import MAX_RN
from generator.load.node import Node, Scalar
from generator.load.reader import Definitions, Reader, Schema, reads
from generator.model import At, Cite, Figure
from generator.problem import did_you_mean

Word = TypeVar("Word", bound=str)
T_co = TypeVar("T_co", covariant=True)

REPEALED = "(aufgehoben)"
_COMPARISON = re.compile(r"(?:<=|>=|<|>)\s*")
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
            return node.written.strip()
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
    """A number or a text, as typed; a number with a plus stays text, or the plus were lost."""
    match node:
        case Scalar(value=int() | Decimal() | str() as value) if not isinstance(value, bool):
            if doubtful(reader, node) or _has_comma(reader, node):
                return None
            return node.written if isinstance(value, str) or node.written[0] == "+" else value
    reader.say(
        "zahl-oder-text",
        node.place,
        "Hier wird eine Zahl oder ein Text erwartet.",
        "Zum Beispiel: 14 oder »binnen zwei Wochen«.",
    )
    return None


def _bare(node: Scalar) -> str:
    """The figure without »<=« before it; empty for a text in quotes, which is taken as typed."""
    bare = _COMPARISON.sub("", node.written)
    return "" if node.quoted and bare == node.written else bare


def doubtful(reader: Reader, node: Scalar) -> bool:
    """True for a figure that may be one or a thousand; reports it."""
    written = _bare(node)
    if doubt := may_be_thousand(written):
        reader.say("eins-oder-tausend", node.place, *one_or_thousand(written))
    return doubt


def _has_comma(reader: Reader, node: Scalar) -> bool:
    """True for a figure with a decimal comma, which YAML reads as text; reports it."""
    written = _bare(node)
    meant = with_point(written)
    if meant:
        reader.say(
            "zahl-komma",
            node.place,
            f"»{written}« gilt mit Komma als Text und nicht als Zahl.",
            f"Schreiben Sie {meant}; das Handbuch zeigt wieder ein Komma.",
        )
    return bool(meant)


@reads({"type": "integer"})
def whole(reader: Reader, node: Node) -> int | None:
    """A whole number."""
    match node:
        case Scalar(value=int() as value) if not isinstance(value, bool):
            return value
    reader.say(
        "ganzzahl-erwartet",
        node.place,
        "Hier wird eine ganze Zahl erwartet.",
        f"Schreiben Sie {_number_in(node) or 'zum Beispiel 23'}.",
    )
    return None


@reads({"type": "integer", "minimum": 1, "maximum": MAX_RN})
def randnummer(reader: Reader, node: Node) -> int | None:
    """The number of a norm."""
    number = whole(reader, node)
    if number is None or 1 <= number <= MAX_RN:
        return number
    reader.say(
        "ganzzahl-erwartet",
        node.place,
        f"»{number}« ist keine Randnummer.",
        f"Randnummern gehen von 1 bis {MAX_RN}.",
    )
    return None


def _number_in(node: Node) -> str:
    """The whole number that was meant by »"3"« or »04«, or nothing."""
    number = whole_number(folded(node.written).strip()) if isinstance(node, Scalar) else None
    return "" if number is None else str(number)


@reads({"type": "number"})
def decimal(reader: Reader, node: Node) -> Decimal | None:
    """A number with an exact value."""
    match node:
        case Scalar(value=int() | Decimal() as value) if not isinstance(value, bool):
            return None if doubtful(reader, node) else Decimal(value)
    meant = with_point(node.written) if isinstance(node, Scalar) else ""
    reader.say(
        "zahl-erwartet",
        node.place,
        "Hier wird eine Zahl erwartet.",
        f"Schreiben Sie {meant}." if meant else "Mit Punkt statt Komma, zum Beispiel: 2.5",
    )
    return None


@reads({"type": "string", "format": "date", "pattern": r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*$"})
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
            day_hint(written),
        )
    return ""


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


_OF_ANOTHER = r"^.*#[0-9]{1,5}\s*(\(aufgehoben\))?\s*$"


@reads(
    {
        "anyOf": [
            {"type": "integer", "minimum": 1, "maximum": MAX_RN},
            {"type": "string", "pattern": _OF_ANOTHER},
            {"type": "string", "pattern": r"^\s*[0-9]{1,5}\s*\(aufgehoben\)\s*$"},
        ]
    }
)
def cite(reader: Reader, node: Node) -> Cite | None:
    """A Randnummer of the directive that is read, or ``weisung#rn`` for another one.

    ``22 (aufgehoben)`` says that the norm is no longer in force.
    """
    own = reader.context.directive
    match node:
        case Scalar(value=int() as own_rn) if not isinstance(own_rn, bool):
            if 1 <= own_rn <= MAX_RN:
                return Cite(own, own_rn, node.place)
    written = text(reader, node)
    plain = written.removesuffix(REPEALED).rstrip()
    repealed = plain != written
    directive, mark, rn = plain.rpartition("#")
    number = whole_number(rn)
    if number and number <= MAX_RN and (mark or repealed):
        return Cite(directive or own, number, node.place, repealed)
    reader.say(
        "fundstelle-form",
        node.place,
        "Eine Fundstelle ist eine Randnummer oder »weisung#randnummer«.",
        _cite_hint(directive, folded(rn)),
    )
    return None


def _cite_hint(directive: str, rn: str) -> str:
    """The spelling that is sure to be meant, the character that is wrong, or examples."""
    number = whole_number(folded(rn).strip())
    if number and number <= MAX_RN:
        return f"Schreiben Sie »{directive}#{number}«." if directive else f"Schreiben Sie {number}."
    strange = next((char for char in rn if not char.isascii()), "")
    example = "Zum Beispiel: [22, jc-bremen-ags-k#39]"
    return f"{example}. Keine Ziffer von 0 bis 9 ist: {named(strange)}." if strange else example
