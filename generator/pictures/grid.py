"""Cards in rows and columns with arrows between them: rows as tall as their cards, between them channels for the arrows.

An arrow leaves a card below, runs along a track of the channel, goes down a column that is free of cards and enters
the other card from above. Its label stands right of where it enters. Between cards of one row it hangs below them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.pictures import letters, svg
from generator.pictures.card import Card

TRACK, LABEL, PORT, SPREAD = 12, 12, 40, 22


@dataclass(frozen=True)
class Cell:
    """A card with its row and its first and last column."""

    card: Card
    row: int
    first: int
    last: int


@dataclass(frozen=True)
class Arrow:
    """From card to card; ``label`` names the norm and what it says."""

    source: str
    target: str
    label: str
    href: str


@dataclass
class Route:
    """The way of one arrow: the column that it goes down between the two cards, and its ports."""

    arrow: Arrow
    above: Cell
    below: Cell
    upwards: bool
    columns: list[float] = field(default_factory=list)
    start: float = 0
    end: float = 0


class Grid:
    """Lays out cards and arrows. ``around``: room above and below each row, for what is drawn behind the cards."""

    def __init__(
        self,
        cells: tuple[Cell, ...],
        arrows: tuple[Arrow, ...],
        columns: int,
        left: float,
        right: float,
        top: float = 0,
        around: float = 0,
    ) -> None:
        self.cells, self.left, self.gap = {cell.card.key: cell for cell in cells}, left, 16
        self.column = (right - left - self.gap * (columns - 1)) / columns
        self.count, self.rows, self.around = columns, max(cell.row for cell in cells) + 1, around
        self.tall = [
            max(cell.card.height(self.room(cell)) for cell in cells if cell.row == row)
            for row in range(self.rows)
        ]
        self.level = [
            arrow for arrow in arrows if self._row(arrow.source) == self._row(arrow.target)
        ]
        self.routes = [self._route(arrow) for arrow in arrows if arrow not in self.level]
        self._ports()
        self._channels(top)

    def room(self, cell: Cell) -> float:
        """The width of a card."""
        return (cell.last - cell.first + 1) * (self.column + self.gap) - self.gap

    def x(self, column: float) -> float:
        """The left edge of a column."""
        return self.left + column * (self.column + self.gap)

    @property
    def height(self) -> float:
        """The lower edge of the last row and what hangs below it."""
        return self._bottom(self.rows - 1) + self._hanging(self.rows - 1)

    def body(self) -> str:
        """Arrows first, cards over them."""
        arrows = [self._drawn(route) for route in self.routes] + [
            self._hung(arrow) for arrow in self.level
        ]
        cards = [
            cell.card.drawn(
                self.x(cell.first), self.y[cell.row], self.room(cell), self.tall[cell.row]
            )
            for cell in self.cells.values()
        ]
        return "".join(arrows + cards)

    # --- ports ---------------------------------------------------------------------------------------

    def _row(self, key: str) -> int:
        return self.cells[key].row

    def _port(self, column: float) -> float:
        """Arrows run near the left edge of a column, so that their labels have room at their right."""
        return self.x(column) + min(PORT, self.column / 3)

    def _route(self, arrow: Arrow) -> Route:
        one, other = self.cells[arrow.source], self.cells[arrow.target]
        above, below = (one, other) if one.row < other.row else (other, one)
        return Route(arrow, above, below, one.row > other.row)

    def _ports(self) -> None:
        """Where arrows leave and enter: straight above each other where that is possible, never two at one place."""
        taken: set[tuple[int, float]] = set()
        for route in self.routes:
            rows = range(route.above.row + 1, route.below.row)
            wanted = sorted(
                range(self.count),
                key=lambda column: (_away(column, route.below), _away(column, route.above), column),
            )
            free = [
                column
                for column in wanted
                if not any(self._covers(row, column) or (row, column) in taken for row in rows)
            ]
            route.columns = [(free or [self.count - 0.2])[0]] if rows else []
            taken |= {(row, column) for row in rows for column in route.columns}
            over = self._port(route.columns[0]) if rows else None
            route.start = self._inside(
                route.above, self._port(route.below.first) if over is None else over
            )
            route.end = self._inside(route.below, route.start if over is None else over)
        self._spread("start", "above", "end")
        self._spread("end", "below", "start")

    def _spread(self, port: str, cell: str, other: str) -> None:
        """Several arrows at one port move apart, in the order of where they go; one that runs straight stays."""
        groups: dict[tuple[str, float], list[Route]] = {}
        for route in self.routes:
            groups.setdefault((getattr(route, cell).card.key, getattr(route, port)), []).append(
                route
            )
        for same in groups.values():
            same.sort(
                key=lambda route: (
                    self._port(route.columns[0]) if route.columns else getattr(route, other)
                )
            )
            straight = next(
                (
                    index
                    for index, route in enumerate(same)
                    if route.start == route.end and not route.columns
                ),
                0,
            )
            for index, route in enumerate(same):
                setattr(route, port, getattr(route, port) + (index - straight) * SPREAD)

    def _covers(self, row: int, column: int) -> bool:
        return any(
            cell.row == row and cell.first <= column <= cell.last for cell in self.cells.values()
        )

    def _inside(self, cell: Cell, x: float) -> float:
        """The port of a card nearest to x."""
        return min(
            (self._port(column) for column in range(cell.first, cell.last + 1)),
            key=lambda port: abs(port - x),
        )

    # --- channels ------------------------------------------------------------------------------------

    def _channels(self, top: float) -> None:
        """The upper edge of each row: below the labels of what enters it and the tracks of what passes."""
        self.y, self.labels, y = [], [], top
        for row in range(self.rows):
            label = max(
                (
                    svg.height(self._label(route), LABEL)
                    for route in self.routes
                    if route.below.row == row
                ),
                default=0,
            )
            if row:
                passing = TRACK * self._tracks(row) + label + 24
                y += (
                    self._hanging(row - 1)
                    + 2 * self.around
                    + (passing if self._passed(row) else 16 - self.around)
                )
            self.labels.append(y - self.around - label - 10)
            self.y.append(y)
            y += self.tall[row]

    def _passed(self, row: int) -> bool:
        return any(route.above.row < row <= route.below.row for route in self.routes)

    def _tracks(self, row: int) -> int:
        return sum(1 for route in self.routes if self._bend(route, row))

    def _bend(self, route: Route, row: int) -> tuple[float, float] | None:
        """From where to where the arrow runs along the channel above a row; None when it goes straight down."""
        if not route.above.row < row <= route.below.row:
            return None
        over = self._port(route.columns[0]) if route.columns else None
        before = route.start if row == route.above.row + 1 else over
        after = route.end if row == route.below.row else over
        return None if abs(before - after) < 1 else (before, after)

    def _label(self, route: Route) -> tuple[str, ...]:
        others = [
            other.end
            for other in self.routes
            if other.below is route.below and other.end > route.end
        ]
        right = min([self.x(route.below.first) + self.room(route.below), *others])
        return letters.wrap(route.arrow.label, max(right - route.end - 14, 70), LABEL)

    def _level_of(self, row: int) -> list[Arrow]:
        return [arrow for arrow in self.level if row == self._row(arrow.source)]

    def _hanging(self, row: int) -> float:
        """The room below a row for arrows between its cards."""
        return sum(
            18 + svg.height(self._level_label(arrow), LABEL) for arrow in self._level_of(row)
        )

    def _level_label(self, arrow: Arrow) -> tuple[str, ...]:
        start, end = self._level_ports(arrow)
        return letters.wrap(arrow.label, abs(start - end) - 10, LABEL)

    def _level_ports(self, arrow: Arrow) -> tuple[float, float]:
        """Right of the ports of other arrows."""
        start, end = (
            self.x(cell.first) + self.room(cell) * 0.6
            for cell in (self.cells[arrow.source], self.cells[arrow.target])
        )
        return start, end

    def _bottom(self, row: int) -> float:
        return self.y[row] + self.tall[row]

    # --- drawing -------------------------------------------------------------------------------------

    def _drawn(self, route: Route) -> str:
        points = [(route.start, self._bottom(route.above.row))]
        for row in range(route.above.row + 1, route.below.row + 1):
            bend = self._bend(route, row)
            if bend:
                number = [other for other in self.routes if self._bend(other, row)].index(route)
                track = (
                    self._bottom(row - 1)
                    + self._hanging(row - 1)
                    + self.around
                    + TRACK * (number + 1)
                )
                points += [(bend[0], track), (bend[1], track)]
        points.append((route.end, self.y[route.below.row]))
        tip = points[0] if route.upwards else points[-1]
        trimmed = (
            [(points[0][0], points[0][1] + 6), *points[1:]]
            if route.upwards
            else [*points[:-1], (points[-1][0], points[-1][1] - 6)]
        )
        arrow = svg.path(trimmed, "way") + svg.head(*tip, (0, -1) if route.upwards else (0, 1))
        return arrow + _named(
            route.arrow, self._label(route), route.end + 7, self.labels[route.below.row]
        )

    def _hung(self, arrow: Arrow) -> str:
        row = self._row(arrow.source)
        start, end = self._level_ports(arrow)
        before = self._level_of(row)[: self._level_of(row).index(arrow)]
        low = (
            self._bottom(row)
            + self.around
            + sum(18 + svg.height(self._level_label(each), LABEL) for each in before)
            + 8
        )
        line = svg.path(
            [(start, self._bottom(row)), (start, low), (end, low), (end, self._bottom(row) + 6)],
            "way",
        )
        return (
            line
            + svg.head(end, self._bottom(row), (0, -1))
            + _named(arrow, self._level_label(arrow), min(start, end) + 6, low + 3)
        )


def _away(column: int, cell: Cell) -> int:
    return max(cell.first - column, column - cell.last, 0)


def _named(arrow: Arrow, lines: tuple[str, ...], x: float, y: float) -> str:
    return svg.link([svg.text(lines, x, y, LABEL, "accent")], arrow.href) if lines else ""
