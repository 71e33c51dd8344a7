"""Mutation of the real rules: thresholds one up and one down, rows dropped, outcomes swapped.
Examples and verification must notice.

``WEISUNGSWERK_MUTANTS=SEED:N`` draws other mutants, N for each checker (all of them with a large
N).
"""

from __future__ import annotations

import json
import os
import random
from collections import Counter
from collections.abc import Iterator

import pytest

from generator.cells import add_months, day_number, iso
from generator.compile.settled import settled
from generator.evaluate import InputError
from generator.evaluate.answer import answer, case_of
from generator.model import Checker
from generator.verify.rows import live_rows
from support.changed_rules import EditableRules, row_lines
from support.mutants import Mutant, mutants

SEED, PER_CHECKER = map(int, os.environ.get("WEISUNGSWERK_MUTANTS", "20261121:5").split(":"))
WANTED = 0.95


@pytest.fixture(scope="module")
def drawn(editable: EditableRules) -> list[Mutant]:
    """Mutants of all checkers; each checker shows each of its kinds."""
    draw, made = random.Random(SEED), []
    for file, text in sorted(editable.files.items()):
        if "/pruefer/" in file:
            hidden = _of_other_readings(editable, file)
            found = [mutant for mutant in mutants(file, text) if mutant.line not in hidden]
            draw.shuffle(found)
            made += sorted(found, key=lambda mutant: _rank(found, mutant))[:PER_CHECKER]
    return made


def _of_other_readings(editable: EditableRules, file: str) -> set[int]:
    """The lines of rows that decide only under readings that are not taken: examples say what comes
    out under those taken (``test_readings`` has the mutants of readings).
    """
    text = editable.files[file]
    built, _ = editable.build(file, text)
    if None in built.taken.values():
        return set()
    live = live_rows(settled(built))
    places = [row.place for number, row in enumerate(built.rows) if number not in live]
    return {number + 1 for place in places for number in row_lines(text, place)}


def _rank(found: list[Mutant], mutant: Mutant) -> int:
    """How many of the same kind stand before it: so all kinds take turns."""
    return [other for other in found if other.kind == mutant.kind].index(mutant)


@pytest.fixture(scope="module")
def alive(editable: EditableRules, drawn: list[Mutant]) -> list[Mutant]:
    """The mutants that neither load, check, compile nor verify objects to."""
    return [mutant for mutant in drawn if not editable.findings(mutant.file, mutant.text)]


def test_enough_mutants(editable: EditableRules, drawn: list[Mutant]) -> None:
    """More than a hundred, over all checkers, of all kinds, and every text really changed."""
    kinds = Counter(mutant.kind for mutant in drawn)
    assert len(drawn) >= 100 and len({mutant.file for mutant in drawn}) == len(
        editable.model.checkers
    )
    assert (
        set(kinds) == {"grenze", "zeile", "widerspruch", "ausgang"} and min(kinds.values()) >= 20
    ), kinds
    assert all(mutant.text != editable.files[mutant.file] for mutant in drawn)
    assert len({(mutant.file, mutant.text) for mutant in drawn}) == len(drawn)


def test_the_rules_themselves_pass(editable: EditableRules) -> None:
    """Unchanged, no checker has a finding: what is caught is caught because of the change."""
    for file, text in editable.files.items():
        if "/pruefer/" in file:
            assert [str(problem) for problem in editable.findings(file, text)] == []


@pytest.mark.quick
@pytest.mark.parametrize("checker", ["absoma-kontaktfenster", "bak-kennung"])
def test_a_mutant_of_each_kind_is_caught(editable: EditableRules, checker: str) -> None:
    """A taste of the whole for `make quick`: the first mutant of each kind of two checkers."""
    file = next(file for file in editable.files if file.endswith(f"/pruefer/{checker}.yml"))
    kinds = {mutant.kind: mutant for mutant in reversed(mutants(file, editable.files[file]))}
    assert all(editable.findings(file, mutant.text) for mutant in kinds.values())


def test_mutants_are_caught(drawn: list[Mutant], alive: list[Mutant]) -> None:
    """At least 95 of 100 are caught."""
    assert 1 - len(alive) / len(drawn) >= WANTED, "\n".join(map(str, alive))


def test_survivors_change_no_verdict(editable: EditableRules, alive: list[Mutant]) -> None:
    """What survives says the same for all facts around the thresholds; it differs in the reason
    given at most.
    """
    wrong = [
        f"{mutant}: {facts}"
        for mutant in alive
        if (facts := _difference(editable, mutant)) is not None
    ]
    assert wrong == []


def _difference(editable: EditableRules, mutant: Mutant) -> dict | None:
    """Facts for which a mutant's verdict differs, or None when none is found near the examples."""
    built, _ = editable.build(mutant.file, editable.files[mutant.file])
    other, found = editable.build(mutant.file, mutant.text)
    assert not found
    one, two = editable.compiled(built).program, editable.compiled(other).program
    for facts in _around(built.checker, one["checkers"][built.checker.id]):
        if _verdict(one, built.checker.id, facts) != _verdict(two, built.checker.id, facts):
            return facts
    return None


def _verdict(program: dict, checker: str, facts: dict) -> str:
    try:
        result = answer(case_of(program["checkers"][checker], facts))
    except InputError as failure:
        return failure.code
    return json.dumps(
        {
            key: result.get(key)
            for key in ("outcome", "possible", "certain", "candidates", "values")
        },
        sort_keys=True,
        default=str,
    )


def _around(checker: Checker, program: dict) -> Iterator[dict]:
    """Every example, and every example with one or two facts moved to the thresholds."""
    draw, numbers = random.Random(SEED), sorted(_constants(program))
    for example in checker.examples:
        yield example.facts
        for fact in program["facts"]:
            for value in _values(fact, example.facts.get(fact["id"]), numbers):
                yield {**example.facts, fact["id"]: value}
        for _ in range(20):
            moved = {
                fact["id"]: draw.choice(_values(fact, example.facts.get(fact["id"]), numbers))
                for fact in draw.choices(program["facts"], k=2)
            }
            yield {**example.facts, **moved}


def _constants(part: object) -> set[int]:
    """The numbers that a program compares with."""
    if isinstance(part, dict):
        return set().union(*(_constants(part[key]) for key in ("variables", "terms")))
    if isinstance(part, (list, tuple)) and part and part[0] == "n":
        return {number for number in part[2] if abs(number) < 10**7}
    if isinstance(part, (list, tuple)) and len(part) > 1 and part[0] in ("c", "m"):
        return {abs(part[-1])} | _constants(part[1:])
    return (
        set().union(*(_constants(item) for item in part))
        if isinstance(part, (list, tuple))
        else set()
    )


def _values(fact: dict, now: object, numbers: list[int]) -> list:
    if fact["type"] == "boolean":
        return [True, False, None]
    if fact["type"] == "choice":
        return [*fact["choices"], None]
    if fact["type"] == "choices":
        return [[], fact["choices"], fact["choices"][1:], fact["choices"][:1]]
    if fact["type"] == "date":
        base = day_number(*map(int, str(now).split("-"))) if now else day_number(2025, 3, 31)
        days = {
            base + sign * number + step
            for number in numbers
            if number < 2000
            for sign in (1, -1)
            for step in (-1, 0, 1)
        }
        days |= {
            add_months(base, sign * number) + step
            for number in numbers
            if number <= 24
            for sign in (1, -1)
            for step in (-1, 0, 1)
        }
        return [*[iso(day) for day in sorted(days)][:60], None]
    return [
        *sorted(
            {
                (number + step) / 10 ** fact["places"] if fact["places"] else number + step
                for number in numbers
                for step in (-1, 0, 1)
            }
        ),
        None,
    ]
