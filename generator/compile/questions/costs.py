"""The least expected number of questions for every set of open ones, by dynamic programming."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import prod
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from generator.compile.diagram import LEAF, Node
from generator.compile.questions.asked import Answer
from generator.compile.questions.game import Answers, Game, PlannedQuestion
from generator.compile.questions.gates import Gate, stacked

MAX_TABLE = 24_000_000
NOTHING = np.iinfo(np.int32).max  # a combination of answers that contradict each other

Numbers: TypeAlias = npt.NDArray[np.int32]
Figures: TypeAlias = npt.NDArray[np.float64]


@dataclass(frozen=True)
class _Layer:
    """For one set of open questions: least expected cost, smallest and largest result still
    possible. The axes are the answered questions in order.
    """

    cost: Figures
    low: Numbers
    high: Numbers


class Costs:
    """The solved game. Sets of open questions are written as bits: bit n = question n is open."""

    def __init__(self, game: Game, gates: Sequence[Gate | None]) -> None:
        self._questions = game.questions
        self._layers = _solve(_result_table(game), game.questions, gates)

    @staticmethod
    def fit(game: Game) -> bool:
        """True when the tables of all sets together are not too large."""
        return prod(len(question.classes) + 1.0 for question in game.questions) <= MAX_TABLE

    @property
    def expected(self) -> float:
        """The least expected number of questions from nothing known to a decision."""
        return float(self._layers[-1].cost)

    def price(self, asked: int, answers: Answers) -> float:
        """What it costs to ask a question now and go on in the best way."""
        question = self._questions[asked]
        still_open = _bits(n for n in range(len(self._questions)) if n not in answers)
        rest = self._layers[still_open & ~(1 << asked)]
        given = tuple(answers[n] for n in sorted(answers))
        axis = sum(n < asked for n in answers)
        index: tuple[int | slice, ...] = (*given[:axis], slice(None), *given[axis:])
        weight = np.array(question.weights) * (rest.low[index] != NOTHING)
        mean = (weight * rest.cost[index]).sum() / max(weight.sum(), 1e-9)
        return question.price + float(mean)


def _bits(numbers: Iterable[int]) -> int:
    return sum(1 << number for number in numbers)


def _result_table(game: Game) -> Numbers:
    """The number of the result by answer class of every question; NOTHING where the answers
    contradict each other.
    """
    d, questions = game.diagram, game.questions
    numbers: dict[int, int] = {d.wild: NOTHING}
    memo: dict[tuple[int, int], Numbers] = {}

    def walk(node: Node[Answer], at: int) -> Numbers:
        if d.variable(node) == LEAF:
            number = numbers.setdefault(node, len(numbers))
            return np.full((1,) * (len(questions) - at), number, dtype=np.int32)
        table = memo.get((node, at))
        if table is None:
            question = questions[at]
            if set(question.variables) & d.support(node):
                states = [
                    game.leave(node, question, index) for index in range(len(question.classes))
                ]
            else:
                states = [node]
            table = memo[node, at] = stacked([walk(state, at + 1) for state in states])
        return table

    shape = tuple(len(question.classes) for question in questions)
    return np.broadcast_to(walk(game.start, 0), shape)


def _solve(
    table: Numbers, questions: tuple[PlannedQuestion, ...], gates: Sequence[Gate | None]
) -> list[_Layer]:
    """One layer for every set of open questions, smaller sets first."""
    nothing_open = _Layer(np.zeros(table.shape), table, np.where(table == NOTHING, -1, table))
    layers = {0: nothing_open}
    for size in range(1, len(questions) + 1):
        for still_open in combinations(range(len(questions)), size):
            layers[_bits(still_open)] = _layer(still_open, layers, questions, gates)
    return [layers[key] for key in range(1 << len(questions))]


def _layer(
    still_open: tuple[int, ...],
    layers: dict[int, _Layer],
    questions: tuple[PlannedQuestion, ...],
    gates: Sequence[Gate | None],
) -> _Layer:
    """The best next question for every combination of answers to the others."""
    key = _bits(still_open)
    # the cheapest question, and the cheapest of those that are sure to apply
    cheapest: Figures = np.array(np.inf)
    allowed: Figures = np.array(np.inf)
    for number in still_open:
        rest = layers[key & ~(1 << number)]
        axis = sum(other not in still_open for other in range(number))
        cost = _expected(questions[number], rest, axis)
        cheapest = np.minimum(cheapest, cost)
        gate = gates[number]
        if gate is not None:
            cost = np.where(gate.all(axis=still_open), cost, np.inf)
        allowed = np.minimum(allowed, cost)
    first = still_open[0]
    rest = layers[key & ~(1 << first)]
    low, high = rest.low.min(axis=first), rest.high.max(axis=first)
    # where no open fact is sure to apply, the cheapest is asked all the same
    cost = np.where(np.isinf(allowed), cheapest, allowed)
    return _Layer(np.where(low >= high, 0.0, cost), low, high)


def _expected(question: PlannedQuestion, rest: _Layer, axis: int) -> Figures:
    """The cost of a question and what follows it, weighted over its answers (``axis`` of rest)."""
    shape = (-1,) + (1,) * (rest.cost.ndim - axis - 1)
    weight = np.array(question.weights).reshape(shape) * (rest.low != NOTHING)
    total = weight.sum(axis=axis)
    mean: Figures = (weight * rest.cost).sum(axis=axis) / np.where(total, total, 1)
    return question.price + mean
