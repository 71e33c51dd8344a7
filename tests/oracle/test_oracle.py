"""Unknown is exact: for every checker of the handbook, ``evaluate`` says what all completions
together say.

``WEISUNGSWERK_ORACLE=SEED:CASES`` draws other partial facts, or more of them for each checker.
"""

from __future__ import annotations

import os
import random
from functools import cache

import pytest

from generator.load import load
from generator.model import Model
from support.completions import Completions
from support.oracle import differences, program_of
from support.paths import ROOT
from support.random_facts import partial_facts

SEED, CASES = map(int, os.environ.get("WEISUNGSWERK_ORACLE", "20261121:40").split(":"))
PARTIAL_LIMIT, NOTHING_KNOWN_LIMIT = 2_000, 60_000


@cache
def handbook() -> Model:
    """The rules of the handbook."""
    model, problems = load(ROOT)
    assert not [problem for problem in problems if problem.level == "error"]
    return model


@cache
def all_completions() -> tuple[Completions, ...]:
    """The completions of every checker of the handbook, in each of its versions."""
    return tuple(Completions(checker) for checker in handbook().checkers)


@pytest.mark.parametrize(
    "completions", all_completions(), ids=lambda completions: completions.checker.id
)
def test_partial_facts(completions: Completions) -> None:
    """Random partial facts, the examples, and nothing known at all have the result that their
    completions have.
    """
    checker = completions.checker
    program = program_of(checker)
    draw = random.Random(f"{SEED} {checker.id}")
    cases = [partial_facts(completions, draw, PARTIAL_LIMIT) for _ in range(CASES)]
    cases += [
        example.facts
        for example in checker.examples
        if _feasible(completions, example.facts, PARTIAL_LIMIT)
    ]
    cases += [
        facts
        for facts in ({}, {fact.id: None for fact in checker.facts})
        if _feasible(completions, facts, NOTHING_KNOWN_LIMIT)
    ]
    found = list(filter(None, (differences(program, completions, facts) for facts in cases)))
    assert not found, f"{len(found)} of {len(cases)} differ\n" + "\n".join(found[:3])


def _feasible(completions: Completions, facts: dict, limit: int) -> bool:
    return completions.size(completions.reference.known(facts)) <= limit


def test_nearly_nothing_known() -> None:
    """All but the largest checkers are covered with nothing known."""
    unknown = {c.checker.id: {fact.id: None for fact in c.checker.facts} for c in all_completions()}
    too_large = {
        c.checker.id
        for c in all_completions()
        if not _feasible(c, unknown[c.checker.id], NOTHING_KNOWN_LIMIT)
    }
    assert too_large == {"bak-aufnahme", "profillage", "strategien"}
