"""The page of contradictions, ambiguities and gaps: both sides, the readings, the one taken, and what follows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator

from generator.model import Checker, Conflict, Model
from generator.render import addresses
from generator.render.book import Book, rows_of
from generator.render.page import Page
from generator.render.sheet import Link, Sheet
from generator.render.templates import Templates


@dataclass(frozen=True)
class ConflictView:
    """A conflict with the checkers that rest on it."""

    conflict: Conflict
    checkers: tuple[Link, ...]


@dataclass(frozen=True)
class ConflictGroup:
    """The conflicts inside one directive, or those between several."""

    anchor: str
    title: str
    views: tuple[ConflictView, ...]


def page(book: Book, templates: Templates) -> Page:
    """All conflicts: those between directives first, then directive by directive."""
    sheet = Sheet(book, addresses.CONFLICTS)
    text = templates.fill("conflicts.md", sheet=sheet, addresses=addresses, groups=tuple(_groups(book, sheet)))
    return Page(addresses.page_path(sheet.address), "Auslegung und Widersprüche", text)


def _groups(book: Book, sheet: Sheet) -> Iterator[ConflictGroup]:
    by_directive: dict[str, list[Conflict]] = {}
    for conflict in book.model.conflicts:
        named = directives_of(conflict)
        by_directive.setdefault(named[0] if len(named) == 1 else "", []).append(conflict)
    titles = {"": "Zwischen den Weisungen", **{one.id: one.title for one in book.model.directives}}
    for key, title in titles.items():
        if key in by_directive:
            views = tuple(ConflictView(conflict, _checkers(conflict, sheet)) for conflict in by_directive[key])
            yield ConflictGroup(key or "zwischen-weisungen", title, views)


def directives_of(conflict: Conflict) -> tuple[str, ...]:
    """The directives that take part in a conflict, in the order of its sides."""
    return tuple(dict.fromkeys(cite.directive for side in conflict.sides for cite in side.source))


def _checkers(conflict: Conflict, sheet: Sheet) -> tuple[Link, ...]:
    return tuple(Link(checker.title, sheet.href(addresses.checker(checker.id)))
                 for checker in sheet.book.model.checkers if conflict.id in conflict_ids(checker))


def conflict_ids(checker: Checker) -> tuple[str, ...]:
    """The conflicts that a checker or one of its rows names, each once."""
    words = (*checker.conflicts, *(word for row in rows_of(checker) for word in row.conflicts))
    return tuple(dict.fromkeys(word.value for word in words))


def by_norm(model: Model) -> dict[tuple[str, int], tuple[Conflict, ...]]:
    """Norm → the conflicts it takes part in."""
    made: dict[tuple[str, int], list[Conflict]] = {}
    for conflict in model.conflicts:
        for key in dict.fromkeys((cite.directive, cite.rn) for side in conflict.sides for cite in side.source):
            made.setdefault(key, []).append(conflict)
    return {key: tuple(found) for key, found in made.items()}
