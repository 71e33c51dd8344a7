"""Findings about the rows of a compiled table: gaps, overlaps, rows that never decide. Each with
its smallest witness.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from generator.compile import Built
from generator.compile.diagram import Node, Path
from generator.compile.leaves import GAP, Clash, ResultLeaf
from generator.model import Row
from generator.problem import Problem, error
from generator.verify.witness import (
    Facts,
    as_example,
    as_text,
    other_readings,
    shortest,
    witness,
)


def gaps(built: Built) -> Iterator[Problem]:
    """Facts for which no row of the table says anything. Remedy: a row, or ``sonst``."""
    if built.checker.result == "set":
        return
    path = shortest(built, built.root, lambda leaf: leaf == GAP)
    if path is not None:
        facts, read = witness(built, path), other_readings(built, path)
        yield error(
            "luecke",
            built.rows[-1].place if built.rows else built.checker.place,
            f"Für diese Angaben gibt es{read} keine Zeile: {_in_words(facts)}.",
            "Ergänzen Sie unter dieser letzten Zeile eine weitere (zuletzt »wenn: sonst«) und "
            "dieses Beispiel:\n" + as_example(facts),
        )


def overlaps(built: Built) -> Iterator[Problem]:
    """Under ``treffer: eindeutig`` two rows must not fit the same facts with different outcomes."""
    if built.checker.policy != "unique":
        return
    consistent = _consistent(built)
    rows = [
        number
        for number in range(built.contradictions, len(built.rows))
        if built.rows[number].condition is not None
    ]
    for number, other_number in combinations(rows, 2):
        row, other = built.rows[number], built.rows[other_number]
        if _result(row) == _result(other) or _excepts(row, other):
            continue
        conditions = (built.conditions[number], built.conditions[other_number])
        path = _path_to(built, built.diagram.both(consistent, *conditions))
        if path is not None:
            yield _overlap(built, row, other, path)


def _overlap(built: Built, row: Row, other: Row, path: Path) -> Problem:
    facts, read = witness(built, path), other_readings(built, path)
    return error(
        "ueberschneidung",
        other.place,
        f"Die Zeilen {name(row)} und {name(other)} treffen{read} beide zu: {_in_words(facts)}.",
        f"{name(row)} ergibt {_outcomes(row)}, {name(other)} ergibt {_outcomes(other)}. "
        "Grenzen Sie die Bedingungen ab oder schreiben Sie »treffer: erste«.\n" + as_example(facts),
    )


def _excepts(row: Row, other: Row) -> bool:
    return any(row.place == exception.place for exception in other.exceptions)


def _result(row: Row) -> tuple[list[str], list[str]]:
    return (
        sorted(then.outcome.value for then in row.then),
        sorted(word.value for word in row.candidates),
    )


def dead_rows(built: Built) -> Iterator[Problem]:
    """A row that never decides: rows before it take all its facts, or its conditions exclude each
    other.
    """
    live = live_rows(built)
    for number, row in enumerate(built.rows):
        if number not in live:
            yield _dead_row(built, number, row)


def _dead_row(built: Built, number: int, row: Row) -> Problem:
    if built.conditions[number] == built.diagram.false:
        reason = "Ihre Bedingungen schließen einander aus."
        path = None
    else:
        reason = "Die Zeilen darüber treffen in allen ihren Fällen schon zu."
        path = fitting(built, number)
    hint = "Streichen Sie die Zeile oder ändern Sie Reihenfolge oder Bedingung."
    if path is not None:
        example = as_example(witness(built, path), _outcomes(row))
        read = other_readings(built, path)
        hint += f"\nDieses Beispiel passt{read} auf sie und geht doch nicht auf:\n{example}"
    return error(
        "tote-zeile", row.place, f"Die Zeile {name(row)} kommt nie zum Zug. {reason}", hint
    )


def live_rows(built: Built) -> set[int]:
    """Numbers of the rows that decide some case."""
    d = built.diagram
    live = {leaf.row for leaf in d.leaves(built.clash) if leaf is not None}
    if built.checker.result == "set":
        hits = enumerate(built.hits, start=built.contradictions)
        return live | {number for number, root in hits if True in d.leaves(root)}
    return live | {leaf.row for leaf in d.leaves(built.root) if isinstance(leaf, ResultLeaf)}


def fitting(built: Built, number: int) -> Path | None:
    """Facts that fit a row, free of contradiction where there are such."""
    condition = built.conditions[number]
    path = _path_to(built, built.diagram.both(_consistent(built), condition))
    return path if path is not None else _path_to(built, condition)


def _path_to(built: Built, condition: Node[bool]) -> Path | None:
    return shortest(built, condition, lambda holds: holds)


def _consistent(built: Built) -> Node[bool]:
    def no_clash(leaf: Clash) -> bool:
        return leaf is None

    return built.diagram.apply(no_clash, built.clash)


def name(row: Row) -> str:
    """How a sentence names a row."""
    return f"»{row.number}«" if row.number else f"in Zeile {row.place.line}"


def _outcomes(row: Row) -> str:
    return ", ".join(then.outcome.value for then in row.then)


def _in_words(facts: Facts) -> str:
    return as_text(facts) or "keine Angaben"
