"""Every id is used once, and issuers, frames and roles are those that the registers know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from generator.model import Catalogue, Checker, Document, Model, Term
from generator.problem import Place, Problem, did_you_mean, error, warning


class Identified(Protocol):
    """Something that the rules list under an id."""

    @property
    def id(self) -> str:
        """The id, an address in the handbook."""

    @property
    def place(self) -> Place:
        """Where it stands."""


def unique_ids(model: Model) -> Iterator[Problem]:
    """Ids are addresses, each is used once.

    Directives, catalogues, roles and issuers carry theirs alone, but for versions; rows within
    their catalogue.
    """
    yield from repeated_ids("Herausgeber", model.issuers)
    yield from repeated_ids("Rolle", model.roles)
    directives = (directive for directive in model.directives if not directive.edition)
    yield from repeated_ids("Weisung", directives)
    catalogues = (catalogue for catalogue in model.catalogues if not catalogue.edition)
    yield from repeated_ids("Katalog", catalogues)
    for catalogue in model.catalogues:
        yield from repeated_ids("Katalogzeile", catalogue.rows)


def repeated_ids(label: str, entries: Iterable[Identified]) -> Iterator[Problem]:
    """A problem for every entry whose id an earlier one has."""
    first_places: dict[str, Place] = {}
    for entry in entries:
        if entry.id in first_places:
            yield error(
                "kennung-doppelt",
                entry.place,
                f"Die Kennung »{entry.id}« gibt es schon ({label}).",
                f"Zuerst steht sie in {first_places[entry.id]}.",
            )
        first_places.setdefault(entry.id, entry.place)


def files_are_named(model: Model) -> Iterator[Problem]:
    """The file of a checker or catalogue is called like it, so that one finds the other.

    Several versions of a checker in one folder begin with its id.
    """
    entries: tuple[Checker | Catalogue, ...] = (*model.checkers, *model.catalogues)
    folders = [(_folder(entry), entry.id) for entry in entries]
    for entry in entries:
        name = entry.place.file.rpartition("/")[2].removesuffix(".yml")
        has_versions = folders.count((_folder(entry), entry.id)) > 1
        if name != entry.id and not (has_versions and name.startswith(f"{entry.id}-")):
            yield warning(
                "dateiname-fremd",
                entry.place,
                f"Die Datei heißt »{name}.yml«, ihre Kennung ist »{entry.id}«.",
                f"Nennen Sie die Datei »{entry.id}.yml«, oder berichtigen Sie die Kennung.",
            )


def _folder(entry: Checker | Catalogue) -> str:
    return entry.place.file.rpartition("/")[0]


def frames_exist(model: Model) -> Iterator[Problem]:
    """Whoever is named as a frame is an issuer, and another one than the office itself."""
    known = {issuer.id for issuer in model.issuers}
    for issuer in model.issuers:
        for frame in issuer.frames:
            if frame.value not in known | model.others or frame.value == issuer.id:
                yield error(
                    "rahmen-unbekannt",
                    frame.place,
                    f"»{frame}« ist kein anderer Herausgeber.",
                    did_you_mean(frame.value, known - {issuer.id})
                    or "Nennen Sie einen anderen Herausgeber aus dieser Datei.",
                )


def owners_exist(model: Model) -> Iterator[Problem]:
    """Terms and documents belong to issuers that exist; the ids of directives begin with theirs.

    What belongs to nobody would appear nowhere.
    """
    known = {issuer.id for issuer in model.issuers} | model.others
    entries: tuple[Term | Document, ...] = (*model.terms, *model.documents)
    for entry in entries:
        if entry.issuer and entry.issuer not in known:
            yield error(
                "herausgeber-unbekannt",
                entry.place,
                f"Den Herausgeber »{entry.issuer}« gibt es nicht.",
                did_you_mean(entry.issuer, known),
            )
    for directive in model.directives:
        if not directive.id.startswith(f"{directive.issuer}-"):
            yield error(
                "kennung-herausgeber",
                directive.place,
                f"Die Kennung »{directive.id}« beginnt nicht mit der des Herausgebers "
                f"»{directive.issuer}«.",
                f"Zum Beispiel: »weisung: {directive.issuer}-{directive.id}«",
            )


def roles_exist(model: Model) -> Iterator[Problem]:
    """Whoever acts in a norm stands in the vocabulary of roles."""
    known = {role.id for role in model.roles}
    for directive in model.directives:
        for norm in directive.norms:
            for actor in norm.actors:
                issuer, _, role = actor.value.partition("/")
                # a role of an issuer that is not part of this build is unknown on purpose
                if actor.value not in known and issuer not in model.others:
                    yield error(
                        "rolle-unbekannt",
                        actor.place,
                        f"Die Rolle »{role}« gibt es nicht.",
                        did_you_mean(actor.value, known).replace(f"{directive.issuer}/", ""),
                    )
