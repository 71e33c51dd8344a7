"""The first part of a program says what the whole says, and both parts together are the whole.

``WEISUNGSWERK_PARTS=SEED:CASES`` draws other facts, or more of them for each checker.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterable
from functools import cache

import pytest

from generator.evaluate.answer import answer, case_of
from generator.model import Checker
from generator.program import CheckerProgram
from generator.readings import Readings, readings_of
from generator.views.program_parts import first_part, second_part
from support.completions import Completions
from support.oracle import program_of
from support.random_checkers import READINGS, invented, read_text
from support.random_facts import partial_facts
from support.real_handbook import verified
from support.unfolded import unfolded

SEED, CASES = map(int, os.environ.get("WEISUNGSWERK_PARTS", "20261201:10").split(":"))
INVENTED = 60
UNLIMITED = 10**30
SECOND = {"because", "directives"}  # what only the second part knows
MODEL = verified().model
REAL = [checker.id for checker in MODEL.checkers]


def cases_of(checker: Checker, readings: Readings) -> list[dict]:
    """Facts of which some are known, those of the examples, and none."""
    completions, draw = Completions(checker, readings), random.Random(f"{SEED} {checker.id}")
    drawn = [partial_facts(completions, draw, UNLIMITED) for _ in range(CASES)]
    return [{}, *(example.facts for example in checker.examples), *drawn]


def said(program: CheckerProgram, facts: dict) -> dict:
    """What a program says of a case, without what only the second part knows."""
    found = answer(case_of(program, facts))
    return {key: value for key, value in found.items() if key not in SECOND}


def differing(program: CheckerProgram, cases: Iterable[dict]) -> list[str]:
    """The cases of which the first part says something else."""
    first: dict = {**first_part(program), "rows": program["rows"]}
    return [
        json.dumps(facts, ensure_ascii=False)
        for facts in cases
        if said(first, facts) != said(program, facts)
    ]


@pytest.mark.parametrize("name", REAL)
def test_the_first_part_says_the_same(name: str) -> None:
    """Of every checker: status, outcomes, candidates, values, what is missing and what is next."""
    checker = next(checker for checker in MODEL.checkers if checker.id == name)
    program = verified().program["checkers"][name]
    assert not differing(program, cases_of(checker, readings_of(checker, MODEL)))


@cache
def inventions() -> dict[str, CheckerProgram]:
    """The programs of invented checkers, by their text."""
    texts = [invented(random.Random(SEED + number), name="erfunden") for number in range(INVENTED)]
    return {
        text: program_of(read_text(text), readings=READINGS)["checkers"]["erfunden"]
        for text in texts
    }


def test_of_invented_checkers() -> None:
    """Over the whole rule language; among them are conflicts that nobody has decided."""
    for text, program in inventions().items():
        assert not differing(program, cases_of(read_text(text), READINGS)), text
    takings = [spec["taken"] for one in inventions().values() for spec in one["readings"]]
    assert min(takings) < 0 <= max(takings)


def test_only_open_conflicts_are_in_the_first_part() -> None:
    """Readings that are taken are followed; a node over them is left for open conflicts alone."""
    seen = {"taken": 0, "open": 0}
    for program in (*verified().program["checkers"].values(), *inventions().values()):
        used = {node[0] for node in first_part(program)["nodes"]}
        known = {node[0] for node in program["nodes"]}
        start = len(program["variables"]) - len(program["readings"])
        for at, spec in enumerate(program["readings"], start):
            assert at not in used or spec["taken"] < 0
            seen["taken"] += at in known and spec["taken"] >= 0
            seen["open"] += at in used
    assert min(seen.values()) > 3


def test_both_parts_are_the_whole() -> None:
    """Every root of the whole is found again, wherever it leads."""
    for text, program in inventions().items():
        assert unfolded(joined(program)) == unfolded(program), text


def joined(program: CheckerProgram) -> CheckerProgram:
    """Both parts as browser/checker/second_part.js puts them together."""
    first = first_part(program)
    second = dict(second_part(program, first))
    roots = iter(second.pop("roots"))
    values = [
        {**value, "entries": [(name, next(roots)) for name, _ in value["entries"]]}
        if "entries" in value
        else {**value, "root": next(roots)}
        for value in first["values"]
    ]
    members = {name: next(roots) for name in sorted(first.get("members", {}))}
    assert not list(roots)
    return {
        **first,
        **second,
        "nodes": first["nodes"] + second["nodes"],
        "leaves": first["leaves"] + second["leaves"],
        "values": values,
        "rows": program["rows"],
        **({"members": members} if members else {}),
    }
