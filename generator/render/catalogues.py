"""Catalogue pages: the concept tables of the directives with their own columns."""

from __future__ import annotations

from generator.model import Catalogue
from generator.render import addresses, pictures
from generator.render.book import Book
from generator.render.page import Page
from generator.render.sheet import Sheet
from generator.render.standing import standings
from generator.render.templates import Templates

LONG = 6  # from so many rows on, it can be filtered and sorted
WIDE = 3  # from so many columns on, the table gets the room of the page's contents


def pages(book: Book, templates: Templates) -> tuple[Page, ...]:
    """One page for each catalogue."""
    return tuple(_page(catalogue, book, templates) for catalogue in book.model.catalogues)


def _page(catalogue: Catalogue, book: Book, templates: Templates) -> Page:
    sheet = Sheet(book, addresses.catalogue(catalogue.id), catalogue.directive.value)
    gallery = pictures.of_catalogue(catalogue, sheet)
    text = templates.fill(
        "catalogue.md",
        sheet=sheet,
        catalogue=catalogue,
        directive=book.model.directive(catalogue.directive.value),
        wide=len(catalogue.columns) >= WIDE or bool(gallery),
        long=len(catalogue.rows) >= LONG,
        users=_users(catalogue, book),
        gallery=gallery,
        addresses=addresses,
        standings=standings((catalogue.directive.value,), sheet),
    )
    return Page(addresses.page_path(sheet.address), catalogue.title, text)


def _users(catalogue: Catalogue, book: Book) -> tuple:
    """The checkers that offer rows of this catalogue to choose from."""
    places = {row.place for row in catalogue.rows}
    return tuple(
        checker
        for checker in book.model.checkers
        if any(choice.place in places for fact in checker.facts for choice in fact.choices)
    )
