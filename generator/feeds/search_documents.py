"""The handbook as documents for the search: what there is, what it is called, where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model import (
    Catalogue,
    CatalogueRow,
    Checker,
    Conflict,
    Directive,
    Document,
    Norm,
    Role,
    Section,
    Term,
)
from generator.search.document import Passage, SearchDocument
from generator.search.index import parts
from generator.site import addresses
from generator.site.chapters import chapters, numbers
from generator.site.cross_references import CrossReferences, issuer_of, main_directive
from generator.site.page import Asset, Page
from generator.site.script_data import script_data
from generator.views import marks, summaries
from generator.views.summaries import REFERENCE, Summaries
from generator.wording import figures, labels

_MARKUP = re.compile(r"<[^>]*>|<!--.*?-->|\]\([^)]*\)|\{:[^}]*\}|[*_`#|\[\]]", re.DOTALL)
_HEAD = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_TITLE = re.compile(r"^# +(.+)$", re.MULTILINE)
OWN_NUMBER = 4  # times more than where others name a Randnummer
_SPACED = re.compile(r" (?=[.,;:])")


def assets(
    cross_references: CrossReferences,
    written: Mapping[str, str],
    pages: Iterable[Page],
    synonyms: Iterable[tuple[str, ...]] = (),
) -> tuple[Asset, ...]:
    """The index with all its parts; ``synonyms``: groups of words that mean the same."""
    index = parts(
        documents(cross_references, written, pages),
        abbreviations(cross_references),
        synonyms,
        labels.FOUND_MANY,
    )
    return tuple(
        Asset(addresses.search_part(name), script(name, part)) for name, part in index.items()
    )


def script(name: str, part: object) -> bytes:
    """A part of the index as a script that hands it over: only a script also loads from file://."""
    return f"Weisungswerk.search.part({json.dumps(name)},{script_data(part)});\n".encode()


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
    """Everything that can be found, in the order of the navigation.

    ``written``: texts of content/ by path; ``pages``: all that is generated.
    """
    model = cross_references.model
    listed: list[SearchDocument] = []
    for directive in model.directives:
        listed.append(_directive(directive, written, cross_references))
        listed += _sections(directive, written, cross_references)
    listed += [_checker(checker, cross_references) for checker in model.checkers]
    listed += [_catalogue(catalogue, cross_references) for catalogue in model.catalogues]
    listed += [_role(role, cross_references) for role in model.roles]
    listed += [_conflict(conflict, cross_references) for conflict in model.conflicts]
    listed += [_term(term, cross_references) for term in model.terms]
    listed += [_document(document, cross_references) for document in model.documents]
    known = {document.address.partition("#")[0] for document in listed}
    return (*listed, *_generated(pages, known), *_written(written))


@dataclass(frozen=True)
class _Origin:
    """Whose a document is: short name of the issuer, version and short title of the directive."""

    issuer: str = ""
    version: str = ""
    directive: str = ""


def _origin(directive_id: str, cross_references: CrossReferences) -> _Origin:
    directive = cross_references.model.directive(directive_id)
    if directive is None:
        return _Origin()
    issuer = _short(directive.issuer, cross_references)
    return _Origin(issuer, directive.version, directive.short)


def _short(issuer: str, cross_references: CrossReferences) -> str:
    return cross_references.issuers[issuer].short if issuer in cross_references.issuers else ""


# --- directives ----------------------------------------------------------------------------------


def _directive(
    directive: Directive, written: Mapping[str, str], cross_references: CrossReferences
) -> SearchDocument:
    issuer = _short(directive.issuer, cross_references)
    about = (
        directive.about,
        " ".join(f"{notice.title} {notice.text}" for notice in directive.notices),
        plain(Summaries.of(directive.id, written).whole),
        " ".join(directive.file_numbers),
        " ".join(replaced.title for replaced in directive.replaces),
    )
    names = (directive.short, directive.number, f"{directive.kind} {directive.number}")
    return SearchDocument(
        kind=labels.FOUND["directive"],
        issuer=issuer,
        version=directive.version,
        title=directive.title,
        trail=issuer,
        address=addresses.directive(directive.id),
        names=tuple(filter(None, names)),
        text=" ".join(about),
    )


def _sections(
    directive: Directive, written: Mapping[str, str], cross_references: CrossReferences
) -> Iterator[SearchDocument]:
    """The sections with their norms as passages; those of one number on a page are one group."""
    texts = Summaries.of(directive.id, written).sections
    pages: dict[str, str] = {}
    for chapter in chapters(directive):
        page = addresses.chapter(directive.id, chapter)
        pages |= {section.id: page for section in chapter.sections}
    for section in directive.sections:
        page = pages.get(section.id, directive.id)
        yield SearchDocument(
            kind=labels.FOUND["norm"],
            issuer=_short(directive.issuer, cross_references),
            version=directive.version,
            title=section.title,
            trail=" \u203a ".join((directive.short, *_above(section, directive))),
            address=addresses.section(directive, section),
            names=(section.number,) if section.number else (),
            text=plain(texts.get(section.id, "")),
            passages=tuple(_norm(norm, directive, cross_references) for norm in section.norms),
            stub=not section.norms or not section.number,
            group=f"{page} {directive.id} {section.number or section.id}",
        )


def _above(section: Section, directive: Directive) -> list[str]:
    """The titles of the sections above, and the number: »2 …«, »2.1 …«, »2.1.3«."""
    own = numbers(section)
    titles: dict[str, str] = {}
    heading = ""  # of a section without norms that has the same number
    for other in directive.sections:
        levels = numbers(other)
        if other.number and len(levels) < len(own) and own[: len(levels)] == levels:
            titles.setdefault(other.number, f"{other.number} {other.title}")
        same = other.number == section.number and other != section
        if same and not other.norms and not heading:
            heading = f"{other.number} {other.title}"
    trail = list(dict.fromkeys(titles.values()))
    if heading or section.number:
        trail.append(heading or section.number)
    return trail


def _norm(norm: Norm, directive: Directive, cross_references: CrossReferences) -> Passage:
    words = (
        labels.kind(norm.kind, norm.mark),
        *map(cross_references.actor, norm.actors),
        figures.figure(norm),
        norm.condition,
        norm.refers,
        *OWN_NUMBER * (f"Rn. {norm.rn}",),
    )
    return Passage(
        cross_references.addresses.existing(directive.id, norm.rn),
        norm.object,
        norm.text,
        " ".join(filter(None, words)),
    )


# --- what is made of them ------------------------------------------------------------------------


def _checker(checker: Checker, cross_references: CrossReferences) -> SearchDocument:
    origin = _origin(main_directive(checker), cross_references)
    about = " ".join(sentence.text for sentence in checker.about)
    outcomes: list[str] = []
    for outcome in checker.outcomes:
        sentence = outcome.sentence.text if outcome.sentence else ""
        outcomes.append(f"{outcome.title} {sentence}")
    facts: list[str] = []
    for fact in checker.facts:
        choices = " ".join(choice.title for choice in fact.choices)
        facts.append(f"{fact.title} {choices}")
    return SearchDocument(
        kind=labels.FOUND["checker"],
        issuer=origin.issuer,
        version=origin.version,
        title=checker.title,
        trail=origin.directive,
        address=addresses.checker(checker.id),
        names=(checker.question,),
        text=f"{about} {' '.join(facts)} {' '.join(outcomes)}",
    )


def _catalogue(catalogue: Catalogue, cross_references: CrossReferences) -> SearchDocument:
    origin = _origin(catalogue.directive.value, cross_references)
    return SearchDocument(
        kind=labels.FOUND["catalogue"],
        issuer=origin.issuer,
        version=origin.version,
        title=catalogue.title,
        trail=origin.directive,
        address=addresses.catalogue(catalogue.id),
        text=f"{catalogue.about} {catalogue.note}",
        passages=tuple(_row(row, catalogue) for row in catalogue.rows),
    )


def _row(row: CatalogueRow, catalogue: Catalogue) -> Passage:
    cells = (figures.cell(row.cells.get(column.id)) for column in catalogue.columns)
    return Passage(
        addresses.catalogue_row(catalogue.id, row.id), row.title, " · ".join(filter(None, cells))
    )


def _role(role: Role, cross_references: CrossReferences) -> SearchDocument:
    issuer = _short(issuer_of(role), cross_references)
    return SearchDocument(
        kind=labels.FOUND["role"],
        issuer=issuer,
        version="",
        title=role.title,
        trail=issuer,
        address=addresses.role(role.id),
        names=(role.short,) if role.short else (),
        text=role.note,
    )


def _conflict(conflict: Conflict, cross_references: CrossReferences) -> SearchDocument:
    directives = conflict.directives
    origin = _origin(directives[0], cross_references) if directives else _Origin()
    text = (
        *(side.statement for side in conflict.sides),
        *(reading.text for reading in conflict.readings),
        conflict.consequence,
        conflict.question,
    )
    return SearchDocument(
        kind=labels.FOUND["conflict"],
        issuer=origin.issuer,
        version=origin.version,
        title=conflict.title,
        trail=origin.directive,
        address=addresses.conflict(conflict),
        text=" ".join(text),
    )


def _term(term: Term, cross_references: CrossReferences) -> SearchDocument:
    return SearchDocument(
        kind=labels.FOUND["term"],
        issuer=_short(term.issuer, cross_references),
        version="",
        title=term.term,
        trail=term.long,
        address=addresses.term(term.id),
        names=term.spellings,
        text=term.text,
    )


def _document(document: Document, cross_references: CrossReferences) -> SearchDocument:
    issuer = _short(document.issuer, cross_references)
    return SearchDocument(
        kind=labels.FOUND["document"],
        issuer=issuer,
        version="",
        title=document.name,
        trail=issuer,
        address=addresses.document(document.id),
        names=(document.number,) if document.number else (),
        text=f"{document.note} {document.ambiguous}",
        stub=True,
    )


# --- other pages ---------------------------------------------------------------------------------


def _generated(pages: Iterable[Page], known: set[str]) -> Iterator[SearchDocument]:
    """Pages that nothing else leads to, such as overviews and registers, by their title."""
    for page in pages:
        address = page.path.removesuffix(".md") + ".html"
        if page.nav and address not in known:
            yield SearchDocument(
                kind=labels.FOUND["page"],
                issuer="",
                version="",
                title=page.title,
                trail="",
                address=address,
                stub=True,
            )


def _written(written: Mapping[str, str]) -> Iterator[SearchDocument]:
    """Pages that people wrote, with their text."""
    for path, text in sorted(written.items()):
        if path.startswith((marks.FOLDER, f"{summaries.FOLDER}/")):
            continue
        title = _TITLE.search(text)
        yield SearchDocument(
            kind=labels.FOUND["page"],
            issuer="",
            version="",
            title=plain(title[1]) if title else path.removesuffix(".md"),
            trail="",
            address=path.removesuffix(".md") + ".html",
            text=plain(text),
        )


def plain(markdown: str) -> str:
    """A text without its markup."""
    text = _MARKUP.sub(" ", REFERENCE.sub(" ", _HEAD.sub("", markdown)))
    return _SPACED.sub("", " ".join(text.split()))
