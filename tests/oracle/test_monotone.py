"""Knowing more never turns a decided answer of the handbook into another one (see
``support.monotone``; invented checkers are asked in ``test_properties``).
"""

from __future__ import annotations

import random

import pytest

from generator.model import Checker
from generator.readings import readings_of
from support.completions import Completions
from support.monotone import broken
from support.oracle import program_of
from support.random_facts import partial_facts
from support.real_handbook import verified

SEED, CASES, LIMIT = 20261130, 10, 2_000
CHECKERS = verified().known


@pytest.mark.parametrize("checker", CHECKERS, ids=lambda checker: checker.id)
def test_examples_and_random_facts(checker: Checker) -> None:
    """Some of the examples, and random facts."""
    model = verified().model
    readings, draw = readings_of(checker, model), random.Random(f"{SEED} {checker.id}")
    completions, program = Completions(checker, readings), program_of(checker, model, readings)
    cases = [example.facts for example in checker.examples]
    cases = draw.sample(cases, min(CASES, len(cases)))
    cases += [partial_facts(completions, draw, LIMIT) for _ in range(CASES)]
    found = list(filter(None, (broken(program, completions, facts, draw) for facts in cases)))
    assert not found, "\n".join(found[:3])
