"""Unknown is exact: for every checker of the handbook, ``evaluate`` says what all completions together say.

``WEISUNGSWERK_ORACLE=SEED:CASES`` draws other partial facts, or more of them for each checker.
"""

from __future__ import annotations

import json
import os
import random
from functools import cache
from pathlib import Path

import pytest
from oracle.completions import Completions
from oracle.drawing import partial_facts
from reference import FREE

from generator.compile import build
from generator.compile.emit import emit
from generator.evaluate import evaluate
from generator.load import load
from generator.model import Checker, Model

ROOT = Path(__file__).parent.parent.parent
SEED, CASES = map(int, os.environ.get("WEISUNGSWERK_ORACLE", "20261121:40").split(":"))
PARTIAL_LIMIT, NOTHING_KNOWN_LIMIT = 2_000, 60_000
COMPARED = ("outcome", "possible", "certain", "candidates", "values")


@cache
def handbook() -> Model:
    """The rules of the handbook."""
    model, problems = load(ROOT)
    assert not [problem for problem in problems if problem.level == "error"]
    return model


def program_of(checker: Checker, model: Model | None = None) -> dict:
    """The program of one checker."""
    built, problems = build(checker)
    assert built, problems
    return {"format": 1, "checkers": {checker.id: emit(built, model or Model())}}


def differences(program: dict, completions: Completions, facts: dict) -> str:
    """Empty when engine and reference agree; else a text with a case ready to paste."""
    id = completions.checker.id
    everything = tuple(
        fact.id for fact in completions.checker.facts
    )  # what to ask next is not the matter here
    ours, wanted = evaluate(program, id, facts, skip=everything), completions.summary(facts)
    _drop_pinned(ours, wanted, completions, facts)
    wrong = [key for key in COMPARED if ours.get(key) != wanted.get(key)]
    if not wrong:
        return ""
    shown = "".join(
        f"\n  {key}: engine {ours.get(key)!r}\n  {' ' * len(key)}  oracle {wanted.get(key)!r}"
        for key in wrong
    )
    case = json.dumps({"checker": id, "facts": facts}, ensure_ascii=False)
    return f"weisungswerk evaluate {id} --facts '{json.dumps(facts, ensure_ascii=False)}'\n  {case}{shown}"


def _drop_pinned(ours: dict, wanted: dict, completions: Completions, facts: dict) -> None:
    """A day or figure worked out from an unknown fact counts as open, even where contradictions leave the fact one value."""
    if FREE in completions.reference.known(facts):
        for value in completions.checker.values:
            if value.type in ("date", "integer") and value.id not in ours["values"]:
                wanted["values"].pop(value.id, None)


@cache
def all_completions() -> tuple[Completions, ...]:
    """The completions of every checker of the handbook, in each of its versions."""
    return tuple(Completions(checker) for checker in handbook().checkers)


@pytest.mark.parametrize(
    "completions", all_completions(), ids=lambda completions: completions.checker.id
)
def test_partial_facts(completions: Completions) -> None:
    """Random partial facts, the examples, and nothing known at all have the result that their completions have."""
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
