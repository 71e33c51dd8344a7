"""Lists of all sorts: numbered and not, boxes to tick, pairs of term and text, the index."""

from __future__ import annotations

from generator.paper.anchors import Anchors, Flow, Position
from generator.paper.fragment import Element, PaperError
from generator.paper.inline import InlineWriter
from generator.paper.looks import BLOCKS, is_left_out, look_of
from generator.paper.strings import array
from generator.paper.structure import elements

SHORT_ANSWERS, SHORT_ANSWER = 4, 16  # so many answers of so many letters stand in one line


class ListWriter:
    """Writes lists; ``flow`` writes what stands in an entry."""

    def __init__(self, anchors: Anchors, inline: InlineWriter, flow: Flow) -> None:
        self._anchors, self._inline, self._flow = anchors, inline, flow

    def items(self, node: Element, position: Position) -> str:
        """<ul> and <ol>; the questions of a sheet are kept on one page each."""
        look_of(node, BLOCKS)
        entries = self._entries(elements(node, "li"), position)
        if "ww-questions" in node.classes:
            entries = [f"keep({entry})" for entry in entries]
        function = "enum" if node.tag == "ol" else "list"
        return f"{function}({', '.join(entries)})" if entries else ""

    def trail(self, node: Element, position: Position) -> str:
        """Steps that follow each other in one line."""
        entries = self._entries(elements(node, "span"), position)
        return f"trail({', '.join(entries)})" if entries else ""

    def boxes(self, node: Element, position: Position) -> str:
        """Answers to tick: short ones in one line, many in two columns."""
        nodes = elements(node, "li")
        entries = self._entries(nodes, position)
        is_short = all(len(entry.text.strip()) <= SHORT_ANSWER for entry in nodes)
        if len(entries) <= SHORT_ANSWERS and is_short:
            columns = len(entries)
        else:
            columns = 2 if "ww-boxes--many" in node.classes else 1
        return f"boxes({columns}, {', '.join(entries)})"

    def definitions(self, node: Element, position: Position) -> str:
        """<dl>: its pairs, which may stand in groups."""
        look_of(node, BLOCKS)
        children = elements(node, "div", "dt", "dd")
        pairs: list[str] = []
        if all(child.tag == "div" for child in children):
            for group in children:
                nodes = elements(group, "dt", "dd")
                pairs += self._pairs(nodes, self._anchors.arrive(group, position))
        else:
            pairs = self._pairs(children, position)
        return f"terms({', '.join(pairs)})" if pairs else ""

    def index(self, node: Element, position: Position) -> str:
        """Keywords with the places of this paper where they stand."""
        entries: list[str] = []
        for item in elements(node, "li"):
            addresses = item.attributes["data-to"].split()
            targets = [address for address in addresses if address in self._anchors.known]
            if targets:
                keyword = self._inline.run(item.children, position)
                entries.append(f"({keyword}, {array(targets)})")
        return f"keywords({', '.join(entries)})" if entries else ""

    def _entries(self, nodes: list[Element], position: Position) -> list[str]:
        return [self._entry(node, position) for node in nodes if not is_left_out(node)]

    def _entry(self, node: Element, position: Position) -> str:
        position = self._anchors.arrive(node, position)
        look_of(node, BLOCKS)
        return self._flow(node.children, position)

    def _pairs(self, nodes: list[Element], position: Position) -> list[str]:
        terms, texts = nodes[::2], nodes[1::2]
        if [node.tag for node in nodes] != ["dt", "dd"] * len(texts):
            raise PaperError("a definition list needs pairs of dt and dd")
        return [
            f"terms.item({self._entry(term, position)}, {self._entry(text, position)})"
            for term, text in zip(terms, texts, strict=True)
        ]
