"""A tiny writer of SVG: escaped, rounded, in a fixed order.

Colours stand as attributes, so that a picture is legible on its own (print, PDF); on the site the
classes of ``bilder.css`` replace them by those of the reader's scheme.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

FONT = "Segoe UI, Noto Sans, Liberation Sans, DejaVu Sans, sans-serif"
INK, MUTED, ACCENT, TIME = "#1b2430", "#4a5665", "#174a80", "#8a3b00"
LOOKS: dict[str, dict[str, str]] = {
    "ink": {"fill": INK},
    "muted": {"fill": MUTED},
    "accent": {"fill": ACCENT},
    "time": {"fill": TIME},
    "on-accent": {"fill": "#ffffff"},
    "card": {"fill": "#ffffff", "stroke": MUTED},
    "main": {"fill": "#e8f0f8", "stroke": ACCENT},
    "quiet": {"fill": "#ffffff", "stroke": MUTED, "stroke-dasharray": "5 3"},
    "band": {"fill": "#f3f6f9"},
    "disc": {"fill": ACCENT},
    "window": {"fill": "#fdf0e3", "stroke": TIME},
    "line": {"fill": "none", "stroke": MUTED, "stroke-width": "1.5"},
    "way": {"fill": "none", "stroke": ACCENT, "stroke-width": "2"},
    "back": {"fill": "none", "stroke": TIME, "stroke-width": "2.5", "stroke-dasharray": "7 4"},
    "mark": {"fill": "none", "stroke": TIME, "stroke-width": "2"},
    "thin": {"fill": "none", "stroke": "#c3ccd6", "stroke-width": "1"},
    "head-line": {"fill": MUTED},
    "head-way": {"fill": ACCENT},
    "head-back": {"fill": TIME},
    "sign": {"fill": ACCENT, "stroke": ACCENT},
    "sign-empty": {"fill": "#ffffff", "stroke": ACCENT},
}
LEADING = 1.3  # from line to line, in sizes of the letters
ROUNDING = 4  # radius of the corners of a rectangle
HEAD, HALF_HEAD = 9, 4.5  # length and half the width of the head of an arrow


class Point(NamedTuple):
    """A place of a drawing, or a step from one to another; ``y`` grows downwards."""

    x: float
    y: float


class Box(NamedTuple):
    """A rectangle by its upper left corner."""

    x: float
    y: float
    width: float
    height: float


def element(name: str, look: str = "", *children: str, **attributes: str | float) -> str:
    """An element with the class and the colours of its look; ``children`` are SVG already.

    ``_`` in the name of an attribute means ``-``; an empty attribute is left out.
    """
    values: dict[str, str | float] = {"class": f"wb-{look}" if look else ""}
    values |= LOOKS.get(look, {})
    values |= {key.replace("_", "-"): value for key, value in attributes.items()}
    written = "".join(
        f' {key}="{escape(_plain(value))}"' for key, value in values.items() if value != ""
    )
    return f"<{name}{written}>{''.join(children)}</{name}>"


def _plain(value: str | float) -> str:
    """Figures with a fraction get one digit behind the point."""
    return f"{round(value, 1):g}" if isinstance(value, float) else str(value)


def text(
    lines: Sequence[str],
    at: Point,
    *,
    size: float = 12,
    look: str = "ink",
    bold: bool = False,
    anchor: str = "",
) -> str:
    """Lines below each other; ``at`` is on the upper edge of the first.

    ``anchor``: the part of each line that stands there (``start``, ``middle`` or ``end``).
    """
    rows = (
        element(
            "text",
            "",
            escape(line),
            x=float(at.x),
            y=float(at.y + size * (0.95 + LEADING * number)),
        )
        for number, line in enumerate(lines)
    )
    weight = "600" if bold else ""
    return element(
        "g", look, " ".join(rows), font_size=size, font_weight=weight, text_anchor=anchor
    )


def height(lines: Sequence[str], size: float = 12) -> float:
    """The height of such lines."""
    return len(lines) * size * LEADING


def rect(box: Box, look: str) -> str:
    """A rectangle with round corners."""
    return element(
        "rect",
        look,
        x=float(box.x),
        y=float(box.y),
        width=float(box.width),
        height=float(box.height),
        rx=ROUNDING,
    )


def path(points: Iterable[Point], look: str) -> str:
    """A line through points."""
    return element("path", look, d=_line(points))


def _line(points: Iterable[Point]) -> str:
    return "M" + "L".join(f"{_plain(float(x))} {_plain(float(y))}" for x, y in points)


def head(tip: Point, towards: Point, look: str = "head-way") -> str:
    """The head of an arrow that ends in ``tip``; ``towards`` is a step of length 1."""
    back = Point(tip.x - HEAD * towards.x, tip.y - HEAD * towards.y)
    side = Point(-HALF_HEAD * towards.y, HALF_HEAD * towards.x)
    corners = (
        tip,
        Point(back.x + side.x, back.y + side.y),
        Point(back.x - side.x, back.y - side.y),
    )
    return element("path", look, d=_line(corners) + "Z")


def link(parts: Iterable[str], href: str) -> str:
    """A link whose name is what stands in it; without an address its parts alone."""
    content = " ".join(parts)  # the spaces part the words of its name, they are not drawn
    return element("a", "link", content, href=href) if href else content


def meaning(drawn: str, name: str) -> str:
    """A sign that says its name to those who do not see it."""
    return element("g", "", drawn, role="img", aria_label=name)


def document(
    body: str, *, name: str, title: str, description: str, width: float, height: float
) -> str:
    """The whole picture; ``name``: its id, from which those of its title and text follow.

    One that holds links is a group, or the links would be hidden from screen readers.
    """
    title_id, text_id = f"{name}-titel", f"{name}-text"
    return element(
        "svg",
        "svg",
        element("title", "", escape(title), id=title_id),
        element("desc", "", escape(description), id=text_id),
        body,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_plain(float(width))} {_plain(float(height))}",
        width=float(width),
        height=float(height),
        role="group" if "<a " in body else "img",
        aria_labelledby=title_id,
        aria_describedby=text_id,
        font_family=FONT,
    )
