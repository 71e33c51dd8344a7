"""The model with its cross references, looked up once for all pages: who cites what, and where."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

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
    Term,
)
from generator.site.addresses import NormAddresses
from generator.site.page import Printed
from generator.site.text_references import TextReferences
from generator.validity import is_over
from generator.verified import PartedReadings, Verified

NormKey = tuple[str, int]
Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
Entry = TypeVar("Entry", Term, Document)


@dataclass(frozen=True, kw_only=True)
class CrossReferences:
    """Everything a page may look up; keys of norms are (directive, Randnummer).

    ``entries``: rows of catalogues that rest on a norm; ``tasks``: norms by the role that acts;
    ``disputed``: conflicts about a norm; ``citing``: norms whose texts name it.
    ``over``: directives that were replaced or repealed by the reference date.
    ``latest``: while one version is shown, where the handbook shows its norms now.
    ``printed``: the PDFs by their address. ``parted``: by checker, where readings part.
    """

    model: Model
    addresses: NormAddresses
    text_references: TextReferences
    norms: dict[NormKey, Norm]
    checkers: dict[NormKey, tuple[Checker, ...]]
    entries: dict[NormKey, tuple[tuple[Catalogue, CatalogueRow], ...]]
    tasks: dict[str, tuple[tuple[Directive, Norm], ...]]
    roles: dict[str, Role]
    issuers: dict[str, Issuer]
    conflicts: dict[str, Conflict]
    disputed: dict[NormKey, tuple[Conflict, ...]]
    citing: dict[NormKey, tuple[Cite, ...]]
    terms: dict[NormKey, tuple[Term, ...]]
    documents: dict[NormKey, tuple[Document, ...]]
    over: frozenset[str]
    latest: NormAddresses | None = None
    printed: Mapping[str, Printed] = field(default_factory=dict)
    parted: Mapping[str, tuple[PartedReadings, ...]] = field(default_factory=dict)

    @staticmethod
    def of(model: Model, verified: Iterable[Verified] = ()) -> CrossReferences:
        """All cross references of the model, and what was proven of its checkers."""
        text_references = TextReferences.of(model)
        return CrossReferences(
            model=model,
            addresses=NormAddresses.of(model),
            text_references=text_references,
            norms={
                (directive.id, norm.rn): norm
                for directive in model.directives
                for norm in directive.norms
            },
            checkers=_listed(_checkers(model)),
            entries=_listed(_entries(model)),
            tasks=_listed(_tasks(model)),
            roles={role.id: role for role in model.roles},
            issuers={issuer.id: issuer for issuer in model.issuers},
            conflicts={conflict.id: conflict for conflict in model.conflicts},
            disputed=_listed(_disputed(model)),
            citing=_listed(_citing(model, text_references)),
            terms=_listed(_sources(model.terms)),
            documents=_listed(_sources(model.documents)),
            over=frozenset(
                directive.id for directive in model.directives if is_over(directive, model)
            ),
            parted={proof.checker: proof.parted for proof in verified},
        )

    def fixed(self, version: Directive) -> CrossReferences:
        """The cross references of one version: without what later pages say about it."""
        others = tuple(other for other in self.model.directives if other.id != version.id)
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

    def directive(self, directive_id: str) -> Directive:
        """The directive with an id that the checks have found to exist; else ``KeyError``."""
        directive = self.model.directive(directive_id)
        if directive is None:
            raise KeyError(directive_id)
        return directive

    def editions(self, directive_id: str) -> tuple[Directive, ...]:
        """All versions of a directive that are known, the youngest first."""
        editions = [edition for edition in self.model.editions if edition.id == directive_id]
        return tuple(sorted(editions, key=lambda edition: edition.valid.since, reverse=True))

    def actor(self, actor: At) -> str:
        """The title of a role; an unknown one (reported by the checks) keeps its id."""
        role = self.roles.get(actor.value)
        return role.title if role else actor.value

    def directives_of(self, issuer_id: str) -> tuple[Directive, ...]:
        """The directives that an issuer gave."""
        return tuple(
            directive for directive in self.model.directives if directive.issuer == issuer_id
        )

    def roles_of(self, issuer_id: str) -> tuple[Role, ...]:
        """The roles that act in the directives of an issuer."""
        return tuple(role for role in self.model.roles if issuer_of(role) == issuer_id)

    def catalogues_of(self, directive_id: str) -> tuple[Catalogue, ...]:
        """The catalogues that a directive sets up."""
        return tuple(
            catalogue
            for catalogue in self.model.catalogues
            if catalogue.directive.value == directive_id
        )

    def checkers_of(self, directive_id: str) -> tuple[Checker, ...]:
        """The checkers whose main directive this is."""
        return tuple(
            checker for checker in self.model.checkers if main_directive(checker) == directive_id
        )

    def followed(self, checker: Checker) -> tuple[Directive, ...]:
        """The directives that a checker follows, the main one first."""
        named = (self.model.directive(reference.value) for reference in checker.directives)
        return tuple(directive for directive in named if directive)

    def conflicts_inside(self, directive_id: str) -> tuple[Conflict, ...]:
        """The conflicts in which no other directive takes part."""
        return tuple(
            conflict for conflict in self.model.conflicts if conflict.directives == (directive_id,)
        )


def issuer_of(role: Role) -> str:
    """The issuer in whose directives a role acts."""
    return role.id.partition("/")[0]


def main_directive(checker: Checker) -> str:
    """The directive that a checker follows first: its page speaks of that one."""
    return checker.directives[0].value


def cited(checker: Checker) -> list[NormKey]:
    """The norms that a checker names, each once."""
    cites: list[Cite] = [cite for row in checker.all_rows for cite in row.source]
    cites += [cite for fact in checker.facts for cite in fact.source]
    cites += [cite for sentence in checker.sentences for cite in sentence.source]
    return list(dict.fromkeys((cite.directive, cite.rn) for cite in cites))


def _checkers(model: Model) -> Iterator[tuple[NormKey, Checker]]:
    for checker in model.checkers:
        for key in cited(checker):
            yield key, checker


def _tasks(model: Model) -> Iterator[tuple[str, tuple[Directive, Norm]]]:
    for directive in model.directives:
        for norm in directive.norms:
            for actor in norm.actors:
                yield actor.value, (directive, norm)


def _disputed(model: Model) -> Iterator[tuple[NormKey, Conflict]]:
    for conflict in model.conflicts:
        cites = (cite for side in conflict.sides for cite in side.source)
        for key in dict.fromkeys((cite.directive, cite.rn) for cite in cites):
            yield key, conflict


def _citing(model: Model, text_references: TextReferences) -> Iterator[tuple[NormKey, Cite]]:
    for directive in model.directives:
        for norm in directive.norms:
            for key in dict.fromkeys(text_references.cited(directive, norm)):
                yield key, Cite(directive.id, norm.rn, norm.place)


def _sources(entries: Iterable[Entry]) -> Iterator[tuple[NormKey, Entry]]:
    for entry in entries:
        for key in dict.fromkeys((cite.directive, cite.rn) for cite in entry.source):
            yield key, entry


def _entries(model: Model) -> Iterator[tuple[NormKey, tuple[Catalogue, CatalogueRow]]]:
    for catalogue in model.catalogues:
        for row in catalogue.rows:
            for rn in row.source:
                yield (catalogue.directive.value, rn), (catalogue, row)


def _listed(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    """All values of each key, in their order."""
    values: dict[Key, list[Value]] = {}
    for key, value in pairs:
        values.setdefault(key, []).append(value)
    return {key: tuple(listed) for key, listed in values.items()}
