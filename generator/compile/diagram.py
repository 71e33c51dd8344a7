"""Multi-valued decision diagrams: reduced, ordered, shared. Decisions in them are exact and small.

A diagram is a function of the program's variables (each with finitely many values) into arbitrary
hashable leaves. Equal functions have equal node numbers, so that "do all completions agree?" is one
comparison. (Bryant 1986; multi-terminal and multi-valued as in Clarke et al. 1993 and Srinivasan et
al. 1990.)
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar, cast, overload

from generator.compile.budget import branches

LEAF = 10**6  # behind every variable in the order

L = TypeVar("L", bound=Hashable)
A = TypeVar("A", bound=Hashable)
B = TypeVar("B", bound=Hashable)
C = TypeVar("C", bound=Hashable)
D = TypeVar("D", bound=Hashable)
L_co = TypeVar("L_co", bound=Hashable, covariant=True)

Path = dict[int, int]
"""An assignment: variable → number of its value."""


class Node(int, Generic[L_co]):
    """The number of a node whose leaves are of type ``L``.

    Plain ``int`` at run time: the type checker alone tells a condition from a decision.
    """


class Diagram:
    """A store of shared nodes over variables ``0 … n-1`` with the given numbers of values."""

    def __init__(self, sizes: Iterable[int]) -> None:
        self.sizes = list(sizes)
        self._nodes: list[tuple[int, tuple[int, ...]]] = []
        self._values: dict[int, Hashable] = {}
        self._known_nodes: dict[tuple[int, tuple[int, ...]], int] = {}
        self._known_leaves: dict[tuple[Hashable, type], int] = {}
        self.branches_left: int | None = None  # how many may still be made; None: without end
        self.false: Node[bool] = self.leaf(value=False)
        self.true: Node[bool] = self.leaf(value=True)

    # -- making nodes ------------------------------------------------------------------------------

    def leaf(self, value: L) -> Node[L]:
        """The constant function ``value``."""
        # the type belongs to the key: 1, True and Decimal(1) are different leaves
        key = (value, type(value))
        number = self._known_leaves.get(key)
        if number is None:
            number = self._known_leaves[key] = len(self._nodes)
            self._nodes.append((LEAF, ()))
            self._values[number] = value
        return cast("Node[L]", number)

    def node(self, variable: int, children: Iterable[Node[L]]) -> Node[L]:
        """The function that depends on ``variable`` first; ``children`` has one entry a value."""
        return cast("Node[L]", self._join(variable, tuple(children)))

    def _join(self, variable: int, children: tuple[int, ...]) -> int:
        if self.branches_left is not None:
            self.branches_left -= len(children)
            if self.branches_left < 0:
                raise branches()
        if len(set(children)) == 1:
            return children[0]
        key = (variable, children)
        number = self._known_nodes.get(key)
        if number is None:
            number = self._known_nodes[key] = len(self._nodes)
            self._nodes.append(key)
        return number

    def test(self, variable: int, bits: Iterable[bool]) -> Node[bool]:
        """The condition that holds for the values whose bit is set."""
        return self.node(variable, (self.true if bit else self.false for bit in bits))

    # -- looking at nodes --------------------------------------------------------------------------

    def variable(self, node: int) -> int:
        """The first variable ``node`` depends on; LEAF for a constant."""
        return self._nodes[node][0]

    def children(self, node: Node[L]) -> tuple[Node[L], ...]:
        """The functions that remain, one a value of the node's variable."""
        return cast("tuple[Node[L], ...]", self._nodes[node][1])

    def value(self, node: Node[L]) -> L:
        """The value of a constant."""
        return cast("L", self._values[node])

    def child(self, node: Node[L], variable: int, index: int) -> Node[L]:
        """What remains of ``node`` once ``variable`` has its value number ``index``.

        ``variable`` must not stand behind the first variable of ``node``.
        """
        own, children = self._nodes[node]
        return cast("Node[L]", children[index]) if own == variable else node

    def reach(self, root: Node[L]) -> list[Node[L]]:
        """All nodes below and with ``root``, children before parents."""
        seen: dict[int, None] = {}

        def walk(at: int) -> None:
            if at not in seen:
                for child in self._nodes[at][1]:
                    walk(child)
                seen[at] = None

        walk(root)
        return cast("list[Node[L]]", list(seen))

    def leaves(self, root: Node[L]) -> list[L]:
        """The values that ``root`` can take."""
        return [self.value(node) for node in self.reach(root) if self.variable(node) == LEAF]

    def support(self, root: Node[L]) -> set[int]:
        """The variables that ``root`` depends on."""
        return {self.variable(node) for node in self.reach(root)} - {LEAF}

    # -- functions of functions --------------------------------------------------------------------

    @overload
    def apply(self, function: Callable[[A], L], one: Node[A], /) -> Node[L]: ...
    @overload
    def apply(self, function: Callable[[A, B], L], one: Node[A], two: Node[B], /) -> Node[L]: ...
    @overload
    def apply(
        self, function: Callable[[A, B, C], L], one: Node[A], two: Node[B], three: Node[C], /
    ) -> Node[L]: ...
    def apply(self, function: Callable[..., Hashable], *nodes: int) -> Node[Hashable]:
        """The function whose leaves are ``function`` of the leaves of ``nodes``."""
        memo: dict[tuple[int, ...], int] = {}

        def walk(key: tuple[int, ...]) -> int:
            result = memo.get(key)
            if result is None:
                top = min(self._nodes[node][0] for node in key)
                if top == LEAF:
                    result = self.leaf(function(*(self._values[node] for node in key)))
                else:
                    result = self._join(top, tuple(map(walk, self._split(key, top))))
                memo[key] = result
            return result

        return cast("Node[Hashable]", walk(nodes))

    def _split(self, nodes: tuple[int, ...], variable: int) -> list[tuple[int, ...]]:
        """What remains of several nodes together, one entry for each value of ``variable``."""
        columns = []
        for node in nodes:
            own, children = self._nodes[node]
            columns.append(children if own == variable else (node,) * self.sizes[variable])
        return list(zip(*columns, strict=True))

    def ite(self, condition: Node[bool], then: Node[A], other: Node[B]) -> Node[A | B]:
        """``then`` where ``condition`` holds, else ``other``."""
        memo: dict[tuple[int, ...], int] = {}

        def walk(key: tuple[int, ...]) -> int:
            a, b, c = key
            if a == self.true or b == c:
                return b
            if a == self.false:
                return c
            result = memo.get(key)
            if result is None:
                top = min(self._nodes[node][0] for node in key)
                result = self._join(top, tuple(map(walk, self._split(key, top))))
                memo[key] = result
            return result

        return cast("Node[A | B]", walk((condition, then, other)))

    def both(self, *conditions: Node[bool]) -> Node[bool]:
        """True where all hold."""
        result = self.true
        for condition in conditions:
            result = self.ite(result, condition, self.false)
        return result

    def either(self, *conditions: Node[bool]) -> Node[bool]:
        """True where at least one holds."""
        result = self.false
        for condition in conditions:
            result = self.ite(result, self.true, condition)
        return result

    def negate(self, condition: Node[bool]) -> Node[bool]:
        """True where it does not hold."""
        return self.ite(condition, self.false, self.true)

    def restrict(self, node: Node[L], variable: int, index: int) -> Node[L]:
        """The function that remains once ``variable`` has its value number ``index``."""
        return self.restriction({variable: index})(node)

    def restriction(self, fixed: Path) -> Callable[[Node[L]], Node[L]]:
        """Makes of functions what remains of them once the variables have their values; what
        several have in common is worked out once.
        """
        last = max(fixed, default=-1)
        memo: dict[int, int] = {}

        def walk(at: int) -> int:
            own, children = self._nodes[at]
            if own > last:
                return at
            if at not in memo:
                memo[at] = (
                    walk(children[fixed[own]])
                    if own in fixed
                    else self._join(own, tuple(map(walk, children)))
                )
            return memo[at]

        return cast("Callable[[Node[L]], Node[L]]", walk)

    # -- witnesses ---------------------------------------------------------------------------------

    def path(self, root: Node[L], wanted: Callable[[L], bool]) -> Path | None:
        """A shortest assignment that leads to a wanted leaf, or None when there is none."""
        distance: dict[int, int] = {}
        step: dict[int, tuple[int, Node[L]]] = {}
        for node in self.reach(root):
            if self.variable(node) == LEAF:
                distance[node] = 0 if wanted(self.value(node)) else LEAF
                continue
            nearest, index, child = min(
                (distance[child], index, child) for index, child in enumerate(self.children(node))
            )
            distance[node], step[node] = nearest + 1, (index, child)
        if distance[root] >= LEAF:
            return None
        path: Path = {}
        node = root
        while node in step:
            index, child = step[node]
            path[self.variable(node)] = index
            node = child
        return path
