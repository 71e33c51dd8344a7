"""The registers of all issuers → those of the issuers that are wanted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.model import Conflict, Directive, Document, Issuer, Term


@dataclass(frozen=True)
class Knowledge:
    """Conflicts, terms and documents.

    ``elsewhere``: ids of the entries that were left out; ``conflicts_elsewhere``: the conflicts
    among them.
    """

    conflicts: tuple[Conflict, ...]
    terms: tuple[Term, ...]
    documents: tuple[Document, ...]
    elsewhere: frozenset[str] = frozenset()
    conflicts_elsewhere: tuple[Conflict, ...] = ()

    def within(self, directives: Iterable[Directive], issuers: Iterable[Issuer]) -> Knowledge:
        """Only what rests on ``directives`` and belongs to ``issuers``, with those sources only."""
        scope = _Scope(
            frozenset(directive.id for directive in directives),
            frozenset(issuer.id for issuer in issuers),
        )
        inside = Knowledge(
            tuple(conflict for conflict in self.conflicts if scope.has_conflict(conflict)),
            tuple(scope.term(term) for term in self.terms if scope.has_term(term)),
            tuple(
                scope.document(document)
                for document in self.documents
                if scope.has_document(document)
            ),
        )
        return replace(
            inside,
            elsewhere=self._ids() - inside._ids(),
            conflicts_elsewhere=tuple(
                conflict for conflict in self.conflicts if conflict not in inside.conflicts
            ),
        )

    def _ids(self) -> frozenset[str]:
        entries: tuple[Conflict | Term | Document, ...] = (
            *self.conflicts,
            *self.terms,
            *self.documents,
        )
        return frozenset(entry.id for entry in entries)


@dataclass(frozen=True)
class _Scope:
    """The ids of the directives and issuers that are wanted."""

    directives: frozenset[str]
    issuers: frozenset[str]

    def has_conflict(self, conflict: Conflict) -> bool:
        return all(
            cite.directive in self.directives for side in conflict.sides for cite in side.source
        )

    def has_term(self, term: Term) -> bool:
        return (not term.issuer or term.issuer in self.issuers) and self._is_named(term)

    def has_document(self, document: Document) -> bool:
        return document.issuer in self.issuers and self._is_named(document)

    def term(self, term: Term) -> Term:
        kept = tuple(cite for cite in term.source if cite.directive in self.directives)
        return replace(term, source=kept)

    def document(self, document: Document) -> Document:
        kept = tuple(cite for cite in document.source if cite.directive in self.directives)
        return replace(document, source=kept)

    def _is_named(self, entry: Term | Document) -> bool:
        """True when a wanted directive names the entry."""
        return any(cite.directive in self.directives for cite in entry.source)
