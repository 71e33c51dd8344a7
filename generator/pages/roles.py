"""Role pages: figures first, then duties by their kind, and whom to involve."""

from __future__ import annotations

from generator.model import Role
from generator.site import addresses
from generator.site.cross_references import CrossReferences, issuer_of
from generator.site.page import Page
from generator.site.page_context import PageContext
from generator.site.templates import Templates
from generator.views.legal_status import legal_statuses
from generator.views.roles import role_view


def pages(cross_references: CrossReferences, templates: Templates) -> tuple[Page, ...]:
    """One page for each role."""
    return tuple(_page(role, cross_references, templates) for role in cross_references.model.roles)


def _page(role: Role, cross_references: CrossReferences, templates: Templates) -> Page:
    context = PageContext(cross_references, addresses.role(role.id))
    issuer = cross_references.issuers[issuer_of(role)]
    view = role_view(role, context)
    text = templates.fill(
        "role.md",
        context=context,
        addresses=addresses,
        role=role,
        issuer=issuer,
        view=view,
        legal_statuses=legal_statuses(view.directives, context),
    )
    return Page(addresses.page_path(context.address), f"{role.title} – {issuer.short}", text)
