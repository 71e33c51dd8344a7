"""Last stage before publishing: model + program → pages and files. Pure: no clock, no files but the templates.

Each module makes one sort of page; ``book`` finds cross references, ``sheet`` knows the page at hand,
``addresses`` where everything stands, ``labels`` what it is called, ``templates`` fills the markup.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from generator.changes import Comparison
from generator.model import Model
from generator.render import (
    catalogues,
    changes,
    checkers,
    conflicts,
    deadlines,
    directives,
    embeds,
    findable,
    knowledge,
    overviews,
    quality,
    refusals,
    roles,
    start,
)
from generator.render.book import Book
from generator.render.export import export, promised
from generator.render.navigation import START, navigation
from generator.render.page import Asset, Page, Printed, Site
from generator.render.summaries import Summaries
from generator.render.templates import Templates
from generator.verified import Verified

__all__ = ["Asset", "Page", "Printed", "Site", "export", "render"]


def render(
    model: Model,
    program: dict,
    templates: Path,
    scripts: Mapping[str, bytes] | None = None,
    written: Mapping[str, str] | None = None,
    comparison: Comparison | None = None,
    verified: tuple[Verified, ...] = (),
    printed: tuple[Printed, ...] = (),
    searchable: bool = True,
) -> Site:
    """The handbook. ``templates``: folder site_templates; ``scripts``: those of the checkers, by name;
    ``written``: pages of content/ by path, of which those in templates/ get their generated parts;
    ``comparison``: with an earlier version of the rules, for the page that says what is new;
    ``verified``: what the quality page publishes; ``printed``: the PDFs, to which the pages lead;
    ``searchable``: with the index of the search, which takes as long as all pages."""
    book, jinja = (
        replace(Book.of(model), printed={one.path: one for one in printed}),
        Templates(templates),
    )
    scripts = dict(scripts or {})
    pages = (
        *start.pages(written or {}, book, jinja, comparison),
        *overviews.pages(book, jinja),
        *(
            page
            for directive in model.directives
            for page in directives.pages(
                directive, Summaries.of(directive.id, written or {}), book, jinja
            )
        ),
        *checkers.pages(book, jinja),
        *embeds.pages(book, scripts, jinja),
        *catalogues.pages(book, jinja),
        *roles.pages(book, jinja),
        deadlines.page(book, jinja),
        *conflicts.pages(book, jinja),
        *knowledge.pages(book, jinja),
        *refusals.pages(book, jinja),
        quality.page(book, verified, jinja),
        *((changes.page(comparison, book, jinja),) if comparison else ()),
    )
    names = {page.path for page in pages} | set(written or {})
    index = (
        findable.assets(book, written or {}, pages, [group.terms for group in model.synonyms])
        if searchable
        else ()
    )
    assets = (
        *printed,
        *checkers.assets(book, program, scripts),
        *embeds.assets(book, program, jinja),
        *index,
    )
    return Site(
        pages=pages,
        assets=assets,
        nav=navigation(book, START in names, comparison is not None),
        day=model.day,
        promised=(*promised(model, program), *embeds.promised(book, program, scripts)),
        issuers=tuple((issuer.title, issuer.short) for issuer in model.issuers),
    )
