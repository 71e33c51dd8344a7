"""A graph in layers from left to right: who speaks of others stands left of them, arrows with labels in between.

Deterministic: layers by the longest way, order within a layer by the order given and the neighbours to the left.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.pictures import letters, svg
from generator.site.page_context import Link

CURVE, PORT, PAD, GAP = 36, 17, 8, 12
TITLE, ROW, LABEL = 13, 12, 11.5


@dataclass(frozen=True)
class GraphNode:
    """A box: a title and rows; links lead on. A ``stack`` stands for many."""

    key: str
    title: Link
    rows: tuple[Link, ...] = ()
    look: str = "card"
    stack: bool = False


@dataclass(frozen=True)
class GraphEdge:
    """An arrow, or without ``directed`` a mere line; those of a ``comb`` leave a box together."""

    source: str
    target: str
    label: str
    directed: bool = True
    comb: bool = False


@dataclass(frozen=True)
class Spot:
    """Where a node or the passage of a long edge stands."""

    key: str
    layer: int
    height: float
    y: float = 0


class Layers:
    """Lays out and paints. ``node``: width of a layer, ``last``: of the second where it is the last; ``top``: the first layer stands no lower than this."""

    def __init__(
        self,
        nodes: tuple[GraphNode, ...],
        edges: tuple[GraphEdge, ...],
        node: float,
        last: float = 0,
        top: float = float("inf"),
    ) -> None:
        self.nodes, self.edges, self.node, self.last, self.top = (
            {node.key: node for node in nodes},
            edges,
            node,
            last or node,
            top,
        )
        self.rank = self._ranks()
        self.deepest = max(self.rank.values(), default=0)
        self.zone = {
            rank: max(
                (
                    letters.width(edge.label, LABEL) + 18
                    for edge in edges
                    if self._right(edge) == rank
                ),
                default=30,
            )
            for rank in range(1, self.deepest + 2)
        }
        self.spots = self._placed(self._ordered())
        self.height = max((spot.y + spot.height for spot in self.spots.values()), default=0) + 4
        self.width = (
            self.x(self.deepest)
            + self._wide(self.deepest)
            + (CURVE + self.zone[self.deepest + 1] if self._bulges(self.deepest) else 0)
        )

    # --- layers and order ----------------------------------------------------------------------------

    def _ranks(self) -> dict[str, int]:
        rank = dict.fromkeys(self.nodes, 0)
        directed = [edge for edge in self.edges if edge.directed]
        for _ in self.nodes:
            for edge in directed:
                rank[edge.target] = max(rank[edge.target], rank[edge.source] + 1)
        led = {key for edge in directed for key in (edge.source, edge.target)}
        order = list(self.nodes)
        for edge in self.edges:  # what only a line ties to the rest stands right of it
            first, second = sorted(
                (edge.source, edge.target), key=lambda key: (key not in led, order.index(key))
            )
            if not edge.directed and second not in led:
                rank[second] = rank[first] + 1
        return rank

    def _ends(self, edge: GraphEdge) -> tuple[str, str]:
        """Left and right end."""
        return (
            (edge.source, edge.target)
            if self.rank[edge.source] <= self.rank[edge.target]
            else (edge.target, edge.source)
        )

    def _right(self, edge: GraphEdge) -> int:
        left, right = (self.rank[key] for key in self._ends(edge))
        return right + 1 if left == right else right

    def _bulges(self, rank: int) -> bool:
        return any(self.rank[edge.source] == self.rank[edge.target] == rank for edge in self.edges)

    def _ordered(self) -> list[list[Spot]]:
        """The layers with the passages of long edges, ordered by the mean place of the neighbours to the left."""
        layers = [
            [
                Spot(key, layer, self._tall(node))
                for key, node in self.nodes.items()
                if self.rank[key] == layer
            ]
            for layer in range(self.deepest + 1)
        ]
        for number, edge in enumerate(self.edges):
            left, right = self._ends(edge)
            for layer in range(self.rank[left] + 1, self.rank[right]):
                layers[layer].append(Spot(f"{number}:{layer}", layer, PORT))
        for layer in range(1, len(layers)):
            place = {spot.key: index for index, spot in enumerate(layers[layer - 1])}
            mean = {
                spot.key: self._mean([place[key] for key in self._before(spot) if key in place])
                for spot in layers[layer]
            }
            layers[layer].sort(key=lambda spot: (mean[spot.key], self._drawn_to(spot.key, mean)))
        return layers

    def _drawn_to(self, key: str, mean: dict[str, float]) -> float:
        """Above or below its siblings, when a line ties a node to one of the same layer."""
        partners = [
            other
            for edge in self.edges
            for one, other in ((edge.source, edge.target), (edge.target, edge.source))
            if one == key and other in mean
        ]
        return sum((mean[other] > mean[key]) - (mean[other] < mean[key]) for other in partners)

    def _before(self, spot: Spot) -> list[str]:
        """The neighbours of a spot in the layer to the left, or beside it where only a line ties it."""
        chains = [self._chain(number, edge) for number, edge in enumerate(self.edges)]
        return [
            before for chain in chains for before, key in zip(chain, chain[1:]) if key == spot.key
        ]

    def _chain(self, number: int, edge: GraphEdge) -> list[str]:
        left, right = self._ends(edge)
        return [
            left,
            *(f"{number}:{layer}" for layer in range(self.rank[left] + 1, self.rank[right])),
            right,
        ]

    @staticmethod
    def _mean(places: list[float]) -> float:
        return sum(places) / len(places) if places else float("inf")

    # --- places --------------------------------------------------------------------------------------

    def _placed(self, layers: list[list[Spot]]) -> dict[str, Spot]:
        """From left to right beside the neighbours; the first layer afterwards beside what it leads to."""
        spots: dict[str, Spot] = {}
        for layer in layers:
            spots |= self._stacked(
                layer,
                {
                    spot.key: self._mean(
                        [self._centre(spots[key]) for key in self._before(spot) if key in spots]
                    )
                    for spot in layer
                },
            )
        after = {
            spot.key: self._mean(
                [
                    self._centre(spots[chain[1]])
                    for number, edge in enumerate(self.edges)
                    for chain in [self._chain(number, edge)]
                    if chain[0] == spot.key and len(chain) > 1
                ]
            )
            for spot in layers[0]
        }
        spots |= self._stacked(
            layers[0], {key: min(middle, self.top) for key, middle in after.items()}
        )
        highest = min(spot.y for spot in spots.values())
        return {key: replace(spot, y=spot.y - highest + 1) for key, spot in spots.items()}

    def _stacked(self, layer: list[Spot], wanted: dict[str, float]) -> dict[str, Spot]:
        made, bottom = {}, 0.0
        for spot in layer:
            middle = wanted[spot.key]
            y = bottom if middle == float("inf") else max(bottom, middle - spot.height / 2)
            made[spot.key] = replace(spot, y=y)
            bottom = y + spot.height + GAP
        return made

    @staticmethod
    def _centre(spot: Spot) -> float:
        return spot.y + spot.height / 2

    def _wide(self, rank: int) -> float:
        return self.last if rank == self.deepest == 1 else self.node

    def x(self, rank: int) -> float:
        """The left edge of a layer."""
        return 2 + sum(self._wide(before) + CURVE + self.zone[before + 1] for before in range(rank))

    def _lines(self, node: GraphNode) -> list[tuple[tuple[str, ...], Link, bool]]:
        room = self._wide(self.rank[node.key]) - 2 * PAD
        found = [(letters.wrap(node.title.label, room, TITLE, True), node.title, True)]
        return found + [(letters.wrap(row.label, room, ROW), row, False) for row in node.rows]

    def _tall(self, node: GraphNode) -> float:
        text = (
            sum(
                svg.height(lines, TITLE if title else ROW) + 3
                for lines, _, title in self._lines(node)
            )
            + 2 * PAD
            - 2
        )
        ports = max(
            sum(node.key == self._ends(edge)[side] for edge in self.edges) for side in (0, 1)
        )
        return max(text, ports * PORT + 6)

    # --- drawing -------------------------------------------------------------------------------------

    def body(self) -> str:
        """Arrows first, boxes over them."""
        return "".join(
            [self._edge(number, edge) for number, edge in enumerate(self.edges)]
            + [self._box(node) for node in self.nodes.values()]
        )

    def _port(self, key: str, number: int, side: int) -> float:
        """The height at which an edge leaves (0) or enters (1) a node; ports are in the order of their other ends."""
        spot = self.spots[key]
        mine = [index for index, edge in enumerate(self.edges) if self._ends(edge)[side] == key]
        chains = {index: self._chain(index, self.edges[index]) for index in mine}
        mine.sort(key=lambda index: self._centre(self.spots[chains[index][1 if side == 0 else -2]]))
        combed = [index for index in mine if self.edges[index].comb and side == 0]
        mine = [index for index in mine if index not in combed[1:]]
        number = combed[0] if number in combed else number
        return self._centre(spot) + (mine.index(number) - (len(mine) - 1) / 2) * PORT

    def _edge(self, number: int, edge: GraphEdge) -> str:
        left, right = self._ends(edge)
        if self.rank[left] == self.rank[right]:
            return self._bulge(edge, left, right)
        start = (self.x(self.rank[left]) + self._wide(self.rank[left]), self._port(left, number, 0))
        end = (self.x(self.rank[right]), self._port(right, number, 1))
        arrives = right == edge.target
        route = self._route(number, edge, start, end, (left, right))
        head = (
            svg.head(*(end if arrives else start), (1 if arrives else -1, 0), "head-line")
            if edge.directed
            else ""
        )
        return (
            svg.element("path", "line", d=route, stroke_dasharray="" if edge.directed else "2 4")
            + head
            + self._label(edge, end[0] - 12, end[1])
        )

    def _route(
        self,
        number: int,
        edge: GraphEdge,
        start: tuple[float, float],
        end: tuple[float, float],
        ends: tuple[str, str],
    ) -> str:
        """From layer to layer: a bend, then straight on; the head of an arrow needs room at its end."""
        left, right = (self.rank[key] for key in ends)
        before, after = ((0, 7) if ends[1] == edge.target else (7, 0)) if edge.directed else (0, 0)
        x, y = start
        route = f"M{x + before:g} {y:.1f}"
        for layer in range(left + 1, right + 1):
            goal = end[1] if layer == right else self._centre(self.spots[f"{number}:{layer}"])
            turn = x + CURVE / 2
            bend = (
                f"H{turn:g}V{goal:.1f}"
                if edge.comb
                else f"C{turn:g} {y:.1f} {turn:g} {goal:.1f} {x + CURVE:g} {goal:.1f}"
            )
            x, y = end[0] - after if layer == right else self.x(layer) + self._wide(layer), goal
            route += f"{bend}H{x:g}"
        return route

    def _label(self, edge: GraphEdge, x: float, y: float) -> str:
        return (
            svg.text((edge.label,), x, y - 15, LABEL, "accent", anchor="end") if edge.label else ""
        )

    def _bulge(self, edge: GraphEdge, one: str, other: str) -> str:
        """Between two boxes of one layer: around their right sides."""
        x = self.x(self.rank[one]) + self._wide(self.rank[one])
        y, end = sorted((self._centre(self.spots[one]), self._centre(self.spots[other])))
        line = svg.element(
            "path",
            "line",
            d=f"M{x:g} {y:.1f}C{x + 22:g} {y:.1f} {x + 22:g} {end:.1f} {x:g} {end:.1f}",
            stroke_dasharray="2 4",
        )
        return line + svg.text((edge.label,), x + CURVE + 4, (y + end) / 2 - 8, LABEL, "accent")

    def _box(self, node: GraphNode) -> str:
        spot, x = self.spots[node.key], self.x(self.rank[node.key])
        body = (
            [svg.rect(x + 4, spot.y + 4, self._wide(spot.layer), spot.height, "card")]
            if node.stack
            else []
        )
        body.append(svg.rect(x, spot.y, self._wide(spot.layer), spot.height, node.look))
        text = sum(
            svg.height(lines, TITLE if title else ROW) + 3 for lines, _, title in self._lines(node)
        )
        y = spot.y + (spot.height - text) / 2 + 1
        for lines, link, title in self._lines(node):
            size = TITLE if title else ROW
            body.append(
                svg.link(
                    [svg.text(lines, x + PAD, y, size, "accent" if link.href else "ink", title)],
                    link.href,
                )
            )
            y += svg.height(lines, size) + 3
        return "".join(body)
