"""Pages that refuse: for the day asked for no version is known, and one of another day is no answer.

Addresses stay the same, so that a link or a bookmark meets the refusal and not an error.
"""

from __future__ import annotations

from generator.model import Checker, Directive
from generator.render import addresses
from generator.render.book import Book
from generator.render.page import Page
from generator.render.sheet import Sheet
from generator.render.standing import standing
from generator.render.templates import Templates
from generator.validity import validity


def pages(book: Book, templates: Templates) -> tuple[Page, ...]:
    """One page for each checker and catalogue without a version for the day."""
    return tuple(_page(thing, book, templates) for thing in book.model.refused)


def _page(thing, book: Book, templates: Templates) -> Page:
    checker = isinstance(thing, Checker)
    main = thing.directives[0].value if checker else thing.directive.value
    sheet = Sheet(
        book, addresses.checker(thing.id) if checker else addresses.catalogue(thing.id), main
    )
    text = templates.fill(
        "refused.md",
        sheet=sheet,
        addresses=addresses,
        title=thing.title,
        what="dieses Prüfers" if checker else "dieses Katalogs",
        valid=validity(thing, book.model) if checker else thing.valid,
        directive=book.model.directive(main),
        day=book.model.day,
    )
    return Page(addresses.page_path(sheet.address), thing.title, text, nav=False)


def directive_refused(directive: Directive, book: Book, templates: Templates) -> Page:
    """The page of a directive that says no version is known for the day, and where those of other days stand."""
    sheet = Sheet(book, addresses.directive(directive.id), directive.id)
    versions = book.editions(directive.id)
    numbers = {norm.rn: one for one in reversed(versions) for norm in one.norms}
    links = tuple(
        (rn, sheet.href(f"{addresses.edition(numbers[rn])}#{addresses.norm_anchor(rn)}"))
        for rn in sorted(numbers)
    )
    text = templates.fill(
        "unknown.md",
        sheet=sheet,
        directive=directive,
        standing=standing(directive, sheet),
        addresses=addresses,
        issuer=book.issuers[directive.issuer],
        links=links,
        first=versions[-1],
        last=versions[0],
    )
    return Page(addresses.page_path(sheet.address), directive.title, text)
