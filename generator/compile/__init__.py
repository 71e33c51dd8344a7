"""Third stage: model → program. See ``program`` for its form.

tree → typed condition (``resolve``, ``rules``) → variables (``layout``) → diagrams (``build``) →
JSON (``emit``), with the order in which facts are asked (``questions``)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.compile.build import Built, build
from generator.compile.emit import emit
from generator.model import Model
from generator.problem import Problem
from generator.program import FORMAT, CheckerProgram, Program
from generator.readings import readings_of

__all__ = ["Built", "Compiled", "build", "compile_model"]


@dataclass(frozen=True)
class Compiled:
    """The program, and the diagrams it was made from (verification looks at them)."""

    program: Program
    built: tuple[Built, ...]


def _silent(_text: str) -> None:
    """Nobody wants to know how far the work is."""


def compile_model(
    model: Model, progress: Callable[[str], None] = _silent
) -> tuple[Compiled, list[Problem]]:
    """The program of all checkers, and the problems in their rules."""
    diagrams: list[Built] = []
    problems: list[Problem] = []
    programs: dict[str, CheckerProgram] = {}
    for checker in model.checkers:
        progress(f"Übersetze {checker.id}")
        built, own_problems = build(checker, readings_of(checker, model))
        problems += own_problems
        if built:
            diagrams.append(built)
            programs[checker.id] = emit(built, model)
    return Compiled({"format": FORMAT, "checkers": programs}, tuple(diagrams)), problems
