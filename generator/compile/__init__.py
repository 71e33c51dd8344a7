"""Third stage: model → program. See ``program`` for its form and ``questions`` for the order of questions.

tree → typed condition (``resolve``) → variables (``layout``) → diagrams (``build``) → JSON (``emit``)
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.compile.build import Built, build
from generator.compile.emit import emit
from generator.model import Model
from generator.problem import Problem
from generator.program import FORMAT

__all__ = ["Built", "Compiled", "build", "compile_model"]


@dataclass(frozen=True)
class Compiled:
    """The program, and the diagrams it was made from (verification looks at them)."""

    program: dict
    built: tuple[Built, ...]


def compile_model(model: Model, progress=lambda text: None) -> tuple[Compiled, list[Problem]]:
    """The program of all checkers and the problems in their rules."""
    built, problems, programs = [], [], {}
    for checker in model.checkers:
        progress(f"Übersetze {checker.id}")
        one, found = build(checker)
        problems += found
        if one:
            built.append(one)
            programs[checker.id] = emit(one, model)
    return Compiled({"format": FORMAT, "checkers": programs}, tuple(built)), problems
