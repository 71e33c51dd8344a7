"""Pages that refuse: no version is known for the day, and one of another day is no answer.

Addresses stay the same, so that a link or a bookmark meets the refusal and not an error.
"""

from __future__ import annotations

from generator.model import Catalogue, Checker, Directive, Validity
from generator.site import addresses
from generator.site.cross_references import CrossReferences, main_directive
from generator.site.page import Page
from generator.site.page_context import PageContext
from generator.site.templates import Templates
from generator.validity import validity
from generator.views.legal_status import legal_status


def pages(cross_references: CrossReferences, templates: Templates) -> tuple[Page, ...]:
    """One page for each checker and catalogue without a version for the day."""
    return tuple(
        _checker(refused, cross_references, templates)
        if isinstance(refused, Checker)
        else _catalogue(refused, cross_references, templates)
        for refused in cross_references.model.refused
    )


def _checker(checker: Checker, cross_references: CrossReferences, templates: Templates) -> Page:
    context = PageContext(cross_references, addresses.checker(checker.id), main_directive(checker))
    valid = validity(checker, cross_references.model)
    text = _refusal(checker.title, "dieses Prüfers", valid, context, templates)
    return Page(addresses.page_path(context.address), checker.title, text, nav=False)


def _catalogue(
    catalogue: Catalogue, cross_references: CrossReferences, templates: Templates
) -> Page:
    context = PageContext(
        cross_references, addresses.catalogue(catalogue.id), catalogue.directive.value
    )
    text = _refusal(catalogue.title, "dieses Katalogs", catalogue.valid, context, templates)
    return Page(addresses.page_path(context.address), catalogue.title, text, nav=False)


def _refusal(
    title: str, what: str, valid: Validity, context: PageContext, templates: Templates
) -> str:
    """The text of a page without an answer; ``what`` in the genitive."""
    return templates.fill(
        "refused.md",
        context=context,
        addresses=addresses,
        title=title,
        what=what,
        valid=valid,
        directive=context.cross_references.directive(context.directive),
        day=context.cross_references.model.day,
    )


def directive_refused(
    directive: Directive, cross_references: CrossReferences, templates: Templates
) -> Page:
    """The page of a directive of which no version is known for the day; it leads to the others."""
    context = PageContext(cross_references, addresses.directive(directive.id), directive.id)
    versions = cross_references.editions(directive.id)
    youngest_with: dict[int, Directive] = {}
    for version in reversed(versions):
        youngest_with |= {norm.rn: version for norm in version.norms}
    links = tuple(
        (rn, context.href(f"{addresses.edition(version)}#{addresses.norm_anchor(rn)}"))
        for rn, version in sorted(youngest_with.items(), key=lambda entry: entry[0])
    )
    text = templates.fill(
        "unknown.md",
        context=context,
        addresses=addresses,
        directive=directive,
        legal_status=legal_status(directive, context),
        issuer=cross_references.issuers[directive.issuer],
        links=links,
        first=versions[-1],
        last=versions[0],
    )
    return Page(addresses.page_path(context.address), directive.title, text)
