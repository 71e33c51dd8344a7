"""The page of contradictions, ambiguities and gaps: both sides, the readings, the one taken, and what follows."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Checker, Conflict
from generator.site import addresses
from generator.site.cross_references import CrossReferences, rows_of
from generator.site.page import Page
from generator.site.page_context import Link, PageContext
from generator.site.templates import Templates
from generator.views.legal_status import legal_statuses

TITLE = "Auslegung und Widersprüche"


@dataclass(frozen=True)
class ConflictView:
    """A conflict with the checkers that rest on it."""

    conflict: Conflict
    checkers: tuple[Link, ...]


def pages(cross_references: CrossReferences, templates: Templates) -> tuple[Page, ...]:
    """The conflicts between directives, with the way to those inside each directive."""
    inside = {
        directive: _inside(cross_references, directive.id)
        for directive in cross_references.model.directives
    }
    shelves = tuple((directive, len(found)) for directive, found in inside.items() if found)
    between = tuple(
        conflict for conflict in cross_references.model.conflicts if len(conflict.directives) != 1
    )
    made = [_page("", TITLE, "", between, shelves, cross_references, templates)]
    for directive, found in inside.items():
        if found:
            made.append(
                _page(
                    directive.id,
                    f"Auslegung: {directive.short}",
                    directive.title,
                    found,
                    (),
                    cross_references,
                    templates,
                )
            )
    return tuple(made)


def _inside(cross_references: CrossReferences, directive: str) -> tuple[Conflict, ...]:
    return tuple(
        conflict
        for conflict in cross_references.model.conflicts
        if conflict.directives == (directive,)
    )


def _page(
    directive: str,
    title: str,
    about: str,
    found: tuple[Conflict, ...],
    shelves: tuple,
    cross_references: CrossReferences,
    templates: Templates,
) -> Page:
    context = PageContext(cross_references, addresses.conflicts(directive), directive)
    views = tuple(view(conflict, context) for conflict in found)
    text = templates.fill(
        "conflicts.md",
        context=context,
        addresses=addresses,
        title=title,
        about=about,
        directive=directive,
        views=views,
        shelves=shelves,
        legal_statuses=legal_statuses(
            (directive,) if directive else (one.id for one in cross_references.model.directives),
            context,
        ),
    )
    return Page(addresses.page_path(context.address), title, text)


def view(conflict: Conflict, context: PageContext) -> ConflictView:
    """The conflict with the checkers that rest on it."""
    return ConflictView(conflict, _checkers(conflict, context))


def _checkers(conflict: Conflict, context: PageContext) -> tuple[Link, ...]:
    return tuple(
        Link(checker.title, context.href(addresses.checker(checker.id)))
        for checker in context.cross_references.model.checkers
        if conflict.id in conflict_ids(checker)
    )


def conflict_ids(checker: Checker) -> tuple[str, ...]:
    """The conflicts that a checker or one of its rows names, each once."""
    words = (*checker.conflicts, *(word for row in rows_of(checker) for word in row.conflicts))
    return tuple(dict.fromkeys(word.value for word in words))
