"""The norms of a section as text: what is one sentence of the source stands together.

Rows of a list or table of the source become one list. What their texts have in common is said once,
above them; a row then says the rest of its own text. Nothing is put into other words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from generator.views import depth
from generator.views.norms import NormView
from generator.views.shared_words import SharedWords, shared_words
from generator.wording import labels

LIST_FROM = 3  # so many rows in a row become a list
TERMS_FROM = 4  # so many abbreviations in a row are folded
NAMED = 8  # so many of them the summary line names
_LISTED = ("catalogue-row", "exemption", "reference")


@dataclass(frozen=True, kw_only=True)
class Item:
    """One norm as an item.

    ``said`` and ``rest``: its text, or what a row adds to the words above the list; ``joined``: it
    comes from the same place of the source as the item above it.
    """

    view: NormView
    said: str
    rest: str = ""
    row: bool = False
    joined: bool = False

    @property
    def condition(self) -> str:
        """The condition as far as the text does not say it."""
        return depth.condition(self.view.norm)

    @property
    def figure(self) -> str:
        """The figure as far as the text does not name it."""
        return depth.figure(self.view.norm)

    @property
    def doubt(self) -> str:
        """The first words of what the text leaves open."""
        return depth.doubt(self.view.norm)

    @property
    def is_read(self) -> bool:
        """True when the editors took one of several readings."""
        return bool(self.view.relations.taken) or "Auslegung" in self.view.norm.note

    @property
    def kind(self) -> str:
        """The word for the kind where it says who is bound or what must be kept."""
        return self.view.label if self.view.norm.kind in labels.WEIGHTY else ""


@dataclass(frozen=True, kw_only=True)
class Block:
    """Items that stand together; ``lead``: what the rows of a list have in common, ``terms``: they
    are abbreviations and folded.
    """

    items: tuple[Item, ...]
    lead: str = ""
    listed: bool = False
    terms: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The first words of the entries, for the summary line of folded terms."""
        names = [item.view.norm.text.split(" ", 1)[0].strip(",;:") for item in self.items]
        return (*names[:NAMED], "weitere") if len(names) > NAMED else tuple(names)

    @property
    def doubts(self) -> int:
        """How many entries leave something open; what is folded must not hide that."""
        return sum(bool(item.view.norm.doubt) for item in self.items)


def blocks(views: Iterable[NormView]) -> tuple[Block, ...]:
    """The norms in their order, gathered; each is in one block."""
    found: list[Block] = []
    for listed, group in _gathered(views):
        if listed:
            found.append(_list(group))
            continue
        for is_terms, part in groupby(group, key=_is_term):
            plain = tuple(part)
            terms = is_terms and len(plain) >= TERMS_FROM
            if found and not (terms or found[-1].listed or found[-1].terms):
                plain = (*(item.view for item in found.pop().items), *plain)
            found.append(Block(items=_items(plain), terms=terms))
    return tuple(found)


def _is_term(view: NormView) -> bool:
    return (view.norm.kind, view.norm.mark) == ("definition", "begriff") and not view.norm.object


def _items(views: tuple[NormView, ...]) -> tuple[Item, ...]:
    above = [None, *views[:-1]]
    return tuple(
        Item(
            view=view,
            said=view.norm.text,
            joined=bool(before and before.norm.locator == view.norm.locator),
        )
        for before, view in zip(above, views, strict=True)
    )


def _list(views: tuple[NormView, ...]) -> Block:
    shared = shared_words([(view.norm.text, view.norm.object) for view in views])
    return Block(items=tuple(_row(view, shared) for view in views), lead=shared.lead, listed=True)


def _row(view: NormView, shared: SharedWords) -> Item:
    said, rest = shared.left(view.norm.text, view.norm.object)
    return Item(view=view, said=said, rest=rest, row=True)


def _gathered(views: Iterable[NormView]) -> list[tuple[bool, tuple[NormView, ...]]]:
    """Lists of the source, and what stands between them."""
    runs: list[list[NormView]] = []
    for view in views:
        if runs and _continues(runs[-1], view):
            runs[-1].append(view)
        else:
            runs.append([view])
    gathered: list[tuple[bool, tuple[NormView, ...]]] = []
    for run in runs:
        listed = _is_list(run)
        if gathered and not listed and not gathered[-1][0]:
            gathered[-1] = (False, (*gathered[-1][1], *run))
        else:
            gathered.append((listed, tuple(run)))
    return gathered


def _is_list(run: list[NormView]) -> bool:
    return sum(_list_of(view) != "" for view in run) >= LIST_FROM


def _continues(run: list[NormView], view: NormView) -> bool:
    """The next row of the same list, or something more from the place of the row above."""
    if not _list_of(run[0]):
        return False
    return _list_of(view) == _list_of(run[0]) or _place(view) == _place(run[-1])


def _list_of(view: NormView) -> str:
    """The list whose row a norm is: its place without the last part; empty for other norms."""
    if view.norm.kind not in _LISTED:
        return ""
    return _place(view).rpartition(", ")[0]


def _place(view: NormView) -> str:
    """»Liste, Eintrag 11 (Ausnahme a)« stands at »Liste, Eintrag 11«."""
    place = view.norm.locator
    return place.rpartition(" (")[0] if place.endswith(")") and " (" in place else place
