"""All deadlines, thresholds and further figures in one table, ready to be sorted and filtered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.model import Norm
from generator.pages.roles import Task
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.site.page import Page
from generator.site.page_context import PageContext
from generator.site.templates import Templates
from generator.views.norms import view
from generator.views.sort_keys import sort_key
from generator.wording import figures


@dataclass(frozen=True)
class DeadlineGroup:
    """Entries of one sort, under their own heading."""

    id: str
    title: str
    tasks: tuple[Task, ...]


def page(cross_references: CrossReferences, templates: Templates) -> Page:
    """The page of deadlines, thresholds and further figures."""
    context = PageContext(cross_references, addresses.DEADLINES)
    text = templates.fill(
        "deadlines.md",
        context=context,
        cross_references=cross_references,
        addresses=addresses,
        sort_key=sort_key,
        groups=groups(context),
    )
    return Page(addresses.page_path(context.address), "Fristen und Zahlen", text)


def groups(context: PageContext) -> tuple[DeadlineGroup, ...]:
    """What somebody acts by first, mere counts last."""
    made = (
        DeadlineGroup(
            "fristen", "Fristen", tasks(context, lambda norm, _: norm.kind == "deadline")
        ),
        DeadlineGroup(
            "schwellen",
            "Schwellen und Grenzen",
            tasks(context, lambda norm, _: norm.kind == "threshold"),
        ),
        DeadlineGroup(
            "zeiten",
            "Zeiten, Beträge und Häufigkeiten",
            tasks(context, lambda norm, _: _is_other(norm) and figures.matters(norm)),
        ),
        DeadlineGroup(
            "zahlen",
            "Weitere Zahlen",
            tasks(
                context,
                lambda norm, _: (
                    _is_other(norm) and figures.counts(norm) and not figures.matters(norm)
                ),
            ),
        ),
    )
    return tuple(group for group in made if group.tasks)


def tasks(context: PageContext, wanted: Callable[[Norm, str], bool]) -> tuple[Task, ...]:
    """The norms that are wanted, asked with the id of their directive, in the order of the sources."""
    return tuple(
        Task(directive, view(norm, about), about)
        for directive in context.cross_references.model.directives
        for about in [context.about(directive.id)]
        for norm in directive.norms
        if wanted(norm, directive.id)
    )


def _is_other(norm: Norm) -> bool:
    return norm.kind not in ("deadline", "threshold")
