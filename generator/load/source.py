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
)
from ruamel.yaml.reader import ReaderError

from generator.characters import named
from generator.load import doubts
from generator.load.limits import MAX_BYTES, MAX_DEPTH, MAX_DIGITS, MAX_ENTRIES, MAX_KEYS, count
from generator.load.node import Mapping, Node, Plain, Scalar, Sequence
from generator.load.syntax import hint_for, is_unclosed
from generator.problem import Place, Problem, error, has_errors

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
    lines = doubts.lines_of(text)
    misleading = doubts.of_lines(lines, file)
    if misleading:
        return None, (misleading,)
    builder = _Builder(file, lines)
    try:
        node = builder.build(YAML(typ="safe", pure=True).parse(text))
    except MarkedYAMLError as failure:
        if not has_errors(builder.problems):  # else the parser stumbled over what they say
            builder.problems.append(_syntax_problem(failure, lines, file))
        return None, tuple(builder.problems)
    except ReaderError as failure:
        return None, (_control_character(failure, text, file),)
    return node, tuple(builder.problems)


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


def _syntax_problem(failure: MarkedYAMLError, lines: list[str], file: str) -> Problem:
    parser_message = f"{failure.context or ''} {failure.problem or ''}"
    opened, mark = failure.context_mark, failure.problem_mark or failure.context_mark
    if opened and opened.line < mark.line and is_unclosed(parser_message):
        mark = opened  # what was opened there is noticed lines below only
    if not mark:
        place, line = Place(file), ""
    else:
        place = Place(file, mark.line + 1, mark.column + 1)
        line = lines[mark.line] if mark.line < len(lines) else ""
    stuck = doubts.of_stuck(line, Place(file, place.line))
    if stuck:
        return stuck
    hint = hint_for(parser_message, line, place.column - 1)
    return error("yaml-syntax", place, hint.message, hint.hint)


def _control_character(failure: ReaderError, text: str, file: str) -> Problem:
    before = doubts.lines_of(text[: failure.position])
    return error(
        "yaml-syntax",
        Place(file, len(before), len(before[-1]) + 1),
        f"Hier steht ein unsichtbares Zeichen: {named(text[failure.position])}.",
        "Löschen Sie das Zeichen; meist kam es mit kopiertem Text herein.",
    )


@dataclass(frozen=True)
class _Open:
    """A list or mapping that has begun; a mapping's ``nodes`` are keys and values in turn.

    ``flow``: it is written in brackets.
    """

    place: Place
    is_mapping: bool
    flow: bool
    nodes: list[Node]

    @property
    def wants_key(self) -> bool:
        """True where the next node is a key."""
        return self.is_mapping and len(self.nodes) % 2 == 0

    @property
    def is_full(self) -> bool:
        """True when it holds more than anybody writes."""
        return len(self.nodes) > (2 * MAX_KEYS if self.is_mapping else MAX_ENTRIES)


class _Builder:
    """Turns parser events into a tree; keeps one open container for each level."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self.file = file
        self.text = lines
        self.problems: list[Problem] = []
        self.open: list[_Open] = []
        self.root: Node | None = None

    def build(self, events: Iterator[Event]) -> Node | None:
        """The tree of the only document; None when there is an error among the problems."""
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
        return None if has_errors(self.problems) else self.root

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
        if self.open and self.open[-1].is_full:
            self._say_full(event)
            return False
        return True

    def _say_full(self, event: Event) -> None:
        is_mapping = self.open[-1].is_mapping
        limit, things = (MAX_KEYS, "Schlüssel") if is_mapping else (MAX_ENTRIES, "Einträge")
        self._say(
            "zu-viele",
            event,
            f"Mehr als {count(limit)} {things} nebeneinander sind nicht erlaubt.",
            "Teilen Sie den Inhalt auf.",
        )

    def _step(self, event: Event) -> None:
        place = self._place(event)
        match event:
            case ScalarEvent():
                leaf = Scalar(
                    place=place,
                    value=_resolve(event),
                    written=event.value,
                    quoted=bool(event.style),
                    lines=tuple(self._lines(event)),
                )
                self._doubt(leaf, event)
                self._add(leaf)
            case CollectionStartEvent():
                is_mapping, flow = isinstance(event, MappingStartEvent), bool(event.flow_style)
                self.open.append(_Open(place, is_mapping=is_mapping, flow=flow, nodes=[]))
            case CollectionEndEvent():
                self._add(self._closed(self.open.pop()))

    def _doubt(self, leaf: Scalar, event: ScalarEvent) -> None:
        """Reports what the parser takes without a word."""
        inside = self.open[-1] if self.open else None
        self.problems += doubts.of_leaf(leaf, is_key=inside is not None and inside.wants_key)
        found = None
        if inside and inside.flow:
            found = doubts.of_flow(leaf)
            if not found and inside.is_mapping and not inside.wants_key:
                *_, before, key = (None, *inside.nodes)
                found = doubts.of_pair(before, key, leaf) if isinstance(key, Scalar) else None
        if not found and not event.style and leaf.written:
            end = event.end_mark
            rest = self.text[end.line][end.column :] if end.line < len(self.text) else ""
            found = doubts.of_cut(leaf, rest, Place(self.file, end.line + 1, end.column + 1))
        self.problems += [found] if found else []

    def _closed(self, container: _Open) -> Node:
        if container.is_mapping:
            return self._mapping(container.place, container.nodes)
        return Sequence(container.place, tuple(container.nodes))

    def _mapping(self, place: Place, nodes: list[Node]) -> Mapping:
        items: list[tuple[Scalar, Node]] = []
        first_places: dict[str, Place] = {}
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
            elif key.written in first_places:
                line = first_places[key.written].line
                self.problems.append(
                    error(
                        "schluessel-doppelt",
                        key.place,
                        f"Der Schlüssel »{key.written}« steht hier ein zweites Mal.",
                        f"Zuerst steht er in Zeile {line}. Löschen oder vereinen Sie die Angaben.",
                    )
                )
            else:
                first_places[key.written] = key.place
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
    if text in _WORDS:
        return _WORDS[text]
    if len(text.strip("+-").replace(".", "")) > MAX_DIGITS:
        return text
    if _INT.match(text):
        return int(text)
    return Decimal(text) if _DECIMAL.match(text) else text
