"""Whatever may lie in content/: nothing is published or left out without a word, nothing hangs."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from generator import pipeline
from generator.handbook import Site
from generator.problem import Problem
from support.paths import ROOT
from support.sample_rules import FOLDER as DIRECTIVE
from support.sample_rules import LITTLE, whole_project

PAGE = b"# Seite\n\nText.\n"
FIFO, FOLDER, NOWHERE, CIRCLE, OUT, OUT_FOLDER = (
    "fifo",
    "ordner",
    "nirgends",
    "kreis",
    "/etc/passwd",
    "/etc",
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> tuple[pipeline.Result, Site]:
    """The little handbook and its pages, for all tests of this module."""
    root = whole_project(tmp_path_factory.mktemp("klein"))
    (root / "content" / "index.md").unlink()
    result = pipeline.run(root)
    return result, pipeline.pages(result, root, searchable=False)


def lay(root: Path, path: str, what: bytes | str) -> None:
    """Puts something into content/: a file, or what the word says."""
    target = root / "content" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(what, bytes):
        target.write_bytes(what)
    elif what == FIFO:
        os.mkfifo(target)
    elif what == FOLDER:
        target.mkdir()
    elif what == CIRCLE:
        target.symlink_to(target.name)
    else:
        target.symlink_to(what)


def found(base: tuple[pipeline.Result, Site], root: Path) -> list[Problem]:
    """What the check says of content/."""
    result, site = base
    (root / "site_templates").symlink_to(ROOT / "site_templates")
    return pipeline.check_content(result, site, root)


@pytest.mark.parametrize(
    ("path", "what", "code", "says"),
    [
        ("seite.md", FIFO, "datei-unlesbar", "keine gewöhnliche Datei"),
        ("bild.png", FIFO, "datei-unlesbar", "keine gewöhnliche Datei"),
        ("zusammenfassungen/amt-frist.md", FIFO, "datei-unlesbar", "keine gewöhnliche Datei"),
        ("templates/start.md", FIFO, "datei-unlesbar", "keine gewöhnliche Datei"),
        ("seite.md", FOLDER, "datei-unlesbar", "liegt ein Ordner"),
        ("seite.md", NOWHERE, "datei-unlesbar", "Legen Sie die Datei selbst"),
        ("seite.md", CIRCLE, "datei-unlesbar", "im Kreis"),
        ("seite.md", OUT, "pfad-ausserhalb", "in das Projekt"),
        ("bild.png", OUT, "pfad-ausserhalb", "in das Projekt"),
        ("anlagen", OUT_FOLDER, "pfad-ausserhalb", "in das Projekt"),
        ("anlagen", "..", "pfad-ausserhalb", "in das Projekt"),
        ("anlagen", ".", "datei-unlesbar", "im Kreis"),
        ("hilfe/anlagen", "../../content", "datei-unlesbar", "im Kreis"),
        ("seite.md", b"\xff\xfe", "kein-utf8", "UTF-8"),
        ("a:b.md", PAGE, "name-unmoeglich", "Windows"),
        ("aux.md", PAGE, "name-unmoeglich", "Windows"),
        ("punkt./seite.md", PAGE, "name-unmoeglich", "Windows"),
        ("zeile\num.md", PAGE, "name-unmoeglich", "Windows"),
        ("seite.MD", PAGE, "datei-ungelesen", "»seite.md«"),
        ("seite.markdown", PAGE, "datei-ungelesen", "»seite.md«"),
        ("seite.md.txt", PAGE, "datei-ungelesen", "»seite.md«"),
        ("zusammenfassung/amt-frist.md", PAGE, "datei-ungelesen", "»zusammenfassungen«"),
        ("Zusammenfassungen/amt-frist.md", PAGE, "datei-ungelesen", "»zusammenfassungen«"),
        ("template/index.md", PAGE, "datei-ungelesen", "»templates«"),
        ("zusammenfassungen/amt/frist.md", PAGE, "datei-ungelesen", "unmittelbar"),
        ("zusammenfassungen/amt-frist.docx", PAGE, "datei-ungelesen", "gehören nur"),
        ("templates/bild.png", PAGE, "datei-ungelesen", "gehören nur"),
        ("zusammenfassungen/amt-first.md", b"Kurz.\n", "weisung-unbekannt", "»amt-frist«"),
        ("fristen.md", PAGE, "seite-doppelt", "Nennen Sie"),
        ("Fristen.md", PAGE, "seite-doppelt", "Nennen Sie"),
    ],
)
def test_what_does_not_belong_there(
    path: str,
    what: bytes | str,
    code: str,
    says: str,
    base: tuple[pipeline.Result, Site],
    tmp_path: Path,
) -> None:
    """One German sentence with a hint, and nothing of it is read."""
    if what == "..":
        what = str(tmp_path.parent)
    lay(tmp_path, path, what)
    (problem,) = found(base, tmp_path)
    assert problem.code == code and says in problem.hint, problem
    assert problem.level == "error" and problem.place.file.startswith("content/")
    assert "\n" not in str(problem.place)


@pytest.mark.parametrize(
    "path",
    [".DS_Store", "seite.md~", "#seite.md#", ".git/config.md", "~$seite.docx", "Thumbs.db"],
)
def test_litter_is_not_mentioned(
    path: str, base: tuple[pipeline.Result, Site], tmp_path: Path
) -> None:
    """What editors leave behind is no concern of anybody."""
    lay(tmp_path, path, b"x")
    assert found(base, tmp_path) == []
    assert pipeline.written(tmp_path) == {}


@pytest.mark.parametrize("text", [b"", b"\n", b"\xef\xbb\xbf# Seite\r\n\r\n## Teil\r\n", PAGE])
def test_sound_pages(text: bytes, base: tuple[pipeline.Result, Site], tmp_path: Path) -> None:
    """Empty files, and those of editors under Windows, are pages too; other files lie beside."""
    lay(tmp_path, "hilfe/seite.md", text)
    lay(tmp_path, "hilfe/bild.png", b"\x00")
    assert found(base, tmp_path) == []
    assert set(pipeline.written(tmp_path)) == {"hilfe/seite.md"}
    assert not pipeline.written(tmp_path)["hilfe/seite.md"].startswith("\ufeff")


@pytest.mark.parametrize(
    ("front", "code", "line", "says"),
    [
        ("---\nhide: 5\n---\n", "vorspann-wert", 2, "»hide: [toc]«"),
        ("---\nhide: [tco]\n---\n", "vorspann-wert", 2, "»toc«"),
        ("---\nhide:\n  - [toc]\n---\n", "vorspann-wert", 3, "Möglich sind"),
        ("---\ntitle: A\ntemplate: nix.html\n---\n", "vorspann-wert", 3, "Streichen"),
        ("---\ntitle: [A]\n---\n", "vorspann-wert", 2, ""),
        ("---\ntitle: 5\n---\n", "vorspann-wert", 2, ""),
        ("---\ntitel: A\n---\n", "vorspann-schluessel", 2, "»title«"),
        ("---\nA\n---\n", "vorspann-form", 2, "»title:"),
        ("---\ntitle: A: b\n---\n", "yaml-syntax", 2, ""),
        ("Achtung: Neue Fristen!\n\n", "vorspann-ungewollt", 1, "Überschrift"),
    ],
)
def test_front_matter(
    front: str,
    code: str,
    line: int,
    says: str,
    base: tuple[pipeline.Result, Site],
    tmp_path: Path,
) -> None:
    """What MkDocs would fall over, ignore or swallow is said with its place."""
    lay(tmp_path, "seite.md", front.encode() + PAGE)
    (problem,) = found(base, tmp_path)
    assert (problem.code, problem.place.line) == (code, line) and says in problem.hint, problem


def test_sound_front_matter(base: tuple[pipeline.Result, Site], tmp_path: Path) -> None:
    """Also with a line that looks like the end in a text, and with a rule at the top."""
    front = (
        b"---\ntitle: A\ndescription: B\nhide:\n  - navigation\n  - toc\ntemplate: main.html\n---\n"
    )
    lay(tmp_path, "seite.md", front + PAGE)
    lay(tmp_path, "strich.md", b"---\n\n" + PAGE)
    lay(tmp_path, "verweis.md", b"https://example.org/ ist eine Adresse.\n")
    assert found(base, tmp_path) == []


def test_a_summary_has_no_front_matter(base: tuple[pipeline.Result, Site], tmp_path: Path) -> None:
    """It becomes a part of another page, where it would be text."""
    lay(tmp_path, "zusammenfassungen/amt-frist.md", b"---\ntitle: A\n---\nKurz.\n")
    (problem,) = found(base, tmp_path)
    assert problem.code == "vorspann-ort"


def test_no_start_page_and_no_registers(tmp_path: Path) -> None:
    """What may be missing leaves no link behind: a plain start page leads to everything."""
    root = whole_project(tmp_path)
    (root / "content" / "index.md").unlink()
    result = pipeline.run(root)
    site = pipeline.pages(result, root, searchable=False)
    assert pipeline.check_content(result, site, root) == []
    start = next(page.text for page in site.pages if page.path == "index.md")
    assert "weisungen/amt-frist.html" in start and "pruefer/eingehalten.html" in start
    assert "glossar.html" not in start


def test_hardly_any_rules(tmp_path: Path) -> None:
    """A handbook begins with an issuer, then a directive without checkers, tables and roles."""
    root = whole_project(tmp_path)
    shutil.rmtree(root / "rules" / "amt" / "frist")
    shutil.rmtree(root / "content")
    for rules in ("", "directive"):
        if rules:
            shutil.copytree(LITTLE / DIRECTIVE, root / DIRECTIVE)
            shutil.rmtree(root / DIRECTIVE / "pruefer")
            shutil.rmtree(root / DIRECTIVE / "kataloge")
        result = pipeline.run(root)
        assert result.ok, result.problems
        site = pipeline.pages(result, root)
        assert pipeline.check_content(result, site, root) == []
        assert bool(pipeline.paper(result, root)) == bool(rules)
