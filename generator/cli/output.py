"""What the command line prints, and where it ends: nobody else writes to a terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from generator.problem import Problem, has_errors

USAGE_ERROR, FOUND_ERRORS = 2, 1


def say(text: object) -> None:
    """A line of the result."""
    print(text)


def remark(text: object) -> None:
    """A line beside the result."""
    print(text, file=sys.stderr)


def complain(text: str, code: int) -> int:
    """Why a command ends with an exit code; returns it."""
    remark(text)
    return code


def progress(text: str) -> None:
    """What is being done; only people at a terminal see it."""
    if sys.stderr.isatty():
        print(f"\r\033[K{text} …", end="", file=sys.stderr, flush=True)


def done() -> None:
    """Takes the last progress away."""
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def report(problems: Iterable[Problem]) -> int:
    """Problems beside the result; 1 when one is an error."""
    problems = list(problems)
    for problem in problems:
        remark(problem)
    return FOUND_ERRORS if has_errors(problems) else 0


def write(text: str, output: str) -> int:
    """To a file, or with »-« to the standard output."""
    if output == "-":
        sys.stdout.write(text)
        return 0
    try:
        Path(output).write_text(text, encoding="utf-8")
    except OSError as cause:
        message = f"{output}: Die Datei lässt sich nicht schreiben ({cause.strerror})."
        return complain(message, USAGE_ERROR)
    return 0


def pretty_json(value: object) -> str:
    """JSON for a file: a line for each entry; figures with decimals as such."""
    return json.dumps(value, ensure_ascii=False, indent=1, default=float)
