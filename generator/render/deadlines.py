"""All deadlines, thresholds and further figures in one table, ready to be sorted and filtered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

from generator.model import Norm
from generator.render import addresses, figures
from generator.render.book import Book
from generator.render.measures import measure
from generator.render.norms import view
from generator.render.page import Page
from generator.render.roles import Task
from generator.render.sheet import Sheet
from generator.render.templates import Templates


@dataclass(frozen=True)
class Group:
    """Entries of one sort, under their own heading."""

    id: str
    title: str
    tasks: tuple[Task, ...]


def page(book: Book, templates: Templates) -> Page:
    """The page of deadlines, thresholds and further figures."""
    sheet = Sheet(book, addresses.DEADLINES)
    text = templates.fill(
        "deadlines.md",
        sheet=sheet,
        book=book,
        addresses=addresses,
        measure=measure,
        groups=groups(sheet),
    )
    return Page(addresses.page_path(sheet.address), "Fristen und Zahlen", text)


def groups(sheet: Sheet) -> tuple[Group, ...]:
    """What somebody acts by first, mere counts last."""
    made = (
        Group("fristen", "Fristen", tasks(sheet, lambda norm, _: norm.kind == "deadline")),
        Group(
            "schwellen",
            "Schwellen und Grenzen",
            tasks(sheet, lambda norm, _: norm.kind == "threshold"),
        ),
        Group(
            "zeiten",
            "Zeiten, Beträge und Häufigkeiten",
            tasks(sheet, lambda norm, _: _is_other(norm) and figures.matters(norm)),
        ),
        Group(
            "zahlen",
            "Weitere Zahlen",
            tasks(
                sheet,
                lambda norm, _: (
                    _is_other(norm) and figures.counts(norm) and not figures.matters(norm)
                ),
            ),
        ),
    )
    return tuple(group for group in made if group.tasks)


def tasks(sheet: Sheet, wanted: Callable[[Norm, str], bool]) -> tuple[Task, ...]:
    """The norms that are wanted, asked with the id of their directive, in the order of the sources."""
    return tuple(
        Task(directive, view(norm, about), about)
        for directive in sheet.book.model.directives
        for about in [sheet.about(directive.id)]
        for norm in directive.norms
        if wanted(norm, directive.id)
    )


def _is_other(norm: Norm) -> bool:
    return norm.kind not in ("deadline", "threshold")
