"""Facts → variables of a decision diagram, each with finitely many cells.

A finite fact is a variable with one value a choice. A figure or day that is only compared with
constants is cut at those constants. Facts that are compared with each other form a *cluster*: one
variable whose values are the combinations of truth of all its comparisons that some facts really
produce. »No statement« is one more value. A fact with a condition of application has a switch
beside it: 1 while the fact is unknown, so that the diagram itself knows that an inapplicable
unknown fact counts as »no statement«.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from generator.cells import FIRST_DAY, LARGEST, LAST_DAY, Box, bounds
from generator.compile.budget import MAX_LIMITS, MAX_VALUES, MAX_VARIABLES, TooLargeError
from generator.compile.clusters import cluster_variable, clusters
from generator.compile.diagram import Diagram, Node
from generator.compile.typed import (
    AtMost,
    Chosen,
    Condition,
    Counted,
    Every,
    Given,
    Neg,
    ReadAs,
    Some,
    Test,
    Yields,
    leaves,
)
from generator.compile.variables import (
    ClusterVariable,
    CutVariable,
    EnumVariable,
    FlagVariable,
    ReadingVariable,
    SwitchVariable,
    Variable,
)
from generator.model import NOT_GIVEN, Conflict, Fact


@dataclass(kw_only=True)
class Layout:
    """The variables of one checker and the diagram over them.

    ``home``: the variable of a fact; ``switch``: the one that says whether it is unknown;
    ``flags``: the one of a fact's choice; ``conflicts``: the one of a conflict. ``applies``: when a
    fact with a switch applies.
    """

    facts: tuple[Fact, ...]
    variables: list[Variable]
    home: dict[int, int]
    switch: dict[int, int]
    flags: dict[tuple[int, int], int]
    conflicts: dict[str, int]
    applies: dict[int, Condition]
    diagram: Diagram
    _memo: dict[Condition, Node[bool]] = field(default_factory=dict, init=False)

    def build(self, condition: Condition) -> Node[bool]:
        """The diagram of a condition."""
        node = self._memo.get(condition)
        if node is None:
            node = self._memo[condition] = self._build(condition)
        return node

    def _build(self, condition: Condition) -> Node[bool]:  # noqa: C901, PLR0911  one a condition
        d = self.diagram
        match condition:
            case Neg(inner):
                return d.negate(self.build(inner))
            case Every(parts):
                return d.both(*map(self.build, parts))
            case Some(parts):
                return d.either(*map(self.build, parts))
            case Counted(parts, allowed):
                return d.apply(lambda count: count in allowed, self._count(parts))
            case Test(fact, values):
                at = self.home[fact]
                bits = (cell in values for cell in range(self.variables[at].size))
                return self._where_applicable(d.test(at, bits), (fact,))
            case Chosen(fact, choice):
                flag = self.flags[fact, choice]
                return self._where_applicable(d.test(flag, (False, True)), (fact,))
            case Given(fact):
                return self._given(fact)
            case AtMost():
                return self._at_most(condition)
            case ReadAs(conflict, readings):
                return self._read_as(self.conflicts[conflict], readings)
            case Yields():
                raise AssertionError("only an extra value may look at the decision")
            case _ as never:
                assert_never(never)

    def _count(self, parts: tuple[Condition, ...]) -> Node[int]:
        d = self.diagram
        count = d.leaf(0)
        for part in parts:
            count = d.apply(operator.add, count, self.build(part))
        return count

    def _given(self, fact: int) -> Node[bool]:
        at = self.home[fact]
        variable = self.variables[at]
        if isinstance(variable, ClusterVariable):
            bit = variable.facts.index(fact)
            bits = [not cell.absent >> bit & 1 for cell in variable.cells]
        else:
            none = variable.none if isinstance(variable, EnumVariable | CutVariable) else None
            bits = [cell != none for cell in range(variable.size)]
        return self._where_applicable(self.diagram.test(at, bits), (fact,))

    def _read_as(self, at: int, readings: frozenset[str]) -> Node[bool]:
        variable = self.variables[at]
        assert isinstance(variable, ReadingVariable)
        return self.diagram.test(at, (reading in readings for reading in variable.readings))

    def _at_most(self, atom: AtMost) -> Node[bool]:
        facts = atom.facts
        if not facts:
            return self.diagram.leaf(_holds(atom, {}))
        at = self.home[facts[0]]
        variable = self.variables[at]
        if isinstance(variable, ClusterVariable):
            bit = variable.atoms.index(atom)
            bits = [bool(cell.truth >> bit & 1) for cell in variable.cells]
        else:
            assert isinstance(variable, CutVariable)
            bits = _truth_by_cell(variable, atom, domain(self.facts[variable.fact]))
        return self._where_applicable(self.diagram.test(at, bits), facts)

    def _where_applicable(self, test: Node[bool], facts: Iterable[int]) -> Node[bool]:
        d = self.diagram
        for fact in facts:
            if fact in self.switch:
                stated = d.negate(self.unknown(fact))
                test = d.both(test, d.either(stated, self.build(self.applies[fact])))
        return test

    def unknown(self, fact: int) -> Node[bool]:
        """A fact with a condition of application is not stated."""
        return self.diagram.test(self.switch[fact], (False, True))


def lay_out(
    facts: tuple[Fact, ...],
    applies: dict[int, Condition],
    conditions: Iterable[Condition],
    tested: Sequence[Conflict] = (),
) -> Layout:
    """Switches first, then variables in the order of the facts, clusters at their first fact; last
    the conflicts, so that readings part as late as possible.
    """
    atoms = dict.fromkeys(
        leaf
        for condition in (*conditions, *applies.values())
        for leaf in leaves(condition)
        if isinstance(leaf, AtMost)
    )
    groups = clusters(atom.facts for atom in atoms if len(atom.facts) > 1)
    variables: list[Variable] = [SwitchVariable(number) for number in sorted(applies)]
    switch = {number: at for at, number in enumerate(sorted(applies))}
    home: dict[int, int] = {}
    flags: dict[tuple[int, int], int] = {}
    for number, fact in enumerate(facts):
        _expect_few_values(number, fact, len(variables))
        if fact.type == "choices":
            for choice in range(len(fact.choices)):
                flags[number, choice] = len(variables)
                variables.append(FlagVariable(number, choice))
        elif number not in home:
            group = next((group for group in groups if number in group), (number,))
            own = tuple(atom for atom in atoms if set(atom.facts) & set(group))
            _expect_small(number, fact, len(own) if len(group) == 1 else 0)
            home.update(dict.fromkeys(group, len(variables)))
            variables.append(_variable(group, own, facts))
    conflicts = {conflict.id: at for at, conflict in enumerate(tested, start=len(variables))}
    variables += [
        ReadingVariable(conflict.id, tuple(reading.id for reading in conflict.readings))
        for conflict in tested
    ]
    return Layout(
        facts=facts,
        variables=variables,
        home=home,
        switch=switch,
        flags=flags,
        conflicts=conflicts,
        applies=applies,
        diagram=Diagram(variable.size for variable in variables),
    )


def _expect_few_values(number: int, fact: Fact, variables: int) -> None:
    """Raises TooLargeError for too many facts, or too many choices of one."""
    if variables > MAX_VARIABLES or len(fact.choices) > MAX_VALUES:
        raise TooLargeError(
            f"So viele Merkmale und Werte (über {MAX_VARIABLES} Merkmale, wobei jeder Wert "
            f"einer Mehrfachauswahl zählt, oder über {MAX_VALUES} Werte einer Auswahl) lassen "
            "sich nicht zusammen auswerten: ",
            "Teilen Sie den Prüfer, oder fassen Sie Werte zusammen.",
            (number,),
        )


def _expect_small(number: int, fact: Fact, comparisons: int) -> None:
    """Raises TooLargeError for a figure or day that is compared with too many values."""
    if comparisons > MAX_LIMITS and fact.type not in ("boolean", "choice"):
        raise TooLargeError(
            f"Mit so vielen festen Werten (über {MAX_LIMITS}) lässt sich ein Merkmal nicht "
            "vergleichen: ",
            "Nehmen Sie statt einzelner Werte Bereiche, etwa »x >= 5 Tage und x <= 9 Tage«.",
            (number,),
        )


def nullable(fact: Fact) -> bool:
    """True when »no statement« is one of the fact's values."""
    return fact.type != "choices" and (fact.absent == NOT_GIVEN or fact.stand_in is not None)


def domain(fact: Fact) -> tuple[int, int]:
    """Smallest and largest admissible value of a figure or day."""
    return (FIRST_DAY, LAST_DAY) if fact.type == "date" else (-LARGEST, LARGEST)


def _variable(
    group: tuple[int, ...], atoms: tuple[AtMost, ...], facts: tuple[Fact, ...]
) -> Variable:
    if len(group) > 1:
        optional = tuple(number for number in group if nullable(facts[number]))
        domains = tuple(domain(facts[number]) for number in group)
        return cluster_variable(group, atoms, optional, domains)
    (number,) = group
    fact = facts[number]
    if fact.type in ("boolean", "choice"):
        count = 2 if fact.type == "boolean" else len(fact.choices)
        none = count if nullable(fact) else None
        return EnumVariable(number, count + nullable(fact), none)
    changes = {_first_change(atom, number, domain(fact)) for atom in atoms}
    cuts = tuple(sorted(change for change in changes if change is not None))
    return CutVariable(number, cuts, len(cuts) + 1 if nullable(fact) else None)


# --- comparisons with constants -------------------------------------------------------------------


def _holds(atom: AtMost, box: Box) -> bool:
    return bounds(atom.left, box)[0] <= bounds(atom.right, box)[1]


def _first_change(atom: AtMost, fact: int, limits: tuple[int, int]) -> int | None:
    """The first value at which the truth of a comparison changes (monotone, hence at most one)."""

    def holds(number: int) -> bool:
        return _holds(atom, {fact: (number, number)})

    low, high = limits
    first = holds(low)
    if first == holds(high):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        if holds(middle) == first:
            low = middle
        else:
            high = middle
    return high


def _truth_by_cell(variable: CutVariable, atom: AtMost, limits: tuple[int, int]) -> list[bool]:
    starts = (limits[0], *variable.cuts)
    truth = [_holds(atom, {variable.fact: (start, start)}) for start in starts]
    return truth + [False] * (variable.size - len(truth))  # »no statement« satisfies nothing
