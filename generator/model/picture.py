"""A picture as ``bilder.yml`` states it: which rows and norms it shows, never what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.model.base import At, Cite
from generator.problem import Place

Sign = Literal["voll", "halb", "leer", "ohne"]


@dataclass(frozen=True)
class Axis:
    """An axis of a coordinate system: a column of the catalogue, its steps from low to high.

    A step is the beginning of a cell's text; without steps, every text is one, in the order of
    the rows.
    """

    column: At
    steps: tuple[At, ...]


@dataclass(frozen=True, kw_only=True)
class Way:
    """An arrow from one member of a picture to another, and the norm that says so."""

    source: At
    target: At
    norm: Cite
    text: str


@dataclass(frozen=True, kw_only=True)
class MemberGroup:
    """Members that stand together under the title of a section or one of its own.

    ``text``: columns shown.
    """

    title: str
    section: At | None
    members: tuple[At, ...]
    text: tuple[At, ...]
    place: Place


@dataclass(frozen=True, kw_only=True)
class Circle:
    """Rows that follow each other and begin anew; ``back``: the norm that closes the circle."""

    number: At
    text: tuple[At, ...]
    section: At | None
    back: Cite


@dataclass(frozen=True, kw_only=True)
class Coordinates:
    """Rows at the places that two columns give them.

    ``marked``: columns that show their values as ``signs``.
    """

    x: Axis
    y: Axis
    marked: tuple[At, ...]
    signs: dict[str, Sign]
    group: At


@dataclass(frozen=True, kw_only=True)
class Window:
    """A span of time around a day: three norms."""

    start: Cite
    end: Cite
    around: Cite


@dataclass(frozen=True, kw_only=True)
class Handovers:
    """Who stands where, and what goes over to whom.

    A member is a row of the catalogue or a role.
    """

    groups: tuple[MemberGroup, ...]
    ways: tuple[Way, ...]


@dataclass(frozen=True, kw_only=True)
class Flow:
    """Steps in the lanes of the roles that act.

    A step is a Randnummer or a row of the catalogue.
    """

    lanes: tuple[At, ...]
    steps: tuple[At, ...]
    ways: tuple[Way, ...]
    text: tuple[At, ...]


Plan: TypeAlias = Circle | Coordinates | Window | Handovers | Flow


@dataclass(frozen=True, kw_only=True)
class Picture:
    """What a picture shows of a directive.

    ``plan`` says which rows and norms, never what they mean.
    """

    id: str
    title: str
    about: str
    directive: str
    catalogue: At | None
    on_catalogue: bool
    plan: Plan
    place: Place
