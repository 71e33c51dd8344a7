"""Which question is next, and the whole order as a graph."""

from __future__ import annotations

from generator.compile.build import Built
from generator.compile.diagram import Node
from generator.compile.questions.asked import Answer
from generator.compile.questions.costs import Costs
from generator.compile.questions.game import Answers, Game
from generator.compile.questions.gates import gates_of, surely_applies

DECIDED = -1


class Questions:
    """The order of questions of one checker."""

    def __init__(self, built: Built) -> None:
        self.game = Game(built)
        self._gates = gates_of(self.game)
        exact = bool(self.game.questions) and Costs.fit(self.game)
        self._costs = Costs(self.game, self._gates) if exact else None

    def expected(self) -> float:
        """The least expected number of questions from nothing known to a decision; NaN where the
        order is greedy.
        """
        if not self.game.questions:
            return 0.0
        return self._costs.expected if self._costs else float("nan")

    def emit(self) -> list[list[int]]:
        """The order as a graph: ``[variable, child, …]``, parents first, DECIDED = no child."""
        numbers: dict[int, int] = {}
        entries: list[list[int]] = []

        def write(state: Node[Answer], answers: Answers) -> int:
            asked = self._choose(state, answers)
            if asked is None:
                return DECIDED
            if state in numbers:
                return numbers[state]
            number = numbers[state] = len(entries)
            entries.append([])
            variable = self._next_variable(state, asked)
            children = []
            for value in range(self.game.diagram.sizes[variable]):
                remaining, known = self.game.after(state, answers, asked, (variable, value))
                children.append(write(remaining, known))
            entries[number] = [variable, *children]
            return number

        if self.game.questions:
            write(self.game.start, {})
        return entries

    def _next_variable(self, state: Node[Answer], asked: int) -> int:
        """The variable of a question that is settled next; of several flags, one that matters."""
        support = self.game.diagram.support(state)
        return next(at for at in self.game.questions[asked].variables if at in support)

    def _choose(self, state: Node[Answer], answers: Answers) -> int | None:
        """The number of the question to ask; None when decided."""
        if self.game.decided(state):
            return None
        candidates = self.game.open_questions(state, answers)
        sure = [n for n in candidates if surely_applies(self._gates[n], answers)]
        candidates = sure or candidates
        costs = self._costs
        if costs is None:
            return min(candidates, key=lambda n: (self._undecided(state, n), n))
        return min(candidates, key=lambda n: (round(costs.price(n, answers), 9), n))

    def _undecided(self, state: Node[Answer], asked: int) -> float:
        """The probability that the answer to a question does not decide."""
        question = self.game.questions[asked]
        open_weight = total = 0.0
        for index, weight in enumerate(question.weights):
            remaining = self.game.leave(state, question, index)
            if remaining != self.game.diagram.wild:
                total += weight
                open_weight += weight * (not self.game.decided(remaining))
        return open_weight / total if total else 1.0
