"""The search beside the theme's stock search: the same theme, the same documents, typed letter by letter into the box.

Both stand in a little site with the real theme; only the files of the index are exchanged, for the real handbook and for
one of 3,000 pages. Latency is the time from the question to the answer of the worker, as the theme sees it; the first
result is the time from opening a page nobody has opened before until a result stands in the list.
"""
from __future__ import annotations

import gzip
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median, quantiles

sys.path.insert(0, str(Path(__file__).parent.parent))          # helpers of the tests

from chromium import launched, serving  # noqa: E402
from corpus import enlarged, stock_files  # noqa: E402
from little import LITTLE_SITE, ROOT  # noqa: E402
from playwright.sync_api import Browser  # noqa: E402
from search.box import COUNT, FIELD, SearchBox  # noqa: E402
from search.queries import read  # noqa: E402
from search.sites import handbook, with_stock_search  # noqa: E402

from generator import pipeline  # noqa: E402
from generator.render import addresses, findable  # noqa: E402
from generator.render.book import Book  # noqa: E402
from generator.render.page import Asset, Site  # noqa: E402
from generator.search.document import Document  # noqa: E402
from generator.search.index import parts, script  # noqa: E402

PAGES, EVERY, OPENED, SHORTEST, KB = 3000, 4, 5, 3, 1000
AIMS = {"real": (20, 600, 100), "groß": (50, 1500, 1000)}      # milliseconds of a query (p95) and of the first result, KB of the index
WORD = "Absolventenmanagement"
TYPE = """async texts => {
  const field = document.querySelector("[data-md-component=search-query]"), count = window.__search, start = count.took.length
  for (const text of texts) {
    const asked = count.asked
    field.value = text
    field.dispatchEvent(new Event("input", {bubbles: true}))
    field.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true, key: text.slice(-1)}))
    while (count.asked === asked || count.answered < count.asked) await new Promise(done => setTimeout(done))
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


def measure(say: Callable[[str], None] = lambda text: None) -> dict[str, dict[str, Figures]]:
    """Size → engine → figures."""
    say("übersetze die Regeln")
    result = pipeline.run(ROOT)
    pages = pipeline.pages(result, ROOT)
    book = Book.of(result.model)
    real = findable.documents(book, pipeline.written(ROOT), pages.pages)
    groups = findable.abbreviations(book), [group.terms for group in result.model.synonyms]
    found: dict[str, dict[str, Figures]] = {}
    with tempfile.TemporaryDirectory() as name, launched() as browser:
        own, stock = _little_sites(pages, Path(name))
        for size, documents in (("real", real), ("groß", enlarged(real, PAGES / len(pages.pages)))):
            say(f"baue den Index ({size})")
            files = {addresses.search_part(part): script(part, data) for part, data in parts(documents, *groups).items()}
            found[size] = {}
            for engine, folder, written in (("eigene Suche", own, files), ("mitgelieferte Suche", stock, stock_files(documents))):
                say(f"messe {engine} ({size})")
                _write(folder, written)
                found[size][engine] = _figures(browser, folder, len(gzip.compress(written[_index(written)], 9, mtime=0)))
    return found


def lines(found: dict[str, dict[str, Figures]]) -> list[tuple[str, list[tuple[str, float, float, str, float]]]]:
    """Title → name, our figure, the aim, its unit, the figure of the stock search."""
    made = []
    for size, engines in found.items():
        (ours, stock), (query, first, packed) = engines.values(), AIMS[size]
        made.append((size, [
            ("Anfrage, p50", ours.p50, query, "ms", stock.p50), ("Anfrage, p95", ours.p95, query, "ms", stock.p95),
            ("Anfrage aus einem Ordner, p95", ours.p95_file, query, "ms", stock.p95_file),
            ("erstes Ergebnis nach dem Öffnen", ours.first, first, "ms", stock.first),
            ("erstes Ergebnis aus einem Ordner", ours.first_file, first, "ms", stock.first_file),
            ("Index, gepackt", ours.size / KB, packed, "KB", stock.size / KB)]))
    return made


def prefixes() -> list[str]:
    """What somebody types who asks some of the project's own queries, letter by letter."""
    return [query.text[:end] for query in read()[::EVERY] for end in range(SHORTEST, len(query.text) + 1) if query.text[:end].strip() == query.text[:end]]


def _little_sites(pages: Site, folder: Path) -> tuple[Path, Path]:
    site = replace(LITTLE_SITE, assets=tuple(asset for asset in pages.assets if not _is_checker(asset)))
    project = folder / "project"
    (project / "content").mkdir(parents=True)
    (project / "content" / "index.md").write_text("# Handbuch\n\nZur [Weisung](weisungen/probe.md) und zur [Rolle](rollen/fachkraft.md).\n", encoding="utf-8")
    shutil.copytree(ROOT / "site_templates", project / "site_templates")
    shutil.copy(ROOT / "mkdocs.yml", project)
    return handbook(site, folder / "own", project), with_stock_search(site, folder / "stock", folder / "stock-project", project)


def _is_checker(asset: Asset) -> bool:
    return asset.path.startswith("assets/pruefer/")


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def _index(files: dict[str, bytes]) -> str:
    """What a page loads before it can answer."""
    return addresses.search_part("index") if addresses.search_part("index") in files else "search/search_index.json"


def _figures(browser: Browser, folder: Path, size: int) -> Figures:
    with serving(folder) as base:
        latency, first = _latency(browser, base), _first(browser, base)
    files = folder.resolve().as_uri() + "/"
    latency_file, first_file = _latency(browser, files), _first(browser, files)
    return Figures(median(latency), _p95(latency), _p95(latency_file), first, first_file, size)


def _latency(browser: Browser, base: str) -> list[float]:
    page = browser.new_page()
    box = SearchBox(page, base)
    box.results(WORD)
    took = page.evaluate(TYPE, prefixes())
    page.close()
    return took


def _first(browser: Browser, base: str) -> float:
    """The median of several fresh visits; the word is in the box as soon as there is a box."""
    times = []
    for _ in range(OPENED):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.add_init_script(COUNT)
        page.goto(base + "index.html", wait_until="commit")
        page.locator(FIELD).fill(WORD)
        page.locator(FIELD).press("End")
        times.append(page.wait_for_function(SHOWN, polling="raf").json_value())
        context.close()
    return median(times)


def _p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[-1]


if __name__ == "__main__":
    for size, rows in lines(measure(lambda text: print(f"… {text}", file=sys.stderr))):
        print(f"\n{size}")
        for name, ours, aim, unit, stock in rows:
            print(f"  {name:<34} {ours:8.1f} {unit}  × {ours / aim:5.2f} Ziel {aim} {unit}   × {ours / stock:5.2f} mitgelieferte Suche ({stock:.1f} {unit})")
