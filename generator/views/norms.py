"""What a page shows of one norm, and how norms are gathered: as entries, as a table of particulars, or folded when long and light."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from generator.model import At, Norm, Validity
from generator.site import addresses
from generator.site.page_context import Link, PageContext
from generator.validity import state
from generator.views.relations import Relations, relations
from generator.views.summaries import NONE, Summaries
from generator.wording import figures, labels

TABLE_FROM = 2  # so many particulars in a row become a table
FOLD_FROM = {
    "metadata": 4,
    "reference": 5,
    "term": 4,
    "catalogue-row": 10,
}  # so many light norms in a row are folded
NAMED = 5  # so many entries the summary line of a folded list names


@dataclass(frozen=True)
class NormView:
    """One norm, ready to be shown; ``actors`` lead to the pages of the roles; ``state``: not yet or no longer in force on the day;
    ``over``: the whole directive was replaced or repealed;
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
    other: Link | None
    relations: Relations

    @property
    def checkers(self) -> tuple[Link, ...]:
        """The checkers that use the norm."""
        return self.relations.checkers


@dataclass(frozen=True)
class Run:
    """Neighbouring norms that are shown in the same way; ``fold``: why they are folded, empty = they are not."""

    table: bool
    fold: str
    norms: tuple[NormView, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What the entries are about, each once, for the summary line."""
        found = tuple(dict.fromkeys(view.norm.object for view in self.norms if view.norm.object))
        return (*found[:NAMED], "weitere") if len(found) > NAMED else found

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
    """The norms of a section; particulars side by side become a table, long lists of little weight are folded."""
    made: list[Run] = []
    for light, group in groupby(norms, key=_light):
        views = tuple(view(norm, context, summaries) for norm in group)
        fold = light if light and len(views) >= FOLD_FROM[light] else ""
        run = Run(light == "metadata" and len(views) >= TABLE_FROM, fold, views)
        if made and _plain(made[-1]) and _plain(run):
            made[-1] = Run(False, "", made[-1].norms + views)
        else:
            made.append(run)
    return tuple(made)


def _light(norm: Norm) -> str:
    """What sort of light entry a norm is; empty = it has weight of its own."""
    return (
        "term"
        if (norm.kind, norm.mark) == ("definition", "begriff")
        else norm.kind
        if norm.kind in FOLD_FROM
        else ""
    )


def _plain(run: Run) -> bool:
    return not run.table and not run.fold


def view(norm: Norm, context: PageContext, summaries: Summaries = NONE) -> NormView:
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
    directive = context.cross_references.model.directive(context.directive)
    if context.paper:
        return None
    if not context.cross_references.latest:
        return Link(
            labels.edition(directive.version, directive.valid.since),
            context.href(context.cross_references.addresses.version(directive, norm.rn)),
        )
    now = context.cross_references.latest.norm(directive.id, norm.rn)
    return Link(labels.NOW, context.href(now)) if now else None


def _actor(actor: At, context: PageContext) -> Link:
    known = actor.value in context.cross_references.roles
    return Link(
        context.cross_references.actor(actor),
        context.href(addresses.role(actor.value)) if known else "",
    )
