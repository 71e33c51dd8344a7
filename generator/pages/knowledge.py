"""The glossary and the directory of documents, one page each."""

from __future__ import annotations

from generator import pictures
from generator.model import Document
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.site.page import Page
from generator.site.page_context import PageContext
from generator.site.templates import Templates
from generator.views.glossary import by_letter


def pages(cross_references: CrossReferences, templates: Templates) -> tuple[Page, ...]:
    """Both pages; a page without entries is left out."""
    filled: list[Page] = []
    if cross_references.model.terms:
        filled.append(_glossary(cross_references, templates))
    if cross_references.model.documents:
        filled.append(_directory(cross_references, templates))
    return tuple(filled)


def _glossary(cross_references: CrossReferences, templates: Templates) -> Page:
    context = PageContext(cross_references, addresses.GLOSSARY)
    terms = cross_references.model.terms
    text = templates.fill(
        "glossary.md",
        context=context,
        cross_references=cross_references,
        letters=by_letter(terms),
        titles={term.id: term.term for term in terms},
    )
    return Page(addresses.page_path(context.address), "Glossar", text)


def _directory(cross_references: CrossReferences, templates: Templates) -> Page:
    context = PageContext(cross_references, addresses.DIRECTORY)
    model = cross_references.model
    by_issuer: dict[str, list[Document]] = {}
    for document in model.documents:
        by_issuer.setdefault(document.issuer, []).append(document)
    text = templates.fill(
        "directory.md",
        context=context,
        addresses=addresses,
        cross_references=cross_references,
        shelves=[
            (issuer, by_issuer[issuer.id]) for issuer in model.issuers if issuer.id in by_issuer
        ],
        titles={document.id: document.name for document in model.documents},
        gallery=pictures.of_directory(context),
    )
    title = "Verzeichnis der Weisungen und Dokumente"
    return Page(addresses.page_path(context.address), title, text)
