"""The registers: issuers, roles, conflicts, terms, synonyms and documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.base import At, Cite, Validity
from generator.problem import Place

ConflictKind = Literal["contradiction", "ambiguity", "gap", "tension", "term"]
DocumentState = Literal["in-kraft", "ersetzt", "aufgehoben", "angekündigt", "unbekannt"]
RelationKind = Literal[
    "ersetzt",
    "ersetzt-durch",
    "zitiert",
    "zitiert-in",
    "vorläufer",
    "thematische-nachfolge",
    "möglicherweise-identisch",
    "angekündigt-in",
]


@dataclass(frozen=True, kw_only=True)
class Issuer:
    """Who gives directives, e.g. a Jobcenter.

    ``frames``: issuers whose directives hold there as well.
    """

    id: str
    title: str
    short: str
    about: str
    place: Place
    frames: tuple[At, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Role:
    """Who acts; ``id`` is ``issuer/role``."""

    id: str
    title: str
    short: str
    note: str
    place: Place


@dataclass(frozen=True)
class Side:
    """What one text says in a conflict."""

    statement: str
    source: tuple[Cite, ...]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One way to read a conflict, and what follows from it."""

    id: str
    text: str
    consequence: str


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """A contradiction, ambiguity or gap inside or between directives.

    ``taken``: id of the reading taken, None = none.
    """

    id: str
    title: str
    kind: ConflictKind
    sides: tuple[Side, ...]
    readings: tuple[Reading, ...]
    taken: At | None
    consequence: str
    question: str
    place: Place

    @property
    def directives(self) -> tuple[str, ...]:
        """The directives that take part, in the order of the sides."""
        return tuple(dict.fromkeys(cite.directive for side in self.sides for cite in side.source))


@dataclass(frozen=True, kw_only=True)
class ReadingDecision:
    """That an issuer has decided which reading of a conflict holds in its house.

    ``source`` or ``reason`` says where or why.
    """

    issuer: str
    conflict: At
    reading: At
    valid: Validity
    source: tuple[Cite, ...]
    reason: str
    place: Place


@dataclass(frozen=True, kw_only=True)
class Term:
    """A term or abbreviation.

    ``issuer`` empty = holds for all; ``resolved`` False = no text says what it means.
    """

    id: str
    term: str
    long: str
    issuer: str
    resolved: bool
    text: str
    spellings: tuple[str, ...]
    source: tuple[Cite, ...]
    related: tuple[At, ...]
    place: Place


@dataclass(frozen=True, kw_only=True)
class Synonyms:
    """Words that lead to each other in the search.

    ``related``: near in meaning, but not the same thing.
    """

    terms: tuple[str, ...]
    place: Place
    related: bool = False


@dataclass(frozen=True, kw_only=True)
class Relation:
    """How a document relates to another one of the directory."""

    kind: RelationKind
    target: At
    source: tuple[Cite, ...]


@dataclass(frozen=True, kw_only=True)
class Document:
    """An entry of the directory: a directive or document that the texts name."""

    id: str
    series: str
    number: str
    year: int | None
    title: str
    issuer: str
    date: str
    status: DocumentState
    directive: str
    source: tuple[Cite, ...]
    relations: tuple[Relation, ...]
    ambiguous: str
    note: str
    place: Place

    @property
    def name(self) -> str:
        """What the document is called: series, number and title, as far as they are known."""
        return " ".join(filter(None, (self.series, self.number, self.title)))
