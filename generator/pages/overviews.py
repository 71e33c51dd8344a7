"""The pages that lead to others: one for directives, checkers, catalogues and roles each."""

from __future__ import annotations

from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.site.page import Page
from generator.site.page_context import PageContext
from generator.site.templates import Templates
from generator.views.overviews import checker_groups, shelves


def pages(cross_references: CrossReferences, templates: Templates) -> tuple[Page, ...]:
    """The four overviews."""
    return (
        _directives(cross_references, templates),
        _checkers(cross_references, templates),
        _catalogues(cross_references, templates),
        _roles(cross_references, templates),
    )


def _directives(cross_references: CrossReferences, templates: Templates) -> Page:
    text = templates.fill(
        "directives.md",
        context=PageContext(cross_references, addresses.DIRECTIVES),
        cross_references=cross_references,
        addresses=addresses,
        shelves=shelves(cross_references),
    )
    return Page(addresses.page_path(addresses.DIRECTIVES), "Weisungen", text)


def _checkers(cross_references: CrossReferences, templates: Templates) -> Page:
    text = templates.fill(
        "checkers.md",
        context=PageContext(cross_references, addresses.CHECKERS),
        addresses=addresses,
        groups=[
            (directive, checker_groups(directive, cross_references))
            for directive in cross_references.model.directives
            if cross_references.checkers_of(directive.id)
        ],
    )
    return Page(addresses.page_path(addresses.CHECKERS), "Prüfer", text)


def _catalogues(cross_references: CrossReferences, templates: Templates) -> Page:
    text = templates.fill(
        "catalogues.md",
        context=PageContext(cross_references, addresses.CATALOGUES),
        cross_references=cross_references,
        addresses=addresses,
    )
    return Page(addresses.page_path(addresses.CATALOGUES), "Kataloge", text)


def _roles(cross_references: CrossReferences, templates: Templates) -> Page:
    text = templates.fill(
        "roles.md",
        context=PageContext(cross_references, addresses.ROLES),
        addresses=addresses,
        shelves=shelves(cross_references),
    )
    return Page(addresses.page_path(addresses.ROLES), "Rollen", text)
