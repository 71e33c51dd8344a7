"""Role pages: figures first, then what somebody must, should, may and must not do, and whom to involve."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Cite, Directive, Norm, Role
from generator.render import addresses, figures, labels
from generator.render.book import Book
from generator.render.norms import NormView, view
from generator.render.page import Page
from generator.render.sheet import Cited, Link, Sheet
from generator.render.standing import standings
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


@dataclass(frozen=True)
class Partner:
    """Another role that is named together with this one, and where."""

    role: Role
    cited: tuple[Cited, ...]


def pages(book: Book, templates: Templates) -> tuple[Page, ...]:
    """One page for each role."""
    return tuple(_page(role, book, templates) for role in book.model.roles)


def issuer_of(role: Role) -> str:
    """The issuer in whose directives a role acts."""
    return role.id.partition("/")[0]


def _page(role: Role, book: Book, templates: Templates) -> Page:
    sheet = Sheet(book, addresses.role(role.id))
    issuer = book.issuers[issuer_of(role)]
    tasks = _tasks(book.tasks.get(role.id, ()), sheet)
    text = templates.fill(
        "role.md",
        sheet=sheet,
        role=role,
        issuer=issuer,
        addresses=addresses,
        duties=_duties(tasks),
        checkers=_checkers(tasks),
        figures=tuple(
            task
            for task in tasks
            if task.view.norm.kind in labels.BY_WHEN or figures.matters(task.view.norm)
        ),
        partners=_partners(role, tasks, sheet),
        standings=standings(dict.fromkeys(task.directive.id for task in tasks), sheet),
    )
    return Page(addresses.page_path(sheet.address), f"{role.title} – {issuer.short}", text)


def _tasks(found: tuple[tuple[Directive, Norm], ...], sheet: Sheet) -> tuple[Task, ...]:
    return tuple(
        Task(directive, view(norm, about), about)
        for directive, norm in found
        for about in [sheet.about(directive.id)]
    )


def _duties(tasks: tuple[Task, ...]) -> tuple[Duty, ...]:
    """Everything that the table of figures does not show in full already."""
    titles = {**labels.DUTIES, "": labels.OTHER_DUTIES}
    made = (
        Duty(kind, title, tuple(task for task in tasks if _sort(task) == kind))
        for kind, title in titles.items()
    )
    return tuple(duty for duty in made if duty.tasks and duty.kind not in labels.BY_WHEN)


def _sort(task: Task) -> str:
    return task.view.norm.kind if task.view.norm.kind in labels.DUTIES else ""


def _checkers(tasks: tuple[Task, ...]) -> tuple[Link, ...]:
    return tuple(dict.fromkeys(link for task in tasks for link in task.view.checkers))


def _partners(role: Role, tasks: tuple[Task, ...], sheet: Sheet) -> tuple[Partner, ...]:
    """Whom the norms of this role name beside it, those named most often first."""
    places: dict[str, list[Cite]] = {}
    for task in tasks:
        for actor in task.view.norm.actors:
            if actor.value != role.id and actor.value in sheet.book.roles:
                places.setdefault(actor.value, []).append(
                    Cite(task.directive.id, task.view.norm.rn, task.view.norm.place)
                )
    often = sorted(places.items(), key=lambda pair: -len(pair[1]))
    return tuple(Partner(sheet.book.roles[id], sheet.cited(tuple(cites))) for id, cites in often)
