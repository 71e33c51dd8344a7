"""Sentences of a result with what carries them: page, data of the checker, note, paper."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import pipeline
from generator.handbook import Site
from generator.model import Outcome
from support.paths import TESTS
from support.sample_rules import whole_project
from support.take_along import entries_of, take

RULES = (TESTS / "golden" / "good" / "saetze-mit-quelle.txt").read_text(encoding="utf-8")


@cache
def little() -> tuple[pipeline.Result, Site]:
    """The little handbook with a checker whose sentences have all forms."""
    with TemporaryDirectory() as folder:
        root = whole_project(Path(folder))
        path, _, rest = RULES.removeprefix("=== ").partition("\n")
        (root / path).write_text(rest.partition("---\n")[0], encoding="utf-8")
        result = pipeline.run(root)
        assert result.ok, [str(problem) for problem in result.problems]
        return result, pipeline.pages(result, root)


def outcome_of(name: str) -> Outcome:
    """An outcome of that checker."""
    checker = next(checker for checker in little()[0].model.checkers if checker.id == "probe")
    return next(outcome for outcome in checker.outcomes if outcome.id == name)


def test_forms_of_a_sentence() -> None:
    """A text, a text with norms, a text as advice."""
    x = outcome_of("x")
    assert x.sentence is not None
    assert [cite.rn for cite in x.sentence.source] == [1]
    assert [(step.advice, [cite.rn for cite in step.source]) for step in x.follows] == [
        (False, []),
        (False, [2]),
        (True, []),
    ]
    assert outcome_of("y").sentence is None and outcome_of("y").sentences == ()


def test_page_shows_what_carries_a_sentence() -> None:
    """Its own norms behind it, those of the rows below, and advice by its name."""
    page = next(page.text for page in little()[1].pages if page.path == "pruefer/probe.md")
    results = page.partition("{: #ergebnisse }")[2]
    assert 'Die Akte vorlegen. <span class="ww-cites">(Rn. <a href=' in results
    assert '<strong class="ww-tag">Hinweis der Redaktion</strong> Noch einmal nachsehen.' in results
    assert "<li>Die Leitung unterrichten.</li>" in results
    carried = results.partition('<p class="ww-small">Grundlage: ')[2].partition("</p>")[0]
    assert carried.count("<a") == 1 and ">2</a>" in carried  # R1 and R2 share only this norm
    note = page.partition('<p class="ww-note">')[2].partition("</p>")[0]
    assert "Geprüft wird nur die Menge. Was danach geschieht" in note and ">3</a>" in note


def test_note_names_norms_and_advice() -> None:
    """What people take along says no more than the norms, and says where it does."""
    case = {"checker": "probe", "answers": {"a": "eins"}}
    (taken,) = take([case], entries_of(little()[1]))
    lines = taken["note"].splitlines()
    assert "Es ist X. (Rn. 1)" in lines
    assert "- Die Leitung unterrichten." in lines
    assert "- Die Akte vorlegen. (Rn. 2)" in lines
    assert "- Hinweis der Redaktion: Noch einmal nachsehen." in lines
