"""What hangs together with a norm: who cites it, which checker uses it, which reading was taken, what to see as well."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Conflict, Document, Norm
from generator.site import addresses
from generator.site.cross_references import rows_of
from generator.site.page_context import Cited, Link, PageContext
from generator.views.summaries import Summaries
from generator.wording import labels


@dataclass(frozen=True)
class Taken:
    """The reading that the handbook takes of a disputed place."""

    text: str
    link: Link


@dataclass(frozen=True)
class Named:
    """A document that the norm names, and how it stands: »ersetzt« must be seen where it is named."""

    link: Link
    state: str


@dataclass(frozen=True)
class Rows:
    """Rows of one catalogue."""

    title: str
    rows: tuple[Link, ...]


@dataclass(frozen=True)
class Relations:
    """All links of one norm; ``open`` are disputed places of which no reading was taken."""

    checkers: tuple[Link, ...]
    readers: tuple[Link, ...]
    taken: tuple[Taken, ...]
    open: tuple[Link, ...]
    cited: tuple[Cited, ...]
    summaries: tuple[Link, ...]
    entries: tuple[Rows, ...]
    terms: tuple[Link, ...]
    documents: tuple[Named, ...]

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
    """Everything that the book knows about a norm of the directive at hand."""
    key, cross_references = (context.directive, norm.rn), context.cross_references
    disputed = cross_references.disputed.get(key, ())
    return Relations(
        checkers=tuple(
            Link(checker.title, context.href(addresses.checker(checker.id)))
            for checker in cross_references.checkers.get(key, ())
        ),
        readers=_readers(key, context),
        taken=tuple(_taken(conflict, context) for conflict in disputed if conflict.taken),
        open=tuple(_conflict(conflict, context) for conflict in disputed if not conflict.taken),
        cited=context.cited(cross_references.citing.get(key, ())),
        summaries=_summaries(norm, context, summaries),
        entries=_rows(key, context),
        terms=tuple(
            Link(term.term, context.href(addresses.term(term.id)))
            for term in cross_references.terms.get(key, ())
        ),
        documents=tuple(
            _document(document, context)
            for document in cross_references.documents.get(key, ())
            if document.directive != context.directive
        ),
    )


def _rows(key: tuple[str, int], context: PageContext) -> tuple[Rows, ...]:
    """Rows of catalogues that rest on this norm, catalogue by catalogue."""
    found: dict[str, list[Link]] = {}
    for catalogue, row in context.cross_references.entries.get(key, ()):
        found.setdefault(catalogue.title, []).append(
            Link(row.title, context.href(addresses.catalogue_row(catalogue.id, row.id)))
        )
    return tuple(Rows(title, tuple(rows)) for title, rows in found.items())


def _readers(key: tuple[str, int], context: PageContext) -> tuple[Link, ...]:
    """Checkers that read this norm in one of several ways, as their rows say."""
    found = (
        checker
        for checker in context.cross_references.checkers.get(key, ())
        if any(
            row.reading and key in {(cite.directive, cite.rn) for cite in row.source}
            for row in rows_of(checker)
        )
    )
    return tuple(
        Link(checker.title, context.href(addresses.checker(checker.id))) for checker in found
    )


def _taken(conflict: Conflict, context: PageContext) -> Taken:
    chosen = next(reading for reading in conflict.readings if reading.id == conflict.taken.value)
    return Taken(chosen.text, _conflict(conflict, context))


def _conflict(conflict: Conflict, context: PageContext) -> Link:
    return Link(conflict.title, context.href(addresses.conflict(conflict)))


def _summaries(norm: Norm, context: PageContext, summaries: Summaries) -> tuple[Link, ...]:
    directive = context.cross_references.model.directive(context.directive)
    whole = (
        (
            Link(
                "der Weisung",
                context.href(f"{addresses.directive(context.directive)}#{addresses.SUMMARY}"),
            ),
        )
        if summaries.names(norm.rn, "")
        else ()
    )
    sections = (section for section in directive.sections if summaries.names(norm.rn, section.id))
    return whole + tuple(
        Link(
            f"{section.number} {section.title}".strip(), context.href(_home(section, norm, context))
        )
        for section in sections
    )


def _home(section, norm: Norm, context: PageContext) -> str:
    """Where a section begins: on the page of its first norm, else on that of the norm at hand."""
    first = section.norms[0].rn if section.norms else norm.rn
    return context.cross_references.addresses.norm(context.directive, first)


def _document(document: Document, context: PageContext) -> Named:
    title = " ".join(filter(None, (document.series, document.number, document.title)))
    known = document.directive and context.cross_references.model.directive(document.directive)
    over = document.status in ("ersetzt", "aufgehoben")
    return Named(
        Link(
            title,
            context.href(
                addresses.directive(document.directive)
                if known
                else addresses.document(document.id)
            ),
        ),
        labels.DOCUMENT_STATES[document.status] if over else "",
    )
