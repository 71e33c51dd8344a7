"""The ways in that the start page shows: chosen checkers, roles and deadlines, phases, versions, offices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Catalogue, Checker, Directive, Issuer, Model, Revision, Role
from generator.pages.deadlines import tasks
from generator.pages.overviews import groups
from generator.pages.roles import Task, issuer_of
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.site.page_context import PageContext


@dataclass(frozen=True)
class Question:
    """A checker that is asked often, and whose it is."""

    checker: Checker
    issuer: Issuer


@dataclass(frozen=True)
class Phase:
    """A row of a catalogue that names parts of its directive: where the part stands, what comes out, which checkers help."""

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


def choices(mark: str, model: Model) -> tuple[str, ...]:
    """What editors may name inside a mark."""
    known = {
        "prüfer": [checker.id for checker in model.checkers],
        "rollen": [role.id for role in model.roles],
        "phasen": [catalogue.id for catalogue in model.catalogues],
        "fristen": [
            f"{directive.id}#{norm.rn}"
            for directive in model.directives
            for norm in directive.norms
        ],
    }
    return tuple(dict.fromkeys(known.get(mark, ())))


def questions(chosen: Sequence[str], cross_references: CrossReferences) -> tuple[Question, ...]:
    """The chosen checkers in the order of the editors; without a choice all of them."""
    known = {checker.id: checker for checker in cross_references.model.checkers}
    found = [known[id] for id in chosen or known if id in known]
    return tuple(
        Question(
            checker,
            cross_references.issuers[
                cross_references.model.directive(checker.directives[0].value).issuer
            ],
        )
        for checker in found
    )


def deadlines(chosen: Sequence[str], context: PageContext) -> tuple[Task, ...]:
    """The chosen norms in the order of the editors; without a choice all deadlines."""
    found = {
        f"{task.directive.id}#{task.view.norm.rn}": task
        for task in tasks(
            context,
            lambda norm, id: f"{id}#{norm.rn}" in chosen if chosen else norm.kind == "deadline",
        )
    }
    return tuple(found[key] for key in chosen or found if key in found)


def roles(chosen: Sequence[str], cross_references: CrossReferences) -> tuple[Roles, ...]:
    """The roles by issuer; without a choice none stands out."""
    made = []
    for issuer in cross_references.model.issuers:
        own = {
            role.id: role for role in cross_references.model.roles if issuer_of(role) == issuer.id
        }
        front = tuple(own[id] for id in chosen if id in own)
        made.append(Roles(issuer, front, tuple(role for role in own.values() if role not in front)))
    return tuple(one for one in made if one.chosen or one.others)


def phases(chosen: Sequence[str], context: PageContext) -> tuple[Phase, ...]:
    """The rows of the chosen catalogues as entries into their directive."""
    return tuple(
        phase
        for catalogue in context.cross_references.model.catalogues
        if catalogue.id in chosen
        for phase in _phases(catalogue, context)
    )


def _phases(catalogue: Catalogue, context: PageContext) -> list[Phase]:
    directive = context.cross_references.model.directive(catalogue.directive.value)
    helping = {
        group.chapter.id: group
        for group in groups(directive, context.cross_references)
        if group.chapter
    }
    made = []
    for row in catalogue.rows:
        named = [
            section
            for section in directive.sections
            if section.number and section.number in map(str, row.cells.values())
        ]
        section = max(
            named, key=lambda section: len(section.number), default=None
        )  # »2.1.1«, not the »1« of the first phase
        in_catalogue = addresses.catalogue_row(catalogue.id, row.id)
        group = next(
            (group for group in helping.values() if section in group.chapter.sections), None
        )
        made.append(
            Phase(
                title=row.title,
                href=context.href(
                    addresses.section(directive, section) if section else in_catalogue
                ),
                row=context.href(in_catalogue),
                result=str(row.cells.get(catalogue.columns[-1].id) or ""),
                checkers=len(group.checkers) if group else 0,
                checkers_href=context.href(addresses.checkers_about(directive.id, group.chapter))
                if group
                else "",
            )
        )
    return made


def versions(cross_references: CrossReferences) -> tuple[tuple[Directive, Revision], ...]:
    """The latest dated version of each directive that tells its history, youngest first."""
    latest = [
        (directive, max(dated, key=lambda version: version.date))
        for directive in cross_references.model.directives
        for dated in [[version for version in directive.versions if version.date]]
        if dated
    ]
    return tuple(sorted(latest, key=lambda pair: pair[1].date, reverse=True))
