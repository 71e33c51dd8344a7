"""First stage: YAML → model as written.

``load(root)`` reads everything below ``rules/``; every value knows its place. Files that are broken are
reported and left out, so that one run names all broken files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from generator.load.checker import read_checker
from generator.load.directive import read_directive, read_norms
from generator.load.knowledge import read_conflicts, read_documents, read_terms
from generator.load.pictures import read_pictures
from generator.load.reader import Reader
from generator.load.registers import read_catalogue, read_issuers, read_roles
from generator.load.source import Node, parse
from generator.load.synonyms import read_synonyms
from generator.model import Catalogue, Checker, Directive, Issuer, Model, Picture
from generator.problem import Place, Problem, error

__all__ = ["load"]
EDITIONS = "fassungen"
T = TypeVar("T")
Found = dict[Path, tuple[Directive | None, list[Catalogue]]]


def load(root: Path, issuers: tuple[str, ...] = ()) -> tuple[Model, list[Problem]]:
    """The rules below ``root/rules`` (of ``issuers`` only, when given) and the problems found while reading."""
    return _Loader(root, issuers).run()


def _outside(thing, directives: set[str], issuers: set[str]) -> bool:
    """True when an entry belongs to an issuer that is not wanted, or no wanted directive names it."""
    return bool(thing.issuer and thing.issuer not in issuers) or not any(
        cite.directive in directives for cite in thing.source
    )


def _within(thing, directives: set[str]):
    """The entry with only those sources that are inside."""
    return replace(
        thing, source=tuple(cite for cite in thing.source if cite.directive in directives)
    )


def _dated(checker: Checker, directive: Directive) -> Checker:
    """A checker beside one of several versions of its directive is in force as long as that version."""
    inherits = not (checker.valid.since or checker.valid.until) and [
        word.value for word in checker.directives[:1]
    ] == [directive.id]
    return (
        replace(checker, valid=replace(directive.valid, place=checker.place))
        if inherits
        else checker
    )


def _why(failure: OSError) -> str:
    """What an editor can do about a file that cannot be read."""
    if isinstance(failure, IsADirectoryError):
        return "Unter diesem Namen liegt ein Ordner; erwartet wird eine Datei."
    if isinstance(failure, PermissionError):
        return "Prüfen Sie die Leserechte der Datei."
    return "Prüfen Sie, ob der Ordner erreichbar ist."


class _Loader:
    """Walks the folder; holds the problems and the text of what was read (for the hash of the rules)."""

    def __init__(self, root: Path, issuers: tuple[str, ...]) -> None:
        self.root, self.wanted = root, issuers
        self.problems: list[Problem] = []
        self.files: dict[str, str] = {}

    def run(self) -> tuple[Model, list[Problem]]:
        known = self._read("rules/herausgeber.yml", read_issuers) or ()
        self._check_wanted({issuer.id for issuer in known})
        issuers = tuple(issuer for issuer in known if not self.wanted or issuer.id in self.wanted)
        roles = tuple(
            role
            for role in self._read("rules/rollen.yml", read_roles) or ()
            if any(role.id.startswith(issuer.id + "/") for issuer in issuers)
        )
        found = {
            folder: self._directive(folder, issuer.id)
            for issuer in issuers
            for folder in self._folders(issuer)
        }
        directives = tuple(directive for directive, _ in found.values() if directive)
        checkers = tuple(checker for folder in found for checker in self._checkers(folder, found))
        catalogues = tuple(table for _, tables in found.values() for table in tables)
        pictures = tuple(
            picture
            for folder, (directive, _) in found.items()
            if directive and not directive.edition
            for picture in self._pictures(folder, directive)
        )
        synonyms = self._read_if_there("rules/synonyme.yml", read_synonyms) or ()
        others = frozenset(issuer.id for issuer in known if issuer not in issuers)
        model = Model(
            issuers=issuers,
            roles=roles,
            directives=directives,
            catalogues=catalogues,
            checkers=checkers,
            **self._knowledge(directives, issuers),
            synonyms=synonyms,
            pictures=pictures,
            others=others,
            files=self.files,
        )
        return model, self.problems

    def _folders(self, issuer: Issuer) -> Iterator[Path]:
        """The folders of all versions: the youngest one is the folder of the directive, earlier ones lie in ``fassungen/``."""
        for folder in sorted((self.root / "rules" / issuer.id).glob("*/")):
            yield folder
            yield from sorted(folder.glob(f"{EDITIONS}/*/"))

    def _checkers(self, folder: Path, found: Found) -> Iterator[Checker]:
        """The checkers of a version; their choices come from its own catalogues before those of others."""
        own, tables = found[folder]
        known = {
            table.id: table
            for other, (_, listed) in found.items()
            if other.parent.name != EDITIONS
            for table in listed
        }
        known |= {table.id: table for table in tables}
        several = (
            own
            and sum(
                directive is not None and directive.id == own.id for directive, _ in found.values()
            )
            > 1
        )
        for path in sorted(folder.glob("pruefer/*.yml")):
            checker = self._read(
                self._name(path), lambda reader, node: read_checker(reader, node, known)
            )
            if checker:
                yield _dated(checker, own) if several else checker

    def _knowledge(self, directives: tuple[Directive, ...], issuers: tuple[Issuer, ...]) -> dict:
        """The registers, without what belongs to issuers that are not wanted."""
        conflicts = self._read_if_there("rules/konflikte.yml", read_conflicts) or ()
        terms = self._read_if_there("rules/glossar.yml", read_terms) or ()
        documents = self._read_if_there("rules/verzeichnis.yml", read_documents) or ()
        if not self.wanted:
            return {"conflicts": conflicts, "terms": terms, "documents": documents}
        inside, named = (
            {directive.id for directive in directives},
            {issuer.id for issuer in issuers},
        )
        kept = {
            "conflicts": tuple(
                c
                for c in conflicts
                if all(cite.directive in inside for side in c.sides for cite in side.source)
            ),
            "terms": tuple(
                _within(term, inside) for term in terms if not _outside(term, inside, named)
            ),
            "documents": tuple(
                _within(document, inside)
                for document in documents
                if document.issuer in named and not _outside(document, inside, named)
            ),
        }
        everything = {thing.id for thing in (*conflicts, *terms, *documents)}
        return {
            **kept,
            "elsewhere": frozenset(
                everything - {thing.id for things in kept.values() for thing in things}
            ),
        }

    def _check_wanted(self, known: set[str]) -> None:
        for issuer in self.wanted:
            if known and issuer not in known:
                self.problems.append(
                    error(
                        "herausgeber-unbekannt",
                        Place("rules/herausgeber.yml"),
                        f"Den Herausgeber »{issuer}« gibt es nicht.",
                        "Möglich sind: " + ", ".join(sorted(known)),
                    )
                )

    def _directive(self, folder: Path, issuer: str) -> tuple[Directive | None, list[Catalogue]]:
        name = self._name(folder)
        directive = self._read(
            f"{name}/weisung.yml", lambda reader, node: read_directive(reader, node, issuer)
        )
        if directive is None:
            return None, []
        directive = replace(
            directive, edition=folder.name if folder.parent.name == EDITIONS else ""
        )
        found = self._read(
            f"{name}/normen.yml", lambda reader, node: read_norms(reader, node, directive)
        )
        tables = [
            self._read(self._name(path), read_catalogue)
            for path in sorted(folder.glob("kataloge/*.yml"))
        ]
        return found or directive, [
            replace(table, valid=directive.valid, edition=directive.edition)
            for table in tables
            if table
        ]

    def _pictures(self, folder: Path, directive: Directive) -> tuple[Picture, ...]:
        return (
            self._read_if_there(
                f"{self._name(folder)}/bilder.yml",
                lambda reader, node: read_pictures(reader, node, directive),
            )
            or ()
        )

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def _read_if_there(self, name: str, read: Callable[[Reader, Node], T]) -> T | None:
        return self._read(name, read) if (self.root / name).is_file() else None

    def _read(self, name: str, read: Callable[[Reader, Node], T]) -> T | None:
        path = self.root / name
        if not path.resolve().is_relative_to(self.root.resolve()):
            self.problems.append(
                error(
                    "pfad-ausserhalb",
                    Place(name),
                    "Die Datei oder ihr Ordner verweist aus dem Projekt hinaus.",
                    "Legen Sie Datei und Ordner selbst in das Projekt.",
                )
            )
            return None
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            self.problems.append(
                error(
                    "datei-fehlt",
                    Place(name),
                    "Diese Datei fehlt.",
                    "Legen Sie sie an; CONTRIBUTING.md zeigt, was hineingehört.",
                )
            )
            return None
        except OSError as failure:
            self.problems.append(
                error(
                    "datei-unlesbar",
                    Place(name),
                    "Die Datei lässt sich nicht lesen.",
                    _why(failure),
                )
            )
            return None
        node, problems = parse(data, name)
        self.problems += problems
        if node is None:
            return None
        self.files[name] = data.decode("utf-8-sig")
        reader = Reader()
        result = read(reader, node)
        self.problems += reader.problems
        return result
