"""The decision table of a checker as people read it: when → then, why, where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from generator.expression import AllOf, Expression
from generator.model import Checker, Row
from generator.site.cross_references import rows_of
from generator.site.page_context import Cited, PageContext
from generator.wording.clauses import Clause, Clauses
from generator.wording.labels import OUTCOMES

COLUMNS = 3  # a table with more of them is shown with its conditions in one cell


@dataclass(frozen=True)
class DecisionEntry:
    """One outcome of a row; ``condition`` only in ordered lists."""

    title: str
    condition: Clause | None


@dataclass(frozen=True)
class RowView:
    """A row. ``condition`` None = everything else; ``cells`` instead of it where the table has columns."""

    row: Row
    condition: Clause | None
    cells: tuple[str, ...]
    then: tuple[DecisionEntry, ...]
    candidates: tuple[str, ...]
    cites: tuple[Cited, ...]
    exception_of: str


@dataclass(frozen=True)
class DecisionTerm:
    """A named intermediate result and what it means; ``counts`` = it says how many of the lines hold."""

    id: str
    label: str
    clause: Clause
    counts: bool


@dataclass(frozen=True)
class Decision:
    """Table, contradictions, and the names that both use."""

    columns: tuple[str, ...]
    rows: tuple[RowView, ...]
    contradictions: tuple[RowView, ...]
    terms: tuple[DecisionTerm, ...]


def decision(checker: Checker, context: PageContext) -> Decision:
    """The decision table of a checker."""
    return _Table(checker, context).made()


def outcome_titles(checker: Checker) -> dict[str, str]:
    """The titles of all outcomes, with those that every checker shares."""
    return {**OUTCOMES, **{outcome.id: outcome.title for outcome in checker.outcomes}}


class _Table:
    def __init__(self, checker: Checker, context: PageContext) -> None:
        self.checker, self.context, self.clauses = checker, context, Clauses(checker)
        self.titles = outcome_titles(checker)
        rows = [row for row in checker.rows if row.condition is not None]
        self.in_columns = 0 < len(checker.columns) <= COLUMNS and all(row.cells for row in rows)

    def made(self) -> Decision:
        return Decision(
            self._columns(),
            tuple(self._rows(self.checker.rows)),
            tuple(map(self._row, self.checker.contradictions)),
            self._terms(),
        )

    def _columns(self) -> tuple[str, ...]:
        phrases = self.clauses.phrases
        names = [column.value for column in self.checker.columns] if self.in_columns else []
        return tuple(
            phrases.facts[name].title if name in phrases.facts else phrases.label(name)
            for name in names
        )

    def _rows(self, rows: tuple[Row, ...], exception_of: str = "") -> list[RowView]:
        made = []
        for row in rows:
            made += [self._row(row, exception_of), *self._rows(row.exceptions, row.number)]
        return made

    def _row(self, row: Row, exception_of: str = "") -> RowView:
        then = tuple(
            DecisionEntry(
                self._title(entry.outcome.value),
                entry.condition and self.clauses.of(entry.condition),
            )
            for entry in row.then
        )
        return RowView(
            row=row,
            condition=None if row.condition is None else self.clauses.of(row.condition),
            cells=self._cells(row),
            then=then,
            candidates=tuple(self._title(candidate.value) for candidate in row.candidates),
            cites=self.context.cited(row.source),
            exception_of=exception_of,
        )

    def _cells(self, row: Row) -> tuple[str, ...]:
        if not self.in_columns or not isinstance(row.condition, AllOf) or not row.cells:
            return ()
        return tuple(
            "" if part == AllOf(part.place, ()) else self.clauses.phrases.cell(part)
            for part in row.condition.parts
        )

    def _title(self, outcome: str) -> str:
        return self.titles.get(outcome, outcome)

    def _terms(self) -> tuple[DecisionTerm, ...]:
        clauses = self.clauses
        return tuple(
            DecisionTerm(
                id, clauses.phrases.label(id), clause, clause.join == "" and bool(clause.parts)
            )
            for id in clauses.terms(self._trees())
            for clause in [clauses.explained(id)]
        )

    def _trees(self) -> list[Expression]:
        trees = [row.condition for row in rows_of(self.checker)]
        trees += [entry.condition for row in rows_of(self.checker) for entry in row.then]
        trees += [rule.condition for value in self.checker.values for rule in value.rules]
        trees += [entry.condition for value in self.checker.values for entry in value.entries]
        return [tree for tree in trees if tree is not None]
