"""A conflict that is read otherwise shows by its effect: the checkers that follow it, and the
smallest case that each answers differently.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from generator.changes import Comparison
from generator.cli import main
from generator.compare import NamedModel, compare
from generator.evaluate import evaluate
from generator.feeds.diff_report import difference_text
from generator.model import At, Conflict, Model, ReadingDecision, Validity
from generator.problem import Place
from generator.program import under_readings
from generator.readings import under_readings as taken_in
from generator.validity import as_of
from support.paths import ROOT
from support.real_handbook import loaded, verified

HERE = Place("rules/ba/lesarten.yml", 2, 5)


@pytest.fixture(scope="module")
def model() -> Model:
    """The rules in force."""
    return as_of(loaded()[0], None)


@pytest.fixture(scope="module")
def conflict(model: Model) -> Conflict:
    """A conflict on which one checker of the frame rests."""
    found = {conflict.id: conflict for conflict in model.conflicts}
    return found["egv-laufzeit-u25"]


def other_reading(conflict: Conflict) -> str:
    """A reading that the editors did not choose."""
    assert conflict.taken
    return next(one.id for one in conflict.readings if one.id != conflict.taken.value)


def compared(old: Model, new: Model) -> Comparison:
    """The comparison of two models, in which nothing is wrong."""
    comparison, findings = compare(NamedModel("alt", old), NamedModel("neu", new))
    assert not findings.new
    return comparison


def changed(comparison: Comparison) -> Sequence[tuple[str, int]]:
    """The checkers that answer differently, and how many facts their first case needs."""
    return [(change.entry.id, len(change.cases[0].facts)) for change in comparison.checkers]


def test_another_reading_on_request(model: Model, conflict: Conflict) -> None:
    """``--reading`` changes the answers of the checkers that test the conflict, and nothing else;
    the examples of the editors stay right.
    """
    comparison = compared(model, taken_in(model, {conflict.id: other_reading(conflict)}))
    assert changed(comparison) == [("egv-laufzeit", 2)]
    assert not comparison.registers
    case = comparison.checkers[0].cases[0]
    assert (case.old["outcome"], case.new["outcome"]) == ("laufzeit-nicht-bestimmt", "sechs-monate")


def test_the_editors_choose_otherwise(model: Model, conflict: Conflict) -> None:
    """A changed ``gewählt`` shows in the conflict and in the checker; examples written for the
    other reading are reported.
    """
    chosen = replace(conflict, taken=At(other_reading(conflict), conflict.place))
    conflicts = tuple(chosen if one is conflict else one for one in model.conflicts)
    new = replace(model, conflicts=conflicts)
    comparison, findings = compare(NamedModel("alt", model), NamedModel("neu", new))
    assert changed(comparison) == [("egv-laufzeit", 2)]
    assert [(entry.kind, entry.state) for entry in comparison.registers] == [
        ("conflict", "changed")
    ]
    assert {problem.code for problem in findings.new} == {"beispiel-falsch"}


def test_an_issuer_decides(model: Model, conflict: Conflict) -> None:
    """A decision shows with its effect on the checkers of that house; a house that only uses a
    frame does not bind it alone.
    """

    def decided(issuer: str) -> Model:
        decision = ReadingDecision(
            issuer=issuer,
            conflict=At(conflict.id, HERE),
            reading=At(other_reading(conflict), HERE),
            valid=Validity(since="2026-01-01"),
            source=(),
            reason="So hat es die Leitung entschieden.",
            place=HERE,
        )
        return replace(model, decisions=(*model.decisions, decision))

    own = compared(model, decided("ba"))
    assert changed(own) == [("egv-laufzeit", 2)]
    assert [(entry.kind, entry.state) for entry in own.registers] == [("decision", "added")]
    text = difference_text(own, model)
    assert "neu: Entscheidung zur Auslegung egv-laufzeit-u25 = wie-ue25 (ba)" in text
    assert "egv-laufzeit" in text and "u25" in text
    assert changed(compared(model, decided("jc-bremen"))) == []


@pytest.mark.slow
def test_on_the_command_line(capsys: pytest.CaptureFixture[str], conflict: Conflict) -> None:
    """``diff . . --reading`` says what a decision would change; an unknown reading is refused."""
    place = str(ROOT)
    wanted = f"{conflict.id}={other_reading(conflict)}"
    assert main(["--root", place, "diff", place, place, "--reading", wanted]) == 0
    said = capsys.readouterr().out
    assert f"mit {wanted}" in said.splitlines()[0] and "jetzt »In der Regel sechs Monate«" in said
    assert main(["--root", place, "diff", place, place, "--reading", f"{conflict.id}=nie"]) == 2
    assert "keine Lesart »nie«" in capsys.readouterr().err


def test_parted_readings_are_true() -> None:
    """Every smallest case of the handbook gives under each reading what is said of it, the readings
    part in it, and no fact of it can be left out.
    """
    program, count = verified().compiled.program, 0
    for proof in verified().verified:
        own = program["checkers"][proof.checker]
        assert {entry.conflict for entry in proof.parted} == {
            spec["conflict"] for spec in own["readings"]
        }
        for entry in proof.parted:
            if entry.facts is None:
                continue
            shown = set()
            for reading, answer in entry.answers.items():
                read = under_readings(own, {**entry.others, entry.conflict: reading})
                only = {"format": 1, "checkers": {proof.checker: read}}
                assert evaluate(only, proof.checker, entry.facts) == answer
                shown.add(str((answer["possible"], answer.get("certain"), answer["values"])))
            assert len(shown) > 1
            count += 1
    assert count > 40
