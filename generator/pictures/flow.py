"""Steps in the lanes of those who act, one below the other, with the arrows that a norm speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Catalogue, CatalogueRow, Flow, Norm, Way
from generator.pictures import letters, svg
from generator.pictures.card import Card
from generator.pictures.grid import Arrow, Cell, Grid
from generator.pictures.picture import Drawing, PictureEntry, norm_of, rns, told
from generator.site import addresses
from generator.site.page_context import Link, PageContext
from generator.wording import figures, labels
from generator.wording.words import quotes

TOP = 40


@dataclass(frozen=True)
class Source:
    """Where the steps come from."""

    plan: Flow
    catalogue: Catalogue | None
    rows: dict[str, CatalogueRow]
    context: PageContext

    def norms(self, step: str) -> tuple[Norm, ...]:
        """The norms behind a step."""
        return tuple(
            norm_of(self.context, rn)
            for rn in (self.rows[step].source if step in self.rows else (int(step),))
        )

    def span(self, step: str) -> tuple[int, int]:
        """The lanes from the first to the last role that acts."""
        acting = {actor.value for norm in self.norms(step) for actor in norm.actors}
        found = [index for index, lane in enumerate(self.plan.lanes) if lane.value in acting]
        return found[0], found[-1]


def draw(plan: Flow, catalogue: Catalogue | None, context: PageContext, width: float) -> Drawing:
    """The lanes with their steps."""
    source = Source(
        plan, catalogue, {row.id: row for row in catalogue.rows} if catalogue else {}, context
    )
    ranks = _ranks(plan)
    shared = [_sharing(source, ranks, lane) for lane in range(len(plan.lanes))]
    widths = [max(map(len, lane.values()), default=1) for lane in shared]
    cells = tuple(
        Cell(
            _card(step.value, source),
            ranks[step.value],
            *_columns(step.value, source, ranks, shared, widths),
        )
        for step in plan.steps
    )
    arrows = tuple(
        Arrow(way.source.value, way.target.value, _label(way, source), context.rn(way.norm.rn).href)
        for way in plan.ways
    )
    grid = Grid(cells, arrows, sum(widths), 8, width - 8, top=TOP)
    titles = {cell.card.key: cell.card.title for cell in cells}
    return Drawing(
        "".join(_lanes(plan, widths, grid, context)) + grid.body(),
        width,
        grid.height + 10,
        tuple(_entry(cell.card, source, titles) for cell in cells),
    )


def _ranks(plan: Flow) -> dict[str, int]:
    """Every step below those that lead to it; a step that nothing leads to begins below all before it."""
    ranks: dict[str, int] = {}
    for step in plan.steps:
        before = [ranks[way.source.value] for way in plan.ways if way.target.value == step.value]
        ranks[step.value] = max(before) + 1 if before else max(ranks.values(), default=-1) + 1
    return ranks


def _sharing(source: Source, ranks: dict[str, int], lane: int) -> dict[int, list[str]]:
    """The steps of a lane by row."""
    found: dict[int, list[str]] = {}
    for step in source.plan.steps:
        first, last = source.span(step.value)
        if first <= lane <= last:
            found.setdefault(ranks[step.value], []).append(step.value)
    return found


def _columns(
    step: str,
    source: Source,
    ranks: dict[str, int],
    shared: list[dict[int, list[str]]],
    widths: list[int],
) -> tuple[int, int]:
    """First and last column of a step: its lanes, and in each its place among those beside it."""
    first, last = (
        sum(widths[:lane]) + shared[lane][ranks[step]].index(step) for lane in source.span(step)
    )
    return first, last


def _card(step: str, source: Source) -> Card:
    norms, row, context = source.norms(step), source.rows.get(step), source.context
    head = f"{labels.kind(norms[0].kind, norms[0].mark)} · {rns(tuple(norm.rn for norm in norms))}"
    look = "quiet" if norms[0].kind == "prohibition" else "card"
    if row:
        href = context.href(addresses.catalogue_row(source.catalogue.id, row.id))
        return Card(
            step, head, quotes(row.title), told(row, source.plan.text, source.catalogue), href, look
        )
    figure = figures.figure(norms[0]) if figures.matters(norms[0]) else ""
    title = quotes(norms[0].object) + (f": {figure}" if figure else "")
    return Card(step, head, title, (quotes(norms[0].text),), context.rn(norms[0].rn).href, look)


def _label(way: Way, source: Source) -> str:
    """Under which condition the way is taken and where that stands; nothing when the step itself says both."""
    norm = norm_of(source.context, way.norm.rn)
    said = quotes(way.text or norm.condition)
    known = norm in source.norms(way.target.value)
    return f"{said}, {rns((norm.rn,))}" if said else "" if known else rns((norm.rn,))


def _lanes(plan: Flow, widths: list[int], grid: Grid, context: PageContext) -> list[str]:
    """The ground of each lane with its role; short names for all when one name is too long."""
    made, column = [], 0
    roles = [context.cross_references.roles[lane.value] for lane in plan.lanes]
    short = any(
        letters.width(quotes(role.title), 13, True) > width * (grid.column + grid.gap) - 12
        for role, width in zip(roles, widths)
    )
    for role, width in zip(roles, widths):
        left, right = grid.x(column) - grid.gap / 2, grid.x(column + width) - grid.gap / 2
        title = quotes(role.short if short else role.title)
        made += [
            svg.rect(left, 0, right - left - 2, grid.height + 8, "band"),
            svg.link(
                [svg.text((title,), (left + right) / 2, 10, 13, "ink", True, "middle")],
                context.href(addresses.role(role.id)),
            ),
        ]
        column += width
    return made


def _entry(card: Card, source: Source, titles: dict[str, str]) -> PictureEntry:
    """The step with what follows it."""
    ways = [
        " ".join(
            filter(
                None, ("→", titles[way.target.value], f"({_label(way, source)})".replace("()", ""))
            )
        )
        for way in source.plan.ways
        if way.source.value == card.key
    ]
    return PictureEntry(
        Link(f"{card.title} ({card.head})", card.href), "; ".join((*card.text, *ways))
    )
