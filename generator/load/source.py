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
from functools import lru_cache

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from generator.load.node import Mapping, Node, Plain, Scalar, Sequence
from generator.load.syntax import hint_for, is_unclosed
from generator.problem import Place, Problem, error

MAX_BYTES = 4_000_000
MAX_DEPTH = 20

_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+\Z")
_WORDS: dict[str, Plain] = {"null": None, "~": None, "": None, "true": True, "false": False}


def parse(data: bytes, file: str) -> tuple[Node | None, list[Problem]]:
    """The tree of one YAML document, or the problems that prevent one."""
    node, problems = _parsed(data, file)
    return node, [*problems]


@lru_cache(maxsize=128)  # a preview reads all files again when one has changed
def _parsed(data: bytes, file: str) -> tuple[Node | None, tuple[Problem, ...]]:
    text = _decode(data, file)
    if isinstance(text, Problem):
        return None, (text,)
    tab = _tab_indent(text, file)
    if tab:
        return None, (tab,)
    try:
        node, problems = _Builder(file, text).build(YAML(typ="safe", pure=True).parse(text))
    except MarkedYAMLError as failure:
        return None, (_syntax_problem(failure, file),)
    except ReaderError as failure:
        return None, (_control_character(failure, text, file),)
    return node, tuple(problems)


def _decode(data: bytes, file: str) -> str | Problem:
    if len(data) > MAX_BYTES:
        return error(
            "datei-zu-gross",
            Place(file),
            f"Die Datei ist größer als {MAX_BYTES // 1_000_000} MB.",
            "Teilen Sie sie in mehrere Dateien auf.",
        )
    try:
        text = unicodedata.normalize("NFC", data.decode("utf-8-sig"))
    except UnicodeDecodeError as failure:
        before = data[: failure.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        return error(
            "kein-utf8",
            Place(file, line, column),
            "Die Datei ist nicht in UTF-8 gespeichert.",
            "Speichern Sie sie im Editor mit der Kodierung »UTF-8«.",
        )
    if not text.strip():
        return error(
            "datei-leer",
            Place(file),
            "Die Datei ist leer.",
            "Ergänzen Sie den Inhalt oder löschen Sie die Datei.",
        )
    return text


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


def _syntax_problem(failure: MarkedYAMLError, file: str) -> Problem:
    parser_message = f"{failure.context or ''} {failure.problem or ''}"
    opened, mark = failure.context_mark, failure.problem_mark or failure.context_mark
    if opened and opened.line < mark.line and is_unclosed(parser_message):
        mark = opened  # what was opened there is noticed lines below only
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    hint = hint_for(parser_message)
    return error("yaml-syntax", place, hint.message, hint.hint)


def _control_character(failure: ReaderError, text: str, file: str) -> Problem:
    before = text[: failure.position]
    place = Place(file, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
    return error(
        "yaml-syntax",
        place,
        "Hier steht ein unsichtbares Steuerzeichen.",
        "Löschen Sie es; meist kam es mit kopiertem Text herein.",
    )


@dataclass(frozen=True)
class _Open:
    """A list or mapping that has begun; a mapping's ``nodes`` are keys and values in turn."""

    place: Place
    is_mapping: bool
    nodes: list[Node]


class _Builder:
    """Turns parser events into a tree; keeps one open container for each level."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text.splitlines()
        self.problems: list[Problem] = []
        self.open: list[_Open] = []
        self.root: Node | None = None

    def build(self, events: Iterator[Event]) -> tuple[Node | None, list[Problem]]:
        """The tree of the only document; None when there is a problem."""
        documents = 0
        for event in events:
            documents += isinstance(event, DocumentStartEvent)
            if documents > 1:
                self._say(
                    "mehrere-dokumente",
                    event,
                    "Die Datei enthält mehrere YAML-Dokumente (»---«).",
                    "Je Datei ist nur ein Dokument erlaubt.",
                )
                break
            if not self._is_allowed(event):
                break
            self._step(event)
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

    def _is_allowed(self, event: Event) -> bool:
        """False, and a problem, for what rules may not contain."""
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
        if isinstance(event, CollectionStartEvent) and len(self.open) >= MAX_DEPTH:
            self._say(
                "zu-tief",
                event,
                f"Mehr als {MAX_DEPTH} Ebenen sind nicht erlaubt.",
                "Vereinfachen Sie den Aufbau.",
            )
            return False
        return True

    def _step(self, event: Event) -> None:
        place = self._place(event)
        match event:
            case ScalarEvent():
                self._add(
                    Scalar(
                        place=place,
                        value=_resolve(event),
                        quoted=bool(event.style),
                        lines=tuple(self._lines(event)),
                    )
                )
            case MappingStartEvent():
                self.open.append(_Open(place, is_mapping=True, nodes=[]))
            case SequenceStartEvent():
                self.open.append(_Open(place, is_mapping=False, nodes=[]))
            case CollectionEndEvent():
                self._add(self._closed(self.open.pop()))

    def _closed(self, container: _Open) -> Node:
        if container.is_mapping:
            return self._mapping(container.place, container.nodes)
        return Sequence(container.place, tuple(container.nodes))

    def _mapping(self, place: Place, nodes: list[Node]) -> Mapping:
        items: list[tuple[Scalar, Node]] = []
        first_places: dict[Plain, Place] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                self.problems.append(
                    error(
                        "schluessel-form",
                        key.place,
                        "Ein Schlüssel muss ein einzelnes Wort sein.",
                        "Schreiben Sie »schlüssel: wert«; eine Liste gehört hinter den "
                        "Doppelpunkt.",
                    )
                )
            elif key.value in first_places:
                line = first_places[key.value].line
                self.problems.append(
                    error(
                        "schluessel-doppelt",
                        key.place,
                        f"Der Schlüssel »{key.value}« steht hier ein zweites Mal.",
                        f"Zuerst steht er in Zeile {line}. Löschen oder vereinen Sie die Angaben.",
                    )
                )
            else:
                first_places[key.value] = key.place
                items.append((key, _beside(key, value)))
        return Mapping(place, tuple(items))

    def _lines(self, event: ScalarEvent) -> Iterator[tuple[int, Place]]:
        """Where each line of a text over several lines begins, in the text and in the file."""
        first, last, offset = event.start_mark, event.end_mark, 0
        if first.line == last.line or not isinstance(event.value, str):
            return
        block = event.style in ("|", ">")
        quote = bool(event.style)
        for number in range(first.line + block, min(last.line + 1, len(self.text))):
            start = first.column + quote if number == first.line else 0
            end = last.column - quote if number == last.line and not block else None
            written = self.text[number][start:end]
            content = written.strip()
            position = event.value.find(content, offset) if content else -1
            if position >= 0:
                indent = len(written) - len(written.lstrip())
                yield position, Place(self.file, number + 1, start + indent + 1)
                offset = position + len(content)

    def _add(self, node: Node) -> None:
        if self.open:
            self.open[-1].nodes.append(node)
        elif self.root is None:
            self.root = node

    def _place(self, event: Event) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1)

    def _say(self, code: str, event: Event, message: str, hint: str) -> None:
        self.problems.append(error(code, self._place(event), message, hint))


def _beside(key: Scalar, value: Node) -> Node:
    """A missing value stands beside its key; the parser finds it only in the next line."""
    empty = isinstance(value, Scalar) and value.value is None and value.place.line > key.place.line
    return replace(value, place=key.place) if empty else value


def _resolve(event: ScalarEvent) -> Plain:
    text: str = event.value
    if event.style:  # quoted or block scalar: always text
        return text
    if text.lower() in _WORDS and text == text.lower():
        return _WORDS[text]
    if _INT.match(text):
        return int(text) if len(text) < 19 else text
    if _DECIMAL.match(text):
        return Decimal(text)
    return text
