"""Text of a YAML file → tree of nodes, each with its place. The only module that knows ruamel.yaml.

Rules are data: no tags, no anchors, no aliases, bounded size and depth, so that a file can neither
run anything nor blow up in memory. The tree is built from parser events, without recursion.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Union

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from generator.problem import Place, Problem, error

MAX_BYTES = 4_000_000
MAX_DEPTH = 20
Plain = Union[None, bool, int, Decimal, str]

_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+\Z")
_WORDS: dict[str, Plain] = {"null": None, "~": None, "": None, "true": True, "false": False}


@dataclass(frozen=True)
class Scalar:
    """A leaf of the tree; ``value`` follows YAML 1.2's core schema, decimals are exact.

    ``lines``: for text over several lines, where in ``value`` each line begins and where it stands in the file.
    """

    place: Place
    value: Plain
    quoted: bool = False
    lines: tuple[tuple[int, Place], ...] = ()

    def spot(self, offset: int) -> Place:
        """Where the character ``offset`` of the text stands in the file."""
        if not self.lines:
            return self.place.shifted(offset + self.quoted)
        begin, place = [line for line in self.lines if line[0] <= offset or line is self.lines[0]][
            -1
        ]
        return place.shifted(offset - begin)


@dataclass(frozen=True)
class Sequence:
    """A list with the places of its entries."""

    place: Place
    items: tuple[Node, ...]


@dataclass(frozen=True)
class Mapping:
    """A mapping; keys keep their own places, order is that of the file."""

    place: Place
    items: tuple[tuple[Scalar, Node], ...]

    def get(self, key: str) -> Node | None:
        """The node under ``key``, or None."""
        return next((node for name, node in self.items if name.value == key), None)


Node = Union[Scalar, Sequence, Mapping]


def parse(data: bytes, file: str) -> tuple[Node | None, list[Problem]]:
    """The tree of one YAML document, or the problems that prevent one."""
    start = Place(file)
    if len(data) > MAX_BYTES:
        return None, [
            error(
                "datei-zu-gross",
                start,
                f"Die Datei ist größer als {MAX_BYTES // 1_000_000} MB.",
                "Teilen Sie sie in mehrere Dateien auf.",
            )
        ]
    text, problem = _decode(data, file)
    if problem:
        return None, [problem]
    if not text.strip():
        return None, [
            error(
                "datei-leer",
                start,
                "Die Datei ist leer.",
                "Ergänzen Sie den Inhalt oder löschen Sie die Datei.",
            )
        ]
    tab = _tab_indent(text, file)
    if tab:
        return None, [tab]
    try:
        return _Builder(file, text).build(YAML(typ="safe", pure=True).parse(text))
    except MarkedYAMLError as failure:
        return None, [_syntax_problem(failure, file)]
    except ReaderError as failure:
        return None, [_control_character(failure, text, file)]


def _decode(data: bytes, file: str) -> tuple[str, Problem | None]:
    try:
        return unicodedata.normalize("NFC", data.decode("utf-8-sig")), None
    except UnicodeDecodeError as failure:
        before = data[: failure.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        return "", error(
            "kein-utf8",
            Place(file, line, column),
            "Die Datei ist nicht in UTF-8 gespeichert.",
            "Speichern Sie sie im Editor mit der Kodierung »UTF-8«.",
        )


def _tab_indent(text: str, file: str) -> Problem | None:
    for number, line in enumerate(text.splitlines(), 1):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            return error(
                "tabulator",
                Place(file, number, indent.index("\t") + 1),
                "Die Zeile ist mit einem Tabulator eingerückt; YAML erlaubt nur Leerzeichen.",
                "Ersetzen Sie den Tabulator durch zwei Leerzeichen je Stufe.",
            )
    return None


_SYNTAX = (
    (
        "found character '\\t'",
        "Ein Tabulator steht, wo YAML nur Leerzeichen erlaubt.",
        "Ersetzen Sie ihn durch Leerzeichen.",
    ),
    (
        "mapping values are not allowed",
        "Hier ist kein Doppelpunkt erlaubt.",
        "Steht im Text ein Doppelpunkt mit Leerzeichen? Dann setzen Sie den ganzen Text in Anführungszeichen. "
        "Sonst ist die Zeile zu weit eingerückt, oder in der vorigen fehlt etwas.",
    ),
    (
        "could not find expected ':'",
        "Nach dem Schlüssel fehlt der Doppelpunkt.",
        "Schreiben Sie »schlüssel: wert«.",
    ),
    (
        "found unexpected end of stream",
        "Ein Anführungszeichen wird nicht geschlossen.",
        "Ergänzen Sie das schließende Anführungszeichen.",
    ),
    (
        "expected ',' or '}'",
        "Die geschweifte Klammer ist nicht geschlossen.",
        "Ergänzen Sie »}« oder ein Komma.",
    ),
    (
        "expected ',' or ']'",
        "Die eckige Klammer ist nicht geschlossen.",
        "Ergänzen Sie »]« oder ein Komma.",
    ),
    (
        "expected <block end>, but found '}'",
        "Diese geschweifte Klammer ist zu viel.",
        "Streichen Sie sie oder setzen Sie den Text in Anführungszeichen.",
    ),
    (
        "expected <block end>, but found ']'",
        "Diese eckige Klammer ist zu viel.",
        "Streichen Sie sie oder setzen Sie den Text in Anführungszeichen.",
    ),
    (
        "expected <block end>, but found ','",
        "Dieses Komma ist hier zu viel.",
        "Streichen Sie es oder setzen Sie den Text in Anführungszeichen.",
    ),
    (
        "expected <block end>, but found '<scalar>'",
        "Hinter dem Wert steht noch Text.",
        "Gehört beides zusammen, setzen Sie alles in Anführungszeichen. Sonst passt die Einrückung nicht zu den Zeilen darüber.",
    ),
    (
        "expected the node content",
        "Hier fehlt ein Wert.",
        "Ergänzen Sie ihn; ein Wert, der mit ], } oder Komma beginnt, gehört in Anführungszeichen.",
    ),
    (
        "expected <block end>",
        "Die Einrückung passt nicht zu den Zeilen darüber.",
        "Gleichrangige Zeilen beginnen in derselben Spalte; je Stufe zwei Leerzeichen.",
    ),
    (
        "found character '%'",
        "Ein Wert darf nicht mit »%« beginnen.",
        "Setzen Sie den Wert in Anführungszeichen.",
    ),
    (
        "found character '@'",
        "Ein Wert darf nicht mit »@« beginnen.",
        "Setzen Sie den Wert in Anführungszeichen.",
    ),
    (
        "found character '`'",
        "Ein Wert darf nicht mit »`« beginnen.",
        "Setzen Sie den Wert in Anführungszeichen.",
    ),
    (
        "sequence entries are not allowed",
        "Hier darf keine Liste mit »-« beginnen.",
        "Setzen Sie den Strich in eine eigene Zeile unter den Schlüssel oder schreiben Sie [ … ].",
    ),
    (
        "unknown escape character",
        "Nach »\\« steht ein Zeichen, das hier nichts bedeutet.",
        "Schreiben Sie »\\\\« oder setzen Sie den Text in einfache Anführungszeichen.",
    ),
)
_OPENED = ("expected ',' or", "could not find expected ':'", "found unexpected end of stream")


def _syntax_problem(failure: MarkedYAMLError, file: str) -> Problem:
    said, mark = (
        f"{failure.context or ''} {failure.problem or ''}",
        failure.problem_mark or failure.context_mark,
    )
    opened = failure.context_mark
    if opened and opened.line < mark.line and any(fragment in said for fragment in _OPENED):
        mark = opened  # what was opened there is noticed lines below only
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    for fragment, message, hint in _SYNTAX:
        if fragment in said:
            return error("yaml-syntax", place, message, hint)
    return error(
        "yaml-syntax",
        place,
        "Hier ist das YAML nicht lesbar.",
        "Prüfen Sie Einrückung, Doppelpunkte und Anführungszeichen in dieser und der vorigen Zeile.",
    )


def _control_character(failure: ReaderError, text: str, file: str) -> Problem:
    before = text[: failure.position]
    place = Place(file, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
    return error(
        "yaml-syntax",
        place,
        "Hier steht ein unsichtbares Steuerzeichen.",
        "Löschen Sie es; meist kam es mit kopiertem Text herein.",
    )


class _Builder:
    """Turns parser events into a tree; keeps one open container a level."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text, self.problems = file, text.splitlines(), []
        self.open: list[tuple[Place, bool, list[Node]]] = []
        self.root: Node | None = None

    def build(self, events: Iterator[object]) -> tuple[Node | None, list[Problem]]:
        documents = 0
        for event in events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._say(
                        "mehrere-dokumente",
                        event,
                        "Die Datei enthält mehrere YAML-Dokumente (»---«).",
                        "Je Datei ist nur ein Dokument erlaubt.",
                    )
                    break
            if not self._step(event):
                break
        if self.root is None and not self.problems:
            self.problems.append(
                error(
                    "datei-leer",
                    Place(self.file),
                    "Die Datei enthält nur Kommentare.",
                    "Ergänzen Sie den Inhalt oder löschen Sie die Datei.",
                )
            )
        return (None if self.problems else self.root), self.problems

    def _step(self, event: object) -> bool:
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            self._say(
                "anker",
                event,
                "Anker (&) und Verweise (*) sind nicht erlaubt.",
                "Schreiben Sie den Inhalt aus.",
            )
            return False
        if getattr(event, "tag", None):
            self._say(
                "typangabe",
                event,
                "Typangaben mit »!« sind nicht erlaubt.",
                "Setzen Sie Text, der mit »!« beginnt, in Anführungszeichen.",
            )
            return False
        if isinstance(event, ScalarEvent):
            self._add(
                Scalar(
                    self._place(event),
                    _resolve(event),
                    event.style not in (None, ""),
                    tuple(self._lines(event)),
                )
            )
        elif isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            if len(self.open) >= MAX_DEPTH:
                self._say(
                    "zu-tief",
                    event,
                    f"Mehr als {MAX_DEPTH} Ebenen sind nicht erlaubt.",
                    "Vereinfachen Sie den Aufbau.",
                )
                return False
            self.open.append((self._place(event), isinstance(event, MappingStartEvent), []))
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            place, is_mapping, nodes = self.open.pop()
            self._add(self._mapping(place, nodes) if is_mapping else Sequence(place, tuple(nodes)))
        return True

    def _mapping(self, place: Place, nodes: list[Node]) -> Mapping:
        items, seen = [], {}
        for key, value in zip(nodes[::2], nodes[1::2]):
            if not isinstance(key, Scalar):
                self.problems.append(
                    error(
                        "schluessel-form",
                        key.place,
                        "Ein Schlüssel muss ein einzelnes Wort sein.",
                        "Schreiben Sie »schlüssel: wert«; eine Liste gehört hinter den Doppelpunkt.",
                    )
                )
                continue
            if key.value in seen:
                self.problems.append(
                    error(
                        "schluessel-doppelt",
                        key.place,
                        f"Der Schlüssel »{key.value}« steht hier ein zweites Mal.",
                        f"Zuerst steht er in Zeile {seen[key.value].line}. Löschen oder vereinen Sie die Angaben.",
                    )
                )
                continue
            seen[key.value] = key.place
            items.append((key, _beside(key, value)))
        return Mapping(place, tuple(items))

    def _lines(self, event: ScalarEvent) -> Iterator[tuple[int, Place]]:
        """Where each line of a text over several lines begins, in the text and in the file."""
        first, last, at = event.start_mark, event.end_mark, 0
        if first.line == last.line or not isinstance(event.value, str):
            return
        block = event.style in ("|", ">")
        for number in range(first.line + block, min(last.line + 1, len(self.text))):
            skip = first.column + bool(event.style) if number == first.line else 0
            written = self.text[number][
                skip : last.column - bool(event.style)
                if number == last.line and not block
                else None
            ]
            found = event.value.find(written.strip(), at) if written.strip() else -1
            if found >= 0:
                yield (
                    found,
                    Place(self.file, number + 1, skip + len(written) - len(written.lstrip()) + 1),
                )
                at = found + len(written.strip())

    def _add(self, node: Node) -> None:
        if self.open:
            self.open[-1][2].append(node)
        elif self.root is None:
            self.root = node

    def _place(self, event: object) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1)

    def _say(self, code: str, event: object, message: str, hint: str) -> None:
        self.problems.append(error(code, self._place(event), message, hint))


def _beside(key: Scalar, value: Node) -> Node:
    """A missing value stands beside its key; the parser finds it only in the next line."""
    empty = isinstance(value, Scalar) and value.value is None and value.place.line > key.place.line
    return replace(value, place=key.place) if empty else value


def _resolve(event: ScalarEvent) -> Plain:
    text = event.value
    if event.style:  # quoted or block scalar: always text
        return text
    if text.lower() in _WORDS and text == text.lower():
        return _WORDS[text]
    if _INT.match(text):
        return int(text) if len(text) < 19 else text
    if _DECIMAL.match(text):
        return Decimal(text)
    return text
