"""Pages that people wrote with room for generated parts: the start page above all.

They live in content/templates/, which MkDocs does not publish by itself; the filled page appears without
that folder in its path. A mark is a comment on a line of its own, so that the text stays plain Markdown::

    <!-- weisungswerk: prüfer -->
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.render import addresses, pictures
from generator.render.book import Book
from generator.render.deadlines import groups
from generator.render.overviews import shelves
from generator.render.page import Page
from generator.render.sheet import Sheet
from generator.render.templates import Templates

FOLDER = "templates/"
PARTS = {"weisungen": "start/directives.html", "prüfer": "start/checkers.html", "fristen": "start/deadlines.html",
         "kreise": "parts/pictures.html"}
_MARK = re.compile(r"^<!-- weisungswerk: ([\w-]+) -->$", re.M)
_TITLE = re.compile(r"^# (.+)$", re.M)


def pages(written: Mapping[str, str], book: Book, templates: Templates) -> tuple[Page, ...]:
    """The filled pages. ``written``: texts by their path below content/. An unknown mark stays a comment."""
    found = ((path.removeprefix(FOLDER), text) for path, text in sorted(written.items()) if path.startswith(FOLDER))
    return tuple(_page(path, text, book, templates) for path, text in found)


def _page(path: str, text: str, book: Book, templates: Templates) -> Page:
    sheet = Sheet(book, path.removesuffix(".md") + ".html")
    deadlines = groups(sheet, lambda norm: norm.kind == "deadline")

    def part(match: re.Match[str]) -> str:
        return match[0] if match[1] not in PARTS else templates.fill(
            PARTS[match[1]], sheet=sheet, book=book, shelves=shelves(book), deadlines=deadlines, addresses=addresses, gallery=pictures.of_start(sheet))

    title = _TITLE.search(text)
    return Page(path, title[1] if title else path, _MARK.sub(part, text))
