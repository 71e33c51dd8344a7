"""All deadlines, thresholds and further figures in one table, ready to be sorted and filtered."""

from __future__ import annotations

from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.site.page import Page
from generator.site.page_context import PageContext
from generator.site.templates import Templates
from generator.views.deadlines import deadline_groups
from generator.views.sort_keys import sort_key

TITLE = "Fristen und Zahlen"


def page(cross_references: CrossReferences, templates: Templates) -> Page:
    """The page of deadlines, thresholds and further figures."""
    context = PageContext(cross_references, addresses.DEADLINES)
    text = templates.fill(
        "deadlines.md",
        context=context,
        cross_references=cross_references,
        sort_key=sort_key,
        groups=deadline_groups(context),
    )
    return Page(addresses.page_path(context.address), TITLE, text)
