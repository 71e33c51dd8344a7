"""The rules with one thing wrong: thresholds one up and one down, rows dropped, outcomes
swapped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.load.source import Mapping, Scalar, Sequence
from support.changed_rules import Edit, row_lines, rows_of, tree, walk, without_lines

NUMBER = re.compile(r"(?<![\w.,-])\d+(?![\w.-])")
CONDITIONS = ("wenn", "falls", "formel", "gilt_wenn")


@dataclass(frozen=True)
class Mutant:
    """A checker's text with one thing wrong: ``kind`` grenze, zeile, widerspruch or ausgang;
    ``line`` in the original.
    """

    kind: str
    file: str
    line: int
    what: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.kind} {self.what}"


def mutants(file: str, text: str) -> list[Mutant]:
    """All mutants of a checker: thresholds one up and one down, rows dropped, outcomes swapped."""
    root = tree(text, file)
    return [
        *_thresholds(file, text, root),
        *_dropped(file, text, root),
        *_swapped(file, text, root),
    ]


def _thresholds(file: str, text: str, root: Mapping) -> Iterator[Mutant]:
    lines = text.splitlines()
    for path, key, value in walk(root):
        if "beispiele" in path or not (key.value in CONDITIONS or path == ("hilfsgrößen",)):
            continue
        for scalar in value.items if isinstance(value, Sequence) else (value,):
            if not isinstance(scalar, Scalar) or not isinstance(scalar.value, str):
                continue
            for match in NUMBER.finditer(scalar.value):
                place = scalar.place_at(match.start())
                assert lines[place.line - 1][place.column - 1 :].startswith(match[0])
                for new in (int(match[0]) + 1, int(match[0]) - 1):
                    if new >= 0:
                        yield Mutant(
                            "grenze",
                            file,
                            place.line,
                            f"{scalar.value} ({match[0]} → {new})",
                            Edit(place.line, place.column, match[0], str(new)).applied(text),
                        )


def _dropped(file: str, text: str, root: Mapping) -> Iterator[Mutant]:
    if len(rows_of(root)) > 1:
        for row in rows_of(root):
            yield Mutant(
                "zeile",
                file,
                row.place.line,
                "gestrichen",
                without_lines(text, row_lines(text, row.place)),
            )
    contradictions = root.get("widerspruch")
    for row in contradictions.items if contradictions else ():
        gone = row_lines(text, row.place)
        left = (
            without_lines(text, gone)
            if len(contradictions.items) > 1
            else without_lines(text, range(gone.start - 1, gone.stop))
        )
        yield Mutant("widerspruch", file, row.place.line, "gestrichen", left)


def _swapped(file: str, text: str, root: Mapping) -> Iterator[Mutant]:
    outcomes = [
        str(key.value)
        for key, _ in root.get("ausgänge").items
        if key.value not in ("widerspruch", "fachentscheidung")
    ]
    for row in rows_of(root):
        then = row.get("dann")
        word = (
            next((item for item in then.items if isinstance(item, Scalar)), None)
            if isinstance(then, Sequence)
            else then
        )
        if isinstance(word, Scalar) and word.value in outcomes and len(outcomes) > 1:
            other = outcomes[(outcomes.index(word.value) + 1) % len(outcomes)]
            place = word.place_at(0)
            yield Mutant(
                "ausgang",
                file,
                place.line,
                f"{word.value} → {other}",
                Edit(place.line, place.column, word.value, other).applied(text),
            )
