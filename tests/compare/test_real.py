"""The real checkers with one thing changed: every case shown is true, and nothing that a search
nearby finds is missing.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from itertools import islice

import pytest

from generator.changes import Case, CheckerChange
from generator.compare.sampled import _points
from generator.compare.version import OpenedRules, verdict
from generator.evaluate import InputError, evaluate
from generator.site.cross_references import CrossReferences
from generator.views.case_diffs import cases
from support.changed_rules import EditableRules
from support.mutants import Mutant, mutants
from support.version_pairs import compared

SEED, NEARBY = 20261121, 40
CHECKERS = (
    "absoma-erfuellung",
    "absoma-gespraech",
    "absoma-kontaktfenster",
    "bremen-team-routing",
    "bak-kennung",
    "prioritaet-der-bedarfe",
    "strategieauswahl-vollstaendig",
    "massnahmegespraeche",
)


@dataclass(frozen=True)
class Judged:
    """A mutant, what the comparison says about it, and both versions compiled apart from it."""

    mutant: Mutant
    change: CheckerChange
    old: OpenedRules
    new: OpenedRules


@pytest.fixture(scope="module")
def editable() -> EditableRules:
    """The rules as they are."""
    return EditableRules()


@pytest.fixture(scope="module", params=CHECKERS)
def judged(request: pytest.FixtureRequest, editable: EditableRules) -> list[Judged]:
    """A mutant of each kind of one checker; those with a gap are left out, they are not
    compared.
    """
    file = _file(editable, request.param)
    text, draw = editable.files[file], random.Random(SEED)
    old = OpenedRules.of(editable.build(file, text)[0], editable.model)
    found = mutants(file, text)
    draw.shuffle(found)
    made = [
        _judged(editable, mutant, old)
        for kind in sorted({mutant.kind for mutant in found})
        for mutant in [one for one in found if one.kind == kind][:1]
    ]
    return [one for one in made if one]


def _file(editable: EditableRules, checker: str) -> str:
    return next(file for file in editable.files if file.endswith(f"/{checker}.yml"))


def _judged(editable: EditableRules, mutant: Mutant, old: OpenedRules) -> Judged | None:
    built, found = editable.build(mutant.file, mutant.text)
    assert built and not found
    change, _ = compared(editable, mutant.file, editable.files[mutant.file], mutant.text)
    return (
        None
        if change.entry.state == "unread"
        else Judged(mutant, change, old, OpenedRules.of(built, editable.model))
    )


def test_every_case_is_true(judged: list[Judged]) -> None:
    """Both programs give the answers told, and these differ."""
    assert judged and any(one.change.cases for one in judged)
    for one in judged:
        for case in one.change.cases:
            answers = [
                _asked(version, case, side) for side, version in enumerate((one.old, one.new))
            ]
            assert answers == [case.old, case.new] and _differs(case), (one.mutant, case)


def test_nothing_nearby_is_missing(judged: list[Judged]) -> None:
    """Cases around the examples that are answered differently are of a kind that is told;
    equivalent tables show none.
    """
    for one in judged:
        told = {(verdict(case.old), verdict(case.new)) for case in one.change.of("outcome")}
        for facts in islice(_points(one.old, one.new), NEARBY):
            old, new = one.old.answer(facts), one.new.answer(facts)
            if verdict(old) != verdict(new):
                assert told, (one.mutant, facts)
                decided = (
                    old["outcome"] is not None
                    and new["outcome"] is not None
                    and one.change.new.result != "set"
                )
                assert not decided or (verdict(old), verdict(new)) in told, (one.mutant, facts)
            elif old["values"] != new["values"]:
                assert one.change.of("value") or told, (one.mutant, facts)


def _asked(version: OpenedRules, case: Case, side: int) -> dict:
    """What a person gets who states the facts that this version asks for."""
    facts = {name: value for name, value in case.facts.items() if name not in case.unasked[side]}
    try:
        return evaluate(version.program, version.checker.id, facts)
    except InputError as failure:
        return {"refused": failure.message}


def _differs(case: Case) -> bool:
    if case.kind == "outcome":
        return verdict(case.old) != verdict(case.new)
    key = {"value": "values", "reason": "because"}[case.kind]
    return case.old[key] != case.new[key]


def test_threshold_of_a_real_checker(editable: EditableRules) -> None:
    """One day more in the window: the day after is inside now, in both directions of the
    comparison.
    """
    file = _file(editable, "absoma-erfuellung")
    text = editable.files[file]
    other = text.replace(
        "kontakt_datum <= teilnahmeende_individuell + 28 Tage",
        "kontakt_datum <= teilnahmeende_individuell + 29 Tage",
    )
    assert other != text
    for old, new, pairs in (
        (text, other, {("nicht-erfuellt", "erfuellt"), ("noch-offen", "erfuellt")}),
        (other, text, {("erfuellt", "nicht-erfuellt"), ("erfuellt", "noch-offen")}),
    ):
        change, _ = compared(editable, file, old, new)
        found = {(case.old["outcome"], case.new["outcome"]) for case in change.of("outcome")}
        assert found and found <= pairs


def test_rewritten_real_checker(editable: EditableRules) -> None:
    """A condition turned round says the same: no case differs, proven and not sampled."""
    file = _file(editable, "absoma-erfuellung")
    text = editable.files[file]
    other = text.replace(
        "    stichtag > teilnahmeende_individuell + 28 Tage\n",
        "    nicht (teilnahmeende_individuell + 28 Tage >= stichtag)\n",
    )
    assert other != text
    change, problems = compared(editable, file, text, other)
    assert (change.cases, change.sampled, change.doubts, problems) == ((), "", (), [])


def test_how_a_sequence_and_a_set_read(editable: EditableRules) -> None:
    """A sequence with arrows, a member of a set with its title."""
    said = {}
    for checker, kind in (
        ("prioritaet-der-bedarfe", "widerspruch"),
        ("strategieauswahl-vollstaendig", "ausgang"),
    ):
        file = _file(editable, checker)
        mutant = next(
            mutant for mutant in mutants(file, editable.files[file]) if mutant.kind == kind
        )
        change, _ = compared(editable, file, editable.files[file], mutant.text)
        said[checker] = [
            f"{view.before}, {view.after}"
            for view in cases(change, "outcome", CrossReferences.of(editable.model))
        ]
    assert any(
        re.search(r"war das Ergebnis »Angaben widersprechen einander«, jetzt »[^«]+« → »", line)
        for line in said["prioritaet-der-bedarfe"]
    )
    assert all(
        re.fullmatch(
            (
                r"gehörte »[^«]+« (nicht zum Ergebnis, jetzt gehört es dazu|zum Ergebnis, jetzt "
                r"nicht mehr)"
            ),
            line,
        )
        for line in said["strategieauswahl-vollstaendig"]
    )
