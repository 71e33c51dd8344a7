"""The page of contradictions, ambiguities and gaps: both sides, the readings, the one taken, and what follows."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Checker, Conflict
from generator.render import addresses
from generator.render.book import Book, rows_of
from generator.render.page import Page
from generator.render.sheet import Link, Sheet
from generator.render.standing import standings
from generator.render.templates import Templates


TITLE = "Auslegung und Widersprüche"


@dataclass(frozen=True)
class ConflictView:
    """A conflict with the checkers that rest on it."""

    conflict: Conflict
    checkers: tuple[Link, ...]


def pages(book: Book, templates: Templates) -> tuple[Page, ...]:
    """The conflicts between directives, with the way to those inside each directive."""
    inside = {directive: _inside(book, directive.id) for directive in book.model.directives}
    shelves = tuple((directive, len(found)) for directive, found in inside.items() if found)
    between = tuple(conflict for conflict in book.model.conflicts if len(conflict.directives) != 1)
    made = [_page("", TITLE, "", between, shelves, book, templates)]
    for directive, found in inside.items():
        if found:
            made.append(
                _page(
                    directive.id,
                    f"Auslegung: {directive.short}",
                    directive.title,
                    found,
                    (),
                    book,
                    templates,
                )
            )
    return tuple(made)


def _inside(book: Book, directive: str) -> tuple[Conflict, ...]:
    return tuple(
        conflict for conflict in book.model.conflicts if conflict.directives == (directive,)
    )


def _page(
    directive: str,
    title: str,
    about: str,
    found: tuple[Conflict, ...],
    shelves: tuple,
    book: Book,
    templates: Templates,
) -> Page:
    sheet = Sheet(book, addresses.conflicts(directive), directive)
    views = tuple(view(conflict, sheet) for conflict in found)
    text = templates.fill(
        "conflicts.md",
        sheet=sheet,
        addresses=addresses,
        title=title,
        about=about,
        directive=directive,
        views=views,
        shelves=shelves,
        standings=standings(
            (directive,) if directive else (one.id for one in book.model.directives), sheet
        ),
    )
    return Page(addresses.page_path(sheet.address), title, text)


def view(conflict: Conflict, sheet: Sheet) -> ConflictView:
    """The conflict with the checkers that rest on it."""
    return ConflictView(conflict, _checkers(conflict, sheet))


def _checkers(conflict: Conflict, sheet: Sheet) -> tuple[Link, ...]:
    return tuple(
        Link(checker.title, sheet.href(addresses.checker(checker.id)))
        for checker in sheet.book.model.checkers
        if conflict.id in conflict_ids(checker)
    )


def conflict_ids(checker: Checker) -> tuple[str, ...]:
    """The conflicts that a checker or one of its rows names, each once."""
    words = (*checker.conflicts, *(word for row in rows_of(checker) for word in row.conflicts))
    return tuple(dict.fromkeys(word.value for word in words))
