"""Catalogue pages: the concept tables of the directives with their own columns."""

from __future__ import annotations

from generator import pictures
from generator.model import Catalogue
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.site.page import Page
from generator.site.page_context import PageContext
from generator.site.templates import Templates
from generator.views.catalogues import checkers_offering
from generator.views.legal_status import legal_statuses

LONG = 6  # from so many rows on, it can be filtered and sorted
WIDE = 3  # from so many columns on, the table gets the room of the page's contents


def pages(cross_references: CrossReferences, templates: Templates) -> tuple[Page, ...]:
    """One page for each catalogue."""
    return tuple(
        _page(catalogue, cross_references, templates)
        for catalogue in cross_references.model.catalogues
    )


def _page(catalogue: Catalogue, cross_references: CrossReferences, templates: Templates) -> Page:
    directive = cross_references.directive(catalogue.directive.value)
    context = PageContext(cross_references, addresses.catalogue(catalogue.id), directive.id)
    gallery = pictures.of_catalogue(catalogue, context)
    text = templates.fill(
        "catalogue.md",
        context=context,
        addresses=addresses,
        catalogue=catalogue,
        directive=directive,
        wide=len(catalogue.columns) >= WIDE or bool(gallery),
        long=len(catalogue.rows) >= LONG,
        checkers=checkers_offering(catalogue, cross_references),
        gallery=gallery,
        legal_statuses=legal_statuses((directive.id,), context),
    )
    return Page(addresses.page_path(context.address), catalogue.title, text)
