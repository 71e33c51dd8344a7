"""Nodes → Typst, written as code (strings and calls), so that no text can ever be read as markup.

Every tag and every class is known by name (``looks``), with the function of
``site_templates/print/haus.typ`` that sets it; anything else raises ``PaperError``. Addresses of
the site become labels: a link whose target is in the same paper leads there and names the page, any
other link is its text.
"""

from __future__ import annotations

from generator.paper.anchors import Anchors, Position
from generator.paper.blocks import BlockWriter
from generator.paper.fragment import Element
from generator.paper.strings import string


def emit(tree: Element) -> tuple[str, str]:
    """The code that must stand before haus.typ, and the body, code that needs its functions.

    The former names the labels that mean the same place.
    """
    anchors = Anchors(tree)
    body = BlockWriter(anchors).blocks(tree.children, Position())
    if mark := anchors.mark():
        body += f"\n{mark}"
    pairs = (f"{string(alias)}: {string(label)}" for alias, label in anchors.aliases.items())
    return f"#let aliases = ({', '.join(pairs) or ':'})\n", f"#{{\n{body}\n}}\n"
