"""The folders of a project → Model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath

from generator.load.catalogue import read_catalogue
from generator.load.checker import read_checker
from generator.load.decisions import read_decisions
from generator.load.directive import read_directive, read_norms
from generator.load.files import Files
from generator.load.knowledge import read_conflicts, read_documents, read_terms
from generator.load.pictures import read_pictures
from generator.load.registers import read_issuers, read_roles
from generator.load.scope import Knowledge
from generator.load.synonyms import read_synonyms
from generator.load.unread import unread
from generator.model import (
    Catalogue,
    Checker,
    Directive,
    Issuer,
    Model,
    Picture,
    ReadingDecision,
    Role,
)
from generator.problem import Place, Problem, error, nearest

EDITIONS = "fassungen"
_ISSUERS = "rules/herausgeber.yml"


@dataclass(frozen=True)
class _Folder:
    """A version of a directive and the catalogues beside it; ``directive`` None = not readable."""

    path: str
    directive: Directive | None = None
    catalogues: tuple[Catalogue, ...] = ()

    @property
    def is_edition(self) -> bool:
        """True for an earlier version."""
        return _is_edition(self.path)


class Project:
    """The rules below a folder, of ``wanted`` issuers only when any are given."""

    def __init__(self, root: Path, wanted: tuple[str, ...]) -> None:
        self.files = Files(root)
        self.wanted = wanted

    def model(self) -> tuple[Model, list[Problem]]:
        """The model, and the problems found while reading."""
        listed = self.files.read(_ISSUERS, read_issuers)
        known = listed or ()
        self._check_wanted({issuer.id for issuer in known})
        issuers = tuple(issuer for issuer in known if not self.wanted or issuer.id in self.wanted)
        roles = self._roles(issuers, {issuer.id for issuer in known})
        folders = [
            self._folder(path, issuer.id) for issuer in issuers for path in self._paths(issuer)
        ]
        directives = tuple(folder.directive for folder in folders if folder.directive)
        checkers = tuple(self._all_checkers(folders))
        pictures = tuple(self._all_pictures(folders))
        synonyms = self.files.read_if_there("rules/synonyme.yml", read_synonyms) or ()
        knowledge = self._knowledge()
        if self.wanted:
            knowledge = knowledge.within(directives, issuers)
        model = Model(
            issuers=issuers,
            roles=roles,
            directives=directives,
            catalogues=tuple(table for folder in folders for table in folder.catalogues),
            checkers=checkers,
            conflicts=knowledge.conflicts,
            conflicts_elsewhere=knowledge.conflicts_elsewhere,
            decisions=tuple(self._decisions(issuers)),
            terms=knowledge.terms,
            documents=knowledge.documents,
            synonyms=synonyms,
            pictures=pictures,
            others=frozenset(issuer.id for issuer in known if issuer not in issuers),
            elsewhere=knowledge.elsewhere,
            files=self.files.texts,
        )
        ids = None if listed is None else [issuer.id for issuer in listed]
        self.files.problems += unread(self.files, ids)
        return model, self.files.problems

    def _check_wanted(self, known: set[str]) -> None:
        for issuer in self.wanted:
            if known and issuer not in known:
                self.files.problems.append(
                    error(
                        "herausgeber-unbekannt",
                        Place(_ISSUERS),
                        f"Den Herausgeber »{issuer}« gibt es nicht.",
                        "Möglich sind: " + ", ".join(sorted(known)),
                    )
                )

    def _roles(self, issuers: tuple[Issuer, ...], known: set[str]) -> tuple[Role, ...]:
        roles = self.files.read("rules/rollen.yml", read_roles) or ()
        for role in roles:
            issuer, mark, _ = role.id.partition("/")
            if known and (not mark or issuer not in known):
                self.files.problems.append(_foreign_role(role, known))
        prefixes = tuple(f"{issuer.id}/" for issuer in issuers)
        return tuple(role for role in roles if role.id.startswith(prefixes))

    def _decisions(self, issuers: tuple[Issuer, ...]) -> Iterator[ReadingDecision]:
        for issuer in issuers:
            read = partial(read_decisions, issuer=issuer.id)
            yield from self.files.read_if_there(f"rules/{issuer.id}/lesarten.yml", read) or ()

    def _paths(self, issuer: Issuer) -> Iterator[str]:
        """The folders of all versions.

        The youngest one is the folder of the directive, earlier ones lie in ``fassungen/``.
        """
        for path in self.files.folders(f"rules/{issuer.id}"):
            yield path
            yield from self.files.folders(f"{path}/{EDITIONS}")

    def _folder(self, path: str, issuer: str) -> _Folder:
        directive = self.files.read(f"{path}/weisung.yml", partial(read_directive, issuer=issuer))
        if directive is None:
            return _Folder(path)
        if _is_edition(path):
            directive = replace(directive, edition=PurePosixPath(path).name)
        norms = self.files.read(f"{path}/normen.yml", partial(read_norms, directive=directive))
        return _Folder(path, norms or directive, tuple(self._catalogues(path, directive)))

    def _catalogues(self, path: str, directive: Directive) -> Iterator[Catalogue]:
        for file in self.files.tables(f"{path}/kataloge"):
            catalogue = self.files.read(file, read_catalogue)
            if catalogue:
                yield replace(catalogue, valid=directive.valid, edition=directive.edition)

    def _all_checkers(self, folders: list[_Folder]) -> Iterator[Checker]:
        """All checkers; choices come from catalogues beside them before those of others."""
        youngest = {
            table.id: table
            for folder in folders
            if not folder.is_edition
            for table in folder.catalogues
        }
        ids = [folder.directive.id for folder in folders if folder.directive]
        for folder in folders:
            catalogues = youngest | {table.id: table for table in folder.catalogues}
            directive = folder.directive
            for file in self.files.tables(f"{folder.path}/pruefer"):
                checker = self.files.read(file, partial(read_checker, catalogues=catalogues))
                if checker and directive and ids.count(directive.id) > 1:
                    yield _dated(checker, directive)
                elif checker:
                    yield checker

    def _all_pictures(self, folders: list[_Folder]) -> Iterator[Picture]:
        for folder in folders:
            directive = folder.directive
            if directive and not directive.edition:
                name = f"{folder.path}/bilder.yml"
                read = partial(read_pictures, directive=directive)
                yield from self.files.read_if_there(name, read) or ()

    def _knowledge(self) -> Knowledge:
        return Knowledge(
            self.files.read_if_there("rules/konflikte.yml", read_conflicts) or (),
            self.files.read_if_there("rules/glossar.yml", read_terms) or (),
            self.files.read_if_there("rules/verzeichnis.yml", read_documents) or (),
        )


def _foreign_role(role: Role, known: set[str]) -> Problem:
    """That a role belongs to no issuer; it would appear nowhere."""
    issuer, mark, name = role.id.partition("/")
    near = nearest(issuer, known) if mark else None
    return error(
        "herausgeber-unbekannt",
        role.place,
        f"Die Rolle »{role.id}« gehört zu keinem Herausgeber.",
        f"Meinten Sie »{near}/{name}«?"
        if near
        else f"Vor der Rolle steht ihr Herausgeber, zum Beispiel: »{min(known)}/{name or issuer}«.",
    )


def _is_edition(path: str) -> bool:
    """True for the folder of an earlier version."""
    return PurePosixPath(path).parent.name == EDITIONS


def _dated(checker: Checker, directive: Directive) -> Checker:
    """The checker, in force as long as the version of the directive beside which it lies.

    Unless it says itself when it is in force, or rests on another directive first.
    """
    main = [word.value for word in checker.directives[:1]]
    if checker.valid.since or checker.valid.until or main != [directive.id]:
        return checker
    return replace(checker, valid=replace(directive.valid, place=checker.place))
