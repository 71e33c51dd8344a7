"""Multi-valued decision diagrams: reduced, ordered, shared. The form in which decisions are exact and small.

A diagram is a function of the program's variables (each with finitely many values) into arbitrary hashable
leaves. Equal functions have equal node numbers, so that "do all completions agree?" is one comparison.
(Bryant 1986; multi-terminal and multi-valued as in Clarke et al. 1993 and Srinivasan et al. 1990.)
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

LEAF = 10**6  # behind every variable in the order


class Diagram:
    """A store of shared nodes over variables ``0 … n-1`` with the given numbers of values."""

    def __init__(self, sizes: Iterable[int]) -> None:
        self.sizes = list(sizes)
        self._nodes: list[tuple[int, object]] = []
        self._known: dict[tuple[int, object], int] = {}
        self.false, self.true = self.leaf(False), self.leaf(True)

    def _intern(self, key: tuple[int, object]) -> int:
        # the type belongs to the key: 1, True and Decimal(1) are different leaves
        index = (*key, type(key[1]))
        if index not in self._known:
            self._known[index] = len(self._nodes)
            self._nodes.append(key)
        return self._known[index]

    def leaf(self, value: Hashable) -> int:
        """The constant function ``value``."""
        return self._intern((LEAF, value))

    def node(self, variable: int, children: Iterable[int]) -> int:
        """The function that depends on ``variable`` first; ``children`` one a value."""
        children = tuple(children)
        return children[0] if len(set(children)) == 1 else self._intern((variable, children))

    def test(self, variable: int, bits: Iterable[bool]) -> int:
        """The condition that holds for the values whose bit is set."""
        return self.node(variable, (self.true if bit else self.false for bit in bits))

    def variable(self, node: int) -> int:
        """The first variable ``node`` depends on; LEAF for a constant."""
        return self._nodes[node][0]

    def children(self, node: int) -> tuple[int, ...]:
        """The functions that remain, one a value of the node's variable."""
        return self._nodes[node][1]

    def value(self, node: int) -> Hashable:
        """The value of a constant."""
        return self._nodes[node][1]

    def apply(self, function: Callable[..., Hashable], *nodes: int) -> int:
        """The function whose leaves are ``function`` of the leaves of ``nodes``."""
        memo: dict[tuple[int, ...], int] = {}

        def walk(key: tuple[int, ...]) -> int:
            if key not in memo:
                top = min(self.variable(node) for node in key)
                if top == LEAF:
                    memo[key] = self.leaf(function(*(self.value(node) for node in key)))
                else:
                    memo[key] = self.node(
                        top,
                        (
                            walk(tuple(self.child(node, top, i) for node in key))
                            for i in range(self.sizes[top])
                        ),
                    )
            return memo[key]

        return walk(nodes)

    def child(self, node: int, variable: int, index: int) -> int:
        """What remains of ``node`` once ``variable`` (not behind its first one) has its value number ``index``."""
        own, children = self._nodes[node]
        return children[index] if own == variable else node

    def ite(self, condition: int, then: int, other: int) -> int:
        """``then`` where ``condition`` holds, else ``other``."""
        memo: dict[tuple[int, int, int], int] = {}

        def walk(a: int, b: int, c: int) -> int:
            if a == self.true or b == c:
                return b
            if a == self.false:
                return c
            key = (a, b, c)
            if key not in memo:
                top = min(map(self.variable, key))
                memo[key] = self.node(
                    top,
                    (
                        walk(*(self.child(node, top, i) for node in key))
                        for i in range(self.sizes[top])
                    ),
                )
            return memo[key]

        return walk(condition, then, other)

    def both(self, *conditions: int) -> int:
        """True where all hold."""
        result = self.true
        for condition in conditions:
            result = self.ite(result, condition, self.false)
        return result

    def either(self, *conditions: int) -> int:
        """True where at least one holds."""
        result = self.false
        for condition in conditions:
            result = self.ite(result, self.true, condition)
        return result

    def negate(self, condition: int) -> int:
        """True where it does not hold."""
        return self.ite(condition, self.false, self.true)

    def restrict(self, node: int, variable: int, index: int) -> int:
        """The function that remains once ``variable`` has its value number ``index``."""
        memo: dict[int, int] = {}

        def walk(at: int) -> int:
            own, children = self._nodes[at]
            if own > variable:
                return at
            if at not in memo:
                memo[at] = (
                    children[index] if own == variable else self.node(own, map(walk, children))
                )
            return memo[at]

        return walk(node)

    def reach(self, root: int) -> list[int]:
        """All nodes below and with ``root``, children before parents."""
        seen: dict[int, None] = {}

        def walk(at: int) -> None:
            if at not in seen:
                if self.variable(at) != LEAF:
                    for child in self.children(at):
                        walk(child)
                seen[at] = None

        walk(root)
        return list(seen)

    def leaves(self, root: int) -> list[Hashable]:
        """The values that ``root`` can take."""
        return [self.value(node) for node in self.reach(root) if self.variable(node) == LEAF]

    def support(self, root: int) -> set[int]:
        """The variables that ``root`` depends on."""
        return {self.variable(node) for node in self.reach(root)} - {LEAF}

    def path(self, root: int, wanted: Callable[[Hashable], bool]) -> dict[int, int] | None:
        """A shortest assignment variable → value number that leads to a wanted leaf, or None."""
        best: dict[int, tuple[int, tuple | None]] = {}
        for node in self.reach(root):
            if self.variable(node) == LEAF:
                best[node] = (0, None) if wanted(self.value(node)) else (LEAF, None)
            else:
                length, index, child = min(
                    (best[c][0] + 1, i, c) for i, c in enumerate(self.children(node))
                )
                best[node] = (length, (index, child))
        if best[root][0] >= LEAF:
            return None
        steps, node = {}, root
        while best[node][1] is not None:
            index, child = best[node][1]
            steps[self.variable(node)] = index
            node = child
        return steps
