"""A norm as something to do or to know by heart, outside the text of its directive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.model import Directive, Norm
from generator.site.page_context import PageContext
from generator.views.norms import NormView, norm_view


@dataclass(frozen=True)
class Task:
    """A norm, and the page as it speaks of the norm's directive."""

    directive: Directive
    view: NormView
    context: PageContext


def task_of(norm: Norm, directive: Directive, context: PageContext) -> Task:
    """The norm of a directive on a page that is about something else."""
    about = context.about(directive.id)
    return Task(directive, norm_view(norm, about), about)


def tasks(context: PageContext, wanted: Callable[[Norm, str], bool]) -> tuple[Task, ...]:
    """The norms that are wanted, asked with the id of their directive, in source order."""
    return tuple(
        task_of(norm, directive, context)
        for directive in context.cross_references.model.directives
        for norm in directive.norms
        if wanted(norm, directive.id)
    )
