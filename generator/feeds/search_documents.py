"""The book as documents for the search: what there is, what it is called, where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.model import (
    Catalogue,
    CatalogueRow,
    Checker,
    Conflict,
    Directive,
    Norm,
    Role,
    Section,
    Term,
)
from generator.model import (
    Document as Paper,
)
from generator.pages.roles import issuer_of
from generator.search.document import Passage, SearchDocument
from generator.search.index import parts, script
from generator.site import addresses
from generator.site.chapters import chapters, numbers
from generator.site.cross_references import CrossReferences
from generator.site.page import Asset, Page
from generator.views.summaries import REFERENCE, Summaries
from generator.wording import figures, labels

_MARKUP = re.compile(r"<[^>]*>|<!--.*?-->|\]\([^)]*\)|\{:[^}]*\}|[*_`#|\[\]]", re.DOTALL)
_HEAD = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def assets(
    cross_references: CrossReferences,
    written: Mapping[str, str],
    pages: Iterable[Page],
    synonyms: Iterable[tuple[str, ...]] = (),
) -> tuple[Asset, ...]:
    """The index with all its parts; ``synonyms``: groups of words that mean the same."""
    made = parts(
        documents(cross_references, written, pages),
        abbreviations(cross_references),
        synonyms,
        labels.FOUND_MANY,
    )
    return tuple(
        Asset(addresses.search_part(name), script(name, part)) for name, part in made.items()
    )


def abbreviations(cross_references: CrossReferences) -> tuple[tuple[str, ...], ...]:
    """Abbreviation, long form and spellings of each term of the glossary."""
    return tuple(
        (term.term, *filter(None, (term.long,)), *term.spellings)
        for term in cross_references.model.terms
        if term.long or term.spellings
    )


def documents(
    cross_references: CrossReferences, written: Mapping[str, str], pages: Iterable[Page]
) -> tuple[SearchDocument, ...]:
    """Everything that can be found, in the order of the navigation; ``written``: texts of content/ by path."""
    model = cross_references.model
    found = [
        document
        for directive in model.directives
        for document in _directive(directive, Summaries.of(directive.id, written), cross_references)
    ]
    found += [_checker(checker, cross_references) for checker in model.checkers]
    found += [_catalogue(catalogue, cross_references) for catalogue in model.catalogues]
    found += [_role(role, cross_references) for role in model.roles]
    found += [_conflict(conflict, cross_references) for conflict in model.conflicts]
    found += [_term(term, cross_references) for term in model.terms]
    found += [_paper(paper, cross_references) for paper in model.documents]
    return (
        *found,
        *_others(pages, written, {document.address.partition("#")[0] for document in found}),
    )


def _short(issuer: str, cross_references: CrossReferences) -> str:
    return cross_references.issuers[issuer].short if issuer in cross_references.issuers else ""


def _of(directive: str, cross_references: CrossReferences) -> tuple[str, str, str]:
    """Issuer, version and short title of a directive."""
    one = cross_references.model.directive(directive)
    return (_short(one.issuer, cross_references), one.version, one.short) if one else ("", "", "")


# --- directives ----------------------------------------------------------------------------------


def _directive(
    one: Directive, summaries: Summaries, cross_references: CrossReferences
) -> Iterator[SearchDocument]:
    issuer = _short(one.issuer, cross_references)
    notices = " ".join(f"{notice.title} {notice.text}" for notice in one.notices)
    about = (
        one.about,
        notices,
        plain(summaries.whole),
        " ".join(one.file_numbers),
        " ".join(replaced.title for replaced in one.replaces),
    )
    yield SearchDocument(
        labels.FOUND["directive"],
        issuer,
        one.version,
        one.title,
        issuer,
        addresses.directive(one.id),
        names=tuple(filter(None, (one.short, one.number, f"{one.kind} {one.number}"))),
        text=" ".join(about),
    )
    pages = {
        section.id: addresses.chapter(one.id, part)
        for part in chapters(one)
        for section in part.sections
    }
    for section in one.sections:
        yield SearchDocument(
            labels.FOUND["norm"],
            issuer,
            one.version,
            section.title,
            " › ".join((one.short, *_above(section, one))),
            addresses.section(one, section),
            names=(section.number,) if section.number else (),
            text=plain(summaries.sections.get(section.id, "")),
            passages=tuple(_norm(norm, one, cross_references) for norm in section.norms),
            stub=not section.norms or not section.number,
            group=f"{pages.get(section.id, one.id)} {one.id} {section.number or section.id}",
        )


def _above(section: Section, one: Directive) -> list[str]:
    """The titles of the sections above, and the number: »2 …«, »2.1 …«, »2.1.3«."""
    own = numbers(section)
    above = [
        other
        for other in one.sections
        if other.number
        and len(numbers(other)) < len(own)
        and own[: len(numbers(other))] == numbers(other)
    ]
    first = {other.number: f"{other.number} {other.title}" for other in reversed(above)}
    same = next(
        (
            other
            for other in one.sections
            if other.number == section.number and other != section and not other.norms
        ),
        None,
    )
    return [
        *dict.fromkeys(first[other.number] for other in above),
        *([f"{same.number} {same.title}"] if same else [section.number] if section.number else []),
    ]


def _norm(norm: Norm, one: Directive, cross_references: CrossReferences) -> Passage:
    words = [
        labels.kind(norm.kind, norm.mark),
        *map(cross_references.actor, norm.actors),
        figures.figure(norm),
        norm.condition,
        norm.refers,
    ]
    return Passage(
        cross_references.addresses.norm(one.id, norm.rn),
        norm.object,
        norm.text,
        " ".join(filter(None, words)),
    )


# --- what is made of them ------------------------------------------------------------------------


def _checker(one: Checker, cross_references: CrossReferences) -> SearchDocument:
    issuer, version, short = _of(one.directives[0].value, cross_references)
    outcomes = " ".join(f"{outcome.title} {outcome.sentence}" for outcome in one.outcomes)
    asked = " ".join(
        f"{fact.title} {' '.join(choice.title for choice in fact.choices)}" for fact in one.facts
    )
    return SearchDocument(
        labels.FOUND["checker"],
        issuer,
        version,
        one.title,
        short,
        addresses.checker(one.id),
        names=(one.question,),
        text=f"{one.about} {asked} {outcomes}",
    )


def _catalogue(one: Catalogue, cross_references: CrossReferences) -> SearchDocument:
    issuer, version, short = _of(one.directive.value, cross_references)
    return SearchDocument(
        labels.FOUND["catalogue"],
        issuer,
        version,
        one.title,
        short,
        addresses.catalogue(one.id),
        text=f"{one.about} {one.note}",
        passages=tuple(_row(row, one) for row in one.rows),
    )


def _row(row: CatalogueRow, one: Catalogue) -> Passage:
    cells = (figures.cell(row.cells.get(column.id)) for column in one.columns)
    return Passage(
        addresses.catalogue_row(one.id, row.id), row.title, " · ".join(filter(None, cells))
    )


def _role(one: Role, cross_references: CrossReferences) -> SearchDocument:
    issuer = _short(issuer_of(one), cross_references)
    return SearchDocument(
        labels.FOUND["role"],
        issuer,
        "",
        one.title,
        issuer,
        addresses.role(one.id),
        names=(one.short,) if one.short else (),
        text=one.note,
    )


def _conflict(one: Conflict, cross_references: CrossReferences) -> SearchDocument:
    issuer, version, short = (
        _of(one.directives[0], cross_references) if one.directives else ("", "", "")
    )
    text = (
        *(side.statement for side in one.sides),
        *(reading.text for reading in one.readings),
        one.consequence,
        one.question,
    )
    return SearchDocument(
        labels.FOUND["conflict"],
        issuer,
        version,
        one.title,
        short,
        addresses.conflict(one),
        text=" ".join(text),
    )


def _term(one: Term, cross_references: CrossReferences) -> SearchDocument:
    issuer = _short(one.issuer, cross_references)
    return SearchDocument(
        labels.FOUND["term"],
        issuer,
        "",
        one.term,
        one.long,
        addresses.term(one.id),
        names=one.spellings,
        text=one.text,
    )


def _paper(one: Paper, cross_references: CrossReferences) -> SearchDocument:
    issuer = _short(one.issuer, cross_references)
    title = " ".join(filter(None, (one.series, one.number, one.title)))
    return SearchDocument(
        labels.FOUND["document"],
        issuer,
        "",
        title,
        issuer,
        addresses.document(one.id),
        names=(one.number,) if one.number else (),
        text=f"{one.note} {one.ambiguous}",
        stub=True,
    )


# --- other pages ---------------------------------------------------------------------------------


def _others(
    pages: Iterable[Page], written: Mapping[str, str], known: set[str]
) -> Iterator[SearchDocument]:
    """Pages that nothing else leads to: overviews and registers by their title, written pages with their text."""
    for page in pages:
        address = page.path.removesuffix(".md") + ".html"
        if page.nav and address not in known:
            yield SearchDocument(labels.FOUND["page"], "", "", page.title, "", address, stub=True)
    for path, text in sorted(written.items()):
        if "/" not in path or not path.startswith(("templates/", "zusammenfassungen/")):
            title = re.search(r"^# +(.+)$", text, re.MULTILINE)
            yield SearchDocument(
                labels.FOUND["page"],
                "",
                "",
                plain(title[1]) if title else path.removesuffix(".md"),
                "",
                path.removesuffix(".md") + ".html",
                text=plain(text),
            )


def plain(markdown: str) -> str:
    """A text without its markup."""
    return re.sub(
        r" (?=[.,;:])",
        "",
        " ".join(_MARKUP.sub(" ", REFERENCE.sub(" ", _HEAD.sub("", markdown))).split()),
    )
