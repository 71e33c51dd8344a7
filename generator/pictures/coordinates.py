"""Rows at the places that two columns give them, as cards in a grid of steps; rows without a place stand below."""

from __future__ import annotations

from generator.model import At, Axis, Catalogue, CatalogueRow, Coordinates
from generator.pictures import letters, svg
from generator.pictures.card import Card
from generator.pictures.picture import Drawing, PictureEntry, told
from generator.site import addresses
from generator.site.page_context import Link, PageContext
from generator.wording.figures import cell
from generator.wording.words import quotes

WIDTH, GUTTER, TOP, PAD, GAP = 906, 112, 52, 8, 4
SMALL = 11


def draw(plan: Coordinates, catalogue: Catalogue, context: PageContext) -> Drawing:
    """The whole system of coordinates."""
    return _Board(plan, catalogue, context).drawing()


class _Board:
    """Measures and paints; everything follows from the steps of both axes."""

    def __init__(self, plan: Coordinates, catalogue: Catalogue, context: PageContext) -> None:
        self.plan, self.catalogue, self.context = plan, catalogue, context
        self.titles = {column.id: quotes(column.title) for column in catalogue.columns}
        self.x, self.y = _steps(plan.x, catalogue), _steps(plan.y, catalogue)
        self.placed = [
            row
            for row in catalogue.rows
            if None not in (_step(row, plan.x, self.x), _step(row, plan.y, self.y))
        ]
        self.column = (WIDTH - GUTTER - 10) / len(self.x)
        self.inner = self.column - 2 * GAP - 2 * PAD
        self.marked = [
            letters.wrap(self.titles[column.value], self.inner - 16, SMALL)
            for column in plan.marked
        ]
        self.line = max(self._tall(row) for row in self.placed) + 2 * PAD + 2 * GAP
        self.bottom = TOP + self.line * len(self.y)

    def drawing(self) -> Drawing:
        names = [letters.wrap(step, self.column - 16, 12) for step in self.x]
        below = self.bottom + 12 + max(map(svg.height, names))
        body = [
            *self._groups(),
            *self._axes(names, below),
            *map(self._card, self.placed),
            *self._legend(below + 4),
        ]
        rest, height = self._rest(below + 34)
        return Drawing(
            "".join(body + rest), WIDTH, height, tuple(map(self._entry, self.catalogue.rows))
        )

    def _groups(self) -> list[str]:
        """A ground for neighbouring steps whose rows belong together, and lines between the steps upwards."""
        made = []
        for name, first, last in self._runs():
            left, right = self._left(first) + 2, self._left(last + 1) - 2
            made += [
                svg.rect(left, 26, right - left, self.bottom - 26, "band"),
                svg.text((quotes(name),), (left + right) / 2, 30, 13, "ink", True, "middle"),
            ]
        lines = (self.bottom - self.line * step for step in range(1, len(self.y)))
        return made + [svg.path([(GUTTER, y), (WIDTH - 10, y)], "thin") for y in lines]

    def _runs(self) -> list[tuple[str, int, int]]:
        """Groups with their first and last step, where a step belongs to one group alone."""
        runs: list[tuple[str, int, int]] = []
        for index in range(len(self.x)):
            names = {
                cell(row.cells.get(self.plan.group.value))
                for row in self.placed
                if _step(row, self.plan.x, self.x) == index
            }
            name = names.pop() if len(names) == 1 else ""
            if runs and runs[-1][0] == name:
                runs[-1] = (name, runs[-1][1], index)
            else:
                runs.append((name, index, index))
        return [run for run in runs if run[0]]

    def _axes(self, names: list[tuple[str, ...]], below: float) -> list[str]:
        made = [
            svg.path([(GUTTER, self.bottom), (GUTTER, 18)], "line"),
            svg.head(GUTTER, 12, (0, -1), "head-line"),
            svg.path([(GUTTER, self.bottom), (WIDTH - 8, self.bottom)], "line"),
            svg.head(WIDTH - 2, self.bottom, (1, 0), "head-line"),
        ]
        made += [
            svg.text(
                lines,
                self._left(index) + self.column / 2,
                self.bottom + 8,
                12,
                "ink",
                anchor="middle",
            )
            for index, lines in enumerate(names)
        ]
        for index, step in enumerate(self.y):
            lines = letters.wrap(step, GUTTER - 10, 12)
            made.append(
                svg.text(
                    lines,
                    GUTTER - 8,
                    self.bottom - self.line * (index + 0.5) - svg.height(lines) / 2,
                    12,
                    "ink",
                    anchor="end",
                )
            )
        named = letters.wrap(self.titles[self.plan.y.column.value], GUTTER - 14, 12, True)
        return [
            *made,
            svg.text(named, GUTTER - 10, 8, 12, "accent", True, "end"),
            svg.text(
                (self.titles[self.plan.x.column.value],),
                WIDTH - 10,
                below + 4,
                12,
                "accent",
                True,
                "end",
            ),
        ]

    def _name(self, row: CatalogueRow) -> tuple[str, ...]:
        return letters.wrap(quotes(row.title), self.inner, 13, True)

    def _tall(self, row: CatalogueRow) -> float:
        return (
            svg.height(self._name(row), 13)
            + 3
            + sum(svg.height(lines, SMALL) + 3 for lines in self.marked)
        )

    def _card(self, row: CatalogueRow) -> str:
        x = self._left(_step(row, self.plan.x, self.x)) + GAP
        y = self.bottom - self.line * (_step(row, self.plan.y, self.y) + 1) + GAP
        body = [
            svg.rect(x, y, self.column - 2 * GAP, self.line - 2 * GAP, "card"),
            svg.text(self._name(row), x + PAD, y + PAD, 13, "accent", bold=True),
        ]
        top = y + PAD + svg.height(self._name(row), 13) + 3
        for lines, column in zip(self.marked, self.plan.marked):
            value = str(row.cells.get(column.value, ""))
            sign = (
                svg.meaning(
                    _sign(self.plan.signs.get(value, ""), x + PAD + 5, top + 7), quotes(value)
                )
                if value
                else ""
            )
            body += [sign, svg.text(lines, x + PAD + 16, top, SMALL)]
            top += svg.height(lines, SMALL) + 3
        return svg.link(body, self._href(row))

    def _legend(self, y: float) -> list[str]:
        made, x = [], float(GUTTER)
        for value, sign in self.plan.signs.items():
            made += [_sign(sign, x + 5, y + 8), svg.text((quotes(value),), x + 17, y, 12)]
            x += 17 + letters.width(value, 12) + 20
        return made

    def _rest(self, y: float) -> tuple[list[str], float]:
        """Rows that the axes do not place, side by side."""
        beside = [row for row in self.catalogue.rows if row not in self.placed]
        if not beside:
            return [], y
        room = (WIDTH - 4 - 10 * (len(beside) - 1)) / len(beside)
        columns = tuple(
            At(column.id, self.catalogue.place)
            for column in self.catalogue.columns
            if column.id != self.plan.group.value
        )
        cards = [
            Card(
                row.id,
                cell(row.cells.get(self.plan.group.value)),
                quotes(row.title),
                told(row, columns, self.catalogue),
                self._href(row),
                "quiet",
            )
            for row in beside
        ]
        tall = max(card.height(room) for card in cards)
        return [
            card.drawn(2 + index * (room + 10), y, room, tall) for index, card in enumerate(cards)
        ], y + tall + 2

    def _values(self, row: CatalogueRow) -> str:
        """What the catalogue says of a row, column by column."""
        return "; ".join(
            f"{title}: {cell(row.cells[id])}"
            for id, title in self.titles.items()
            if row.cells.get(id) is not None
        )

    def _entry(self, row: CatalogueRow) -> PictureEntry:
        return PictureEntry(Link(quotes(row.title), self._href(row)), self._values(row))

    def _href(self, row: CatalogueRow) -> str:
        return self.context.href(addresses.catalogue_row(self.catalogue.id, row.id))

    def _left(self, step: int) -> float:
        return GUTTER + self.column * step


def _steps(axis: Axis, catalogue: Catalogue) -> tuple[str, ...]:
    """The declared steps, else every text of the column once."""
    found = (cell(row.cells.get(axis.column.value)) for row in catalogue.rows)
    return tuple(quotes(step.value) for step in axis.steps) or tuple(
        dict.fromkeys(value for value in found if value)
    )


def _step(row: CatalogueRow, axis: Axis, steps: tuple[str, ...]) -> int | None:
    """Where a row stands on an axis; a declared step is the beginning of the text, otherwise it is the text."""
    value = cell(row.cells.get(axis.column.value))
    fits = value.startswith if axis.steps else value.__eq__
    return next((index for index, step in enumerate(steps) if fits(step)), None) if value else None


def _sign(sign: str, x: float, y: float) -> str:
    """● ◐ ○ –: told apart by shape."""
    if sign == "ohne":
        return svg.path([(x - 5, y), (x + 5, y)], "way")
    ring = svg.element("circle", "sign" if sign == "voll" else "sign-empty", cx=x, cy=y, r=5)
    half = (
        svg.element("path", "sign", d=f"M{x:.1f} {y - 5:.1f}a5 5 0 0 0 0 10Z")
        if sign == "halb"
        else ""
    )
    return ring + half
