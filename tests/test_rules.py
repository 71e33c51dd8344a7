"""The real rules: complete, without a finding, and every example comes out in both evaluators."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from generator import pipeline
from generator.engines import dump_json, evaluate_lines
from generator.model import Checker, Example
from support.paths import TESTS
from support.real_handbook import verified

KEPT = TESTS / "golden" / "kept.txt"


@pytest.fixture(scope="module")
def rules() -> pipeline.Result:
    """Model and program of the handbook."""
    return verified()


def test_no_findings(rules: pipeline.Result) -> None:
    """``weisungswerk check`` finds nothing, not even a warning."""
    assert [str(problem) for problem in rules.problems] == []
    assert rules.ok


def test_norms_have_no_holes(rules: pipeline.Result) -> None:
    """Randnummern count from 1 without a gap."""
    for directive in rules.model.directives:
        assert [norm.rn for norm in directive.norms] == list(range(1, len(directive.norms) + 1))


def test_nothing_is_lost(rules: pipeline.Result, request: pytest.FixtureRequest) -> None:
    """What tests/golden/kept.txt names is still there: directives up to a Randnummer, checkers.

    Nobody raises anything by hand: what is new needs no entry, and ``--rewrite-golden`` enters all
    there is. Only what was dropped on purpose has to leave the file.
    """
    there = {directive.id: len(directive.norms) for directive in rules.model.directives}
    checkers = {checker.id for checker in rules.known}
    if request.config.getoption("--rewrite-golden"):
        lines = [f"{name} {count}" for name, count in sorted(there.items())] + sorted(checkers)
        KEPT.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    lost = []
    for line in KEPT.read_text(encoding="utf-8").splitlines():
        name, _, count = line.partition(" ")
        if count and there.get(name, 0) < int(count):
            lost.append(f"{name}: Rn. {there.get(name, 0) + 1} to {count}")
        elif not count and name not in checkers:
            lost.append(f"checker {name}")
    assert lost == []


def test_every_checker_is_compiled_and_has_examples(rules: pipeline.Result) -> None:
    """One program for each, each id once."""
    ids = [checker.id for checker in rules.model.checkers]
    assert len(ids) == len(set(ids))
    assert set(ids) == rules.compiled.program["checkers"].keys()
    assert not [checker.id for checker in rules.model.checkers if not checker.examples]


def test_ids_are_those_of_the_contract(rules: pipeline.Result) -> None:
    """A checker is named like its file, so that editors find it."""
    for file in rules.model.files:
        if "/pruefer/" in file:
            assert (
                next(c for c in rules.model.checkers if c.place.file == file).id == Path(file).stem
            )


def test_every_row_cites_existing_norms(rules: pipeline.Result) -> None:
    """No answer without a norm behind it: rows, their exceptions, and the compiled rows that a
    result shows.
    """
    known = {
        (directive.id, norm.rn) for directive in rules.model.directives for norm in directive.norms
    }
    for checker in rules.model.checkers:
        for row in (
            *checker.rows,
            *(exception for parent in checker.rows for exception in parent.exceptions),
        ):
            assert row.source, row.place
            assert {(cite.directive, cite.rn) for cite in row.source} <= known, row.place
        for row in rules.compiled.program["checkers"][checker.id]["rows"][
            len(checker.contradictions) :
        ]:
            assert (
                row["cites"] and {(cite["directive"], cite["rn"]) for cite in row["cites"]} <= known
            )


@pytest.mark.parametrize("engine", ["python", "browser"])
def test_examples(rules: pipeline.Result, engine: str) -> None:
    """Every example says something, and it comes out as written."""
    named = [(checker, example) for checker in rules.model.checkers for example in checker.examples]
    lines = [
        json.dumps({"checker": checker.id, "facts": example.facts}, default=float)
        for checker, example in named
    ]
    answers = list(evaluate_lines(rules.compiled.program, lines, engine))
    assert len(answers) == len(named)
    wrong = [
        f"{example.place} ({example.id}): {dump_json(answer)}"
        for (checker, example), answer in zip(named, answers, strict=True)
        if not as_written(checker, example, answer)
    ]
    assert wrong == []


def as_written(checker: Checker, example: Example, answer: dict) -> bool:
    """The contract's comparison, written down a second time: verification must not judge itself."""
    expect = example.expect
    assert expect, f"{example.place}: an example without any result"
    if "error" in answer:
        return False
    checks: list[bool] = []
    if "outcome" in expect:
        checks.append(
            answer["status"] == "decided" and _same(checker, answer["outcome"], expect["outcome"])
        )
    if "possible" in expect:
        checks.append(
            answer["status"] == "open" and _same_set(answer["possible"], expect["possible"])
        )
    checks += [
        _same_set(answer[key], expect[key]) for key in ("certain", "candidates") if key in expect
    ]
    for name, want in expect.get("values", {}).items():
        got = answer["values"].get(name)
        checks.append(_same_set(got, want) if isinstance(want, list) else got == want)
    return all(checks)


def _same(checker: Checker, got: object, want: object) -> bool:
    return _same_set(got, want) if checker.result == "set" else got == want


def _same_set(got: Iterable | None, want: Iterable) -> bool:
    return got is not None and sorted(map(str, got)) == sorted(map(str, want))


def test_example_ids_are_unique(rules: pipeline.Result) -> None:
    """An example is addressed by its id."""
    ids = [example.id for checker in rules.model.checkers for example in checker.examples]
    assert all(ids) and len(ids) == len(set(ids))
