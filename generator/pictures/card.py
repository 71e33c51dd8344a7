"""A card: a small line, a title, paragraphs; as a whole one link."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pictures import letters, svg

PAD = 9


@dataclass(frozen=True)
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
        return sum(svg.height(lines, size) + 2 for lines, size, _, _ in self._lines(room)) + 2 * PAD

    def drawn(self, x: float, y: float, room: float, height: float) -> str:
        """The card at a place."""
        body, top = [svg.rect(x, y, room, height, self.look)], y + PAD
        for lines, size, look, bold in self._lines(room):
            body.append(svg.text(lines, x + PAD, top, size, look, bold))
            top += svg.height(lines, size) + 2
        return svg.link(body, self.href)

    def _lines(self, room: float) -> list[tuple[tuple[str, ...], float, str, bool]]:
        """Lines with size, look and weight."""
        inner = room - 2 * PAD
        found = [
            (letters.wrap(self.head, inner, 11.5), 11.5, "muted", False),
            (letters.wrap(self.title, inner, 13, True), 13, "accent", True),
        ]
        return [one for one in found if one[0]] + [
            (letters.wrap(part, inner, 12), 12, "ink", False) for part in self.text
        ]
