"""The picture in ``generator/__init__.py`` is true: who may import whom is read from its docstring,
not written twice.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import generator
from support.paths import ROOT

PACKAGE = ROOT / "generator"
OUTSIDE = {  # each outside library and the modules that may know it
    "ruamel": {"load.source"},
    "jinja2": {"mkdocs_plugin", "site.templates"},  # the theme's templates are filled by MkDocs
    # Jinja2's type for text that is markup already; comes with it
    "markupsafe": {"mkdocs_plugin", "site.templates", "site.page_context"},
    "mkdocs": {"mkdocs_plugin", "publish.preview", "publish.site"},
    "numpy": {"compile.questions.costs", "compile.questions.gates"},
    "minify": {"scripts.bundles"},
    "simplemma": {"search.lexicon"},
    "typst": {"publish.pdf"},
    "markdown": {"paper.volume"},
}
CACHED = re.compile(r"\b(?:lru_)?cache\b")
REMEMBERED = {  # functions of their arguments alone whose results a process keeps, and what for
    "cells.facts_of": "a term is asked for its facts with every bound that moves",
    "cells.first_of_month": "half of all arithmetic on days",
    "compile.clusters.cluster_variable": "half of compiling; few edits touch comparisons of dates",
    "compile.relaxed.lengths": "looks at each month of 400 years",
    "load.source._parsed": "a preview reads all files again when one has changed",
    "search.compound.parts": "texts repeat their words",
    "search.lexicon._dictionary": "the dictionary never changes and takes seconds to read",
    "search.stem.stem": "texts repeat their words",
    "verify.witness._solved": "many smallest cases lead through the same days",
}
SOLD_AS = {"minify": "tdewolff"}  # libraries whose package has another name
CHANGERS = {
    "append",
    "add",
    "update",
    "extend",
    "insert",
    "setdefault",
    "pop",
    "popitem",
    "remove",
    "discard",
    "clear",
}


def modules() -> dict[str, Path]:
    """Every module of the package by its name without ``generator.``."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Full names of all modules that a file imports, also inside functions; ``from a import b``
    gives a and a.b.
    """
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative import"
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def own_imports(path: Path) -> set[str]:
    """Modules of the package that a file imports, without ``generator.``."""
    names = {name.partition(".")[2] for name in imported(path) if name.startswith("generator.")}
    return names & modules().keys()


# --- import directions ---------------------------------------------------------------------------


def table() -> dict[str, set[str]]:
    """The table of the docstring: unit → the units that its arrow names, on one line or more."""
    named: dict[str, str] = {}
    unit = ""
    for line in (generator.__doc__ or "").splitlines():
        if begin := re.match(r"    ([a-z_]+)/?\s{2,}\S", line):
            unit = begin[1]
            named[unit] = ""
        elif unit and (line.lstrip().startswith("→ ") or named[unit].endswith(",")):
            named[unit] += line.strip().removeprefix("→ ")
    return {unit: set(re.findall(r"[a-z_]+", names)) for unit, names in named.items()}


def reachable(unit: str, rows: dict[str, set[str]]) -> set[str]:
    """What a unit can come to know: what its line names, and what those lines name."""
    found, todo = set(), [unit]
    while todo:
        for name in rows.get(todo.pop(), ()):
            if name not in found:
                found.add(name)
                todo.append(name)
    return found


def unit_of(module: str) -> str:
    """The line of the table that a module belongs to: a file at the top, or a folder."""
    return module.partition(".")[0]


def test_the_table_is_read() -> None:
    """The docstring really holds a table, and every name in it is a module."""
    rows = table()
    assert len(rows) >= 12
    named = set(rows) | {name for names in rows.values() for name in names}
    assert not named - modules().keys(), "the docstring names modules that do not exist"


def test_every_module_stands_in_the_table() -> None:
    """A new module or folder gets its line."""
    units = {unit_of(module) for module in modules() if module} - {"browser"}
    assert units == set(table())


@pytest.mark.parametrize("unit", sorted(table()))
def test_a_line_names_what_its_unit_imports(unit: str) -> None:
    """To the letter: nothing is imported that does not stand right of the arrow, nothing stands
    there that is not imported.
    """
    used: dict[str, list[str]] = {}
    for module, path in modules().items():
        if module and unit_of(module) == unit:
            for name in own_imports(path):
                used.setdefault(unit_of(name), []).append(f"{module} → {name}")
    used.pop(unit, None)
    named = table()[unit]
    assert {other: who for other, who in used.items() if other not in named} == {}
    assert sorted(named - used.keys()) == []


def test_no_import_cycles() -> None:
    """No module reaches itself, imports inside functions included."""
    found = modules()
    graph = {name: own_imports(path) - {name} for name, path in found.items() if name}
    # ``from generator.handbook import labels`` names the package and the module; only the module
    # counts
    for name, path in found.items():
        if name:
            graph[name] = {
                other
                for other in graph[name]
                if not (found[other].name == "__init__.py" and _only_modules(path, other))
            }
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join((*trail, name))
        if name not in done:
            for other in sorted(graph[name]):
                visit(other, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def _only_modules(path: Path, package: str) -> bool:
    """True when a file takes nothing but modules from a package."""
    taken = {
        alias.name
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module == f"generator.{package}"
        for alias in node.names
    }
    return all(f"{package}.{name}" in modules() for name in taken)


def test_both_data_shapes_stay_apart() -> None:
    """The evaluators never see the model, and the browser's twin imports nothing at all."""
    may = reachable("evaluate", table()) | reachable("engines", table())
    assert not may & {"model", "load", "compile", "handbook", "expression"}
    for script in (PACKAGE / "browser" / "evaluate").glob("*.js"):
        text = script.read_text(encoding="utf-8")
        assert not re.search(
            r'^import .*from "(?!\./)|\brequire\(|\bdocument\.|\bwindow\.', text, re.MULTILINE
        )


# --- outside libraries, printing, state ----------------------------------------------------------


@pytest.mark.parametrize("module", list(modules()))
def test_outside_libraries(module: str) -> None:
    """One module alone knows each outside library."""
    for name in imported(modules()[module]):
        library = name.partition(".")[0]
        if library != "generator" and library not in sys.stdlib_module_names:
            assert module in OUTSIDE.get(library, ()), f"{module} imports {library}"


def test_outside_libraries_are_declared() -> None:
    """Whatever is imported is a dependency that a fresh machine installs."""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "dependencies"
    ]
    declared = {re.match(r"[a-z0-9]+", name.lower())[0] for name in wanted}
    used = (
        {name.partition(".")[0] for path in modules().values() for name in imported(path)}
        - set(sys.stdlib_module_names)
        - {"generator"}
    )
    assert (
        used == set(OUTSIDE)
        and {SOLD_AS.get(name, name) for name in used} - {"markupsafe"} <= declared
    )


@pytest.mark.parametrize("module", sorted(modules().keys() - {"cli.output", "cli.__main__"}))
def test_only_the_command_line_prints(module: str) -> None:
    """Stages return problems; nobody else writes to the terminal or ends the process."""
    for node in ast.walk(tree(modules()[module])):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ("print", "exit", "input"), f"{module}:{node.lineno}"
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id == "sys"
        ):
            assert node.attr not in ("stdout", "stderr", "exit"), f"{module}:{node.lineno}"


@pytest.mark.parametrize("module", list(modules()))
def test_no_module_level_state(module: str) -> None:
    """What stands at the top of a module is never changed: no ``global``, no caches but those of
    ``REMEMBERED``, no writing into tables.
    """
    top = tree(modules()[module])
    names = {
        target.id
        for node in top.body
        if isinstance(node, (ast.Assign, ast.AnnAssign))
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(top):
        assert not isinstance(node, ast.Global), f"{module}:{node.lineno}"
        if (
            isinstance(node, (ast.FunctionDef, ast.ClassDef))
            and f"{module}.{node.name}" not in REMEMBERED
        ):
            assert not any(CACHED.search(ast.unparse(mark)) for mark in node.decorator_list), (
                f"{module}:{node.lineno}"
            )
    for function in (
        node for node in ast.walk(top) if isinstance(node, (ast.FunctionDef, ast.Lambda))
    ):
        local = {arg.arg for arg in (*function.args.args, *function.args.kwonlyargs)} | {
            node.id
            for node in ast.walk(function)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        }
        for line, name in _written(function):
            assert name not in names - local, f"{module}:{line} changes {name}"


def test_remembered_functions_exist() -> None:
    """No exception outlives its function."""
    functions = {
        f"{module}.{node.name}"
        for module, path in modules().items()
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef)
    }
    assert functions >= REMEMBERED.keys()


def _written(function: ast.AST) -> Iterator[tuple[int, str]]:
    """Names into which a function writes: ``x[…] = …``, ``x.a = …``, ``x.append(…)``."""
    for node in ast.walk(function):
        if (
            isinstance(node, (ast.Subscript, ast.Attribute))
            and isinstance(node.ctx, (ast.Store, ast.Del))
            and isinstance(node.value, ast.Name)
        ):
            yield node.lineno, node.value.id
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in CHANGERS
            and isinstance(node.func.value, ast.Name)
        ):
            yield node.lineno, node.func.value.id
