"""The pages that lead to others: one for directives, checkers, catalogues and roles each."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Directive, Issuer
from generator.render import addresses
from generator.render.book import Book
from generator.render.page import Page
from generator.render.roles import issuer_of
from generator.render.sheet import Sheet
from generator.render.templates import Templates


@dataclass(frozen=True)
class Shelf:
    """What an issuer has: directives, or roles with the number of norms for each."""

    issuer: Issuer
    directives: tuple[Directive, ...]
    roles: tuple


def pages(book: Book, templates: Templates) -> tuple[Page, ...]:
    """The four overviews."""
    wanted = (("directives.md", addresses.DIRECTIVES, "Weisungen"), ("checkers.md", addresses.CHECKERS, "Prüfer"),
              ("catalogues.md", addresses.CATALOGUES, "Kataloge"), ("roles.md", addresses.ROLES, "Rollen"))
    return tuple(Page(addresses.page_path(address), title, fill(name, address, book, templates)) for name, address, title in wanted)


def fill(name: str, address: str, book: Book, templates: Templates) -> str:
    """A template that speaks of everything there is."""
    return templates.fill(name, sheet=Sheet(book, address), book=book, shelves=shelves(book), addresses=addresses)


def shelves(book: Book) -> tuple[Shelf, ...]:
    """Everything by issuer."""
    return tuple(_shelf(issuer, book) for issuer in book.model.issuers)


def _shelf(issuer: Issuer, book: Book) -> Shelf:
    roles = tuple((role, len(book.tasks.get(role.id, ()))) for role in book.model.roles if issuer_of(role) == issuer.id)
    return Shelf(issuer, tuple(directive for directive in book.model.directives if directive.issuer == issuer.id), roles)
