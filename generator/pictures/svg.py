"""A tiny writer of SVG: escaped, rounded, in a fixed order. Colours stand as attributes, so that a picture is legible
on its own (print, PDF); on the site the classes of ``bilder.css`` replace them by those of the reader's scheme.
"""

from __future__ import annotations

from html import escape

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
LEADING = 1.3


def element(name: str, look: str = "", *children: str, **attributes: object) -> str:
    """An element with the class and the colours of its look; ``children`` are SVG already."""
    given = {
        "class": f"wb-{look}" if look else "",
        **LOOKS.get(look, {}),
        **{key.replace("_", "-"): value for key, value in attributes.items()},
    }
    written = "".join(
        f' {key}="{escape(_plain(value))}"'
        for key, value in given.items()
        if value not in ("", None)
    )
    return f"<{name}{written}>{''.join(children)}</{name}>"


def _plain(value: object) -> str:
    return f"{round(value, 1):g}" if isinstance(value, float) else str(value)


def text(
    lines: tuple[str, ...],
    x: float,
    y: float,
    size: float = 12,
    look: str = "ink",
    bold: bool = False,
    anchor: str = "",
) -> str:
    """Lines below each other; ``y`` is the upper edge of the first."""
    rows = (
        element("text", "", escape(line), x=float(x), y=float(y + size * (0.95 + LEADING * number)))
        for number, line in enumerate(lines)
    )
    return element(
        "g",
        look,
        " ".join(rows),
        font_size=size,
        font_weight="600" if bold else "",
        text_anchor=anchor,
    )


def height(lines: tuple[str, ...], size: float = 12) -> float:
    """The height of such lines."""
    return len(lines) * size * LEADING


def rect(x: float, y: float, width: float, height: float, look: str, radius: float = 4) -> str:
    """A rectangle with round corners."""
    return element(
        "rect",
        look,
        x=float(x),
        y=float(y),
        width=float(width),
        height=float(height),
        rx=radius or "",
    )


def path(points: list[tuple[float, float]], look: str) -> str:
    """A line through points."""
    return element(
        "path", look, d="M" + "L".join(f"{_plain(float(x))} {_plain(float(y))}" for x, y in points)
    )


def head(x: float, y: float, towards: tuple[float, float], look: str = "head-way") -> str:
    """The head of an arrow that ends in (x, y) and points ``towards`` (a vector of length 1)."""
    dx, dy = towards
    back, side = (x - 9 * dx, y - 9 * dy), (-4.5 * dy, 4.5 * dx)
    corners = (
        (x, y),
        (back[0] + side[0], back[1] + side[1]),
        (back[0] - side[0], back[1] - side[1]),
    )
    return element(
        "path",
        look,
        d="M" + "L".join(f"{_plain(float(a))} {_plain(float(b))}" for a, b in corners) + "Z",
    )


def link(parts: list[str], href: str) -> str:
    """A link whose name is what stands in it; without an address its parts alone."""
    content = " ".join(parts)  # the spaces part the words of its name, they are not drawn
    return element("a", "link", content, href=href) if href else content


def meaning(drawn: str, name: str) -> str:
    """A sign that says its name to those who do not see it."""
    return element("g", "", drawn, role="img", aria_label=name)


def document(
    id: str, title: str, description: str, body: str, width: float, height: float, linked: bool
) -> str:
    """The whole picture. One that holds links is a group, or the links would be hidden from screen readers."""
    named = element("title", "", escape(title), id=f"{id}-titel") + element(
        "desc", "", escape(description), id=f"{id}-text"
    )
    return element(
        "svg",
        "svg",
        named,
        body,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_plain(float(width))} {_plain(float(height))}",
        width=float(width),
        height=float(height),
        role="group" if linked else "img",
        aria_labelledby=f"{id}-titel",
        aria_describedby=f"{id}-text",
        font_family=FONT,
    )
