"""Cards in rows and columns with arrows between them.

Rows are as tall as their cards, between them are channels for the arrows. An arrow leaves a card
below, runs along a track of the channel, goes down a column that is free of cards and enters the
other card from above. Its label stands right of where it enters. Between cards of one row it hangs
below them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum

from generator.pictures import letters, svg
from generator.pictures.card import Card
from generator.pictures.svg import Box, Point

GAP, TRACK, LABEL, PORT, SPREAD = 16, 12, 12, 40, 22
HEAD = 6  # so far before the tip of its head ends the line of an arrow
HANGING = 18  # height of an arrow between cards of one row, without its label
OUTSIDE = 0.2  # so far left of the right edge goes down what finds no free column


@dataclass(frozen=True)
class GridCell:
    """A card with its row and its first and last column."""

    card: Card
    row: int
    first: int
    last: int


@dataclass(frozen=True, kw_only=True)
class Arrow:
    """From card to card; ``label`` names the norm and what it says."""

    source: str
    target: str
    label: str
    href: str


@dataclass
class Port:
    """Where an arrow touches a card."""

    cell: GridCell
    x: float = 0


@dataclass(kw_only=True)
class Route:
    """The way of one arrow between two rows, from its upper to its lower port.

    ``column``: the one that it goes down between the two cards; None between neighbouring rows.
    """

    arrow: Arrow
    upper: Port
    lower: Port
    upwards: bool
    column: float | None = None

    @property
    def rows_between(self) -> range:
        """The rows that it passes."""
        return range(self.upper.cell.row + 1, self.lower.cell.row)

    @property
    def is_straight(self) -> bool:
        """True when it goes straight down."""
        return self.upper.x == self.lower.x and self.column is None


class Grid:
    """Lays out cards and arrows, then draws them.

    ``left`` and ``right``: edges of the columns; ``top``: upper edge of the first row; ``around``:
    room above and below each row, for what is drawn behind the cards.
    """

    def __init__(
        self,
        cells: tuple[GridCell, ...],
        arrows: tuple[Arrow, ...],
        *,
        columns: int,
        left: float,
        right: float,
        top: float,
        around: float = 0,
    ) -> None:
        self.cells, self.left, self.gap = {cell.card.key: cell for cell in cells}, left, GAP
        self.column = (right - left - self.gap * (columns - 1)) / columns
        self.count, self.rows, self.around = columns, max(cell.row for cell in cells) + 1, around
        self.heights = [
            max(cell.card.height(self.room(cell)) for cell in cells if cell.row == row)
            for row in range(self.rows)
        ]
        self.level = [
            arrow for arrow in arrows if self._row(arrow.source) == self._row(arrow.target)
        ]
        self.routes = [self._route(arrow) for arrow in arrows if arrow not in self.level]
        self._set_ports()
        self.y: list[float] = []  # upper edge of each row
        self.labels: list[float] = []  # upper edge of the labels above each row
        self._set_rows(top)

    def room(self, cell: GridCell) -> float:
        """The width of a card."""
        return (cell.last - cell.first + 1) * (self.column + self.gap) - self.gap

    def x(self, column: float) -> float:
        """The left edge of a column."""
        return self.left + column * (self.column + self.gap)

    def bottom(self, row: int) -> float:
        """The lower edge of a row."""
        return self.y[row] + self.heights[row]

    @property
    def height(self) -> float:
        """The lower edge of the last row and what hangs below it."""
        return self.bottom(self.rows - 1) + self._hanging(self.rows - 1)

    def body(self) -> str:
        """Arrows first, cards over them."""
        routes = [self._drawn(route) for route in self.routes]
        level = [self._hung(arrow) for arrow in self.level]
        cards = [cell.card.drawn(self._box(cell)) for cell in self.cells.values()]
        return "".join([*routes, *level, *cards])

    def _box(self, cell: GridCell) -> Box:
        height = self.heights[cell.row]
        return Box(self.x(cell.first), self.y[cell.row], self.room(cell), height)

    # --- ports ------------------------------------------------------------------------------

    def _row(self, key: str) -> int:
        return self.cells[key].row

    def _port(self, column: float) -> float:
        """Arrows run near the left edge of a column, so that labels have room at their right."""
        return self.x(column) + min(PORT, self.column / 3)

    def _route(self, arrow: Arrow) -> Route:
        source, target = self.cells[arrow.source], self.cells[arrow.target]
        upwards = source.row > target.row
        upper, lower = (target, source) if upwards else (source, target)
        return Route(arrow=arrow, upper=Port(upper), lower=Port(lower), upwards=upwards)

    def _set_ports(self) -> None:
        """Where arrows leave and enter: straight above each other where that is possible.

        Never two at one place.
        """
        taken: set[tuple[int, float]] = set()
        for route in self.routes:
            upper, lower = route.upper, route.lower
            if route.rows_between:
                column = self._free_column(route, taken)
                route.column = column
                taken |= {(row, column) for row in route.rows_between}
                upper.x = self._nearest_port(upper.cell, self._port(column))
                lower.x = self._nearest_port(lower.cell, self._port(column))
            else:
                upper.x = self._nearest_port(upper.cell, self._port(lower.cell.first))
                lower.x = self._nearest_port(lower.cell, upper.x)
        self._spread([(route, route.upper, route.lower) for route in self.routes])
        self._spread([(route, route.lower, route.upper) for route in self.routes])

    def _free_column(self, route: Route, taken: set[tuple[int, float]]) -> float:
        """The column nearest to both cards that is free in all rows between them."""
        nearest_first = sorted(
            range(self.count),
            key=lambda column: (
                _distance(column, route.lower.cell),
                _distance(column, route.upper.cell),
                column,
            ),
        )
        for column in nearest_first:
            if not any(
                self._covers(row, column) or (row, column) in taken for row in route.rows_between
            ):
                return column
        return self.count - OUTSIDE

    def _spread(self, ends: list[tuple[Route, Port, Port]]) -> None:
        """Several arrows at one port move apart, in the order of where they go.

        One that runs straight stays. ``ends``: each route with its port and the opposite one.
        """
        groups: dict[tuple[str, float], list[tuple[Route, Port, Port]]] = {}
        for end in ends:
            port = end[1]
            groups.setdefault((port.cell.card.key, port.x), []).append(end)
        for group in groups.values():
            group.sort(key=self._goal)
            straight = [index for index, (route, _, _) in enumerate(group) if route.is_straight]
            fixed = straight[0] if straight else 0
            for index, (_, port, _) in enumerate(group):
                port.x += (index - fixed) * SPREAD

    def _goal(self, end: tuple[Route, Port, Port]) -> float:
        """Where an arrow goes from its port: to its column, else to the opposite port."""
        route, _, opposite = end
        return opposite.x if route.column is None else self._port(route.column)

    def _covers(self, row: int, column: int) -> bool:
        return any(
            cell.row == row and cell.first <= column <= cell.last for cell in self.cells.values()
        )

    def _nearest_port(self, cell: GridCell, x: float) -> float:
        """The port of a card nearest to x."""
        ports = map(self._port, range(cell.first, cell.last + 1))
        return min(ports, key=lambda port: abs(port - x))

    # --- channels ---------------------------------------------------------------------------

    def _set_rows(self, top: float) -> None:
        """The upper edge of each row: below the labels of what enters it and what passes."""
        y = top
        for row in range(self.rows):
            entering = [route for route in self.routes if route.lower.cell.row == row]
            heights = (svg.height(self._label(route), LABEL) for route in entering)
            label = max(heights, default=0)
            if row:
                channel = TRACK * self._tracks(row) + label + 24
                y += self._hanging(row - 1) + 2 * self.around
                y += channel if self._is_passed(row) else 16 - self.around
            self.labels.append(y - self.around - label - 10)
            self.y.append(y)
            y += self.heights[row]

    def _is_passed(self, row: int) -> bool:
        return any(_passes(route, row) for route in self.routes)

    def _tracks(self, row: int) -> int:
        return sum(1 for route in self.routes if self._bend(route, row))

    def _bend(self, route: Route, row: int) -> tuple[float, float] | None:
        """From where to where the arrow runs along the channel above a row.

        None when it goes straight down.
        """
        if not _passes(route, row):
            return None
        before, after = route.upper.x, route.lower.x
        if route.column is not None:
            passage = self._port(route.column)
            before = before if row == route.upper.cell.row + 1 else passage
            after = after if row == route.lower.cell.row else passage
        return None if abs(before - after) < 1 else (before, after)

    def _label(self, route: Route) -> tuple[str, ...]:
        """The lines of a label, up to the next arrow into the card or to the card's right edge."""
        cell, x = route.lower.cell, route.lower.x
        others = [other.lower.x for other in self.routes if other.lower.cell is cell]
        right = min([self.x(cell.first) + self.room(cell), *(end for end in others if end > x)])
        return letters.wrap(route.arrow.label, max(right - x - 14, 70), LABEL)

    def _level_of(self, row: int) -> list[Arrow]:
        return [arrow for arrow in self.level if row == self._row(arrow.source)]

    def _hanging(self, row: int) -> float:
        """The room below a row for arrows between its cards."""
        return fsum(map(self._hanging_height, self._level_of(row)))

    def _hanging_height(self, arrow: Arrow) -> float:
        return HANGING + svg.height(self._level_label(arrow), LABEL)

    def _level_label(self, arrow: Arrow) -> tuple[str, ...]:
        start, end = self._level_ports(arrow)
        return letters.wrap(arrow.label, abs(start - end) - 10, LABEL)

    def _level_ports(self, arrow: Arrow) -> tuple[float, float]:
        """Right of the ports of other arrows."""
        start, end = (self.cells[key] for key in (arrow.source, arrow.target))
        return self._level_port(start), self._level_port(end)

    def _level_port(self, cell: GridCell) -> float:
        return self.x(cell.first) + self.room(cell) * 0.6

    # --- drawing ----------------------------------------------------------------------------

    def _drawn(self, route: Route) -> str:
        points = self._points(route)
        first, last = points[0], points[-1]
        if route.upwards:
            tip, towards = first, Point(0, -1)
            points[0] = Point(first.x, first.y + HEAD)
        else:
            tip, towards = last, Point(0, 1)
            points[-1] = Point(last.x, last.y - HEAD)
        label_at = Point(route.lower.x + 7, self.labels[route.lower.cell.row])
        label = _label(route.arrow, self._label(route), label_at)
        return svg.path(points, "way") + svg.head(tip, towards) + label

    def _points(self, route: Route) -> list[Point]:
        upper, lower = route.upper, route.lower
        points = [Point(upper.x, self.bottom(upper.cell.row))]
        for row in range(upper.cell.row + 1, lower.cell.row + 1):
            bend = self._bend(route, row)
            if bend:
                track = self._track(route, row)
                points += [Point(x, track) for x in bend]
        points.append(Point(lower.x, self.y[lower.cell.row]))
        return points

    def _track(self, route: Route, row: int) -> float:
        """The height at which an arrow runs along the channel above a row."""
        bending = [other for other in self.routes if self._bend(other, row)]
        top = self.bottom(row - 1) + self._hanging(row - 1) + self.around
        return top + TRACK * (bending.index(route) + 1)

    def _hung(self, arrow: Arrow) -> str:
        row = self._row(arrow.source)
        start, end = self._level_ports(arrow)
        bottom, level = self.bottom(row), self._level_of(row)
        before = level[: level.index(arrow)]
        low = bottom + self.around + fsum(map(self._hanging_height, before)) + 8
        corners = [Point(start, bottom), Point(start, low), Point(end, low)]
        line = svg.path([*corners, Point(end, bottom + HEAD)], "way")
        head = svg.head(Point(end, bottom), Point(0, -1))
        label_at = Point(min(start, end) + 6, low + 3)
        return line + head + _label(arrow, self._level_label(arrow), label_at)


def _passes(route: Route, row: int) -> bool:
    """True when an arrow uses the channel above a row."""
    return route.upper.cell.row < row <= route.lower.cell.row


def _distance(column: int, cell: GridCell) -> int:
    return max(cell.first - column, column - cell.last, 0)


def _label(arrow: Arrow, lines: tuple[str, ...], at: Point) -> str:
    if not lines:
        return ""
    return svg.link([svg.text(lines, at, size=LABEL, look="accent")], arrow.href)
