"""The evaluators are written side by side: the same files, the same functions in the same order."""

from __future__ import annotations

import ast
import re

import pytest

from support.paths import ROOT

BROWSER = ROOT / "generator" / "browser" / "evaluate"
TWINS = {
    "cells": ROOT / "generator" / "cells.py",
    **{path.stem: path for path in (ROOT / "generator" / "evaluate").glob("[a-z]*.py")},
}
ONLY_BROWSER = {
    "div": "»//« in Python",
    "bit": "»>>« and »& 1« in Python",
    "sorted": "built in",
    "hasValue": "a type in Python",
    "sidesOf": "one expression in Python",
    "where": "one expression in Python",
    "holds": "for halving",
    "product": "itertools in Python",
    "combinations": "itertools in Python",
    "part": "one expression in Python",
    "reachable": "one expression in Python",
}
ONLY_PYTHON = {
    "bounds": "for the compiler",
    "value": "for the comparison of versions",
    "dayOf": "facts of the browser are days or not by their form; see facts.js",
    "isDay": "for everything that enters elsewhere",
    "scaled": "one expression in the browser",
    "solve": "for witnesses; the browser asks only whether there is a point",
    "pieces": "one expression in the browser",
    "within": "Python is slower, and turns terms round instead of halving",
    "fits": "for within",
    "goalOfPart": "for within",
    "goalOfSummand": "for within",
    "nextStart": "for within",
    "latest": "for within",
    "earliest": "for within",
    "asDict": "an object is written as it is in the browser",
    "allowedFlag": "one expression in the browser",
    "rootsOf": "one expression in the browser",
    "decide": "one expression in the browser",
    "factsOfVariable": "one expression in the browser",
    "rowLeaves": "for the type checker",
    "only": "for the type checker",
}
_DEFINED = re.compile(  # at the top of a file, or of a function that holds others
    r"^ {0,2}(?:export )?"
    r"(?:class (\w+)|function\*? (\w+)|const (\w+) =(?:\s*/\*\*.*?\*/)?\s*\([^=]*\)\s*=>)",
    re.MULTILINE,
)


def test_the_same_files() -> None:
    """What the browser has beside them is Python's own order of texts."""
    assert {path.stem for path in BROWSER.glob("*.js")} == TWINS.keys() | {"order"}


@pytest.mark.parametrize("name", TWINS)
def test_the_same_functions(name: str) -> None:
    """In the same order; each exception has its reason."""
    script = (BROWSER / f"{name}.js").read_text(encoding="utf-8")
    theirs = [_lower(next(filter(None, found))) for found in _DEFINED.findall(script)]
    tree = ast.parse(TWINS[name].read_text(encoding="utf-8"))
    ours = [_camel(node.name) for node in sorted(_definitions(tree), key=lambda node: node.lineno)]
    assert [name for name in theirs if name not in ONLY_BROWSER] == [
        name for name in ours if name not in ONLY_PYTHON
    ]


def _definitions(tree: ast.Module) -> list[ast.FunctionDef | ast.ClassDef]:
    """Functions, methods and the classes that have any."""
    return [
        node
        for node in ast.walk(tree)
        if (isinstance(node, ast.FunctionDef) and node.name != "__init__")
        or (
            isinstance(node, ast.ClassDef)
            and any(isinstance(part, ast.FunctionDef) for part in node.body)
        )
    ]


def _camel(name: str) -> str:
    return _lower(re.sub(r"_(\w)", lambda match: match[1].upper(), name))


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]
