"""A catalogue as ``kataloge/*.yml`` states it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.base import UNLIMITED, At, Figure, Validity
from generator.problem import Place


@dataclass(frozen=True)
class Column:
    """A column of a catalogue."""

    id: str
    title: str


@dataclass(frozen=True, kw_only=True)
class CatalogueRow:
    """A row of a catalogue; ``cells`` by column id."""

    id: str
    title: str
    source: tuple[int, ...]
    cells: dict[str, Figure]
    place: Place


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """A table of concepts that a directive sets up."""

    id: str
    title: str
    directive: At
    about: str
    note: str
    source: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: tuple[CatalogueRow, ...]
    place: Place
    edition: str = ""
    valid: Validity = UNLIMITED
