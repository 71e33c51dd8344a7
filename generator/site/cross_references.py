"""The model with its cross references, looked up once for all pages: who cites what, what stands where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.model import (
    At,
    Catalogue,
    CatalogueRow,
    Checker,
    Cite,
    Conflict,
    Directive,
    Document,
    Issuer,
    Model,
    Norm,
    Role,
    Row,
    Term,
)
from generator.site.addresses import NormAddresses
from generator.site.page import Printed
from generator.site.references import References
from generator.validity import is_over

Key = tuple[str, int]


@dataclass(frozen=True)
class CrossReferences:
    """Everything a page may look up; keys of norms are (directive, Randnummer).

    ``over``: directives that were replaced or repealed by the reference date. ``latest``: in the book of one version, the addresses of the norms as the handbook shows them now.
    ``printed``: the PDFs by their address.
    """

    model: Model
    addresses: NormAddresses
    references: References
    norms: dict[Key, Norm]
    checkers: dict[Key, tuple[Checker, ...]]
    entries: dict[Key, tuple[tuple[Catalogue, CatalogueRow], ...]]
    tasks: dict[str, tuple[tuple[Directive, Norm], ...]]
    roles: dict[str, Role]
    issuers: dict[str, Issuer]
    conflicts: dict[str, Conflict]
    disputed: dict[Key, tuple[Conflict, ...]]
    citing: dict[Key, tuple[Cite, ...]]
    terms: dict[Key, tuple[Term, ...]]
    documents: dict[Key, tuple[Document, ...]]
    over: frozenset[str]
    latest: NormAddresses | None = None
    printed: Mapping[str, Printed] = field(default_factory=dict)

    @staticmethod
    def of(model: Model) -> CrossReferences:
        """All cross references of the model."""
        references = References.of(model)
        return CrossReferences(
            model=model,
            addresses=NormAddresses.of(model),
            references=references,
            norms={
                (directive.id, norm.rn): norm
                for directive in model.directives
                for norm in directive.norms
            },
            checkers=_listed(
                (key, checker) for checker in model.checkers for key in cited(checker)
            ),
            entries=_listed(_entries(model)),
            tasks=_listed(
                (actor.value, (directive, norm))
                for directive in model.directives
                for norm in directive.norms
                for actor in norm.actors
            ),
            roles={role.id: role for role in model.roles},
            issuers={issuer.id: issuer for issuer in model.issuers},
            conflicts={conflict.id: conflict for conflict in model.conflicts},
            disputed=_listed(_disputed(model)),
            citing=_listed(_citing(model, references)),
            terms=_listed(_sources(model.terms)),
            documents=_listed(_sources(model.documents)),
            over=frozenset(one.id for one in model.directives if is_over(one, model)),
        )

    def fixed(self, version: Directive) -> CrossReferences:
        """The book as one version of a directive sees it: without what later pages say about it."""
        others = tuple(one for one in self.model.directives if one.id != version.id)
        alone = replace(
            self.model,
            directives=(version, *others),
            catalogues=(),
            checkers=(),
            conflicts=(),
            terms=(),
        )
        return replace(
            CrossReferences.of(alone),
            documents={},
            over=self.over,
            addresses=self.addresses.fixed(version),
            latest=self.addresses,
        )

    def editions(self, directive: str) -> tuple[Directive, ...]:
        """All versions of a directive that are known, the youngest first."""
        found = [one for one in self.model.editions if one.id == directive]
        return tuple(sorted(found, key=lambda one: one.valid.since, reverse=True))

    def actor(self, role: At) -> str:
        """The title of a role; an unknown one (reported by the checks) keeps its id."""
        found = self.roles.get(role.value)
        return found.title if found else role.value

    def catalogues_of(self, directive: str) -> tuple[Catalogue, ...]:
        """The catalogues that a directive sets up."""
        return tuple(
            catalogue
            for catalogue in self.model.catalogues
            if catalogue.directive.value == directive
        )

    def checkers_of(self, directive: str) -> tuple[Checker, ...]:
        """The checkers whose main directive this is."""
        return tuple(
            checker for checker in self.model.checkers if checker.directives[0].value == directive
        )


def rows_of(checker: Checker) -> Iterator[Row]:
    """All rows of a checker: contradictions, table, exceptions."""
    for row in (*checker.contradictions, *checker.rows):
        yield row
        yield from row.exceptions


def cited(checker: Checker) -> list[Key]:
    """The norms that a checker names, each once."""
    cites: list[Cite] = [cite for row in rows_of(checker) for cite in row.source]
    cites += [cite for fact in checker.facts for cite in fact.source]
    return list(dict.fromkeys((cite.directive, cite.rn) for cite in cites))


def _disputed(model: Model) -> Iterator[tuple[Key, Conflict]]:
    for conflict in model.conflicts:
        for key in dict.fromkeys(
            (cite.directive, cite.rn) for side in conflict.sides for cite in side.source
        ):
            yield key, conflict


def _citing(model: Model, references: References) -> Iterator[tuple[Key, Cite]]:
    for directive in model.directives:
        for norm in directive.norms:
            for key in dict.fromkeys(references.cited(directive, norm)):
                yield key, Cite(directive.id, norm.rn, norm.place)


def _sources(entries: Iterable[Term | Document]) -> Iterator[tuple[Key, Term | Document]]:
    for entry in entries:
        for key in dict.fromkeys((cite.directive, cite.rn) for cite in entry.source):
            yield key, entry


def _entries(model: Model) -> Iterator[tuple[Key, tuple[Catalogue, CatalogueRow]]]:
    for catalogue in model.catalogues:
        for row in catalogue.rows:
            for rn in row.source:
                yield (catalogue.directive.value, rn), (catalogue, row)


def _listed(pairs) -> dict:
    made: dict = {}
    for key, value in pairs:
        made.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in made.items()}
