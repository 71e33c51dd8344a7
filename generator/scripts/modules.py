"""ES modules of the browser code: what a file imports and exports, and how several become a script.

Pages opened from a folder refuse ``<script type="module">``, so the build joins modules. It reads
no JavaScript beyond these forms, each at the beginning of a line::

    import { a, b } from "./x.js";
    export function f(…)            likewise async function, class, const, let

and, anywhere, ``import("./x.js")`` for what is needed later. ``join`` puts modules into one scope,
each below the modules that it imports. Hence no name is declared twice, and an import keeps the
name of the export.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"\n]+\.js)";\n', re.MULTILINE)
_LATER = re.compile(r'\bimport\("(\.[^"\n]+\.js)"\)')
_DECLARED = re.compile(
    r"^(export )?(?:(?:async )?function|class|const|let) ([A-Za-z_$][\w$]*)", re.MULTILINE
)
_UNREADABLE = re.compile(r"^(?:import(?!\()|export)\b", re.MULTILINE)
_NAME = re.compile(r"[A-Za-z_$][\w$]*")

Imports = tuple[tuple[str, tuple[str, ...]], ...]  # (module, names) …


class ModuleError(Exception):
    """Browser code that cannot be joined; the message names the module and what is wrong."""


@dataclass(frozen=True, kw_only=True)
class Module:
    """One file of browser code."""

    path: str  # below browser/
    imports: Imports
    later: tuple[str, ...]  # the modules of its import(…)
    exports: tuple[str, ...]
    declared: tuple[str, ...]  # names of its outermost scope
    body: str  # without imports and the word »export«


def parse(path: str, text: str) -> Module:
    """A module as it is written. Raises ``ModuleError`` for a form that cannot be joined."""
    imports = tuple(
        (_resolved(path, found[2]), _names(path, found[1])) for found in _IMPORT.finditer(text)
    )
    body = _IMPORT.sub("", text)
    declarations = list(_DECLARED.finditer(body))
    plain = _DECLARED.sub(lambda found: found[0].removeprefix("export "), body)
    if unreadable := _UNREADABLE.search(plain):
        line = plain[unreadable.start() :].partition("\n")[0]
        raise ModuleError(f"{path}: »{line}« is none of the forms that the build can join")
    declared = tuple(found[2] for found in declarations)
    taken = [name for _, names in imports for name in names]
    if doubled := _doubled([*declared, *taken]):
        raise ModuleError(f"{path}: »{doubled}« is declared or imported twice")
    return Module(
        path=path,
        imports=imports,
        later=tuple(_resolved(path, found[1]) for found in _LATER.finditer(body)),
        exports=tuple(found[2] for found in declarations if found[1]),
        declared=declared,
        body=plain.strip("\n"),
    )


def bound(module: Module, expressions: Mapping[str, str], imports: Imports) -> Module:
    """A module with expressions instead of its ``import(…)``, and the imports that these need."""
    body = _LATER.sub(lambda found: expressions[_resolved(module.path, found[1])], module.body)
    return replace(module, imports=(*module.imports, *imports), later=(), body=body)


def namespace(path: str) -> str:
    """The name of an object that holds the exports of a module."""
    return re.sub(r"\W", "_", path.removesuffix(".js"))


def with_namespace(module: Module) -> Module:
    """A module that also declares its namespace."""
    name = namespace(module.path)
    body = f"{module.body}\n\nconst {name} = {{ {', '.join(module.exports)} }};"
    return replace(module, declared=(*module.declared, name), body=body)


def _resolved(path: str, source: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), source))


def _names(path: str, text: str) -> tuple[str, ...]:
    names = tuple(name for part in text.split(",") if (name := part.strip()))
    for name in names:
        if not _NAME.fullmatch(name):
            raise ModuleError(f"{path}: an import takes a name as it is, not »{name}«")
    return names


def _doubled(names: Collection[str]) -> str | None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None


def check(modules: Mapping[str, Module], entries: Collection[str]) -> None:
    """Every import leads to an export, every export (but those of the entries) is imported.

    Raises ``ModuleError``.
    """
    unused = {
        (path, name)
        for path, module in modules.items()
        if path not in entries
        for name in module.exports
    }
    for module in modules.values():
        for path in (*module.later, *(source for source, _ in module.imports)):
            if path not in modules:
                raise ModuleError(f"{module.path}: there is no module »{path}«")
        for source, names in module.imports:
            for name in names:
                if name not in modules[source].exports:
                    raise ModuleError(f"{module.path}: »{source}« exports no »{name}«")
                unused.discard((source, name))
    if unused:
        path, name = min(unused)
        raise ModuleError(f"{path}: nobody imports »{name}«")


def ordered(modules: Mapping[str, Module], entry: str) -> tuple[str, ...]:
    """The modules that an entry needs, each behind those that it imports.

    Raises ``ModuleError`` for modules that import each other.
    """
    order: list[str] = []

    def visit(path: str, trail: tuple[str, ...]) -> None:
        if path in trail:
            circle = " → ".join((*trail[trail.index(path) :], path))
            raise ModuleError(f"these modules import each other: {circle}")
        if path in order:
            return
        for source, _ in modules[path].imports:
            visit(source, (*trail, path))
        order.append(path)

    visit(entry, ())
    return tuple(order)


def join(modules: Mapping[str, Module], order: Collection[str]) -> str:
    """The text of some modules in one scope."""
    declared = [name for path in order for name in modules[path].declared]
    if doubled := _doubled(declared):
        places = [path for path in order if doubled in modules[path].declared]
        raise ModuleError(f"»{doubled}« is declared in {' and in '.join(places)}")
    return "\n\n".join(modules[path].body for path in order)
