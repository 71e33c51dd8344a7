"""What is shown of a norm, and how paper gathers norms: as entries or as a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from generator.model import At, Norm, Validity
from generator.site import addresses
from generator.site.page_context import Link, PageContext
from generator.validity import reference_day, state
from generator.views.relations import Relations, relations
from generator.views.summaries import NONE, Summaries
from generator.wording import figures, labels

TABLE_FROM = 2  # so many data of the directive in a row become a table


@dataclass(frozen=True, kw_only=True)
class NormView:
    """One norm, ready to be shown; ``actors`` lead to the pages of the roles.

    ``acts``: somebody acts by its figure. ``state``: not yet or no longer in force on the day;
    ``over``: the whole directive was replaced or repealed. ``past``: its own end has passed.
    ``other``: the norm in its very version, or from there as the handbook shows it now.
    """

    norm: Norm
    anchor: str
    label: str
    gap: bool
    actors: tuple[Link, ...]
    figure: str
    acts: bool
    valid: Validity
    state: str
    over: bool
    past: bool
    other: Link | None
    relations: Relations

    @property
    def checkers(self) -> tuple[Link, ...]:
        """The checkers that use the norm."""
        return self.relations.checkers


@dataclass(frozen=True, kw_only=True)
class Run:
    """Neighbouring norms that paper shows in the same way."""

    table: bool
    norms: tuple[NormView, ...]


def runs(shown: Iterable[NormView]) -> tuple[Run, ...]:
    """The norms of a section in their order; data of the directive side by side become a table."""
    gathered: list[Run] = []
    for is_data, group in groupby(shown, key=lambda view: view.norm.kind == "metadata"):
        views = tuple(group)
        table = is_data and len(views) >= TABLE_FROM
        if gathered and not gathered[-1].table and not table:
            views = gathered.pop().norms + views
        gathered.append(Run(table=table, norms=views))
    return tuple(gathered)


def norm_view(norm: Norm, context: PageContext, summaries: Summaries = NONE) -> NormView:
    """The norm with its links."""
    return NormView(
        norm=norm,
        anchor=addresses.norm_anchor(norm.rn),
        label=labels.kind(norm.kind, norm.mark),
        gap=norm.mark == "lücke",
        actors=tuple(_actor(actor, context) for actor in norm.actors),
        figure=figures.figure(norm),
        acts=figures.matters(norm),
        valid=norm.valid,
        state=_state(norm, context),
        over=context.directive in context.cross_references.over,
        past="" < norm.valid.until < reference_day(context.cross_references.model),
        other=_other(norm, context),
        relations=relations(norm, context, summaries),
    )


def _state(norm: Norm, context: PageContext) -> str:
    """Only a validity of its own sets a norm apart from its directive."""
    return (
        state(norm.valid, context.cross_references.model.day)
        if norm.valid.since or norm.valid.until
        else ""
    )


def _other(norm: Norm, context: PageContext) -> Link | None:
    """From the latest version the lasting address, from a fixed version the way to the latest."""
    cross_references = context.cross_references
    if context.paper:
        return None
    directive = cross_references.directive(context.directive)
    if not cross_references.latest:
        return Link(
            labels.edition(directive.version, directive.valid.since),
            context.href(cross_references.addresses.version(directive, norm.rn)),
        )
    now = cross_references.latest.norm(directive.id, norm.rn)
    return Link(labels.NOW, context.href(now)) if now else None


def _actor(actor: At, context: PageContext) -> Link:
    known = actor.value in context.cross_references.roles
    return Link(
        context.cross_references.actor(actor),
        context.href(addresses.role(actor.value)) if known else "",
    )
