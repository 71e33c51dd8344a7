"""The quality page says what is so: every figure is counted here a second time, from the rule files
or from the program.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.evaluate import evaluate
from generator.handbook import Site
from generator.model import Checker, Example, Model
from generator.pages import verification_report
from generator.publish.inspection import inspect
from generator.site.cross_references import CrossReferences
from generator.site.templates import Templates
from support.paths import ROOT
from support.real_handbook import pages, verified

PATH = "qualitaet.md"


class _Tables(HTMLParser):
    """All tables of a page as lists of rows of texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._cell = False
        self.feed(html)

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self._cell = True
            self.tables[-1][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._cell = False

    def handle_data(self, data: str) -> None:
        if self._cell:
            self.tables[-1][-1][-1] += data


@pytest.fixture(scope="module")
def text(site: Site) -> str:
    """The page as it was generated."""
    return next(page.text for page in site.pages if page.path == PATH)


@pytest.fixture(scope="module")
def tables(text: str) -> list[list[list[str]]]:
    """Directives first, then the checkers of each directive, then links."""
    return _Tables(text).tables


def number(text: str) -> int:
    """The first figure of a cell."""
    return int(re.match(r"[\d.]+", text)[0].replace(".", ""))


def test_norms_and_their_use(tables: list, model: Model) -> None:
    """Per directive, counted from the rule files: norms, cited in checkers, listed in catalogues,
    doubts and gaps.
    """
    _, *rows = tables[0]
    assert [row[0] for row in rows] == [
        *(directive.short for directive in model.directives),
        "Zusammen",
    ]
    for directive, row in zip(model.directives, rows[:-1], strict=True):
        folder = (ROOT / directive.place.file).parent
        norms = (folder / "normen.yml").read_text(encoding="utf-8")
        checkers = [
            checker for checker in model.checkers if checker.directives[0].value == directive.id
        ]
        used = used_norms(model, directive.id)
        assert number(row[1]) == len(re.findall(r"\brn: \d+", norms))
        assert [number(cell) for cell in row[2:5]] == [
            len(used[0]),
            len(used[1]),
            len(used[0] | used[1]),
        ]
        assert f"({100 * len(used[0] | used[1]) // number(row[1])} %)" in row[4]
        assert number(row[5]) == len(list(folder.glob("pruefer/*.yml"))) == len(checkers)
        assert number(row[6]) == sum(
            len(re.findall(r"^  - (?:\{ ?)?id: ", examples(file), re.MULTILINE))
            for file in folder.glob("pruefer/*.yml")
        )
        assert number(row[7]) == len(re.findall(r"\bzweifel: ", norms))
        assert number(row[8]) == len(re.findall(r"\bkennzeichen: lücke", norms))
    for column in range(1, 9):
        assert number(rows[-1][column]) == sum(number(row[column]) for row in rows[:-1])


def used_norms(model: Model, directive: str) -> tuple[set[int], set[int]]:
    """Randnummern of a directive that checkers cite and that catalogues list."""
    checked = set()
    for checker in model.checkers:
        for part in (
            *checker.facts,
            *checker.contradictions,
            *checker.rows,
            *(one for row in checker.rows for one in row.exceptions),
            *checker.sentences,
        ):
            checked |= {cite.rn for cite in part.source if cite.directive == directive}
    listed = {
        rn
        for catalogue in model.catalogues
        if catalogue.directive.value == directive
        for row in catalogue.rows
        for rn in row.source
    }
    return checked, listed


def examples(file: Path) -> str:
    """The last part of a checker's file."""
    return file.read_text(encoding="utf-8").partition("\nbeispiele:")[2]


def test_checkers(text: str, tables: list, model: Model, program: dict) -> None:
    """Per checker: each appears once; rows, outcomes and facts as written; examples evaluated once
    more; readings counted in the file.
    """
    rows = {row[0]: row for table in tables[1:-1] for row in table[1:]}
    assert sorted(rows) == sorted(checker.title for checker in model.checkers)
    for checker in model.checkers:
        row = rows[checker.title]
        source = (ROOT / checker.place.file).read_text(encoding="utf-8")
        all_rows = [
            *checker.contradictions,
            *checker.rows,
            *(one for each in checker.rows for one in each.exceptions),
        ]
        assert row[2:4] == ["ja", "ja"], checker.id
        assert row[4] == f"{len(all_rows)} von {len(all_rows)}"
        unreached = len(re.findall(r"\bohne_zeile: ", source))
        assert row[5].replace(
            "\n", ""
        ) == f"{len(checker.outcomes) - unreached} von {len(checker.outcomes)}" + (
            f" ({unreached} erklärt)" if unreached else ""
        )
        idle = len(re.findall(r"\bohne_einfluss: ja", source))
        assert row[6].replace(
            "\n", ""
        ) == f"{len(checker.facts) - idle} von {len(checker.facts)}" + (
            f" ({idle} erklärt)" if idle else ""
        )
        right = sum(outcome_fits(program, checker, example) for example in checker.examples)
        assert row[7] == f"{right} von {len(checker.examples)}"
        assert number(row[8]) == len(re.findall(r"\blesart: ", source))
        assert number(row[9]) == len(
            re.findall(r"\bdann: (?:fachentscheidung\b|\[fachentscheidung\]|\{ ?offen:)", source)
        ), checker.id
    undecided = sum(row[9] != "0" for row in rows.values())
    assert f"<summary>{undecided} Prüfer mit Fällen, die der Text nicht entscheidet" in text


def outcome_fits(program: dict, checker: Checker, example: Example) -> bool:
    """The answer to an example is the one written."""
    answer = evaluate(program, checker.id, example.facts)
    if "possible" in example.expect:
        return answer["status"] == "open" and answer["possible"] == sorted(
            example.expect["possible"]
        )
    want = example.expect["outcome"]
    return answer["outcome"] == (sorted(want) if checker.result == "set" else want)


def test_open_points_are_all_linked(text: str, model: Model) -> None:
    """Conflicts, unresolved terms and ambiguous documents: as many links as the files have entries,
    and the counts beside them.
    """
    conflicts = (ROOT / "rules/konflikte.yml").read_text(encoding="utf-8")
    total, taken = (
        len(re.findall(r"^  - id: ", conflicts, re.MULTILINE)),
        len(re.findall(r"^    gewählt: ", conflicts, re.MULTILINE)),
    )
    terms = (ROOT / "rules/glossar.yml").read_text(encoding="utf-8").count("status: ungeklärt\n")
    documents = len(
        re.findall(
            r"^    mehrdeutig: ",
            (ROOT / "rules/verzeichnis.yml").read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    )
    assert (
        f"<summary>{total - taken} ohne gewählte Lesart" in text
        and f"<summary>{taken} mit gewählter Lesart" in text
    )
    assert f"<summary>{terms} Begriffe" in text and f"<summary>{documents} Dokumente" in text
    assert len(re.findall(r'href="auslegung(?:/[\w-]+)?\.html#', text)) == total
    assert (
        text.count('href="glossar.html#') == terms
        and text.count('href="verzeichnis.html#') == documents
    )
    norms = [norm for directive in model.directives for norm in directive.norms]
    assert len(re.findall(r'href="weisungen/[^"]+#rn-', text)) == sum(
        bool(norm.doubt) + (norm.mark == "lücke") for norm in norms
    )


def test_hash_is_that_of_the_files(text: str) -> None:
    """Anybody can work it out: names and texts of all rule files in order; one letter
    changes it.
    """
    files = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "rules").rglob("*.yml"))
    joined = "".join(f"{name}\0{(ROOT / name).read_text(encoding='utf-8')}\0" for name in files)
    assert (
        hashlib.sha256(joined.encode()).hexdigest() in text and f"<dd>{len(files)} Dateien" in text
    )


def test_a_fault_shows(model: Model) -> None:
    """The verdicts are those of verification, not fixed words: a checker with a fault is not called
    complete.
    """
    proofs = verified().verified
    wrong = (replace(proofs[0], complete=False, passed=proofs[0].passed - 1), *proofs[1:-1])
    cross_references = CrossReferences.of(model)
    templates = Templates(ROOT / "site_templates")
    page = verification_report.page(cross_references, wrong, templates)
    row = _Tables(page.text).tables[1][1]
    assert row[2] == "nein" and row[7] == f"{wrong[0].passed} von {wrong[0].examples}"
    assert (
        f"{len(proofs) - 1} von {len(proofs)} Prüfern sind geprüft, 1 davon mit Beanstandung"
        in page.text
    )


def test_figures_of_the_built_site(built_site: Path) -> None:
    """What the published page says about links is what a second, simple count of the same site
    gives; nothing is dead.
    """
    html = {path: path.read_text(encoding="utf-8") for path in built_site.rglob("*.html")}
    page = html[built_site / "qualitaet.html"]
    said = {
        name: number(figure) for name, figure in re.findall(r'data-build="(\w+)">([^<]*)<', page)
    }
    everything = "".join(html.values())
    assert said["pages"] == len(html)
    links = [
        link
        for link in re.findall(r'<[a-z][^<>]*?\s(?:href|src)="([^"]*)"', everything)
        if link not in ("", "#") and not re.match(r"[a-z]+:", link)
    ]
    assert (said["links"], said["anchors"]) == (len(links), sum("#" in link for link in links))
    assert said["ids"] == len(re.findall(r'<[a-z][^<>]*?\sid="', everything))
    assert said["headings"] == len(re.findall(r"<h[1-6][\s>]", everything))
    assert said["tables"] == len(re.findall(r"<table[\s>]", everything))
    assert said["promised"] == len(set(pages().promised)) > 2 * 1115
    assert inspect(built_site, pages().promised).problems == ()
    assert "beim Bau gezählt" not in page
