"""The engine over the real handbook, in one Node process: own page first, figures, filters, help when nothing fits, speed and size."""
from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from handbook import pages, verified
from little import ROOT

from generator import pipeline
from generator.render import addresses
from generator.render.book import Book
from generator.render.findable import documents
from generator.scripts import scripts
from generator.search.analysis import fold
from generator.search.document import Document

RUNNER = Path(__file__).parent / "engine.js"
Ask = Callable[..., dict]


@cache
def found() -> tuple[Document, ...]:
    """Everything that can be found in the real handbook."""
    return documents(Book.of(verified().model), pipeline.written(ROOT), pages().pages)


@cache
def index() -> bytes:
    """The index part as it is published."""
    return next(asset.data for asset in pages().assets if asset.path == addresses.search_part("index"))


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Queries to the engine, one process for all."""
    node, folder = shutil.which("node"), tmp_path_factory.mktemp("suche")
    assert node, "Es fehlt Node.js (ab 18): apt-get install nodejs"
    (folder / "search.js").write_bytes(scripts()["search.js"])
    (folder / "index.js").write_bytes(index())
    with subprocess.Popen([node, str(RUNNER), str(folder / "search.js"), str(folder / "index.js")], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, encoding="utf-8") as process:
        def answer(text: str, **options: object) -> dict:
            process.stdin.write(json.dumps([text, options]) + "\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline())
        yield answer
        process.stdin.close()


def test_every_title_finds_its_own_page_first(ask: Ask) -> None:
    """Sections, checkers, catalogues, roles, terms (also by their long form): a page of that title comes first."""
    lost = []
    for title in dict.fromkeys(name for one in found() for name in (one.title, one.trail if one.kind == "Begriff" else "") if name):
        hits = ask(title, limit=1)["hits"]
        if not hits or fold(title) not in (fold(hits[0]["title"]), fold(hits[0]["trail"])):
            lost.append((title, hits and hits[0]["title"]))
    assert len(found()) > 500 and not lost


@pytest.mark.parametrize("query, rn", [
    ("65.000 Euro", ""), ("28 Tage", "#rn-"), ("§ 44 a SGB 2", "44a"), ("1:60", "#"),
])
def test_figures_find_something(ask: Ask, query: str, rn: str) -> None:
    """Numbers, ratios and paragraphs are words like others."""
    hits = ask(query)["hits"]
    assert hits and (rn in hits[0]["address"] or rn in hits[0]["title"])


def test_sections_stand_once(ask: Ask) -> None:
    """Five norms of one section do not fill the list; they follow as more."""
    hits = ask("Handlungsstrategien der Schlüsselgruppe")["hits"]
    groups = [(hit["trail"], hit["kind"]) for hit in hits if hit["kind"] == "Norm"]
    assert hits[0]["more"] and len(groups) == len(set(groups))


def test_filters(ask: Ask) -> None:
    """By kind and by issuer; what belongs to no issuer stays."""
    assert {hit["kind"] for hit in ask("Vermittlung", kinds=["Prüfer"])["hits"]} == {"Prüfer"}
    assert {hit["issuer"] for hit in ask("Vermittlung", issuers=["BA"])["hits"]} <= {"BA", ""}
    assert len(ask("Vermittlung", limit=3)["hits"]) == 3


def test_help(ask: Ask) -> None:
    """Slips are put right, unknown words named, terms offered, queries continued; nonsense finds nothing and says so."""
    slip = ask("Eingliederungsvereinbahrung")
    assert slip["meant"] == "Eingliederungsvereinbarung" and slip["unknown"] == ["Eingliederungsvereinbahrung"] and slip["near"]
    nonsense = ask("qqxxqq")
    assert nonsense["hits"] == [] and nonsense["unknown"] == ["qqxxqq"] and not nonsense["meant"]
    assert any("Absolventenmanagement" in text for text in ask("absolv")["suggest"])
    assert ask("") ["hits"] == [] and ask("§ – …")["hits"] == []


def test_every_hit_is_a_promise(ask: Ask) -> None:
    """Addresses of hits and of what follows are addresses of the handbook."""
    known = {one.address for one in found()} | {each.address for one in found() for each in one.passages}
    for query in ("Kontakt", "Frist", "AGS-K", "Maßnahme", "Team"):
        for hit in ask(query)["hits"]:
            assert {hit["address"], *(more["address"] for more in hit["more"])} <= known


def test_small_and_quick(ask: Ask) -> None:
    """At most 100 KB to load, at most 20 ms of work for 19 of 20 queries (CPU time: the machine may be busy)."""
    assert len(gzip.compress(index(), 9, mtime=0)) <= 100_000
    queries = [one.title for one in found()[::9]]
    for query in queries[:30]:
        ask(query)                                             # as a browser that has warmed up
    times = sorted(ask(query)["time"] for query in queries)
    assert times[len(times) * 95 // 100] <= 20
