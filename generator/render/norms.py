"""What a page shows of one norm, and how norms are gathered: as entries, or as a table of mere particulars."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from generator.model import At, Norm
from generator.render import addresses, figures, labels
from generator.render.sheet import Link, Sheet

TABLE_FROM = 2  # so many particulars in a row become a table


@dataclass(frozen=True)
class NormView:
    """One norm, ready to be shown; ``actors`` lead to the pages of the roles."""

    norm: Norm
    anchor: str
    label: str
    gap: bool
    actors: tuple[Link, ...]
    figure: str
    acts: bool
    checkers: tuple[Link, ...]
    entries: tuple[Link, ...]
    conflicts: tuple[Link, ...]


@dataclass(frozen=True)
class Run:
    """Neighbouring norms that are shown in the same way."""

    table: bool
    norms: tuple[NormView, ...]


def runs(norms: tuple[Norm, ...], sheet: Sheet) -> tuple[Run, ...]:
    """The norms of a section; particulars side by side become a table."""
    made = []
    for plain, group in groupby(norms, key=lambda norm: norm.kind == "metadata"):
        views = tuple(view(norm, sheet) for norm in group)
        made.append(Run(plain and len(views) >= TABLE_FROM, views))
    return tuple(made)


def view(norm: Norm, sheet: Sheet) -> NormView:
    """The norm with its links."""
    key = (sheet.directive, norm.rn)
    return NormView(
        norm=norm, anchor=addresses.norm_anchor(norm.rn), label=labels.kind(norm.kind, norm.mark), gap=norm.mark == "lücke",
        actors=tuple(_actor(actor, sheet) for actor in norm.actors),
        figure=figures.figure(norm), acts=figures.matters(norm),
        checkers=tuple(Link(checker.title, sheet.href(addresses.checker(checker.id))) for checker in sheet.book.checkers.get(key, ())),
        entries=tuple(Link(catalogue.title, sheet.href(addresses.catalogue_row(catalogue.id, row.id)))
                      for catalogue, row in sheet.book.entries.get(key, ())),
        conflicts=tuple(Link(conflict.title, sheet.href(addresses.conflict(conflict))) for conflict in sheet.book.disputed.get(key, ())))


def _actor(actor: At, sheet: Sheet) -> Link:
    known = actor.value in sheet.book.roles
    return Link(sheet.book.actor(actor), sheet.href(addresses.role(actor.value)) if known else "")
