"""The entries that the start page shows: chosen checkers, roles and deadlines, phases, versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import (
    Catalogue,
    CatalogueRow,
    Checker,
    Directive,
    Issuer,
    Revision,
    Role,
    Section,
)
from generator.site import addresses
from generator.site.cross_references import CrossReferences, main_directive
from generator.site.page_context import PageContext
from generator.views.overviews import CheckerGroup, checker_groups
from generator.views.tasks import Task, tasks


@dataclass(frozen=True)
class QuestionEntry:
    """A checker that is asked often, and whose it is."""

    checker: Checker
    issuer: Issuer


@dataclass(frozen=True, kw_only=True)
class Phase:
    """A row of a catalogue that names a part of its directive.

    ``href``: where the part stands; ``row``: where the row does; ``checkers``: how many help there.
    """

    title: str
    href: str
    row: str
    result: str
    checkers: int
    checkers_href: str


@dataclass(frozen=True)
class Roles:
    """The roles of an issuer: those that editors chose, and all the others."""

    issuer: Issuer
    chosen: tuple[Role, ...]
    others: tuple[Role, ...]


def questions(
    chosen: Sequence[str], cross_references: CrossReferences
) -> tuple[QuestionEntry, ...]:
    """The chosen checkers in the order of the editors; without a choice all of them."""
    known = {checker.id: checker for checker in cross_references.model.checkers}
    return tuple(
        QuestionEntry(known[checker_id], _issuer(known[checker_id], cross_references))
        for checker_id in chosen or known
        if checker_id in known
    )


def _issuer(checker: Checker, cross_references: CrossReferences) -> Issuer:
    directive = cross_references.directive(main_directive(checker))
    return cross_references.issuers[directive.issuer]


def deadlines(chosen: Sequence[str], context: PageContext) -> tuple[Task, ...]:
    """The chosen norms in the order of the editors; without a choice all deadlines."""
    candidates = tasks(
        context,
        lambda norm, directive: (
            f"{directive}#{norm.rn}" in chosen if chosen else norm.kind == "deadline"
        ),
    )
    known = {f"{task.directive.id}#{task.view.norm.rn}": task for task in candidates}
    return tuple(known[key] for key in chosen or known if key in known)


def roles(chosen: Sequence[str], cross_references: CrossReferences) -> tuple[Roles, ...]:
    """The roles by issuer; without a choice none stands out."""
    listed: list[Roles] = []
    for issuer in cross_references.model.issuers:
        own = {role.id: role for role in cross_references.roles_of(issuer.id)}
        front = tuple(own[role_id] for role_id in chosen if role_id in own)
        if own:
            others = tuple(role for role in own.values() if role not in front)
            listed.append(Roles(issuer, front, others))
    return tuple(listed)


def phases(chosen: Sequence[str], context: PageContext) -> tuple[Phase, ...]:
    """The rows of the chosen catalogues as entries into their directive."""
    return tuple(
        phase
        for catalogue in context.cross_references.model.catalogues
        if catalogue.id in chosen
        for phase in _phases(catalogue, context)
    )


def _phases(catalogue: Catalogue, context: PageContext) -> list[Phase]:
    directive = context.cross_references.directive(catalogue.directive.value)
    groups = checker_groups(directive, context.cross_references)
    phases: list[Phase] = []
    for row in catalogue.rows:
        section = _named_section(row, directive)
        group = _group_of(section, groups)
        in_catalogue = addresses.catalogue_row(catalogue.id, row.id)
        target = addresses.section(directive, section) if section else in_catalogue
        overview = addresses.checkers_about(directive.id, group.chapter) if group else ""
        phases.append(
            Phase(
                title=row.title,
                href=context.href(target),
                row=context.href(in_catalogue),
                result=str(row.cells.get(catalogue.columns[-1].id) or ""),
                checkers=len(group.checkers) if group else 0,
                checkers_href=context.href(overview) if overview else "",
            )
        )
    return phases


def _named_section(row: CatalogueRow, directive: Directive) -> Section | None:
    """The section whose number a row names: »2.1.1« rather than the »1« of the first phase."""
    cells = [str(value) for value in row.cells.values()]
    named = [
        section for section in directive.sections if section.number and section.number in cells
    ]
    return max(named, key=lambda section: len(section.number), default=None)


def _group_of(section: Section | None, groups: tuple[CheckerGroup, ...]) -> CheckerGroup | None:
    """The checkers of the chapter that holds a section."""
    for group in groups:
        if group.chapter and section in group.chapter.sections:
            return group
    return None


def versions(cross_references: CrossReferences) -> tuple[tuple[Directive, Revision], ...]:
    """The latest dated version of each directive that tells its history, youngest first."""
    latest: list[tuple[Directive, Revision]] = []
    for directive in cross_references.model.directives:
        dated = [version for version in directive.versions if version.date]
        if dated:
            latest.append((directive, max(dated, key=lambda version: version.date)))
    return tuple(sorted(latest, key=lambda entry: entry[1].date, reverse=True))
