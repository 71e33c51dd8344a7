"""The search beside the theme's stock search: the same theme, the same documents, typed letter by
letter into the box.

Both stand in a little site with the real theme; only the files of the index are exchanged, for the
real handbook and for one of 3,000 pages. Latency is the time from the question to the answer of the
worker, as the theme sees it; the first result is the time from opening a page nobody has opened
before until a result stands in the list.
"""

from __future__ import annotations

import gzip
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser

from bench.corpus import enlarged, stock_files
from generator import pipeline
from generator.feeds import search_documents
from generator.feeds.search_documents import script
from generator.search.index import parts
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.site.page import Asset, Site
from support.chromium import launched, serving
from support.paths import ROOT
from support.sample_site import small_handbook
from support.search.box import COUNT, FIELD, PATIENCE
from support.search.queries import read
from support.search.sites import handbook, with_stock_search

PAGES, EVERY, VISITS, SHORTEST, KB = 3000, 4, 3, 3, 1000
REAL, LARGE = "Handbuch", f"{PAGES} Seiten"
AIMS = {
    REAL: (20, 600, 100),
    LARGE: (50, 1500, 1000),
}  # milliseconds of a query (p95) and of the first result, KB of the index
WORD = "Absolventenmanagement"
TYPE = """async texts => {
  const field = document.querySelector("[data-md-component=search-query]")
  const count = window.__search, start = count.took.length
  for (const text of texts) {
    const asked = count.asked
    field.value = text
    field.dispatchEvent(new Event("input", {bubbles: true}))
    field.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true, key: text.slice(-1)}))
    while (count.asked === asked || count.answered < count.asked) {
      await new Promise(done => setTimeout(done))
    }
  }
  return count.took.slice(start)
}"""
SHOWN = "() => document.querySelector('.md-search-result__list > li') && performance.now()"


@dataclass(frozen=True)
class Figures:
    """Milliseconds over http and from a folder; bytes of the index, packed."""

    p50: float
    p95: float
    p95_file: float
    first: float
    first_file: float
    size: int


def _silent(_: str) -> None:
    """Says nothing."""


def measure(say: Callable[[str], None] = _silent) -> dict[str, dict[str, Figures]]:
    """Size → engine → figures."""
    say("übersetze die Regeln")
    result = pipeline.run(ROOT)
    pages = pipeline.pages(result, ROOT)
    cross_references = CrossReferences.of(result.model)
    real = search_documents.documents(cross_references, pipeline.written(ROOT), pages.pages)
    groups = (
        search_documents.abbreviations(cross_references),
        [group.terms for group in result.model.synonyms],
    )
    found: dict[str, dict[str, Figures]] = {}
    with tempfile.TemporaryDirectory() as name, launched() as browser:
        own, stock = _little_sites(pages, Path(name))
        for size, documents in ((REAL, real), (LARGE, enlarged(real, PAGES / len(pages.pages)))):
            say(f"baue den Index ({size})")
            files = {
                addresses.search_part(part): script(part, data)
                for part, data in parts(documents, *groups).items()
            }
            found[size] = {}
            for engine, folder, written in (
                ("eigene Suche", own, files),
                ("mitgelieferte Suche", stock, stock_files(documents)),
            ):
                say(f"messe {engine} ({size})")
                _write(folder, written)
                found[size][engine] = _figures(
                    browser, folder, len(gzip.compress(written[_index(written)], 9, mtime=0))
                )
    return found


def rows(found: dict[str, dict[str, Figures]]) -> Iterator[tuple[str, float, float, str, float]]:
    """Name, our figure, the aim, its unit, the figure of the stock search."""
    for size, engines in found.items():
        (ours, stock), (query, first, packed) = engines.values(), AIMS[size]
        yield f"{size}: Anfrage, p50", ours.p50, query, "ms", stock.p50
        yield f"{size}: Anfrage, p95", ours.p95, query, "ms", stock.p95
        yield f"{size}: Anfrage aus einem Ordner, p95", ours.p95_file, query, "ms", stock.p95_file
        yield f"{size}: erstes Ergebnis nach dem Öffnen", ours.first, first, "ms", stock.first
        yield (
            f"{size}: erstes Ergebnis aus einem Ordner",
            ours.first_file,
            first,
            "ms",
            stock.first_file,
        )
        yield f"{size}: Index, mit gzip gepackt", ours.size / KB, packed, "KB", stock.size / KB


def prefixes() -> list[str]:
    """What somebody types who asks some of the project's own queries, letter by letter."""
    return [
        query.text[:end]
        for query in read()[::EVERY]
        for end in range(SHORTEST, len(query.text) + 1)
        if query.text[:end].strip() == query.text[:end]
    ]


def _little_sites(pages: Site, folder: Path) -> tuple[Path, Path]:
    site = replace(
        small_handbook(), assets=tuple(asset for asset in pages.assets if not _is_checker(asset))
    )
    project = folder / "project"
    (project / "content").mkdir(parents=True)
    (project / "content" / "index.md").write_text(
        "# Handbuch\n\nZur [Weisung](weisungen/probe.md) und zur [Rolle](rollen/fachkraft.md).\n",
        encoding="utf-8",
    )
    shutil.copytree(ROOT / "site_templates", project / "site_templates")
    shutil.copy(ROOT / "mkdocs.yml", project)
    return handbook(site, folder / "own", project), with_stock_search(
        site, folder / "stock", folder / "stock-project", project
    )


def _is_checker(asset: Asset) -> bool:
    return asset.path.startswith(("assets/pruefer/", "einbetten/"))


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def _index(files: dict[str, bytes]) -> str:
    """What a page loads before it can answer."""
    return (
        addresses.search_part("index")
        if addresses.search_part("index") in files
        else "search/search_index.json"
    )


def _figures(browser: Browser, folder: Path, size: int) -> Figures:
    with serving(folder) as base:
        first, took = _visits(browser, base)
    first_file, took_file = _visits(browser, folder.resolve().as_uri() + "/")
    return Figures(median(took), _p95(took), _p95(took_file), first, first_file, size)


def _visits(browser: Browser, base: str) -> tuple[float, list[float]]:
    """The median time to the first result of several fresh visits, and how long each question of
    the last one took.
    """
    times, took = [], []
    for visit in range(VISITS):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.add_init_script(COUNT)
        page.goto(base + "index.html", wait_until="commit")
        page.locator(FIELD).fill(WORD)  # as soon as there is a box
        page.locator(FIELD).press("End")
        times.append(page.wait_for_function(SHOWN, polling="raf", timeout=PATIENCE).json_value())
        if visit == VISITS - 1:
            took = page.evaluate(TYPE, prefixes())
        context.close()
    return median(times), took


def _p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[-1]


if __name__ == "__main__":
    print(json.dumps(list(rows(measure(lambda text: print(f"… {text}", file=sys.stderr))))))
