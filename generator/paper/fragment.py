"""HTML as the templates write it → a tree of nodes. What does not nest is refused, not guessed."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TypeAlias

VOID = frozenset({"br"})
Child: TypeAlias = "Element | str"


class PaperError(Exception):
    """Markup that cannot be printed faithfully; a mistake of a template, not of an editor."""


@dataclass(kw_only=True)
class Element:
    """An element with its attributes and what stands in it; ``raw``: the source of a picture."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Child] = field(default_factory=list)
    raw: str = ""

    @property
    def classes(self) -> tuple[str, ...]:
        """Its classes in their order."""
        return tuple(self.attributes.get("class", "").split())

    @property
    def text(self) -> str:
        """All its text."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


def parse(html: str) -> Element:
    """The whole text under one node without a tag."""
    reader = _FragmentReader(html)
    reader.feed(html)
    reader.close()
    return reader.root()


class _FragmentReader(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self._open = [Element(tag="")]
        line_ends = (at for at, sign in enumerate(source) if sign == "\n")
        self._line_starts = [0, *(at + 1 for at in line_ends)]
        self._source = source
        self._picture = -1  # where the open picture begins

    def root(self) -> Element:
        """The tree, once everything was read."""
        if len(self._open) > 1:
            raise PaperError(f"<{self._open[-1].tag}> is never closed")
        return self._open[0]

    def _at(self) -> int:
        """The current place as an index of the source."""
        line, column = self.getpos()
        return self._line_starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element; inside a picture nothing is read, its source is taken as it is."""
        if self._picture >= 0:
            return
        node = Element(tag=tag, attributes={name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag == "svg":
            self._picture = self._at()
        if tag not in VOID:
            self._open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A closed element, as SVG has them."""
        if self._picture < 0:
            self.handle_starttag(tag, attrs)
            if tag not in VOID:
                self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Closes the element that is open."""
        if self._picture >= 0:
            if tag != "svg":
                return
            self._open[-1].raw = self._source[self._picture : self._at()] + "</svg>"
            self._picture = -1
        if self._open[-1].tag != tag:
            raise PaperError(f"</{tag}> closes <{self._open[-1].tag}>")
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Text outside of pictures."""
        if self._picture < 0:
            self._open[-1].children.append(data)
