"""What is said on the command line, with types."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias


class Options(Namespace):
    """The options of all commands; each command reads its own and those for the scope.

    ``root``: folder of the project; ``issuer``: only these issuers; ``date``: as of this day;
    ``reading``: conflicts and the readings to take of them.
    """

    run: Command
    root: Path
    issuer: Sequence[str] = ()
    date: str | None = None
    reading: Sequence[tuple[str, str]] = ()
    format: str
    output: str

    # build, render
    site_dir: Path
    no_pdf: bool
    since: str | None
    to: Path

    # serve
    host: str
    port: int

    # evaluate
    checker: str | None
    facts: str | None
    batch: str | None
    note: str | None
    engine: str

    # diff
    old: str
    new: str


Command: TypeAlias = Callable[[Options], int]
"""Runs one command; returns the exit code."""
