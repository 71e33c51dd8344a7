"""The unbroken chain: every outcome has a row, every row a norm, every norm an address and a place
in the source.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from generator import pipeline
from generator.check import CHECKS
from generator.compile import build
from generator.feeds.export import export
from generator.load.checker import read_checker
from generator.load.directive import read_norms
from generator.load.reader import Reader
from generator.model import CONTRADICTION, Checker, Model, Row
from generator.problem import has_errors
from generator.verify.tables import TABLE_CHECKS
from support.parsing import parsed
from support.paths import ROOT
from support.real_handbook import verified

COUNTED = ("threshold", "deadline", "criterion")
# norms of these kinds that no checker works with: what they are about
NOT_CHECKED = {
    "ba-integrationskonzept": {144, 145, 228, 257, 278, 369, 387, 483, 485},
    "jc-bremen-absolventenmanagement": {49},
    "jc-bremen-rahmenkonzept-mi": {141},
    "jc-lk-heilbronn-bak-konzept": {33, 37, 38, 39, 40},
}


@pytest.fixture(scope="module")
def result() -> pipeline.Result:
    """The verified rules of the project."""
    found = verified()
    assert found.ok, "\n".join(map(str, found.problems))
    return found


def _rows(checker: Checker) -> Iterator[Row]:
    for row in checker.rows:
        yield row
        yield from row.exceptions


def test_every_outcome_has_a_row(result: pipeline.Result) -> None:
    """A result that no row yields is marked as such or is the contradiction."""
    for checker in result.model.checkers:
        yielded = {then.outcome.value for row in _rows(checker) for then in row.then}
        for outcome in checker.outcomes:
            assert outcome.id in yielded or outcome.id == CONTRADICTION or outcome.unreached, (
                f"{checker.id}: {outcome.id}"
            )


def test_every_row_rests_on_norms_with_address_and_place(result: pipeline.Result) -> None:
    """Each cited norm is in the export with its address and its place in the source."""
    exported = export(result.model, result.compiled.program)
    norms = {
        (directive["id"], norm["rn"]): norm
        for directive in exported["directives"]
        for norm in directive["norms"]
    }
    for checker in result.model.checkers:
        for row in _rows(checker):
            assert row.source, f"{checker.id}: row without norm at {row.place}"
            for cite in row.source:
                norm = norms[cite.directive, cite.rn]
                assert norm["url"].endswith(f"#rn-{cite.rn}") and norm["locator"], (
                    f"{checker.id}: {cite}"
                )


def test_figures_that_checkers_use_are_cited(result: pipeline.Result) -> None:
    """Thresholds, deadlines and criteria are cited by a checker, or listed as not checked."""
    cited = {
        (cite.directive, cite.rn)
        for checker in result.model.checkers
        for part in (
            *checker.facts,
            *checker.contradictions,
            *_rows(checker),
            *checker.sentences,
        )
        for cite in part.source
    }
    for directive in result.model.directives:
        counted = {norm.rn for norm in directive.norms if norm.kind in COUNTED}
        loose = {rn for rn in counted if (directive.id, rn) not in cited}
        assert loose == NOT_CHECKED.get(directive.id, set())


def _cuts(path: Path, text: str, random: Random) -> Iterator[tuple[str, str]]:
    """Ways to remove one link of the chain from a file: what is done, and the text after it."""
    lines = text.splitlines()
    places = [line for line in lines if line.startswith("        stelle: ")]
    if path.name == "normen.yml":
        yield "norm without place", text.replace(random.choice(places) + "\n", "", 1)
        return
    sources = [line for line in lines if line.startswith("      quelle: [")]
    outcomes = [
        line
        for line in lines
        if line.startswith("      dann: ") and line.split(": ")[1].isidentifier()
    ]
    if sources:
        line = random.choice(sources)
        yield "row without source", text.replace(line + "\n", "", 1)
        yield "row with empty source", text.replace(line, "      quelle: []", 1)
        yield "norm that does not exist", text.replace(line, "      quelle: [9999]", 1)
    if outcomes:
        line = random.choice(outcomes)
        yield "outcome that does not exist", text.replace(line, "      dann: gibt-es-nicht", 1)
        word = line.split(": ")[1]
        yield (
            "outcome without row",
            "\n".join(other for other in lines if other != f"      dann: {word}"),
        )


def test_removing_any_link_is_refused(result: pipeline.Result) -> None:
    """Mutation: each way to cut the chain, in every checker and every directive, is an error."""
    random, survivors, count = Random(7), [], 0
    for path in sorted((ROOT / "rules").glob("*/*/pruefer/*.yml")) + sorted(
        (ROOT / "rules").glob("*/*/normen.yml")
    ):
        for what, text in _cuts(path, path.read_text(encoding="utf-8"), random):
            count += 1
            if not _refused(result.model, path, text):
                survivors.append(f"{what}: {path.name}")
    assert not survivors
    assert count >= 150


def _refused(model: Model, path: Path, text: str) -> bool:
    """True when the mutated file is refused by loading, checking, compiling or verifying."""
    name = path.relative_to(ROOT).as_posix()
    node, problems = parsed(text, name)
    reader = Reader()
    if node is not None and path.name == "normen.yml":
        directive = next(
            d for d in model.directives if d.place.file == name.replace("normen", "weisung")
        )
        read_norms(reader, node, directive)
    elif node is not None:
        checker = read_checker(
            reader, node, {catalogue.id: catalogue for catalogue in model.catalogues}
        )
        if checker and not has_errors(reader.problems):
            return _refused_checker(replace(model, checkers=(checker,), synonyms=()))
    return has_errors([*problems, *reader.problems])


def _refused_checker(model: Model) -> bool:
    if any(problem.level == "error" for one in CHECKS for problem in one(model)):
        return True
    built, problems = build(model.checkers[0])
    return built is None or has_errors(
        [*problems, *(p for one in TABLE_CHECKS for p in one(built))]
    )
