"""All deadlines, thresholds and figures of the handbook on one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

from generator.model import Directive, Norm
from generator.render import addresses, figures
from generator.render.book import Book
from generator.render.norms import view
from generator.render.page import Page
from generator.render.roles import Task
from generator.render.sheet import Sheet
from generator.render.templates import Templates


@dataclass(frozen=True)
class Group:
    """The entries of one directive."""

    directive: Directive
    tasks: tuple[Task, ...]


def page(book: Book, templates: Templates) -> Page:
    """The page of deadlines, thresholds and further figures."""
    sheet = Sheet(book, addresses.DEADLINES)
    text = templates.fill(
        "deadlines.md", sheet=sheet, addresses=addresses, deadlines=groups(sheet, lambda norm: norm.kind == "deadline"),
        thresholds=groups(sheet, lambda norm: norm.kind == "threshold"),
        others=groups(sheet, lambda norm: _is_other(norm) and figures.matters(norm)),
        counted=groups(sheet, lambda norm: _is_other(norm) and figures.counts(norm) and not figures.matters(norm)))
    return Page(addresses.page_path(sheet.address), "Fristen und Zahlen", text)


def groups(sheet: Sheet, wanted: Callable[[Norm], bool]) -> tuple[Group, ...]:
    """The wanted norms by directive, in the order of the source."""
    made = (Group(directive, _tasks(directive, sheet.about(directive.id), wanted)) for directive in sheet.book.model.directives)
    return tuple(group for group in made if group.tasks)


def _is_other(norm: Norm) -> bool:
    return norm.kind not in ("deadline", "threshold")


def _tasks(directive: Directive, sheet: Sheet, wanted: Callable[[Norm], bool]) -> tuple[Task, ...]:
    return tuple(Task(directive, view(norm, sheet), sheet) for norm in directive.norms if wanted(norm))
