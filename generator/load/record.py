"""Records: the keys of a mapping, each declared once.

A ``Field`` says which key is read how, which parameter of the record it fills, whether it must be
there and what it means. From the same declaration come the value, the problems with unknown and
missing keys, and the JSON Schema.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Map
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Final, Generic, Literal, TypeVar, cast

from generator.load.lists import NAMES, named_entries
from generator.load.node import Mapping, Node, Scalar
from generator.load.reader import Definitions, Read, Reader, Schema
from generator.load.scalars import text
from generator.problem import did_you_mean, nearest

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Needed(Enum):
    """Stands where a field has no default: without a value there is no record."""

    NEEDED = "needed"


NEEDED: Final = Needed.NEEDED


@dataclass(frozen=True)
class Field(Generic[T_co]):
    """A key of a mapping.

    ``to``: the parameter of the record that gets the value; empty = only ``derive`` uses it.
    ``default``: the value when the key is missing or its value is wrong.
    ``like``: the parameter whose value counts instead when the key is missing.
    ``description``: what the key means, for those who write the file.
    """

    key: str
    read: Read[T_co | None]
    to: str = ""
    default: T_co | Literal[Needed.NEEDED] = NEEDED
    required: bool = False
    like: str = ""
    description: str = ""


class Values:
    """What was read from a mapping, by field."""

    def __init__(self, written: Map[str, object]) -> None:
        self._written = written

    def __getitem__(self, field: Field[T]) -> T:
        """The value of a field, its default where there is none.

        ``Record`` hands values to ``derive`` only when every needed one is there.
        """
        value = self._written.get(field.key)
        return cast(T, field.default if value is None else value)

    def given(self, field: Field[object]) -> bool:
        """True when the key stands in the file."""
        return field.key in self._written

    def keywords(self, fields: Iterable[Field[object]]) -> dict[str, object]:
        """The values by the parameters that they fill."""
        fields = [field for field in fields if field.to]
        keywords = {field.to: self[field] for field in fields}
        for field in fields:
            if field.like and not self.given(field):
                keywords[field.to] = keywords[field.like]
        return keywords


Derive = Callable[[Reader, Node, Values], Map[str, object]]


@dataclass(frozen=True, kw_only=True)
class Record(Generic[T]):
    """A mapping with known keys, read into ``make``.

    ``label``: what the mapping is, for problems. ``derive``: parameters of ``make`` that follow
    from several values. ``check``: reports what is wrong in the record as a whole. ``name``: of
    the definition in the JSON Schema, where several records are made by the same ``make``.
    A ``make`` with the parameter ``place`` gets the place of the mapping, or of its name.
    """

    make: Callable[..., T]
    label: str
    fields: tuple[Field[object], ...]
    derive: Derive | None = None
    check: Callable[[Reader, Node, T], None] | None = None
    name: str = ""

    def __call__(self, reader: Reader, node: Node) -> T | None:
        """The record, or None when ``node`` is no mapping or a needed value is missing."""
        return self._build(reader, node, {"place": node.place} if self._has_place else {})

    def under_name(self, reader: Reader, name: Scalar, node: Node) -> T | None:
        """The record that stands under a free name: ``id`` and ``place`` are those of the name."""
        return self._build(reader, node, {"id": name.written, "place": name.place})

    def with_title_only(self, reader: Reader, name: Scalar, node: Node) -> T:
        """The record in its short form: a text that is its title."""
        keywords = Values({}).keywords(self.fields)
        title = text(reader, node)
        return self.make(**keywords | {"title": title, "id": name.written, "place": name.place})

    def schema(self, definitions: Definitions) -> Schema:
        """A reference to the definition of the record."""
        name = self.name or self.make.__name__
        if name not in definitions:
            definitions[name] = {}  # so that a record may contain itself
            definitions[name] = {
                "title": self.label,
                "type": "object",
                "properties": {field.key: _described(field, definitions) for field in self.fields},
                "required": [field.key for field in self.fields if field.required],
                "additionalProperties": False,
            }
        return {"$ref": f"#/$defs/{name}"}

    @cached_property
    def _has_place(self) -> bool:
        return "place" in inspect.signature(self.make).parameters

    def _build(self, reader: Reader, node: Node, identity: Map[str, object]) -> T | None:
        values = self._values(reader, node)
        if values is None or any(values[field] is NEEDED for field in self.fields):
            return None
        keywords = {**identity, **values.keywords(self.fields)}
        if self.derive:
            keywords |= self.derive(reader, node, values)
        record = self.make(**keywords)
        if self.check:
            self.check(reader, node, record)
        return record

    def _values(self, reader: Reader, node: Node) -> Values | None:
        """What stands under the known keys; reports unknown and missing ones."""
        if not isinstance(node, Mapping):
            reader.say(
                "falsche-form",
                node.place,
                f"Hier werden Schlüssel und Werte erwartet ({self.label}).",
                "Schreiben Sie »schlüssel: wert«, je Zeile ein Schlüssel.",
            )
            return None
        fields = {field.key: field for field in self.fields}
        given = {key.written for key, _ in node.items}
        written: dict[str, object] = {}
        meant: set[str] = set()
        for key, value in node.items:
            name = key.written
            if key.written in fields:
                written[name] = fields[name].read(reader, value)
                continue
            candidate = nearest(name, [known for known in fields if known not in given])
            reader.say(
                "schluessel-unbekannt",
                key.place,
                f"Den Schlüssel »{key.written}« gibt es hier nicht ({self.label}).",
                did_you_mean(name, [candidate] if candidate else fields),
            )
            meant.add(candidate or "")
        for field in self.fields:
            if field.required and field.key not in given and field.key not in meant:
                reader.say(
                    "schluessel-fehlt",
                    node.place,
                    f"Der Schlüssel »{field.key}« fehlt ({self.label}).",
                    f"Ergänzen Sie »{field.key}: …«.",
                )
        return Values(written)


def _described(field: Field[object], definitions: Definitions) -> Schema:
    schema = field.read.schema(definitions)
    return {**schema, "description": field.description} if field.description else schema


@dataclass(frozen=True)
class Named(Generic[T]):
    """Records under free names, in the order of the file.

    ``short``: instead of its keys, an entry may be a text, which is its title.
    """

    record: Record[T]
    label: str
    short: bool = False

    def __call__(self, reader: Reader, node: Node) -> tuple[T, ...]:
        """The records of the entries."""
        records = [
            self._entry(reader, key, value)
            for key, value in named_entries(reader, node, self.label)
        ]
        return tuple(record for record in records if record is not None)

    def _entry(self, reader: Reader, key: Scalar, value: Node) -> T | None:
        if self.short and not isinstance(value, Mapping):
            return self.record.with_title_only(reader, key, value)
        return self.record.under_name(reader, key, value)

    def schema(self, definitions: Definitions) -> Schema:
        """An object whose values are records."""
        entry = self.record.schema(definitions)
        if self.short:
            entry = {"anyOf": [entry, text.schema(definitions)]}
        return {"type": "object", "propertyNames": NAMES, "additionalProperties": entry}


@dataclass(frozen=True)
class Later(Generic[T_co]):
    """A reader that is declared further down, because its records contain themselves."""

    read: Callable[[], Read[T_co]]

    def __call__(self, reader: Reader, node: Node) -> T_co:
        """What the reader makes of the node."""
        return self.read()(reader, node)

    def schema(self, definitions: Definitions) -> Schema:
        """What the reader takes."""
        return self.read().schema(definitions)
