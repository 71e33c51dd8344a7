"""A problem is a value: where, how grave, which rule, what is wrong, what helps.

Stages collect problems and return them; only the command line prints.
Exceptions are reserved for bugs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from generator.characters import disguise, named

Level = Literal["error", "warning", "info"]


@dataclass(frozen=True, order=True)
class Place:
    """A position in a file of the project; ``line`` and ``column`` count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def shifted(self, columns: int) -> Place:
        """The place ``columns`` characters further right in the same line."""
        return Place(self.file, self.line, self.column + columns)


@dataclass(frozen=True)
class Problem:
    """What an editor sees: one German sentence and, where possible, a hint how to mend it."""

    level: Level
    code: str
    place: Place
    message: str
    hint: str = ""

    def __str__(self) -> str:
        head = f"{self.place}: {self.level} {self.code} {self.message}"
        return head + "".join(f"\n    {line}" for line in self.hint.splitlines())

    def as_dict(self) -> dict[str, object]:
        """The shape of ``check --format json``."""
        return {
            "level": self.level,
            "code": self.code,
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            "message": self.message,
            "hint": self.hint,
        }


def error(code: str, place: Place, message: str, hint: str = "") -> Problem:
    """A problem that stops the next stage."""
    return Problem("error", code, place, message, hint)


def warning(code: str, place: Place, message: str, hint: str = "") -> Problem:
    """A problem that is reported and does not stop anything."""
    return Problem("warning", code, place, message, hint)


def has_errors(problems: Iterable[Problem]) -> bool:
    """True when at least one problem stops the next stage."""
    return any(problem.level == "error" for problem in problems)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest right spelling, else all spellings, else nothing."""
    known = sorted(known) if isinstance(known, (set, frozenset)) else list(known)
    near = nearest(word, known)
    if near:
        return f"Meinten Sie »{near}«?{_disguise(word)}"
    if known:
        return "Möglich sind: " + ", ".join(known[:25]) + (" …" if len(known) > 25 else ".")
    return ""


def _disguise(word: str) -> str:
    """What in a word looks right and is not; without it, both spellings would look the same."""
    at = disguise(word)
    if at is None:
        return ""
    return f" Im Wort steht als {at + 1}. Zeichen: {named(word[at])}."


def given_numbers(known: Iterable[int]) -> str:
    """A hint that names the numbers in use: »Vergeben sind 1 bis 4 und 6 bis 9.«"""
    runs: list[list[int]] = []
    for number in sorted(known):
        if runs and runs[-1][-1] == number - 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    spans = [" bis ".join(map(str, run)) for run in runs]
    if len(spans) > 8:
        spans = [*spans[:8], "weitere"]
    *head, last = spans or [""]
    return f"Vergeben sind {', '.join(head) + ' und ' if head else ''}{last}." if last else ""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The spelling in ``known`` that is closest to ``word``, or None when none is close."""
    by_folded = {str(k).casefold(): str(k) for k in known}
    hits = get_close_matches(str(word).casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[hits[0]] if hits else None
