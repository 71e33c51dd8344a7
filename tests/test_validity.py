"""What is in force on a day: never a version of another day, never a guess."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.load import load
from generator.model import Model, Validity
from generator.validity import edition_name, repeal, state
from support.real_handbook import verified
from support.sample_rules import EARLIER, EARLIER_NORMS, FOLDER, little_project, replace_once


@pytest.fixture
def versions(tmp_path: Path) -> Path:
    """The little project with an earlier version of its directive and a year without any."""
    folder = little_project(tmp_path) / FOLDER / "fassungen" / "0.9"
    folder.mkdir(parents=True)
    (folder / "weisung.yml").write_text(EARLIER, encoding="utf-8")
    (folder / "normen.yml").write_text(EARLIER_NORMS, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("since", "until", "day", "expected"),
    [
        ("2025-01-01", "", "2025-01-01", "in-force"),
        ("2025-01-01", "", "2024-12-31", "not-yet"),
        ("2025-01-01", "2025-06-30", "2025-06-30", "in-force"),
        ("2025-01-01", "2025-06-30", "2025-07-01", "ended"),
        ("", "", "2025-01-01", "unknown"),
        ("", "2025-06-30", "2025-07-01", "ended"),
        ("2025-01-01", "", "", ""),
    ],
)
def test_state_of_a_validity(since: str, until: str, day: str, expected: str) -> None:
    """The first and the last day count; a beginning that nobody knows is not force."""
    assert state(Validity(since=since, until=until), day) == expected


@pytest.mark.parametrize(
    ("day", "norms"),
    [(None, 4), ("2025-06-30", 4), ("2023-12-31", 2), ("2024-06-30", 0), ("2022-12-31", 0)],
)
def test_the_version_of_the_day_or_none(versions: Path, day: str | None, norms: int) -> None:
    """A directive stays visible where no version is known, but it has no norms then."""
    model = pipeline.as_of(load(versions)[0], day)
    (directive,) = model.directives
    assert (len(directive.norms), directive.known) == (norms, norms > 0)
    assert [edition_name(one) for one in model.editions] == ["2025-01-01", "0.9"]
    assert bool(model.checkers) == (norms == 4)
    assert {thing.id for thing in model.refused} == (
        set() if norms == 4 else {"probenarten", "eingehalten", "zustaendig"}
    )


def test_checkers_beside_a_version_hold_as_long_as_it(versions: Path) -> None:
    """What lies in the folder of an earlier version needs no dates of its own."""
    folder = versions / FOLDER / "fassungen" / "0.9" / "pruefer"
    folder.mkdir()
    text = (versions / FOLDER / "pruefer" / "eingehalten.yml").read_text(encoding="utf-8")
    (folder / "eingehalten.yml").write_text(text, encoding="utf-8")
    replace_once(
        versions / FOLDER / "weisung.yml",
        "{ab: 2025-01-01, quelle: [1]}",
        "{ab: 2024-01-01, quelle: [1]}",
    )
    result = pipeline.run(versions, date="2023-06-30")
    assert result.ok, result.problems
    assert [(checker.id, checker.valid.until) for checker in result.model.checkers] == [
        ("eingehalten", "2023-12-31")
    ]


def test_the_end_that_another_directive_sets(tmp_path: Path) -> None:
    """Who replaces a directive ends it the day before, and is named."""
    folder = little_project(tmp_path) / "rules" / "amt" / "neu"
    folder.mkdir()
    (folder / "weisung.yml").write_text(
        EARLIER.replace("amt-frist", "amt-neu").replace(
            "{ab: 2023-01-01, bis: 2023-12-31}", "{ab: 2026-01-01}"
        )
        + "ersetzt: [{weisung: amt-frist, quelle: [1]}]\n",
        encoding="utf-8",
    )
    (folder / "normen.yml").write_text(
        EARLIER_NORMS.replace("amt-frist", "amt-neu"), encoding="utf-8"
    )
    model, problems = load(tmp_path)
    assert problems == []
    found = repeal(model.directive("amt-frist"), model)
    assert (
        found and [one.id for one in found.successors] == ["amt-neu"] and found.last == "2025-12-31"
    )
    assert repeal(model.directive("amt-neu"), model) is None


@pytest.fixture(scope="module")
def model() -> Model:
    """The real rules with all their versions."""
    assert verified().ok
    return verified().model


def test_real_versions_have_names_of_their_own(model: Model) -> None:
    """Addresses of versions are promised to the outside: a change here needs a redirect."""
    assert {one.id: edition_name(one) for one in model.editions} == {
        "ba-integrationskonzept": "4.0",
        "jc-bremen-absolventenmanagement": "3.0",
        "jc-bremen-ags-k": "ohne-angabe",
        "jc-bremen-rahmenkonzept-mi": "2016-09-21",
        "jc-lk-heilbronn-bak-konzept": "2.0",
    }
