"""The order of questions: as short as brute force allows, and independent of how the rows are
written.

The game: asking a fact costs one question; answers weigh alike (one a cell of a figure, one a
choice); answers that contradict the rest do not count; a fact is asked only once it surely applies;
it ends when the outcome is decided.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from math import prod

import pytest

from generator.compile import Built, build
from generator.compile.questions import Questions
from generator.compile.settled import settled
from generator.compile.variables import ClusterVariable, FlagVariable
from generator.evaluate import evaluate
from generator.expression import Not
from generator.model import NOT_GIVEN, UNDECIDED
from generator.readings import readings_of
from support.real_handbook import verified

MAX_STATES = 5000
CLASH = ("widerspruch", ["widerspruch"])


def _answers(built: Built, fact: int) -> list[object]:
    """One answer a value; for a figure one a cell."""
    spec = built.checker.facts[fact]
    if spec.type == "boolean":
        return [True, False]
    if spec.type == "choice":
        return [choice.id for choice in spec.choices]
    cuts = built.layout.variables[built.layout.home[fact]].cuts
    scale = 10**spec.places
    return [(cut - 1) / scale for cut in cuts[:1]] + [cut / scale for cut in cuts]


def _is_small(built: Built) -> bool:
    checker = built.checker
    if None in built.taken.values() or any(
        isinstance(variable, ClusterVariable | FlagVariable) for variable in built.layout.variables
    ):
        return False
    if any(
        row.open or UNDECIDED in (then.outcome.value for then in row.then) for row in checker.rows
    ):
        return False  # there the result is more than its outcome
    return (
        prod(len(_answers(built, n)) + 1 for n, fact in enumerate(checker.facts) if not fact.idle)
        <= MAX_STATES
    )


def _whole(value: object) -> object:
    return int(value) if isinstance(value, float) and value == int(value) else value


class Game:
    """Plain recursion over all partial answers of one checker."""

    def __init__(self, built: Built) -> None:
        self.built, self.program = built, verified().compiled.program
        absent = {
            word.value
            for fact in built.checker.facts
            for word in (*fact.alternatives, *filter(None, (fact.stand_in,)))
        }
        self.facts = [
            n
            for n, fact in enumerate(built.checker.facts)
            if not (fact.id in absent and fact.absent == NOT_GIVEN)
        ]

    def result(self, known: tuple) -> dict:
        """What the evaluator says of some answers."""
        facts = {self.built.checker.facts[n].id: None for n in self.facts}
        return evaluate(self.program, self.built.checker.id, {**facts, **dict(known)})

    @cache  # noqa: B019  a game lives as long as its test
    def optimum(self, known: tuple = ()) -> float:
        """The least expected number of questions from here on."""
        if self.result(known)["outcome"] is not None:
            return 0.0
        costs = [
            self._cost(known, n, self.optimum)
            for n in self.facts
            if self.built.checker.facts[n].id not in dict(known)
        ]
        return min(cost for cost in costs if cost is not None)

    @cache  # noqa: B019  a game lives as long as its test
    def played(self, known: tuple = ()) -> float:
        """The expected number when ``next`` is followed."""
        found = self.result(known)
        if found["outcome"] is not None:
            return 0.0
        assert found["next"] in found["missing"]
        number = next(n for n in self.facts if self.built.checker.facts[n].id == found["next"])
        return self._cost(known, number, self.played, gated=False)

    def _cost(
        self, known: tuple, fact: int, rest: Callable[[tuple], float], gated: bool = True
    ) -> float | None:
        if gated and not self._applies(known, fact):
            return None
        after = [
            tuple(sorted({**dict(known), self.built.checker.facts[fact].id: _whole(value)}.items()))
            for value in _answers(self.built, fact)
        ]
        counted = [state for state in after if self.result(state)["outcome"] not in CLASH]
        return 1 + sum(rest(state) for state in counted) / len(counted) if counted else None

    def _applies(self, known: tuple, fact: int) -> bool:
        """By brute force: no completion of the open facts makes the condition of
        application false.
        """
        condition = self.built.layout.applies.get(fact)
        if condition is None:
            return True
        d, layout = self.built.diagram, self.built.layout
        node = layout.build(condition)
        for name, value in known:
            number = next(n for n in self.facts if self.built.checker.facts[n].id == name)
            at = layout.home[number]
            answers = [_whole(answer) for answer in _answers(self.built, number)]
            index = answers.index(value)
            if self.built.checker.facts[number].type == "boolean":
                index = int(value)
            node = d.restrict(node, at, index)
        for at in layout.switch.values():
            node = d.restrict(node, at, 1)
        return False not in d.leaves(node)


NOT_BEST = {"bak-kontaktfristen": 0.1}  # questions more than needed, not explained yet
SMALL = [built for built in map(settled, verified().compiled.built) if _is_small(built)]


@pytest.mark.parametrize("built", SMALL, ids=lambda built: built.checker.id)
def test_order_is_optimal(built: Built) -> None:
    """The planned expectation is the optimum, and following ``next`` reaches it."""
    game = Game(built)
    most = pytest.approx(game.optimum(), abs=NOT_BEST.get(built.checker.id, 1e-9))
    assert Questions(built).expected() == most
    assert game.played() == most


def test_enough_checkers_are_small() -> None:
    """The recursion is tried on a good part of the handbook."""
    assert len(SMALL) >= 11


@pytest.mark.parametrize("built", verified().compiled.built, ids=lambda built: built.checker.id)
def test_rewriting_rows_changes_nothing(built: Built) -> None:
    """Conditions negated twice, and rows that exclude each other in reverse order, cost as many
    questions.
    """
    checker = built.checker
    rows = tuple(
        replace(row, condition=Not(row.place, Not(row.place, row.condition)))
        if row.condition
        else row
        for row in checker.rows
    )
    if checker.policy == "unique" and not any(
        row.condition is None or row.candidates_from or row.exceptions for row in rows
    ):
        rows = rows[::-1]
    readings = readings_of(checker, verified().model)
    other, problems = build(replace(checker, rows=rows), readings)
    assert problems == []
    assert Questions(other).expected() == pytest.approx(
        Questions(built).expected(), abs=1e-9, nan_ok=True
    )


@pytest.mark.parametrize(
    "program", verified().compiled.program["checkers"].values(), ids=lambda program: program["id"]
)
def test_plan_has_no_cycle(program: dict) -> None:
    """Every path through the plan ends."""
    steps = {
        at: [at + step for step in children if step]
        for at, (_, *children) in enumerate(program["questions"])
    }
    assert all(_ends(steps, at, frozenset()) for at in steps)


def _ends(steps: dict[int, list[int]], at: int, above: frozenset[int]) -> bool:
    return at not in above and all(_ends(steps, below, above | {at}) for below in steps[at])
