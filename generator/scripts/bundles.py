"""The scripts that pages load.

A bundle names the module it starts with; what goes into it follows from the imports. Everything of
a bundle stands in one closure. What the page, or a bundle that is loaded later, may use of it hangs
on the only global name, ``Weisungswerk``: the exports of the entry, and what later bundles import.
They take it from there instead of bringing it again. Made small by tdewolff-minify, because every
script is fetched from a slow share (ADR 0005).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import minify  # type: ignore[import-untyped]  # a compiled library without types

from generator.scripts.modules import (
    Module,
    bound,
    check,
    join,
    namespace,
    ordered,
    parse,
    with_namespace,
)

BROWSER = Path(__file__).parent.parent / "browser"
NODE_ONLY = frozenset({"node_runner.js", "evaluate/messages.js"})  # no page loads them
LOADER = "load_script.js"  # its loadScript stands for an import(…) that becomes a script of its own
STYLES = "embed/styles.js"  # written by the build: the stylesheet of the element for foreign pages


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """One script: the module it starts with, and the bundle that is in the page before it."""

    name: str
    entry: str
    after: str = ""


# Each behind the one that is before it in the page.
BUNDLES = {
    bundle.name: bundle
    for bundle in (
        Bundle(name="evaluate.js", entry="evaluate/answer.js"),
        Bundle(name="checker.js", entry="checker/page.js", after="evaluate.js"),
        Bundle(name="details.js", entry="checker/details.js", after="checker.js"),
        Bundle(name="history.js", entry="checker/history.js", after="details.js"),
        Bundle(name="timeline.js", entry="checker/timeline.js", after="details.js"),
        Bundle(name="overview.js", entry="checker/overview.js", after="checker.js"),
        Bundle(name="take_along.js", entry="take_along/actions.js", after="details.js"),
        Bundle(name="search.js", entry="search/worker.js"),
        Bundle(name="pruefer.js", entry="embed/element.js"),  # needs nothing else
        Bundle(name="rahmen.js", entry="embed/frame.js"),
        Bundle(name="hoehe.js", entry="embed/height.js"),
    )
}
_SHARED = "Weisungswerk"
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_CLOSURE = '(function () {{\n"use strict";\n{}\n}})();\n'


def scripts(styles: str = "") -> dict[str, bytes]:
    """Every script that pages share: name → content.

    ``styles``: those that go into the element for foreign pages.
    """
    made = contents(browser_modules(styles))
    return {name: small(_source(name, made)).encode() for name in made}


def source(name: str, styles: str = "") -> str:
    """A script before it is made small."""
    return _source(name, contents(browser_modules(styles)))


def small(script: str) -> str:
    """The same script without comments, with short local names, in ASCII alone."""
    made = minify.string("application/javascript", script)
    return f"{_BEYOND_ASCII.sub(_escaped, made)}\n"


def _escaped(sign: re.Match[str]) -> str:
    """A sign that a page in another encoding would misread, as strings and names take it."""
    code = ord(sign[0])
    return "".join(f"\\u{half:04x}" for half in _halves(code))


def _halves(code: int) -> tuple[int, ...]:
    """A code as UTF-16 has it."""
    if code < 0x10000:
        return (code,)
    return 0xD7C0 + (code >> 10), 0xDC00 + (code & 0x3FF)


def browser_modules(styles: str = "") -> dict[str, Module]:
    """The modules of ``browser/`` by path. Raises ``ModuleError`` when they do not fit together."""
    modules = {}
    for file in sorted(BROWSER.rglob("*.js")):
        path = file.relative_to(BROWSER).as_posix()
        if path not in NODE_ONLY:
            modules[path] = parse(path, file.read_text(encoding="utf-8"))
    styles = json.dumps(minify.string("text/css", styles))
    modules[STYLES] = parse(STYLES, f"export const STYLES = {styles};\n")
    check(modules, {LOADER, *(bundle.entry for bundle in BUNDLES.values())})
    return modules


@dataclass(frozen=True, kw_only=True)
class Content:
    """What goes into a bundle.

    ``modules``: all of them as this bundle sees them, by path. ``paths``: those that it brings,
    each behind what it imports.
    """

    bundle: Bundle
    modules: Mapping[str, Module]
    paths: tuple[str, ...]

    @property
    def declared(self) -> set[str]:
        """The names that it brings."""
        return {name for path in self.paths for name in self.modules[path].declared}

    @property
    def taken(self) -> set[str]:
        """The names that it imports from bundles that are there before it."""
        imports = [entry for path in self.paths for entry in self.modules[path].imports]
        return {name for source, names in imports if source not in self.paths for name in names}


def contents(modules: Mapping[str, Module]) -> dict[str, Content]:
    """What goes into each bundle: what it needs without what is there already."""
    made: dict[str, Content] = {}
    for name, bundle in BUNDLES.items():
        own = _bound(bundle, modules)
        earlier = {path for before in _before(bundle) for path in made[before.name].paths}
        paths = tuple(path for path in ordered(own, bundle.entry) if path not in earlier)
        made[name] = Content(bundle=bundle, modules=own, paths=paths)
    return made


def _source(name: str, made: Mapping[str, Content]) -> str:
    content = made[name]
    taken, published = content.taken, _published(content, made)
    parts = [
        f"const {{ {', '.join(sorted(taken))} }} = {_SHARED};" if taken else "",
        join(content.modules, content.paths),
        f"Object.assign({_SHARED}, {{ {', '.join(sorted(published))} }});" if published else "",
    ]
    script = _CLOSURE.format("\n".join(part for part in parts if part))
    return f"var {_SHARED} = {_SHARED} || {{}};\n{script}" if taken or published else script


def _bound(bundle: Bundle, modules: Mapping[str, Module]) -> dict[str, Module]:
    """The modules with every ``import(…)`` decided.

    Where a bundle is there for a module, it is fetched; else the module is part of this script.
    """
    targets = {target for module in modules.values() for target in module.later}
    fetched = {target: _fetched(target, bundle) for target in targets}
    namespaces = {target: namespace(target) for target in targets if not fetched[target]}
    decided = {}
    for path, module in modules.items():
        expressions: dict[str, str] = {}
        imports: list[tuple[str, tuple[str, ...]]] = []
        for target in module.later:
            if script := fetched[target]:
                expressions[target] = f'loadScript("{script.name}")'
                imports.append((LOADER, ("loadScript",)))
            else:
                expressions[target] = f"Promise.resolve({namespaces[target]})"
                imports.append((target, (namespaces[target],)))
        decided[path] = bound(module, expressions, tuple(imports))
        if path in namespaces:
            decided[path] = with_namespace(decided[path])
    return decided


def _published(content: Content, made: Mapping[str, Content]) -> set[str]:
    """The names that others use: the exports of the entry, and what later bundles take."""
    published = set(content.modules[content.bundle.entry].exports)
    for later in made.values():
        if content.bundle in _before(later.bundle):
            published |= later.taken & content.declared
    return published


def _fetched(path: str, bundle: Bundle) -> Bundle | None:
    """The bundle that starts with a module and is fetched by one that is in the page before."""
    for later in BUNDLES.values():
        if later.entry == path and bundle in _before(later):
            return later
    return None


def _before(bundle: Bundle) -> list[Bundle]:
    """The bundles that are in the page before this one."""
    if not bundle.after:
        return []
    before = BUNDLES[bundle.after]
    return [before, *_before(before)]
