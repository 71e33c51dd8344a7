"""A note survives its way through mail programs and case files, and gives the same result again."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import pipeline
from generator.cli import main
from generator.engines import dump_json, evaluate_lines
from generator.evaluate import evaluate
from generator.note import Note, read
from generator.program import fingerprint
from support.paths import ROOT
from support.real_handbook import verified
from support.sample_rules import FOLDER, little_project, replace_once, whole_project
from support.take_along import entries_of, examples_taken_along, take

Evaluated = Callable[..., tuple[int, str, str]]
WAYS: dict[str, Callable[[str], str]] = {  # what happens to a text on its way
    "as copied": lambda text: text,
    "Windows": lambda text: text.replace("\n", "\r\n"),
    "old Mac": lambda text: text.replace("\n", "\r"),
    "answered twice": lambda text: "".join(f"> > {line}\n" for line in text.splitlines()),
    "indented": lambda text: textwrap.indent(text, "\t   "),
    "between other words": lambda text: (
        f"Hallo,\n\nsiehe unten {{1}}:\n\n{text}\n-- \nViele Grüße\n{{Ende}}\n"
    ),
    "wrapped by a mail program": lambda text: "\n".join(
        part for line in text.splitlines() for part in textwrap.wrap(line, 60) or [""]
    ),
    "wrapped hard": lambda text: "\n".join(
        line[at : at + 72] for line in text.splitlines() for at in range(0, max(len(line), 1), 72)
    ),
    "one line": lambda text: " ".join(text.split()),
    "word processor": lambda text: (
        text.replace("-", "\u2011")
        .replace("_", "\u200b_\u00ad")
        .replace("2025\u2011", "2025–")
        .replace("Nachrechnen", "Nach\u00adrechnen")
        .replace(",", ",\u2028")
        .replace('":', '":\ufeff')
    ),
    "typographic quotes": lambda text: (
        text.replace('{"', "{„").replace('"', "“").replace(" ", "\u00a0")
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_every_example_comes_back(way: str) -> None:
    """Note → way → reader → evaluator: the result is that of the page, and nothing is said about
    changes.
    """
    program = verified().compiled.program
    cases = examples_taken_along() if way == "as copied" else examples_taken_along()[::9]
    notes = [read(WAYS[way](case["note"]), "vermerk.txt") for case in cases]
    assert all(isinstance(note, Note) for note in notes), [
        str(note) for note in notes if not isinstance(note, Note)
    ][:3]
    plain = [json.dumps({"checker": case["checker"], "facts": case["facts"]}) for case in cases]
    for case, note, again, wanted in zip(
        cases,
        notes,
        evaluate_lines(program, [note.line for note in notes]),
        evaluate_lines(program, plain),
        strict=True,
    ):
        assert again == wanted and "error" not in again, case["note"]
        shared = ("status", "outcome", "possible", "values", "assumed", "readings")
        assert {key: again[key] for key in shared} == {key: case["result"][key] for key in shared}
        assert (
            note.day is None
            and note.compared(again, fingerprint(program["checkers"][case["checker"]])) == []
        )


def test_notes_are_readable() -> None:
    """No line is too long, every answer and outcome stands there in words, and nothing of
    JavaScript shows.
    """
    titles = {
        (checker.id, outcome.id): outcome.title
        for checker in verified().model.checkers
        for outcome in checker.outcomes
    }
    for case in examples_taken_along():
        people, _, machine = case["note"].partition("Zum Nachrechnen:")
        flowing = " ".join(people.split())
        assert max(map(len, case["note"].splitlines())) <= 100 and machine.endswith("}\n")
        assert not [word for word in ("undefined", "null", "[object", "NaN") if word in people], (
            people
        )
        assert len(case["used"]) == 0 or "Angaben: -" in flowing
        for outcome in (
            [case["result"]["outcome"]]
            if isinstance(case["result"]["outcome"], str)
            else case["result"]["outcome"] or []
        ):
            assert " ".join(titles.get((case["checker"], outcome), "").split()) in flowing
        assert ("steht noch nicht fest" in people) == (case["result"]["status"] == "open")
        for row in case["result"]["because"]:
            assert all(
                f"Rn. {cite['rn']}" in flowing or f", Rn. {cite['rn']}" in flowing
                for cite in row["cites"]
            )
            assert not row["interpretation"] or "Auslegung" in people


def test_all_kinds_of_results_are_there() -> None:
    """The examples hold what the tests are about: open and decided results, dates, readings, facts
    that nobody knows.
    """
    kinds = {
        (type(case["result"]["outcome"]).__name__, bool(case["result"]["values"]))
        for case in examples_taken_along()
    }
    assert {name for name, _ in kinds} == {"str", "list", "NoneType"} and (("str", True) in kinds)
    assert any("weiß ich nicht" in case["note"] for case in examples_taken_along()) and any(
        "Auslegung" in case["note"] for case in examples_taken_along()
    )


# --- the command ----------------------------------------------------------------------------------


@pytest.fixture
def evaluated(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Evaluated:
    """Runs ``evaluate --note`` over a text: exit code, standard output, standard error."""

    def call(text: str, root: Path = ROOT, *more: str) -> tuple[int, str, str]:
        (tmp_path / "vermerk.txt").write_bytes(text.encode())
        capsys.readouterr()
        code = main(
            ["--root", str(root), "evaluate", "--note", str(tmp_path / "vermerk.txt"), *more]
        )
        said = capsys.readouterr()
        return code, said.out, said.err.replace(f"{tmp_path}/", "")

    return call


@pytest.mark.slow
def test_the_command_gives_what_evaluate_gives(evaluated: Evaluated) -> None:
    """The same JSON as for the same facts, and not a word beside it: the checker alone has the hash
    that it has among all.
    """
    case = next(
        case
        for case in examples_taken_along()
        if case["checker"] == "absoma-kontaktfenster" and case["result"]["values"]
    )
    wanted = evaluate(verified().compiled.program, case["checker"], case["facts"])
    assert evaluated(case["note"]) == (0, dump_json(wanted) + "\n", "")


def line(
    project: Path,
    facts: str = '{"art": "mittel", "menge": 10}',
    result: str = '{"outcome": "beide", "values": {}}',
    more: str = "",
) -> str:
    """A note about a case of the little rules, with the hash of the rules of ``project``."""
    rules = fingerprint(pipeline.run(project).compiled.program["checkers"]["zustaendig"])
    return (
        f'Vermerk\n\n  Zum Nachrechnen: {{"checker": "zustaendig", "facts": {facts}, '
        f'{more}"rules": "{rules}", "result": {result}}}\n'
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The little rules, fresh for each test."""
    return little_project(tmp_path / "projekt")


def test_changed_rules_are_said(evaluated: Evaluated, project: Path) -> None:
    """Other rules: said, with the result that stands and the one that changed; the answer is that
    of today.
    """
    note = line(project)
    assert evaluated(note, project)[0::2] == (0, "")
    rules = project / f"{FOLDER}/pruefer/zustaendig.yml"
    for old, new in (
        ("< 10 Stück", "< 11 Stück"),
        (">= 10 Stück", ">= 11 Stück"),
        ("menge: 10}", "menge: 11}"),
    ):
        replace_once(rules, old, new)
    code, out, err = evaluated(note, project)
    assert code == 0 and json.loads(out)["outcome"] == "fachkraft"
    assert err.startswith("Die Regeln haben sich seit dem Vermerk geändert (Prüfsumme ")
    assert err.endswith('das Ergebnis ist jetzt ein anderes. Im Vermerk: {"outcome": "beide"}\n')
    code, out, err = evaluated(note.replace('"menge": 10', '"menge": 30'), project)
    assert json.loads(out)["outcome"] == "beide" and err.endswith("das Ergebnis ist dasselbe.\n")


def test_a_note_that_was_tampered_with(evaluated: Evaluated, project: Path) -> None:
    """The same rules cannot give another result."""
    code, out, err = evaluated(
        line(project, result='{"outcome": "niemand", "values": {}}'), project
    )
    assert (
        code == 0 and json.loads(out)["outcome"] == "beide" and "Der Vermerk wurde verändert" in err
    )


def test_the_reference_date_of_a_note_counts(evaluated: Evaluated, project: Path) -> None:
    """A day without a version is refused where the note names it; --date counts only where the note
    names none.
    """
    assert (
        evaluated(line(project, more='"date": "2025-01-01", '), project, "--date", "2024-12-31")[0]
        == 0
    )
    for note, more in (
        (line(project, more='"date": "2024-12-31", '), ()),
        (line(project), ("--date", "2024-12-31")),
    ):
        code, out, err = evaluated(note, project, *more)
        assert (code, out) == (2, "") and ": error stichtag-ohne-fassung" in err


def test_a_handbook_as_of_a_day(evaluated: Evaluated, tmp_path: Path) -> None:
    """Its notes name the day to people and machines, and are worked out again as of it."""
    project = whole_project(tmp_path / "ganz")
    site = pipeline.pages(pipeline.run(project, date="2025-01-01"), project)
    case = take(
        [{"checker": "zustaendig", "answers": {"art": "mittel", "menge": 10}}], entries_of(site)
    )[0]
    assert "- Stichtag: 01.01.2025\n" in case["note"] and read(case["note"], "").day == "2025-01-01"
    code, out, err = evaluated(case["note"], project)
    assert (code, err) == (0, "") and json.loads(out)["outcome"] == case["result"][
        "outcome"
    ] == "beide"


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (
            "Guten Tag,\nhier steht nichts.\n",
            "vermerk.txt:1:1: error vermerk-fehlt Hier steht kein Vermerk eines Prüfers",
        ),
        ("", "vermerk.txt:1:1: error vermerk-fehlt"),
        (
            'Zum Nachrechnen: {"checker": "x", "facts": {}, "rules": "00e1", "result": {}}',
            "vermerk.txt:1:48: error vermerk-form Die Prüfsumme der Regeln",
        ),
        (
            "Zum Nachrechnen: {}\n\n> Zum Nachrechnen: {}",
            "vermerk.txt:3:3: error vermerk-mehrere Hier beginnt ein zweiter Vermerk.",
        ),
        ("Vermerk\n\nZum Nachrechnen:\n", "vermerk.txt:3:1: error vermerk-unvollstaendig"),
        (
            'A\n> Zum Nachrechnen: {"checker": "x",\n>   "facts": {"a": tru, "b": 1}}',
            "vermerk.txt:3:20: error vermerk-unlesbar",
        ),
        ('Zum Nachrechnen: {"checker": "x", "facts": {"a":\r\n', "vermerk.txt:1:"),
        ('Zum Nachrechnen: {"checker": 1e9999999999999999999}', "error vermerk-unlesbar"),
        ('Zum Nachrechnen: {"checker": NaN}', "vermerk.txt:1:18: error vermerk-unlesbar"),
        ("Zum Nachrechnen: " + 5000 * '{"a":', "error vermerk-unlesbar"),
        (
            'Zum Nachrechnen: {"checker": "x",\n"facts": [], "rules": "", "result": {}}',
            "vermerk.txt:2:1: error vermerk-form",
        ),
        (
            (
                'Zum Nachrechnen: {"checker": "x", "facts": {},\n"date": "2025-02-30", "rules": '
                '"", "result": {}}'
            ),
            "vermerk.txt:2:1: error vermerk-form Der Stichtag",
        ),
        ('Zum Nachrechnen: {"facts": {}, "rules": "", "result": {}}', "error vermerk-form"),
        (
            'Zum Nachrechnen: {"checker": "weg", "facts": {}, "rules": "", "result": {}}',
            "vermerk.txt:1:19: error pruefer-unbekannt Den Prüfer »weg«",
        ),
        (
            (
                'Zum Nachrechnen: {"checker": "zustaendig",\n> "facts": {"art": "klein",\n> '
                '"farbe": 1}, "rules": "", "result": {}}'
            ),
            "vermerk.txt:3:3: error merkmal-unbekannt Das Merkmal »farbe«",
        ),
        (
            (
                'Zum Nachrechnen: {"checker": "zustaendig",\n"facts": {"art": "riesig"}, '
                '"rules": "", "result": {}}'
            ),
            "vermerk.txt:2:11: error wert-ungueltig »riesig«",
        ),
    ],
)
def test_broken_notes_are_refused(
    evaluated: Evaluated, project: Path, note: str, said: str
) -> None:
    """Exit 2, the place in the note itself, a hint, nothing on standard output."""
    code, out, err = evaluated(note, project)
    assert (code, out) == (2, "") and said in err and "\n    " in err


def test_a_file_that_cannot_be_read(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    """Missing, or in another encoding."""
    (tmp_path / "alt.txt").write_bytes("Prüfer".encode("latin-1"))
    for name in ("alt.txt", "fehlt.txt"):
        assert main(["--root", str(project), "evaluate", "--note", str(tmp_path / name)]) == 2
        assert f"{name}:1:1: error datei-unlesbar" in capsys.readouterr().err
