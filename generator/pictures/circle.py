"""Rows that follow each other in a circle: numbered discs on a ring, each with its text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import cos, fsum, pi, sin

from generator.model import Catalogue, CatalogueRow, Circle
from generator.pictures import letters, svg
from generator.pictures.picture import (
    Drawing,
    PictureEntry,
    cell_texts,
    directive_of,
    norm_of,
    rns,
    section_address,
)
from generator.pictures.svg import Point
from generator.site import addresses
from generator.site.page_context import Link, PageContext
from generator.wording.figures import cell
from generator.wording.words import quotes

WIDTH, DISC, GAP = 680, 21, 14
SMALL_RING, RING, WIDEST_RING, STEP = 70, 96, 260, 4  # radii of the ring, and how it grows
APART = 12  # room between neighbouring texts
TITLE, TEXT = 15, 12  # sizes of letters


@dataclass(frozen=True, kw_only=True)
class Station:
    """One row: what stands on its disc and beside it."""

    number: str
    title: str
    text: tuple[str, ...]
    href: str

    def lines(self, room: float) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """Title and paragraphs, broken into lines."""
        title = letters.wrap(self.title, room, TITLE, bold=True)
        return title, [letters.wrap(paragraph, room, TEXT) for paragraph in self.text]

    def height(self, room: float) -> float:
        """The height of both."""
        title, text = self.lines(room)
        return svg.height(title, TITLE) + fsum(svg.height(part, TEXT) + 4 for part in text)


def draw(
    plan: Circle, catalogue: Catalogue, context: PageContext, *, small: bool = False
) -> Drawing:
    """The circle; a small one has the titles alone."""
    source = _Source(plan, catalogue, context)
    stations = tuple(source.station(row, small=small) for row in catalogue.rows)
    radius, room = _fitting(stations, SMALL_RING if small else RING)
    middle = [] if small else [_middle(plan, context, radius)]
    discs = _discs(len(stations), radius)
    highest = max(
        abs(disc.y) + max(DISC, station.height(room) / 2)
        for disc, station in zip(discs, stations, strict=True)
    )
    centre = Point(WIDTH / 2, highest + 8)
    moved = f"translate({centre.x:g} {centre.y:.1f})"
    body = [svg.element("g", "", *_arcs(len(stations), radius), transform=moved)]
    for disc, station in zip(discs, stations, strict=True):
        body.append(_beside(station, Point(centre.x + disc.x, centre.y + disc.y), room))
    body.append(svg.element("g", "", *middle, transform=moved))
    return Drawing(
        body="".join(body),
        width=WIDTH,
        height=2 * highest + 16,
        entries=tuple(source.entry(row) for row in catalogue.rows),
    )


@dataclass(frozen=True)
class _Source:
    """What the rows of the catalogue say."""

    plan: Circle
    catalogue: Catalogue
    context: PageContext

    def station(self, row: CatalogueRow, *, small: bool) -> Station:
        text = () if small else cell_texts(row, self.plan.text, self.catalogue)
        return Station(
            number=self._number(row), title=quotes(row.title), text=text, href=self._href(row)
        )

    def entry(self, row: CatalogueRow) -> PictureEntry:
        link = Link(f"{self._number(row)} {quotes(row.title)}", self._href(row))
        return PictureEntry(link, "; ".join(cell_texts(row, self.plan.text, self.catalogue)))

    def _number(self, row: CatalogueRow) -> str:
        return cell(row.cells.get(self.plan.number.value))

    def _href(self, row: CatalogueRow) -> str:
        """To the section that the row names, else to the row."""
        address = ""
        if self.plan.section:
            number = str(row.cells.get(self.plan.section.value, ""))
            directive = directive_of(self.context, self.catalogue.directive.value)
            address = section_address(directive, number)
        return self.context.href(address or addresses.catalogue_row(self.catalogue.id, row.id))


def _fitting(stations: tuple[Station, ...], smallest: float) -> tuple[float, float]:
    """The smallest ring beside which neighbouring texts do not touch, and the room for each."""
    count, radius, room = len(stations), smallest, 0.0
    widest = max(abs(cos(_angle(index, count))) for index in range(count))
    while radius < WIDEST_RING:
        room = WIDTH / 2 - radius * widest - DISC - GAP
        if _are_apart(stations, radius, room):
            break
        radius += STEP
    return radius, room


def _are_apart(stations: tuple[Station, ...], radius: float, room: float) -> bool:
    """True when texts on the same side of the ring do not touch."""
    heights = [station.height(room) for station in stations]
    placed = zip(_discs(len(stations), radius), heights, strict=True)
    for (disc, height), (other, other_height) in combinations(placed, 2):
        same_side = (disc.x > 0) == (other.x > 0)
        if same_side and abs(disc.y - other.y) < (height + other_height) / 2 + APART:
            return False
    return True


def _angle(index: float, count: int) -> float:
    """Clockwise; the first disc is left of the top, and none stands exactly above the centre."""
    return -pi / 2 - pi / count + 2 * pi * index / count


def _on_ring(index: float, count: int, radius: float) -> Point:
    """A disc, or with a fraction a place between two, seen from the centre."""
    return Point(radius * cos(_angle(index, count)), radius * sin(_angle(index, count)))


def _discs(count: int, radius: float) -> list[Point]:
    return [_on_ring(index, count, radius) for index in range(count)]


def _arcs(count: int, radius: float) -> list[str]:
    """Arrows from disc to disc along the ring; the last one, which closes it, looks different."""
    margin = (DISC + 5) / radius / (2 * pi / count)
    arcs: list[str] = []
    for index in range(count):
        look = "back" if index == count - 1 else "way"
        start = _on_ring(index + margin, count, radius)
        end = _on_ring(index + 1 - margin * 1.35, count, radius)
        tip = _on_ring(index + 1 - margin, count, radius)
        length = ((tip.x - end.x) ** 2 + (tip.y - end.y) ** 2) ** 0.5
        towards = Point((tip.x - end.x) / length, (tip.y - end.y) / length)
        ring = f"A{radius:g} {radius:g} 0 0 1 {end.x:.1f} {end.y:.1f}"
        arcs.append(svg.element("path", look, d=f"M{start.x:.1f} {start.y:.1f}{ring}"))
        arcs.append(svg.head(tip, towards, f"head-{look}"))
    return arcs


def _middle(plan: Circle, context: PageContext, radius: float) -> str:
    """What closes the circle, in the words of its norm."""
    own = context.about(plan.back.directive)
    norm = norm_of(own, plan.back.rn)
    lines = letters.wrap(quotes(norm.object), 2 * radius - 2 * DISC - 20, TEXT)
    citation = rns((norm.rn,))
    top = -svg.height((*lines, citation), TEXT) / 2
    below = top + svg.height(lines, TEXT)
    texts = [
        svg.text(lines, Point(0, top), size=TEXT, look="time", anchor="middle"),
        svg.text((citation,), Point(0, below), size=TEXT, look="accent", anchor="middle"),
    ]
    return svg.link(texts, own.rn(norm.rn).href)


def _beside(station: Station, disc: Point, room: float) -> str:
    """Disc and text; left of the ring the longest line ends at the disc."""
    title, paragraphs = station.lines(room)
    widths = [letters.width(line, TITLE, bold=True) for line in title]
    for paragraph in paragraphs:
        widths += [letters.width(line, TEXT) for line in paragraph]
    is_left = disc.x < WIDTH / 2
    edge = disc.x - DISC - GAP - max(widths) if is_left else disc.x + DISC + GAP
    top = disc.y - station.height(room) / 2
    number_at = Point(disc.x, disc.y - 11)
    parts = [
        svg.element("circle", "disc", cx=float(disc.x), cy=float(disc.y), r=DISC),
        svg.text(
            (station.number,), number_at, size=18, look="on-accent", bold=True, anchor="middle"
        ),
        svg.text(title, Point(edge, top), size=TITLE, look="accent", bold=True),
    ]
    top += svg.height(title, TITLE) + 4
    for paragraph in paragraphs:
        parts.append(svg.text(paragraph, Point(edge, top), size=TEXT))
        top += svg.height(paragraph, TEXT) + 4
    return svg.link(parts, station.href)
