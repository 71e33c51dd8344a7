"""What is in force on a day: one version of each directive, catalogue and checker, or the honest answer that none is known.

The day is always given, never the clock's. Without a day the youngest versions count and nothing is said about force.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from generator.model import Checker, Directive, Document, Model, Validity

IN_FORCE, UNKNOWN, NOT_YET, ENDED = "in-force", "unknown", "not-yet", "ended"
OPEN = "9999-12-31"
T = TypeVar("T")


def state(valid: Validity, day: str) -> str:
    """How ``valid`` stands to a day; without a day empty. A beginning that nobody knows is not taken for force."""
    if not day:
        return ""
    if valid.until and valid.until < day:
        return ENDED
    if valid.since and day < valid.since:
        return NOT_YET
    return IN_FORCE if valid.since else UNKNOWN


def validity(checker: Checker, model: Model) -> Validity:
    """When a checker is in force: as it says itself, else like the first directive it rests on."""
    if checker.valid.since or checker.valid.until or not checker.directives:
        return checker.valid
    directive = model.directive(checker.directives[0].value)
    return directive.valid if directive else checker.valid


def as_of(model: Model, day: str | None) -> Model:
    """The model with the one version of everything that is in force on ``day``; None = the youngest.

    A directive without a version for the day stays visible, but has no norms: those of another day are no answer.
    Pictures show the youngest version only.
    """
    directives, unknown = _split(model.directives, lambda directive: directive.valid, day)
    catalogues, no_catalogues = _split(model.catalogues, lambda catalogue: catalogue.valid, day)
    checkers, no_checkers = _split(model.checkers, lambda checker: validity(checker, model), day)
    visible = directives | {
        id: replace(directive, sections=(), known=False) for id, directive in unknown.items()
    }
    order = dict.fromkeys(directive.id for directive in model.directives)
    return replace(
        model,
        day=day or "",
        editions=model.directives,
        directives=tuple(visible[id] for id in order),
        catalogues=tuple(catalogues.values()),
        checkers=tuple(checkers.values()),
        pictures=tuple(
            picture
            for picture in model.pictures
            if picture.directive in directives and not directives[picture.directive].edition
        ),
        refused=(*no_catalogues.values(), *no_checkers.values()),
    )


def _split(
    things: Iterable[T], valid: Callable[[T], Validity], day: str | None
) -> tuple[dict[str, T], dict[str, T]]:
    """By id: the version of the day, and where there is none, the youngest one."""
    versions: dict[str, list[T]] = {}
    for thing in things:
        versions.setdefault(thing.id, []).append(thing)

    def youngest(found: list[T]) -> T:
        return max(found, key=lambda thing: (valid(thing).since, valid(thing).until or OPEN))

    fitting = {
        id: [thing for thing in found if day is None or valid(thing).covers(day)]
        for id, found in versions.items()
    }
    return (
        {id: youngest(found) for id, found in fitting.items() if found},
        {id: youngest(versions[id]) for id, found in fitting.items() if not found},
    )


@dataclass(frozen=True)
class Repeal:
    """That a directive was replaced or repealed: what follows it, and its last day as far as that is known."""

    successors: tuple[Directive | Document, ...]
    last: str


def repeal(directive: Directive, model: Model) -> Repeal | None:
    """What directives and directory say about the end of a directive; None = nobody says that it was replaced."""
    followed = [
        other
        for other in model.directives
        if any(old.directive and old.directive.value == directive.id for old in other.replaces)
    ]
    entries = [document for document in model.documents if document.directive == directive.id]
    named = {
        relation.target.value
        for entry in entries
        for relation in entry.relations
        if relation.kind == "ersetzt-durch"
    }
    followed += [
        model.directive(document.directive) or document
        for document in model.documents
        if document.id in named
    ]
    over = followed or any(entry.status in ("ersetzt", "aufgehoben") for entry in entries)
    begins = [
        other.valid.since
        for other in followed
        if isinstance(other, Directive) and other.valid.since
    ]
    last = directive.valid.until or (day_before(min(begins)) if begins else "")
    return Repeal(tuple({other.id: other for other in followed}.values()), last) if over else None


def is_over(directive: Directive, model: Model) -> bool:
    """True when a directive was replaced or repealed, on the reference date if there is one."""
    found = repeal(directive, model)
    return bool(found) and not (found.last and model.day and model.day <= found.last)


def last_day(directive: Directive, model: Model) -> str:
    """The last day of a directive; ``OPEN`` = none known, empty = over, but nobody says since when."""
    over = repeal(directive, model)
    return directive.valid.until or (over.last if over else OPEN)


def day_before(day: str) -> str:
    """The day before an ISO date."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def edition_name(directive: Directive) -> str:
    """What tells a version apart, fit for an address: its number, else the day it begins, else that neither is known."""
    named = directive.version or directive.valid.since or "ohne-angabe"
    return re.sub(r"[^a-z0-9.]+", "-", named.lower()).strip("-.") or "ohne-angabe"
