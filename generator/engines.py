"""The two evaluators behind one call: ``python`` (this process) and ``browser`` (in Node).

The browser engine exists to show that both say the same; building the handbook does not need it.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from shutil import which
from typing import NoReturn, cast

from generator.evaluate import InputError, evaluate
from generator.program import Answer, Program, Refused, canonical

ENGINES = ("python", "browser")
RUNNER = Path(__file__).parent / "browser" / "node_runner.js"
NODE_MISSING = "Für »--engine browser« fehlt Node.js. Installieren Sie das Paket »nodejs«."


class MissingEngineError(Exception):
    """The program that runs an engine is not installed; the message says what to install."""


def evaluate_lines(
    program: Program, lines: Iterable[str], engine: str = "python"
) -> Iterator[Answer | Refused]:
    """An answer for each line ``{"checker", "facts"}``, in the same order.

    ``engine``: one of ENGINES. Raises MissingEngineError.
    """
    lines = list(lines)
    refusals = [refusal(line) for line in lines]
    sound = [line for line, refused in zip(lines, refusals, strict=True) if refused is None]
    answers = _in_browser(program, sound) if engine == "browser" else _in_python(program, sound)
    return (refused or next(answers) for refused in refusals)


def failure(code: str, message: str, fact: str | None = None) -> Refused:
    """The answer to a line that cannot be evaluated."""
    return {"error": {"code": code, "message": message, "fact": fact}}


def parse_json(text: str) -> object:
    """JSON whose decimals stay exact.

    Raises ValueError for anything else, ``NaN`` and bottomless nesting included.
    """
    try:
        parsed: object = json.loads(text, parse_float=Decimal, parse_constant=_refuse_constant)
    except RecursionError as cause:
        raise ValueError("nested too deeply") from cause
    return parsed


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def refusal(line: str) -> Refused | None:
    """Why a line cannot be given to an engine, whichever; None when it has the right form."""
    try:
        case = parse_json(line)
        line.encode()
        # half a surrogate pair can be parsed, but never be written
        dump_json(case, default=str).encode()
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


def _in_python(program: Program, lines: Sequence[str]) -> Iterator[Answer | Refused]:
    for line in lines:
        case = cast("dict[str, object]", parse_json(line))  # ``refusal`` has seen to it
        try:
            yield evaluate(program, str(case["checker"]), case.get("facts"))
        except InputError as refused:
            yield {"error": refused.as_dict()}


def _in_browser(program: Program, lines: Sequence[str]) -> Iterator[Answer | Refused]:
    node = which("node") or which("nodejs")
    if node is None:
        raise MissingEngineError(NODE_MISSING)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "program.json"
        file.write_text(canonical(program), encoding="utf-8")
        done = subprocess.run(
            [node, str(RUNNER), str(file)],
            input="\n".join(lines) + "\n",
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
    for line in done.stdout.splitlines():
        yield json.loads(line)
