"""The two evaluators behind one call: ``python`` (this process) and ``browser`` (the handbook's script, run by Node).

The browser engine exists to show that both say the same; building the handbook does not need it.
"""
from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from shutil import which

from generator.evaluate import InputError, evaluate
from generator.program import canonical

ENGINES = ("python", "browser")
BROWSER = Path(__file__).parent / "browser"
NODE_MISSING = "Für »--engine browser« fehlt Node.js. Installieren Sie das Paket »nodejs«."


class EngineMissing(Exception):
    """The program that runs an engine is not installed; the message says what to install."""


def evaluate_lines(program: dict, lines: Iterable[str], engine: str = "python") -> Iterator[dict]:
    """One result (or ``{"error": …}``) for each line ``{"checker", "facts"}``, in the same order."""
    run = _in_browser_script if engine == "browser" else _in_python
    return run(program, lines)


def failure(code: str, message: str, fact: str | None = None) -> dict:
    """The answer to a line that cannot be evaluated."""
    return {"error": {"code": code, "message": message, "fact": fact}}


def parse_json(text: str) -> object:
    """JSON whose decimals stay exact."""
    return json.loads(text, parse_float=Decimal)


def dump_json(value: object) -> str:
    """One line of JSON."""
    return json.dumps(value, ensure_ascii=False)


def _in_python(program: dict, lines: Iterable[str]) -> Iterator[dict]:
    for line in lines:
        yield _one(program, line)


def _one(program: dict, line: str) -> dict:
    try:
        case = parse_json(line)
        if not isinstance(case, dict):
            raise InputError("zeile-form", "Jede Zeile ist ein JSON-Objekt mit »checker« und »facts«.")
        return evaluate(program, str(case.get("checker")), case.get("facts", {}))
    except InputError as wrong:
        return {"error": wrong.as_dict()}
    except ValueError:
        return failure("json-ungueltig", "Die Zeile ist kein gültiges JSON.")


def _in_browser_script(program: dict, lines: Iterable[str]) -> Iterator[dict]:
    node = which("node") or which("nodejs")
    if node is None:
        raise EngineMissing(NODE_MISSING)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "program.json"
        file.write_text(canonical(program), encoding="utf-8")
        done = subprocess.run([node, str(BROWSER / "node_runner.js"), str(file)], input="\n".join(lines) + "\n",
                              capture_output=True, text=True, encoding="utf-8", check=True)
    for line in done.stdout.splitlines():
        yield json.loads(line)
