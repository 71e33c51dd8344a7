"""Readers of lists, and of mappings whose keys are free names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.load.identifiers import ANCHOR, is_identifier
from generator.load.node import Mapping, Node, Scalar, Sequence
from generator.load.reader import Definitions, Read, Reader, Schema

T_co = TypeVar("T_co", covariant=True)

NAME = r"[a-zäöüß][a-zäöüß0-9_-]*"
_NAME = re.compile(rf"{NAME}\Z")
NAMES: Schema = {"pattern": rf"^(?:{NAME}|{ANCHOR})$"}


@dataclass(frozen=True)
class Listed(Generic[T_co]):
    """A list whose entries are read by ``item``; entries without a value are left out."""

    item: Read[T_co | None]

    def __call__(self, reader: Reader, node: Node) -> tuple[T_co, ...]:
        """The values of the entries."""
        if not isinstance(node, Sequence):
            reader.say(
                "liste-erwartet",
                node.place,
                "Hier wird eine Liste erwartet.",
                "Zum Beispiel: [22, 23]",
            )
            return ()
        values = [self.item(reader, entry) for entry in node.items]
        return tuple(value for value in values if value is not None)

    def schema(self, definitions: Definitions) -> Schema:
        """An array of what ``item`` takes."""
        return {"type": "array", "items": self.item.schema(definitions)}


@dataclass(frozen=True)
class OneOrMany(Generic[T_co]):
    """A list, or one entry without brackets."""

    item: Read[T_co | None]

    def __call__(self, reader: Reader, node: Node) -> tuple[T_co, ...]:
        """The values of the entries, or of the one entry."""
        entries = node if isinstance(node, Sequence) else Sequence(node.place, (node,))
        return Listed(self.item)(reader, entries)

    def schema(self, definitions: Definitions) -> Schema:
        """What ``item`` takes, or an array of it."""
        single = self.item.schema(definitions)
        return {"anyOf": [single, {"type": "array", "items": single}]}


def named_entries(reader: Reader, node: Node, label: str) -> tuple[tuple[Scalar, Node], ...]:
    """The entries of a mapping whose keys are free names; reports keys that are none."""
    if not isinstance(node, Mapping):
        reader.say(
            "falsche-form",
            node.place,
            f"Hier werden benannte Einträge erwartet ({label}).",
            "Schreiben Sie »name: …«.",
        )
        return ()
    for key, _ in node.items:
        name = key.written
        if not _NAME.match(name) and not is_identifier(name):
            reader.say(
                "name-form",
                key.place,
                f"»{key.written}« taugt nicht als Name ({label}).",
                "Erlaubt sind kleine Buchstaben, Ziffern, Bindestrich und Unterstrich.",
            )
    return node.items


@dataclass(frozen=True)
class NamedValues(Generic[T_co]):
    """Values under free names, in the order of the file."""

    value: Read[T_co]
    label: str

    def __call__(self, reader: Reader, node: Node) -> dict[str, T_co]:
        """The values by name."""
        return {
            key.written: self.value(reader, value)
            for key, value in named_entries(reader, node, self.label)
        }

    def schema(self, definitions: Definitions) -> Schema:
        """An object whose values are what ``value`` takes."""
        return {
            "type": "object",
            "propertyNames": NAMES,
            "additionalProperties": self.value.schema(definitions),
        }
