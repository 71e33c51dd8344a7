"""Rows at the places that two columns give them, as cards in a grid of steps.

Rows without a place stand below.
"""

from __future__ import annotations

from math import fsum
from typing import NamedTuple

from generator.model import At, Axis, Catalogue, CatalogueRow, Coordinates
from generator.pictures import letters, svg
from generator.pictures.card import Card
from generator.pictures.picture import Drawing, PictureEntry, cell_texts
from generator.pictures.svg import Box, Point
from generator.site import addresses
from generator.site.page_context import Link, PageContext
from generator.wording.figures import cell
from generator.wording.words import quotes

WIDTH, GUTTER, TOP, PAD, GAP = 906, 112, 52, 8, 4
AXIS_TOP = 18  # the upper end of the axis that goes up
NAME, LABEL, SMALL = 13, 12, 11  # sizes of letters


def draw(plan: Coordinates, catalogue: Catalogue, context: PageContext) -> Drawing:
    """The whole system of coordinates."""
    return _Board(plan, catalogue, context).drawing()


class _Steps(NamedTuple):
    """Where a row stands: the number of its step on each axis."""

    x: int
    y: int


class _Run(NamedTuple):
    """Neighbouring steps of the lower axis whose rows belong to one group."""

    name: str
    first: int
    last: int


class _Board:
    """Measures and paints; everything follows from the steps of both axes."""

    def __init__(self, plan: Coordinates, catalogue: Catalogue, context: PageContext) -> None:
        self.plan, self.catalogue, self.context = plan, catalogue, context
        self.titles = {column.id: quotes(column.title) for column in catalogue.columns}
        self.x, self.y = _steps(plan.x, catalogue), _steps(plan.y, catalogue)
        self.steps: dict[str, _Steps] = {}
        for row in catalogue.rows:
            x, y = _step(row, plan.x, self.x), _step(row, plan.y, self.y)
            if x is not None and y is not None:
                self.steps[row.id] = _Steps(x, y)
        self.placed = [row for row in catalogue.rows if row.id in self.steps]
        self.column = (WIDTH - GUTTER - 10) / len(self.x)
        self.inner = self.column - 2 * GAP - 2 * PAD
        self.marked = [
            letters.wrap(self.titles[column.value], self.inner - 16, SMALL)
            for column in plan.marked
        ]
        self.line = max(self._text_height(row) for row in self.placed) + 2 * PAD + 2 * GAP
        self.bottom = TOP + self.line * len(self.y)

    def drawing(self) -> Drawing:
        names = [letters.wrap(step, self.column - 16, LABEL) for step in self.x]
        below = self.bottom + 12 + max(map(svg.height, names))
        rest, height = self._rest(below + 34)
        body = [
            *self._groups(),
            *self._axes(names, below),
            *map(self._card, self.placed),
            *self._legend(below + 4),
            *rest,
        ]
        entries = tuple(map(self._entry, self.catalogue.rows))
        return Drawing(body="".join(body), width=WIDTH, height=height, entries=entries)

    def _groups(self) -> list[str]:
        """A ground for neighbouring steps whose rows belong together, and lines."""
        elements: list[str] = []
        for run in self._runs():
            left, right = self._left(run.first) + 2, self._left(run.last + 1) - 2
            title_at = Point((left + right) / 2, 30)
            elements += [
                svg.rect(Box(left, 26, right - left, self.bottom - 26), "band"),
                svg.text((quotes(run.name),), title_at, size=NAME, bold=True, anchor="middle"),
            ]
        for step in range(1, len(self.y)):
            y = self.bottom - self.line * step
            elements.append(svg.path([Point(GUTTER, y), Point(WIDTH - 10, y)], "thin"))
        return elements

    def _runs(self) -> list[_Run]:
        """Groups with their first and last step, where a step belongs to one group alone."""
        runs: list[_Run] = []
        for step in range(len(self.x)):
            groups = {
                cell(row.cells.get(self.plan.group.value))
                for row in self.placed
                if self.steps[row.id].x == step
            }
            name = groups.pop() if len(groups) == 1 else ""
            if runs and runs[-1].name == name:
                runs[-1] = runs[-1]._replace(last=step)
            else:
                runs.append(_Run(name, step, step))
        return [run for run in runs if run.name]

    def _axes(self, names: list[tuple[str, ...]], below: float) -> list[str]:
        origin = Point(GUTTER, self.bottom)
        return [
            svg.path([origin, Point(GUTTER, AXIS_TOP)], "line"),
            svg.head(Point(GUTTER, 12), Point(0, -1), "head-line"),
            svg.path([origin, Point(WIDTH - 8, self.bottom)], "line"),
            svg.head(Point(WIDTH - 2, self.bottom), Point(1, 0), "head-line"),
            *self._step_names(names),
            *self._axis_names(below),
        ]

    def _step_names(self, names: list[tuple[str, ...]]) -> list[str]:
        elements: list[str] = []
        for step, lines in enumerate(names):
            at = Point(self._left(step) + self.column / 2, self.bottom + 8)
            elements.append(svg.text(lines, at, size=LABEL, anchor="middle"))
        for step, name in enumerate(self.y):
            lines = letters.wrap(name, GUTTER - 10, LABEL)
            middle = self.bottom - self.line * (step + 0.5)
            at = Point(GUTTER - 8, middle - svg.height(lines) / 2)
            elements.append(svg.text(lines, at, size=LABEL, anchor="end"))
        return elements

    def _axis_names(self, below: float) -> list[str]:
        upwards = letters.wrap(self.titles[self.plan.y.column.value], GUTTER - 14, LABEL, bold=True)
        sideways = (self.titles[self.plan.x.column.value],)
        return [
            svg.text(lines, at, size=LABEL, look="accent", bold=True, anchor="end")
            for lines, at in (
                (upwards, Point(GUTTER - 10, 8)),
                (sideways, Point(WIDTH - 10, below + 4)),
            )
        ]

    def _name(self, row: CatalogueRow) -> tuple[str, ...]:
        return letters.wrap(quotes(row.title), self.inner, NAME, bold=True)

    def _text_height(self, row: CatalogueRow) -> float:
        marked = fsum(svg.height(lines, SMALL) + 3 for lines in self.marked)
        return svg.height(self._name(row), NAME) + 3 + marked

    def _card(self, row: CatalogueRow) -> str:
        steps, name = self.steps[row.id], self._name(row)
        x = self._left(steps.x) + GAP
        y = self.bottom - self.line * (steps.y + 1) + GAP
        body = [
            svg.rect(Box(x, y, self.column - 2 * GAP, self.line - 2 * GAP), "card"),
            svg.text(name, Point(x + PAD, y + PAD), size=NAME, look="accent", bold=True),
        ]
        top = y + PAD + svg.height(name, NAME) + 3
        for lines, column in zip(self.marked, self.plan.marked, strict=True):
            value = str(row.cells.get(column.value, ""))
            if value:
                sign = _sign(self.plan.signs.get(value, ""), Point(x + PAD + 5, top + 7))
                body.append(svg.meaning(sign, quotes(value)))
            else:
                body.append("")
            body.append(svg.text(lines, Point(x + PAD + 16, top), size=SMALL))
            top += svg.height(lines, SMALL) + 3
        return svg.link(body, self._href(row))

    def _legend(self, y: float) -> list[str]:
        elements: list[str] = []
        x = float(GUTTER)
        for value, sign in self.plan.signs.items():
            elements.append(_sign(sign, Point(x + 5, y + 8)))
            elements.append(svg.text((quotes(value),), Point(x + 17, y), size=LABEL))
            x += 17 + letters.width(value, LABEL) + 20
        return elements

    def _rest(self, y: float) -> tuple[list[str], float]:
        """Rows that the axes do not place, side by side; and where the picture ends."""
        beside = [row for row in self.catalogue.rows if row.id not in self.steps]
        if not beside:
            return [], y
        room = (WIDTH - 4 - 10 * (len(beside) - 1)) / len(beside)
        cards = [self._quiet_card(row) for row in beside]
        height = max(card.height(room) for card in cards)
        drawn = [
            card.drawn(Box(2 + index * (room + 10), y, room, height))
            for index, card in enumerate(cards)
        ]
        return drawn, y + height + 2

    def _quiet_card(self, row: CatalogueRow) -> Card:
        group = self.plan.group.value
        columns = tuple(
            At(column.id, self.catalogue.place)
            for column in self.catalogue.columns
            if column.id != group
        )
        return Card(
            key=row.id,
            head=cell(row.cells.get(group)),
            title=quotes(row.title),
            text=cell_texts(row, columns, self.catalogue),
            href=self._href(row),
            look="quiet",
        )

    def _values(self, row: CatalogueRow) -> str:
        """What the catalogue says of a row, column by column."""
        return "; ".join(
            f"{title}: {cell(row.cells[column])}"
            for column, title in self.titles.items()
            if row.cells.get(column) is not None
        )

    def _entry(self, row: CatalogueRow) -> PictureEntry:
        return PictureEntry(Link(quotes(row.title), self._href(row)), self._values(row))

    def _href(self, row: CatalogueRow) -> str:
        return self.context.href(addresses.catalogue_row(self.catalogue.id, row.id))

    def _left(self, step: int) -> float:
        return GUTTER + self.column * step


def _steps(axis: Axis, catalogue: Catalogue) -> tuple[str, ...]:
    """The declared steps, else every text of the column once."""
    if axis.steps:
        return tuple(quotes(step.value) for step in axis.steps)
    texts = (cell(row.cells.get(axis.column.value)) for row in catalogue.rows)
    return tuple(dict.fromkeys(filter(None, texts)))


def _step(row: CatalogueRow, axis: Axis, steps: tuple[str, ...]) -> int | None:
    """Where a row stands on an axis.

    A declared step is the beginning of the row's text, otherwise it is the text.
    """
    text = cell(row.cells.get(axis.column.value))
    if not text:
        return None
    for number, step in enumerate(steps):
        if text.startswith(step) if axis.steps else text == step:
            return number
    return None


def _sign(sign: str, at: Point) -> str:
    """● ◐ ○ –: told apart by shape."""
    if sign == "ohne":
        return svg.path([Point(at.x - 5, at.y), Point(at.x + 5, at.y)], "way")
    ring_look = "sign" if sign == "voll" else "sign-empty"
    ring = svg.element("circle", ring_look, cx=at.x, cy=at.y, r=5)
    if sign != "halb":
        return ring
    return ring + svg.element("path", "sign", d=f"M{at.x:.1f} {at.y - 5:.1f}a5 5 0 0 0 0 10Z")
