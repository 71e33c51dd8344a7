"""Who stands where and what goes over to whom: a band for each group, cards in it, arrows between them."""

from __future__ import annotations

from generator.model import Catalogue, CatalogueRow, Group, Handovers, Way
from generator.render import addresses, labels
from generator.render.pictures import letters, svg
from generator.render.pictures.card import Card
from generator.render.pictures.grid import Arrow, Cell, Grid
from generator.render.pictures.picture import Drawing, Entry, norm_of, rns, told
from generator.render.sheet import Link, Sheet
from generator.render.words import quotes

COLUMNS, HEADING, AROUND = 3, 122, 8
Band = tuple[str, int, int]


def draw(plan: Handovers, catalogue: Catalogue, sheet: Sheet, width: float) -> Drawing:
    """All groups below each other."""
    cells, bands = _placed(plan, catalogue, sheet)
    grid = Grid(
        cells,
        tuple(_arrow(way, sheet) for way in plan.ways),
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
        tuple(_entries(plan, cells, sheet)),
    )


def _arrow(way: Way, sheet: Sheet) -> Arrow:
    label = ", ".join(filter(None, (quotes(way.text), rns((way.norm.rn,)))))
    return Arrow(way.source.value, way.target.value, label, sheet.rn(way.norm.rn).href)


def _entries(plan: Handovers, cells: tuple[Cell, ...], sheet: Sheet) -> list[Entry]:
    """Every card, then every arrow in the words of its norm."""
    titles = {cell.card.key: cell.card.title for cell in cells}
    ways = (
        Entry(
            Link(
                f"{titles[way.source.value]} → {titles[way.target.value]}, {rns((way.norm.rn,))}",
                sheet.rn(way.norm.rn).href,
            ),
            quotes(norm_of(sheet, way.norm.rn).text),
        )
        for way in plan.ways
    )
    return [
        *(
            Entry(Link(cell.card.title, cell.card.href), "; ".join(cell.card.text))
            for cell in cells
        ),
        *ways,
    ]


def _placed(
    plan: Handovers, catalogue: Catalogue, sheet: Sheet
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
                        _card(member, group, catalogue, rows.get(member), sheet),
                        row,
                        column,
                        column,
                    )
                )
            row += 1
        bands.append((_title(group, sheet), first, row - 1))
    return tuple(cells), bands


def _wish(member: str, plan: Handovers, cells: list[Cell]) -> int | None:
    partners = {
        way.target.value if way.source.value == member else way.source.value
        for way in plan.ways
        if member in (way.source.value, way.target.value)
    }
    return next((cell.first for cell in reversed(cells) if cell.card.key in partners), None)


def _title(group: Group, sheet: Sheet) -> str:
    """The heading in the words of the directive, else the editors'."""
    directive = sheet.book.model.directive(sheet.directive)
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
    member: str, group: Group, catalogue: Catalogue, row: CatalogueRow | None, sheet: Sheet
) -> Card:
    """A row of the catalogue, or a role that is none."""
    if row:
        return Card(
            member,
            "",
            quotes(row.title),
            told(row, group.text, catalogue),
            sheet.href(addresses.catalogue_row(catalogue.id, row.id)),
        )
    role = sheet.book.roles[f"{sheet.book.model.directive(sheet.directive).issuer}/{member}"]
    return Card(
        member, labels.ROLE, quotes(role.title), (), sheet.href(addresses.role(role.id)), "quiet"
    )


def _ground(band: Band, grid: Grid, width: float) -> str:
    """The ground behind the rows of a group, its heading at the left."""
    title, first, last = band
    top, bottom = grid.y[first] - AROUND, grid.y[last] + grid.tall[last] + AROUND
    return svg.rect(0, top, width, bottom - top, "band") + svg.text(
        letters.wrap(title, HEADING - 22, 13, True), 12, grid.y[first] + 8, 13, "ink", bold=True
    )
