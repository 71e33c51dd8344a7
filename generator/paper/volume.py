"""A directive as a volume on paper: what its pages show, in one order, with everything laid out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from markdown import markdown

from generator import pictures
from generator.model import Catalogue, Checker, Conflict, Directive, Issuer, Section, Term
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.site.page_context import PageContext
from generator.views.checker_parts import CheckerParts, checker_parts
from generator.views.conflicts import ConflictView, conflict_view
from generator.views.legal_status import LegalStatus, legal_status
from generator.views.sections import SectionView, sections
from generator.views.summaries import Summaries, linked
from generator.wording import labels

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
    context: PageContext
    gallery: pictures.Gallery


@dataclass(frozen=True)
class CheckerOnPaper:
    """A checker as a sheet to fill in."""

    checker: Checker
    address: str
    context: PageContext
    parts: CheckerParts


@dataclass(frozen=True)
class PaperVolume:
    """One directive; ``summary`` is HTML, ``running`` stands in the head of its pages."""

    directive: Directive
    issuer: Issuer
    address: str
    context: PageContext
    legal_status: LegalStatus
    running: str
    summary: str
    gallery: pictures.Gallery
    sections: tuple[SectionOnPaper, ...]
    catalogues: tuple[CatalogueOnPaper, ...]
    checkers: tuple[CheckerOnPaper, ...]


def volume(
    directive: Directive, cross_references: CrossReferences, written: Mapping[str, str]
) -> PaperVolume:
    """Everything about one directive."""
    context, summaries = (
        sheet_of(cross_references, directive.id),
        Summaries.of(directive.id, written),
    )
    return PaperVolume(
        directive=directive,
        issuer=cross_references.issuers[directive.issuer],
        address=addresses.directive(directive.id),
        context=context,
        legal_status=legal_status(directive, context),
        running=f"{directive.short} · {labels.edition(directive.version, directive.valid.since)}",
        summary=markdown(linked(summaries.whole, context)),
        gallery=replace(pictures.of_directive(directive, context), elsewhere=()),
        sections=_sections(directive, context, summaries),
        catalogues=tuple(
            _catalogue(one, cross_references)
            for one in cross_references.catalogues_of(directive.id)
        ),
        checkers=tuple(
            checker_on_paper(one, cross_references)
            for one in cross_references.checkers_of(directive.id)
            if one.directives[0].value == directive.id
        ),
    )


def sheet_of(cross_references: CrossReferences, directive: str = "") -> PageContext:
    """The sheet of a paper that speaks of a directive."""
    return PageContext(cross_references, HERE, directive, paper=True)


def checker_on_paper(one: Checker, cross_references: CrossReferences) -> CheckerOnPaper:
    """A checker as a sheet."""
    context = sheet_of(cross_references, one.directives[0].value)
    return CheckerOnPaper(one, addresses.checker(one.id), context, checker_parts(one, context))


def conflicts_of(directive: str, cross_references: CrossReferences) -> tuple[ConflictView, ...]:
    """The conflicts in which a directive takes part; without one, those of all."""
    found: Iterable[Conflict] = cross_references.model.conflicts
    return tuple(
        conflict_view(one, sheet_of(cross_references, directive))
        for one in found
        if not directive or directive in one.directives
    )


def terms_of(
    text: str, directive: Directive, cross_references: CrossReferences
) -> tuple[Term, ...]:
    """The entries of the glossary that a text uses, of the issuer of its directive or of nobody in particular."""
    words = set(re.findall(r"[\w§&/+-]+", text))
    own = (term for term in cross_references.model.terms if term.issuer in ("", directive.issuer))
    return tuple(
        term
        for term in own
        if any(cite.directive == directive.id for cite in term.source)
        or any(
            name in words or (" " in name and name in text) for name in (term.term, *term.spellings)
        )
    )


def _sections(
    directive: Directive, context: PageContext, summaries: Summaries
) -> tuple[SectionOnPaper, ...]:
    views = sections(directive.sections, context, summaries)
    return tuple(
        SectionOnPaper(replace(view, summary=markdown(view.summary)), _page(directive, section))
        for view, section in zip(views, directive.sections, strict=True)
    )


def _page(directive: Directive, section: Section) -> str:
    return addresses.section(directive, section).partition("#")[0]


def _catalogue(one: Catalogue, cross_references: CrossReferences) -> CatalogueOnPaper:
    context = sheet_of(cross_references, one.directive.value)
    return CatalogueOnPaper(
        one, addresses.catalogue(one.id), context, pictures.of_catalogue(one, context)
    )
