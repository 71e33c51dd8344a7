"""The glossary and the directory of documents, one page each."""

from __future__ import annotations

import unicodedata
from itertools import groupby

from generator import pictures
from generator.model import Term
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.site.page import Page
from generator.site.page_context import PageContext
from generator.site.templates import Templates


def pages(cross_references: CrossReferences, templates: Templates) -> tuple[Page, ...]:
    """Both pages; a page without entries is left out."""
    made = (
        _glossary(cross_references, templates) if cross_references.model.terms else None,
        _directory(cross_references, templates) if cross_references.model.documents else None,
    )
    return tuple(page for page in made if page)


def _glossary(cross_references: CrossReferences, templates: Templates) -> Page:
    context = PageContext(cross_references, addresses.GLOSSARY)
    terms = sorted(cross_references.model.terms, key=lambda term: (folded(term.term), term.issuer))
    letters = tuple((letter, tuple(group)) for letter, group in groupby(terms, key=_letter))
    titles = {term.id: term.term for term in terms}
    text = templates.fill(
        "glossary.md",
        context=context,
        addresses=addresses,
        letters=letters,
        titles=titles,
        cross_references=cross_references,
    )
    return Page(addresses.page_path(context.address), "Glossar", text)


def _letter(term: Term) -> str:
    first = folded(term.term)[:1].upper()
    return first if first.isalpha() else "0–9 und §"


def folded(word: str) -> str:
    """A word for sorting as in a German dictionary: umlauts like their base letters (DIN 5007-1)."""
    plain = unicodedata.normalize("NFD", word.casefold().replace("ß", "ss"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).lstrip("»„§ ")


def _directory(cross_references: CrossReferences, templates: Templates) -> Page:
    context = PageContext(cross_references, addresses.DIRECTORY)
    shelves = tuple(
        (
            issuer,
            tuple(
                document
                for document in cross_references.model.documents
                if document.issuer == issuer.id
            ),
        )
        for issuer in cross_references.model.issuers
    )
    titles = {
        document.id: " ".join(filter(None, (document.series, document.number, document.title)))
        for document in cross_references.model.documents
    }
    text = templates.fill(
        "directory.md",
        context=context,
        addresses=addresses,
        shelves=shelves,
        titles=titles,
        cross_references=cross_references,
        gallery=pictures.of_directory(context),
    )
    return Page(
        addresses.page_path(context.address), "Verzeichnis der Weisungen und Dokumente", text
    )
