"""The navigation, from »Start« over directives, checkers and registers to »Prüfbericht«."""

from __future__ import annotations

from generator.model import Directive
from generator.site import addresses
from generator.site.chapters import chapters
from generator.site.cross_references import CrossReferences
from generator.site.page import Nav, NavEntry

OVERVIEW = "Überblick"
START = addresses.page_path(addresses.START)


def navigation(cross_references: CrossReferences, *, start: bool, changes: bool) -> Nav:
    """The tree of all pages; ``start``: there is a start page, ``changes``: one of what is new."""
    entries: list[NavEntry] = [
        ("Weisungen", (_overview(addresses.DIRECTIVES), *_directives(cross_references))),
        (
            "Prüfer",
            (
                _overview(addresses.CHECKERS),
                *_checkers(cross_references),
                *_embeds(cross_references),
            ),
        ),
        ("Kataloge", (_overview(addresses.CATALOGUES), *_catalogues(cross_references))),
        ("Rollen", (_overview(addresses.ROLES), *_roles(cross_references))),
        _page("Fristen und Zahlen", addresses.DEADLINES),
        (
            "Auslegung",
            (
                _page("Zwischen den Weisungen", addresses.CONFLICTS),
                *_conflicts(cross_references),
            ),
        ),
        *_registers(cross_references),
    ]
    if start:
        entries.insert(0, ("Start", START))
    if changes:
        entries.append(_page("Was ist neu", addresses.CHANGES))
    return (*entries, _page("Prüfbericht", addresses.QUALITY))


def _page(title: str, address: str) -> NavEntry:
    return title, addresses.page_path(address)


def _overview(address: str) -> NavEntry:
    return _page(OVERVIEW, address)


def _groups(groups: list[tuple[str, list[NavEntry]]]) -> Nav:
    """Entries under the title of each group; a group without entries is left out."""
    return tuple((title, tuple(entries)) for title, entries in groups if entries)


def _directives(cross_references: CrossReferences) -> Nav:
    groups: list[tuple[str, list[NavEntry]]] = []
    for issuer in cross_references.model.issuers:
        directives = cross_references.directives_of(issuer.id)
        entries = [_directive(directive) for directive in directives]
        groups.append((issuer.short, entries))
    return _groups(groups)


def _directive(directive: Directive) -> NavEntry:
    """One page, or the entry page with the chapters of a long directive."""
    entry = addresses.directive(directive.id)
    parts = [
        _page(f"{part.number} {part.title}", addresses.chapter(directive.id, part))
        for part in chapters(directive)
    ]
    return (directive.short, (_overview(entry), *parts)) if parts else _page(directive.short, entry)


def _checkers(cross_references: CrossReferences) -> Nav:
    groups: list[tuple[str, list[NavEntry]]] = []
    for directive in cross_references.model.directives:
        entries = [
            _page(checker.title, addresses.checker(checker.id))
            for checker in cross_references.checkers_of(directive.id)
        ]
        groups.append((directive.short, entries))
    return _groups(groups)


def _embeds(cross_references: CrossReferences) -> Nav:
    has_checkers = bool(cross_references.model.checkers)
    return (_page("Prüfer einbetten", addresses.EMBEDS),) if has_checkers else ()


def _catalogues(cross_references: CrossReferences) -> Nav:
    groups: list[tuple[str, list[NavEntry]]] = []
    for directive in cross_references.model.directives:
        entries = [
            _page(catalogue.title, addresses.catalogue(catalogue.id))
            for catalogue in cross_references.catalogues_of(directive.id)
        ]
        groups.append((directive.short, entries))
    return _groups(groups)


def _roles(cross_references: CrossReferences) -> Nav:
    groups: list[tuple[str, list[NavEntry]]] = []
    for issuer in cross_references.model.issuers:
        entries = [
            _page(role.title, addresses.role(role.id))
            for role in cross_references.roles_of(issuer.id)
        ]
        groups.append((issuer.short, entries))
    return _groups(groups)


def _conflicts(cross_references: CrossReferences) -> Nav:
    return tuple(
        _page(directive.short, addresses.conflicts(directive.id))
        for directive in cross_references.model.directives
        if cross_references.conflicts_inside(directive.id)
    )


def _registers(cross_references: CrossReferences) -> Nav:
    """Glossary and directory, as far as there is anything in them."""
    entries: list[NavEntry] = []
    if cross_references.model.terms:
        entries.append(_page("Glossar", addresses.GLOSSARY))
    if cross_references.model.documents:
        entries.append(_page("Verzeichnis", addresses.DIRECTORY))
    return tuple(entries)
