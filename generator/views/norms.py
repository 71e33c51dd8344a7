"""What a page shows of a norm, and how norms are gathered: as entries, as a table, or folded."""

from __future__ import annotations

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
FOLD_FROM = {  # so many light norms in a row are folded
    "metadata": 4,
    "reference": 5,
    "term": 4,
    "catalogue-row": 10,
}
NAMED = 5  # so many entries the summary line of a folded list names


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
    """Neighbouring norms that are shown in the same way; ``fold``: their kind when folded."""

    table: bool
    fold: str
    norms: tuple[NormView, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What the entries are about, each once, for the summary line."""
        names = tuple(dict.fromkeys(view.norm.object for view in self.norms if view.norm.object))
        return (*names[:NAMED], "weitere") if len(names) > NAMED else names

    @property
    def doubts(self) -> int:
        """How many entries leave something open; a folded list must not hide that."""
        return sum(bool(view.norm.doubt) for view in self.norms)

    @property
    def title(self) -> str:
        """»23 Einträge einer Aufzählung«."""
        return f"{len(self.norms)} {labels.FOLDS[self.fold][len(self.norms) > 1]}"


def runs(
    norms: tuple[Norm, ...], context: PageContext, summaries: Summaries = NONE
) -> tuple[Run, ...]:
    """The norms of a section; data of the directive side by side become a table, long lists of
    little weight are folded.
    """
    gathered: list[Run] = []
    for light, group in groupby(norms, key=_light):
        views = tuple(norm_view(norm, context, summaries) for norm in group)
        fold = light if light and len(views) >= FOLD_FROM[light] else ""
        run = Run(table=light == "metadata" and len(views) >= TABLE_FROM, fold=fold, norms=views)
        if gathered and _plain(gathered[-1]) and _plain(run):
            gathered[-1] = Run(table=False, fold="", norms=gathered[-1].norms + views)
        else:
            gathered.append(run)
    return tuple(gathered)


def _light(norm: Norm) -> str:
    """What sort of light entry a norm is; empty = it has weight of its own."""
    if (norm.kind, norm.mark) == ("definition", "begriff"):
        return "term"
    return norm.kind if norm.kind in FOLD_FROM else ""


def _plain(run: Run) -> bool:
    return not run.table and not run.fold


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
