"""Facts that are only asked where they apply: after which answers is a question sure to?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from generator.compile.diagram import Node
from generator.compile.leaves import Membership
from generator.compile.questions.game import Answers, Game

Scalar = TypeVar("Scalar", bound=np.generic)

Gate: TypeAlias = npt.NDArray[np.bool_]
"""An axis a question, one place a class of its answers; only one where it does not matter."""


def gates_of(game: Game) -> tuple[Gate | None, ...]:
    """For each question with a condition of application, where that holds."""
    layout = game.built.layout
    gates: list[Gate | None] = []
    for question in game.questions:
        facts = layout.variables[question.variables[0]].facts
        conditions = [
            layout.build(layout.applies[fact]) for fact in facts if fact in layout.applies
        ]
        gates.append(_gate(game, layout.diagram.both(*conditions)) if conditions else None)
    return tuple(gates)


def surely_applies(gate: Gate | None, answers: Answers) -> bool:
    """True when the condition holds whatever the open questions will bring."""
    if gate is None:
        return True
    place = tuple(
        slice(answers[axis], answers[axis] + 1) if axis in answers and length > 1 else slice(None)
        for axis, length in enumerate(gate.shape)
    )
    return bool(np.all(gate[place]))


def _gate(game: Game, condition: Node[bool]) -> Gate:
    d = game.diagram

    def walk(node: Node[Membership], at: int) -> Gate:
        if at == len(game.questions):
            return np.array(all(map(_may_hold, d.leaves(node))))
        question = game.questions[at]
        classes = question.classes
        if not set(question.variables) & d.support(node):
            classes = classes[:1]
        return stacked(
            [
                walk(d.restricted(node, question.variables, members[0]), at + 1)
                for members in classes
            ]
        )

    return walk(d.asked(condition, frozenset()), 0)


def _may_hold(leaf: object) -> bool:
    """Under every reading, where several are left."""
    return all(map(_may_hold, leaf)) if isinstance(leaf, tuple) else leaf is not False


def stacked(parts: Sequence[npt.NDArray[Scalar]]) -> npt.NDArray[Scalar]:
    """The parts along a new first axis, each broadcast to the shape of all."""
    shape = np.broadcast_shapes(*(part.shape for part in parts))
    return np.stack([np.broadcast_to(part, shape) for part in parts])
