"""A directive as a volume on paper: what its pages show, in one order, with everything laid out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from markdown import markdown

from generator.model import Catalogue, Checker, Conflict, Directive, Issuer, Section, Term
from generator.render import addresses, checkers, conflicts, directives, labels, pictures
from generator.render.book import Book
from generator.render.conflicts import ConflictView
from generator.render.directives import SectionView
from generator.render.sheet import Sheet
from generator.render.standing import Standing, standing
from generator.render.summaries import Summaries, linked

HERE = ""  # links from a paper are addresses of the site, which become labels


@dataclass(frozen=True)
class SectionOnPaper:
    """A section and the address of the page that shows it on the site."""

    view: SectionView
    page: str


@dataclass(frozen=True)
class CatalogueOnPaper:
    """A catalogue with its pictures."""

    catalogue: Catalogue
    address: str
    sheet: Sheet
    gallery: pictures.Gallery


@dataclass(frozen=True)
class CheckerOnPaper:
    """A checker as a sheet to fill in; ``parts`` as in ``render.checkers.parts``."""

    checker: Checker
    address: str
    sheet: Sheet
    parts: Mapping[str, object]


@dataclass(frozen=True)
class Volume:
    """One directive; ``summary`` is HTML, ``running`` stands in the head of its pages."""

    directive: Directive
    issuer: Issuer
    address: str
    sheet: Sheet
    standing: Standing
    running: str
    summary: str
    gallery: pictures.Gallery
    sections: tuple[SectionOnPaper, ...]
    catalogues: tuple[CatalogueOnPaper, ...]
    checkers: tuple[CheckerOnPaper, ...]


def volume(directive: Directive, book: Book, written: Mapping[str, str]) -> Volume:
    """Everything about one directive."""
    sheet, summaries = sheet_of(book, directive.id), Summaries.of(directive.id, written)
    return Volume(
        directive=directive,
        issuer=book.issuers[directive.issuer],
        address=addresses.directive(directive.id),
        sheet=sheet,
        standing=standing(directive, sheet),
        running=f"{directive.short} · {labels.edition(directive.version, directive.valid.since)}",
        summary=markdown(linked(summaries.whole, sheet)),
        gallery=replace(pictures.of_directive(directive, sheet), elsewhere=()),
        sections=_sections(directive, sheet, summaries),
        catalogues=tuple(_catalogue(one, book) for one in book.catalogues_of(directive.id)),
        checkers=tuple(
            checker_on_paper(one, book)
            for one in book.checkers_of(directive.id)
            if one.directives[0].value == directive.id
        ),
    )


def sheet_of(book: Book, directive: str = "") -> Sheet:
    """The sheet of a paper that speaks of a directive."""
    return Sheet(book, HERE, directive, paper=True)


def checker_on_paper(one: Checker, book: Book) -> CheckerOnPaper:
    """A checker as a sheet."""
    sheet = sheet_of(book, one.directives[0].value)
    return CheckerOnPaper(one, addresses.checker(one.id), sheet, checkers.parts(one, sheet))


def conflicts_of(directive: str, book: Book) -> tuple[ConflictView, ...]:
    """The conflicts in which a directive takes part; without one, those of all."""
    found: Iterable[Conflict] = book.model.conflicts
    return tuple(
        conflicts.view(one, sheet_of(book, directive))
        for one in found
        if not directive or directive in one.directives
    )


def terms_of(text: str, directive: Directive, book: Book) -> tuple[Term, ...]:
    """The entries of the glossary that a text uses, of the issuer of its directive or of nobody in particular."""
    words = set(re.findall(r"[\w§&/+-]+", text))
    own = (term for term in book.model.terms if term.issuer in ("", directive.issuer))
    return tuple(
        term
        for term in own
        if any(cite.directive == directive.id for cite in term.source)
        or any(
            name in words or " " in name and name in text for name in (term.term, *term.spellings)
        )
    )


def _sections(
    directive: Directive, sheet: Sheet, summaries: Summaries
) -> tuple[SectionOnPaper, ...]:
    views = directives.sections(directive.sections, "", 0, sheet, summaries)
    return tuple(
        SectionOnPaper(replace(view, summary=markdown(view.summary)), _page(directive, section))
        for view, section in zip(views, directive.sections, strict=True)
    )


def _page(directive: Directive, section: Section) -> str:
    return addresses.section(directive, section).partition("#")[0]


def _catalogue(one: Catalogue, book: Book) -> CatalogueOnPaper:
    sheet = sheet_of(book, one.directive.value)
    return CatalogueOnPaper(
        one, addresses.catalogue(one.id), sheet, pictures.of_catalogue(one, sheet)
    )
