"""The papers of the real handbook, opened: complete, accessible, the same every time.

All tests of the files stand in this module, so that one process makes them once.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from pikepdf import Dictionary, Name

from generator.feeds.export import export
from generator.handbook import Printed
from generator.model import Catalogue, Checker
from generator.paper import Paper
from generator.site import addresses
from generator.wording import labels
from generator.wording.words import quotes
from support.paths import ROOT
from support.pdf_reading import Element, Open, Reading, links, outline
from support.real_handbook import verified

MODEL = verified().model
DIRECTIVES = {addresses.printed(one.id): one for one in MODEL.directives if one.known}
BOOKS = (*DIRECTIVES, addresses.printed(addresses.HANDBOOK))
SHEETS = {addresses.printed_checker(one.id): one for one in MODEL.checkers}
ALL = (*BOOKS, *SHEETS)
PDFUA, PDFA = "{http://www.aiim.org/pdfua/ns/id/}", "{http://www.aiim.org/pdfa/ns/id/}"
SHORT = "Nicht auf diesem Blatt"  # of a sheet whose table found no room
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
PAGE_NAMED = re.compile(r"\(S\.\d+\)")
every_paper = pytest.mark.parametrize("path", ALL)
every_directive = pytest.mark.parametrize("path", DIRECTIVES)


def squeezed(text: str) -> str:
    """Without white space and without the pages that references name on paper."""
    return PAGE_NAMED.sub("", "".join(quotes(text).replace("\xad", "").split()))


def calls(paper: Paper, function: str, reading: Reading) -> int:
    """How often the body of a paper calls a function, in the source that was taken; what stands in
    strings does not count.
    """
    source = paper.sources[-1 if SHORT in reading.tree.text else 0]
    body = STRING.sub("", source.partition("#show: paper.with(")[2])
    return len(re.findall(rf"(?<![\w.-]){function}\(", body))


def test_there_is_a_paper_for_everything(
    papers: dict[str, Paper], printed: dict[str, Printed]
) -> None:
    """Each directive, all of them together, each checker; none else, in the order of the rules."""
    assert tuple(papers) == tuple(printed) == ALL
    assert len(DIRECTIVES) >= 5 and len(SHEETS) >= 40


# --- accessible -----------------------------------------------------------------------------------


@every_paper
def test_the_file_says_what_it_is(path: str, papers: dict[str, Paper], read: Open) -> None:
    """Language, title (shown instead of the name of the file), tagged, both standards."""
    pdf = read(path).pdf
    title = papers[path].title
    assert str(pdf.Root.Lang).split("-")[0] == "de"
    assert str(pdf.docinfo.Title) == title and pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.MarkInfo.Marked and "/StructTreeRoot" in pdf.Root
    with pdf.open_metadata() as told:
        assert told["dc:title"] == title
        assert (told[PDFUA + "part"], told[PDFA + "part"], told[PDFA + "conformance"]) == (
            "1",
            "2",
            "A",
        )


@every_paper
def test_pages(path: str, printed: dict[str, Printed], read: Open) -> None:
    """Counted rightly, on A4, walked through with the keyboard in the order of reading."""
    pdf = read(path).pdf
    assert printed[path].pages == len(pdf.pages)
    assert {page.get("/Tabs") for page in pdf.pages} == {Name.S}
    assert {tuple(round(float(edge)) for edge in page.mediabox) for page in pdf.pages} == {
        (0, 0, 595, 842)
    }


@every_paper
def test_links_lead_to_pages_and_say_where(path: str, read: Open) -> None:
    """No link leads out of the file or nowhere; each has words for those who only hear it. So do
    the bookmarks lead somewhere.
    """
    reading = read(path)
    found = list(links(reading.pdf))
    assert all(reading.goal(link) is not None for link in found)
    assert all(str(link.get("/Contents", "")).strip() for link in found)
    assert all(page is not None for _, _, page in outline(reading))
    assert len(found) > 300 or path in SHEETS


@every_paper
def test_tables_have_headers(path: str, papers: dict[str, Paper], read: Open) -> None:
    """As many tables as were written, each with a header that says what it is the header of."""
    tables = list(read(path).tree.every("Table"))
    assert len(tables) == calls(papers[path], "sheet-table", read(path))
    assert tables or SHORT in read(path).tree.text
    for table in tables:
        headers = list(table.every("TH"))
        assert headers and all(cell.scopes() for cell in headers), table.text[:80]


@every_paper
def test_notes_pictures_and_lists(path: str, papers: dict[str, Paper], read: Open) -> None:
    """As many notes as footnotes, as many figures as pictures, each with its words; tick boxes and
    questions are items of lists.
    """
    tree, paper = read(path).tree, papers[path]
    assert len(list(tree.every("Note"))) == calls(paper, "footnote", read(path))
    figures = list(tree.every("Figure"))
    assert len(figures) == calls(paper, "picture", read(path)) and all(
        str(figure.source.get("/Alt", "")).strip() for figure in figures
    )
    assert all(set(kinds(item)) >= {"LBody"} for item in tree.every("LI"))
    assert path not in SHEETS or sum(
        len(list(part.every("LI"))) for part in tree.every("L")
    ) >= len(SHEETS[path].facts)


def kinds(element: Element) -> Counter:
    """What stands directly in an element."""
    return Counter(one.kind for one in element.inner if isinstance(one, Element))


@every_paper
def test_headings_step_down_one_by_one(path: str, read: Open) -> None:
    """The first is of level 1, and none leaves out a level."""
    before = 0
    for level in (int(kind[1:]) for kind, _ in headings(read(path).tree)):
        assert 1 <= level <= before + 1
        before = level
    assert before


def headings(element: Element) -> list[tuple[str, str]]:
    """All headings with their kind, in reading order."""
    made = []
    for one in element.inner:
        if isinstance(one, Element):
            made += (
                [(one.kind, squeezed(one.text))]
                if re.fullmatch(r"H\d", one.kind)
                else headings(one)
            )
    return made


@every_paper
def test_fonts_are_those_of_the_engine(path: str, read: Open) -> None:
    """All embedded; none of the machine that made the file."""
    fonts = [
        one
        for one in read(path).pdf.objects
        if isinstance(one, Dictionary) and one.get("/Type") == Name.Font
    ]
    names = {str(font.BaseFont).partition("+")[2].partition("-")[0] for font in fonts}
    assert names <= {"LibertinusSerif", "DejaVuSansMono"} and "LibertinusSerif" in names
    within = [font for font in fonts if "/DescendantFonts" not in font]
    assert within and all(
        any(f"/FontFile{n}" in font.FontDescriptor for n in ("", 2, 3)) for font in within
    )


# --- complete -------------------------------------------------------------------------------------


@every_directive
def test_every_randnummer_stands_in_its_order(path: str, read: Open) -> None:
    """The text of each norm as the export has it, behind its number, with figure, condition, doubt
    and note.
    """
    known = next(
        one
        for one in export(MODEL, verified().compiled.program)["directives"]
        if one["id"] == DIRECTIVES[path].id
    )
    found, at = squeezed(read(path).tree.text), 0
    assert len(known["norms"]) == len(DIRECTIVES[path].norms) > 20
    for norm in known["norms"]:
        text = squeezed(norm["text"])
        place = found.find(text, at)
        assert place >= 0, f"Rn. {norm['rn']} is missing or at another place: {norm['text']}"
        assert str(norm["rn"]) in found[at:place], f"Rn. {norm['rn']} has no number"
        at = place + len(text)
        for other in (norm["object"], norm["condition"], norm["doubt"]):
            assert squeezed(other or "") in found, f"Rn. {norm['rn']}: {other}"
    assert [norm.rn for norm in DIRECTIVES[path].norms if squeezed(norm.note) not in found] == []


@every_directive
def test_catalogues_and_checkers_stand_in_full(path: str, read: Open) -> None:
    """Every cell of every catalogue, every question, answer and result of every checker that
    belongs to the directive.
    """
    one, found = DIRECTIVES[path], squeezed(read(path).tree.text)
    for catalogue in MODEL.catalogues:
        if catalogue.directive.value == one.id:
            missing = [text for text in texts_of_rows(catalogue) if squeezed(text) not in found]
            assert not missing, (catalogue.id, missing[:5])
    for checker in MODEL.checkers:
        if checker.directives[0].value == one.id:
            assert not missing_of(checker, found), checker.id


@pytest.mark.parametrize("path", SHEETS)
def test_sheets_carry_the_whole_checker(path: str, read: Open) -> None:
    """Questions with their answers, and every result."""
    assert not missing_of(SHEETS[path], squeezed(read(path).tree.text))


def texts_of_rows(catalogue: Catalogue) -> list[str]:
    """What the rows of a catalogue say."""
    return [
        str(cell) for row in catalogue.rows for cell in row.cells.values() if isinstance(cell, str)
    ]


def missing_of(checker: Checker, found: str) -> list[str]:
    """What of a checker is not there; the outcomes that every checker has are shown where it says
    something of its own about them.
    """
    texts = [
        text
        for fact in checker.facts
        for text in (fact.title, fact.question, *(choice.title for choice in fact.choices))
    ]
    texts += [
        text
        for outcome in checker.outcomes
        if outcome.sentences or outcome.id not in labels.OUTCOMES
        for text in (outcome.title, *(sentence.text for sentence in outcome.sentences))
    ]
    return [text for text in texts if squeezed(text) not in found]


@every_directive
def test_sections_are_bookmarks(path: str, read: Open) -> None:
    """Headings are bookmarks in their order, three levels deep in the longer books; the contents
    name each with its page.
    """
    reading = read(path)
    marks = [title for _, title, _ in outline(reading)]
    at = -1
    for section in DIRECTIVES[path].sections:
        at = next(
            n for n, mark in enumerate(marks) if n > at and mark.endswith(quotes(section.title))
        )
    contents = squeezed("".join(part.text for part in reading.tree.every("TOC")))
    assert all(squeezed(title) in contents for depth, title, _ in outline(reading) if depth <= 3)
    assert {"Zur Weisung", "Stichwörter"} <= set(marks)


@every_paper
def test_headings_and_bookmarks_are_the_same(path: str, read: Open) -> None:
    """All of them, as deep as they are; a directive has at least parts and sections, in the
    handbook they stand below its title.
    """
    marks = [(f"H{depth}", squeezed(title)) for depth, title, _ in outline(read(path))]
    wanted = [
        *[("H1", "Inhalt")] * (path in BOOKS),
        *marks,
    ]  # the contents need no mark to be found
    assert wanted == headings(read(path).tree)
    assert max(marks)[0] >= ("H1" if path in SHEETS else "H3")


@every_directive
def test_head_and_foot_of_pages(path: str, read: Open) -> None:
    """Directive and version at the top, page x of y and the status at the bottom; the cover has
    neither.
    """
    one, frames = DIRECTIVES[path], [" ".join(frame.split()) for frame in read(path).frames]
    cover, *inside = frames
    assert not cover
    named = f"{one.short} · {labels.edition(one.version, one.valid.since)}"
    bodies = [frame for frame in inside if named in frame]
    assert len(bodies) >= len(inside) - 4, "only contents and a blank page have no name"
    for number, frame in enumerate(inside, 2):
        assert f"Seite {number} von {len(frames)}" in frame and "Redaktionsstand" in frame


@pytest.mark.parametrize("path", SHEETS)
def test_foot_of_sheets(path: str, read: Open) -> None:
    """Loose sheets find together again."""
    frames = [" ".join(frame.split()) for frame in read(path).frames]
    assert all(
        f"Seite {number} von {len(frames)}" in frame and "Redaktionsstand" in frame
        for number, frame in enumerate(frames, 1)
    )


def test_the_handbook_holds_all_directives(read: Open) -> None:
    """Every norm of every directive, in one volume, with the pages of each under its name."""
    reading = read(addresses.printed(addresses.HANDBOOK))
    found, frames = squeezed(reading.tree.text), " ".join(reading.frames)
    for one in DIRECTIVES.values():
        assert [norm.rn for norm in one.norms if squeezed(norm.text) not in found] == []
        assert labels.edition(one.version, one.valid.since) in frames and one.short in frames
    for term in MODEL.terms:
        assert squeezed(term.term) in found and squeezed(term.text) in found, term.id


# --- always the same ------------------------------------------------------------------------------

AGAIN = """import hashlib, json, sys
from generator.publish.pdf import typeset
print(*(hashlib.sha256(typeset(source)).hexdigest() for source in json.load(sys.stdin)))"""


def test_another_place_and_time_give_the_same_bytes(
    papers: dict[str, Paper], printed: dict[str, Printed], tmp_path: Path
) -> None:
    """A fresh process with another home, language, time zone and clock, and proxies that lead
    nowhere.
    """
    strange = {
        "HOME": str(tmp_path),
        "TZ": "Pacific/Kiritimati",
        "LANG": "tr_TR.UTF-8",
        "LC_ALL": "tr_TR.UTF-8",
        "SOURCE_DATE_EPOCH": "86400",
        "http_proxy": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
        "TYPST_FONT_PATHS": "/usr/share/fonts",
        "PYTHONHASHSEED": "7",
    }
    cross_references = min(DIRECTIVES, key=lambda path: printed[path].pages)
    chosen = (
        cross_references,
        *[path for path in SHEETS if printed[path].pages == 1][:2],
    )  # one page: of the roomy source for sure
    again = subprocess.run(
        [sys.executable, "-c", AGAIN],
        input=json.dumps([papers[path].sources[0] for path in chosen]),
        env=os.environ | strange,
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert again.stdout.split() == [
        hashlib.sha256(printed[path].data).hexdigest() for path in chosen
    ]
