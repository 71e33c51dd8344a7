"""Browser code as pages get it: the small files of ``browser/`` joined to one script each and made small.

The parts of a bundle share one closure, so they see each other's functions and nothing of it reaches the page but what
they hang on ``Weisungswerk``. Made small by tdewolff-minify, because every script is fetched from a slow share (ADR 0005).
"""

from __future__ import annotations

import json
from pathlib import Path

import minify

BROWSER = Path(__file__).parent / "browser"
CHECKER = tuple(
    f"checker/{part}"
    for part in (
        "dom",
        "days",
        "words",
        "texts",
        "interview",
        "lazy",
        "errors",
        "fields",
        "why",
        "form",
        "ticks",
        "result",
        "answers",
        "take",
        "view",
        "widget",
    )
)
PAGES = {  # script → its parts in the order in which they build on each other
    "evaluate.js": ("evaluate",),
    "checker.js": (*CHECKER, "checker/page"),
    "timeline.js": tuple(
        f"checker/{part}" for part in ("dom", "days", "timeline")
    ),  # fetched beside the form where there are dates
    "overview.js": tuple(
        f"checker/{part}" for part in ("dom", "days", "words", "errors", "fields", "overview")
    ),  # fetched by its switch
    "take_along.js": (
        "checker/dom",
        "checker/days",
        "checker/words",
        *(f"take_along/{part}" for part in ("paper", "note", "calendar", "link", "desk")),
    ),  # fetched with the first use of its buttons
}
SEARCH = {
    "search.js": tuple(
        f"search/{part}"
        for part in ("analysis", "vocabulary", "concepts", "ranking", "texts", "engine", "worker")
    )
}
ELEMENT, ELEMENT_SCRIPT = "weisungs-pruefer", "pruefer.js"
EMBEDS = {  # the same for foreign pages
    ELEMENT_SCRIPT: (*CHECKER, *(f"embed/{part}" for part in ("data", "guest", "element"))),
    "rahmen.js": ("embed/frame",),
    "hoehe.js": ("embed/height",),
}
BUNDLES = PAGES | EMBEDS | SEARCH
_OPENING = "var Weisungswerk = Weisungswerk || {};\n"
_CLOSURE = '(function (Weisungswerk) {{\n"use strict";\n{}\n}})(Weisungswerk);\n'
# a foreign page gets no name of ours, not even »Weisungswerk«; included twice, the script acts once
_GUEST = '(function () {{\n"use strict";\nconst ELEMENT = "{}", STYLES = {};\nif (customElements.get(ELEMENT)) return;\n{}\n{}\n{}\n}})();\n'
_HOME = 'Weisungswerk.scripts = new URL("../assets/javascripts/weisungswerk/", document.currentScript.src).href;'


def scripts(styles: str = "") -> dict[str, bytes]:
    """Every script that pages share: name → content. ``styles``: those that go into the element for foreign pages."""
    return {name: small(source(name, styles)).encode() for name in BUNDLES}


def source(name: str, styles: str = "") -> str:
    """A script before it is made small."""
    parts = [(BROWSER / f"{part}.js").read_text(encoding="utf-8") for part in BUNDLES[name]]
    whole = parts[0] if len(parts) == 1 else _CLOSURE.format("\n".join(parts))
    if name in SEARCH:
        return _OPENING + whole  # alone in its worker
    return _guest(whole, styles) if name == ELEMENT_SCRIPT else whole


def _guest(element: str, styles: str) -> str:
    """The element with all that a page of the handbook would load bit by bit: it must need nothing else."""
    others = [source(name) for name in PAGES if name != "checker.js"]
    return _GUEST.format(
        ELEMENT, json.dumps(minify.string("text/css", styles)), "\n".join(others), _HOME, element
    )


def small(script: str) -> str:
    """The same script without comments and with short local names."""
    return f"{minify.string('application/javascript', script)}\n"
