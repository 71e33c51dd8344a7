"""Steps in the lanes of those who act, one below the other, with the arrows that norms speak of."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Catalogue, CatalogueRow, Flow, Norm, Way
from generator.pictures import letters, svg
from generator.pictures.card import Card
from generator.pictures.grid import Arrow, Grid, GridCell
from generator.pictures.picture import Drawing, PictureEntry, cell_texts, norm_of, rns
from generator.pictures.svg import Box, Point
from generator.site import addresses
from generator.site.page_context import Link, PageContext
from generator.wording import figures, labels
from generator.wording.words import quotes

TOP, MARGIN, ROLE = (
    40,
    8,
    13,
)  # above the first row; beside the lanes; size of the letters of a role


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where the steps come from."""

    plan: Flow
    catalogue: Catalogue | None
    rows: dict[str, CatalogueRow]
    context: PageContext

    def norms(self, step: str) -> tuple[Norm, ...]:
        """The norms behind a step."""
        numbers = self.rows[step].source if step in self.rows else (int(step),)
        return tuple(norm_of(self.context, rn) for rn in numbers)

    def span(self, step: str) -> tuple[int, int]:
        """The lanes of the first and of the last role that acts."""
        acting = {actor.value for norm in self.norms(step) for actor in norm.actors}
        lanes = [index for index, lane in enumerate(self.plan.lanes) if lane.value in acting]
        return lanes[0], lanes[-1]


def draw(plan: Flow, catalogue: Catalogue | None, context: PageContext, width: float) -> Drawing:
    """The lanes with their steps."""
    rows = {row.id: row for row in catalogue.rows} if catalogue else {}
    source = Source(plan=plan, catalogue=catalogue, rows=rows, context=context)
    lanes = _Lanes(source)
    cells = tuple(
        GridCell(_card(step.value, source), lanes.ranks[step.value], *lanes.columns(step.value))
        for step in plan.steps
    )
    grid = Grid(
        cells,
        tuple(_arrow(way, source) for way in plan.ways),
        columns=sum(lanes.widths),
        left=MARGIN,
        right=width - MARGIN,
        top=TOP,
    )
    titles = {cell.card.key: cell.card.title for cell in cells}
    return Drawing(
        body="".join(_grounds(plan, lanes.widths, grid, context)) + grid.body(),
        width=width,
        height=grid.height + 10,
        entries=tuple(_entry(cell.card, source, titles) for cell in cells),
    )


class _Lanes:
    """The row of each step, and how many steps stand side by side in each lane."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.ranks = _ranks(source.plan)
        self.shared = [self._sharing(lane) for lane in range(len(source.plan.lanes))]
        self.widths = [max(map(len, lane.values()), default=1) for lane in self.shared]

    def columns(self, step: str) -> tuple[int, int]:
        """First and last column of a step: its lanes, in each its place among those beside it."""
        first, last = self.source.span(step)
        return self._column(step, first), self._column(step, last)

    def _column(self, step: str, lane: int) -> int:
        return sum(self.widths[:lane]) + self.shared[lane][self.ranks[step]].index(step)

    def _sharing(self, lane: int) -> dict[int, list[str]]:
        """The steps of a lane by row."""
        rows: dict[int, list[str]] = {}
        for step in self.source.plan.steps:
            first, last = self.source.span(step.value)
            if first <= lane <= last:
                rows.setdefault(self.ranks[step.value], []).append(step.value)
        return rows


def _ranks(plan: Flow) -> dict[str, int]:
    """Every step below those that lead to it.

    A step that nothing leads to begins below all before it.
    """
    ranks: dict[str, int] = {}
    for step in plan.steps:
        before = [ranks[way.source.value] for way in plan.ways if way.target.value == step.value]
        ranks[step.value] = max(before or ranks.values(), default=-1) + 1
    return ranks


def _arrow(way: Way, source: Source) -> Arrow:
    return Arrow(
        source=way.source.value,
        target=way.target.value,
        label=_label(way, source),
        href=source.context.rn(way.norm.rn).href,
    )


def _card(step: str, source: Source) -> Card:
    norms, row, context = source.norms(step), source.rows.get(step), source.context
    norm = norms[0]
    if row and source.catalogue:
        title = quotes(row.title)
        text = cell_texts(row, source.plan.text, source.catalogue)
        href = context.href(addresses.catalogue_row(source.catalogue.id, row.id))
    else:
        figure = figures.figure(norm) if figures.matters(norm) else ""
        title = quotes(norm.object) + (f": {figure}" if figure else "")
        text = (quotes(norm.text),)
        href = context.rn(norm.rn).href
    kind = labels.kind(norm.kind, norm.mark)
    return Card(
        key=step,
        head=f"{kind} · {rns(tuple(norm.rn for norm in norms))}",
        title=title,
        text=text,
        href=href,
        look="quiet" if norm.kind == "prohibition" else "card",
    )


def _label(way: Way, source: Source) -> str:
    """Under which condition the way is taken, and where that stands.

    Nothing when the step itself says both.
    """
    norm = norm_of(source.context, way.norm.rn)
    condition = quotes(way.text or norm.condition)
    if condition:
        return f"{condition}, {rns((norm.rn,))}"
    return "" if norm in source.norms(way.target.value) else rns((norm.rn,))


def _grounds(plan: Flow, widths: list[int], grid: Grid, context: PageContext) -> list[str]:
    """The ground of each lane with its role; short names for all when one name is too long."""
    roles = [context.cross_references.roles[lane.value] for lane in plan.lanes]
    short = any(
        letters.width(quotes(role.title), ROLE, bold=True) > width * (grid.column + grid.gap) - 12
        for role, width in zip(roles, widths, strict=True)
    )
    elements: list[str] = []
    column = 0
    for role, width in zip(roles, widths, strict=True):
        left, right = grid.x(column) - grid.gap / 2, grid.x(column + width) - grid.gap / 2
        title = quotes(role.short if short else role.title)
        title_at = Point((left + right) / 2, 10)
        name = svg.text((title,), title_at, size=ROLE, bold=True, anchor="middle")
        elements.append(svg.rect(Box(left, 0, right - left - 2, grid.height + 8), "band"))
        elements.append(svg.link([name], context.href(addresses.role(role.id))))
        column += width
    return elements


def _entry(card: Card, source: Source, titles: dict[str, str]) -> PictureEntry:
    """The step with what follows it."""
    ways: list[str] = []
    for way in source.plan.ways:
        if way.source.value == card.key:
            label = _label(way, source)
            target = titles[way.target.value]
            ways.append(f"→ {target} ({label})" if label else f"→ {target}")
    link = Link(f"{card.title} ({card.head})", card.href)
    return PictureEntry(link, "; ".join((*card.text, *ways)))
