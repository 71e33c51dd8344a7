"""The decision table of a checker as people read it: when → then, why, where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.expression import AllOf, Expression
from generator.model import Checker, Row
from generator.readings import readings_of, tested_conflicts
from generator.site.page_context import Cited, Link, PageContext
from generator.views.taking import taken_by
from generator.wording.clauses import Clause, Clauses
from generator.wording.labels import OUTCOMES

COLUMNS = 3  # a table with more of them is shown with its conditions in one cell


@dataclass(frozen=True)
class DecisionEntry:
    """One outcome of a row; ``condition`` only in ordered lists."""

    title: str
    condition: Clause | None


@dataclass(frozen=True, kw_only=True)
class RowView:
    """A row. ``condition`` None = everything else; ``cells`` say it where there are columns."""

    row: Row
    condition: Clause | None
    cells: tuple[str, ...]
    then: tuple[DecisionEntry, ...]
    candidates: tuple[str, ...]
    cites: tuple[Cited, ...]
    exception_of: str


@dataclass(frozen=True, kw_only=True)
class DecisionTerm:
    """A named intermediate result and what it means; ``counts``: how many of its lines hold."""

    id: str
    label: str
    clause: Clause
    counts: bool


@dataclass(frozen=True)
class TestedReading:
    """A conflict whose readings conditions look at; ``taken``: the text of the one that counts here
    and who takes it, both empty where nobody has decided.
    """

    conflict: Link
    taken: str
    by: str


@dataclass(frozen=True, kw_only=True)
class DecisionTable:
    """Table, contradictions, and the names and readings that they use."""

    columns: tuple[str, ...]
    rows: tuple[RowView, ...]
    contradictions: tuple[RowView, ...]
    terms: tuple[DecisionTerm, ...]
    readings: tuple[TestedReading, ...]


def decision(checker: Checker, context: PageContext) -> DecisionTable:
    """The decision table of a checker."""
    return _Table(checker, context).decision()


def outcome_titles(checker: Checker) -> dict[str, str]:
    """The titles of all outcomes, with those that every checker shares."""
    return {**OUTCOMES, **{outcome.id: outcome.title for outcome in checker.outcomes}}


class _Table:
    def __init__(self, checker: Checker, context: PageContext) -> None:
        self.checker, self.context = checker, context
        self.clauses = Clauses(checker, context.cross_references.model.all_conflicts)
        self.titles = outcome_titles(checker)
        rows = [row for row in checker.rows if row.condition is not None]
        self.in_columns = 0 < len(checker.columns) <= COLUMNS and all(row.cells for row in rows)

    def decision(self) -> DecisionTable:
        return DecisionTable(
            columns=self._columns(),
            rows=tuple(self._rows(self.checker.rows)),
            contradictions=tuple(self._row(row) for row in self.checker.contradictions),
            terms=tuple(self._terms()),
            readings=tuple(self._readings()),
        )

    def _columns(self) -> tuple[str, ...]:
        phrases = self.clauses.phrases
        names = [column.value for column in self.checker.columns] if self.in_columns else []
        return tuple(
            phrases.facts[name].title if name in phrases.facts else phrases.label(name)
            for name in names
        )

    def _rows(self, rows: tuple[Row, ...], exception_of: str = "") -> list[RowView]:
        """The rows, each followed by its exceptions."""
        views: list[RowView] = []
        for row in rows:
            views.append(self._row(row, exception_of))
            views += self._rows(row.exceptions, row.number)
        return views

    def _row(self, row: Row, exception_of: str = "") -> RowView:
        return RowView(
            row=row,
            condition=self._clause(row.condition),
            cells=self._cells(row),
            then=tuple(
                DecisionEntry(self._title(then.outcome.value), self._clause(then.condition))
                for then in row.then
            ),
            candidates=tuple(self._title(candidate.value) for candidate in row.candidates),
            cites=self.context.cited(row.source),
            exception_of=exception_of,
        )

    def _clause(self, condition: Expression | None) -> Clause | None:
        return None if condition is None else self.clauses.of(condition)

    def _cells(self, row: Row) -> tuple[str, ...]:
        """The condition column by column; a column that does not matter stays empty."""
        if not self.in_columns or not isinstance(row.condition, AllOf) or not row.cells:
            return ()
        return tuple(
            "" if part == AllOf(part.place, ()) else self.clauses.phrases.cell(part)
            for part in row.condition.parts
        )

    def _title(self, outcome: str) -> str:
        return self.titles.get(outcome, outcome)

    def _terms(self) -> list[DecisionTerm]:
        terms: list[DecisionTerm] = []
        for term in self.clauses.terms(self._conditions()):
            clause = self.clauses.explained(term)
            terms.append(
                DecisionTerm(
                    id=term,
                    label=self.clauses.phrases.label(term),
                    clause=clause,
                    counts=clause.join == "" and bool(clause.parts),
                )
            )
        return terms

    def _readings(self) -> Iterator[TestedReading]:
        model = self.context.cross_references.model
        readings, own = readings_of(self.checker, model), self.context.cross_references.conflicts
        for name in sorted(tested_conflicts(self.checker) & readings.conflicts.keys()):
            conflict, taken = readings.conflicts[name], readings.taken[name]
            link = self.context.conflict(conflict) if name in own else Link(conflict.title, "")
            text = next((one.text for one in conflict.readings if one.id == taken), "")
            by = taken_by(conflict, self.checker, model) if text else ""
            yield TestedReading(link, text, by)

    def _conditions(self) -> list[Expression]:
        """All conditions: of rows, of entries of ordered lists, of extra values."""
        rows = list(self.checker.all_rows)
        conditions = [row.condition for row in rows]
        conditions += [then.condition for row in rows for then in row.then]
        conditions += [rule.condition for value in self.checker.values for rule in value.rules]
        conditions += [entry.condition for value in self.checker.values for entry in value.entries]
        return [condition for condition in conditions if condition is not None]
