"""Who stands where and what goes over to whom.

A band for each group, cards in it, arrows between them.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.model import Catalogue, CatalogueRow, Handovers, MemberGroup, Way
from generator.pictures import letters, svg
from generator.pictures.card import Card
from generator.pictures.grid import Arrow, Grid, GridCell
from generator.pictures.picture import (
    Drawing,
    PictureEntry,
    cell_texts,
    directive_of,
    norm_of,
    rns,
)
from generator.pictures.svg import Box, Point
from generator.site import addresses
from generator.site.page_context import Link, PageContext
from generator.wording import labels
from generator.wording.words import quotes

COLUMNS, HEADING, AROUND = 3, 122, 8
TITLE = 13  # size of letters


class Band(NamedTuple):
    """A group with its first and last row."""

    title: str
    first: int
    last: int


def draw(plan: Handovers, catalogue: Catalogue, context: PageContext, width: float) -> Drawing:
    """All groups below each other."""
    members = _Members(plan, catalogue, context)
    cells, bands = members.placed()
    grid = Grid(
        cells,
        tuple(_arrow(way, context) for way in plan.ways),
        columns=COLUMNS,
        left=HEADING,
        right=width - AROUND,
        top=AROUND,
        around=AROUND,
    )
    grounds = [_ground(band, grid, width) for band in bands]
    return Drawing(
        body="".join(grounds) + grid.body(),
        width=width,
        height=grid.height + AROUND,
        entries=tuple(_entries(plan, cells, context)),
    )


def _arrow(way: Way, context: PageContext) -> Arrow:
    return Arrow(
        source=way.source.value,
        target=way.target.value,
        label=", ".join(filter(None, (quotes(way.text), rns((way.norm.rn,))))),
        href=context.rn(way.norm.rn).href,
    )


def _entries(
    plan: Handovers, cells: tuple[GridCell, ...], context: PageContext
) -> list[PictureEntry]:
    """Every card, then every arrow in the words of its norm."""
    titles = {cell.card.key: cell.card.title for cell in cells}
    entries = [
        PictureEntry(Link(cell.card.title, cell.card.href), "; ".join(cell.card.text))
        for cell in cells
    ]
    for way in plan.ways:
        ends = f"{titles[way.source.value]} → {titles[way.target.value]}"
        link = Link(f"{ends}, {rns((way.norm.rn,))}", context.rn(way.norm.rn).href)
        entries.append(PictureEntry(link, quotes(norm_of(context, way.norm.rn).text)))
    return entries


class _Members:
    """The members of all groups: which card each has, and where it stands."""

    def __init__(self, plan: Handovers, catalogue: Catalogue, context: PageContext) -> None:
        self.plan, self.catalogue, self.context = plan, catalogue, context
        self.directive = directive_of(context, context.directive)
        self.rows = {row.id: row for row in catalogue.rows}

    def placed(self) -> tuple[tuple[GridCell, ...], list[Band]]:
        """Cards with row and column, and the rows of each group."""
        cells: list[GridCell] = []
        bands: list[Band] = []
        row = 0
        for group in self.plan.groups:
            first = row
            for start in range(0, len(group.members), COLUMNS):
                side_by_side = group.members[start : start + COLUMNS]
                cells += self._row([member.value for member in side_by_side], group, row, cells)
                row += 1
            bands.append(Band(self._title(group), first, row - 1))
        return tuple(cells), bands

    def _row(
        self, members: list[str], group: MemberGroup, row: int, above: list[GridCell]
    ) -> list[GridCell]:
        """Members side by side, each below the one with which it has to do, if that is free."""
        free = list(range(COLUMNS))
        wishes = {member: self._wish(member, above) for member in members}
        cells: list[GridCell] = []
        for member in sorted(members, key=lambda member: wishes[member] is None):
            wish = wishes[member]
            column = wish if wish is not None and wish in free else free[0]
            free.remove(column)
            cells.append(GridCell(self._card(member, group), row, column, column))
        return cells

    def _wish(self, member: str, above: list[GridCell]) -> int | None:
        """The column of the nearest card above from or to which an arrow leads."""
        partners: set[str] = set()
        for way in self.plan.ways:
            ends = (way.source.value, way.target.value)
            if member in ends:
                partners |= {*ends} - {member}
        return next((cell.first for cell in reversed(above) if cell.card.key in partners), None)

    def _title(self, group: MemberGroup) -> str:
        """The heading in the words of the directive, else the editors'."""
        if group.title or group.section is None:
            return quotes(group.title)
        sections = {section.id: section.title for section in self.directive.sections}
        return quotes(sections.get(group.section.value, ""))

    def _card(self, member: str, group: MemberGroup) -> Card:
        """A row of the catalogue, or a role that is none."""
        if member in self.rows:
            return self._row_card(self.rows[member], group)
        role = self.context.cross_references.roles[f"{self.directive.issuer}/{member}"]
        return Card(
            key=member,
            head=labels.ROLE,
            title=quotes(role.title),
            text=(),
            href=self.context.href(addresses.role(role.id)),
            look="quiet",
        )

    def _row_card(self, row: CatalogueRow, group: MemberGroup) -> Card:
        return Card(
            key=row.id,
            head="",
            title=quotes(row.title),
            text=cell_texts(row, group.text, self.catalogue),
            href=self.context.href(addresses.catalogue_row(self.catalogue.id, row.id)),
        )


def _ground(band: Band, grid: Grid, width: float) -> str:
    """The ground behind the rows of a group, its heading at the left."""
    top, bottom = grid.y[band.first] - AROUND, grid.bottom(band.last) + AROUND
    title = letters.wrap(band.title, HEADING - 22, TITLE, bold=True)
    title_at = Point(12, grid.y[band.first] + 8)
    ground = svg.rect(Box(0, top, width, bottom - top), "band")
    return ground + svg.text(title, title_at, size=TITLE, bold=True)
