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
from generator.program import Answer, Program, Refused

ENGINES = ("python", "browser")
SHOWN = 25  # characters of a number that is refused
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
    refusals = [refusal(line) for line in lines]  # in one place, so that both refuse the same
    sound = [line for line, refused in zip(lines, refusals, strict=True) if refused is None]
    answers = _in_browser(program, sound) if engine == "browser" else _in_python(program, sound)
    return (refused or next(answers) for refused in refusals)


def failure(code: str, message: str, fact: str | None = None) -> Refused:
    """The answer to a line that cannot be evaluated."""
    return {"error": {"code": code, "message": message, "fact": fact}}


class InexactNumberError(ValueError):
    """A number that the browser cannot hold as it is written."""


def parse_json(text: str) -> object:
    """JSON whose decimals stay exact.

    Raises InexactNumberError for a number with more digits, or a larger exponent, than the browser
    can tell apart, and ValueError for anything that is no JSON, ``NaN`` and bottomless nesting
    included.
    """
    try:
        parsed: object = json.loads(
            text,
            parse_float=_exact_number,
            parse_int=_exact_whole,
            parse_constant=_refuse_constant,
        )
    except RecursionError as cause:
        raise ValueError("nested too deeply") from cause
    return parsed


def _exact_number(text: str) -> Decimal:
    """A number that means the same in both engines, as the browser writes it."""
    number = float(text) + 0.0  # no -0.0
    written = Decimal(repr(number))
    try:
        alike = written == Decimal(text)
    except ArithmeticError:  # such an exponent does not exist
        alike = False
    if not alike:
        raise InexactNumberError(text)
    return written


def _exact_whole(text: str) -> int:
    """The same for a whole number."""
    return int(_exact_number(text))


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def refusal(line: str) -> Refused | None:
    """Why a line cannot be given to an engine, whichever; None when it has the right form."""
    try:
        case = parse_json(line)
        line.encode()
        # half a surrogate pair can be parsed, but never be written
        dump_json(case, default=str).encode()
    except InexactNumberError as inexact:
        return failure("zahl-ungenau", inexact_message(str(inexact)))
    except ValueError:
        return failure("json-ungueltig", "Die Zeile ist kein gültiges JSON.")
    if not isinstance(case, dict) or not isinstance(case.get("checker"), str):
        return failure(
            "zeile-form", "Jede Zeile ist ein JSON-Objekt mit »checker« (eine Kennung) und »facts«."
        )
    return None


def inexact_message(number: str) -> str:
    """What is wrong with a number that cannot be read exactly."""
    shown = number if len(number) <= SHOWN else f"{number[:SHOWN]}…"
    return f"Die Zahl {shown} hat zu viele Stellen, um genau gelesen zu werden."


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
        file.write_text(dump_json(program), encoding="utf-8")
        done = subprocess.run(
            [node, str(RUNNER), str(file)],
            input=("\n".join(lines) + "\n").encode(),
            capture_output=True,
            check=True,
        )
    # nothing but LF ends a line: texts may hold whatever else looks like an end
    for line in done.stdout.split(b"\n")[:-1]:
        yield json.loads(line)
