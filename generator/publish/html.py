"""One finished page, read for its last check: links, anchors, headings, texts for blind readers."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

from generator.site.loading import fetches, is_elsewhere, runs

# Attributes that name ids of the same page. Not »for«: the theme's switches are there only where
# they are needed.
LABELS = ("headers", "aria-labelledby", "aria-describedby")
TARGETS = ("href", "src", "xlink:href")  # attributes that lead somewhere
HEADINGS = {f"h{level}": level for level in range(1, 7)}
SLOT = "data-build"  # the attribute of an element that gets a figure of the last look

Attributes = dict[str, str | None]


class TagPlace(NamedTuple):
    """A place on a page, both counted from 1."""

    line: int
    column: int


@dataclass(kw_only=True)
class PageOutline:
    """What stands on a page, each entry with its place.

    ``labels``: ids from which something takes its name. ``tables``: is there a heading cell?
    ``pictures``: is there a text instead? ``elsewhere``: addresses on other machines that are
    fetched. ``code``: scripts within the page. ``slots``: how many elements wait for a figure.
    """

    language: str = ""
    ids: list[tuple[str, TagPlace]] = field(default_factory=list)
    links: list[tuple[str, TagPlace]] = field(default_factory=list)
    labels: list[tuple[str, TagPlace]] = field(default_factory=list)
    headings: list[tuple[int, TagPlace]] = field(default_factory=list)
    tables: list[tuple[bool, TagPlace]] = field(default_factory=list)
    pictures: list[tuple[bool, TagPlace]] = field(default_factory=list)
    elsewhere: list[tuple[str, TagPlace]] = field(default_factory=list)
    code: list[tuple[str, TagPlace]] = field(default_factory=list)
    slots: int = 0


def read(html: str) -> PageOutline:
    """The page as read."""
    reader = _OutlineReader()
    reader.feed(html)
    reader.close()
    return reader.outline


class _OutlineReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.outline = PageOutline()
        self._open_tables: list[int] = []  # numbers of the tables around the current place

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes what an element is, names and refers to."""
        attributes, outline, spot = dict(attrs), self.outline, self._spot()
        self._note_references(attributes, spot)
        self._note_fetches(tag, attributes, spot)
        if tag == "html":
            outline.language = attributes.get("lang") or ""
        elif tag == "img" or (tag == "svg" and attributes.get("role") == "img"):
            outline.pictures.append((_has_text(tag, attributes), spot))
        elif tag in HEADINGS:
            outline.headings.append((HEADINGS[tag], spot))
        elif tag == "table":
            self._open_tables.append(len(outline.tables))
            is_layout = attributes.get("role") in ("presentation", "none")
            outline.tables.append((is_layout, spot))
        elif tag == "th" and self._open_tables:
            number = self._open_tables[-1]
            outline.tables[number] = (True, outline.tables[number][1])

    def handle_endtag(self, tag: str) -> None:
        """Leaves a table."""
        if tag == "table" and self._open_tables:
            self._open_tables.pop()

    def _spot(self) -> TagPlace:
        line, column = self.getpos()
        return TagPlace(line, column + 1)

    def _note_fetches(self, tag: str, attributes: Attributes, spot: TagPlace) -> None:
        for fetch in fetches(tag, attributes):
            if is_elsewhere(fetch.address):
                self.outline.elsewhere.append((fetch.address, spot))
        if code := runs(tag, attributes):
            self.outline.code.append((code, spot))

    def _note_references(self, attributes: Attributes, spot: TagPlace) -> None:
        outline = self.outline
        outline.slots += SLOT in attributes
        if anchor := attributes.get("id"):
            outline.ids.append((anchor, spot))
        for name in TARGETS:
            target = attributes.get(name)
            if target is not None:
                outline.links.append((target, spot))
        for name in LABELS:
            named = (attributes.get(name) or "").split()
            outline.labels += [(label, spot) for label in named]


def _has_text(tag: str, attributes: Attributes) -> bool:
    """True for a picture with a text for those who do not see it; an empty ``alt`` says »none«."""
    if tag == "img":
        return "alt" in attributes
    return bool(attributes.get("aria-label") or attributes.get("aria-labelledby"))
