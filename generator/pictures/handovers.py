"""Who stands where and what goes over to whom: a band for each group, cards in it, arrows between them."""

from __future__ import annotations

from generator.model import Catalogue, CatalogueRow, Handovers, MemberGroup, Way
from generator.pictures import letters, svg
from generator.pictures.card import Card
from generator.pictures.grid import Arrow, Cell, Grid
from generator.pictures.picture import Drawing, PictureEntry, norm_of, rns, told
from generator.site import addresses
from generator.site.page_context import Link, PageContext
from generator.wording import labels
from generator.wording.words import quotes

COLUMNS, HEADING, AROUND = 3, 122, 8
Band = tuple[str, int, int]


def draw(plan: Handovers, catalogue: Catalogue, context: PageContext, width: float) -> Drawing:
    """All groups below each other."""
    cells, bands = _placed(plan, catalogue, context)
    grid = Grid(
        cells,
        tuple(_arrow(way, context) for way in plan.ways),
        COLUMNS,
        HEADING,
        width - AROUND,
        top=AROUND,
        around=AROUND,
    )
    body = [_ground(band, grid, width) for band in bands]
    return Drawing(
        "".join(body) + grid.body(),
        width,
        grid.height + AROUND,
        tuple(_entries(plan, cells, context)),
    )


def _arrow(way: Way, context: PageContext) -> Arrow:
    label = ", ".join(filter(None, (quotes(way.text), rns((way.norm.rn,)))))
    return Arrow(way.source.value, way.target.value, label, context.rn(way.norm.rn).href)


def _entries(plan: Handovers, cells: tuple[Cell, ...], context: PageContext) -> list[PictureEntry]:
    """Every card, then every arrow in the words of its norm."""
    titles = {cell.card.key: cell.card.title for cell in cells}
    ways = (
        PictureEntry(
            Link(
                f"{titles[way.source.value]} → {titles[way.target.value]}, {rns((way.norm.rn,))}",
                context.rn(way.norm.rn).href,
            ),
            quotes(norm_of(context, way.norm.rn).text),
        )
        for way in plan.ways
    )
    return [
        *(
            PictureEntry(Link(cell.card.title, cell.card.href), "; ".join(cell.card.text))
            for cell in cells
        ),
        *ways,
    ]


def _placed(
    plan: Handovers, catalogue: Catalogue, context: PageContext
) -> tuple[tuple[Cell, ...], list[Band]]:
    """Cards with row and column; a card stands in the column of the one above with which it has to do."""
    rows = {row.id: row for row in catalogue.rows}
    cells: list[Cell] = []
    bands, row = [], 0
    for group in plan.groups:
        first = row
        for start in range(0, len(group.members), COLUMNS):
            free = list(range(COLUMNS))
            part = [member.value for member in group.members[start : start + COLUMNS]]
            wished = {member: _wish(member, plan, cells) for member in part}
            for member in sorted(part, key=lambda member: wished[member] is None):
                column = wished[member] if wished[member] in free else free[0]
                free.remove(column)
                cells.append(
                    Cell(
                        _card(member, group, catalogue, rows.get(member), context),
                        row,
                        column,
                        column,
                    )
                )
            row += 1
        bands.append((_title(group, context), first, row - 1))
    return tuple(cells), bands


def _wish(member: str, plan: Handovers, cells: list[Cell]) -> int | None:
    partners = {
        way.target.value if way.source.value == member else way.source.value
        for way in plan.ways
        if member in (way.source.value, way.target.value)
    }
    return next((cell.first for cell in reversed(cells) if cell.card.key in partners), None)


def _title(group: MemberGroup, context: PageContext) -> str:
    """The heading in the words of the directive, else the editors'."""
    directive = context.cross_references.model.directive(context.directive)
    found = next(
        (
            section.title
            for section in directive.sections
            if group.section and section.id == group.section.value
        ),
        "",
    )
    return quotes(group.title or found)


def _card(
    member: str,
    group: MemberGroup,
    catalogue: Catalogue,
    row: CatalogueRow | None,
    context: PageContext,
) -> Card:
    """A row of the catalogue, or a role that is none."""
    if row:
        return Card(
            member,
            "",
            quotes(row.title),
            told(row, group.text, catalogue),
            context.href(addresses.catalogue_row(catalogue.id, row.id)),
        )
    role = context.cross_references.roles[
        f"{context.cross_references.model.directive(context.directive).issuer}/{member}"
    ]
    return Card(
        member, labels.ROLE, quotes(role.title), (), context.href(addresses.role(role.id)), "quiet"
    )


def _ground(band: Band, grid: Grid, width: float) -> str:
    """The ground behind the rows of a group, its heading at the left."""
    title, first, last = band
    top, bottom = grid.y[first] - AROUND, grid.y[last] + grid.tall[last] + AROUND
    return svg.rect(0, top, width, bottom - top, "band") + svg.text(
        letters.wrap(title, HEADING - 22, 13, True), 12, grid.y[first] + 8, 13, "ink", bold=True
    )
