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
from support.monotone import broken
from support.oracle import differences, program_of
from support.random_checkers import READINGS, checkers, invented, read_text
from support.random_facts import partial_facts

SEED, CHECKERS = map(int, os.environ.get("WEISUNGSWERK_INVENTED", "20261121:120").split(":"))
FACTS_EACH, LIMIT = 4, 1_500
TOGETHER = """
prüfer: erfunden
titel: Erfunden
weisungen: [probe]
ergebnis: eines
merkmale:
  j0: {typ: ja-nein, frage: Was?, fehlt: nein}
  j1: {typ: ja-nein, frage: Was?, fehlt: nein}
ausgänge: {eins: eins, zwei: zwei}
entscheidung:
  treffer: erste
  zeilen:
    - {nr: Z0, wenn: "lesart(streit) = b und lesart(zwist) in [c, e]", dann: zwei, quelle: [1]}
    - {nr: Z1, wenn: j0 und j1, dann: zwei, quelle: [1]}
    - {nr: Z2, wenn: sonst, dann: eins, quelle: [1]}
"""
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
    completions, draw = Completions(checker, READINGS), random.Random(text)
    cases = [{}, *(partial_facts(completions, draw, LIMIT) for _ in range(FACTS_EACH - 1))]
    cases = [
        facts
        for facts in cases
        if completions.size(completions.reference.known(facts)) <= LIMIT * 2
    ]
    return Invention(text, program_of(checker, readings=READINGS), completions, cases)


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


def test_several_together() -> None:
    """Two readings, and two defaults, that only together change the answer."""
    made = invention(TOGETHER)
    assert all(not differences(made.program, made.completions, facts) for facts in made.cases)
    answer = evaluate(made.program, "erfunden", {})
    (entry,) = answer["readings"]
    assert (entry["conflict"], entry["taken"]) == (["streit", "zwist"], ["a", "d"])
    assert [other["reading"] for other in entry["others"]] == [["b", "c"], ["b", "e"]]
    assert answer["assumed"] == ["j0", "j1"]
    (theirs,) = evaluate_lines(made.program, ['{"checker": "erfunden", "facts": {}}'], "browser")
    assert theirs == answer


@cache
def inventions() -> list[Invention]:
    """Many invented checkers."""
    return [
        invention(invented(random.Random(SEED + n), name=f"erfunden-{n}"))
        for n in range(CHECKERS // 2)
    ]


@cache
def batch() -> tuple[dict, list[Line]]:
    """One program of many invented checkers, and cases for them."""
    program, lines = {"format": 1, "checkers": {}}, []
    for made in inventions():
        program["checkers"] |= made.program["checkers"]
        lines += [(made.completions.checker.id, facts) for facts in made.cases]
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


def test_knowing_more() -> None:
    """Knowing more never turns a decided answer into another one."""
    draw = random.Random(SEED)
    cases = [(made, facts) for made in inventions() for facts in made.cases * 3]
    found = [broken(made.program, made.completions, facts, draw) for made, facts in cases]
    assert not any(found), "\n".join(list(filter(None, found))[:3])
