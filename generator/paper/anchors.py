"""Addresses of the site become labels of a paper: where links lead, and whose page they name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from generator.paper.fragment import Child, Element
from generator.paper.looks import is_left_out
from generator.paper.strings import string


@dataclass(frozen=True)
class Position:
    """Where a node stands: its page of the site, and how deep the headings around it are."""

    page: str = ""
    level: int = 0


# What stands in a cell, in an entry of a list …, as one value of Typst.
Flow = Callable[[Sequence[Child], Position], str]


class Anchors:
    """The addresses of one paper.

    An address waits for the next text, so that its label stands on the page of that text. Of
    several that wait together one becomes the label, the others mean the same place (``aliases``).
    """

    def __init__(self, tree: Element) -> None:
        self.known = frozenset(_addresses(tree, ""))
        self.aliases: dict[str, str] = {}
        self._waiting: list[str] = []
        self._seen: set[str] = set()

    def arrive(self, node: Element, position: Position) -> Position:
        """Note the addresses of a node; → its own position."""
        page = node.attributes.get("data-page", position.page)
        addresses = _own_addresses(node, page)
        self._waiting += [address for address in addresses if address not in self._seen]
        self._seen |= set(addresses)
        return replace(position, page=page)

    def label(self) -> str:
        """The label of what is written next; empty when no address waits."""
        if not self._waiting:
            return ""
        label, *others = self._waiting
        self._waiting = []
        self.aliases |= dict.fromkeys(others, label)
        return label

    def mark(self) -> str:
        """The same as code that goes in front of a text."""
        label = self.label()
        return f"mark({string(label)}); " if label else ""

    @contextmanager
    def held_back(self) -> Iterator[None]:
        """What is written meanwhile does not get the labels that wait now."""
        waiting, self._waiting = self._waiting, []
        yield
        self._waiting = waiting


def _own_addresses(node: Element, page: str) -> list[str]:
    addresses = [page] if "data-page" in node.attributes else []
    if "id" in node.attributes:
        addresses.append(f"{page}#{node.attributes['id']}")
    return addresses


def _addresses(node: Element, page: str) -> Iterator[str]:
    """All addresses in a tree."""
    if is_left_out(node):
        return
    page = node.attributes.get("data-page", page)
    yield from _own_addresses(node, page)
    for child in node.children:
        if isinstance(child, Element):
            yield from _addresses(child, page)
