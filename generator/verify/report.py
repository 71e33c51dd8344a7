"""Diagrams and findings → what was proven of each checker, in figures."""

from __future__ import annotations

from collections.abc import Iterable
from math import prod

from generator.compile import Built, Compiled
from generator.compile.build import GAP
from generator.model import CONTRADICTION, UNDECIDED
from generator.problem import Problem
from generator.verified import Verified
from generator.verify.tables import live_rows, matters


def report(compiled: Compiled, problems: Iterable[Problem]) -> tuple[Verified, ...]:
    """One entry a checker; ``problems``: what ``verify`` found in the same program."""
    found = frozenset((problem.code, problem.place) for problem in problems)
    return tuple(_one(built, found) for built in compiled.built)


def _one(built: Built, found: frozenset) -> Verified:
    checker, live, effective = built.checker, live_rows(built), matters(built)
    outcomes, reached = [outcome.id for outcome in checker.outcomes], _reached(built)
    places = {place for code, place in found if code.startswith("beispiel-")}
    overlapping = {place for code, place in found if code == "ueberschneidung"}
    return Verified(
        checker=checker.id,
        rows=len(built.rows),
        live_rows=len(live),
        cases=_cases(built),
        complete=checker.result == "set" or GAP not in built.diagram.leaves(built.root),
        consistent=not any(row.place in overlapping for row in built.rows),
        outcomes=len(outcomes),
        reached=sum(id in reached for id in outcomes),
        unreached=sum(
            bool(outcome.unreached) and outcome.id not in reached for outcome in checker.outcomes
        ),
        facts=len(checker.facts),
        effective=len(effective),
        idle=sum(fact.idle and n not in effective for n, fact in enumerate(checker.facts)),
        examples=len(checker.examples),
        passed=sum(example.place not in places for example in checker.examples),
    )


def _cases(built: Built) -> int:
    """Combinations of the values that the conditions tell apart; whether a fact is known is not one of them."""
    return prod(variable.size for variable in built.layout.variables if variable.kind != "open")


def _reached(built: Built) -> set[str]:
    """Outcomes that some facts lead to, as result or as candidate of an expert decision."""
    d = built.diagram
    reached = {CONTRADICTION} if any(leaf is not None for leaf in d.leaves(built.clash)) else set()
    if built.checker.result == "set":
        return reached | {id for id, root in built.members.items() if True in d.leaves(root)}
    for leaf in d.leaves(built.root):
        if leaf not in (None, GAP):
            reached |= {*leaf[2], *(leaf[3] if UNDECIDED in leaf[2] else ())}
    return reached
