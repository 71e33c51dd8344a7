"""Pages that people wrote with marks for generated parts, see ``views.marks``: the start page.

Where nobody wrote one there is a plain one, because every page leads back to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator import pictures
from generator.changes import Comparison
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.site.navigation import START
from generator.site.page import Page
from generator.site.page_context import PageContext
from generator.site.templates import Templates
from generator.views import start_entries
from generator.views.marks import FOLDER, MARK, PARTS
from generator.views.news import news
from generator.views.overviews import shelves

PLAIN = """\
# Handbuch

<!-- weisungswerk: suche -->

<!-- weisungswerk: dienststelle -->

## Weisungen

<!-- weisungswerk: weisungen -->
"""
PLAIN_CHECKERS = """
## Prüfer

<!-- weisungswerk: prüfer -->
"""
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


def pages(
    written: Mapping[str, str],
    cross_references: CrossReferences,
    templates: Templates,
    comparison: Comparison | None = None,
) -> tuple[Page, ...]:
    """The filled pages. ``written``: texts of content/ by path.

    Without a ``comparison`` the part »neues« stays empty.
    """
    texts = {
        path.removeprefix(FOLDER): text
        for path, text in sorted(written.items())
        if path.startswith(FOLDER)
    }
    if START not in (*texts, *written):
        texts[START] = PLAIN + (PLAIN_CHECKERS if cross_references.model.checkers else "")
    return tuple(
        _page(path, text, cross_references, templates, comparison) for path, text in texts.items()
    )


def _page(
    path: str,
    text: str,
    cross_references: CrossReferences,
    templates: Templates,
    comparison: Comparison | None,
) -> Page:
    context = PageContext(cross_references, path.removesuffix(".md") + ".html")
    values = {
        "context": context,
        "cross_references": cross_references,
        "addresses": addresses,
        "start_entries": start_entries,
        "shelves": shelves(cross_references),
        "gallery": pictures.of_start(context),
        "news": news(comparison, context) if comparison else None,
    }

    def part(mark: re.Match[str]) -> str:
        if mark["name"] not in PARTS:
            return mark[0]
        chosen = tuple(mark["chosen"].split())
        return templates.fill(PARTS[mark["name"]], chosen=chosen, **values)

    title = _TITLE.search(text)
    return Page(path, title[1] if title else path, MARK.sub(part, text))
