"""A directive as ``weisung.yml`` and ``normen.yml`` state it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from generator.model.base import UNLIMITED, At, Figure, Validity
from generator.problem import Place

NormKind = Literal[
    "metadata",
    "definition",
    "obligation",
    "regular-obligation",  # binds in the regular case and leaves room for exceptions
    "recommendation",
    "permission",
    "prohibition",
    "responsibility",
    "deadline",
    "threshold",
    "criterion",
    "catalogue-row",
    "process-step",
    "interface",
    "exemption",
    "reference",
    "validity",
]
NormMark = Literal["", "begriff", "ziel", "sachaussage", "lücke"]


@dataclass(frozen=True, kw_only=True)
class Norm:
    """One norm, fact, definition, table row or figure of a directive.

    ``valid``: only where it differs from that of the directive.
    """

    rn: int
    locator: str
    kind: NormKind
    mark: NormMark
    actors: tuple[At, ...]
    object: str
    condition: str
    value: Figure
    unit: str
    text: str
    doubt: str
    note: str
    refers: str
    place: Place
    valid: Validity = UNLIMITED


@dataclass(frozen=True, kw_only=True)
class Section:
    """A section of a directive in the order of the source."""

    id: str
    number: str
    title: str
    norms: tuple[Norm, ...]
    place: Place


@dataclass(frozen=True, kw_only=True)
class Revision:
    """One line of a directive's history."""

    version: str
    date: str
    by: str
    about: str
    source: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Notice:
    """Something a reader must see on top of a directive, e.g. a contradiction inside it."""

    title: str
    text: str
    source: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Replaced:
    """A directive that this one replaces; ``directive``: its id when it is encoded here."""

    number: str
    title: str
    source: tuple[int, ...]
    directive: At | None = None


class Recipient(NamedTuple):
    """Somebody who gets the directive, and the norms that say so."""

    name: str
    source: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Directive:
    """A version of a directive with its norms.

    ``edition``: folder of an earlier version, empty = the youngest.
    ``known`` False: for the day asked for, no version is known.
    """

    id: str
    issuer: str
    title: str
    short: str
    kind: str
    number: str
    file_numbers: tuple[str, ...]
    about: str
    version: str
    versions: tuple[Revision, ...]
    valid: Validity
    edited: str
    replaces: tuple[Replaced, ...]
    distribution: tuple[Recipient, ...]
    notices: tuple[Notice, ...]
    sections: tuple[Section, ...]
    place: Place
    edition: str = ""
    known: bool = True

    @property
    def norms(self) -> tuple[Norm, ...]:
        """All norms in the order of their Randnummern."""
        return tuple(norm for section in self.sections for norm in section.norms)
