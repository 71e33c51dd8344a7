"""Directives with their norms, catalogues with their rows, registers: what was added, changed or
dropped, field by field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from generator.changes import EntryChange
from generator.compare.plain import EntryKind, particulars
from generator.model import (
    Catalogue,
    CatalogueRow,
    Checker,
    Column,
    Conflict,
    Directive,
    Document,
    Fact,
    Issuer,
    Model,
    Norm,
    Outcome,
    ReadingDecision,
    Role,
    Section,
    Term,
    Value,
)

CHECKER_FIELDS = (
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


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


class _Titled(Protocol):
    @property
    def title(self) -> str: ...


def _id(entry: _Identified) -> str:
    return entry.id


def _title(entry: _Titled) -> str:
    return entry.title


def _fields(names: tuple[str, ...]) -> Callable[[object], Mapping[str, object]]:
    """The fields of an entry that are compared, in the order in which they are shown."""
    return partial(particulars, names=names)


# --- directives -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class _PlacedNorm:
    """A norm, and the title of the section it stands in."""

    norm: Norm
    section: str

    @property
    def id(self) -> str:
        """What a reader recognises it by."""
        return str(self.norm.rn)

    @property
    def title(self) -> str:
        """What it is about."""
        return self.norm.object

    def particulars(self) -> Mapping[str, object]:
        """What is compared."""
        stated = ("text", "value", "unit", "kind", "mark", "actors", "object", "condition")
        notes = ("refers", "doubt", "note")
        return {
            **particulars(self.norm, (*stated, "locator")),
            "section": self.section,
            **particulars(self.norm, notes),
        }


_SECTION = EntryKind[Section](
    kind="section",
    key=_id,
    title=_title,
    particulars=_fields(
        (
            "number",
            "title",
        )
    ),
)
_NORM = EntryKind[_PlacedNorm](
    kind="norm", key=_id, title=_title, particulars=_PlacedNorm.particulars
)


def directives(old: Model, new: Model) -> tuple[EntryChange, ...]:
    """The directives and their norms."""
    return tuple(_DIRECTIVE.changes(old.directives, new.directives))


def _sections_and_norms(old: Directive, new: Directive) -> tuple[EntryChange, ...]:
    titles = {section.id: section.title for section in (*old.sections, *new.sections)}
    return (
        *_SECTION.changes(old.sections, new.sections),
        *_NORM.changes(_placed(old, titles), _placed(new, titles)),
    )


def _placed(directive: Directive, titles: Mapping[str, str]) -> Iterator[_PlacedNorm]:
    for section in directive.sections:
        for norm in section.norms:
            yield _PlacedNorm(norm, titles[section.id])


_DIRECTIVE = EntryKind[Directive](
    kind="directive",
    key=_id,
    title=_title,
    particulars=_fields(
        (
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
    ),
    parts=_sections_and_norms,
)


# --- catalogues -----------------------------------------------------------------------------------

_COLUMN = EntryKind[Column](kind="column", key=_id, title=_title, particulars=_fields(("title",)))


def catalogues(old: Model, new: Model) -> tuple[EntryChange, ...]:
    """The catalogues and their rows."""
    return tuple(_CATALOGUE.changes(old.catalogues, new.catalogues))


def _columns_and_rows(old: Catalogue, new: Catalogue) -> tuple[EntryChange, ...]:
    columns = tuple(dict.fromkeys(column.id for column in (*new.columns, *old.columns)))
    row_kind = EntryKind[CatalogueRow](
        kind="row", key=_id, title=_title, particulars=partial(_row, columns)
    )
    return (
        *_COLUMN.changes(old.columns, new.columns),
        *row_kind.changes(old.rows, new.rows),
    )


def _row(columns: tuple[str, ...], row: CatalogueRow) -> Mapping[str, object]:
    """A row whose cells are particulars of their own."""
    cells = {f"cell:{column}": row.cells.get(column) for column in columns}
    return {"title": row.title, **cells, "source": row.source}


_CATALOGUE = EntryKind[Catalogue](
    kind="catalogue",
    key=_id,
    title=_title,
    particulars=_fields(
        (
            "title",
            "directive",
            "about",
            "note",
            "source",
        )
    ),
    parts=_columns_and_rows,
)


# --- registers ------------------------------------------------------------------------------------

_ISSUER = EntryKind[Issuer](
    kind="issuer",
    key=_id,
    title=_title,
    particulars=_fields(
        (
            "title",
            "short",
            "about",
        )
    ),
)
_ROLE = EntryKind[Role](
    kind="role",
    key=_id,
    title=_title,
    particulars=_fields(
        (
            "title",
            "short",
            "note",
        )
    ),
)
_CONFLICT = EntryKind[Conflict](
    kind="conflict",
    key=_id,
    title=_title,
    particulars=_fields(
        (
            "title",
            "kind",
            "sides",
            "readings",
            "taken",
            "consequence",
            "question",
        )
    ),
)


def _decision(decision: ReadingDecision) -> str:
    return f"{decision.conflict} = {decision.reading} ({decision.issuer})"


_DECISION = EntryKind[ReadingDecision](
    kind="decision",
    key=lambda decision: f"{decision.issuer} {decision.conflict} {decision.valid.since}",
    title=_decision,
    particulars=_fields(
        (
            "reading",
            "valid",
            "source",
            "reason",
        )
    ),
)


def _term(term: Term) -> str:
    return term.term


_TERM = EntryKind[Term](
    kind="term",
    key=_id,
    title=_term,
    particulars=_fields(
        (
            "term",
            "long",
            "issuer",
            "resolved",
            "text",
            "spellings",
            "source",
            "related",
        )
    ),
)


_DOCUMENT = EntryKind[Document](
    kind="document",
    key=_id,
    title=lambda document: document.name,
    particulars=_fields(
        (
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
    ),
)


def registers(old: Model, new: Model) -> tuple[EntryChange, ...]:
    """Issuers, roles, conflicts and what was decided about them, glossary and directory."""
    return (
        *_ISSUER.changes(old.issuers, new.issuers),
        *_ROLE.changes(old.roles, new.roles),
        *_CONFLICT.changes(old.conflicts, new.conflicts),
        *_DECISION.changes(old.decisions, new.decisions),
        *_TERM.changes(old.terms, new.terms),
        *_DOCUMENT.changes(old.documents, new.documents),
    )


# --- checkers -------------------------------------------------------------------------------------

_FACT = EntryKind[Fact](
    kind="fact",
    key=_id,
    title=_title,
    particulars=_fields(
        (
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
    ),
)
_OUTCOME = EntryKind[Outcome](
    kind="outcome",
    key=_id,
    title=_title,
    particulars=_fields(
        (
            "title",
            "sentence",
            "follows",
            "unreached",
        )
    ),
)
_VALUE = EntryKind[Value](
    kind="value",
    key=_id,
    title=_title,
    particulars=_fields(
        (
            "type",
            "title",
            "choices",
        )
    ),
)


def checker_parts(old: Checker, new: Checker) -> tuple[EntryChange, ...]:
    """Facts, outcomes and extra values of a checker."""
    return (
        *_FACT.changes(old.facts, new.facts),
        *_OUTCOME.changes(old.outcomes, new.outcomes),
        *_VALUE.changes(old.values, new.values),
    )
