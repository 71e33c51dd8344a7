"""The navigation: Start · Weisungen · Prüfer · Kataloge · Rollen · Fristen und Zahlen · Auslegung · Glossar · Verzeichnis · Prüfbericht."""

from __future__ import annotations

from generator.model import Directive
from generator.pages.roles import issuer_of
from generator.site import addresses
from generator.site.chapters import chapters
from generator.site.cross_references import CrossReferences
from generator.site.page import Nav, NavEntry

OVERVIEW = "Überblick"
START = addresses.page_path(addresses.START)


def navigation(cross_references: CrossReferences, start: bool = True, changes: bool = False) -> Nav:
    """The tree of all pages; ``start``: there is a start page; ``changes``: there is one that says what is new."""
    path = addresses.page_path
    return (
        *((("Start", START),) if start else ()),
        (
            "Weisungen",
            (_overview(addresses.DIRECTIVES), *_by_issuer(cross_references, _directives)),
        ),
        (
            "Prüfer",
            (
                _overview(addresses.CHECKERS),
                *_by_directive(cross_references, _checkers),
                *_embeds(cross_references),
            ),
        ),
        (
            "Kataloge",
            (_overview(addresses.CATALOGUES), *_by_directive(cross_references, _catalogues)),
        ),
        ("Rollen", (_overview(addresses.ROLES), *_by_issuer(cross_references, _roles))),
        ("Fristen und Zahlen", path(addresses.DEADLINES)),
        (
            "Auslegung",
            (("Zwischen den Weisungen", path(addresses.CONFLICTS)), *_conflicts(cross_references)),
        ),
        *_registers(cross_references),
        *((("Was ist neu", path(addresses.CHANGES)),) if changes else ()),
        ("Prüfbericht", path(addresses.QUALITY)),
    )


def _embeds(cross_references: CrossReferences) -> Nav:
    return (
        (("Prüfer einbetten", addresses.page_path(addresses.EMBEDS)),)
        if cross_references.model.checkers
        else ()
    )


def _conflicts(cross_references: CrossReferences) -> Nav:
    inside = {
        conflict.directives[0]
        for conflict in cross_references.model.conflicts
        if len(conflict.directives) == 1
    }
    return tuple(
        (directive.short, addresses.page_path(addresses.conflicts(directive.id)))
        for directive in cross_references.model.directives
        if directive.id in inside
    )


def _registers(cross_references: CrossReferences) -> Nav:
    wanted = (
        ("Glossar", addresses.GLOSSARY, cross_references.model.terms),
        ("Verzeichnis", addresses.DIRECTORY, cross_references.model.documents),
    )
    return tuple((title, addresses.page_path(address)) for title, address, found in wanted if found)


def _overview(address: str) -> NavEntry:
    return OVERVIEW, addresses.page_path(address)


def _by_issuer(cross_references: CrossReferences, entries) -> Nav:
    made = (
        (issuer.short, entries(cross_references, issuer.id))
        for issuer in cross_references.model.issuers
    )
    return tuple((title, nav) for title, nav in made if nav)


def _by_directive(cross_references: CrossReferences, entries) -> Nav:
    made = (
        (directive.short, entries(cross_references, directive.id))
        for directive in cross_references.model.directives
    )
    return tuple((title, nav) for title, nav in made if nav)


def _directives(cross_references: CrossReferences, issuer: str) -> Nav:
    return tuple(
        _directive(directive)
        for directive in cross_references.model.directives
        if directive.issuer == issuer
    )


def _directive(directive: Directive) -> NavEntry:
    entry = addresses.page_path(addresses.directive(directive.id))
    parts = tuple(
        (f"{part.number} {part.title}", addresses.page_path(addresses.chapter(directive.id, part)))
        for part in chapters(directive)
    )
    return (directive.short, ((OVERVIEW, entry), *parts) if parts else entry)


def _checkers(cross_references: CrossReferences, directive: str) -> Nav:
    return tuple(
        (checker.title, addresses.page_path(addresses.checker(checker.id)))
        for checker in cross_references.checkers_of(directive)
    )


def _catalogues(cross_references: CrossReferences, directive: str) -> Nav:
    return tuple(
        (catalogue.title, addresses.page_path(addresses.catalogue(catalogue.id)))
        for catalogue in cross_references.catalogues_of(directive)
    )


def _roles(cross_references: CrossReferences, issuer: str) -> Nav:
    return tuple(
        (role.title, addresses.page_path(addresses.role(role.id)))
        for role in cross_references.model.roles
        if issuer_of(role) == issuer
    )
