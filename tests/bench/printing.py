"""The handbooks on paper beside WeasyPrint: the same HTML of the templates, once as Typst, once as
a page for print.

Three sizes: one directive, the whole handbook, and the handbook with further directives under other
addresses until it has some 500 pages. Every PDF is made by a fresh process, so that nothing is warm
and the peak of memory is its own: ``printing.py typst|weasyprint FILE``. What the engine gets lies
ready; writing it is measured on its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

from bench.compile_cost import peak
from bench.paper_page import page, places
from generator import pipeline
from generator.paper import fragments, papers
from generator.paper.fragment import Element, parse
from generator.paper.typst import emit
from generator.publish import pdf
from generator.site import addresses
from support.paths import ROOT

DIRECTIVE, PAGES = "jc-bremen-ags-k", 500
ONE, WHOLE, LARGE = "Weisung", "Handbuch", f"rund {PAGES} Seiten"
AIMS = {ONE: 1, LARGE: 15}  # seconds
FRONT = "#contents(3)\n"  # the last line before the text of a book
PRINTED = addresses.printed(addresses.HANDBOOK)
Figures = dict[str, float]


@dataclass(frozen=True)
class Text:
    """A book before it is printed: ``front`` is what stands before it in Typst."""

    title: str
    front: str
    tree: Element

    def typst(self) -> str:
        """What Typst gets."""
        aliases, body = emit(self.tree)
        return aliases + self.front + body

    def page(self) -> str:
        """What WeasyPrint gets."""
        return page(self.tree, self.title)


def _silent(_: str) -> None:
    """Says nothing."""


def _tell(say: Callable[[str], None], size: str, engine: str) -> None:
    say(f"drucke mit {engine}: {size}")


def measure(say: Callable[[str], None] = _silent) -> dict[str, dict[str, Figures]]:
    """Size → engine → seconds to print, processor time of it, pages, peak of memory in MB, seconds
    to write the source.
    """
    say("fülle die Vorlagen")
    texts = _texts()
    with tempfile.TemporaryDirectory() as name:
        found = {}
        for size, path in ((ONE, addresses.printed(DIRECTIVE)), (WHOLE, PRINTED)):
            found[size] = _both(texts[path], Path(name), partial(_tell, say, size))
        large = _enlarged(texts, PAGES / found[WHOLE]["typst"]["pages"])
        return found | {LARGE: _both(large, Path(name), partial(_tell, say, LARGE))}


def rows(
    found: dict[str, dict[str, Figures]],
) -> Iterator[tuple[str, Figures, Figures, float | None]]:
    """Size, figures of Typst and of WeasyPrint, aim in seconds if there is one."""
    yield from (
        (size, engines["typst"], engines["weasyprint"], AIMS.get(size))
        for size, engines in found.items()
    )


# --- what is printed ------------------------------------------------------------------------------


def _texts() -> dict[str, Text]:
    result, templates, written = pipeline.run(ROOT), ROOT / "site_templates", pipeline.written(ROOT)
    books = {paper.path: paper for paper in papers(result.model, templates, written)}
    return {
        path: Text(books[path].title, _front(books[path].sources[0]), parse(html))
        for path, html in fragments(result.model, templates, written)
    }


def _front(source: str) -> str:
    """The looks and the cover, without the first line, which names places of the text."""
    return source[source.index("\n") + 1 : source.index(FRONT) + len(FRONT)]


def _enlarged(texts: dict[str, Text], times: float) -> Text:
    """The handbook and further copies of directives, the shortest first, until it is so many times
    as long.
    """
    whole = texts[PRINTED]
    others = sorted(
        (text.tree for path, text in texts.items() if path != PRINTED),
        key=lambda tree: len(tree.text),
    )
    children, length = list(whole.tree.children), len(whole.tree.text)
    while length < times * len(whole.tree.text):
        copy = len(children)
        other = others[copy % len(others)]
        children.append(_elsewhere(other, f"{copy}/"))
        length += len(other.text)
    return Text(whole.title, whole.front, Element(tag="", children=children))


def _elsewhere(tree: Element, folder: str) -> Element:
    """The same text in another folder: addresses of its own pages move with it."""
    own = {place.page for place in places(tree)}

    def address(old: str) -> str:
        return folder + old if old.partition("#")[0] in own else old

    def moved(node: Element) -> Element:
        here = {
            name: address(node.attributes[name])
            for name in ("data-page", "href")
            if name in node.attributes
        }
        if "data-to" in node.attributes:
            here["data-to"] = " ".join(map(address, node.attributes["data-to"].split()))
        children = [child if isinstance(child, str) else moved(child) for child in node.children]
        return Element(
            tag=node.tag, attributes=node.attributes | here, children=children, raw=node.raw
        )

    return moved(tree)


# --- printing -------------------------------------------------------------------------------------


def _both(text: Text, folder: Path, say: Callable[[str], None]) -> dict[str, Figures]:
    return {
        engine: _apart(engine, write, folder, say)
        for engine, write in (("typst", text.typst), ("weasyprint", text.page))
    }


def _apart(
    engine: str, write: Callable[[], str], folder: Path, say: Callable[[str], None]
) -> Figures:
    """The figures of an engine in a process of its own."""
    say(engine)
    start, file = perf_counter(), folder / engine
    source = write()
    wrote = perf_counter() - start
    file.write_text(source, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "bench.printing", engine, str(file)],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        sys.exit(f"{done.stderr.strip()}\n{engine} druckt nicht.")
    return json.loads(done.stdout) | {"source": wrote}


def _printed(engine: str, source: str) -> Figures:
    """Prints once, in this process."""
    make = {"typst": _by_typst, "weasyprint": _by_weasyprint}[engine]()
    clock, processor = perf_counter(), process_time()
    pages = make(source)
    return {
        "seconds": perf_counter() - clock,
        "processor": process_time() - processor,
        "pages": pages,
        "peak": peak(),
    }


def _by_typst() -> Callable[[str], int]:
    return lambda source: pdf.pages(pdf.typeset(source))


def _by_weasyprint() -> Callable[[str], int]:
    from weasyprint import HTML  # noqa: PLC0415  heavy; only its own process needs it

    def make(source: str) -> int:
        document = HTML(string=source).render(pdf_variant="pdf/ua-1")
        document.write_pdf(pdf_variant="pdf/ua-1")
        return len(document.pages)

    return make


if __name__ == "__main__":
    if sys.argv[1:]:
        print(json.dumps(_printed(sys.argv[1], Path(sys.argv[2]).read_text(encoding="utf-8"))))
    else:
        print(json.dumps(list(rows(measure(lambda text: print(f"… {text}", file=sys.stderr))))))
