"""Role pages: what somebody must, should, may and must not do, and by when."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Directive, Norm, Role
from generator.render import addresses, labels
from generator.render.book import Book
from generator.render.norms import NormView, view
from generator.render.page import Page
from generator.render.sheet import Sheet
from generator.render.templates import Templates


@dataclass(frozen=True)
class Task:
    """A norm for a role, and the page as it speaks of the norm's directive."""

    directive: Directive
    view: NormView
    sheet: Sheet


@dataclass(frozen=True)
class Duty:
    """Norms of one kind under one heading."""

    kind: str
    title: str
    tasks: tuple[Task, ...]


def pages(book: Book, templates: Templates) -> tuple[Page, ...]:
    """One page for each role."""
    return tuple(_page(role, book, templates) for role in book.model.roles)


def issuer_of(role: Role) -> str:
    """The issuer in whose directives a role acts."""
    return role.id.partition("/")[0]


def _page(role: Role, book: Book, templates: Templates) -> Page:
    sheet = Sheet(book, addresses.role(role.id))
    issuer = book.issuers[issuer_of(role)]
    text = templates.fill("role.md", sheet=sheet, role=role, issuer=issuer, duties=_duties(role, sheet), addresses=addresses)
    return Page(addresses.page_path(sheet.address), f"{role.title} – {issuer.short}", text)


def _duties(role: Role, sheet: Sheet) -> tuple[Duty, ...]:
    tasks = sheet.book.tasks.get(role.id, ())
    titles = {**labels.DUTIES, "": labels.OTHER_DUTIES}
    made = (Duty(kind, title, _tasks(tasks, kind, sheet)) for kind, title in titles.items())
    return tuple(duty for duty in made if duty.tasks)


def _tasks(tasks: tuple[tuple[Directive, Norm], ...], kind: str, sheet: Sheet) -> tuple[Task, ...]:
    fitting = ((directive, norm) for directive, norm in tasks if (norm.kind if norm.kind in labels.DUTIES else "") == kind)
    return tuple(Task(directive, view(norm, about), about) for directive, norm in fitting for about in [sheet.about(directive.id)])
