"""How a directive stands: which version, in force or not on the day asked for, what followed it, where it stays readable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Directive, Document, Validity
from generator.site import addresses
from generator.site.page_context import Link, PageContext
from generator.validity import Repeal, repeal, state
from generator.wording import labels


@dataclass(frozen=True)
class Edition:
    """One version of a directive and its own address; ``here``: the page at hand shows it."""

    link: Link
    valid: Validity
    state: str
    here: bool


@dataclass(frozen=True)
class LegalStatus:
    """Legal status, reference date and what a reader is warned of; the editorial date is the directive's own.

    ``over``: replaced or repealed, ``last``: its last day if known; ``fixed``: the page is that of this very version.
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
        return next(one.link for one in self.editions if one.here)


def legal_status(directive: Directive, context: PageContext, fixed: bool = False) -> LegalStatus:
    """The standing of the version at hand as the page ``sheet`` sees it."""
    model = context.cross_references.model
    over = repeal(directive, model)
    gone = directive.id in context.cross_references.over
    return LegalStatus(
        directive=directive,
        label=labels.edition(directive.version, directive.valid.since),
        state=state(directive.valid, model.day),
        day=model.day,
        over=gone,
        last=over.last if over else directive.valid.until,
        successors=_successors(over, context) if gone and over else (),
        editions=tuple(
            _edition(one, directive, context)
            for one in context.cross_references.editions(directive.id)
        ),
        latest=Link(directive.title, context.href(addresses.directive(directive.id))),
        fixed=fixed,
    )


def legal_statuses(ids: Iterable[str], context: PageContext) -> tuple[LegalStatus, ...]:
    """The standing of each directive that a page rests on."""
    found = (context.cross_references.model.directive(id) for id in ids)
    return tuple(legal_status(directive, context) for directive in found if directive)


def _edition(one: Directive, shown: Directive, context: PageContext) -> Edition:
    link = Link(labels.edition(one.version, one.valid.since), context.href(addresses.edition(one)))
    return Edition(
        link,
        one.valid,
        state(one.valid, context.cross_references.model.day),
        shown.known and one.edition == shown.edition,
    )


def _successors(over: Repeal, context: PageContext) -> tuple[Link, ...]:
    return tuple(_successor(one, context) for one in over.successors)


def _successor(one: Directive | Document, context: PageContext) -> Link:
    if isinstance(one, Directive):
        return Link(one.title, context.href(addresses.directive(one.id)))
    return Link(
        " ".join(filter(None, (one.series, one.number, one.title))),
        context.href(addresses.document(one.id)),
    )
