"""Runs of text → one value of Typst: emphasis, looks of words, links to what the paper holds."""

from __future__ import annotations

from collections.abc import Sequence

from generator.paper.anchors import Anchors, Position
from generator.paper.fragment import Child, Element, PaperError
from generator.paper.looks import INLINE, LOOKS, is_left_out, look_of
from generator.paper.strings import closed_up, string, trimmed


class InlineWriter:
    """Writes what stands in a line."""

    def __init__(self, anchors: Anchors) -> None:
        self._anchors = anchors

    def run(self, children: Sequence[Child], position: Position, after: str = "") -> str:
        """A run of text as one value; ``after``: code that belongs to its end."""
        pieces = [piece for child in children for piece in self._pieces(child, position)]
        text = "; ".join(trimmed(pieces)) or string("")
        return f"{{ {self._anchors.mark()}{text}{after} }}"

    def _pieces(self, child: Child, position: Position) -> list[str]:
        if isinstance(child, str):
            text = closed_up(child)
            return [string(text)] if text else []
        if is_left_out(child):
            return []
        if child.tag == "br":
            return ["linebreak()"]
        if child.tag not in INLINE:
            raise PaperError(f"<{child.tag}> cannot stand in a line")
        return [self._element(child, self._anchors.arrive(child, position))]

    def _element(self, node: Element, position: Position) -> str:
        look = look_of(node, LOOKS)
        pieces = [piece for child in node.children for piece in self._pieces(child, position)]
        body = f"{{ {'; '.join(pieces) or string('')} }}"
        if node.tag == "strong" and not look:
            body = f"strong({body})"
        elif node.tag == "em":
            body = f"emph({body})"
        elif node.tag == "a":
            body = self._link(node.attributes.get("href", ""), body, position)
        return f"{look}({body})" if look else body

    def _link(self, href: str, body: str, position: Position) -> str:
        """A link leads on when its target is in the same paper; else it is its text."""
        target = position.page + href if href.startswith("#") else href
        return f"to({string(target)}, {body})" if target in self._anchors.known else body
