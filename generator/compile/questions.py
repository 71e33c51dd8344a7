"""The order of questions with the least expected number, worked out once at build time.

An interview is a game against chance: asking a fact costs one question, its answers come with declared weights
(equal ones unless the rules say otherwise; answers that contradict what is known do not count). The best order is
found by dynamic programming over all sets of answered questions (Moret 1982, »Decision Trees and Diagrams«), on
tables: the result as a function of the answers is what counts, neither the order of rows nor how they are written.
Facts of a cluster are asked together, as only together they fix a cell.

Beyond ``MAX_TABLE`` entries the order is greedy: next the question that most probably decides. A set result whose
joint diagram exceeds ``MAX_SET_NODES`` gets no plan; its facts are asked in the order of the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, product

import numpy as np

from generator.compile.build import GAP, Built
from generator.compile.diagram import LEAF, Diagram
from generator.compile.layout import Variable
from generator.model import NOT_GIVEN

MAX_TABLE = 24_000_000
MAX_SET_NODES = 60_000
NOTHING = np.iinfo(np.int32).max


@dataclass(frozen=True)
class Unit:
    """One question: the variables it settles, its price, and its answers grouped by what they leave."""

    variables: tuple[int, ...]
    price: int
    classes: tuple[tuple[tuple[int, ...], ...], ...]
    weights: tuple[float, ...]


class Questions:
    """The game of one checker."""

    def __init__(self, built: Built) -> None:
        self.built = built
        self.d = Diagram(built.diagram.sizes)
        self.wild = self.d.leaf(None)
        self._merged: dict[tuple[int, int], int] = {}
        root = self._result_root()
        merged = self._asked(root, frozenset(range(len(built.layout.variables))))
        self.start = self._asked(
            root, frozenset(range(len(built.layout.variables))) - self.d.support(merged)
        )
        self.units = tuple(map(self._unit, self._groups())) if self.start != self.wild else ()
        self.gates = self._gates()

    def expected(self) -> float:
        """The least expected number of questions from nothing known to a decision; NaN where the order is greedy."""
        if not self.units:
            return 0.0
        return float(self._costs[-1].cost) if self._exact else float("nan")

    def emit(self) -> list[list[int]]:
        """The order as a graph: ``[variable, child, …]``, parents first, -1 = decided."""
        numbers: dict[int, int] = {}
        nodes: list[list[int]] = []

        def write(state: int, answers: dict[int, int]) -> int:
            unit = self._choose(state, answers)
            if unit is None:
                return -1
            if state in numbers:
                return numbers[state]
            numbers[state] = number = len(nodes)
            nodes.append([])
            variable = next(
                v for v in self.units[unit].variables if v in self.d.support(state)
            )  # flags: one that still matters
            nodes[number] = [
                variable,
                *(
                    write(*self._after(state, answers, unit, variable, value))
                    for value in range(self.d.sizes[variable])
                ),
            ]
            return number

        if self.units:
            write(self.start, {})
        return nodes

    # -- the game ---------------------------------------------------------------------------------------------

    @property
    def _exact(self) -> bool:
        return (
            bool(np.prod([len(unit.classes) + 1.0 for unit in self.units]) <= MAX_TABLE)
            if self.units
            else True
        )

    @property
    def _costs(self) -> list:
        if not hasattr(self, "_solved"):
            self._solved = _solve(self._table(), self.units, self.gates)
        return self._solved

    def _choose(self, state: int, answers: dict[int, int]) -> int | None:
        """The number of the unit to ask; None when decided."""
        if self._decided(state):
            return None
        support = self.d.support(state)
        open_units = [
            n
            for n, unit in enumerate(self.units)
            if n not in answers and support & set(unit.variables)
        ]
        allowed = [n for n in open_units if self._passes(n, answers)] or open_units
        if self._exact:
            return min(allowed, key=lambda n: (round(self._price_of(n, answers), 9), n))
        return min(allowed, key=lambda n: (self._undecided(state, n), n))

    def _decided(self, state: int) -> bool:
        return len(set(self.d.leaves(state)) - {None}) <= 1

    def _passes(self, unit: int, answers: dict[int, int]) -> bool:
        gate = self.gates[unit]
        return gate is None or bool(
            np.all(
                gate[
                    tuple(
                        slice(answers[n], answers[n] + 1)
                        if n in answers and gate.shape[n] > 1
                        else slice(None)
                        for n in range(len(self.units))
                    )
                ]
            )
        )

    def _price_of(self, unit: int, answers: dict[int, int]) -> float:
        key = sum(1 << n for n in range(len(self.units)) if n not in answers)
        at = tuple(answers[n] for n in sorted(answers))
        rest = self._costs[key & ~(1 << unit)]
        axis = sum(n < unit for n in answers)
        cost, low = rest.cost, rest.low
        index = (*at[:axis], slice(None), *at[axis:])
        weight = np.array(self.units[unit].weights) * (low[index] != NOTHING)
        return self.units[unit].price + float(
            (weight * cost[index]).sum() / max(weight.sum(), 1e-9)
        )

    def _undecided(self, state: int, unit: int) -> float:
        open_weight = total = 0.0
        for members, weight in zip(self.units[unit].classes, self.units[unit].weights):
            child = self._restricted(state, self.units[unit].variables, members[0])
            if child != self.wild:
                total += weight
                open_weight += weight * (not self._decided(child))
        return open_weight / total if total else 1.0

    def _after(
        self, state: int, answers: dict[int, int], unit: int, variable: int, value: int
    ) -> tuple[int, dict[int, int]]:
        """State and answers after one variable of a unit has ``value``; flags of one question follow each other."""
        found = self.units[unit]
        if len(found.variables) == 1:
            number = next(n for n, members in enumerate(found.classes) if (value,) in members)
            return self._restricted(state, found.variables, (value,)), {**answers, unit: number}
        return self._restricted(state, (variable,), (value,)), answers

    # -- the table --------------------------------------------------------------------------------------------

    def _table(self) -> np.ndarray:
        """Result number by answer class of every unit; NOTHING where the answers contradict each other."""
        leaves: dict[int, int] = {self.wild: NOTHING}
        memo: dict[tuple[int, int], np.ndarray] = {}

        def walk(node: int, at: int) -> np.ndarray:
            if self.d.variable(node) == LEAF:
                number = leaves.setdefault(node, len(leaves))
                return np.full((1,) * (len(self.units) - at), number, dtype=np.int32)
            if (node, at) not in memo:
                unit = self.units[at]
                used = set(unit.variables) & self.d.support(node)
                parts = (
                    [
                        walk(self._restricted(node, unit.variables, members[0]), at + 1)
                        for members in unit.classes
                    ]
                    if used
                    else [walk(node, at + 1)]
                )
                shape = np.broadcast_shapes(*(part.shape for part in parts))
                memo[node, at] = np.stack([np.broadcast_to(part, shape) for part in parts])
            return memo[node, at]

        return np.broadcast_to(walk(self.start, 0), tuple(len(unit.classes) for unit in self.units))

    def _unit(self, group: tuple[int, ...]) -> Unit:
        variable = self.built.layout.variables[group[0]]
        classes: dict[int, list[tuple[int, ...]]] = {}
        weights: dict[int, float] = {}
        for values in product(*(range(self.d.sizes[at]) for at in group)):
            child = self._restricted(self.start, group, values)
            if child == self.wild:
                continue
            classes.setdefault(child, []).append(values)
            weights[child] = weights.get(child, 0.0) + self._weight(variable, values)
        price = len(variable.facts) if variable.kind == "cluster" else 1
        hopeless = [
            values
            for values in product(*(range(self.d.sizes[at]) for at in group))
            if not any(values in c for c in classes.values())
        ]
        groups = [tuple(members) for members in classes.values()]
        groups[0] += tuple(hopeless)  # never reached; they only need a place
        return Unit(group, price, tuple(groups), tuple(weights.values()))

    def _weight(self, variable: Variable, values: tuple[int, ...]) -> float:
        choices = self.built.checker.facts[variable.facts[0]].choices
        return (
            float(choices[values[0]].weight)
            if variable.kind == "enum" and values[0] < len(choices)
            else 1.0
        )

    def _groups(self) -> list[tuple[int, ...]]:
        """The variables that one question settles together, in the order of the variables."""
        support, groups = self.d.support(self.start), {}
        for at in sorted(support):
            variable = self.built.layout.variables[at]
            groups.setdefault(variable.facts[0] if variable.kind == "flag" else -at - 1, []).append(
                at
            )
        return [tuple(group) for group in groups.values()]

    # -- the result as a function of what is asked ------------------------------------------------------------

    def _asked(self, root: int, merge: frozenset[int]) -> int:
        """``root`` with nothing known, alternatives left aside; values that cannot be answered do not count.

        Variables in ``merge`` are left out where they only tell contradictions from the rest.
        """
        facts = self.built.checker.facts
        absent = {
            word.value
            for fact in facts
            for word in (*fact.alternatives, *filter(None, (fact.stand_in,)))
        }
        source, memo, variables = self.built.diagram, {}, self.built.layout.variables
        admissible = [self._admissible(variable, absent, facts) for variable in variables]
        for node in source.reach(root):
            top = source.variable(node)
            if top == LEAF:
                memo[node] = self.d.leaf(source.value(node))
            elif variables[top].kind == "open":
                memo[node] = memo[source.children(node)[1]]
            else:
                kids = [
                    memo[child] if n in admissible[top] else self.wild
                    for n, child in enumerate(source.children(node))
                ]
                memo[node] = self._make(top, kids) if top in merge else self.d.node(top, kids)
        return memo[root]

    def _result_root(self) -> int:
        built = self.built
        if built.checker.result != "set":
            return built.diagram.apply(
                lambda leaf: None if leaf in (None, GAP) else leaf[2:], built.root
            )
        root = built.diagram.leaf(())
        for outcome, member in built.members.items():
            root = built.diagram.apply(
                lambda got, held, outcome=outcome: (
                    None if got is None or held is None else (*got, outcome) if held else got
                ),
                root,
                member,
            )
            if len(built.diagram.reach(root)) > MAX_SET_NODES:
                return built.diagram.leaf(None)
        return root

    def _admissible(self, variable: Variable, absent: set[str], facts) -> set[int]:
        if variable.kind == "cluster":
            none = sum(
                1 << i
                for i, fact in enumerate(variable.facts)
                if facts[fact].id in absent and facts[fact].absent == NOT_GIVEN
            )
            free = sum(1 << i for i, fact in enumerate(variable.facts) if facts[fact].stand_in)
            return {i for i, (gone, _) in enumerate(variable.cells) if gone & ~free == none}
        if variable.none is None:
            return set(range(variable.size))
        fact = facts[variable.facts[0]]
        if fact.id in absent and fact.absent == NOT_GIVEN:
            return {variable.none}
        return set(range(variable.size)) - (set() if fact.stand_in else {variable.none})

    def _make(self, variable: int, children: list[int]) -> int:
        """A node whose children are merged into one where they only differ in what does not count."""
        merged = self.wild
        for child in children:
            merged = self._merge(merged, child)
            if merged < 0:
                return self.d.node(variable, children)
        return merged

    def _merge(self, a: int, b: int) -> int:
        """The function that agrees with both wherever they count; -1 when there is none."""
        if a == b or b == self.wild:
            return a
        if a == self.wild:
            return b
        if (a, b) not in self._merged:
            self._merged[a, b] = self._merge_nodes(a, b)
        return self._merged[a, b]

    def _merge_nodes(self, a: int, b: int) -> int:
        top = min(self.d.variable(a), self.d.variable(b))
        if top == LEAF:
            return -1
        kids = []
        for index in range(self.d.sizes[top]):
            kid = self._merge(self.d.child(a, top, index), self.d.child(b, top, index))
            if kid < 0:
                return -1
            kids.append(kid)
        return self._make(top, kids)

    def _restricted(self, state: int, variables: tuple[int, ...], values: tuple[int, ...]) -> int:
        for variable, index in zip(variables, values):
            state = self.d.restrict(state, variable, index)
        return state

    # -- facts that are only asked where they apply -----------------------------------------------------------

    def _gates(self) -> list[np.ndarray | None]:
        """For each unit with a condition of application: its truth by answer class of every unit."""
        layout, gates = self.built.layout, []
        for unit in self.units:
            facts = layout.variables[unit.variables[0]].facts
            conditions = [
                layout.build(layout.applies[fact]) for fact in facts if fact in layout.applies
            ]
            gates.append(self._gate(layout.diagram.both(*conditions)) if conditions else None)
        return gates

    def _gate(self, condition: int) -> np.ndarray:
        node = self._asked(condition, frozenset())

        def walk(node: int, at: int) -> np.ndarray:
            if at == len(self.units):
                return np.array(all(leaf is not False for leaf in self.d.leaves(node)))
            unit = self.units[at]
            classes = (
                unit.classes if set(unit.variables) & self.d.support(node) else unit.classes[:1]
            )
            parts = [
                walk(self._restricted(node, unit.variables, members[0]), at + 1)
                for members in classes
            ]
            return np.stack(
                [
                    np.broadcast_to(part, np.broadcast_shapes(*(p.shape for p in parts)))
                    for part in parts
                ]
            )

        return walk(node, 0)


@dataclass(frozen=True)
class _Layer:
    """For one set of open questions: least expected cost, smallest and largest result still possible."""

    cost: np.ndarray
    low: np.ndarray
    high: np.ndarray


def _solve(
    table: np.ndarray, units: tuple[Unit, ...], gates: list[np.ndarray | None]
) -> list[_Layer]:
    """One layer for every set of open questions (bit n = unit n is open); axes are the answered units in order."""
    count = len(units)
    layers: list[_Layer | None] = [None] * (1 << count)
    layers[0] = _Layer(np.zeros(table.shape), table, np.where(table == NOTHING, -1, table))
    for size in range(1, count + 1):
        for opened in combinations(range(count), size):
            key = sum(1 << n for n in opened)
            best, free, low, high = None, None, None, None
            for n in opened:
                rest = layers[key & ~(1 << n)]
                axis = sum(m < n and not key >> m & 1 for m in range(count))
                if low is None:
                    low, high = rest.low.min(axis=axis), rest.high.max(axis=axis)
                weight = np.array(units[n].weights).reshape(
                    (-1,) + (1,) * (rest.cost.ndim - axis - 1)
                ) * (rest.low != NOTHING)
                total = weight.sum(axis=axis)
                cost = units[n].price + (weight * rest.cost).sum(axis=axis) / np.where(
                    total, total, 1
                )
                plain = cost
                if gates[n] is not None:
                    cost = np.where(gates[n].all(axis=opened), cost, np.inf)
                best = cost if best is None else np.minimum(best, cost)
                free = plain if free is None else np.minimum(free, plain)
            # where no open fact is sure to apply, the cheapest is asked all the same
            layers[key] = _Layer(
                np.where(low >= high, 0.0, np.where(np.isinf(best), free, best)), low, high
            )
    return layers
