"""A graph in layers from left to right, drawn.

Who speaks of others stands left of them, arrows with labels in between.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import fsum
from typing import NamedTuple

from generator.pictures import letters, svg
from generator.pictures.layering import GraphEdge, Lane, Layering, mean
from generator.pictures.svg import Box, Point
from generator.site.page_context import Link

CURVE, PORT, PAD, GAP = 36, 17, 8, 12
TITLE, ROW, LABEL = 13, 12, 11.5  # sizes of letters
BULGE, BESIDE = 22, 4  # how far a line around boxes leaves them; its label stands beside it
DOTS = "2 4"  # how a mere line is drawn
INFINITE = float("inf")


@dataclass(frozen=True, kw_only=True)
class GraphNode:
    """A box: a title and rows; links lead on. A ``stack`` stands for many."""

    key: str
    title: Link
    rows: tuple[Link, ...] = ()
    look: str = "card"
    stack: bool = False


@dataclass(frozen=True, kw_only=True)
class NodeBox:
    """Where a node or the passage of a long edge stands."""

    key: str
    rank: int
    height: float
    y: float = 0

    @property
    def centre(self) -> float:
        """Its middle between top and bottom."""
        return self.y + self.height / 2


class _Text(NamedTuple):
    """A title or a row of a box, broken into lines."""

    lines: tuple[str, ...]
    link: Link
    size: float
    bold: bool

    @property
    def height(self) -> float:
        return svg.height(self.lines, self.size) + 3


class Layers:
    """Lays out and draws.

    ``width``: of the boxes of a layer; ``last``: of the second layer where it is the last one (0:
    as all); ``top``: the first layer stands no lower than this.
    """

    def __init__(
        self,
        nodes: tuple[GraphNode, ...],
        edges: tuple[GraphEdge, ...],
        *,
        width: float,
        last: float = 0,
        top: float = INFINITE,
    ) -> None:
        self.nodes = {node.key: node for node in nodes}
        self.node, self.last, self.top = width, last or width, top
        self.layering = Layering(tuple(self.nodes), edges)
        self.lanes, self.ranks = self.layering.lanes, self.layering.ranks
        self.deepest = self.layering.deepest
        self.zones = {rank: self._zone(rank) for rank in range(1, self.deepest + 2)}
        self.spots = self._placed()
        self.height = max((spot.y + spot.height for spot in self.spots.values()), default=0) + 4
        self.width = self.x(self.deepest) + self._wide(self.deepest)
        if any(self._same_rank(lane) == self.deepest for lane in self.lanes):
            self.width += CURVE + self.zones[self.deepest + 1]

    # --- places -----------------------------------------------------------------------------

    def _same_rank(self, lane: Lane) -> int | None:
        """The layer in which both ends of a lane stand; None when they stand in two."""
        left, right = self.ranks[lane.left], self.ranks[lane.right]
        return left if left == right else None

    def _zone(self, rank: int) -> float:
        """The room left of a layer for labels of what enters it, or bulges from the one before."""
        widths: list[float] = []
        for lane in self.lanes:
            same = self._same_rank(lane)
            if rank == (self.ranks[lane.right] if same is None else same + 1):
                widths.append(letters.width(lane.edge.label, LABEL) + 18)
        return max(widths, default=30)

    def _spot(self, stop: str, rank: int) -> NodeBox:
        height = self._height(self.nodes[stop]) if stop in self.nodes else PORT
        return NodeBox(key=stop, rank=rank, height=height)

    def _placed(self) -> dict[str, NodeBox]:
        """From left to right beside the neighbours; then the first layer beside its successors."""
        layers = [
            [self._spot(stop, rank) for stop in layer]
            for rank, layer in enumerate(self.layering.layers)
        ]
        spots: dict[str, NodeBox] = {}
        for layer in layers:
            spots |= _stacked(layer, {spot.key: self._beside(spot, spots) for spot in layer})
        first = layers[0]
        middles = {spot.key: min(self._ahead(spot, spots), self.top) for spot in first}
        spots |= _stacked(first, middles)
        highest = min(spot.y for spot in spots.values())
        return {key: replace(spot, y=spot.y - highest + 1) for key, spot in spots.items()}

    def _beside(self, spot: NodeBox, spots: Mapping[str, NodeBox]) -> float:
        """The mean height of the neighbours to the left that have a place."""
        before = self.layering.before(spot.key)
        return mean([spots[key].centre for key in before if key in spots])

    def _ahead(self, spot: NodeBox, spots: Mapping[str, NodeBox]) -> float:
        """The mean height of what a node leads to."""
        return mean([spots[lane.stops[1]].centre for lane in self.lanes if lane.left == spot.key])

    def _wide(self, rank: int) -> float:
        return self.last if rank == self.deepest == 1 else self.node

    def x(self, rank: int) -> float:
        """The left edge of a layer."""
        return 2 + fsum(self._wide(left) + CURVE + self.zones[left + 1] for left in range(rank))

    def _right(self, rank: int) -> float:
        """The right edge of its boxes."""
        return self.x(rank) + self._wide(rank)

    def _texts(self, node: GraphNode) -> list[_Text]:
        room = self._wide(self.ranks[node.key]) - 2 * PAD
        title = letters.wrap(node.title.label, room, TITLE, bold=True)
        texts = [_Text(title, node.title, TITLE, bold=True)]
        rows = ((letters.wrap(row.label, room, ROW), row) for row in node.rows)
        return [*texts, *(_Text(lines, link, ROW, bold=False) for lines, link in rows)]

    def _height(self, node: GraphNode) -> float:
        """The height of a box: enough for its texts and for its ports on either side."""
        texts = fsum(text.height for text in self._texts(node)) + 2 * PAD - 2
        leaving = sum(lane.left == node.key for lane in self.lanes)
        entering = sum(lane.right == node.key for lane in self.lanes)
        return max(texts, max(leaving, entering) * PORT + 6)

    # --- drawing ----------------------------------------------------------------------------

    def body(self) -> str:
        """Arrows first, boxes over them."""
        return "".join([*map(self._edge, self.lanes), *map(self._box, self.nodes.values())])

    def _leaving(self, lane: Lane) -> float:
        """The height at which a lane leaves its left end; those of a comb leave it together."""
        lanes = [other for other in self.lanes if other.left == lane.left]
        lanes.sort(key=lambda other: self.spots[other.stops[1]].centre)
        comb = [other for other in lanes if other.edge.comb]
        lanes = [other for other in lanes if other not in comb[1:]]
        return self._port(lane.left, lanes, comb[0] if lane in comb else lane)

    def _entering(self, lane: Lane) -> float:
        """The height at which a lane enters its right end."""
        lanes = [other for other in self.lanes if other.right == lane.right]
        lanes.sort(key=lambda other: self.spots[other.stops[-2]].centre)
        return self._port(lane.right, lanes, lane)

    def _port(self, node: str, lanes: list[Lane], lane: Lane) -> float:
        """Ports are in the order of their other ends."""
        from_middle = lanes.index(lane) - (len(lanes) - 1) / 2
        return self.spots[node].centre + from_middle * PORT

    def _edge(self, lane: Lane) -> str:
        rank = self._same_rank(lane)
        if rank is not None:
            return self._bulge(lane, self._right(rank))
        start = Point(self._right(self.ranks[lane.left]), self._leaving(lane))
        end = Point(self.x(self.ranks[lane.right]), self._entering(lane))
        dots = "" if lane.edge.directed else DOTS
        line = svg.element("path", "line", d=self._route(lane, start, end), stroke_dasharray=dots)
        return line + _head(lane, start, end) + _label(lane.edge, Point(end.x - 12, end.y))

    def _route(self, lane: Lane, start: Point, end: Point) -> str:
        """From layer to layer: a bend, then straight on; the head of an arrow needs room."""
        before, after = 0, 0
        if lane.edge.directed:
            before, after = (0, 7) if lane.leads_right else (7, 0)
        last = self.ranks[lane.right]
        x, y = start
        route = f"M{x + before:g} {y:.1f}"
        for rank, stop in enumerate(lane.stops[1:], self.ranks[lane.left] + 1):
            goal = end.y if rank == last else self.spots[stop].centre
            turn = x + CURVE / 2
            if lane.edge.comb:
                bend = f"H{turn:g}V{goal:.1f}"
            else:
                bend = f"C{turn:g} {y:.1f} {turn:g} {goal:.1f} {x + CURVE:g} {goal:.1f}"
            x, y = end.x - after if rank == last else self._right(rank), goal
            route += f"{bend}H{x:g}"
        return route

    def _bulge(self, lane: Lane, x: float) -> str:
        """Between two boxes of one layer: around their right sides."""
        y, end = sorted((self.spots[lane.left].centre, self.spots[lane.right].centre))
        bend = f"C{x + BULGE:g} {y:.1f} {x + BULGE:g} {end:.1f} {x:g} {end:.1f}"
        line = svg.element("path", "line", d=f"M{x:g} {y:.1f}{bend}", stroke_dasharray=DOTS)
        label_at = Point(x + CURVE + BESIDE, (y + end) / 2 - 8)
        return line + svg.text((lane.edge.label,), label_at, size=LABEL, look="accent")

    def _box(self, node: GraphNode) -> str:
        spot, texts = self.spots[node.key], self._texts(node)
        box = Box(self.x(spot.rank), spot.y, self._wide(spot.rank), spot.height)
        body = [svg.rect(box._replace(x=box.x + 4, y=box.y + 4), "card")] if node.stack else []
        body.append(svg.rect(box, node.look))
        y = spot.y + (spot.height - fsum(text.height for text in texts)) / 2 + 1
        for text in texts:
            look = "accent" if text.link.href else "ink"
            at = Point(box.x + PAD, y)
            drawn = svg.text(text.lines, at, size=text.size, look=look, bold=text.bold)
            body.append(svg.link([drawn], text.link.href))
            y += text.height
        return "".join(body)


def _stacked(layer: list[NodeBox], middles: Mapping[str, float]) -> dict[str, NodeBox]:
    """Spots below each other, each as near to its wanted middle as those above allow."""
    placed: dict[str, NodeBox] = {}
    bottom = 0.0
    for spot in layer:
        middle = middles[spot.key]
        y = bottom if middle == INFINITE else max(bottom, middle - spot.height / 2)
        placed[spot.key] = replace(spot, y=y)
        bottom = y + spot.height + GAP
    return placed


def _head(lane: Lane, start: Point, end: Point) -> str:
    if not lane.edge.directed:
        return ""
    if lane.leads_right:
        return svg.head(end, Point(1, 0), "head-line")
    return svg.head(start, Point(-1, 0), "head-line")


def _label(edge: GraphEdge, at: Point) -> str:
    if not edge.label:
        return ""
    return svg.text((edge.label,), Point(at.x, at.y - 15), size=LABEL, look="accent", anchor="end")
