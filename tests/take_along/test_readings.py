"""Note, calendar entry and link say on what a result rests: readings, and what was left out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from icalendar import Calendar

from generator import pipeline
from generator.cli import main
from generator.note import Note, read
from generator.program import fingerprint
from support.reading_rules import reading_project
from support.take_along import entries_of, take

ON_THE_LAST_DAY = {
    "checker": "probe-frist",
    "answers": {"eingang": "2025-03-01", "geprueft": "2025-03-15"},
}
TAKEN = (
    "Auslegung: Gehört der letzte Tag zur Frist? Gewählt: »Der letzte Tag gehört zur Frist« "
    "(Vorschlag der Redaktion)."
)
OTHER = "Nach der anderen Lesart (Der letzte Tag gehört nicht mehr zur Frist): Zu spät."


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The little rules with readings."""
    return reading_project(tmp_path_factory.mktemp("lesarten"))


@pytest.fixture(scope="module")
def checked(project: Path) -> pipeline.Result:
    """The same, compiled."""
    result = pipeline.run(project)
    assert result.ok, list(map(str, result.problems))
    return result


@pytest.fixture(scope="module")
def entries(project: Path, checked: pipeline.Result) -> dict[str, dict]:
    """The data of their checkers, as pages get them."""
    return entries_of(pipeline.pages(checked, project))


def noted(case: dict, entries: dict[str, dict]) -> tuple[dict, str]:
    """What is taken along of a case, and its note in one line."""
    (taken,) = take([case], entries)
    return taken, " ".join(taken["note"].split())


def test_a_reading_stands_in_the_note(entries: dict[str, dict]) -> None:
    """Which is taken, by whom, and what the other one gives; nothing where it does not matter."""
    _, note = noted(ON_THE_LAST_DAY, entries)
    assert TAKEN in note and f"- {OTHER}" in note
    early = {
        "checker": "probe-frist",
        "answers": {"eingang": "2025-03-01", "geprueft": "2025-03-02"},
    }
    assert "Auslegung" not in noted(early, entries)[1]


def test_a_reading_stands_in_the_calendar_entry(entries: dict[str, dict]) -> None:
    """In the same words."""
    taken, _ = noted(ON_THE_LAST_DAY, entries)
    (event,) = Calendar.from_ical(taken["calendar"]).walk("VEVENT")
    assert str(event["DESCRIPTION"]).split("\n")[:3] == ["Rechtzeitig", TAKEN, OTHER]


def test_what_nobody_has_decided_is_a_question(entries: dict[str, dict]) -> None:
    """The result is open, and each reading says what it would be."""
    taken, note = noted({"checker": "probe-lager", "answers": {"klein": True}}, entries)
    assert taken["result"]["undecided"] == ["lager-ort"] and taken["asked"] is None
    assert "Ergebnis: Es steht noch nicht fest." in note
    assert (
        "Auslegungsfrage: Wohin kommen kleine Proben? Darüber ist nicht entschieden. "
        "- Nach der Lesart (Sie kommen in den Keller): Keller. "
        "- Nach der Lesart (Sie kommen in den Müll): Müll."
    ) in note


def test_sets_say_what_is_more_and_less(entries: dict[str, dict]) -> None:
    """Several conflicts, each with its lines."""
    _, note = noted({"checker": "probe-schritte", "answers": {"gross": False}}, entries)
    assert "Der letzte Tag gehört nicht mehr zur Frist): zusätzlich »Messen«." in note
    assert "Keller): ohne »Wegwerfen«." in note and "Müll): zusätzlich »Wegwerfen«." in note


def test_what_a_default_decides_is_asked(entries: dict[str, dict]) -> None:
    """Until it was left out: then it is an assumption, also once the link was opened."""
    case = {"checker": "probe-gebuehr", "answers": {"gross": True, "dauer": 7}}
    taken, note = noted(case, entries)
    assert taken["asked"] == "nachlass"
    assert "Angenommen: - Geplante Dauer: keine Angabe - Nachlass: keine Angabe" in note
    taken, note = noted(case | {"leftOut": ["nachlass"]}, entries)
    assert taken["asked"] == "geplante_dauer"
    taken, note = noted(case | {"leftOut": ["nachlass", "geplante_dauer"]}, entries)
    assert taken["asked"] is None and taken["result"]["outcome"] == "voll"
    assert taken["link"] == "gross:ja,dauer:7,nachlass:*,geplante_dauer:*"
    assert taken["back"] == taken["used"] and taken["refused"] == []
    assert "- Nachlass: Keine Angabe" in note.split("Ergebnis:")[0]
    taken, note = noted({"checker": "probe-gebuehr", "answers": {"gross": False}}, entries)
    assert taken["asked"] is None and "Angenommen" not in note


def test_a_note_comes_back_with_its_readings(
    project: Path,
    checked: pipeline.Result,
    entries: dict[str, dict],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same rules say nothing; a decision of the house changes result and readings, and the
    command says so.
    """
    taken, _ = noted(ON_THE_LAST_DAY, entries)
    note = read(taken["note"], "vermerk.txt")
    assert isinstance(note, Note)
    assert note.result["readings"] == [["frist-letzter-tag", "gehoert-dazu"]]
    rules = fingerprint(checked.compiled.program["checkers"]["probe-frist"])
    assert note.compared(taken["result"], rules) == []
    file = project / "vermerk.txt"
    file.write_text(taken["note"], encoding="utf-8")
    monkeypatch.chdir(project)
    assert main(["evaluate", "--note", str(file)]) == 0
    shown = capsys.readouterr()
    assert '"taken": "gehoert-dazu"' in shown.out or '"taken":"gehoert-dazu"' in shown.out
    decision = project / "rules" / "amt" / "lesarten.yml"
    decision.write_text(DECISION, encoding="utf-8")
    try:
        assert main(["evaluate", "--note", str(file)]) == 0
    finally:
        decision.unlink()
    shown = capsys.readouterr()
    assert "das Ergebnis ist jetzt ein anderes" in shown.err and "gehoert-dazu" in shown.err


DECISION = """\
lesarten:
  - konflikt: frist-letzter-tag
    lesart: gehoert-nicht-dazu
    ab: 2025-01-01
    grund: Die Leitung hat so entschieden.
"""


def test_the_house_is_named(tmp_path: Path) -> None:
    """Where an issuer has decided, the result says who and since when."""
    project = reading_project(tmp_path)
    (project / "rules" / "amt" / "lesarten.yml").write_text(DECISION, encoding="utf-8")
    result = pipeline.run(project)
    site = pipeline.pages(result, project)
    entries: Mapping[str, dict] = entries_of(site)
    conflict = entries["probe-frist"]["second"]["texts"]["conflicts"]["frist-letzter-tag"]
    assert conflict["by"] == "Entscheidung Amt, gilt ab 01.01.2025"
    page = next(page.text for page in site.pages if page.path == "auslegung/amt-frist.md")
    assert "Gilt: Amt" in page and "Die Leitung hat so entschieden." in page
