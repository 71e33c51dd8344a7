"""The HTML of a book as one page for an engine that prints HTML: every link leads to a place of
this page, contents stand in front.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from generator.paper.fragment import VOID, Element
from generator.paper.looks import HEADINGS, ON_SCREEN

STYLE = (Path(__file__).parent / "printing.css").read_text(encoding="utf-8")
HIDDEN = ON_SCREEN - {"ww-rn"}  # the number in the margin is a link here
LAID_OUT = {"details": "div", "summary": "p"}
DEPTH = 3  # of the contents


@dataclass(frozen=True)
class Place:
    """An element with the page of the site that it belongs to, and the depth of headings
    around it.
    """

    node: Element
    page: str
    level: int

    @property
    def addresses(self) -> list[str]:
        """What links call it."""
        own = self.node.attributes
        return ([self.page] if "data-page" in own else []) + (
            [f"{self.page}#{own['id']}"] if "id" in own else []
        )

    @property
    def heading(self) -> int:
        """Its depth as a heading; 0: it is none."""
        return HEADINGS[self.node.tag] + self.level if self.node.tag in HEADINGS else 0


def page(tree: Element, title: str) -> str:
    """The whole document."""
    return _Page(tree, title).text()


def places(node: Element, at: str = "", level: int = 0) -> Iterator[Place]:
    """All elements in their order."""
    at, level = (
        node.attributes.get("data-page", at),
        level + int(node.attributes.get("data-level", 0)),
    )
    yield Place(node, at, level)
    for child in node.children:
        if isinstance(child, Element):
            yield from places(child, at, level)


class _Page:
    def __init__(self, tree: Element, title: str) -> None:
        self.tree, self.title = tree, title
        self.places = {id(place.node): place for place in places(tree)}
        self.names: dict[str, str] = {}  # address → id in this page, of the first place that has it
        for number, place in enumerate(self.places.values()):
            for address in place.addresses:
                self.names.setdefault(address, f"p{number}")
        self.ids = {key: f"p{number}" for number, key in enumerate(self.places)}

    def text(self) -> str:
        """The document; its contents are the headings."""
        entries = [place for place in self.places.values() if 0 < place.heading <= DEPTH]
        listed = "".join(
            f'<li><a href="#{self.ids[id(it.node)]}">{escape(it.node.text.strip())}</a></li>'
            for it in entries
        )
        return (
            '<!doctype html><html lang="de"><head><meta '
            f'charset="utf-8"><title>{escape(self.title)}</title><style>{STYLE}</style></head>'
            f"<body><h1>{escape(self.title)}</h1><ul "
            f'class="pp-contents">{listed}</ul>{self._all(self.tree.children)}</body></html>'
        )

    def _all(self, children: Sequence[Element | str]) -> str:
        return "".join(
            escape(child, False) if isinstance(child, str) else self._element(child)
            for child in children
        )

    def _element(self, node: Element) -> str:
        if node.tag == "svg":
            return node.raw
        if not HIDDEN.isdisjoint(node.classes):
            return ""
        place = self.places[id(node)]
        tag = f"h{min(place.heading, 6)}" if place.heading else LAID_OUT.get(node.tag, node.tag)
        opened = "".join(
            f' {name}="{escape(value)}"' for name, value in self._attributes(place).items()
        )
        return (
            f"<{tag}{opened}>"
            if tag in VOID
            else f"<{tag}{opened}>{self._all(node.children)}{self._targets(node)}</{tag}>"
        )

    def _attributes(self, place: Place) -> dict[str, str]:
        """Its own, with an id if a link may lead here, and without a link that leads elsewhere."""
        kept = {
            name: value
            for name, value in place.node.attributes.items()
            if name not in ("id", "href")
        }
        own = self.ids[id(place.node)]
        if own in {self.names[address] for address in place.addresses} or place.heading:
            kept["id"] = own
        href = place.node.attributes.get("href", "")
        goal = self.names.get(place.page + href if href.startswith("#") else href)
        return kept | ({"href": f"#{goal}"} if goal else {})

    def _targets(self, node: Element) -> str:
        """The pages of a word of the index."""
        goals = (
            self.names[address]
            for address in node.attributes.get("data-to", "").split()
            if address in self.names
        )
        return ", ".join(f' <a href="#{goal}"></a>' for goal in goals)
