"""The page »Was ist neu«: what changed between two versions of the rules."""

from __future__ import annotations

from generator.changes import Comparison
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.site.page import Page
from generator.site.page_context import PageContext
from generator.site.templates import Templates
from generator.views.news import news

TITLE = "Was ist neu"


def page(comparison: Comparison, cross_references: CrossReferences, templates: Templates) -> Page:
    """The page of what is new."""
    context = PageContext(cross_references, addresses.CHANGES)
    text = templates.fill(
        "changes.md",
        context=context,
        addresses=addresses,
        title=TITLE,
        news=news(comparison, context),
    )
    return Page(addresses.page_path(context.address), TITLE, text)
