"""Mutation of how conflicts are read: another reading taken, or a variable replaced by the reading
that is taken. The examples of the checkers must notice.

A variable that is gone shows in an example by its missing mark; where the answer is marked anyhow,
because the decision is left to a person, nothing is to be noticed there.
``WEISUNGSWERK_MUTANTS=SEED:N`` draws other mutants, N for each checker.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from generator.compile import Built, Compiled
from generator.compile.emit import emit
from generator.compile.settled import settled
from generator.evaluate import evaluate
from generator.model import Checker
from generator.program import FORMAT, CheckerProgram, Program, under_readings
from generator.readings import chosen
from generator.verify.examples import examples
from support.real_handbook import verified

SEED, PER_CHECKER = map(int, os.environ.get("WEISUNGSWERK_MUTANTS", "20261121:4").split(":"))
WANTED = 0.95
GONE = "is no variable"


@dataclass(frozen=True)
class Mutant:
    """A checker's program with one conflict read otherwise; ``what``: how."""

    checker: Checker
    conflict: str
    what: str
    program: CheckerProgram

    def __str__(self) -> str:
        return f"{self.checker.id}: {self.conflict} {self.what}"


def mutants(built: Built) -> Iterator[Mutant]:
    """For each conflict that the checker tests its other readings, and the program without it."""
    model, checker = verified().model, built.checker
    own = verified().compiled.program["checkers"][checker.id]
    choice = chosen(model)
    for at, spec in zip(built.taken, own["readings"], strict=True):
        conflict, options = spec["conflict"], spec["options"]
        for reading in options:
            if reading != choice[conflict]:
                swapped = under_readings(own, {conflict: reading})
                yield Mutant(checker, conflict, f"= {reading}", swapped)
        if choice[conflict]:
            fixed = settled(replace(built, taken={at: options.index(choice[conflict])}))
            dropped = emit(replace(fixed, taken=built.taken), model, plan=False)
            if loses_mark(own, dropped, conflict):
                yield Mutant(checker, conflict, GONE, dropped)


def loses_mark(own: CheckerProgram, dropped: CheckerProgram, conflict: str) -> bool:
    """The smallest case in which the readings part is not marked any more."""
    proofs = {proof.checker: proof for proof in verified().verified}
    entries = [entry for entry in proofs[own["id"]].parted if entry.conflict == conflict]
    return any(
        entry.facts is not None
        and evaluate(only(own), own["id"], entry.facts)["interpretation"]
        and not evaluate(only(dropped), own["id"], entry.facts)["interpretation"]
        for entry in entries
    )


def only(own: CheckerProgram) -> Program:
    """The program of one checker."""
    return {"format": FORMAT, "checkers": {own["id"]: own}}


def caught(mutant: Mutant) -> bool:
    """Some example no longer holds."""
    telling = sorted(mutant.checker.examples, key=lambda example: not example.reading)
    checker = replace(mutant.checker, examples=tuple(telling))
    return next(examples(Compiled(only(mutant.program), ()), (checker,), {}), None) is not None


@pytest.fixture(scope="module")
def drawn() -> list[Mutant]:
    """Some mutants of each checker."""
    draw, made = random.Random(SEED), []
    for built in verified().compiled.built:
        found = list(mutants(built))
        made += draw.sample(found, min(PER_CHECKER, len(found)))
    return made


def test_enough_mutants(drawn: list[Mutant]) -> None:
    """Of many checkers, of both kinds."""
    assert len(drawn) >= 100 and len({mutant.checker.id for mutant in drawn}) >= 25
    assert sum(mutant.what == GONE for mutant in drawn) >= 20


def test_mutants_are_caught(drawn: list[Mutant]) -> None:
    """At least 95 of 100 are caught by an example."""
    alive = [mutant for mutant in drawn if not caught(mutant)]
    assert 1 - len(alive) / len(drawn) >= WANTED, "\n".join(map(str, alive))
