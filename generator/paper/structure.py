"""What a node may hold; anything else than a template has to write raises ``PaperError``."""

from __future__ import annotations

from collections.abc import Sequence

from generator.paper.fragment import Child, Element, PaperError
from generator.paper.looks import is_left_out


def has_text(children: Sequence[Child]) -> bool:
    """True when something of these would be printed."""
    return any(
        child.strip() if isinstance(child, str) else not is_left_out(child) and child.text.strip()
        for child in children
    )


def without_blanks(children: Sequence[Child]) -> list[Child]:
    """The children without the white space between elements."""
    return [child for child in children if isinstance(child, Element) or child.strip()]


def elements(node: Element, *tags: str) -> list[Element]:
    """The elements in a node, which may be nothing else than these."""
    allowed: list[Element] = []
    for child in node.children:
        if isinstance(child, str):
            if child.strip():
                raise PaperError(f"<{node.tag}> holds {child.strip()[:40]}")
        elif child.tag not in tags:
            raise PaperError(f"<{node.tag}> holds <{child.tag}>")
        else:
            allowed.append(child)
    return allowed


def parts(node: Element, *classes: str) -> list[Element]:
    """The elements in a node, which must have these classes and be nothing else, in this order."""
    children = without_blanks(node.children)
    named = [
        child
        for child, name in zip(children, classes, strict=False)  # their number is compared below
        if isinstance(child, Element) and name in child.classes
    ]
    if not len(named) == len(classes) == len(children):
        own = f"<{node.tag} class={' '.join(node.classes)}>"
        raise PaperError(f"{own} holds something else than {', '.join(classes)}")
    return named
