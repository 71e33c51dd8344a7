"""Diagrams and findings → what was proven of each checker, in figures."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from math import prod

from generator.compile import Built, Compiled
from generator.compile.leaves import GAP, ResultLeaf
from generator.compile.variables import SwitchVariable
from generator.model import CONTRADICTION, UNDECIDED
from generator.problem import Place, Problem
from generator.verified import Verified
from generator.verify.effects import effective_facts
from generator.verify.parted import parted
from generator.verify.rows import live_rows


def report(compiled: Compiled, problems: Iterable[Problem]) -> tuple[Verified, ...]:
    """One entry a checker; ``problems``: what ``verify`` found in the same program."""
    failed: set[Place] = set()
    overlapping: set[Place] = set()
    for problem in problems:
        if problem.code.startswith("beispiel-"):
            failed.add(problem.place)
        elif problem.code == "ueberschneidung":
            overlapping.add(problem.place)
    return tuple(
        replace(_verified(built, failed, overlapping), parted=parted(built, compiled.program))
        for built in compiled.built
    )


def _verified(
    built: Built, failed_examples: Collection[Place], overlapping_rows: Collection[Place]
) -> Verified:
    checker, effective, reached = built.checker, effective_facts(built), _reached(built)
    return Verified(
        checker=checker.id,
        rows=len(built.rows),
        live_rows=len(live_rows(built)),
        cases=_cases(built),
        complete=checker.result == "set" or GAP not in built.diagram.leaves(built.root),
        consistent=not any(row.place in overlapping_rows for row in built.rows),
        outcomes=len(checker.outcomes),
        reached=sum(outcome.id in reached for outcome in checker.outcomes),
        unreached=sum(
            bool(outcome.unreached) and outcome.id not in reached for outcome in checker.outcomes
        ),
        facts=len(checker.facts),
        effective=len(effective),
        idle=sum(fact.idle and n not in effective for n, fact in enumerate(checker.facts)),
        examples=len(checker.examples),
        passed=sum(example.place not in failed_examples for example in checker.examples),
    )


def _cases(built: Built) -> int:
    """Combinations of the values that the conditions tell apart; whether a fact is known is not one
    of them.
    """
    return prod(
        variable.size
        for variable in built.layout.variables
        if not isinstance(variable, SwitchVariable)
    )


def _reached(built: Built) -> set[str]:
    """Outcomes that some facts lead to, as result or as candidate of an expert decision."""
    d = built.diagram
    reached = {CONTRADICTION} if built.clash != d.leaf(None) else set()
    if built.checker.result == "set":
        return reached | {
            outcome for outcome, root in built.members.items() if True in d.leaves(root)
        }
    for leaf in d.leaves(built.root):
        if isinstance(leaf, ResultLeaf):
            reached.update(leaf.outcomes)
            if UNDECIDED in leaf.outcomes:
                reached.update(leaf.candidates)
    return reached
