"""Text of a YAML file → tree of nodes, each with its place. The only module that knows ruamel.yaml.

Rules are data: no tags, no anchors, no aliases, bounded size and depth, so that a file can neither
run anything nor blow up in memory. The tree is built from parser events, without recursion.
"""
from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Iterator, Union

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent, DocumentStartEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent,
    SequenceStartEvent,
)

from generator.problem import Place, Problem, error

MAX_BYTES = 4_000_000
MAX_DEPTH = 20
Plain = Union[None, bool, int, Decimal, str]

_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+\Z")
_WORDS: dict[str, Plain] = {"null": None, "~": None, "": None, "true": True, "false": False}


@dataclass(frozen=True)
class Scalar:
    """A leaf of the tree; ``value`` follows YAML 1.2's core schema, decimals are exact."""

    place: Place
    value: Plain
    quoted: bool = False


@dataclass(frozen=True)
class Sequence:
    """A list with the places of its entries."""

    place: Place
    items: tuple["Node", ...]


@dataclass(frozen=True)
class Mapping:
    """A mapping; keys keep their own places, order is that of the file."""

    place: Place
    items: tuple[tuple[Scalar, "Node"], ...]

    def get(self, key: str) -> "Node | None":
        """The node under ``key``, or None."""
        return next((node for name, node in self.items if name.value == key), None)


Node = Union[Scalar, Sequence, Mapping]


def parse(data: bytes, file: str) -> tuple[Node | None, list[Problem]]:
    """The tree of one YAML document, or the problems that prevent one."""
    start = Place(file)
    if len(data) > MAX_BYTES:
        return None, [error("datei-zu-gross", start, f"Die Datei ist größer als {MAX_BYTES // 1_000_000} MB.",
                            "Teilen Sie sie in mehrere Dateien auf.")]
    text, problem = _decode(data, file)
    if problem:
        return None, [problem]
    if not text.strip():
        return None, [error("datei-leer", start, "Die Datei ist leer.",
                            "Ergänzen Sie den Inhalt oder löschen Sie die Datei.")]
    tab = _tab_indent(text, file)
    if tab:
        return None, [tab]
    try:
        return _Builder(file).build(YAML(typ="safe", pure=True).parse(text))
    except MarkedYAMLError as failure:
        return None, [_syntax_problem(failure, file)]
    except YAMLError as failure:
        return None, [error("yaml-syntax", start, "Die Datei ist kein gültiges YAML.", str(failure).splitlines()[0])]


def _decode(data: bytes, file: str) -> tuple[str, Problem | None]:
    try:
        return unicodedata.normalize("NFC", data.decode("utf-8-sig")), None
    except UnicodeDecodeError as failure:
        before = data[:failure.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        return "", error("kein-utf8", Place(file, line, column), "Die Datei ist nicht in UTF-8 gespeichert.",
                         "Speichern Sie sie im Editor mit der Kodierung »UTF-8«.")


def _tab_indent(text: str, file: str) -> Problem | None:
    for number, line in enumerate(text.splitlines(), 1):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            return error("tabulator", Place(file, number, indent.index("\t") + 1),
                         "Die Zeile ist mit einem Tabulator eingerückt; YAML erlaubt nur Leerzeichen.",
                         "Ersetzen Sie den Tabulator durch zwei Leerzeichen je Stufe.")
    return None


_SYNTAX = (
    ("found character '\\t'", "Ein Tabulator steht, wo YAML nur Leerzeichen erlaubt.", "Ersetzen Sie ihn durch Leerzeichen."),
    ("mapping values are not allowed", "Hier ist kein Doppelpunkt erlaubt.",
     "Steht im Text ein Doppelpunkt mit Leerzeichen? Dann setzen Sie den ganzen Text in Anführungszeichen."),
    ("could not find expected ':'", "Nach dem Schlüssel fehlt der Doppelpunkt.", "Schreiben Sie »schlüssel: wert«."),
    ("found unexpected end of stream", "Ein Anführungszeichen wird nicht geschlossen.", "Prüfen Sie die Anführungszeichen oberhalb."),
    ("expected ',' or '}'", "Die geschweifte Klammer ist nicht geschlossen.", "Ergänzen Sie »}« oder ein Komma."),
    ("expected ',' or ']'", "Die eckige Klammer ist nicht geschlossen.", "Ergänzen Sie »]« oder ein Komma."),
    ("expected <block end>", "Die Einrückung passt nicht zu den Zeilen darüber.",
     "Gleichrangige Zeilen beginnen in derselben Spalte; je Stufe zwei Leerzeichen."),
    ("found character '%'", "Ein Wert darf nicht mit »%« beginnen.", "Setzen Sie den Wert in Anführungszeichen."),
    ("found character '@'", "Ein Wert darf nicht mit »@« beginnen.", "Setzen Sie den Wert in Anführungszeichen."),
    ("found character '`'", "Ein Wert darf nicht mit »`« beginnen.", "Setzen Sie den Wert in Anführungszeichen."),
    ("special characters are not allowed", "Die Datei enthält ein unsichtbares Steuerzeichen.", "Löschen Sie das Zeichen an dieser Stelle."),
)


def _syntax_problem(failure: MarkedYAMLError, file: str) -> Problem:
    mark = failure.problem_mark or failure.context_mark
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    said = f"{failure.context or ''} {failure.problem or ''}"
    for fragment, message, hint in _SYNTAX:
        if fragment in said:
            return error("yaml-syntax", place, message, hint)
    return error("yaml-syntax", place, "Hier ist das YAML nicht lesbar.",
                 "Prüfen Sie Einrückung, Doppelpunkte und Anführungszeichen in dieser und der vorigen Zeile.")


class _Builder:
    """Turns parser events into a tree; keeps one open container a level."""

    def __init__(self, file: str) -> None:
        self.file, self.problems = file, []
        self.open: list[tuple[Place, bool, list[Node]]] = []
        self.root: Node | None = None

    def build(self, events: Iterator[object]) -> tuple[Node | None, list[Problem]]:
        documents = 0
        for event in events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._say("mehrere-dokumente", event, "Die Datei enthält mehrere YAML-Dokumente (»---«).",
                              "Je Datei ist nur ein Dokument erlaubt.")
                    break
            if not self._step(event):
                break
        return (None if self.problems else self.root), self.problems

    def _step(self, event: object) -> bool:
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            self._say("anker", event, "Anker (&) und Verweise (*) sind nicht erlaubt.", "Schreiben Sie den Inhalt aus.")
            return False
        if isinstance(event, ScalarEvent):
            self._add(Scalar(self._place(event), _resolve(event), event.style not in (None, "")))
        elif isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            if len(self.open) >= MAX_DEPTH:
                self._say("zu-tief", event, f"Mehr als {MAX_DEPTH} Ebenen sind nicht erlaubt.", "Vereinfachen Sie den Aufbau.")
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
                self.problems.append(error("schluessel-form", key.place, "Ein Schlüssel muss ein einzelnes Wort sein."))
                continue
            if key.value in seen:
                self.problems.append(error(
                    "schluessel-doppelt", key.place, f"Der Schlüssel »{key.value}« steht hier ein zweites Mal.",
                    f"Zuerst steht er in Zeile {seen[key.value].line}. Löschen oder vereinen Sie die Angaben."))
                continue
            seen[key.value] = key.place
            items.append((key, value))
        return Mapping(place, tuple(items))

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


def _resolve(event: ScalarEvent) -> Plain:
    text = event.value
    if event.style:                       # quoted or block scalar: always text
        return text
    if text.lower() in _WORDS and text == text.lower():
        return _WORDS[text]
    if _INT.match(text):
        return int(text) if len(text) < 19 else text
    if _DECIMAL.match(text):
        return Decimal(text)
    return text
