"""Browser code as pages get it: the small files of ``browser/`` joined to one script each and made small.

The parts of a bundle share one closure, so they see each other's functions and nothing of it reaches the page but what
they hang on ``Weisungswerk``. Made small by tdewolff-minify, because every script is fetched from a slow share (ADR 0005).
"""

from __future__ import annotations

from pathlib import Path

import minify

BROWSER = Path(__file__).parent / "browser"
BUNDLES = {                                                  # script → its parts in the order in which they build on each other
    "evaluate.js": ("evaluate",),
    "checker.js": tuple(f"checker/{part}" for part in (
        "dom", "words", "interview", "fields", "form", "timeline", "result", "answers", "take", "widget")),
    "take_along.js": ("checker/dom", "checker/words", *(f"take_along/{part}" for part in (
        "paper", "note", "calendar", "link", "desk"))),           # fetched with the first use of its buttons
    "search.js": tuple(f"search/{part}" for part in ("analysis", "vocabulary", "concepts", "ranking", "engine")),
}
_CLOSURE = 'var Weisungswerk = Weisungswerk || {{}};\n(function (Weisungswerk) {{\n"use strict";\n{}\n}})(Weisungswerk);\n'


def scripts() -> dict[str, bytes]:
    """Every script that pages of checkers share: name → content."""
    return {name: small(source(name)).encode() for name in BUNDLES}


def source(name: str) -> str:
    """A script before it is made small."""
    parts = [(BROWSER / f"{part}.js").read_text(encoding="utf-8") for part in BUNDLES[name]]
    return parts[0] if len(parts) == 1 else _CLOSURE.format("\n".join(parts))


def small(script: str) -> str:
    """The same script without comments and with short local names."""
    return f"{minify.string('application/javascript', script)}\n"
