"""``herausgeber.yml`` and ``rollen.yml`` → model."""

from __future__ import annotations

from typing import TypeVar

from generator.load.identifiers import file_id, role_id
from generator.load.lists import Listed, OneOrMany
from generator.load.node import Node
from generator.load.reader import Read, Reader
from generator.load.record import Field, Record
from generator.load.scalars import at, text
from generator.model import Issuer, Role

T = TypeVar("T")

_ISSUER = Record(
    make=Issuer,
    label="Herausgeber",
    fields=(
        Field(
            "id",
            file_id,
            "id",
            "",
            required=True,
            description="Kennung; so heißt auch der Ordner unter rules/",
        ),
        Field("titel", text, "title", "", required=True, description="voller Name"),
        Field("kurz", text, "short", "", required=True, description="für Menüs"),
        Field("worum", text, "about", "", description="was der Herausgeber regelt"),
        Field(
            "rahmen",
            OneOrMany(at),
            "frames",
            (),
            description="Herausgeber, deren Weisungen hier auch gelten",
        ),
    ),
)

_ROLE = Record(
    make=Role,
    label="Rolle",
    fields=(
        Field("id", role_id, "id", "", required=True, description="<herausgeber>/<rolle>"),
        Field("titel", text, "title", "", required=True, description="volle Bezeichnung"),
        Field("kurz", text, "short", "", like="title", description="Abkürzung; sonst der Titel"),
        Field("hinweis", text, "note", "", description="wer genau gemeint ist"),
    ),
)


def register(
    key: str, entry: Read[T | None], label: str, description: str
) -> Record[tuple[T, ...]]:
    """A file with one list under one key."""
    field = Field(key, Listed(entry), "entries", (), required=True, description=description)
    return Record(make=_entries, label=label, fields=(field,), name=label)


def _entries(entries: tuple[T, ...]) -> tuple[T, ...]:
    return entries


ISSUERS = register("herausgeber", _ISSUER, "Herausgeber", "in der Reihenfolge des Handbuchs")
ROLES = register("rollen", _ROLE, "Rollen", "der Wortschatz der Handelnden")


def read_issuers(reader: Reader, node: Node) -> tuple[Issuer, ...]:
    """The list of issuers."""
    return ISSUERS(reader, node) or ()


def read_roles(reader: Reader, node: Node) -> tuple[Role, ...]:
    """The vocabulary of roles."""
    return ROLES(reader, node) or ()
