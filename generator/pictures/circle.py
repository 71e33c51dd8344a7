"""Rows that follow each other in a circle: numbered discs on a ring, each with its text beside it."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from generator.model import Catalogue, CatalogueRow, Circle
from generator.pictures import letters, svg
from generator.pictures.picture import Drawing, PictureEntry, norm_of, rns, section_address, told
from generator.site import addresses
from generator.site.page_context import Link, PageContext
from generator.wording.figures import cell
from generator.wording.words import quotes

WIDTH, DISC, GAP = 680, 21, 14


@dataclass(frozen=True)
class Station:
    """One row: what stands on its disc and beside it."""

    number: str
    title: str
    text: tuple[str, ...]
    href: str

    def lines(self, room: float) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """Title and paragraphs, broken into lines."""
        return letters.wrap(self.title, room, 15, True), [
            letters.wrap(part, room, 12) for part in self.text
        ]

    def height(self, room: float) -> float:
        """The height of both."""
        title, text = self.lines(room)
        return svg.height(title, 15) + sum(svg.height(part, 12) + 4 for part in text)


def draw(plan: Circle, catalogue: Catalogue, context: PageContext, small: bool = False) -> Drawing:
    """The circle; a small one has the titles alone."""
    stations = tuple(_station(row, plan, catalogue, context, small) for row in catalogue.rows)
    radius, room = _fitting(stations, small)
    middle = [] if small else _middle(plan, context, radius)
    spots = [_spot(index, len(stations), radius) for index in range(len(stations))]
    highest = max(
        abs(y) + max(DISC, station.height(room) / 2) for (_, y), station in zip(spots, stations)
    )
    centre = (WIDTH / 2, highest + 8)
    moved = f"translate({centre[0]:g} {centre[1]:.1f})"
    body = [svg.element("g", "", *_arcs(len(stations), radius), transform=moved)]
    body += [
        _beside(station, centre[0] + x, centre[1] + y, room)
        for (x, y), station in zip(spots, stations)
    ]
    body.append(svg.element("g", "", *middle, transform=moved))
    return Drawing(
        "".join(body),
        WIDTH,
        2 * highest + 16,
        tuple(_entry(row, plan, catalogue, context) for row in catalogue.rows),
    )


def _station(
    row: CatalogueRow, plan: Circle, catalogue: Catalogue, context: PageContext, small: bool
) -> Station:
    number, text = (
        cell(row.cells.get(plan.number.value)),
        () if small else told(row, plan.text, catalogue),
    )
    return Station(number, quotes(row.title), text, _href(row, plan, catalogue, context))


def _href(row: CatalogueRow, plan: Circle, catalogue: Catalogue, context: PageContext) -> str:
    """To the section that the row names, else to the row."""
    directive = context.cross_references.model.directive(catalogue.directive.value)
    named = (
        section_address(directive, str(row.cells.get(plan.section.value, "")))
        if plan.section
        else ""
    )
    return context.href(named or addresses.catalogue_row(catalogue.id, row.id))


def _entry(
    row: CatalogueRow, plan: Circle, catalogue: Catalogue, context: PageContext
) -> PictureEntry:
    label = f"{cell(row.cells.get(plan.number.value))} {quotes(row.title)}"
    return PictureEntry(
        Link(label, _href(row, plan, catalogue, context)),
        "; ".join(told(row, plan.text, catalogue)),
    )


def _fitting(stations: tuple[Station, ...], small: bool) -> tuple[float, float]:
    """The smallest ring beside which neighbouring texts do not touch, and the room for each text."""
    radius = 70 if small else 96
    while radius < 260:
        room = WIDTH / 2 - radius * _widest(len(stations)) - DISC - GAP
        spots = [_spot(index, len(stations), radius) for index in range(len(stations))]
        sides = [(x > 0, y, station.height(room)) for (x, y), station in zip(spots, stations)]
        if all(
            abs(y - other) >= (tall + taller) / 2 + 12
            for index, (side, y, tall) in enumerate(sides)
            for where, other, taller in sides[index + 1 :]
            if side == where
        ):
            break
        radius += 4
    return radius, room


def _widest(count: int) -> float:
    return max(abs(cos(_angle(index, count))) for index in range(count))


def _angle(index: float, count: int) -> float:
    """Clockwise, so that the first station is left of the top and none stands exactly above the centre."""
    return -pi / 2 - pi / count + 2 * pi * index / count


def _spot(index: float, count: int, radius: float) -> tuple[float, float]:
    return radius * cos(_angle(index, count)), radius * sin(_angle(index, count))


def _arcs(count: int, radius: float) -> list[str]:
    """Arrows from disc to disc along the ring; the last one closes the circle and looks different."""
    margin = (DISC + 5) / radius / (2 * pi / count)
    made = []
    for index in range(count):
        look = "back" if index == count - 1 else "way"
        start, end = (
            _spot(index + margin, count, radius),
            _spot(index + 1 - margin * 1.35, count, radius),
        )
        tip = _spot(index + 1 - margin, count, radius)
        length = ((tip[0] - end[0]) ** 2 + (tip[1] - end[1]) ** 2) ** 0.5
        made += [
            svg.element(
                "path",
                look,
                d=f"M{start[0]:.1f} {start[1]:.1f}A{radius:g} {radius:g} 0 0 1 {end[0]:.1f} {end[1]:.1f}",
            ),
            svg.head(
                *tip, ((tip[0] - end[0]) / length, (tip[1] - end[1]) / length), f"head-{look}"
            ),
        ]
    return made


def _middle(plan: Circle, context: PageContext, radius: float) -> list[str]:
    """What closes the circle, in the words of its norm."""
    norm = norm_of(context.about(plan.back.directive), plan.back.rn)
    lines = letters.wrap(quotes(norm.object), 2 * radius - 2 * DISC - 20, 12)
    cited = rns((norm.rn,))
    top = -svg.height((*lines, cited), 12) / 2
    text = [
        svg.text(lines, 0, top, 12, "time", anchor="middle"),
        svg.text((cited,), 0, top + svg.height(lines, 12), 12, "accent", anchor="middle"),
    ]
    return [svg.link(text, context.about(plan.back.directive).rn(norm.rn).href)]


def _beside(station: Station, x: float, y: float, room: float) -> str:
    """Disc and text; left of the ring the longest line ends at the disc."""
    title, text = station.lines(room)
    longest = max(
        [letters.width(line, 15, True) for line in title]
        + [letters.width(line, 12) for part in text for line in part]
    )
    edge = x - DISC - GAP - longest if x < WIDTH / 2 else x + DISC + GAP
    top = y - station.height(room) / 2
    parts = [
        svg.element("circle", "disc", cx=float(x), cy=float(y), r=DISC),
        svg.text((station.number,), x, y - 11, 18, "on-accent", bold=True, anchor="middle"),
        svg.text(title, edge, top, 15, "accent", bold=True),
    ]
    top += svg.height(title, 15) + 4
    for part in text:
        parts.append(svg.text(part, edge, top, 12))
        top += svg.height(part, 12) + 4
    return svg.link(parts, station.href)
