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

from generator import pictures
from generator.changes import Comparison
from generator.pages.changes import news
from generator.pages.overviews import shelves
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.site.page import Page
from generator.site.page_context import PageContext
from generator.site.templates import Templates
from generator.views import start_entries

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
MARK = re.compile(r"^<!-- weisungswerk: *(?P<name>[\w-]+)(?P<chosen>[^>]*?)-->$", re.MULTILINE)
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


def pages(
    written: Mapping[str, str],
    cross_references: CrossReferences,
    templates: Templates,
    comparison: Comparison | None = None,
) -> tuple[Page, ...]:
    """The filled pages. ``written``: texts by their path below content/; »neues« is empty without a comparison."""
    return tuple(
        _page(path.removeprefix(FOLDER), text, cross_references, templates, comparison)
        for path, text in _texts(written)
    )


def _texts(written: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(path, text) for path, text in sorted(written.items()) if path.startswith(FOLDER)]


def _page(
    path: str,
    text: str,
    cross_references: CrossReferences,
    templates: Templates,
    comparison: Comparison | None,
) -> Page:
    context = PageContext(cross_references, path.removesuffix(".md") + ".html")

    def part(mark: re.Match[str]) -> str:
        if mark["name"] not in PARTS:
            return mark[0]
        return templates.fill(
            PARTS[mark["name"]],
            context=context,
            cross_references=cross_references,
            shelves=shelves(cross_references),
            addresses=addresses,
            start_entries=start_entries,
            gallery=pictures.of_start(context),
            chosen=tuple(mark["chosen"].split()),
            news=news(comparison, context) if comparison and mark["name"] == "neues" else None,
        )

    title = _TITLE.search(text)
    return Page(path, title[1] if title else path, MARK.sub(part, text))
