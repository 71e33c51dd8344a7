"""How a directive stands: which version, in force or not on the day asked for, what followed it, where it stays readable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Directive, Document, Validity
from generator.render import addresses, labels
from generator.render.sheet import Link, Sheet
from generator.validity import Repeal, repeal, state


@dataclass(frozen=True)
class Edition:
    """One version of a directive and its own address; ``here``: the page at hand shows it."""

    link: Link
    valid: Validity
    state: str
    here: bool


@dataclass(frozen=True)
class Standing:
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


def standing(directive: Directive, sheet: Sheet, fixed: bool = False) -> Standing:
    """The standing of the version at hand as the page ``sheet`` sees it."""
    model = sheet.book.model
    over = repeal(directive, model)
    gone = directive.id in sheet.book.over
    return Standing(
        directive=directive,
        label=labels.edition(directive.version, directive.valid.since),
        state=state(directive.valid, model.day),
        day=model.day,
        over=gone,
        last=over.last if over else directive.valid.until,
        successors=_successors(over, sheet) if gone and over else (),
        editions=tuple(
            _edition(one, directive, sheet) for one in sheet.book.editions(directive.id)
        ),
        latest=Link(directive.title, sheet.href(addresses.directive(directive.id))),
        fixed=fixed,
    )


def standings(ids: Iterable[str], sheet: Sheet) -> tuple[Standing, ...]:
    """The standing of each directive that a page rests on."""
    found = (sheet.book.model.directive(id) for id in ids)
    return tuple(standing(directive, sheet) for directive in found if directive)


def _edition(one: Directive, shown: Directive, sheet: Sheet) -> Edition:
    link = Link(labels.edition(one.version, one.valid.since), sheet.href(addresses.edition(one)))
    return Edition(
        link,
        one.valid,
        state(one.valid, sheet.book.model.day),
        shown.known and one.edition == shown.edition,
    )


def _successors(over: Repeal, sheet: Sheet) -> tuple[Link, ...]:
    return tuple(_successor(one, sheet) for one in over.successors)


def _successor(one: Directive | Document, sheet: Sheet) -> Link:
    if isinstance(one, Directive):
        return Link(one.title, sheet.href(addresses.directive(one.id)))
    return Link(
        " ".join(filter(None, (one.series, one.number, one.title))),
        sheet.href(addresses.document(one.id)),
    )
