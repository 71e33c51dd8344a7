"""Every tag and every class that paper knows, and the function of ``haus.typ`` that sets it.

A class that is not named here is refused; what only works on a screen is left out on purpose.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.paper.fragment import Child, Element, PaperError

ON_SCREEN = frozenset(
    {
        "ww-vh",  # a word for the ear beside a dash for the eye
        "ww-rn",  # the link of a norm to itself: on paper the number stands in the margin
    }
)
INLINE = frozenset({"a", "span", "strong", "em", "time", "dfn", "br"})
PLAIN = frozenset({"", "div", "section", "article", "figure"})
# Tag → depth; h0 stands above the sections of a volume that is one of several.
HEADINGS = {f"h{level}": level for level in range(7)}
# Class → the function that sets it; empty = it looks like what stands around it.
LOOKS: dict[str, str] = {
    "ww-kind": "sort",
    "ww-gap": "gap",
    "ww-ended": "gap",
    "ww-limited": "tag",
    "ww-tag": "tag",
    "ww-lead": "lead",
    "ww-object": "object",
    "ww-actors": "actors",
    "ww-figure": "figure-of",
    "ww-condition": "aside",
    "ww-small": "small-aside",
    "ww-join": "join",
    "ww-open": "gap",
    "ww-candidates": "aside",
    "ww-reading": "aside",
    "ww-validity": "",
    "ww-cites": "small",
    "ww-term": "small",
    "ww-none": "",
    "ww-glossary__long": "",
    "ww-doubt-mark": "aside",
    "ww-on-paper": "",
}
BLOCKS: dict[str, str] = {
    "ww-doubt": "remark",
    "ww-note": "remark",
    "ww-reading": "remark",
    "ww-warning": "remark",
    "ww-norm__head": "head",
    "ww-condition": "condition",
    "ww-figure": "figure-line",
    "ww-about": "lead-text",
    "ww-summary": "summary",
    "ww-summary__title": "title-line",
    "ww-table-title": "title-line",
    "ww-question-title": "small-title",
    "ww-notices__title": "title-line",
    "ww-picture__title": "small-title",
    "ww-picture__about": "small-text",
    "ww-small": "small-text",
    "ww-question": "lead-text",
    "ww-parent": "small-text",
    "ww-line": "fill-in",
    "ww-empty": "remark",
    "pp-note": "small-text",
    "ww-conflict": "framed",
}
# Blocks and parts of them that need no look of their own on paper.
NEUTRAL = frozenset(
    [
        "ww-norm__text",
        "ww-norm__body",
        "ww-scroll",
        "ww-notices",
        "ww-folded",
        "ww-sheet",
        "ww-questions",
        "ww-status__wide",
        "ww-status",
        "ww-picture",
        "ww-sides",
        "ww-readings",
        "ww-outcomes",
        "ww-rules",
        "ww-terms",
        "ww-glossary",
        "ww-open-points",
        "ww-clauses",
        "ww-order",
        "ww-set",
        "ww-table__rns",
        "ww-more",
        "ww-trail",
        "ww-boxes",
        "ww-table",
        "ww-row",
        "ww-table__group",
        "ww-picture__list",
        "pp-index",
    ]
)


def is_inline(child: Child) -> bool:
    """True for what stands in a line of text."""
    return isinstance(child, str) or child.tag in INLINE


def is_left_out(node: Element) -> bool:
    """True for what only works on a screen."""
    return not ON_SCREEN.isdisjoint(node.classes)


def look_of(node: Element, looks: Mapping[str, str]) -> str:
    """The function that sets a node, of its first class that has one; empty when none has.

    ``looks``: ``LOOKS`` for a node inside a line, ``BLOCKS`` for a block. An unknown class raises
    ``PaperError``.
    """
    look = ""
    for name in node.classes:
        base = name.partition("--")[0]
        if base not in looks and not (base in NEUTRAL or base in LOOKS or base in BLOCKS):
            raise PaperError(f"class {name} of <{node.tag}> has no look on paper")
        look = look or looks.get(base, "")
    return look
