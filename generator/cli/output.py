"""What the command line prints, and where it ends: nobody else writes to a terminal.

No character stops a command: what the encoding of a pipe or a terminal lacks is written with the
nearest characters that it has, in JSON with the escapes of JSON.
"""

from __future__ import annotations

import codecs
import io
import json
import os
import re
import sys
import tempfile
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from generator.problem import Problem, has_errors

USAGE_ERROR, FOUND_ERRORS = 2, 1
NEAREST = "weisungswerk.nearest"  # the name under which Python finds ``nearest_characters``

# Where taking a character apart does not lead to one that every encoding has.
_TWINS = {
    sign: twin
    for signs, twin in (
        *(
            ("ä", "ae"),
            ("ö", "oe"),
            ("ü", "ue"),
            ("Ä", "Ae"),
            ("Ö", "Oe"),
            ("Ü", "Ue"),
            ("ß", "ss"),
        ),
        *(
            ("×", "x"),
            ("·•", "*"),
            ("€", "EUR"),
            ("→", "->"),
            ("≥", ">="),
            ("≤", "<="),
            ("≠", "!="),
        ),
        *(("−", "-"), ("„", '"'), ("‚‘’‹›", "'"), ("\N{FRACTION SLASH}", "/")),
    )
    for sign in signs
}
_KINDS = {"Pd": "-", "Pi": '"', "Pf": '"', "Zs": " "}  # dashes, quotation marks, spaces


def prepare() -> None:
    """Makes both outputs fit for every text; to be called once, before anything is written."""
    codecs.register_error(NEAREST, nearest_characters)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=NEAREST)


def nearest_characters(failure: UnicodeError) -> tuple[str, int]:
    """The error handler: what an encoding lacks, with characters of ASCII."""
    if not isinstance(failure, UnicodeEncodeError):
        raise failure
    lacking = failure.object[failure.start : failure.end]
    return "".join(map(_in_ascii, lacking)), failure.end


def _in_ascii(sign: str) -> str:
    """The nearest characters of ASCII; a question mark where there are none."""
    twin = _TWINS.get(sign) or _KINDS.get(unicodedata.category(sign))
    if twin:
        return twin
    parts = [part for part in unicodedata.normalize("NFKD", sign) if part != sign]
    letters = "".join(map(_in_ascii, parts)) if parts else sign
    return letters if letters.isascii() else "?"


def say(text: object) -> None:
    """A line of the result."""
    print(text)


def say_json(text: str) -> None:
    """A line of the result that other programs read; it stays JSON in every encoding."""
    print(_escaped(text))


def remark(text: object) -> None:
    """A line beside the result."""
    print(text, file=sys.stderr)


def complain(text: str, code: int) -> int:
    """Why a command ends with an exit code; returns it."""
    remark(text)
    return code


def progress(text: str) -> None:
    """What is being done; only people at a terminal see it."""
    if _is_terminal(sys.stderr):
        print(f"\r\033[K{text} …", end="", file=sys.stderr, flush=True)


def done() -> None:
    """Takes the last progress away."""
    if _is_terminal(sys.stderr):
        print("\r\033[K", end="", file=sys.stderr, flush=True)


def flush() -> None:
    """Everything that was said leaves the process; raises OSError when nobody takes it."""
    for stream in _outputs():
        stream.flush()


def hush() -> None:
    """Nothing more is written: the end of the process must not fail where output failed."""
    with suppress(OSError, ValueError):
        flush()
    for stream in _outputs():
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def report(problems: Iterable[Problem]) -> int:
    """Problems beside the result; 1 when one is an error."""
    problems = list(problems)
    for problem in problems:
        remark(problem)
    return FOUND_ERRORS if has_errors(problems) else 0


def write(text: str, output: str, *, is_json: bool = False) -> int:
    """To a file, or with »-« to the standard output."""
    if output == "-":
        print(_escaped(text) if is_json else text, end="")
        return 0
    try:
        _write_whole(Path(output), text.encode("utf-8", errors=NEAREST))
    except OSError as cause:
        message = f"{output}: Die Datei lässt sich nicht schreiben ({cause.strerror})."
        return complain(message, USAGE_ERROR)
    return 0


def pretty_json(value: object) -> str:
    """JSON for a file: a line for each entry; figures with decimals as such."""
    return json.dumps(value, ensure_ascii=False, indent=1, default=float)


def _write_whole(path: Path, data: bytes) -> None:
    """What was there stays until all of the new file is written; pipes and devices are just fed."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        path.write_bytes(data)
        return
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        fresh.chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise


def _umask() -> int:
    """What new files are not allowed to be; it can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _outputs() -> list[TextIO]:
    """Both outputs, as far as the process has them."""
    streams: tuple[TextIO | None, ...] = (sys.stdout, sys.stderr)
    return [stream for stream in streams if stream is not None]


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()


def _escaped(text: str) -> str:
    """JSON as it is where UTF-8 goes out, else in ASCII."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    if codecs.lookup(encoding).name == "utf-8" and _has_no_halves(text):
        return text
    return re.sub(r"[^\x00-\x7f]", lambda sign: json.dumps(sign[0])[1:-1], text)


def _has_no_halves(text: str) -> bool:
    return not re.search("[\ud800-\udfff]", text)
