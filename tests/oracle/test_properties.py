"""Invented checkers over the whole rule language: ``evaluate``, the reference and the browser
script agree.

``WEISUNGSWERK_INVENTED=SEED:CHECKERS`` invents others, or more of them.
"""

from __future__ import annotations

import json
import os
import random
from dataclasses import dataclass
from functools import cache

from hypothesis import HealthCheck, Phase, given, seed, settings

from generator.engines import evaluate_lines
from generator.evaluate import evaluate
from support.completions import Completions
from support.oracle import differences, program_of
from support.random_checkers import checkers, invented, read_text
from support.random_facts import partial_facts

SEED, CHECKERS = map(int, os.environ.get("WEISUNGSWERK_INVENTED", "20261121:120").split(":"))
FACTS_EACH, LIMIT = 4, 1_500
Line = tuple[str, dict]


@dataclass(frozen=True)
class Invention:
    """An invented checker: its text, its program, its completions and partial facts to try."""

    text: str
    program: dict
    completions: Completions
    cases: list[dict]


def invention(text: str) -> Invention:
    """Everything that the tests need of an invented checker; nothing known is the first case."""
    checker = read_text(text)
    completions, draw = Completions(checker), random.Random(text)
    cases = [{}, *(partial_facts(completions, draw, LIMIT) for _ in range(FACTS_EACH - 1))]
    cases = [
        facts
        for facts in cases
        if completions.size(completions.reference.known(facts)) <= LIMIT * 2
    ]
    return Invention(text, program_of(checker), completions, cases)


@seed(SEED)
@settings(
    max_examples=CHECKERS,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(checkers())
def test_reference(text: str) -> None:
    """Python says what all completions together say."""
    made = invention(text)
    found = list(
        filter(None, (differences(made.program, made.completions, facts) for facts in made.cases))
    )
    assert not found, f"{text}\n" + "\n".join(found)


@cache
def batch() -> tuple[dict, list[Line]]:
    """One program of many invented checkers, and cases for them."""
    program, lines = {"format": 1, "checkers": {}}, []
    for n in range(CHECKERS // 2):
        made = invention(invented(random.Random(SEED + n), name=f"erfunden-{n}"))
        program["checkers"] |= made.program["checkers"]
        lines += [(f"erfunden-{n}", facts) for facts in made.cases]
    return program, lines


def test_browser() -> None:
    """Python and the browser script give the same results, ``next`` and ``missing`` included."""
    program, lines = batch()
    texts = [
        json.dumps({"checker": checker, "facts": facts}, ensure_ascii=False)
        for checker, facts in lines
    ]
    theirs = list(evaluate_lines(program, texts, "browser"))
    assert len(theirs) == len(lines)
    wrong = [
        (line, ours, other)
        for line, other in zip(lines, theirs, strict=True)
        if (ours := evaluate(program, *line)) != other
    ]
    assert not wrong, (
        f"{len(wrong)} of {len(lines)} differ\n{wrong[0][0]}\nPython:  {wrong[0][1]}\n"
        f"Browser: {wrong[0][2]}"
    )
