"""Role pages: figures first, then what somebody must, should, may and must not do, and whom to involve."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Cite, Directive, Norm, Role
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.site.page import Page
from generator.site.page_context import Cited, Link, PageContext
from generator.site.templates import Templates
from generator.views.legal_status import legal_statuses
from generator.views.norms import NormView, view
from generator.wording import figures, labels


@dataclass(frozen=True)
class Task:
    """A norm for a role, and the page as it speaks of the norm's directive."""

    directive: Directive
    view: NormView
    context: PageContext


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


def pages(cross_references: CrossReferences, templates: Templates) -> tuple[Page, ...]:
    """One page for each role."""
    return tuple(_page(role, cross_references, templates) for role in cross_references.model.roles)


def issuer_of(role: Role) -> str:
    """The issuer in whose directives a role acts."""
    return role.id.partition("/")[0]


def _page(role: Role, cross_references: CrossReferences, templates: Templates) -> Page:
    context = PageContext(cross_references, addresses.role(role.id))
    issuer = cross_references.issuers[issuer_of(role)]
    tasks = _tasks(cross_references.tasks.get(role.id, ()), context)
    text = templates.fill(
        "role.md",
        context=context,
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
        partners=_partners(role, tasks, context),
        legal_statuses=legal_statuses(dict.fromkeys(task.directive.id for task in tasks), context),
    )
    return Page(addresses.page_path(context.address), f"{role.title} – {issuer.short}", text)


def _tasks(found: tuple[tuple[Directive, Norm], ...], context: PageContext) -> tuple[Task, ...]:
    return tuple(
        Task(directive, view(norm, about), about)
        for directive, norm in found
        for about in [context.about(directive.id)]
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


def _partners(role: Role, tasks: tuple[Task, ...], context: PageContext) -> tuple[Partner, ...]:
    """Whom the norms of this role name beside it, those named most often first."""
    places: dict[str, list[Cite]] = {}
    for task in tasks:
        for actor in task.view.norm.actors:
            if actor.value != role.id and actor.value in context.cross_references.roles:
                places.setdefault(actor.value, []).append(
                    Cite(task.directive.id, task.view.norm.rn, task.view.norm.place)
                )
    often = sorted(places.items(), key=lambda pair: -len(pair[1]))
    return tuple(
        Partner(context.cross_references.roles[id], context.cited(tuple(cites)))
        for id, cites in often
    )
