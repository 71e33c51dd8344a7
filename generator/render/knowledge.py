"""The glossary and the directory of documents, one page each."""

from __future__ import annotations

import unicodedata
from itertools import groupby

from generator.model import Term
from generator.render import addresses, pictures
from generator.render.book import Book
from generator.render.page import Page
from generator.render.sheet import Sheet
from generator.render.templates import Templates


def pages(book: Book, templates: Templates) -> tuple[Page, ...]:
    """Both pages; a page without entries is left out."""
    made = (
        _glossary(book, templates) if book.model.terms else None,
        _directory(book, templates) if book.model.documents else None,
    )
    return tuple(page for page in made if page)


def _glossary(book: Book, templates: Templates) -> Page:
    sheet = Sheet(book, addresses.GLOSSARY)
    terms = sorted(book.model.terms, key=lambda term: (folded(term.term), term.issuer))
    letters = tuple((letter, tuple(group)) for letter, group in groupby(terms, key=_letter))
    titles = {term.id: term.term for term in terms}
    text = templates.fill(
        "glossary.md", sheet=sheet, addresses=addresses, letters=letters, titles=titles, book=book
    )
    return Page(addresses.page_path(sheet.address), "Glossar", text)


def _letter(term: Term) -> str:
    first = folded(term.term)[:1].upper()
    return first if first.isalpha() else "0–9 und §"


def folded(word: str) -> str:
    """A word for sorting as in a German dictionary: umlauts like their base letters (DIN 5007-1)."""
    plain = unicodedata.normalize("NFD", word.casefold().replace("ß", "ss"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).lstrip("»„§ ")


def _directory(book: Book, templates: Templates) -> Page:
    sheet = Sheet(book, addresses.DIRECTORY)
    shelves = tuple(
        (
            issuer,
            tuple(document for document in book.model.documents if document.issuer == issuer.id),
        )
        for issuer in book.model.issuers
    )
    titles = {
        document.id: " ".join(filter(None, (document.series, document.number, document.title)))
        for document in book.model.documents
    }
    text = templates.fill(
        "directory.md",
        sheet=sheet,
        addresses=addresses,
        shelves=shelves,
        titles=titles,
        book=book,
        gallery=pictures.of_directory(sheet),
    )
    return Page(addresses.page_path(sheet.address), "Verzeichnis der Weisungen und Dokumente", text)
