"""Last stage before publishing: model + program → pages and files. Pure: no clock, no files but the templates.

Each module makes one sort of page; ``book`` finds cross references, ``sheet`` knows the page at hand,
``addresses`` where everything stands, ``labels`` what it is called, ``templates`` fills the markup.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from generator.changes import Comparison
from generator.feeds import search_documents
from generator.feeds.export import export, promised
from generator.model import Model
from generator.pages import (
    catalogues,
    changes,
    checkers,
    conflicts,
    deadlines,
    directives,
    embeds,
    knowledge,
    overviews,
    refusals,
    roles,
    start,
    verification_report,
)
from generator.site.cross_references import CrossReferences
from generator.site.navigation import START, navigation
from generator.site.page import Asset, Page, Printed, Site
from generator.site.templates import Templates
from generator.verified import Verified
from generator.views.summaries import Summaries

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
    ``searchable``: with the index of the search, which takes as long as all pages.
    """
    cross_references, jinja = (
        replace(CrossReferences.of(model), printed={one.path: one for one in printed}),
        Templates(templates),
    )
    scripts = dict(scripts or {})
    pages = (
        *start.pages(written or {}, cross_references, jinja, comparison),
        *overviews.pages(cross_references, jinja),
        *(
            page
            for directive in model.directives
            for page in directives.pages(
                directive, Summaries.of(directive.id, written or {}), cross_references, jinja
            )
        ),
        *checkers.pages(cross_references, jinja),
        *embeds.pages(cross_references, scripts, jinja),
        *catalogues.pages(cross_references, jinja),
        *roles.pages(cross_references, jinja),
        deadlines.page(cross_references, jinja),
        *conflicts.pages(cross_references, jinja),
        *knowledge.pages(cross_references, jinja),
        *refusals.pages(cross_references, jinja),
        verification_report.page(cross_references, verified, jinja),
        *((changes.page(comparison, cross_references, jinja),) if comparison else ()),
    )
    names = {page.path for page in pages} | set(written or {})
    index = (
        search_documents.assets(
            cross_references, written or {}, pages, [group.terms for group in model.synonyms]
        )
        if searchable
        else ()
    )
    assets = (
        *printed,
        *checkers.assets(cross_references, program, scripts),
        *embeds.assets(cross_references, program, jinja),
        *index,
    )
    return Site(
        pages=pages,
        assets=assets,
        nav=navigation(cross_references, START in names, comparison is not None),
        day=model.day,
        promised=(*promised(model, program), *embeds.promised(cross_references, program, scripts)),
        issuers=tuple((issuer.title, issuer.short) for issuer in model.issuers),
    )
