"""The pages that lead to others: one for directives, checkers, catalogues and roles each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.model import Checker, Directive, Issuer
from generator.pages.roles import issuer_of
from generator.site import addresses
from generator.site.chapters import Chapter, chapters
from generator.site.cross_references import CrossReferences, cited
from generator.site.page import Page
from generator.site.page_context import PageContext
from generator.site.templates import Templates


@dataclass(frozen=True)
class Shelf:
    """What an issuer has: directives, or roles with the number of norms for each."""

    issuer: Issuer
    directives: tuple[Directive, ...]
    roles: tuple


@dataclass(frozen=True)
class CheckerGroup:
    """Checkers of a directive that belong to the same chapter; ``chapter`` None = the directive has none."""

    chapter: Chapter | None
    anchor: str
    checkers: tuple[Checker, ...]


def pages(cross_references: CrossReferences, templates: Templates) -> tuple[Page, ...]:
    """The four overviews."""
    wanted = (
        ("directives.md", addresses.DIRECTIVES, "Weisungen"),
        ("checkers.md", addresses.CHECKERS, "Prüfer"),
        ("catalogues.md", addresses.CATALOGUES, "Kataloge"),
        ("roles.md", addresses.ROLES, "Rollen"),
    )
    return tuple(
        Page(addresses.page_path(address), title, fill(name, address, cross_references, templates))
        for name, address, title in wanted
    )


def fill(name: str, address: str, cross_references: CrossReferences, templates: Templates) -> str:
    """A template that speaks of everything there is."""
    return templates.fill(
        name,
        context=PageContext(cross_references, address),
        cross_references=cross_references,
        shelves=shelves(cross_references),
        addresses=addresses,
        groups=groups,
    )


def shelves(cross_references: CrossReferences) -> tuple[Shelf, ...]:
    """Everything by issuer."""
    return tuple(_shelf(issuer, cross_references) for issuer in cross_references.model.issuers)


def _shelf(issuer: Issuer, cross_references: CrossReferences) -> Shelf:
    roles = tuple(
        (role, len(cross_references.tasks.get(role.id, ())))
        for role in cross_references.model.roles
        if issuer_of(role) == issuer.id
    )
    return Shelf(
        issuer,
        tuple(
            directive
            for directive in cross_references.model.directives
            if directive.issuer == issuer.id
        ),
        roles,
    )


def groups(directive: Directive, cross_references: CrossReferences) -> tuple[CheckerGroup, ...]:
    """The checkers of a directive by chapter, in the order of the source."""
    homes = {
        checker.id: home(checker, directive)
        for checker in cross_references.checkers_of(directive.id)
    }
    made = []
    for part in chapters(directive) or (None,):
        found = tuple(
            checker
            for checker in cross_references.checkers_of(directive.id)
            if homes[checker.id] == part
        )
        made.append(
            CheckerGroup(
                part, addresses.checkers_about(directive.id, part).partition("#")[2], found
            )
        )
    return tuple(group for group in made if group.checkers)


def home(checker: Checker, directive: Directive) -> Chapter | None:
    """The chapter on which a checker mostly rests; None when the directive is not divided."""
    where = {
        norm.rn: part
        for part in chapters(directive)
        for section in part.sections
        for norm in section.norms
    }
    named = Counter(where[rn].id for id, rn in cited(checker) if id == directive.id and rn in where)
    most = max(named, key=lambda id: named[id], default=None)
    return next((part for part in chapters(directive) if part.id == most), None)
