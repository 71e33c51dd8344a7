"""The two evaluators behind one call: ``python`` (this process) and ``browser`` (the handbook's script, run by Node).

The browser engine exists to show that both say the same; building the handbook does not need it.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator
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
    lines = list(lines)
    refused = [refusal(line) for line in lines]
    run = _in_browser_script if engine == "browser" else _in_python
    answers = iter(run(program, [line for line, wrong in zip(lines, refused) if wrong is None]))
    return (wrong or next(answers) for wrong in refused)


def failure(code: str, message: str, fact: str | None = None) -> dict:
    """The answer to a line that cannot be evaluated."""
    return {"error": {"code": code, "message": message, "fact": fact}}


def parse_json(text: str) -> object:
    """JSON whose decimals stay exact; raises ValueError for anything else, ``NaN`` and bottomless nesting included."""
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_no_number)
    except RecursionError as failure:
        raise ValueError("nested too deeply") from failure


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no JSON")


def refusal(line: str) -> dict | None:
    """Why a line cannot be given to an engine, whichever; None when it has the right form."""
    try:
        case = parse_json(line)
        line.encode()
        dump_json(
            case, default=str
        ).encode()  # half a surrogate pair can be parsed, but never be written
    except ValueError:
        return failure("json-ungueltig", "Die Zeile ist kein gültiges JSON.")
    if not isinstance(case, dict) or not isinstance(case.get("checker"), str):
        return failure(
            "zeile-form", "Jede Zeile ist ein JSON-Objekt mit »checker« (eine Kennung) und »facts«."
        )
    return None


def dump_json(value: object, default: Callable[[object], object] | None = None) -> str:
    """One line of JSON; ``default`` writes what JSON does not know."""
    return json.dumps(value, ensure_ascii=False, default=default)


def _in_python(program: dict, lines: list[str]) -> Iterator[dict]:
    for line in lines:
        yield _one(program, line)


def _one(program: dict, line: str) -> dict:
    case = parse_json(line)
    try:
        return evaluate(program, case["checker"], case.get("facts"))
    except InputError as wrong:
        return {"error": wrong.as_dict()}


def _in_browser_script(program: dict, lines: list[str]) -> Iterator[dict]:
    node = which("node") or which("nodejs")
    if node is None:
        raise EngineMissing(NODE_MISSING)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "program.json"
        file.write_text(canonical(program), encoding="utf-8")
        done = subprocess.run(
            [node, str(BROWSER / "node_runner.js"), str(file)],
            input="\n".join(lines) + "\n",
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
    for line in done.stdout.splitlines():
        yield json.loads(line)
