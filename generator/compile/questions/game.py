"""The interview as a game: its questions, their answers, and what is left after some of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

from generator.compile.build import Built
from generator.compile.diagram import Node
from generator.compile.questions.asked import Answer, AskedDiagram, result_root
from generator.compile.variables import ClusterVariable, EnumVariable, FlagVariable

Values: TypeAlias = tuple[int, ...]
Answers: TypeAlias = Mapping[int, int]
"""Question → number of the class of the answer that was given."""


@dataclass(frozen=True, kw_only=True)
class PlannedQuestion:
    """What is asked in one go.

    ``variables``: those it settles (several flags for one list of choices). ``price``: the number
    of facts to state. ``classes``: its answers, as values of the variables, grouped by what they
    leave; each class has its weight.
    """

    variables: tuple[int, ...]
    price: int
    classes: tuple[tuple[Values, ...], ...]
    weights: tuple[float, ...]

    def class_of(self, values: Values) -> int:
        """The number of the class that an answer belongs to."""
        return next(n for n, members in enumerate(self.classes) if values in members)


class Game:
    """The questions of one checker; a state is what remains of the result."""

    def __init__(self, built: Built) -> None:
        self.built = built
        self.diagram = AskedDiagram(built)
        self.start: Node[Answer] = self.diagram.decision(result_root(built))
        self.questions: tuple[PlannedQuestion, ...] = ()
        if self.start != self.diagram.wild:
            self.questions = tuple(map(self._question, self._groups()))

    # -- states ------------------------------------------------------------------------------------

    def decided(self, state: Node[Answer]) -> bool:
        """True when all completions that count agree."""
        return len(set(self.diagram.leaves(state)) - {None}) <= 1

    def open_questions(self, state: Node[Answer], answers: Answers) -> list[int]:
        """The questions that were not asked yet and still change something."""
        support = self.diagram.support(state)
        return [
            number
            for number, question in enumerate(self.questions)
            if number not in answers and support & set(question.variables)
        ]

    def after(
        self, state: Node[Answer], answers: Answers, asked: int, answer: tuple[int, int]
    ) -> tuple[Node[Answer], Answers]:
        """State and answers once one variable of the question has a value (``answer``).

        The flags of one question follow each other; it counts as open until they are all settled.
        """
        variable, value = answer
        question = self.questions[asked]
        remaining = self.diagram.restrict(state, variable, value)
        if len(question.variables) > 1:
            return remaining, answers
        return remaining, {**answers, asked: question.class_of((value,))}

    def leave(self, state: Node[Answer], question: PlannedQuestion, index: int) -> Node[Answer]:
        """What remains after an answer of class number ``index``."""
        return self.diagram.restricted(state, question.variables, question.classes[index][0])

    # -- questions ---------------------------------------------------------------------------------

    def _groups(self) -> list[tuple[int, ...]]:
        """The variables that one question settles together, in the order of the variables."""
        groups: dict[tuple[str, int], list[int]] = {}
        for at in sorted(self.diagram.support(self.start)):
            variable = self.built.layout.variables[at]
            flag = isinstance(variable, FlagVariable)
            key = ("fact", variable.facts[0]) if flag else ("variable", at)
            groups.setdefault(key, []).append(at)
        return [tuple(group) for group in groups.values()]

    def _question(self, group: tuple[int, ...]) -> PlannedQuestion:
        classes: dict[int, list[Values]] = {}
        weights: dict[int, float] = {}
        hopeless: list[Values] = []
        for values in product(*(range(self.diagram.sizes[at]) for at in group)):
            remaining = self.diagram.restricted(self.start, group, values)
            if remaining == self.diagram.wild:
                hopeless.append(values)
                continue
            classes.setdefault(remaining, []).append(values)
            weight = weights.get(remaining, 0.0)
            weights[remaining] = weight + self._weight(group[0], values[0])
        members = [tuple(values) for values in classes.values()]
        members[0] += tuple(hopeless)  # never reached; they only need a place
        variable = self.built.layout.variables[group[0]]
        return PlannedQuestion(
            variables=group,
            price=len(variable.facts) if isinstance(variable, ClusterVariable) else 1,
            classes=tuple(members),
            weights=tuple(weights.values()),
        )

    def _weight(self, at: int, value: int) -> float:
        """The declared weight of a choice; 1 for everything else."""
        variable = self.built.layout.variables[at]
        if not isinstance(variable, EnumVariable):
            return 1.0
        choices = self.built.checker.facts[variable.fact].choices
        return float(choices[value].weight) if value < len(choices) else 1.0
