"""Pages that people wrote with room for generated parts: the start page above all.

They live in content/templates/, which MkDocs does not publish by itself; the filled page appears without
that folder in its path. A mark is a comment that begins a line, so that the text stays plain Markdown; after
the name may follow, one a line, what editors chose to show there::

    <!-- weisungswerk: prüfer
    absoma-kontaktfenster
    -->
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.changes import Comparison
from generator.render import addresses, pictures, ways
from generator.render.book import Book
from generator.render.changes import news
from generator.render.overviews import shelves
from generator.render.page import Page
from generator.render.sheet import Sheet
from generator.render.templates import Templates

FOLDER = "templates/"
PARTS = {
    "suche": "start/search.html",
    "dienststelle": "start/office.html",
    "prüfer": "start/checkers.html",
    "rollen": "start/roles.html",
    "fristen": "start/deadlines.html",
    "phasen": "start/phases.html",
    "weisungen": "start/directives.html",
    "fassungen": "start/versions.html",
    "neues": "start/changes.html",
    "kreise": "parts/pictures.html",
}
MARK = re.compile(r"^<!-- weisungswerk: *(?P<name>[\w-]+)(?P<chosen>[^>]*?)-->$", re.M)
_TITLE = re.compile(r"^# (.+)$", re.M)


def pages(
    written: Mapping[str, str],
    book: Book,
    templates: Templates,
    comparison: Comparison | None = None,
) -> tuple[Page, ...]:
    """The filled pages. ``written``: texts by their path below content/; »neues« is empty without a comparison."""
    return tuple(
        _page(path.removeprefix(FOLDER), text, book, templates, comparison)
        for path, text in _texts(written)
    )


def _texts(written: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(path, text) for path, text in sorted(written.items()) if path.startswith(FOLDER)]


def _page(
    path: str, text: str, book: Book, templates: Templates, comparison: Comparison | None
) -> Page:
    sheet = Sheet(book, path.removesuffix(".md") + ".html")

    def part(mark: re.Match[str]) -> str:
        if mark["name"] not in PARTS:
            return mark[0]
        return templates.fill(
            PARTS[mark["name"]],
            sheet=sheet,
            book=book,
            shelves=shelves(book),
            addresses=addresses,
            ways=ways,
            gallery=pictures.of_start(sheet),
            chosen=tuple(mark["chosen"].split()),
            news=news(comparison, sheet) if comparison and mark["name"] == "neues" else None,
        )

    title = _TITLE.search(text)
    return Page(path, title[1] if title else path, MARK.sub(part, text))
