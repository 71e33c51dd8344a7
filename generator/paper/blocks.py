"""Blocks, one below the other: headings, norms with their notes, paragraphs, pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from html import unescape

from generator.paper.anchors import Anchors, Position
from generator.paper.fragment import Child, Element, PaperError
from generator.paper.inline import InlineWriter
from generator.paper.lists import ListWriter
from generator.paper.looks import BLOCKS, HEADINGS, PLAIN, is_inline, is_left_out, look_of
from generator.paper.strings import string
from generator.paper.structure import has_text, parts, without_blanks
from generator.paper.tables import TableWriter

_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)
_ABOUT = re.compile(r"<desc[^>]*>(.*?)</desc>", re.DOTALL)


class BlockWriter:
    """Walks one tree. ``layouts``: how a class or tag is written that is more than its look."""

    def __init__(self, anchors: Anchors) -> None:
        self._anchors, self._inline = anchors, InlineWriter(anchors)
        self._notes: list[str] = []  # of the editors, waiting for the text that they belong to
        lists = ListWriter(anchors, self._inline, self.flow)
        self.layouts: dict[str, Callable[[Element, Position], str]] = {
            "ww-norm": self._norm,
            "ww-trail": lists.trail,
            "ww-boxes": lists.boxes,
            "pp-index": lists.index,
            "ul": lists.items,
            "ol": lists.items,
            "dl": lists.definitions,
            "table": TableWriter(anchors, self.flow).table,
            "details": self._folded,
            "svg": self._picture,
        }

    def blocks(self, children: Sequence[Child], position: Position) -> str:
        """Blocks one below the other; runs of text between them become paragraphs."""
        blocks: list[str] = []
        run: list[Child] = []
        for child in children:
            if isinstance(child, str) or is_inline(child):
                run.append(child)
                continue
            blocks += [self._paragraph(run, position), self._block(child, position)]
            run = []
        return "\n".join(filter(None, [*blocks, self._paragraph(run, position)]))

    def flow(self, children: Sequence[Child], position: Position) -> str:
        """What stands in a cell, an entry of a list …: a text, or blocks."""
        if all(map(is_inline, children)):
            return self._inline.run(children, position)
        return f"{{\n{self.blocks(children, position)}\n}}"

    def _paragraph(self, run: Sequence[Child], position: Position) -> str:
        return f"par({self._inline.run(run, position)})" if has_text(run) else ""

    def _block(self, node: Element, position: Position) -> str:
        if is_left_out(node):
            return ""
        position = self._anchors.arrive(node, position)
        deeper = int(node.attributes.get("data-level", 0))
        position = replace(position, level=position.level + deeper)
        if node.tag in HEADINGS:
            return self._heading(node, position)
        for name in (*node.classes, node.tag):
            if name in self.layouts:
                return self.layouts[name](node, position)
        look = look_of(node, BLOCKS)
        if node.tag == "p":
            return self._text(node, position, look) if has_text(node.children) else ""
        if node.tag in PLAIN:
            return self._part(node, position, look)
        raise PaperError(f"<{node.tag}> cannot be printed")

    def _heading(self, node: Element, position: Position) -> str:
        look_of(node, BLOCKS)
        label = self._anchors.label()
        level = HEADINGS[node.tag] + position.level
        title = self._inline.run(node.children, position)
        return f"titled({level}, {string(label) if label else 'none'}, {title})"

    def _text(self, node: Element, position: Position, look: str) -> str:
        """A paragraph with the notes that wait for it, as footnotes."""
        footnotes = "".join(f"; footnote({note})" for note in self._notes)
        self._notes = []
        return f"{look or 'par'}({self._inline.run(node.children, position, footnotes)})"

    def _part(self, node: Element, position: Position, look: str) -> str:
        """Blocks that belong together; may begin a page and a new running title."""
        body = self.blocks(node.children, position)
        begin = ""
        if "data-running" in node.attributes:
            begin += f"begin({string(node.attributes['data-running'])})\n"
        if "data-break" in node.attributes:
            begin += "pagebreak(weak: true)\n"
        return begin + (f"{look}({{\n{body}\n}})" if look and body else body)

    def _norm(self, node: Element, position: Position) -> str:
        number, body = parts(node, "ww-rn", "ww-norm__body")
        notes, blocks = _apart(without_blanks(body.children), "ww-note")
        with self._anchors.held_back():  # the address is that of the norm, not of its note
            self._notes += [self._inline.run(note.children, position) for note in notes]
        head, text = _split(blocks)
        waiting, self._notes = self._notes, []  # the notes go to the text, not to the head
        above = self.blocks(head, position)
        self._notes = waiting
        lines = "\n".join(filter(None, (above, self.blocks(text, position))))
        return f"norm({string(number.text.strip())}, {{\n{lines}\n}})"

    def _folded(self, node: Element, position: Position) -> str:
        """What is folded on the screen, laid out in full."""
        look_of(node, BLOCKS)
        summary, *rest = without_blanks(node.children) or [""]
        if not isinstance(summary, Element) or summary.tag != "summary":
            raise PaperError("<details> needs a summary")
        if "ww-more" in node.classes:
            return self.blocks(rest, position)
        title = self._inline.run(summary.children, position)
        return f"small-title({title})\n{self.blocks(rest, position)}"

    def _picture(self, node: Element, position: Position) -> str:  # noqa: ARG002  as all layouts
        named = [match[1] for match in (_TITLE.search(node.raw), _ABOUT.search(node.raw)) if match]
        if not named:
            raise PaperError("a picture without a text for those who do not see it")
        text = ": ".join(dict.fromkeys(map(unescape, named)))
        return f"picture({string(node.raw)}, {string(text)})"


def _apart(children: Sequence[Child], name: str) -> tuple[list[Element], list[Child]]:
    """The elements of a class, and everything else."""
    named: list[Element] = []
    others: list[Child] = []
    for child in children:
        if isinstance(child, Element) and name in child.classes:
            named.append(child)
        else:
            others.append(child)
    return named, others


def _split(blocks: list[Child]) -> tuple[list[Child], list[Child]]:
    """What stands above the text of a norm, and the rest from the text on."""
    for number, block in enumerate(blocks):
        is_text = isinstance(block, Element) and "ww-norm__text" in block.classes
        if is_text and has_text([block]):
            return blocks[:number], blocks[number:]
    raise PaperError("a norm without text")
