"""The navigation: Start · Weisungen · Prüfer · Kataloge · Rollen · Fristen und Zahlen · Auslegung · Glossar · Verzeichnis · Prüfbericht."""

from __future__ import annotations

from generator.model import Directive
from generator.render import addresses
from generator.render.book import Book
from generator.render.chapters import chapters
from generator.render.page import Nav, NavEntry
from generator.render.roles import issuer_of

OVERVIEW = "Überblick"
START = addresses.page_path(addresses.START)


def navigation(book: Book, start: bool = True, changes: bool = False) -> Nav:
    """The tree of all pages; ``start``: there is a start page; ``changes``: there is one that says what is new."""
    path = addresses.page_path
    return (
        *((("Start", START),) if start else ()),
        ("Weisungen", (_overview(addresses.DIRECTIVES), *_by_issuer(book, _directives))),
        (
            "Prüfer",
            (_overview(addresses.CHECKERS), *_by_directive(book, _checkers), *_embeds(book)),
        ),
        ("Kataloge", (_overview(addresses.CATALOGUES), *_by_directive(book, _catalogues))),
        ("Rollen", (_overview(addresses.ROLES), *_by_issuer(book, _roles))),
        ("Fristen und Zahlen", path(addresses.DEADLINES)),
        ("Auslegung", (("Zwischen den Weisungen", path(addresses.CONFLICTS)), *_conflicts(book))),
        *_registers(book),
        *((("Was ist neu", path(addresses.CHANGES)),) if changes else ()),
        ("Prüfbericht", path(addresses.QUALITY)),
    )


def _embeds(book: Book) -> Nav:
    return (
        (("Prüfer einbetten", addresses.page_path(addresses.EMBEDS)),)
        if book.model.checkers
        else ()
    )


def _conflicts(book: Book) -> Nav:
    inside = {
        conflict.directives[0] for conflict in book.model.conflicts if len(conflict.directives) == 1
    }
    return tuple(
        (directive.short, addresses.page_path(addresses.conflicts(directive.id)))
        for directive in book.model.directives
        if directive.id in inside
    )


def _registers(book: Book) -> Nav:
    wanted = (
        ("Glossar", addresses.GLOSSARY, book.model.terms),
        ("Verzeichnis", addresses.DIRECTORY, book.model.documents),
    )
    return tuple((title, addresses.page_path(address)) for title, address, found in wanted if found)


def _overview(address: str) -> NavEntry:
    return OVERVIEW, addresses.page_path(address)


def _by_issuer(book: Book, entries) -> Nav:
    made = ((issuer.short, entries(book, issuer.id)) for issuer in book.model.issuers)
    return tuple((title, nav) for title, nav in made if nav)


def _by_directive(book: Book, entries) -> Nav:
    made = ((directive.short, entries(book, directive.id)) for directive in book.model.directives)
    return tuple((title, nav) for title, nav in made if nav)


def _directives(book: Book, issuer: str) -> Nav:
    return tuple(
        _directive(directive) for directive in book.model.directives if directive.issuer == issuer
    )


def _directive(directive: Directive) -> NavEntry:
    entry = addresses.page_path(addresses.directive(directive.id))
    parts = tuple(
        (f"{part.number} {part.title}", addresses.page_path(addresses.chapter(directive.id, part)))
        for part in chapters(directive)
    )
    return (directive.short, ((OVERVIEW, entry), *parts) if parts else entry)


def _checkers(book: Book, directive: str) -> Nav:
    return tuple(
        (checker.title, addresses.page_path(addresses.checker(checker.id)))
        for checker in book.checkers_of(directive)
    )


def _catalogues(book: Book, directive: str) -> Nav:
    return tuple(
        (catalogue.title, addresses.page_path(addresses.catalogue(catalogue.id)))
        for catalogue in book.catalogues_of(directive)
    )


def _roles(book: Book, issuer: str) -> Nav:
    return tuple(
        (role.title, addresses.page_path(addresses.role(role.id)))
        for role in book.model.roles
        if issuer_of(role) == issuer
    )
