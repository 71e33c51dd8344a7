"""Directives with their norms, catalogues with their rows, registers: what was added, changed or dropped, field by field."""

from __future__ import annotations

from dataclasses import dataclass

from generator.changes import EntryChange
from generator.compare.plain import entries
from generator.model import Catalogue, CatalogueRow, Checker, Column, Directive, Model, Norm

DIRECTIVE = (
    "title",
    "short",
    "kind",
    "number",
    "file_numbers",
    "about",
    "version",
    "versions",
    "valid",
    "edited",
    "replaces",
    "distribution",
    "notices",
)
NORM = (
    "text",
    "value",
    "unit",
    "kind",
    "mark",
    "actors",
    "object",
    "condition",
    "locator",
    "section",
    "refers",
    "doubt",
    "note",
)
CATALOGUE = ("title", "directive", "about", "note", "source")
CONFLICT = ("title", "kind", "sides", "readings", "taken", "consequence", "question")
TERM = ("term", "long", "issuer", "resolved", "text", "spellings", "source", "related")
DOCUMENT = (
    "series",
    "number",
    "year",
    "title",
    "issuer",
    "date",
    "status",
    "directive",
    "source",
    "relations",
    "ambiguous",
    "note",
)
CHECKER = (
    "title",
    "question",
    "about",
    "directives",
    "result",
    "policy",
    "counting",
    "open_points",
    "conflicts",
    "valid",
)
FACT = (
    "type",
    "title",
    "question",
    "help",
    "unit",
    "places",
    "choices",
    "absent",
    "applies",
    "stand_in",
    "alternatives",
    "source",
    "idle",
)


@dataclass(frozen=True)
class _Placed:
    """A norm, and the section it stands in."""

    norm: Norm
    section: str

    def __getattr__(self, name: str) -> object:
        return getattr(self.norm, name)


@dataclass(frozen=True)
class _Row:
    """A row of a catalogue whose cells are particulars of their own."""

    row: CatalogueRow

    def __getattr__(self, name: str) -> object:
        return (
            self.row.cells.get(name.removeprefix("cell:"))
            if name.startswith("cell:")
            else getattr(self.row, name)
        )


def directives(old: Model, new: Model) -> tuple[EntryChange, ...]:
    """The directives and their norms."""
    return tuple(
        entries(
            "directive",
            old.directives,
            new.directives,
            DIRECTIVE,
            lambda one: one.title,
            parts=_inside,
        )
    )


def _inside(old: Directive, new: Directive) -> tuple[EntryChange, ...]:
    titles = {section.id: section.title for section in (*old.sections, *new.sections)}
    return (
        *entries(
            "section",
            old.sections,
            new.sections,
            ("number", "title"),
            lambda section: section.title,
        ),
        *entries(
            "norm",
            _norms(old, titles),
            _norms(new, titles),
            NORM,
            lambda norm: norm.object,
            key=lambda norm: str(norm.rn),
        ),
    )


def _norms(directive: Directive, titles: dict[str, str]) -> list[_Placed]:
    return [
        _Placed(norm, titles[section.id])
        for section in directive.sections
        for norm in section.norms
    ]


def catalogues(old: Model, new: Model) -> tuple[EntryChange, ...]:
    """The catalogues and their rows."""
    return tuple(
        entries(
            "catalogue",
            old.catalogues,
            new.catalogues,
            CATALOGUE,
            lambda one: one.title,
            parts=_rows,
        )
    )


def _rows(old: Catalogue, new: Catalogue) -> tuple[EntryChange, ...]:
    columns = tuple(dict.fromkeys(f"cell:{column.id}" for column in (*new.columns, *old.columns)))
    rows = ([_Row(row) for row in catalogue.rows] for catalogue in (old, new))
    return (
        *entries("column", old.columns, new.columns, ("title",), _title),
        *entries("row", *rows, ("title", *columns, "source"), _title),
    )


def _title(thing: Column | _Row) -> str:
    return thing.title


def registers(old: Model, new: Model) -> tuple[EntryChange, ...]:
    """Issuers, roles, conflicts, glossary and directory."""
    return (
        *entries("issuer", old.issuers, new.issuers, ("title", "short", "about"), _title),
        *entries("role", old.roles, new.roles, ("title", "short", "note"), _title),
        *entries("conflict", old.conflicts, new.conflicts, CONFLICT, _title),
        *entries("term", old.terms, new.terms, TERM, lambda term: term.term),
        *entries(
            "document",
            old.documents,
            new.documents,
            DOCUMENT,
            lambda one: one.name,
        ),
    )


def checker_parts(old: Checker, new: Checker) -> tuple[EntryChange, ...]:
    """Facts, outcomes and extra values of a checker."""
    return (
        *entries("fact", old.facts, new.facts, FACT, lambda fact: fact.title),
        *entries(
            "outcome",
            old.outcomes,
            new.outcomes,
            ("title", "sentence", "follows", "unreached"),
            _title,
        ),
        *entries("value", old.values, new.values, ("type", "title", "choices"), _title),
    )
