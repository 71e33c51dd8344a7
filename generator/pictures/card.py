"""A card: a small line, a title, paragraphs; as a whole one link."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import NamedTuple

from generator.pictures import letters, svg
from generator.pictures.svg import Box, Point

PAD, BETWEEN = 9, 2


class _Lines(NamedTuple):
    """Lines of one look."""

    lines: tuple[str, ...]
    size: float
    look: str
    bold: bool

    @property
    def height(self) -> float:
        return svg.height(self.lines, self.size) + BETWEEN


@dataclass(frozen=True, kw_only=True)
class Card:
    """What stands in a card."""

    key: str
    head: str
    title: str
    text: tuple[str, ...]
    href: str
    look: str = "card"

    def height(self, room: float) -> float:
        """The height that the text takes in a card so wide."""
        return fsum(lines.height for lines in self._lines(room)) + 2 * PAD

    def drawn(self, box: Box) -> str:
        """The card at a place."""
        body, top = [svg.rect(box, self.look)], box.y + PAD
        for part in self._lines(box.width):
            at = Point(box.x + PAD, top)
            body.append(svg.text(part.lines, at, size=part.size, look=part.look, bold=part.bold))
            top += part.height
        return svg.link(body, self.href)

    def _lines(self, room: float) -> list[_Lines]:
        inner = room - 2 * PAD
        head = letters.wrap(self.head, inner, 11.5)
        title = letters.wrap(self.title, inner, 13, bold=True)
        lines: list[_Lines] = []
        if head:
            lines.append(_Lines(head, 11.5, "muted", bold=False))
        if title:
            lines.append(_Lines(title, 13, "accent", bold=True))
        paragraphs = (letters.wrap(paragraph, inner, 12) for paragraph in self.text)
        lines += [_Lines(paragraph, 12, "ink", bold=False) for paragraph in paragraphs]
        return lines
