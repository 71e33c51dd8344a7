"""The legal status of a directive: which version, in force or not on a day, what followed it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Directive, Validity
from generator.site import addresses
from generator.site.page_context import Link, PageContext
from generator.validity import Repeal, repeal, state
from generator.wording import labels


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One version of a directive and its own address; ``here``: the page at hand shows it."""

    link: Link
    valid: Validity
    state: str
    here: bool


@dataclass(frozen=True, kw_only=True)
class LegalStatus:
    """Legal status, reference date and what a reader is warned of.

    ``over``: replaced or repealed, ``last``: its last day (ISO) if known. ``fixed``: the page is
    that of this very version. The editorial date is the directive's own.
    """

    directive: Directive
    label: str
    state: str
    day: str
    over: bool
    last: str
    successors: tuple[Link, ...]
    editions: tuple[Edition, ...]
    latest: Link
    fixed: bool

    @property
    def edition(self) -> Link:
        """This version under its own address."""
        return next(edition.link for edition in self.editions if edition.here)


def legal_status(directive: Directive, context: PageContext, *, fixed: bool = False) -> LegalStatus:
    """The legal status of a version; ``fixed``: the page is that of this very version."""
    model = context.cross_references.model
    ended = repeal(directive, model)
    over = directive.id in context.cross_references.over
    return LegalStatus(
        directive=directive,
        label=labels.edition(directive.version, directive.valid.since),
        state=state(directive.valid, model.day),
        day=model.day,
        over=over,
        last=ended.last if ended else directive.valid.until,
        successors=_successors(ended, context) if over and ended else (),
        editions=tuple(
            _edition(edition, directive, context)
            for edition in context.cross_references.editions(directive.id)
        ),
        latest=_directive(directive, context),
        fixed=fixed,
    )


def legal_statuses(directives: Iterable[str], context: PageContext) -> tuple[LegalStatus, ...]:
    """The legal status of each directive that a page rests on, by their ids."""
    known = (context.cross_references.model.directive(directive) for directive in directives)
    return tuple(legal_status(directive, context) for directive in known if directive)


def _edition(edition: Directive, shown: Directive, context: PageContext) -> Edition:
    return Edition(
        link=Link(
            labels.edition(edition.version, edition.valid.since),
            context.href(addresses.edition(edition)),
        ),
        valid=edition.valid,
        state=state(edition.valid, context.cross_references.model.day),
        here=shown.known and edition.edition == shown.edition,
    )


def _successors(ended: Repeal, context: PageContext) -> tuple[Link, ...]:
    return tuple(
        _directive(successor, context)
        if isinstance(successor, Directive)
        else context.document(successor)
        for successor in ended.successors
    )


def _directive(directive: Directive, context: PageContext) -> Link:
    return Link(directive.title, context.href(addresses.directive(directive.id)))
