"""A contradiction, an ambiguity or a gap, with the checkers that rest on how it is read."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Checker, Conflict
from generator.readings import decided, issuer_of, taken
from generator.site.cross_references import rows_of
from generator.site.page_context import Link, PageContext
from generator.wording.labels import ON_DEMAND, PROPOSED, decision_since


@dataclass(frozen=True)
class ConflictView:
    """A conflict with the checkers that rest on it."""

    conflict: Conflict
    checkers: tuple[Link, ...]


def conflict_view(conflict: Conflict, context: PageContext) -> ConflictView:
    """The conflict with links to the checkers that name it."""
    return ConflictView(
        conflict,
        tuple(
            context.checker(checker)
            for checker in context.cross_references.model.checkers
            if conflict.id in conflict_ids(checker)
        ),
    )


def conflict_ids(checker: Checker) -> tuple[str, ...]:
    """The conflicts that a checker or one of its rows names, each once."""
    named = list(checker.conflicts)
    for row in rows_of(checker):
        named += row.conflicts
    return tuple(dict.fromkeys(reference.value for reference in named))


def taken_by(conflict: Conflict, checker: Checker, context: PageContext) -> str:
    """Who takes the reading that a checker follows; empty where nobody has decided."""
    model = context.cross_references.model
    issuer = issuer_of(checker, model)
    if taken(conflict, issuer, model) is None:
        return ""
    if conflict.id in model.overrides:
        return ON_DEMAND
    decision = decided(conflict, issuer, model)
    if decision is None:
        return PROPOSED
    house = context.cross_references.issuers[decision.issuer]
    return decision_since(house.short, decision.valid.since)
