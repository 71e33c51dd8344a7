"""What somebody in a role must, should, may and must not do, by when, and whom to involve."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Cite, Role
from generator.site.page_context import Cited, Link, PageContext
from generator.views.tasks import Task, task_of
from generator.wording import figures, labels


@dataclass(frozen=True)
class Duty:
    """Norms of one kind under one heading; ``kind`` empty = of all other kinds."""

    kind: str
    title: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Partner:
    """Another role that is named together with this one, and where."""

    role: Role
    cited: tuple[Cited, ...]


@dataclass(frozen=True, kw_only=True)
class RoleView:
    """All that concerns a role; ``figures``: what somebody acts by, shown in full in a table."""

    figures: tuple[Task, ...]
    duties: tuple[Duty, ...]
    partners: tuple[Partner, ...]
    checkers: tuple[Link, ...]
    directives: tuple[str, ...]


def role_view(role: Role, context: PageContext) -> RoleView:
    """The norms for a role, by their kind."""
    norms = context.cross_references.tasks.get(role.id, ())
    tasks = tuple(task_of(norm, directive, context) for directive, norm in norms)
    return RoleView(
        figures=tuple(
            task
            for task in tasks
            if task.view.norm.kind in labels.BY_WHEN or figures.matters(task.view.norm)
        ),
        duties=_duties(tasks),
        partners=_partners(role, tasks, context),
        checkers=tuple(dict.fromkeys(link for task in tasks for link in task.view.checkers)),
        directives=tuple(dict.fromkeys(task.directive.id for task in tasks)),
    )


def _duties(tasks: tuple[Task, ...]) -> tuple[Duty, ...]:
    """Everything that the table of figures does not show in full already."""
    titles = {**labels.DUTIES, "": labels.OTHER_DUTIES}
    duties: list[Duty] = []
    for kind, title in titles.items():
        own = tuple(task for task in tasks if _duty_kind(task) == kind)
        if own and kind not in labels.BY_WHEN:
            duties.append(Duty(kind, title, own))
    return tuple(duties)


def _duty_kind(task: Task) -> str:
    return task.view.norm.kind if task.view.norm.kind in labels.DUTIES else ""


def _partners(role: Role, tasks: tuple[Task, ...], context: PageContext) -> tuple[Partner, ...]:
    """Whom the norms of this role name beside it, those named most often first."""
    roles = context.cross_references.roles
    places: dict[str, list[Cite]] = {}
    for task in tasks:
        norm = task.view.norm
        for actor in norm.actors:
            if actor.value != role.id and actor.value in roles:
                cite = Cite(task.directive.id, norm.rn, norm.place)
                places.setdefault(actor.value, []).append(cite)
    by_frequency = sorted(places.items(), key=lambda entry: -len(entry[1]))
    return tuple(
        Partner(roles[role_id], context.cited(tuple(cites))) for role_id, cites in by_frequency
    )
