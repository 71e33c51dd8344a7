"""A span of time around a day: 28 days before – the day – 28 days after.

From three norms or from a checker's formulas.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, replace
from decimal import Decimal

from generator.model import Norm, Window
from generator.pictures import letters, svg
from generator.pictures.picture import Drawing, PictureEntry, norm_of, rns
from generator.pictures.svg import Box, Point
from generator.site.page_context import Link, PageContext
from generator.wording import labels
from generator.wording.words import amount, quotes

WIDTH, LEFT, RIGHT = 680, 90, 590
TOP, AXIS, HALF = 44, 84, 22
ROOM, DAY_ROOM = 170, 400  # for the name of an end below the window, for that of the day above it
NAME, NOTE = 13, 12  # sizes of letters
WEEK = 7


@dataclass(frozen=True)
class End:
    """Where the window begins or ends: so far from the day, under this name."""

    length: Decimal
    unit: str
    name: str
    _: KW_ONLY
    note: str = ""
    href: str = ""

    @property
    def label(self) -> str:
        """»28 Tage«."""
        return amount(abs(self.length), self.unit)


@dataclass(frozen=True)
class Span:
    """A window as a whole."""

    start: End
    middle: str
    end: End
    _: KW_ONLY
    note: str = ""
    href: str = ""


def of_norms(plan: Window, context: PageContext) -> Drawing:
    """The window that three norms describe."""
    start, day, end = (norm_of(context, cite.rn) for cite in (plan.start, plan.around, plan.end))
    span = Span(
        _end(start, context),
        quotes(day.object),
        _end(end, context),
        note=rns((day.rn,)),
        href=context.rn(day.rn).href,
    )
    return replace(draw(span), entries=tuple(_entry(norm, context) for norm in (start, day, end)))


def _end(norm: Norm, context: PageContext) -> End:
    if norm.value is None:
        raise ValueError(f"{norm.place}: the end of a window needs a figure")
    return End(
        Decimal(norm.value),
        norm.unit.split()[0],
        quotes(norm.object),
        note=rns((norm.rn,)),
        href=context.rn(norm.rn).href,
    )


def _entry(norm: Norm, context: PageContext) -> PictureEntry:
    label = f"{quotes(norm.object)}, {rns((norm.rn,))}"
    return PictureEntry(Link(label, context.rn(norm.rn).href), quotes(norm.text))


def draw(span: Span) -> Drawing:
    """The picture; both sides are as long as they are to each other."""
    start, end = span.start, span.end
    day = LEFT + float(-start.length / (end.length - start.length)) * (RIGHT - LEFT)
    above = Point(day, TOP - 40 if span.note else TOP - 26)
    body = [
        svg.path([Point(20, AXIS), Point(WIDTH - 26, AXIS)], "line"),
        svg.head(Point(WIDTH - 20, AXIS), Point(1, 0), "head-line"),
        svg.rect(Box(LEFT, AXIS - HALF, RIGHT - LEFT, 2 * HALF), "window"),
        *(_mark(x, AXIS + HALF - 6, AXIS + HALF) for x in _weeks(start, end)),
        _length(labels.BEFORE.format(start.label), (LEFT + day) / 2),
        _length(labels.AFTER.format(end.label), (day + RIGHT) / 2),
        svg.path([Point(day, TOP), Point(day, AXIS + HALF + 8)], "way"),
        _diamond(Point(day, AXIS)),
        svg.link(_named(span.middle, span.note, above, DAY_ROOM), span.href),
    ]
    for x, side in ((LEFT, start), (RIGHT, end)):
        below = Point(x, AXIS + HALF + 18)
        body += [
            _mark(x, AXIS - HALF, AXIS + HALF + 12),
            svg.link(_named(side.name, side.note, below, ROOM), side.href),
        ]
    lines = max(len(letters.wrap(side.name, ROOM, NAME, bold=True)) for side in (start, end))
    height = AXIS + HALF + (58 if start.note else 42) + svg.height(("",) * (lines - 1), NAME)
    return Drawing(body="".join(body), width=WIDTH, height=height)


def _mark(x: float, top: float, bottom: float) -> str:
    return svg.path([Point(x, top), Point(x, bottom)], "mark")


def _weeks(start: End, end: End) -> list[float]:
    """A scale: every seventh day between the ends and the day itself."""
    if start.unit != "Tage" or start.length % WEEK or end.length % WEEK:
        return []
    span = end.length - start.length
    return [
        LEFT + (RIGHT - LEFT) * week * WEEK / float(span)
        for week in range(1, int(span // WEEK))
        if week * WEEK + start.length
    ]


def _length(label: str, x: float) -> str:
    return svg.text((label,), Point(x, AXIS - 9), size=14, look="time", bold=True, anchor="middle")


def _named(name: str, note: str, at: Point, room: float) -> list[str]:
    """A name and, below it, a note."""
    lines = letters.wrap(name, room, NAME, bold=True)
    texts = [svg.text(lines, at, size=NAME, bold=True, anchor="middle")]
    if note:
        below = Point(at.x, at.y + svg.height(lines, NAME))
        texts.append(svg.text((note,), below, size=NOTE, look="accent", anchor="middle"))
    return texts


def _diamond(centre: Point) -> str:
    return svg.element("path", "disc", d=f"M{centre.x:g} {centre.y - 9}l9 9l-9 9l-9 -9Z")
