"""The order of a graph in layers from left to right, without regard to sizes.

Deterministic: layers by the longest way, order within a layer by the order given and the mean place
of the neighbours to the left (the barycentre heuristic of Sugiyama, Tagawa and Toda 1981).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, kw_only=True)
class GraphEdge:
    """An arrow, or without ``directed`` a mere line; those of a ``comb`` leave a box together."""

    source: str
    target: str
    label: str
    directed: bool = True
    comb: bool = False


@dataclass(frozen=True, kw_only=True)
class Lane:
    """An edge from its left to its right end; ``passages``: keys of the layers between them."""

    edge: GraphEdge
    left: str
    right: str
    passages: tuple[str, ...]

    @property
    def stops(self) -> tuple[str, ...]:
        """All that it touches, from left to right."""
        return (self.left, *self.passages, self.right)

    @property
    def leads_right(self) -> bool:
        """True when its target is its right end."""
        return self.right == self.edge.target


class Layering:
    """``ranks``: the layer of each node; ``layers``: nodes and passages in their order."""

    def __init__(self, nodes: Sequence[str], edges: Sequence[GraphEdge]) -> None:
        self.ranks = _ranks(nodes, edges)
        self.lanes = tuple(_lane(number, edge, self.ranks) for number, edge in enumerate(edges))
        self.layers = self._ordered(nodes)

    @property
    def deepest(self) -> int:
        """The number of the last layer."""
        return max(self.ranks.values(), default=0)

    def before(self, stop: str) -> list[str]:
        """What lanes touch just before a node or passage."""
        return [
            left for lane in self.lanes for left, right in pairwise(lane.stops) if right == stop
        ]

    def _ordered(self, nodes: Sequence[str]) -> list[list[str]]:
        layers = [
            [node for node in nodes if self.ranks[node] == rank] for rank in range(self.deepest + 1)
        ]
        for lane in self.lanes:
            for rank, passage in enumerate(lane.passages, self.ranks[lane.left] + 1):
                layers[rank].append(passage)
        for left, layer in pairwise(layers):
            places = {stop: place for place, stop in enumerate(left)}
            means = {
                stop: mean([places[key] for key in self.before(stop) if key in places])
                for stop in layer
            }
            order = {stop: (means[stop], self._pull(stop, means)) for stop in layer}
            layer.sort(key=order.__getitem__)
        return layers

    def _pull(self, stop: str, means: dict[str, float]) -> int:
        """Above (-) or below (+) its siblings, when lines tie a node to others of its layer."""
        pull = 0
        for lane in self.lanes:
            for end, other in ((lane.left, lane.right), (lane.right, lane.left)):
                if end == stop and other in means:
                    pull += (means[other] > means[stop]) - (means[other] < means[stop])
        return pull


def mean(places: Sequence[float]) -> float:
    """The mean; infinite when there is nothing, so that this comes last."""
    return sum(places) / len(places) if places else float("inf")


def _ranks(nodes: Sequence[str], edges: Sequence[GraphEdge]) -> dict[str, int]:
    ranks = dict.fromkeys(nodes, 0)
    directed = [edge for edge in edges if edge.directed]
    for _ in nodes:
        for edge in directed:
            ranks[edge.target] = max(ranks[edge.target], ranks[edge.source] + 1)
    tied = {edge.source for edge in directed} | {edge.target for edge in directed}
    order = {node: number for number, node in enumerate(nodes)}
    for edge in edges:  # what only a line ties to the rest stands right of it
        first, second = sorted(
            (edge.source, edge.target), key=lambda node: (node not in tied, order[node])
        )
        if not edge.directed and second not in tied:
            ranks[second] = ranks[first] + 1
    return ranks


def _lane(number: int, edge: GraphEdge, ranks: dict[str, int]) -> Lane:
    left, right = edge.source, edge.target
    if ranks[left] > ranks[right]:
        left, right = right, left
    between = range(ranks[left] + 1, ranks[right])
    return Lane(
        edge=edge,
        left=left,
        right=right,
        passages=tuple(f"{number}:{rank}" for rank in between),
    )
