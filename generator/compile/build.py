"""One checker → diagrams of its decision, its extra values and its contradictions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from generator.cells import Term, facts_of
from generator.compile.budget import MAX_BRANCHES, TooLargeError, placed, too_large
from generator.compile.diagram import Diagram, Node, Path
from generator.compile.layout import Layout, lay_out
from generator.compile.leaves import (
    GAP,
    NO_VALUE,
    Clash,
    Decision,
    Gap,
    Membership,
    Result,
    ResultLeaf,
    TermLeaf,
    ValueLeaf,
)
from generator.compile.rules import ResolvedRule, ResolvedValue, Rules, resolve
from generator.compile.standing_in import with_stand_ins
from generator.compile.typed import (
    AtMost,
    Chosen,
    Condition,
    Counted,
    Every,
    Given,
    Neg,
    Quantity,
    ReadAs,
    Some,
    Test,
    Yields,
)
from generator.compile.variables import ReadingVariable
from generator.model import CONTRADICTION, UNDECIDED, Checker, Row
from generator.problem import Problem
from generator.readings import NO_READINGS, Readings


@dataclass(frozen=True)
class EntryRoot:
    """An entry of a list value, and the diagram of its condition."""

    id: str
    root: Node[Membership]


@dataclass(frozen=True, kw_only=True)
class Built:
    """Everything that verification and output need; all nodes belong to ``layout.diagram``.

    ``conditions``: one a row. ``root``: the decision; of a set, the constant None, and ``members``
    (by outcome) and ``hits`` (one a row after the contradictions) in its place. ``values`` and
    ``lists``: extra values by id. ``terms``: those of the values, by their number. ``used``: see
    ``Scope``. ``taken``: the number of the reading taken, by variable of a conflict; None while it
    is open.
    """

    checker: Checker
    layout: Layout
    rows: tuple[Row, ...]
    conditions: tuple[Node[bool], ...]
    clash: Node[Clash]
    root: Node[Decision]
    members: dict[str, Node[Membership]]
    hits: tuple[Node[Membership], ...]
    values: dict[str, Node[Result]]
    lists: dict[str, tuple[EntryRoot, ...]]
    terms: tuple[Term, ...]
    used: frozenset[str]
    taken: dict[int, int | None]

    @property
    def diagram(self) -> Diagram:
        """The store of nodes."""
        return self.layout.diagram

    @property
    def contradictions(self) -> int:
        """The number of rows that are contradictions; they stand first."""
        return len(self.checker.contradictions)

    @property
    def decided(self) -> Path:
        """The readings taken, by variable; without conflicts that are open."""
        return {at: number for at, number in self.taken.items() if number is not None}

    def tests_reading(self, row: int) -> bool:
        """A condition tests a reading on which the row rests: its own, or of its conflicts."""
        named = {conflict.value for conflict in self.rows[row].conflicts}
        own = self.diagram.support(self.conditions[row])
        return bool(named & self.layout.conflicts.keys() or own & self.taken.keys())


def build(checker: Checker, readings: Readings = NO_READINGS) -> tuple[Built | None, list[Problem]]:
    """The diagrams of a checker, or the problems in its rules."""
    rules, problems = resolve(checker, readings)
    if rules is None:
        return None, problems
    rules = with_stand_ins(rules)
    try:
        layout = lay_out(checker.facts, rules.applies, rules.all_conditions, rules.tested)
        layout.diagram.branches_left = MAX_BRANCHES
        built = assemble(rules, layout, readings)
    except TooLargeError as failure:
        return None, [too_large(failure, checker)]
    layout.diagram.branches_left = None
    return built, problems


def assemble(rules: Rules, layout: Layout, readings: Readings = NO_READINGS) -> Built:
    """The diagrams of a checker over given variables."""
    return _Assembly(rules, layout, _taken(layout, readings)).built()


def _taken(layout: Layout, readings: Readings) -> dict[int, int | None]:
    """The number of the reading taken, by variable."""
    taken: dict[int, int | None] = {}
    for at, variable in enumerate(layout.variables):
        if isinstance(variable, ReadingVariable):
            reading = readings.taken.get(variable.conflict)
            taken[at] = None if reading is None else variable.readings.index(reading)
    return taken


class _Assembly:
    """Puts the diagrams of a checker together: contradictions, then the decision, then values."""

    def __init__(self, rules: Rules, layout: Layout, taken: dict[int, int | None]) -> None:
        self.rules, self.layout, self.diagram = rules, layout, layout.diagram
        self.taken = taken
        self.first = len(rules.checker.contradictions)
        self.conditions = self._row_conditions()
        self.clash = self._clash()
        self.clashing = self.diagram.apply(_is_clash, self.clash)
        self.root: Node[Decision] = self.diagram.leaf(None)
        self.members: dict[str, Node[Membership]] = {}
        self.hits: tuple[Node[Membership], ...] = ()
        if rules.checker.result == "set":
            self.members = self._members()
            self.hits = tuple(map(self._unless_clashing, self.conditions[self.first :]))
        else:
            self.root = self._first_row()
        self.terms: list[Term] = []

    def built(self) -> Built:
        """The diagrams."""
        lists = [value for value in self.rules.values if value.value.type == "list"]
        others = [value for value in self.rules.values if value.value.type != "list"]
        return Built(
            checker=self.rules.checker,
            layout=self.layout,
            rows=self.rules.rows,
            conditions=self.conditions,
            clash=self.clash,
            root=self.root,
            members=self.members,
            hits=self.hits,
            values={value.value.id: self._value(value) for value in others},
            lists={value.value.id: self._entries(value) for value in lists},
            terms=tuple(self.terms),
            used=self.rules.used,
            taken=self.taken,
        )

    # -- rows --------------------------------------------------------------------------------------

    def _row_conditions(self) -> tuple[Node[bool], ...]:
        d = self.diagram
        nodes: list[Node[bool]] = []
        for own, condition in zip(self.rules.rows, self.rules.conditions, strict=True):
            with placed(own.place):
                nodes.append(d.true if condition is None else self.layout.build(condition))
        if self.rules.checker.result != "set":
            return tuple(nodes)
        # »sonst« in a set: no other row fits
        rows = range(self.first, len(nodes))
        open_rows = [row for row in rows if self.rules.conditions[row] is None]
        named = d.either(*(nodes[row] for row in rows if row not in open_rows))
        for row in open_rows:
            nodes[row] = d.negate(named)
        return tuple(nodes)

    def _clash(self) -> Node[Clash]:
        clash: Node[Clash] = self.diagram.leaf(None)
        for row in reversed(range(self.first)):
            leaf = self.diagram.leaf(ResultLeaf(row, (CONTRADICTION,), ()))
            clash = self.diagram.ite(self.conditions[row], leaf, clash)
        return clash

    # -- the decision ------------------------------------------------------------------------------

    def _first_row(self) -> Node[Decision]:
        """The first row that fits decides."""
        d, rows = self.diagram, self.rules.rows
        numbers = {row.number: index for index, row in enumerate(rows)}
        rest: dict[int, Node[Decision]] = {len(rows): d.leaf(GAP)}
        for index in reversed(range(self.first, len(rows))):
            row = rows[index]
            with placed(row.place):
                leaf: Node[Decision] = self._row_result(index)
                if row.candidates_from:
                    source = rest[max(numbers[row.candidates_from.value], index + 1)]
                    leaf = d.apply(_with_candidates, leaf, source)
                rest[index] = d.ite(self.conditions[index], leaf, rest[index + 1])
        return d.ite(self.clashing, d.leaf(None), rest[self.first])

    def _row_result(self, index: int) -> Node[ResultLeaf]:
        """What a row yields; in ordered lists this depends on the condition of each outcome."""
        d, row = self.diagram, self.rules.rows[index]
        if self.rules.checker.result != "order":
            outcomes = tuple(sorted(then.outcome.value for then in row.then))
            candidates = tuple(sorted(word.value for word in row.candidates))
            return d.leaf(ResultLeaf(index, outcomes, candidates))
        sequence: Node[tuple[str, ...]] = d.leaf(())
        for then, condition in zip(row.then, self.rules.then_conditions[index], strict=True):
            outcome: Node[tuple[str, ...]] = d.leaf((then.outcome.value,))
            listed = d.ite(self.layout.build(condition), outcome, d.leaf(()))
            sequence = d.apply(_followed_by, sequence, listed)
        return d.apply(lambda outcomes: ResultLeaf(index, outcomes, ()), sequence)

    def _members(self) -> dict[str, Node[Membership]]:
        """Every outcome that some row yields belongs to the set where one of those rows fits."""
        members = {}
        for outcome in self.rules.checker.outcomes:
            fitting = [
                self.conditions[index]
                for index in range(self.first, len(self.rules.rows))
                if outcome.id in {then.outcome.value for then in self.rules.rows[index].then}
            ]
            if fitting:
                members[outcome.id] = self._unless_clashing(self.diagram.either(*fitting))
        return members

    def _unless_clashing(self, condition: Node[bool]) -> Node[Membership]:
        return self.diagram.ite(self.clashing, self.diagram.leaf(None), condition)

    # -- extra values ------------------------------------------------------------------------------

    def _entries(self, value: ResolvedValue) -> tuple[EntryRoot, ...]:
        with placed(value.value.place):
            return tuple(
                EntryRoot(entry.id, self._unless_clashing(self._with_result(entry.condition)))
                for entry in value.entries
            )

    def _value(self, value: ResolvedValue) -> Node[Result]:
        """The first rule that fits and whose formula can be computed decides."""
        d = self.diagram
        root: Node[Result] = d.leaf(NO_VALUE)
        with placed(value.value.place):
            for rule in reversed(value.rules):
                known = self._known(rule.formula) if rule.formula else d.true
                fits = d.both(known, self._with_result(rule.condition))
                root = d.ite(fits, d.leaf(self._rule_leaf(rule)), root)
            return d.ite(self.clashing, d.leaf(None), root)

    def _rule_leaf(self, rule: ResolvedRule) -> ValueLeaf | TermLeaf:
        if rule.choice or rule.formula is None:
            return ValueLeaf(rule.choice)
        term = rule.formula.term
        if term not in self.terms:
            self.terms.append(term)
        return TermLeaf(self.terms.index(term))

    def _known(self, formula: Quantity) -> Node[bool]:
        """A formula yields nothing where one of its facts carries no statement."""
        return self.layout.build(Every(tuple(Given(fact) for fact in facts_of(formula.term))))

    def _with_result(self, condition: Condition) -> Node[bool]:
        """A condition that may look at the decision."""
        d = self.diagram
        match condition:
            case Yields(outcomes):
                return self._yields(outcomes)
            case Neg(inner):
                return d.negate(self._with_result(inner))
            case Every(parts):
                return d.both(*map(self._with_result, parts))
            case Some(parts):
                return d.either(*map(self._with_result, parts))
            case Test() | Chosen() | Given() | AtMost() | Counted() | ReadAs():
                return self.layout.build(condition)
            case _ as never:
                assert_never(never)

    def _yields(self, outcomes: frozenset[str]) -> Node[bool]:
        d = self.diagram
        if self.rules.checker.result == "set":
            roots = (self.members[outcome] for outcome in outcomes if outcome in self.members)
            return d.either(*(d.apply(bool, root) for root in roots))

        def within(leaf: Decision) -> bool:
            return isinstance(leaf, ResultLeaf) and set(leaf.outcomes) <= outcomes

        return d.apply(within, self.root)


def _is_clash(leaf: Clash) -> bool:
    return leaf is not None


def _followed_by(outcomes: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return outcomes + more


def _with_candidates(leaf: Decision, source: Decision) -> Decision:
    """``leaf`` with what the rest of the table yields as further candidates."""
    if not isinstance(leaf, ResultLeaf) or isinstance(source, Gap) or source is None:
        return leaf
    further = source.candidates if UNDECIDED in source.outcomes else source.outcomes
    candidates = tuple(sorted({*leaf.candidates, *further}))
    return ResultLeaf(leaf.row, leaf.outcomes, candidates)
