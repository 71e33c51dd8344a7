"""Model and program → pages and files of one site. Pure: no clock, no files but the templates.

Each module of ``pages`` makes one kind of page; ``site.cross_references`` says what belongs
together, ``site.page_context`` what a page may ask, ``site.addresses`` where everything stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.changes import Comparison
from generator.feeds import export, search_documents
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
from generator.program import Program
from generator.site.cross_references import CrossReferences
from generator.site.navigation import START, navigation
from generator.site.page import Asset, Page, Printed, Site
from generator.site.templates import Templates
from generator.verified import Verified
from generator.views.summaries import Summaries

__all__ = ["Page", "Printed", "Site", "SiteFiles", "difference_page", "render"]


@dataclass(frozen=True)
class SiteFiles:
    """What a handbook takes from files beside the rules.

    ``templates``: the folder site_templates; ``scripts``: those of the checkers, by name;
    ``written``: texts of content/ by path, of which those in templates/ get their generated parts.
    """

    templates: Path
    scripts: Mapping[str, bytes] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)


def render(
    model: Model,
    program: Program,
    files: SiteFiles,
    *,
    comparison: Comparison | None = None,
    verified: tuple[Verified, ...] = (),
    printed: tuple[Printed, ...] = (),
    searchable: bool = True,
) -> Site:
    """The handbook.

    ``comparison``: with an earlier version of the rules, for the page that says what is new.
    ``verified``: what the report on verification publishes. ``printed``: the PDFs.
    ``searchable``: with the index of the search, which takes as long as all pages.
    """
    by_address = {pdf.path: pdf for pdf in printed}
    cross_references = replace(CrossReferences.of(model, verified), printed=by_address)
    templates = Templates(files.templates)
    pages = [
        *start.pages(files.written, cross_references, templates, comparison),
        *_generated(files, verified, cross_references, templates),
    ]
    if comparison:
        pages.append(changes.page(comparison, cross_references, templates))
    assets: list[Asset] = [
        *printed,
        *checkers.assets(cross_references, program, files.scripts),
        *embeds.assets(cross_references, program, templates),
    ]
    if searchable:
        synonyms = [group.terms for group in model.synonyms]
        assets += search_documents.assets(cross_references, files.written, pages, synonyms)
    paths = {page.path for page in pages} | set(files.written)
    return Site(
        pages=tuple(pages),
        assets=tuple(assets),
        nav=navigation(cross_references, start=START in paths, changes=comparison is not None),
        day=model.day,
        promised=(
            *export.promised(model, program),
            *embeds.promised(cross_references, program, files.scripts),
        ),
        issuers=tuple((issuer.title, issuer.short) for issuer in model.issuers),
    )


def _generated(
    files: SiteFiles,
    verified: tuple[Verified, ...],
    cross_references: CrossReferences,
    templates: Templates,
) -> list[Page]:
    """All pages but those that people wrote and the one that says what is new."""
    pages = [*overviews.pages(cross_references, templates)]
    for directive in cross_references.model.directives:
        summaries = Summaries.of(directive.id, files.written)
        pages += directives.pages(directive, summaries, cross_references, templates)
    return [
        *pages,
        *checkers.pages(cross_references, templates),
        *embeds.pages(cross_references, files.scripts, templates),
        *catalogues.pages(cross_references, templates),
        *roles.pages(cross_references, templates),
        deadlines.page(cross_references, templates),
        *conflicts.pages(cross_references, templates),
        *knowledge.pages(cross_references, templates),
        *refusals.pages(cross_references, templates),
        verification_report.page(cross_references, verified, templates),
    ]


def difference_page(comparison: Comparison, model: Model, templates: Path) -> str:
    """The page »Was ist neu« alone; ``templates``: the folder site_templates."""
    return changes.page(comparison, CrossReferences.of(model), Templates(templates)).text
