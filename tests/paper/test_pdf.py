"""From papers to files: nothing is typeset twice, nothing is left half done, and the pages lead to
what is there.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generator import pipeline
from generator.cli import main
from generator.paper import Paper
from generator.publish import pdf
from support.paths import ROOT
from support.pdf_reading import Reading
from support.sample_rules import FOLDER, replace_once, whole_project

PAPERS = tuple(Paper(f"druck/{name}.pdf", name, (f'#text("{name}")',)) for name in "cab")


def fake(pages: int, text: str) -> bytes:
    """What the engine would give, as far as anybody looks into it."""
    return f"%PDF {text} /Type /Pages\n  /Count {pages}\n".encode()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that the engine was asked for; a source of n letters more than one gets n
    pages.
    """
    sources: list[str] = []

    def typeset(source: str) -> bytes:
        sources.append(source)
        return fake(source.count("x") or 1, source)

    monkeypatch.setattr(pdf, "typeset", typeset)
    return sources


@pytest.mark.usefixtures("asked")
def test_files_come_in_the_order_of_the_papers(tmp_path: Path) -> None:
    """Whichever is done first; progress is told once for each."""
    told: list[tuple[int, int]] = []
    papers = tuple(
        replace(paper, sources=(source,))
        for paper, source in zip(PAPERS, ("x", "xxx", "xx"), strict=True)
    )
    made = pdf.make(papers, tmp_path, lambda done, total: told.append((done, total)))
    assert [(one.path, one.pages, one.data) for one in made] == [
        ("druck/c.pdf", 1, fake(1, "x")),
        ("druck/a.pdf", 3, fake(3, "xxx")),
        ("druck/b.pdf", 2, fake(2, "xx")),
    ]
    assert told == [(1, 3), (2, 3), (3, 3)]


def kept(cache: Path) -> set[bytes]:
    """The papers in a cache, without the line in front of each that vouches for it."""
    return {file.read_bytes().partition(b"\n")[2] for file in cache.iterdir()}


def test_what_is_unchanged_comes_from_the_cache(asked: list[str], tmp_path: Path) -> None:
    """Only a changed paper is typeset again; what nobody needs any more goes."""
    before = pdf.make(PAPERS, tmp_path / "neu" / "druck")
    assert len(asked) == 3
    assert pdf.make(PAPERS, tmp_path / "neu" / "druck") == before and len(asked) == 3
    changed = (replace(PAPERS[0], sources=("anders",)), PAPERS[1])
    made = pdf.make(changed, tmp_path / "neu" / "druck")
    assert asked[3:] == ["anders"] and made[1] == before[1]
    assert kept(tmp_path / "neu" / "druck") == {one.data for one in made}


@pytest.mark.parametrize("change", [{"pages": 2}, {"sources": ("x", "y")}])
def test_everything_that_decides_is_part_of_the_key(
    asked: list[str], tmp_path: Path, change: dict
) -> None:
    """Also how many pages a paper may have, and what else could be tried."""
    paper = replace(PAPERS[0], sources=("x",))
    pdf.make((paper,), tmp_path)
    pdf.make((replace(paper, **change),), tmp_path)
    assert len(asked) == 2


def test_another_engine_makes_everything_anew(
    asked: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache from before an update is not mixed with what is made now."""
    pdf.make(PAPERS, tmp_path)
    monkeypatch.setattr(pdf.typst, "__version__", "99")
    pdf.make(PAPERS, tmp_path)
    assert len(asked) == 6 and len(list(tmp_path.iterdir())) == 3


DAMAGES = {
    "leer": lambda _: b"",
    "abgebrochen": lambda data: data[:-1],
    "nur der Anfang": lambda data: data[:70],
    "ein Byte anders": lambda data: data[:-1] + b"?",
    "kein PDF": lambda _: b"<html>",
}


@pytest.mark.parametrize("name", DAMAGES)
def test_what_is_damaged_in_the_cache_is_set_anew(
    asked: list[str], tmp_path: Path, name: str
) -> None:
    """Half a file, or one that somebody put there, is never taken for a whole one of ours."""
    before = pdf.make(PAPERS, tmp_path)
    for file in tmp_path.iterdir():
        file.write_bytes(DAMAGES[name](file.read_bytes()))
    assert pdf.make(PAPERS, tmp_path) == before and len(asked) == 6
    assert pdf.make(PAPERS, tmp_path) == before and len(asked) == 6


def test_a_paper_under_the_name_of_another_is_set_anew(asked: list[str], tmp_path: Path) -> None:
    """Whole, but not what its name says."""
    before = pdf.make(PAPERS, tmp_path)
    first, *others = sorted(tmp_path.iterdir())
    for file in others:
        file.write_bytes(first.read_bytes())
    assert pdf.make(PAPERS, tmp_path) == before and len(asked) == 5


def test_the_cache_is_tidied_of_what_is_ours_alone(asked: list[str], tmp_path: Path) -> None:
    """What a killed build or an earlier program left goes, what others put there stays."""
    pdf.make(PAPERS, tmp_path)
    for name in (f"{'0' * 64}.pdf", f"{'0' * 64}.abc_1234.neu", "brief.pdf", "notiz.txt"):
        (tmp_path / name).write_bytes(b"%PDF")
    (tmp_path / "ordner").mkdir()
    pdf.make(PAPERS, tmp_path)
    names = {file.name for file in tmp_path.iterdir() if not file.name.endswith(".druck")}
    assert names == {"brief.pdf", "notiz.txt", "ordner"} and len(asked) == 3


def test_a_cache_that_leads_elsewhere_is_refused(asked: list[str], tmp_path: Path) -> None:
    """Nothing is tidied outside of the project."""
    (tmp_path / "fremd").mkdir()
    (tmp_path / "druck").symlink_to(tmp_path / "fremd")
    with pytest.raises(pdf.UnprintableError, match="ist eine Verknüpfung"):
        pdf.make(PAPERS, tmp_path / "druck")
    assert asked == []


@pytest.mark.usefixtures("asked")
def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    """A project that may only be read, or no room: the papers are there all the same."""
    (tmp_path / "datei").write_bytes(b"")
    made = pdf.make(PAPERS, tmp_path / "datei" / "druck")
    assert [one.path for one in made] == [paper.path for paper in PAPERS]


@pytest.mark.parametrize(
    ("limit", "tried", "pages"),
    [(2, ["xxx", "xx"], 2), (0, ["xxx"], 3), (3, ["xxx"], 3), (1, ["xxx", "xx", "xxy"], 2)],
)
def test_the_roomiest_source_that_fits_is_taken(
    asked: list[str], tmp_path: Path, limit: int, tried: list[str], pages: int
) -> None:
    """When none fits, the tightest is taken, with all its pages: nothing is cut off."""
    (made,) = pdf.make((Paper("druck/a.pdf", "a", ("xxx", "xx", "xxy"), limit),), tmp_path)
    assert asked == tried and made.pages == pages and tried[-1].encode() in made.data


@pytest.mark.quick
def test_pages_are_counted_rightly() -> None:
    """Also where the tree of pages has several levels, against a program that reads it."""
    for pages in (1, 3, 40):
        data = pdf.typeset(
            '#set document(title: "Probe")\n#set text(lang: "de")\n'
            + "#pagebreak()\n".join(f"Seite {number}\n" for number in range(pages))
        )
        assert pdf.pages(data) == len(Reading(data).pdf.pages) == pages


# --- in a build -----------------------------------------------------------------------------------


AGAIN = """import sys
from pathlib import Path
from generator import pipeline
from generator.publish import pdf
root, cache = map(Path, sys.argv[1:])
pdf.make(pipeline.paper(pipeline.run(root), root), cache)"""


def made(project: Path) -> dict[str, bytes]:
    """The PDFs of a project, by address."""
    return {
        one.path: one.data
        for one in pdf.make(
            pipeline.paper(pipeline.run(project), project), project / ".cache" / "druck"
        )
    }


def built(project: Path, site: Path, *arguments: str) -> dict[str, bytes]:
    """The PDFs of a build, by address."""
    assert main(["--root", str(project), "build", "--site-dir", str(site), *arguments]) == 0
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*.pdf")}


def links_to_pdf(site: Path) -> dict[str, str]:
    """The words behind the link to a PDF, by page."""
    found = {
        file.relative_to(site).as_posix(): re.search(
            r'<a href="[^"]*\.pdf">[^<]*</a> (\([^)]*\))', file.read_text(encoding="utf-8")
        )
        for file in site.rglob("*.html")
    }
    return {page: match[1] for page, match in found.items() if match}


def test_a_build_makes_the_papers_and_leads_to_them(tmp_path: Path) -> None:
    """With size and number of pages; on request it goes without them, and no page leads to what is
    not there.
    """
    project, site = whole_project(tmp_path / "projekt"), tmp_path / "site"
    files = built(project, site)
    assert files.keys() == {
        "druck/amt-frist.pdf",
        "druck/handbuch.pdf",
        "druck/pruefer/zustaendig.pdf",
        "druck/pruefer/eingehalten.pdf",
    }
    told, pages = links_to_pdf(site), pdf.pages(files["druck/amt-frist.pdf"])
    assert re.fullmatch(rf"\({pages} Seiten, \d+([.,]\d+)? KB\)", told["weisungen/amt-frist.html"])
    assert {"pruefer/zustaendig.html", "pruefer/eingehalten.html"} < told.keys()
    assert len(list((project / ".cache" / "druck").iterdir())) == len(files)
    assert built(project, site, "--no-pdf") == {} and links_to_pdf(site) == {}
    assert not (site / "druck").exists()


def test_a_fresh_process_makes_the_same(tmp_path: Path) -> None:
    """Rules and all, from another folder, with another home, day, language and order of sets."""
    project, other, cache = (
        whole_project(tmp_path / "projekt"),
        whole_project(tmp_path / "anderswo" / "projekt"),
        tmp_path / "zwei",
    )
    strange = {
        "HOME": str(tmp_path),
        "TZ": "Pacific/Kiritimati",
        "LANG": "tr_TR.UTF-8",
        "SOURCE_DATE_EPOCH": "86400",
        "PYTHONHASHSEED": "7",
    }
    subprocess.run(
        [sys.executable, "-c", AGAIN, str(other), str(cache)],
        cwd=ROOT,
        env=os.environ | strange,
        check=True,
    )
    files = made(project)
    assert len(files) == 4 and kept(cache) == set(files.values())


def test_a_changed_rule_changes_its_papers_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an edit, what shows the edit is typeset, and the rest is taken as it was."""
    asked: list[str] = []
    real = pdf.typeset
    monkeypatch.setattr(pdf, "typeset", lambda source: asked.append(source) or real(source))
    project = whole_project(tmp_path / "projekt")
    before = made(project)
    asked.clear()
    assert made(project) == before and asked == []
    replace_once(project / FOLDER / "weisung.yml", "Sie sagt, bis wann", "Hier steht, bis wann")
    after = made(project)
    assert {path for path in after if after[path] != before[path]} == {
        "druck/amt-frist.pdf",
        "druck/handbuch.pdf",
    } and len(asked) == 2
    assert "Hier steht, bis wann" in Reading(after["druck/amt-frist.pdf"]).tree.text


def test_a_letter_that_the_font_does_not_have(
    tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    """It is told in German with the letter and the paper; no box is printed in its place, and the
    old site stays.
    """
    project, site = whole_project(tmp_path / "projekt"), tmp_path / "site"
    replace_once(project / FOLDER / "weisung.yml", "Sie sagt, bis wann", "Sie sagt 漢, bis wann")
    assert main(["--root", str(project), "build", "--site-dir", str(site)]) == 1
    said = capsys.readouterr().err
    assert (
        "lässt sich nicht herstellen. Die Schrift der Druckfassungen hat das Zeichen »漢« nicht."
        in said
        and "Traceback" not in said
    )
    assert "der bisherige Stand bleibt" in said and not site.exists()
