"""A span of time around a day: 28 days before – the day – 28 days after. From three norms or from a checker's formulas."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.model import Norm, Window
from generator.pictures import letters, svg
from generator.pictures.picture import Drawing, PictureEntry, norm_of, rns
from generator.site.page_context import Link, PageContext
from generator.wording import labels
from generator.wording.words import amount, quotes

WIDTH, LEFT, RIGHT = 680, 90, 590
TOP, AXIS, HALF = 44, 84, 22
ROOM = 170  # for a name below the window


@dataclass(frozen=True)
class End:
    """Where the window begins or ends: so far from the day, under this name."""

    length: Decimal
    unit: str
    name: str
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
    note: str = ""
    href: str = ""


def of_norms(plan: Window, context: PageContext) -> Drawing:
    """The window that three norms describe."""
    start, end = (_end(norm_of(context, cite.rn), context) for cite in (plan.start, plan.end))
    day = norm_of(context, plan.around.rn)
    drawn = draw(Span(start, quotes(day.object), end, rns((day.rn,)), context.rn(day.rn).href))
    entries = tuple(
        PictureEntry(
            Link(f"{quotes(norm.object)}, {rns((norm.rn,))}", context.rn(norm.rn).href),
            quotes(norm.text),
        )
        for norm in (norm_of(context, cite.rn) for cite in (plan.start, plan.around, plan.end))
    )
    return Drawing(drawn.body, drawn.width, drawn.height, entries)


def _end(norm: Norm, context: PageContext) -> End:
    return End(
        Decimal(norm.value),
        norm.unit.split()[0],
        quotes(norm.object),
        rns((norm.rn,)),
        context.rn(norm.rn).href,
    )


def draw(span: Span) -> Drawing:
    """The picture; both sides are as long as they are to each other."""
    start, end = span.start, span.end
    day = LEFT + float(-start.length / (end.length - start.length)) * (RIGHT - LEFT)
    body = [
        svg.path([(20, AXIS), (WIDTH - 26, AXIS)], "line"),
        svg.head(WIDTH - 20, AXIS, (1, 0), "head-line"),
        svg.rect(LEFT, AXIS - HALF, RIGHT - LEFT, 2 * HALF, "window"),
        *(svg.path([(x, AXIS + HALF - 6), (x, AXIS + HALF)], "mark") for x in _weeks(start, end)),
        _length(labels.BEFORE.format(start.label), (LEFT + day) / 2),
        _length(labels.AFTER.format(end.label), (day + RIGHT) / 2),
        svg.path([(day, TOP), (day, AXIS + HALF + 8)], "way"),
        _diamond(day, AXIS),
        svg.link(
            _named(span.middle, span.note, day, TOP - 40 if span.note else TOP - 26, 400), span.href
        ),
    ]
    for place, one in ((LEFT, start), (RIGHT, end)):
        body += [
            svg.path([(place, AXIS - HALF), (place, AXIS + HALF + 12)], "mark"),
            svg.link(_named(one.name, one.note, place, AXIS + HALF + 18), one.href),
        ]
    lines = max(len(letters.wrap(one.name, ROOM, 13, True)) for one in (start, end))
    return Drawing(
        "".join(body),
        WIDTH,
        AXIS + HALF + (58 if start.note else 42) + svg.height(("",) * (lines - 1), 13),
        (),
    )


def _weeks(start: End, end: End) -> list[float]:
    """A scale: every seventh day between the ends and the day itself."""
    if start.unit != "Tage" or start.length % 7 or end.length % 7:
        return []
    span = end.length - start.length
    return [
        LEFT + (RIGHT - LEFT) * week * 7 / float(span)
        for week in range(1, int(span // 7))
        if week * 7 + start.length
    ]


def _length(label: str, x: float) -> str:
    return svg.text((label,), x, AXIS - 9, 14, "time", bold=True, anchor="middle")


def _named(name: str, note: str, x: float, y: float, room: float = ROOM) -> list[str]:
    lines = letters.wrap(name, room, 13, True)
    second = (
        [svg.text((note,), x, y + svg.height(lines, 13), 12, "accent", anchor="middle")]
        if note
        else []
    )
    return [svg.text(lines, x, y, 13, "ink", bold=True, anchor="middle"), *second]


def _diamond(x: float, y: float) -> str:
    return svg.element("path", "disc", d=f"M{x:g} {y - 9}l9 9l-9 9l-9 -9Z")
