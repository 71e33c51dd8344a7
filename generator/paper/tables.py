"""Tables: header, cells, and columns as wide as their texts ask for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from generator.paper.anchors import Anchors, Flow, Position
from generator.paper.fragment import Element, PaperError
from generator.paper.looks import BLOCKS, is_inline, look_of
from generator.paper.strings import string
from generator.paper.structure import elements, parts, without_blanks

LONGEST = 900  # letters of a row that is kept on one page
NARROW = 8  # letters of a column that is as wide as its text
PAGE = 7  # letters of »(S. 12)«


@dataclass(frozen=True)
class _Row:
    """A row, the position of its part of the table, and whether it belongs to the header."""

    node: Element
    position: Position
    is_head: bool

    @cached_property
    def is_breakable(self) -> bool:
        return len(self.node.text) > LONGEST


class TableWriter:
    """Writes tables; ``flow`` writes what stands in a cell."""

    def __init__(self, anchors: Anchors, flow: Flow) -> None:
        self._anchors, self._flow = anchors, flow

    def table(self, node: Element, position: Position) -> str:
        """A table with a header."""
        look_of(node, BLOCKS)
        rows = self._rows(node, position)
        head = [row for row in rows if row.is_head]
        body = [row for row in rows if not row.is_head]
        if not head:
            raise PaperError("a table without a header")
        columns = sum(_span(cell) for cell in elements(head[0].node, "th"))
        widths = _widths([row.node for row in (*head, *body)], columns)
        top = ", ".join(cell for row in head for cell in self._cells(row))
        lines = "".join(f"{cell},\n" for row in body for cell in self._cells(row))
        return f"sheet-table(({widths}), table.header({top}),\n{lines})"

    def _rows(self, node: Element, position: Position) -> list[_Row]:
        rows: list[_Row] = []
        for part in elements(node, "thead", "tbody"):
            own = self._anchors.arrive(part, position)
            rows += [_Row(row, own, part.tag == "thead") for row in elements(part, "tr")]
        return rows

    def _cells(self, row: _Row) -> list[str]:
        row = replace(row, position=self._anchors.arrive(row.node, row.position))
        look_of(row.node, BLOCKS)
        return [self._cell(cell, row) for cell in elements(row.node, "th", "td")]

    def _cell(self, cell: Element, row: _Row) -> str:
        look_of(cell, BLOCKS)
        if "rowspan" in cell.attributes:
            raise PaperError("a cell over several rows")
        position = self._anchors.arrive(cell, row.position)
        children = without_blanks(cell.children)
        if any(isinstance(child, Element) and "ww-rn" in child.classes for child in children):
            body = f"strong({string(parts(cell, 'ww-rn')[0].text.strip())})"
        else:
            body = self._flow(cell.children, position)
        if mark := self._anchors.mark():
            body = f"{{ {mark}{body} }}"
        if cell.tag == "th" and not row.is_head and all(map(is_inline, children)):
            body = f"strong({body})"
        return f"table.cell({', '.join([*_settings(cell, row), body])})"


def _settings(cell: Element, row: _Row) -> list[str]:
    """The named arguments of a cell."""
    settings: list[str] = []
    if _span(cell) > 1:
        settings.append(f"colspan: {_span(cell)}")
    if cell.attributes.get("scope") == "rowgroup":
        settings.append("fill: band")
    if not row.is_head:
        settings.append(f"breakable: {'true' if row.is_breakable else 'false'}")
    return settings


def _span(cell: Element) -> int:
    return int(cell.attributes.get("colspan", 1))


def _widths(rows: list[Element], columns: int) -> str:
    """Columns as wide as the square root of their longest text, short ones as wide as the text."""
    longest = [0] * columns
    for row in rows:
        cells = [child for child in row.children if isinstance(child, Element)]
        if len(cells) == columns:
            lengths = map(_length, cells)
            longest = [max(pair) for pair in zip(longest, lengths, strict=True)]
    return "".join("auto, " if most <= NARROW else f"{most**0.5:.1f}fr, " for most in longest)


def _length(cell: Element) -> int:
    """The letters of a cell, with those of the pages that its links name."""
    return len(cell.text.strip()) + PAGE * _links(cell)


def _links(node: Element) -> int:
    children = [child for child in node.children if isinstance(child, Element)]
    return sum((child.tag == "a") + _links(child) for child in children)
