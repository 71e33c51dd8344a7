"""What hangs together with a norm: who cites it, who uses it, which reading was taken."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Checker, Conflict, Document, Norm, Section
from generator.site import addresses
from generator.site.cross_references import NormKey
from generator.site.page_context import Cited, Link, PageContext
from generator.views.summaries import Summaries
from generator.wording import labels


@dataclass(frozen=True)
class TakenReading:
    """The reading that the handbook takes of a disputed place."""

    text: str
    link: Link


@dataclass(frozen=True)
class NamedDocument:
    """A document that the norm names, and its state: »ersetzt« must be seen where it is named."""

    link: Link
    state: str


@dataclass(frozen=True)
class RowLinks:
    """Rows of one catalogue."""

    title: str
    rows: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class Relations:
    """All links of one norm.

    ``readers``: checkers that read it in one of several ways; ``open``: conflicts in which no
    reading was taken.
    """

    checkers: tuple[Link, ...]
    readers: tuple[Link, ...]
    taken: tuple[TakenReading, ...]
    open: tuple[Link, ...]
    cited: tuple[Cited, ...]
    summaries: tuple[Link, ...]
    entries: tuple[RowLinks, ...]
    terms: tuple[Link, ...]
    documents: tuple[NamedDocument, ...]

    @property
    def folded(self) -> int:
        """How many links wait behind »Bezüge«."""
        return (
            sum(len(group.links) for group in self.cited)
            + sum(len(group.rows) for group in self.entries)
            + len(self.summaries)
            + len(self.terms)
        )


def relations(norm: Norm, context: PageContext, summaries: Summaries) -> Relations:
    """Everything that the handbook knows about a norm of the directive at hand."""
    key, cross_references = (context.directive, norm.rn), context.cross_references
    checkers = cross_references.checkers.get(key, ())
    disputed = cross_references.disputed.get(key, ())
    return Relations(
        checkers=tuple(context.checker(checker) for checker in checkers),
        readers=tuple(context.checker(checker) for checker in checkers if _reads(checker, key)),
        taken=tuple(_taken(conflict, context) for conflict in disputed if conflict.taken),
        open=tuple(context.conflict(conflict) for conflict in disputed if not conflict.taken),
        cited=context.cited(cross_references.citing.get(key, ())),
        summaries=_summaries(norm, context, summaries),
        entries=_rows(key, context),
        terms=tuple(context.term(term) for term in cross_references.terms.get(key, ())),
        documents=tuple(
            _document(document, context)
            for document in cross_references.documents.get(key, ())
            if document.directive != context.directive
        ),
    )


def _rows(key: NormKey, context: PageContext) -> tuple[RowLinks, ...]:
    """Rows of catalogues that rest on a norm, catalogue by catalogue."""
    links: dict[str, list[Link]] = {}
    for catalogue, row in context.cross_references.entries.get(key, ()):
        target = addresses.catalogue_row(catalogue.id, row.id)
        links.setdefault(catalogue.title, []).append(Link(row.title, context.href(target)))
    return tuple(RowLinks(title, tuple(rows)) for title, rows in links.items())


def _reads(checker: Checker, key: NormKey) -> bool:
    """True when a row of the checker reads the norm in one of several ways."""
    return any(
        row.reading and any((cite.directive, cite.rn) == key for cite in row.source)
        for row in checker.all_rows
    )


def _taken(conflict: Conflict, context: PageContext) -> TakenReading:
    taken = conflict.taken.value if conflict.taken else ""
    chosen = next(reading for reading in conflict.readings if reading.id == taken)
    return TakenReading(chosen.text, context.conflict(conflict))


def _summaries(norm: Norm, context: PageContext, summaries: Summaries) -> tuple[Link, ...]:
    """Summaries that rest on the norm: that of the directive, then those of sections."""
    links: list[Link] = []
    if summaries.names(norm.rn, ""):
        target = f"{addresses.directive(context.directive)}#{addresses.SUMMARY}"
        links.append(Link("der Weisung", context.href(target)))
    for section in context.cross_references.directive(context.directive).sections:
        if summaries.names(norm.rn, section.id):
            title = f"{section.number} {section.title}".strip()
            links.append(Link(title, context.href(_home(section, norm, context))))
    return tuple(links)


def _home(section: Section, norm: Norm, context: PageContext) -> str:
    """Where a section begins: at its first norm, else at the norm at hand."""
    first = section.norms[0].rn if section.norms else norm.rn
    return context.cross_references.addresses.existing(context.directive, first)


def _document(document: Document, context: PageContext) -> NamedDocument:
    """The document, with a link to its directive when that is encoded here."""
    link = context.document(document)
    if document.directive and context.cross_references.model.directive(document.directive):
        link = Link(link.label, context.href(addresses.directive(document.directive)))
    over = document.status in ("ersetzt", "aufgehoben")
    return NamedDocument(link, labels.DOCUMENT_STATES[document.status] if over else "")
