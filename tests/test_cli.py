"""The command line, held to the contract: exit codes, messages, shapes, and that bad input breaks
nothing.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from support.paths import ROOT
from support.sample_rules import FOLDER, LITTLE, little_project, replace_once, whole_project

CHECKER = f"{FOLDER}/pruefer/zustaendig.yml"
Run = Callable[..., tuple[int, str, str]]
PROBLEM_KEYS = ["level", "code", "file", "line", "column", "message", "hint"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The little rules, fresh for each test."""
    return little_project(tmp_path)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The little rules with all that a website needs; tests only read it."""
    return whole_project(tmp_path_factory.mktemp("ganz"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process: exit code, standard output, standard error."""

    def call(root: Path, *arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            code = main(["--root", str(root), *map(str, arguments)])
        except SystemExit as stop:  # argparse ends the process where the call itself is wrong
            code = stop.code
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def broken(project: Path) -> None:
    """One misspelt word in one rule file."""
    replace_once(project / CHECKER, "treffer: eindeutig", "treffer: eindeutich")


# --- check ----------------------------------------------------------------------------------------


def test_check_of_sound_rules(project: Path, run: Run) -> None:
    """Exit 0, one line that says what was looked at."""
    code, out, err = run(project, "check")
    assert (
        (code, err) == (0, "")
        and out.startswith("In Ordnung: ")
        and "2 Prüfer mit 8 Beispielen" in out
    )


def test_check_as_text(project: Path, run: Run) -> None:
    """``file:line:column: error CODE message``, the hint indented, a count, exit 1."""
    broken(project)
    code, out, _ = run(project, "check")
    assert code == 1
    assert out.splitlines() == [
        (
            f"{CHECKER}:16:12: error wort-unbekannt »eindeutich« ist hier nicht vorgesehen "
            "(Trefferregel)."
        ),
        "    Meinten Sie »eindeutig«?",
        "1 Fehler, 0 Hinweise.",
    ]


def test_check_as_json(project: Path, run: Run) -> None:
    """A list of objects with exactly the agreed keys; nothing else on standard output."""
    assert json.loads(run(project, "check", "--format", "json")[1]) == []
    broken(project)
    code, out, _ = run(project, "check", "--format", "json")
    problems = json.loads(out)
    assert code == 1 and [list(problem) for problem in problems] == [PROBLEM_KEYS]
    assert problems[0] == {
        "level": "error",
        "code": "wort-unbekannt",
        "file": CHECKER,
        "line": 16,
        "column": 12,
        "message": "»eindeutich« ist hier nicht vorgesehen (Trefferregel).",
        "hint": "Meinten Sie »eindeutig«?",
    }


def test_check_for_github(project: Path, run: Run) -> None:
    """One annotation a problem; line breaks and percent signs are escaped."""
    replace_once(project / CHECKER, "< 10 Stück", "< 9 Stück")
    code, out, _ = run(project, "check", "--format", "github")
    assert code == 1 and out.count("\n") == 1
    assert out.startswith(f"::error file={CHECKER},line=22,col=7,title=luecke::") and "%0A" in out


def test_check_with_a_warning_only(project: Path, run: Run) -> None:
    """A warning is shown and is no error."""
    replace_once(
        project / CHECKER,
        "werte: {mittel: Mittlere Probe}",
        "werte: {mittel: Mittlere Probe, andere: Andere}",
    )
    replace_once(
        project / CHECKER,
        "beispiele:",
        "    - {nr: R5, wenn: sonst, dann: beide, quelle: [3]}\nbeispiele:",
    )
    code, out, _ = run(project, "check", "--format", "json")
    levels = {problem["level"] for problem in json.loads(out)}
    assert (code, levels) == (0, {"warning"})
    assert "::warning " in run(project, "check", "--format", "github")[1]


def test_every_broken_file_is_named_at_once(project: Path, run: Run) -> None:
    """One run names the mistakes of all files."""
    broken(project)
    replace_once(project / "rules/rollen.yml", "id: amt/leitung", "id: amt/leitung, kruz: L")
    replace_once(project / f"{FOLDER}/weisung.yml", "2026-11-21", "2026-11-31")
    out = run(project, "check", "--format", "json")[1]
    assert {problem["file"] for problem in json.loads(out)} == {
        CHECKER,
        "rules/rollen.yml",
        f"{FOLDER}/weisung.yml",
    }


# --- a broken rule changes nothing ----------------------------------------------------------------


def content(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.slow
def test_a_broken_rule_leaves_the_site_alone(tmp_path: Path, run: Run) -> None:
    """The site that was there stays byte for byte; after mending, it is built again."""
    project = whole_project(tmp_path / "projekt")
    site = tmp_path / "site"
    assert run(project, "build", "--site-dir", site)[0] == 0
    before = content(site)
    assert "index.html" in before and len(before) > 20
    broken(project)
    for arguments in (
        ["build", "--site-dir", site],
        ["render", "--to", tmp_path / "seiten"],
        ["export", "--output", tmp_path / "wissen.json"],
        ["evaluate", "zustaendig", "--facts", "{}"],
        ["evaluate", "--batch", CHECKER],
    ):
        if "--batch" in arguments:
            arguments[-1] = project / CHECKER
        code, out, err = run(project, *arguments)
        assert code == 1 and f"{CHECKER}:16:12: error wort-unbekannt" in err + out, arguments
        assert "Meinten Sie »eindeutig«?" in err + out
    assert content(site) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "projekt",
        "site",
    ]  # no half-written leftovers
    replace_once(project / CHECKER, "treffer: eindeutich", "treffer: eindeutig")
    assert run(project, "build", "--site-dir", site)[0] == 0
    assert content(site).keys() == before.keys()


@pytest.mark.slow
def test_a_fault_in_content_is_found_by_check_and_stops_the_build(tmp_path: Path, run: Run) -> None:
    """Written pages are judged before anything is built: German, with place and hint; the old site
    stays.
    """
    project, site = whole_project(tmp_path / "projekt"), tmp_path / "site"
    assert run(project, "build", "--site-dir", site)[0] == 0
    before = content(site)
    (project / "content" / "hilfe.md").write_text(
        "# Hilfe\n\nSiehe [Fristen](frsiten.md).\n", encoding="utf-8"
    )
    expected = (
        "content/hilfe.md:3:17: error seite-unbekannt Der Verweis »frsiten.md« führt ins "
        "Leere: Diese Seite oder Datei gibt es nicht.\n"
        "    Meinten Sie »fristen.md«?\n"
    )
    code, out, _ = run(project, "check")
    assert code == 1 and out.startswith(expected)
    code, _, err = run(project, "build", "--site-dir", site)
    assert (
        code == 1
        and err == expected + "Das Handbuch wurde nicht gebaut; der bisherige Stand bleibt.\n"
    )
    assert content(site) == before


def test_missing_rules(tmp_path: Path, run: Run) -> None:
    """A folder without rules is an error with a place, not a stack of calls."""
    code, out, _ = run(tmp_path, "check")
    assert code == 1 and "rules/herausgeber.yml:1:1: error datei-fehlt" in out


# --- evaluate -------------------------------------------------------------------------------------


def test_evaluate_one(project: Path, run: Run) -> None:
    """The result in the shape of the contract, as one line of JSON."""
    code, out, err = run(
        project, "evaluate", "zustaendig", "--facts", '{"art": "mittel", "menge": 10}'
    )
    result = json.loads(out)
    assert (code, err) == (0, "")
    assert {
        key: result[key]
        for key in (
            "checker",
            "status",
            "outcome",
            "possible",
            "candidates",
            "values",
            "next",
            "missing",
        )
    } == {
        "checker": "zustaendig",
        "status": "decided",
        "outcome": "beide",
        "possible": ["beide"],
        "candidates": [],
        "values": {},
        "next": None,
        "missing": [],
    }
    reason = result["because"][0]
    assert (
        reason["cites"] == [{"directive": "amt-frist", "rn": 3, "locator": "II.2"}]
        and reason["interpretation"] is False
    )


def test_evaluate_open_case(project: Path, run: Run) -> None:
    """What is not known stays open: possible outcomes, what to ask next, what is missing."""
    result = json.loads(
        run(project, "evaluate", "zustaendig", "--facts", '{"art": "mittel", "menge": null}')[1]
    )
    assert (
        result["status"],
        result["outcome"],
        result["possible"],
        result["next"],
        result["missing"],
    ) == ("open", None, ["beide", "fachkraft"], "menge", ["menge"])


def test_evaluate_facts_from_file(project: Path, run: Run, tmp_path: Path) -> None:
    """``@file`` reads the facts, over several lines as well."""
    (tmp_path / "fall.json").write_text('{\n "art": "klein"\n}\n', encoding="utf-8")
    assert (
        json.loads(
            run(project, "evaluate", "zustaendig", "--facts", f"@{tmp_path / 'fall.json'}")[1]
        )["outcome"]
        == "niemand"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["zustaendig", "--facts", '{"art": "riesig"}'],
            "error wert-ungueltig »riesig« passt nicht zum Merkmal »art«",
        ),
        (["zustaendig", "--facts", '{"menge": 1.5}'], "error wert-ungueltig"),
        (["zustaendig", "--facts", '{"menge": true}'], "error wert-ungueltig"),
        (
            ["zustaendig", "--facts", '{"farbe": "rot"}'],
            "error merkmal-unbekannt Das Merkmal »farbe«",
        ),
        (
            ["eingehalten", "--facts", '{"eingang": "2025-02-30"}'],
            "error wert-ungueltig »2025-02-30«",
        ),
        (["zustaendig", "--facts", "[1]"], "error fakten-form"),
        (
            ["zustaendig", "--facts", '{"art": '],
            "--facts:1:9: error json Das ist kein gültiges JSON.",
        ),
        (
            ["zustaendig", "--facts", "@gibt-es-nicht.json"],
            "gibt-es-nicht.json:1:1: error datei-unlesbar",
        ),
        (
            ["gibt-es-nicht", "--facts", "{}"],
            "error pruefer-unbekannt Den Prüfer »gibt-es-nicht« gibt es nicht.",
        ),
        (
            ["zustaendig", "--facts", "{}", "--date", "2025-02-30"],
            "»2025-02-30« ist kein Datum im Kalender",
        ),
        (["zustaendig", "--facts", "{}", "--date", "2024-12-31"], "error stichtag-ohne-fassung"),
        (["zustaendig", "--facts", "{}", "--engine", "magie"], "unbekannter Wert"),
        ([], "Bitte entweder einen Prüfer mit --facts oder --batch oder --note angeben."),
        (
            ["zustaendig", "--batch", "-"],
            "Bitte entweder einen Prüfer mit --facts oder --batch oder --note angeben.",
        ),
        (["--batch", "gibt-es-nicht.jsonl"], "gibt-es-nicht.jsonl"),
    ],
)
def test_evaluate_refuses(project: Path, run: Run, arguments: list[str], said: str) -> None:
    """Bad input: exit 2, the problem on standard error, nothing on standard output."""
    code, out, err = run(project, "evaluate", *arguments)
    assert (code, out) == (2, "") and said in err


LINES = [  # one line, and what must come back: an outcome or a code
    ('{"checker": "zustaendig", "facts": {"art": "klein"}}', "niemand"),
    ('{"checker": "zustaendig", "facts": {"art": "riesig"}}', ("wert-ungueltig", "art")),
    ('{"checker": "eingehalten", "facts": {"eilig": false}}', "ja"),
    ('{"checker": "gibt-es-nicht", "facts": {}}', ("pruefer-unbekannt", None)),
    ('{"checker": "zustaendig", "facts": {"farbe": "rot"}}', ("merkmal-unbekannt", "farbe")),
    ("das ist kein JSON", ("json-ungueltig", None)),
    ('{"checker": "zustaendig", "facts": [1]}', ("fakten-form", None)),
    (
        (
            '{"checker": "eingehalten", "facts": {"eilig": true, "eingang": "2025-03-01", '
            '"geprueft": "2025-03-16"}}'
        ),
        "nein",
    ),
    (
        '{"checker": "eingehalten", "facts": {"eingang": "2025-13-01"}}',
        ("wert-ungueltig", "eingang"),
    ),
    ('{"checker": "zustaendig", "facts": {"art": "klein"}, "date": "2025-01-01"}', "niemand"),
    (
        '{"checker": "zustaendig", "facts": {"art": "klein"}, "date": "2024-12-31"}',
        ("stichtag-ohne-fassung", "date"),
    ),
    (
        '{"checker": "zustaendig", "facts": {"art": "klein"}, "date": "2025-02-30"}',
        ("stichtag-ungueltig", "date"),
    ),
    ('{"checker": "zustaendig", "facts": {"art": "gross", "menge": 3}}', "beide"),
    *(
        (
            f'{{"checker": "zustaendig", "facts": {{"art": "klein"}}, "date": {day}}}',
            ("stichtag-ungueltig", "date"),
        )
        for day in ('"20250101"', '"2025-W01-3"', '""', "0", "[]", "false", '" 2025-01-01"')
    ),
    ('{"checker": "zustaendig", "facts": {"art": "klein"}, "date": null}', "niemand"),
    # what looks like the end of a line, and is none: texts and blanks between tokens
    ('{"checker": "zustaendig",\r"facts": {"art": "klein"}}', "niemand"),
    ('{"checker": "zustaendig", "facts": {"art": "\u2028"}}', ("wert-ungueltig", "art")),
    ('{"checker": "zustaendig", "facts": {"art": "\u2029\x85"}}', ("wert-ungueltig", "art")),
    ("\x85", ("json-ungueltig", None)),
    # numbers that the two engines would read differently
    (
        '{"checker": "zustaendig", "facts": {"menge": 3.0000000000000000001}}',
        ("zahl-ungenau", None),
    ),
    ('{"checker": "zustaendig", "facts": {"menge": 9007199254740993}}', ("zahl-ungenau", None)),
    (
        '{"checker": "zustaendig", "facts": {"menge": 1e9999999999999999999}}',
        ("zahl-ungenau", None),
    ),
    (
        '{"checker": "zustaendig", "facts": {"menge": 1e-9999999999999999999}}',
        ("zahl-ungenau", None),
    ),
    (f'{{"checker": "zustaendig", "facts": {{"menge": {"9" * 5000}}}}}', ("zahl-ungenau", None)),
    ('{"checker": "zustaendig", "facts": {"art": "gross", "menge": 3.0}}', "beide"),
    ('{"checker": "zustaendig", "facts": {"art": -0.0}}', ("wert-ungueltig", "art")),
    ('{"checker": "zustaendig", "facts": {"art": 1.50}}', ("wert-ungueltig", "art")),
    # neither engine knows »skip« in a batch, nor calls what stands in a value
    (
        '{"checker": "zustaendig", "facts": {"art": {"toString": 1, "split": 1}}}',
        ("wert-ungueltig", "art"),
    ),
    (
        '{"checker": "eingehalten", "facts": {"eingang": {"toString": 1, "valueOf": 1}}}',
        ("wert-ungueltig", "eingang"),
    ),
]


def test_both_engines_say_the_same(project: Path, run: Run, tmp_path: Path) -> None:
    """Line for line, to the last character; a key that a case does not have changes nothing."""
    skips = '{"checker": "zustaendig", "facts": {}, "skip": ["art", "menge"]}'
    lines = [*(line for line, _ in LINES), skips]
    (tmp_path / "faelle.jsonl").write_bytes("".join(f"{line}\n" for line in lines).encode())
    said = [
        run(project, "evaluate", "--batch", tmp_path / "faelle.jsonl", "--engine", engine)[1]
        for engine in ("python", "browser")
    ]
    for line, ours, theirs in zip([*lines, ""], *(one.split("\n") for one in said), strict=True):
        assert ours == theirs, line
    assert json.loads(said[0].split("\n")[-2])["next"] == "art"


@pytest.mark.parametrize("engine", ["python", "browser"])
def test_batch(project: Path, run: Run, tmp_path: Path, engine: str) -> None:
    """One answer a line, in the same order; a bad line is an error object and the run goes on."""
    text = "".join(f"{line}\n" for line, _ in LINES)
    (tmp_path / "faelle.jsonl").write_bytes(f"{text}\n".encode())
    code, out, _ = run(
        project, "evaluate", "--batch", tmp_path / "faelle.jsonl", "--engine", engine
    )
    answers = [json.loads(line) for line in out.split("\n")[:-1]]
    assert code == 0 and len(answers) == len(LINES)
    for (line, wanted), answer in zip(LINES, answers, strict=True):
        if isinstance(wanted, str):
            assert answer["outcome"] == wanted, line
        else:
            assert (answer["error"]["code"], answer["error"]["fact"]) == wanted, line
            assert (
                list(answer["error"]) == ["code", "message", "fact"] and answer["error"]["message"]
            )


HOSTILE = {
    "Tag als Liste": '{"checker": "zustaendig", "facts": {}, "date": ["x"]}',
    "halbes Zeichen": '{"checker": "\\ud800", "facts": {}}',
    "riesige Zahl": '{"checker": "zustaendig", "facts": {"menge": 1e999999999}}',
    "keine Zahl": '{"checker": "zustaendig", "facts": {"menge": NaN}}',
    "tief": "[" * 100_000,
    "Liste": "[1]",
    "ohne Fakten": '{"checker": "zustaendig"}',
    "Prüfer als Liste": '{"checker": ["zustaendig"], "facts": {}}',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_batch_survives_hostile_lines(project: Path, run: Run, tmp_path: Path, name: str) -> None:
    """Whatever stands in a line, its neighbours get their answers, and both engines say the
    same.
    """
    (tmp_path / "faelle.jsonl").write_text(
        f"{LINES[0][0]}\n{HOSTILE[name]}\n{LINES[0][0]}\n", encoding="utf-8"
    )
    said = []
    for engine in ("python", "browser"):
        code, out, _ = run(
            project, "evaluate", "--batch", tmp_path / "faelle.jsonl", "--engine", engine
        )
        answers = [json.loads(line) for line in out.splitlines()]
        assert (
            code == 0
            and len(answers) == 3
            and answers[0]["outcome"] == answers[2]["outcome"] == "niemand"
        )
        said.append(answers[1].get("error", {}).get("code", answers[1].get("possible")))
    assert said[0] == said[1]


def test_batch_that_is_no_utf8(project: Path, run: Run, tmp_path: Path) -> None:
    """A file in another encoding is refused with a message."""
    (tmp_path / "faelle.jsonl").write_bytes('{"checker": "prüfung"}\n'.encode("latin-1"))
    code, out, err = run(project, "evaluate", "--batch", tmp_path / "faelle.jsonl")
    assert (code, out) == (2, "") and "UTF-8" in err


def test_batch_from_standard_input(project: Path) -> None:
    """``--batch -`` as a program of its own, in a pipe."""
    done = subprocess.run(
        [sys.executable, "-m", "generator.cli", "--root", str(project), "evaluate", "--batch", "-"],
        input=LINES[0][0] + "\n",
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "") and json.loads(done.stdout)[
        "outcome"
    ] == "niemand"


# --- export, render, issuers ----------------------------------------------------------------------


def test_export(shared: Path, run: Run, tmp_path: Path) -> None:
    """The document has the agreed keys, to a file and to standard output alike."""
    code, out, _ = run(shared, "export", "--format", "json")
    known = json.loads(out)
    assert code == 0 and known["format"] == 1
    assert {
        "format",
        "issuers",
        "directives",
        "checkers",
        "directory",
        "conflicts",
        "glossary",
    } <= known.keys()
    directive = known["directives"][0]
    assert {
        "id",
        "issuer",
        "title",
        "version",
        "valid_from",
        "norms",
        "catalogues",
    } <= directive.keys()
    assert {
        "rn",
        "locator",
        "kind",
        "actor",
        "object",
        "condition",
        "value",
        "unit",
        "text",
        "doubt",
        "url",
    } <= directive["norms"][0].keys()
    assert {"id", "title", "columns", "rows", "url"} <= directive["catalogues"][0].keys()
    assert all(
        {"id", "directives", "title", "result", "facts", "outcomes", "url"} <= checker.keys()
        for checker in known["checkers"]
    )
    assert [norm["rn"] for norm in directive["norms"]] == [1, 2, 3, 4] and directive["norms"][1][
        "value"
    ] == 14
    run(shared, "export", "--output", tmp_path / "wissen.json")
    assert json.loads((tmp_path / "wissen.json").read_text(encoding="utf-8")) == known


@pytest.mark.slow
def test_export_addresses_lead_to_pages(shared: Path, run: Run, tmp_path: Path) -> None:
    """Each ``url`` is relative to the site, and its page is among those that ``render`` writes."""
    known = json.loads(run(shared, "export")[1])
    run(shared, "render", "--to", tmp_path / "seiten")
    pages = {
        path.relative_to(tmp_path / "seiten").as_posix()
        for path in (tmp_path / "seiten").rglob("*.md")
    }
    urls = [
        thing["url"]
        for directive in known["directives"]
        for thing in (*directive["norms"], *directive["catalogues"])
    ]
    for url in [*urls, *(checker["url"] for checker in known["checkers"])]:
        assert url.partition("#")[0].replace(".html", ".md") in pages, url


@pytest.mark.slow
def test_render(shared: Path, run: Run, tmp_path: Path) -> None:
    """The pages as files; a second run writes the same bytes."""
    code, out, err = run(shared, "render", "--to", tmp_path / "seiten")
    before = content(tmp_path / "seiten")
    assert (
        (code, err) == (0, "")
        and f"{len(before)} Dateien" in out
        and any(name.startswith("pruefer/zustaendig") for name in before)
    )
    run(shared, "render", "--to", tmp_path / "seiten")
    assert content(tmp_path / "seiten") == before


@pytest.mark.parametrize(
    "command",
    [
        ["build"],
        ["export"],
        ["render", "--to", "seiten"],
        ["evaluate", "zustaendig", "--facts", "{}"],
    ],
)
def test_unknown_issuer(project: Path, run: Run, command: list[str]) -> None:
    """An issuer that does not exist is an error that names those that do; nothing is written."""
    (project / "mkdocs.yml").touch()
    (project / "site_templates").mkdir()
    code, out, err = run(project, *command, "--issuer", "atm")
    assert (
        code == 1
        and out == ""
        and "herausgeber-unbekannt Den Herausgeber »atm« gibt es nicht." in err
        and "Möglich sind: amt" in err
    )
    assert {path.name for path in project.iterdir()} == {"mkdocs.yml", "rules", "site_templates"}


@pytest.mark.parametrize("command", [["build"], ["serve"], ["render", "--to", "seiten"]])
def test_a_project_that_lacks_something(project: Path, run: Run, command: list[str]) -> None:
    """Said at once, with what is missing; nothing is written."""
    code, out, err = run(project, *command)
    assert (code, out) == (2, "") and "site_templates; mit --root nennen Sie den Ordner" in err
    assert [path.name for path in project.iterdir()] == ["rules"]


@pytest.mark.parametrize(
    "arguments", [["prüfe"], [], ["check", "--farbe"], ["render"], ["check", "--format", "xml"]]
)
def test_wrong_calls_are_answered_in_german(project: Path, run: Run, arguments: list[str]) -> None:
    """Exit 2 with usage; none of argparse's English."""
    code, out, err = run(project, *arguments)
    assert (code, out) == (2, "") and "Aufruf: weisungswerk" in err and "Falscher Aufruf:" in err
    assert not any(
        word in err for word in ("usage", "error:", "invalid", "required", "unrecognized")
    )


# --- paths and bombs ------------------------------------------------------------------------------


def test_link_out_of_the_project(
    project: Path, run: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A rule file that is a link to somewhere else is not read."""
    outside = tmp_path_factory.mktemp("draussen") / "geheim.yml"
    outside.write_text("prüfer: GEHEIM\n", encoding="utf-8")
    (project / FOLDER / "pruefer" / "fremd.yml").symlink_to(outside)
    code, out, _ = run(project, "check")
    assert code == 1 and "fremd.yml:1:1: error pfad-ausserhalb" in out and "GEHEIM" not in out


@pytest.mark.parametrize("name", ["rules/amt/fremd", f"{FOLDER}/kataloge", f"{FOLDER}/pruefer"])
def test_linked_folder_out_of_the_project(
    project: Path, run: Run, tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    """A folder that is a link to somewhere else is not read either."""
    outside = tmp_path_factory.mktemp("draussen")
    for file in ("weisung.yml", "x.yml"):
        (outside / file).write_text("geheimes: Geheimnis\n", encoding="utf-8")
    if (project / name).exists():
        (project / name).rename(project / "vorher")
    (project / name).symlink_to(outside)
    code, out, _ = run(project, "check")
    assert code == 1 and "error pfad-ausserhalb" in out and "geheimes" not in out


BOMBS = {
    "anker": "a: &a [x, x, x, x, x, x, x, x, x]\n"
    + "".join(
        f"{b}: &{b} [{', '.join('*' + a for _ in range(9))}]\n"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ),
    "zu-tief": "prüfer: " + "[" * 50_000,
    "zu-tief ": "a: " + "{a: " * 5_000,
    "zu-tief  ": "- " * 20_000 + "x",
    "datei-zu-gross": "prüfer: " + "x" * 4_000_001,
    "typangabe": "prüfer: !!python/object/apply:os.system [echo]\n",
}


@pytest.mark.parametrize("code", BOMBS)
def test_bombs_are_refused_quickly(project: Path, run: Run, code: str) -> None:
    """Aliases, depth, size, tags: refused with a message, within seconds."""
    (project / FOLDER / "pruefer" / "bombe.yml").write_text(BOMBS[code], encoding="utf-8")
    started = time.monotonic()
    done, out, _ = run(project, "check")
    assert done == 1 and "bombe.yml:1:" in out and f"error {code.strip()} " in out
    assert time.monotonic() - started < 5


def test_formula_bombs_are_refused_quickly(project: Path, run: Run) -> None:
    """A condition as deep as a text allows, or full of »nicht«, is a message and no crash."""
    for wild in (
        "(" * 4_900 + "menge > 1 Stück" + ")" * 4_900,
        "nicht " * 1_600 + "(menge > 1 Stück)",
    ):
        text = (LITTLE / CHECKER).read_text(encoding="utf-8")
        (project / CHECKER).write_text(
            text.replace("menge < 0 Stück", f'"{wild}"'), encoding="utf-8"
        )
        code, out, _ = run(project, "check")
        assert code == 1 and "error formel-aufbau Die Bedingung ist zu tief verschachtelt." in out
