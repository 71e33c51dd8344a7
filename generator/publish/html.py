"""One finished page, read for its last check: links, anchors, headings, and what tools for blind readers rely on."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

Spot = tuple[int, int]
# attributes that name ids of the same page; not »for«: the theme's switches are there only where they are needed
LABELS = ("headers", "aria-labelledby", "aria-describedby")


@dataclass
class PageOutline:
    """What stands on a page; every entry with line and column."""

    language: str = ""
    ids: list[tuple[str, Spot]] = field(default_factory=list)
    links: list[tuple[str, Spot]] = field(default_factory=list)
    labels: list[tuple[str, Spot]] = field(default_factory=list)
    headings: list[tuple[int, Spot]] = field(default_factory=list)
    tables: list[tuple[bool, Spot]] = field(default_factory=list)
    pictures: list[tuple[bool, Spot]] = field(default_factory=list)
    slots: int = 0


def read(html: str) -> PageOutline:
    """The page as read. ``tables``: is there a heading cell? ``pictures``: is there a text instead?"""
    reader = _OutlineReader()
    reader.feed(html)
    reader.close()
    return reader.reading


class _OutlineReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.reading = PageOutline()
        self._open: list[int] = []  # tables around the current place

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found, reading, spot = dict(attrs), self.reading, self._spot()
        self._references(found, spot)
        if tag == "html":
            reading.language = found.get("lang") or ""
        elif tag == "img" or (tag == "svg" and found.get("role") == "img"):
            named = (
                "alt" in found
                if tag == "img"
                else bool(found.get("aria-label") or found.get("aria-labelledby"))
            )
            reading.pictures.append((named, spot))
        elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            reading.headings.append((int(tag[1]), spot))
        elif tag == "table":
            self._open.append(len(reading.tables))
            reading.tables.append((found.get("role") in ("presentation", "none"), spot))
        elif tag == "th" and self._open:
            reading.tables[self._open[-1]] = (True, reading.tables[self._open[-1]][1])

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._open:
            self._open.pop()

    def _spot(self) -> Spot:
        line, column = self.getpos()
        return line, column + 1

    def _references(self, found: dict[str, str | None], spot: Spot) -> None:
        reading = self.reading
        reading.slots += "data-build" in found
        if id := found.get("id"):
            reading.ids.append((id, spot))
        reading.links += (
            (value, spot)
            for name in ("href", "src", "xlink:href")
            if (value := found.get(name)) is not None
        )
        reading.labels += ((id, spot) for name in LABELS for id in (found.get(name) or "").split())
