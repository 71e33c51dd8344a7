"""The interview as a game against chance, played by plain recursion over the reference; no
diagrams, no tables.

Asking a fact costs one question, facts that the rules compare with each other are asked together.
Choices weigh as declared, ways in which the comparisons of a figure can turn out weigh alike,
answers that contradict do not count. A fact with a condition of application is asked once it surely
applies, or when nothing else is left to ask.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import prod

from generator.model import NOT_GIVEN, Checker
from support.completions import Completions
from support.reference_interpreter import FREE, Point

State = tuple


@dataclass(frozen=True)
class Question:
    """Facts that are asked together; one representative and one weight for each answer."""

    facts: tuple[int, ...]
    answers: tuple[tuple, ...]
    weights: tuple[float, ...]


class Game:
    """The interview of one checker, from nothing known to a decision. A state has an answer number
    (or None) a question.
    """

    def __init__(self, completions: Completions) -> None:
        self.completions, self.reference = completions, completions.reference
        checker = completions.checker
        self.never = never_asked(checker)
        self.known: Point = [None if fact.id in self.never else FREE for fact in checker.facts]
        self.questions = [
            self._question(group)
            for group in completions.groups
            if any(self.known[n] is FREE for n in group)
        ]
        self.start: State = (None,) * len(self.questions)
        self._memo: dict[State, frozenset] = {}
        self._costs: dict[State, float] = {}
        self._sure: dict[tuple[int, State], bool] = {}

    @property
    def size(self) -> int:
        """How many states there are."""
        return prod(len(question.answers) + 1 for question in self.questions)

    def _question(self, group: tuple[int, ...]) -> Question:
        unknown = tuple(n for n in group if self.known[n] is FREE)
        facts, point = self.completions.checker.facts, list(self.known)
        found: dict[tuple, tuple] = {}
        for values in self.completions.values(group, self.known):
            for n, value in zip(unknown, values, strict=True):
                point[n] = value
            atoms = tuple(
                atom.outcome(point) for atom in self.completions.atoms if atom.facts & set(unknown)
            )
            figure = facts[unknown[0]].type in ("integer", "number", "date")
            found.setdefault((*(v is None for v in values), *atoms) if figure else values, values)
        weights = (
            {choice.id: float(choice.weight) for choice in facts[unknown[0]].choices}
            if facts[unknown[0]].type == "choice"
            else {}
        )
        return Question(
            unknown,
            tuple(found.values()),
            tuple(weights.get(values[0], 1.0) for values in found.values()),
        )

    # -- what a state leaves ----------------------------------------------------------------------

    def results(self, state: State) -> frozenset:
        """The decisions that the consistent completions of a state reach; empty = contradiction."""
        if state not in self._memo:
            if None in state:
                at = state.index(None)
                self._memo[state] = frozenset().union(
                    *(self.results(after) for after in self.after(state, at))
                )
            else:
                verdict = self.reference.verdict(self.point(state))
                self._memo[state] = (
                    frozenset()
                    if verdict is None
                    else frozenset([(verdict.outcomes, verdict.candidates)])
                )
        return self._memo[state]

    def after(self, state: State, at: int) -> list[State]:
        """The states after each answer to question number ``at``."""
        return [
            (*state[:at], answer, *state[at + 1 :])
            for answer in range(len(self.questions[at].answers))
        ]

    def point(self, state: State) -> Point:
        """The settled point of a state in which everything is answered."""
        point = list(self.known)
        for question, answer in zip(self.questions, state, strict=True):
            for n, value in zip(question.facts, question.answers[answer], strict=True):
                point[n] = value
        return self.reference.settled(
            point, [n for n, value in enumerate(self.known) if value is FREE]
        )

    def possible(self, at: int) -> list[int]:
        """The answers to a question that do not contradict everything."""
        return [
            answer for answer, after in enumerate(self.after(self.start, at)) if self.results(after)
        ]

    def applies(self, state: State, at: int) -> bool:
        """True when the facts of a question are sure to apply."""
        gates = [holds for n, holds in self.reference.gates if n in self.questions[at].facts]
        if gates and (at, state) not in self._sure:
            opened = [
                self.possible(n) if answer is None else (answer,) for n, answer in enumerate(state)
            ]
            self._sure[at, state] = all(
                holds(self.point(full)) for full in product(*opened) for holds in gates
            )
        return not gates or self._sure[at, state]

    # -- the least expectation --------------------------------------------------------------------

    def cost(self, state: State) -> float:
        """The least expected number of questions from here to a decision."""
        if len(self.results(state)) <= 1:
            return 0.0
        if state not in self._costs:
            opened = [at for at, answer in enumerate(state) if answer is None]
            useful = [at for at in opened if self.matters(state, at)] or opened
            sure = [at for at in useful if self.applies(state, at)]
            self._costs[state] = min(self.price(state, at) for at in sure or useful)
        return self._costs[state]

    def matters(self, state: State, at: int) -> bool:
        """True when the answer alone can make a difference, whatever the other answers are."""
        if all(self.applies(state, other) for other, answer in enumerate(state) if answer is None):
            return True  # then a useless question is dear enough to be left out by itself
        opened = [
            range(len(q.answers)) if answer is None and n != at else (answer,)
            for n, (q, answer) in enumerate(zip(self.questions, state, strict=True))
        ]
        return any(len(self.results(full)) > 1 for full in product(*opened))

    def price(self, state: State, at: int) -> float:
        """The expected number of questions when question ``at`` comes next."""
        pairs = [
            (weight, after)
            for weight, after in zip(self.questions[at].weights, self.after(state, at), strict=True)
            if self.results(after)
        ]
        total = sum(weight for weight, _ in pairs)
        return (
            len(self.questions[at].facts)
            + sum(weight * self.cost(after) for weight, after in pairs) / total
        )


def never_asked(checker: Checker) -> set[str]:
    """Facts that only stand in for others, or are another way to state them, and may be
    left out.
    """
    named = {
        word.value
        for fact in checker.facts
        for word in (*fact.alternatives, *filter(None, (fact.stand_in,)))
    }
    return {fact.id for fact in checker.facts if fact.id in named and fact.absent == NOT_GIVEN}
