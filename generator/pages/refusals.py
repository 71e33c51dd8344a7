"""Pages that refuse: for the day asked for no version is known, and one of another day is no answer.

Addresses stay the same, so that a link or a bookmark meets the refusal and not an error.
"""

from __future__ import annotations

from generator.model import Checker, Directive
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.site.page import Page
from generator.site.page_context import PageContext
from generator.site.templates import Templates
from generator.validity import validity
from generator.views.legal_status import legal_status


def pages(cross_references: CrossReferences, templates: Templates) -> tuple[Page, ...]:
    """One page for each checker and catalogue without a version for the day."""
    return tuple(
        _page(thing, cross_references, templates) for thing in cross_references.model.refused
    )


def _page(thing, cross_references: CrossReferences, templates: Templates) -> Page:
    checker = isinstance(thing, Checker)
    main = thing.directives[0].value if checker else thing.directive.value
    context = PageContext(
        cross_references,
        addresses.checker(thing.id) if checker else addresses.catalogue(thing.id),
        main,
    )
    text = templates.fill(
        "refused.md",
        context=context,
        addresses=addresses,
        title=thing.title,
        what="dieses Prüfers" if checker else "dieses Katalogs",
        valid=validity(thing, cross_references.model) if checker else thing.valid,
        directive=cross_references.model.directive(main),
        day=cross_references.model.day,
    )
    return Page(addresses.page_path(context.address), thing.title, text, nav=False)


def directive_refused(
    directive: Directive, cross_references: CrossReferences, templates: Templates
) -> Page:
    """The page of a directive that says no version is known for the day, and where those of other days stand."""
    context = PageContext(cross_references, addresses.directive(directive.id), directive.id)
    versions = cross_references.editions(directive.id)
    numbers = {norm.rn: one for one in reversed(versions) for norm in one.norms}
    links = tuple(
        (rn, context.href(f"{addresses.edition(numbers[rn])}#{addresses.norm_anchor(rn)}"))
        for rn in sorted(numbers)
    )
    text = templates.fill(
        "unknown.md",
        context=context,
        directive=directive,
        legal_status=legal_status(directive, context),
        addresses=addresses,
        issuer=cross_references.issuers[directive.issuer],
        links=links,
        first=versions[-1],
        last=versions[0],
    )
    return Page(addresses.page_path(context.address), directive.title, text)
