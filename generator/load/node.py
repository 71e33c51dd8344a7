"""The tree of a YAML file: leaves, lists and mappings, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from generator.problem import Place

Plain: TypeAlias = bool | int | Decimal | str | None


@dataclass(frozen=True, kw_only=True)
class Scalar:
    """A leaf of the tree; ``value`` follows YAML 1.2's core schema, decimals are exact.

    ``written``: its characters: ``+2`` and ``12.50`` as they stand in the file.
    ``lines``: for text over several lines, where in ``value`` each line begins and where it stands
    in the file.
    """

    place: Place
    value: Plain
    written: str
    quoted: bool = False
    lines: tuple[tuple[int, Place], ...] = ()

    def place_at(self, offset: int) -> Place:
        """Where the character ``offset`` of the text stands in the file."""
        if not self.lines:
            return self.place.shifted(offset + self.quoted)
        start, place = self.lines[0]
        for line_start, line_place in self.lines:
            if line_start <= offset:
                start, place = line_start, line_place
        return place.shifted(offset - start)


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
        return next((node for name, node in self.items if name.written == key), None)


Node: TypeAlias = Scalar | Sequence | Mapping


def child(node: Node | None, key: str) -> Node | None:
    """What stands under ``key``; None where ``node`` is no mapping or does not have the key."""
    return node.get(key) if isinstance(node, Mapping) else None


def items(node: Node | None) -> tuple[Node, ...]:
    """The entries of a list; none where ``node`` is no list."""
    return node.items if isinstance(node, Sequence) else ()


def pairs(node: Node | None) -> tuple[tuple[Scalar, Node], ...]:
    """The keys and values of a mapping; none where ``node`` is no mapping."""
    return node.items if isinstance(node, Mapping) else ()
