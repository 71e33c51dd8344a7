"""What hangs together with a norm: who cites it, which checker uses it, which reading was taken, what to see as well."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Conflict, Document, Norm
from generator.render import addresses, labels
from generator.render.book import rows_of
from generator.render.sheet import Cited, Link, Sheet
from generator.render.summaries import Summaries


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


def relations(norm: Norm, sheet: Sheet, summaries: Summaries) -> Relations:
    """Everything that the book knows about a norm of the directive at hand."""
    key, book = (sheet.directive, norm.rn), sheet.book
    disputed = book.disputed.get(key, ())
    return Relations(
        checkers=tuple(
            Link(checker.title, sheet.href(addresses.checker(checker.id)))
            for checker in book.checkers.get(key, ())
        ),
        readers=_readers(key, sheet),
        taken=tuple(_taken(conflict, sheet) for conflict in disputed if conflict.taken),
        open=tuple(_conflict(conflict, sheet) for conflict in disputed if not conflict.taken),
        cited=sheet.cited(book.citing.get(key, ())),
        summaries=_summaries(norm, sheet, summaries),
        entries=_rows(key, sheet),
        terms=tuple(
            Link(term.term, sheet.href(addresses.term(term.id))) for term in book.terms.get(key, ())
        ),
        documents=tuple(
            _document(document, sheet)
            for document in book.documents.get(key, ())
            if document.directive != sheet.directive
        ),
    )


def _rows(key: tuple[str, int], sheet: Sheet) -> tuple[Rows, ...]:
    """Rows of catalogues that rest on this norm, catalogue by catalogue."""
    found: dict[str, list[Link]] = {}
    for catalogue, row in sheet.book.entries.get(key, ()):
        found.setdefault(catalogue.title, []).append(
            Link(row.title, sheet.href(addresses.catalogue_row(catalogue.id, row.id)))
        )
    return tuple(Rows(title, tuple(rows)) for title, rows in found.items())


def _readers(key: tuple[str, int], sheet: Sheet) -> tuple[Link, ...]:
    """Checkers that read this norm in one of several ways, as their rows say."""
    found = (
        checker
        for checker in sheet.book.checkers.get(key, ())
        if any(
            row.reading and key in {(cite.directive, cite.rn) for cite in row.source}
            for row in rows_of(checker)
        )
    )
    return tuple(
        Link(checker.title, sheet.href(addresses.checker(checker.id))) for checker in found
    )


def _taken(conflict: Conflict, sheet: Sheet) -> Taken:
    chosen = next(reading for reading in conflict.readings if reading.id == conflict.taken.value)
    return Taken(chosen.text, _conflict(conflict, sheet))


def _conflict(conflict: Conflict, sheet: Sheet) -> Link:
    return Link(conflict.title, sheet.href(addresses.conflict(conflict)))


def _summaries(norm: Norm, sheet: Sheet, summaries: Summaries) -> tuple[Link, ...]:
    directive = sheet.book.model.directive(sheet.directive)
    whole = (
        (
            Link(
                "der Weisung",
                sheet.href(f"{addresses.directive(sheet.directive)}#{addresses.SUMMARY}"),
            ),
        )
        if summaries.names(norm.rn, "")
        else ()
    )
    sections = (section for section in directive.sections if summaries.names(norm.rn, section.id))
    return whole + tuple(
        Link(f"{section.number} {section.title}".strip(), sheet.href(_home(section, norm, sheet)))
        for section in sections
    )


def _home(section, norm: Norm, sheet: Sheet) -> str:
    """Where a section begins: on the page of its first norm, else on that of the norm at hand."""
    first = section.norms[0].rn if section.norms else norm.rn
    return sheet.book.addresses.norm(sheet.directive, first)


def _document(document: Document, sheet: Sheet) -> Named:
    title = " ".join(filter(None, (document.series, document.number, document.title)))
    known = document.directive and sheet.book.model.directive(document.directive)
    over = document.status in ("ersetzt", "aufgehoben")
    return Named(
        Link(
            title,
            sheet.href(
                addresses.directive(document.directive)
                if known
                else addresses.document(document.id)
            ),
        ),
        labels.DOCUMENT_STATES[document.status] if over else "",
    )
