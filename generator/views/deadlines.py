"""Deadlines, thresholds and further figures, by what they are for."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Norm
from generator.site.page_context import PageContext
from generator.views.tasks import Task, tasks
from generator.wording import figures

GROUPS = {  # id, which is an anchor, and title: what somebody acts by first, mere counts last
    "fristen": "Fristen",
    "schwellen": "Schwellen und Grenzen",
    "zeiten": "Zeiten, Beträge und Häufigkeiten",
    "zahlen": "Weitere Zahlen",
}


@dataclass(frozen=True)
class DeadlineGroup:
    """Figures of one sort, under their own heading."""

    id: str
    title: str
    tasks: tuple[Task, ...]


def deadline_groups(context: PageContext) -> tuple[DeadlineGroup, ...]:
    """All figures by group; a group without any is left out."""
    listed: dict[str, list[Task]] = {group_id: [] for group_id in GROUPS}
    for task in tasks(context, lambda norm, _: bool(_group(norm))):
        listed[_group(task.view.norm)].append(task)
    return tuple(
        DeadlineGroup(group_id, GROUPS[group_id], tuple(group))
        for group_id, group in listed.items()
        if group
    )


def _group(norm: Norm) -> str:
    """The group of a norm; empty = it has no figure to look up."""
    if norm.kind == "deadline":
        return "fristen"
    if norm.kind == "threshold":
        return "schwellen"
    if figures.matters(norm):
        return "zeiten"
    return "zahlen" if figures.counts(norm) else ""
