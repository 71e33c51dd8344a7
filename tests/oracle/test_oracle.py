"""Unknown is exact: for every checker of the handbook, ``evaluate`` says what all completions
together say.

``WEISUNGSWERK_ORACLE=SEED:CASES`` draws other partial facts, or more of them for each checker.
"""

from __future__ import annotations

import os
import random
from functools import cache

import pytest

from generator.readings import readings_of
from support.completions import Completions
from support.oracle import differences, program_of
from support.random_facts import partial_facts
from support.real_handbook import verified

SEED, CASES = map(int, os.environ.get("WEISUNGSWERK_ORACLE", "20261121:40").split(":"))
PARTIAL_LIMIT, NOTHING_KNOWN_LIMIT = 2_000, 60_000


CHECKERS = verified().known  # in each of their versions
MODEL = verified().model
QUICK = "absoma-kontaktfenster"  # the one of `make quick`


@cache
def completions_of(number: int) -> Completions:
    """The completions of one checker."""
    return Completions(CHECKERS[number], readings_of(CHECKERS[number], MODEL))


@pytest.mark.parametrize(
    "number",
    [
        pytest.param(number, id=checker.id, marks=[pytest.mark.quick] * (checker.id == QUICK))
        for number, checker in enumerate(CHECKERS)
    ],
)
def test_partial_facts(number: int) -> None:
    """Random partial facts, the examples, and nothing known at all have the result that their
    completions have.
    """
    completions, checker = completions_of(number), CHECKERS[number]
    program = program_of(checker, MODEL, readings_of(checker, MODEL))
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
    readings = sum(len(conflict.readings) for conflict in completions.reference.conflicts)
    found = [
        difference
        for facts in cases
        if (
            difference := differences(
                program,
                completions,
                facts,
                resting=_feasible(completions, facts, PARTIAL_LIMIT // (1 + readings)),
            )
        )
    ]
    assert not found, f"{len(found)} of {len(cases)} differ\n" + "\n".join(found[:3])


def _feasible(completions: Completions, facts: dict, limit: int) -> bool:
    return completions.size(completions.reference.known(facts)) <= limit


def test_nearly_nothing_known() -> None:
    """All but the largest checkers are covered with nothing known."""
    too_large = set()
    for number, checker in enumerate(CHECKERS):
        nothing = {fact.id: None for fact in checker.facts}
        if not _feasible(completions_of(number), nothing, NOTHING_KNOWN_LIMIT):
            too_large.add(checker.id)
    assert too_large == {
        "absoma-gespraech",
        "absoma-relevanz",
        "absoma-zustaendigkeit",
        "bak-aufnahme",
        "profillage",
        "profiling-erforderlich",
        "strategien",
    }
