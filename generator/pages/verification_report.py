"""The page that publishes what was verified, and everything that stays open.

Figures of the finished site are left to publishing, which fills them in after its last look.
"""

from __future__ import annotations

from generator.program import fingerprint_of_files
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.site.page import Page
from generator.site.page_context import PageContext
from generator.site.templates import Templates
from generator.verified import Verified
from generator.views.verification import directive_lines, open_points, total

TITLE = "Prüfbericht zu diesem Handbuch"


def page(
    cross_references: CrossReferences, verified: tuple[Verified, ...], templates: Templates
) -> Page:
    """The page; checkers that were not verified do not appear on it."""
    context = PageContext(cross_references, addresses.QUALITY)
    model = cross_references.model
    lines = directive_lines(verified, context)
    text = templates.fill(
        "quality.md",
        context=context,
        addresses=addresses,
        title=TITLE,
        lines=lines,
        total=total(lines),
        open=open_points(lines, context),
        files=len(model.files),
        checkers=len(model.checkers),
        failed=sum(not proof.ok for proof in verified),
        cases=sum(proof.cases for proof in verified),
        agreements=sum(len(checker.agreements) for checker in model.checkers),
        hash=fingerprint_of_files(model.files),
    )
    return Page(addresses.page_path(context.address), TITLE, text)
