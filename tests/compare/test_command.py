"""``weisungswerk diff`` and ``build --since``: exit codes, formats, the page."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import pipeline
from generator.cli import main
from support.sample_rules import FOLDER, little_project, replace_once, whole_project

Run = Callable[..., tuple[int, str, str]]
CHECKER, NORMS = f"{FOLDER}/pruefer/zustaendig.yml", f"{FOLDER}/normen.yml"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """An earlier version, and a whole project with a threshold, a norm and an example changed."""
    old, new = little_project(tmp_path / "vorher"), whole_project(tmp_path / "nachher")
    text = (
        (new / CHECKER)
        .read_text(encoding="utf-8")
        .replace("10 Stück", "11 Stück")
        .replace("menge: 10}, ergebnis: beide", "menge: 10}, ergebnis: fachkraft")
    )
    (new / CHECKER).write_text(text, encoding="utf-8")
    replace_once(
        new / NORMS,
        "text: Große Proben prüfen beide.",
        "text: Große Proben <prüfen> Fachkraft & Leitung.",
    )
    replace_once(new / NORMS, "      - {rn: 4, ", "      - {rn: 5, ")
    return old, new


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], pair: tuple[Path, Path]) -> Run:
    """Runs a command for the newer project: exit code, standard output, standard error."""

    def call(*arguments: object) -> tuple[int, str, str]:
        code = main(["--root", str(pair[1]), *map(str, arguments)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def sound(pair: tuple[Path, Path]) -> tuple[Path, Path]:
    """The same without what does not fit together in the newer one."""
    for file in (CHECKER,):
        path = pair[1] / file
        path.write_text(
            path.read_text(encoding="utf-8").replace("quelle: [4]", "quelle: [5]"), encoding="utf-8"
        )
    catalogue = pair[1] / FOLDER / "kataloge/probenarten.yml"
    catalogue.write_text(
        catalogue.read_text(encoding="utf-8")
        .replace("rn: [4]", "rn: [5]")
        .replace("[3, 4]", "[3, 5]"),
        encoding="utf-8",
    )
    return pair


def test_text(sound: tuple[Path, Path], run: Run) -> None:
    """Norms and the smallest case, as sentences; differences are no errors."""
    code, out, err = run("diff", *sound)
    assert (code, err) == (0, "")
    assert (
        "Vergleich »vorher« → »nachher«" in out
        and "Randnummern: 1 neu, 1 geändert, 1 entfallen · 1 Prüfer mit anderem Ergebnis" in out
    )
    assert (
        "Bei {art = mittel, menge = 10} war das Ergebnis »Fachkraft und Leitung«, jetzt "
        "»Fachkraft«."
    ) in out
    assert "Text: Große Proben prüfen beide. → Große Proben <prüfen> Fachkraft & Leitung." in out
    assert "entfallen: Rn. 4" in out and "neu: Rn. 5" in out


def test_no_difference(pair: tuple[Path, Path], run: Run) -> None:
    """One line that says so."""
    code, out, err = run("diff", pair[0], pair[0])
    assert (code, err) == (0, "") and out.splitlines() == [
        "Vergleich »vorher« → »vorher«",
        "Kein Unterschied.",
    ]


def test_json(sound: tuple[Path, Path], run: Run, tmp_path: Path) -> None:
    """The same for programs, in a file; the case can be evaluated as it stands."""
    code, out, err = run(
        "diff", *sound, "--format", "json", "--output", tmp_path / "unterschied.json"
    )
    assert (code, out, err) == (0, "", "")
    found = json.loads((tmp_path / "unterschied.json").read_text(encoding="utf-8"))
    (checker,) = found["checkers"]
    assert checker["exact"] is True
    (case,) = (case for case in checker["cases"] if case["kind"] == "outcome")
    assert (case["facts"], case["old"]["outcome"], case["new"]["outcome"]) == (
        {"art": "mittel", "menge": 10},
        "beide",
        "fachkraft",
    )
    assert {norm["id"]: norm["state"] for norm in found["directives"][0]["parts"]} == {
        "3": "changed",
        "4": "dropped",
        "5": "added",
    }


def test_markdown(sound: tuple[Path, Path], run: Run) -> None:
    """The page: nothing from the rules becomes markup."""
    code, out, _ = run("diff", *sound, "--format", "markdown")
    assert code == 0 and "# Was ist neu" in out and 'href="weisungen/amt-frist.html#rn-3"' in out
    assert "&lt;prüfen&gt;" in out and "<prüfen>" not in out and "&amp; Leitung" in out


def test_errors_of_one_side(pair: tuple[Path, Path], run: Run) -> None:
    """Exit 1, the problem with its side, and the rest compared."""
    code, out, err = run("diff", *pair)
    assert (
        code == 1
        and "[nachher] rules/amt/frist/pruefer/zustaendig.yml" in err
        and "[vorher]" not in err
    )
    assert "Bei {art = mittel, menge = 10}" in out


@pytest.mark.parametrize("wrong", [("gibtesnicht", "."), (".", "--format", "html", "."), (".",)])
def test_wrong_use(run: Run, wrong: tuple[str, ...]) -> None:
    """Exit 2 and a German sentence."""
    try:
        code, out, err = run("diff", *wrong)
    except SystemExit as stop:
        code, out, err = stop.code, "", None
    assert code == 2 and out == "" and (err is None or "gibt es nicht" in err)


@pytest.mark.slow
def test_page_in_the_handbook(sound: tuple[Path, Path]) -> None:
    """With an earlier version there is a page, an entry in the navigation and a part for other
    pages; else none of them.
    """
    content = sound[1] / "content" / "templates"
    content.mkdir()
    (content / "start.md").write_text("# Start\n\n<!-- weisungswerk: neues -->\n", encoding="utf-8")
    result = pipeline.run(sound[1])
    assert result.ok
    plain, told = (
        pipeline.pages(result, sound[1], comparison=comparison)
        for comparison in (None, pipeline.since(result, sound[1], str(sound[0]))[0])
    )
    assert "aenderungen.md" not in {
        page.path for page in plain.pages
    } and "Was ist neu" not in dict(plain.nav)
    assert dict(told.nav)["Was ist neu"] == "aenderungen.md"
    texts = {page.path: page.text for page in told.pages}
    assert (
        "aenderungen.html#amt-frist" in texts["start.md"]
        and "1 Prüfer mit anderem Ergebnis" in texts["start.md"]
    )
    assert "aenderungen" not in {page.path: page.text for page in plain.pages}["start.md"]
    assert (
        "war das Ergebnis »Fachkraft und Leitung«, <strong>jetzt »Fachkraft«</strong>"
        in texts["aenderungen.md"]
    )


@pytest.mark.slow
def test_build_since(sound: tuple[Path, Path], run: Run, tmp_path: Path) -> None:
    """The built site has the page, and a wrong version is told before anything is built."""
    code, _, err = run("build", "--since", sound[0], "--site-dir", tmp_path / "site")
    assert (code, err) == (0, "") and "Was ist neu" in (
        tmp_path / "site" / "aenderungen.html"
    ).read_text(encoding="utf-8")
    assert (
        run("build", "--since", "gibtesnicht", "--site-dir", tmp_path / "site2")[0] == 2
        and not (tmp_path / "site2").exists()
    )
