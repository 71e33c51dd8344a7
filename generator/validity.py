"""What is in force on a day: one version of each directive, catalogue and checker, or none.

The day is always given, never the clock's. Without a day the youngest versions count and nothing is
said about force.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Literal, TypeAlias, TypeVar

from generator.model import Catalogue, Checker, Directive, Document, Model, Validity

Force: TypeAlias = Literal["in-force", "unknown", "not-yet", "ended", ""]
IN_FORCE: Force = "in-force"
UNKNOWN: Force = "unknown"
NOT_YET: Force = "not-yet"
ENDED: Force = "ended"
OPEN = "9999-12-31"
LONGEST_NAME = 64  # of a version in addresses
Versioned = TypeVar("Versioned", Directive, Catalogue, Checker)


def state(valid: Validity, day: str) -> Force:
    """How ``valid`` stands to a day; without a day empty.

    A beginning that nobody knows is not taken for force.
    """
    if not day:
        return ""
    if valid.until and valid.until < day:
        return ENDED
    if valid.since and day < valid.since:
        return NOT_YET
    return IN_FORCE if valid.since else UNKNOWN


def reference_day(model: Model) -> str:
    """The day for which »is« and »was« are told apart, never the clock's.

    The day asked for; without one the last day on which rules were compared with their text.
    """
    return model.day or max((directive.edited for directive in model.directives), default="")


def validity(checker: Checker, model: Model) -> Validity:
    """When a checker is in force: as it says itself, else like the first directive it rests on."""
    if checker.valid.since or checker.valid.until or not checker.directives:
        return checker.valid
    directive = model.directive(checker.directives[0].value)
    return directive.valid if directive else checker.valid


def as_of(model: Model, day: str | None) -> Model:
    """The model with the one version of everything that is in force on ``day``.

    ``day`` None = the youngest. A directive without a version for the day stays visible, but has no
    norms: those of another day are no answer. Pictures show the youngest version only.
    """
    directives, unknown = _split(model.directives, _own_validity, day)
    catalogues, no_catalogues = _split(model.catalogues, _own_validity, day)
    checkers, no_checkers = _split(model.checkers, partial(validity, model=model), day)
    visible = dict(directives)
    for directive in unknown.values():
        visible[directive.id] = replace(directive, sections=(), known=False)
    order = dict.fromkeys(directive.id for directive in model.directives)
    return replace(
        model,
        day=day or "",
        editions=model.directives,
        directives=tuple(visible[directive] for directive in order),
        catalogues=tuple(catalogues.values()),
        checkers=tuple(checkers.values()),
        pictures=tuple(
            picture
            for picture in model.pictures
            if picture.directive in directives and not directives[picture.directive].edition
        ),
        refused=(*no_catalogues.values(), *no_checkers.values()),
    )


def _own_validity(entry: Directive | Catalogue) -> Validity:
    return entry.valid


def _split(
    entries: Iterable[Versioned], valid: Callable[[Versioned], Validity], day: str | None
) -> tuple[dict[str, Versioned], dict[str, Versioned]]:
    """By id: the version of the day, and where there is none, the youngest one."""
    versions: dict[str, list[Versioned]] = {}
    for entry in entries:
        versions.setdefault(entry.id, []).append(entry)

    def end_of(version: Versioned) -> tuple[str, str]:
        span = valid(version)
        return span.since, span.until or OPEN

    of_the_day: dict[str, Versioned] = {}
    others: dict[str, Versioned] = {}
    for entry_id, candidates in versions.items():
        fitting = [version for version in candidates if day is None or valid(version).covers(day)]
        if fitting:
            of_the_day[entry_id] = max(fitting, key=end_of)
        else:
            others[entry_id] = max(candidates, key=end_of)
    return of_the_day, others


@dataclass(frozen=True)
class Repeal:
    """That a directive was replaced or repealed.

    ``successors``: what follows it; ``last``: its last day as far as that is known.
    """

    successors: tuple[Directive | Document, ...]
    last: str


def repeal(directive: Directive, model: Model) -> Repeal | None:
    """What directives and directory say about the end of a directive.

    None = nobody says that it was replaced or repealed.
    """
    successors = _successors(directive, model)
    repealed = any(
        document.status in ("ersetzt", "aufgehoben")
        for document in model.documents
        if document.directive == directive.id
    )
    if not successors and not repealed:
        return None
    begins = [
        other.valid.since
        for other in successors
        if isinstance(other, Directive) and other.valid.since
    ]
    last = directive.valid.until or (day_before(min(begins)) if begins else "")
    return Repeal(tuple({other.id: other for other in successors}.values()), last)


def _successors(directive: Directive, model: Model) -> list[Directive | Document]:
    """Directives that say that they replace it, then those that its entries in the directory name.

    All versions of them, as far as the model holds several.
    """
    successors: list[Directive | Document] = [
        other
        for other in model.directives
        if any(old.directive and old.directive.value == directive.id for old in other.replaces)
    ]
    named = {
        relation.target.value
        for document in model.documents
        if document.directive == directive.id
        for relation in document.relations
        if relation.kind == "ersetzt-durch"
    }
    successors += [
        model.directive(document.directive) or document
        for document in model.documents
        if document.id in named
    ]
    return successors


def is_over(directive: Directive, model: Model) -> bool:
    """True when a directive was replaced or repealed, on the reference date if there is one."""
    end = repeal(directive, model)
    if end is None:
        return False
    return not (end.last and model.day and model.day <= end.last)


def last_day(directive: Directive, model: Model) -> str:
    """The last day of a directive.

    ``OPEN`` = none known, empty = over, but nobody says since when.
    """
    end = repeal(directive, model)
    return directive.valid.until or (end.last if end else OPEN)


def day_before(day: str) -> str:
    """The day before an ISO date."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def edition_name(directive: Directive) -> str:
    """What tells a version apart, fit for an address.

    Its number, else the day it begins, else that neither is known.
    """
    name = directive.version or directive.valid.since or "ohne-angabe"
    fit = re.sub(r"[^a-z0-9.]+", "-", name.lower())[:LONGEST_NAME]
    return fit.strip("-.") or "ohne-angabe"
