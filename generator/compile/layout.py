"""Facts → variables of a decision diagram, each with finitely many cells.

A finite fact is a variable with one value a choice. A figure or day that is only compared with constants is cut
at those constants. Facts that are compared with each other form a *cluster*: one variable whose values are the
combinations of truth of all its comparisons that some facts really produce. »No statement« is one more value.
A fact with a condition of application has a switch beside it: 1 while the fact is unknown, so that the
diagram itself knows that an inapplicable unknown fact counts as »no statement«.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from generator.cells import FIRST_DAY, LARGEST, LAST_DAY, bounds, facts_of, feasible
from generator.compile.diagram import Diagram
from generator.compile.typed import (
    AtMost,
    Chosen,
    Condition,
    Counted,
    Every,
    Given,
    Neg,
    Some,
    leaves,
)
from generator.model import NOT_GIVEN, Fact

ROUNDS_DAYS, ROUNDS_MONTHS = 12, 64


@dataclass
class Variable:
    """``kind``: enum, flag, cells, open or cluster; ``size`` its number of values; ``none`` the value »no statement«."""

    kind: str
    facts: tuple[int, ...]
    size: int
    none: int | None = None
    choice: int = 0
    cuts: tuple[int, ...] = ()
    atoms: tuple[AtMost, ...] = ()
    cells: tuple[tuple[int, int], ...] = ()
    rounds: int = ROUNDS_DAYS


@dataclass
class Layout:
    """The variables of one checker and the diagram over them."""

    facts: tuple[Fact, ...]
    variables: list[Variable]
    home: dict[int, int]
    switch: dict[int, int]
    flags: dict[tuple[int, int], int]
    applies: dict[int, Condition]
    diagram: Diagram
    _memo: dict[Condition, int] = field(default_factory=dict)

    def build(self, condition: Condition) -> int:
        """The diagram of a condition."""
        if condition not in self._memo:
            self._memo[condition] = self._build(condition)
        return self._memo[condition]

    def _build(self, condition: Condition) -> int:
        d = self.diagram
        if isinstance(condition, Neg):
            return d.negate(self.build(condition.of))
        if isinstance(condition, Every):
            return d.both(*map(self.build, condition.parts))
        if isinstance(condition, Some):
            return d.either(*map(self.build, condition.parts))
        if isinstance(condition, Counted):
            total = d.leaf(0)
            for part in condition.parts:
                total = d.apply(lambda n, held: n + held, total, self.build(part))
            return d.apply(lambda n: n in condition.allowed, total)
        return self._test(condition)

    def _test(self, leaf: Condition) -> int:
        d = self.diagram
        if isinstance(leaf, Chosen):
            return self._where_applicable(
                d.test(self.flags[leaf.fact, leaf.choice], (False, True)), (leaf.fact,)
            )
        if isinstance(leaf, AtMost):
            facts = _facts(leaf)
            if not facts:
                return d.leaf(leaf.left[1] <= leaf.right[1])
            at = self.home[facts[0]]
            return self._where_applicable(
                d.test(at, _truth_by_cell(self.variables[at], leaf, self.facts)), facts
            )
        at = self.home[leaf.fact]
        variable = self.variables[at]
        if isinstance(leaf, Given):
            bits = [not _is_none(variable, cell, leaf.fact) for cell in range(variable.size)]
        else:
            bits = [cell in leaf.values for cell in range(variable.size)]
        return self._where_applicable(d.test(at, bits), (leaf.fact,))

    def _where_applicable(self, test: int, facts: Iterable[int]) -> int:
        d = self.diagram
        for fact in facts:
            if fact in self.switch:
                unknown = d.test(self.switch[fact], (False, True))
                test = d.both(test, d.either(d.negate(unknown), self.build(self.applies[fact])))
        return test


def lay_out(
    facts: tuple[Fact, ...], applies: dict[int, Condition], conditions: Iterable[Condition]
) -> Layout:
    """Variables in the order of the facts, clusters at their first fact."""
    atoms = {
        leaf: _facts(leaf)
        for condition in (*conditions, *applies.values())
        for leaf in leaves(condition)
        if isinstance(leaf, AtMost)
    }
    groups = _clusters([found for found in atoms.values() if len(found) > 1])
    variables: list[Variable] = []
    home, switch, flags = {}, {}, {}
    for index, fact in enumerate(facts):
        if index in applies:
            switch[index] = len(variables)
            variables.append(Variable("open", (index,), 2))
    for index, fact in enumerate(facts):
        if fact.type == "choices":
            for n in range(len(fact.choices)):
                flags[index, n] = len(variables)
                variables.append(Variable("flag", (index,), 2, choice=n))
        elif index not in home:
            group = next((g for g in groups if index in g), (index,))
            own = tuple(atom for atom, found in atoms.items() if set(found) & set(group))
            home.update({member: len(variables) for member in group})
            variables.append(_variable(group, own, facts, applies))
    return Layout(
        facts, variables, home, switch, flags, applies, Diagram(v.size for v in variables)
    )


def nullable(fact: Fact) -> bool:
    """True when »no statement« is one of the fact's values."""
    return fact.type != "choices" and (fact.absent == NOT_GIVEN or fact.stand_in is not None)


def domain(fact: Fact) -> tuple[int, int]:
    """Smallest and largest admissible value of a figure or day."""
    return (FIRST_DAY, LAST_DAY) if fact.type == "date" else (-LARGEST, LARGEST)


def _variable(
    group: tuple[int, ...],
    atoms: tuple[AtMost, ...],
    facts: tuple[Fact, ...],
    applies: dict[int, Condition],
) -> Variable:
    if len(group) > 1:
        return _cluster(group, atoms, facts)
    fact = facts[group[0]]
    if fact.type in ("boolean", "choice"):
        count = 2 if fact.type == "boolean" else len(fact.choices)
        return Variable("enum", group, count + nullable(fact), count if nullable(fact) else None)
    cuts = tuple(sorted({_cut(atom, group[0], domain(fact)) for atom in atoms} - {None}))
    count = len(cuts) + 1
    return Variable(
        "cells", group, count + nullable(fact), count if nullable(fact) else None, cuts=cuts
    )


def _facts(atom: AtMost) -> tuple[int, ...]:
    return facts_of(atom.left) + facts_of(atom.right)


def _holds(atom: AtMost, box: dict[int, tuple[int, int]]) -> bool:
    return bounds(atom.left, box)[0] <= bounds(atom.right, box)[1]


def _cut(atom: AtMost, fact: int, limits: tuple[int, int]) -> int | None:
    """The first value at which the truth of a comparison changes (monotone, hence at most one)."""
    low, high = limits
    first = _holds(atom, {fact: (low, low)})
    if first == _holds(atom, {fact: (high, high)}):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (
            (middle, high) if _holds(atom, {fact: (middle, middle)}) == first else (low, middle)
        )
    return high


def _truth_by_cell(variable: Variable, atom: AtMost, facts: tuple[Fact, ...]) -> list[bool]:
    if variable.kind == "cluster":
        bit = variable.atoms.index(atom)
        return [bool(truth >> bit & 1) for _, truth in variable.cells]
    fact = variable.facts[0]
    starts = (domain(facts[fact])[0], *variable.cuts)
    truth = [_holds(atom, {fact: (start, start)}) for start in starts]
    return truth + [False] * (variable.size - len(truth))


def _is_none(variable: Variable, cell: int, fact: int) -> bool:
    if variable.kind == "cluster":
        return bool(variable.cells[cell][0] >> variable.facts.index(fact) & 1)
    return cell == variable.none


def _clusters(pairs: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    groups: list[set[int]] = []
    for pair in pairs:
        joined = set(pair).union(*(g for g in groups if g & set(pair)))
        groups = [g for g in groups if not g & set(pair)] + [joined]
    return [tuple(sorted(group)) for group in groups]


def _cluster(
    group: tuple[int, ...], atoms: tuple[AtMost, ...], facts: tuple[Fact, ...]
) -> Variable:
    months = any(
        op in str((atom.left, atom.right)) for atom in atoms for op in ("'m'", "'M'", "'q'", "'k'")
    )
    rounds = max(ROUNDS_MONTHS if months else ROUNDS_DAYS, len(group) + 2)
    optional = [fact for fact in group if nullable(facts[fact])]
    cells = []
    for count in range(len(optional) + 1):
        for absent in combinations(optional, count):
            none = sum(1 << group.index(fact) for fact in absent)
            box = {fact: domain(facts[fact]) for fact in group if fact not in absent}
            live = [n for n, atom in enumerate(atoms) if not set(_facts(atom)) & set(absent)]
            cells += [(none, truth) for truth in _patterns(atoms, live, box, rounds)]
    return Variable("cluster", group, len(cells), atoms=atoms, cells=tuple(cells), rounds=rounds)


def _patterns(atoms: tuple[AtMost, ...], live: list[int], box: dict, rounds: int) -> list[int]:
    """Every combination of truth of the live comparisons that some point of the box produces."""
    found: list[int] = []

    def walk(at: int, truth: int, constraints: list) -> None:
        if constraints and (_contradict(constraints) or not feasible(constraints, box, rounds)):
            return
        if at == len(live):
            found.append(truth)
            return
        atom = atoms[live[at]]
        walk(at + 1, truth | 1 << live[at], [*constraints, (atom.left, atom.right)])
        walk(at + 1, truth, [*constraints, (("+", atom.right, ("c", 1)), atom.left)])

    walk(0, 0, [])
    return found


def _contradict(constraints: list) -> bool:
    """True when two comparisons of the same pair of terms exclude each other; bounds alone would not see it."""
    spans: dict[tuple[str, str], tuple[float, float]] = {}
    for left, right in constraints:
        (one, k), (two, m) = _split(left), _split(right)
        low, high = (float("-inf"), m - k) if one <= two else (k - m, float("inf"))
        key = min((one, two), (two, one))
        old_low, old_high = spans.get(key, (float("-inf"), float("inf")))
        spans[key] = low, high = max(low, old_low), min(high, old_high)
        if low > high:
            return True
    return False


def _split(term: tuple) -> tuple[str, int]:
    """``term`` as text and the constant added to it."""
    if term[0] == "c":
        return "", term[1]
    if term[0] == "+" and term[2][0] == "c":
        text, constant = _split(term[1])
        return text, constant + term[2][1]
    return repr(term), 0
