"""Figures of the house that no tool holds: size of functions, shape of calls, one meaning a name.

The lines of ``pyproject.toml`` hold the rest (length of lines, types, names). A figure that is too
large is answered by a better cut, not by a larger figure.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from support.paths import ROOT, TESTS

LONGEST_FUNCTION, MOST_POSITIONAL = 50, 6
# Class names that mean different things in several modules, with the reason.
SEVERAL_MEANINGS: dict[str, str] = {}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def files(folder: Path) -> list[Path]:
    """The Python files below a folder, without those of other projects."""
    found = sorted(folder.rglob("*.py"))
    return [path for path in found if "node_modules" not in path.parts]


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def nodes() -> Iterator[tuple[str, ast.AST]]:
    """Every node of the generator with its file."""
    for path in files(ROOT / "generator"):
        for node in ast.walk(tree(path)):
            yield path.relative_to(ROOT).as_posix(), node


def test_no_function_is_long() -> None:
    """A function fits on a screen."""
    long = [
        f"{file}:{node.lineno}: {node.name} has {length(node)} lines"
        for file, node in nodes()
        if isinstance(node, Function) and length(node) > LONGEST_FUNCTION
    ]
    assert long == []


def length(function: Function) -> int:
    """The lines of a function, its docstring counted, its decorators not."""
    return (function.end_lineno or 0) - function.lineno + 1


def test_no_call_is_a_row_of_values() -> None:
    """Who passes many arguments names them."""
    calls = [
        f"{file}:{node.lineno}: {len(node.args)} positional arguments"
        for file, node in nodes()
        if isinstance(node, ast.Call) and len(node.args) > MOST_POSITIONAL
    ]
    assert calls == []


def test_a_class_name_means_one_thing() -> None:
    """No two public classes of the generator share a name."""
    places: dict[str, list[str]] = defaultdict(list)
    for file, node in nodes():
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            places[node.name].append(f"{file}:{node.lineno}")
    several = {name: where for name, where in places.items() if len(where) > 1}
    assert {name: where for name, where in several.items() if name not in SEVERAL_MEANINGS} == {}
    assert SEVERAL_MEANINGS.keys() <= several.keys(), "a reason for what is no longer so"


def test_no_test_imports_a_test() -> None:
    """What tests share stands in tests/support; fixtures come from conftest by their name."""
    test = re.compile(r"(?:^|\.)(?:test_\w+|conftest)$")
    wrong = []
    for path in files(TESTS):
        for node in ast.walk(tree(path)):
            names = []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or "", *(f"{node.module}.{name.name}" for name in node.names)]
            elif isinstance(node, ast.Import):
                names = [name.name for name in node.names]
            found = [name for name in names if test.search(name)]
            wrong += [f"{path.relative_to(ROOT)}:{node.lineno}: {name}" for name in found]
    assert wrong == []


def test_support_holds_no_tests() -> None:
    """Helpers in tests/support, tests outside of it, benchmarks apart."""
    inside = [path.name for path in files(TESTS / "support") if path.name.startswith("test_")]
    outside = [
        path.relative_to(TESTS).as_posix()
        for path in files(TESTS)
        if path.parts[len(TESTS.parts)] not in ("support", "bench")
        and not path.name.startswith("test_")
        and path.name != "conftest.py"
    ]
    assert inside == [] and outside == []


def test_one_root() -> None:
    """Where the project lies is worked out once."""
    root = re.compile(r"__file__\)\.(?:parents\[|parent\.parent)")
    places = [
        path.relative_to(TESTS).as_posix()
        for path in files(TESTS)
        if any(root.search(line) for line in path.read_text(encoding="utf-8").splitlines())
    ]
    assert places == ["support/paths.py"]
