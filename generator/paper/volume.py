"""A directive as a volume on paper: what its pages show, in one order, with everything laid out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from markdown import markdown

from generator import pictures
from generator.model import Catalogue, Checker, Directive, Issuer, Section, Term
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


@dataclass(frozen=True, kw_only=True)
class CatalogueOnPaper:
    """A catalogue with its pictures."""

    catalogue: Catalogue
    address: str
    context: PageContext
    gallery: pictures.Gallery


@dataclass(frozen=True, kw_only=True)
class CheckerOnPaper:
    """A checker as a sheet to fill in."""

    checker: Checker
    address: str
    context: PageContext
    parts: CheckerParts


@dataclass(frozen=True, kw_only=True)
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


def volume_of(
    directive: Directive, cross_references: CrossReferences, written: Mapping[str, str]
) -> PaperVolume:
    """Everything about one directive."""
    context = paper_context(cross_references, directive.id)
    summaries = Summaries.of(directive.id, written)
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
            _catalogue(catalogue, cross_references)
            for catalogue in cross_references.catalogues_of(directive.id)
        ),
        checkers=tuple(
            checker_on_paper(checker, cross_references)
            for checker in cross_references.checkers_of(directive.id)
        ),
    )


def paper_context(cross_references: CrossReferences, directive: str = "") -> PageContext:
    """The context of a paper, or of a part of it that speaks of a directive."""
    return PageContext(cross_references, HERE, directive, paper=True)


def checker_on_paper(checker: Checker, cross_references: CrossReferences) -> CheckerOnPaper:
    """A checker as a sheet."""
    context = paper_context(cross_references, checker.directives[0].value)
    return CheckerOnPaper(
        checker=checker,
        address=addresses.checker(checker.id),
        context=context,
        parts=checker_parts(checker, context),
    )


def conflicts_of(directive: str, cross_references: CrossReferences) -> tuple[ConflictView, ...]:
    """The conflicts in which a directive takes part; without one, those of all."""
    context = paper_context(cross_references, directive)
    return tuple(
        conflict_view(conflict, context)
        for conflict in cross_references.model.conflicts
        if not directive or directive in conflict.directives
    )


def terms_of(
    text: str, directive: Directive, cross_references: CrossReferences
) -> tuple[Term, ...]:
    """The entries of the glossary that a text uses or whose norms stand in its directive.

    Of the issuer of the directive or of nobody in particular.
    """
    words = set(re.findall(r"[\w§&/+-]+", text))
    used: list[Term] = []
    for term in cross_references.model.terms:
        if term.issuer not in ("", directive.issuer):
            continue
        names = (term.term, *term.spellings)
        is_used = any(name in words or (" " in name and name in text) for name in names)
        if is_used or any(cite.directive == directive.id for cite in term.source):
            used.append(term)
    return tuple(used)


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


def _catalogue(catalogue: Catalogue, cross_references: CrossReferences) -> CatalogueOnPaper:
    context = paper_context(cross_references, catalogue.directive.value)
    return CatalogueOnPaper(
        catalogue=catalogue,
        address=addresses.catalogue(catalogue.id),
        context=context,
        gallery=pictures.of_catalogue(catalogue, context),
    )
