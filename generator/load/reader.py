"""Reads trees of nodes into plain values by declared fields; collects problems instead of raising.

A field is ``(reader, required)``. A reader takes ``(Reader, Node)`` and returns a value, or None after
it has reported a problem.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from generator.expression import Expression
from generator.load.formula import parse_condition
from generator.load.source import Mapping, Node, Scalar, Sequence
from generator.model import At, Choice, Cite, Validity
from generator.problem import Place, Problem, did_you_mean, error, nearest

Read = Callable[["Reader", Node], Any]
Fields = MappingType[str, tuple[Read, bool]]
_SLUG = re.compile(r"[a-z0-9][a-z0-9._/-]*\Z")
REPEALED = "(aufgehoben)"
_NAME = re.compile(r"[a-zäöüß][a-zäöüß0-9_-]*\Z")


@dataclass
class Reader:
    """Collects the problems of one file."""

    problems: list[Problem] = field(default_factory=list)

    def say(self, code: str, place: Place, message: str, hint: str = "") -> None:
        """Adds an error."""
        self.problems.append(error(code, place, message, hint))

    def fields(self, node: Node, fields: Fields, what: str) -> dict[str, Any] | None:
        """The values of a mapping; unknown and missing keys are reported. None when ``node`` is no mapping."""
        if not isinstance(node, Mapping):
            self.say(
                "falsche-form",
                node.place,
                f"Hier werden Schlüssel und Werte erwartet ({what}).",
                "Schreiben Sie »schlüssel: wert«, je Zeile ein Schlüssel.",
            )
            return None
        values: dict[str, Any] = {}
        misspelt: set[str | None] = set()
        for key, value in node.items:
            if key.value not in fields:
                near = nearest(str(key.value), [name for name in fields if node.get(name) is None])
                self.say(
                    "schluessel-unbekannt",
                    key.place,
                    f"Den Schlüssel »{key.value}« gibt es hier nicht ({what}).",
                    did_you_mean(str(key.value), [near] if near else fields),
                )
                misspelt.add(near)
            else:
                values[str(key.value)] = fields[str(key.value)][0](self, value)
        for key, (_, required) in fields.items():
            if required and node.get(key) is None and key not in misspelt:
                self.say(
                    "schluessel-fehlt",
                    node.place,
                    f"Der Schlüssel »{key}« fehlt ({what}).",
                    f"Ergänzen Sie »{key}: …«.",
                )
        return values


def text(reader: Reader, node: Node) -> str:
    """Text of one scalar; figures are taken as written."""
    if isinstance(node, Scalar) and node.value is not None and not isinstance(node.value, bool):
        return str(node.value).strip()
    if isinstance(node, Scalar) and node.value is None:
        reader.say(
            "text-erwartet",
            node.place,
            "Hier fehlt der Text.",
            "Ergänzen Sie ihn oder streichen Sie den Schlüssel.",
        )
    else:
        reader.say(
            "text-erwartet",
            node.place,
            "Hier wird Text erwartet.",
            "Text, der true oder false lautet oder mit [, { oder # beginnt, gehört in Anführungszeichen.",
        )
    return ""


def figure(reader: Reader, node: Node) -> object:
    """A number or a text, as typed."""
    if (
        isinstance(node, Scalar)
        and isinstance(node.value, (int, Decimal, str))
        and not isinstance(node.value, bool)
    ):
        return node.value
    reader.say(
        "zahl-oder-text",
        node.place,
        "Hier wird eine Zahl oder ein Text erwartet.",
        "Zum Beispiel: 14 oder »binnen zwei Wochen«.",
    )
    return None


def whole(reader: Reader, node: Node) -> int:
    """A whole number."""
    if (
        isinstance(node, Scalar)
        and isinstance(node.value, int)
        and not isinstance(node.value, bool)
    ):
        return node.value
    reader.say(
        "ganzzahl-erwartet", node.place, "Hier wird eine ganze Zahl erwartet.", "Zum Beispiel: 23"
    )
    return 0


def decimal(reader: Reader, node: Node) -> Decimal:
    """A number with an exact value."""
    if (
        isinstance(node, Scalar)
        and isinstance(node.value, (int, Decimal))
        and not isinstance(node.value, bool)
    ):
        return Decimal(node.value)
    reader.say(
        "zahl-erwartet",
        node.place,
        "Hier wird eine Zahl erwartet.",
        "Mit Punkt statt Komma, zum Beispiel: 2.5",
    )
    return Decimal(0)


def day(reader: Reader, node: Node) -> str:
    """An ISO date that exists in the calendar."""
    written = text(reader, node)
    try:
        return (
            date.fromisoformat(written).isoformat()
            if re.match(r"\d{4}-\d\d-\d\d\Z", written)
            else _no_day(reader, node, written)
        )
    except ValueError:
        return _no_day(reader, node, written)


def _no_day(reader: Reader, node: Node, written: str) -> str:
    if written:
        reader.say(
            "datum-ungueltig",
            node.place,
            f"»{written}« ist kein Datum im Kalender.",
            "Schreiben Sie JJJJ-MM-TT, zum Beispiel 2025-06-30.",
        )
    return ""


def truth(reader: Reader, node: Node) -> bool:
    """``ja`` or ``nein`` (true and false are understood)."""
    if isinstance(node, Scalar) and node.value in ("ja", "nein", True, False):
        return node.value in ("ja", True)
    reader.say("ja-nein-erwartet", node.place, "Hier wird »ja« oder »nein« erwartet.")
    return False


def slug(reader: Reader, node: Node) -> str:
    """An identifier that also serves as an address: lower case, digits, hyphens."""
    written = text(reader, node)
    if written and not _SLUG.match(written):
        reader.say(
            "kennung-form",
            node.place,
            f"»{written}« taugt nicht als Kennung.",
            f"Erlaubt sind kleine Buchstaben ohne Umlaute, Ziffern, Bindestrich: »{_as_slug(written)}«.",
        )
    return written


def _as_slug(text: str) -> str:
    plain = text.lower().translate({ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("ß"): "ss"})
    return re.sub(r"[^a-z0-9./]+", "-", plain).strip("-./") or "kennung"


def one_of(words: MappingType[str, Any] | tuple[str, ...], what: str) -> Read:
    """A word out of a closed list; for a mapping, what it stands for."""

    def read(reader: Reader, node: Node) -> Any:
        written = text(reader, node)
        if written in words:
            return words[written] if isinstance(words, MappingType) else written
        if written:
            reader.say(
                "wort-unbekannt",
                node.place,
                f"»{written}« ist hier nicht vorgesehen ({what}).",
                did_you_mean(written, words),
            )
        return None

    return read


def listed(read: Read) -> Read:
    """A list whose entries are read by ``read``."""

    def read_list(reader: Reader, node: Node) -> tuple:
        if not isinstance(node, Sequence):
            reader.say(
                "liste-erwartet",
                node.place,
                "Hier wird eine Liste erwartet.",
                "Zum Beispiel: [22, 23]",
            )
            return ()
        return tuple(
            value for value in (read(reader, item) for item in node.items) if value is not None
        )

    return read_list


def at(reader: Reader, node: Node) -> At | None:
    """A word that refers to something, with its place."""
    written = text(reader, node)
    return At(written, node.place) if written else None


def one_or_many(read: Read) -> Read:
    """A list, or one entry without brackets."""
    many = listed(read)
    return lambda reader, node: many(
        reader, node if isinstance(node, Sequence) else Sequence(node.place, (node,))
    )


def condition(reader: Reader, node: Node) -> Expression | None:
    """A condition or formula in the rule language."""
    if isinstance(node, Scalar) and isinstance(node.value, bool):
        written = "ja" if node.value else "nein"
    else:
        written = text(reader, node)
    if not written:
        return None
    tree, problems = parse_condition(written, node.spot)
    reader.problems.extend(problems)
    return tree


def entries(reader: Reader, node: Node, what: str) -> list[tuple[Scalar, Node]]:
    """The entries of a mapping whose keys are free names."""
    if not isinstance(node, Mapping):
        reader.say(
            "falsche-form",
            node.place,
            f"Hier werden benannte Einträge erwartet ({what}).",
            "Schreiben Sie »name: …«.",
        )
        return []
    for key, _ in node.items:
        if not _NAME.match(str(key.value)) and not _SLUG.match(str(key.value)):
            reader.say(
                "name-form",
                key.place,
                f"»{key.value}« taugt nicht als Name ({what}).",
                "Erlaubt sind kleine Buchstaben, Ziffern, Bindestrich und Unterstrich.",
            )
    return list(node.items)


def cites(directive: str) -> Read:
    """Randnummern of ``directive``, or ``weisung#rn`` for another one; ``22 (aufgehoben)`` says that the norm is no longer in force."""

    def read(reader: Reader, node: Node) -> Cite | None:
        if (
            isinstance(node, Scalar)
            and isinstance(node.value, int)
            and not isinstance(node.value, bool)
        ):
            return Cite(directive, node.value, node.place)
        written = text(reader, node)
        plain = written.removesuffix(REPEALED).rstrip()
        other, mark, rn = plain.rpartition("#")
        if rn.isdigit() and (mark or plain != written):
            return Cite(other or directive, int(rn), node.place, plain != written)
        reader.say(
            "fundstelle-form",
            node.place,
            "Eine Fundstelle ist eine Randnummer oder »weisung#randnummer«.",
            "Zum Beispiel: [22, jc-bremen-ags-k#39]",
        )
        return None

    return one_or_many(read)


def validity(reader: Reader, node: Node) -> Validity:
    """``{ab, bis, quelle, hinweis}``."""
    got = (
        reader.fields(
            node,
            {
                "ab": (day, False),
                "bis": (day, False),
                "quelle": (listed(whole), False),
                "hinweis": (text, False),
            },
            "Geltung",
        )
        or {}
    )
    since, until = got.get("ab", ""), got.get("bis", "")
    if since and until and until < since:
        reader.say(
            "geltung-verkehrt",
            node.place,
            "Die Geltung endet, bevor sie beginnt.",
            "Prüfen Sie »ab« und »bis«.",
        )
    return Validity(
        since=since,
        until=until,
        note=got.get("hinweis", ""),
        source=got.get("quelle", ()),
        place=node.place,
    )


def choices(reader: Reader, node: Node) -> tuple[Choice, ...]:
    """``{id: Titel}`` or ``{id: {titel, hilfe, gewicht}}``."""
    made = []
    for key, value in entries(reader, node, "Auswahl"):
        if isinstance(value, Mapping):
            got = (
                reader.fields(
                    value,
                    {"titel": (text, True), "hilfe": (text, False), "gewicht": (decimal, False)},
                    "Auswahl",
                )
                or {}
            )
            made.append(
                Choice(
                    id=str(key.value),
                    title=got.get("titel", ""),
                    help=got.get("hilfe", ""),
                    place=key.place,
                    weight=got.get("gewicht", Decimal(1)),
                )
            )
        else:
            made.append(
                Choice(id=str(key.value), title=text(reader, value), help="", place=key.place)
            )
    return tuple(made)
