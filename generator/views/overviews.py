"""Everything there is, by issuer and by chapter, for the pages that lead to it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.model import Checker, Directive, Issuer, Role
from generator.site import addresses
from generator.site.chapters import Chapter, chapters
from generator.site.cross_references import CrossReferences, cited


@dataclass(frozen=True)
class Shelf:
    """What an issuer has: directives, and roles with the number of norms for each."""

    issuer: Issuer
    directives: tuple[Directive, ...]
    roles: tuple[tuple[Role, int], ...]


@dataclass(frozen=True)
class CheckerGroup:
    """Checkers of a directive that belong to one chapter; ``chapter`` None = it has no chapters."""

    chapter: Chapter | None
    anchor: str
    checkers: tuple[Checker, ...]


def shelves(cross_references: CrossReferences) -> tuple[Shelf, ...]:
    """Everything by issuer."""
    return tuple(_shelf(issuer, cross_references) for issuer in cross_references.model.issuers)


def _shelf(issuer: Issuer, cross_references: CrossReferences) -> Shelf:
    roles = tuple(
        (role, len(cross_references.tasks.get(role.id, ())))
        for role in cross_references.roles_of(issuer.id)
    )
    return Shelf(issuer, cross_references.directives_of(issuer.id), roles)


def checker_groups(
    directive: Directive, cross_references: CrossReferences
) -> tuple[CheckerGroup, ...]:
    """The checkers of a directive by chapter, in the order of the source."""
    checkers = cross_references.checkers_of(directive.id)
    homes = {checker.id: home_chapter(checker, directive) for checker in checkers}
    groups: list[CheckerGroup] = []
    for part in (None, *chapters(directive)):  # some rest on what stands before all chapters
        own = tuple(checker for checker in checkers if homes[checker.id] == part)
        if own:
            anchor = addresses.checkers_about(directive.id, part).partition("#")[2]
            groups.append(CheckerGroup(part, anchor, own))
    return tuple(groups)


def home_chapter(checker: Checker, directive: Directive) -> Chapter | None:
    """The chapter on which a checker mostly rests; None when the directive is not divided."""
    parts = chapters(directive)
    part_of: dict[int, str] = {}
    for part in parts:
        for section in part.sections:
            part_of |= {norm.rn: part.id for norm in section.norms}
    citations = Counter(
        part_of[rn]
        for directive_id, rn in cited(checker)
        if directive_id == directive.id and rn in part_of
    )
    most = max(citations, key=lambda part_id: citations[part_id], default=None)
    return next((part for part in parts if part.id == most), None)
