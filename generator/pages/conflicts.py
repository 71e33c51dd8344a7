"""Pages of contradictions, ambiguities and gaps: both sides, the readings, what follows."""

from __future__ import annotations

from generator.model import Conflict, Directive
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.site.page import Page
from generator.site.page_context import PageContext
from generator.site.templates import Templates
from generator.views.conflicts import conflict_view
from generator.views.legal_status import legal_statuses

TITLE = "Auslegung und Widersprüche"


def pages(cross_references: CrossReferences, templates: Templates) -> tuple[Page, ...]:
    """The conflicts between directives, and those inside each directive that has some."""
    inside = [
        (directive, conflicts)
        for directive in cross_references.model.directives
        if (conflicts := cross_references.conflicts_inside(directive.id))
    ]
    return (
        _between(inside, cross_references, templates),
        *(
            _inside(directive, conflicts, cross_references, templates)
            for directive, conflicts in inside
        ),
    )


def _between(
    inside: list[tuple[Directive, tuple[Conflict, ...]]],
    cross_references: CrossReferences,
    templates: Templates,
) -> Page:
    """The conflicts of no directive alone, with the way to those inside each directive."""
    context = PageContext(cross_references, addresses.conflicts())
    model = cross_references.model
    text = templates.fill(
        "conflicts.md",
        context=context,
        addresses=addresses,
        title=TITLE,
        directive=None,
        conflicts=[
            conflict_view(conflict, context)
            for conflict in model.conflicts
            if len(conflict.directives) != 1
        ],
        inside=[(directive, len(conflicts)) for directive, conflicts in inside],
        legal_statuses=legal_statuses((directive.id for directive in model.directives), context),
    )
    return Page(addresses.page_path(context.address), TITLE, text)


def _inside(
    directive: Directive,
    conflicts: tuple[Conflict, ...],
    cross_references: CrossReferences,
    templates: Templates,
) -> Page:
    context = PageContext(cross_references, addresses.conflicts(directive.id), directive.id)
    title = f"Auslegung: {directive.short}"
    text = templates.fill(
        "conflicts.md",
        context=context,
        addresses=addresses,
        title=title,
        directive=directive,
        conflicts=[conflict_view(conflict, context) for conflict in conflicts],
        inside=[],
        legal_statuses=legal_statuses((directive.id,), context),
    )
    return Page(addresses.page_path(context.address), title, text)
