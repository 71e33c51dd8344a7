"""Examples in the rules are tests: every one is evaluated and must come out as written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.compile import Compiled
from generator.evaluate import InputError
from generator.evaluate import answer as answers
from generator.evaluate.readings import counter_readings
from generator.model import Checker, Example
from generator.problem import Problem, error
from generator.program import CheckerProgram, PlainAnswer, ReadingsEntry, under_readings


class _Comparison(NamedTuple):
    """What came out, what was written, and the sentence for when they differ."""

    actual: object
    expected: object
    sentence: str


def examples(
    compiled: Compiled, checkers: tuple[Checker, ...], chosen: Mapping[str, str | None]
) -> Iterator[Problem]:
    """Each example gives what it says, under the readings ``chosen`` by the editors."""
    for checker in checkers:
        if checker.id in compiled.program["checkers"]:
            read = under_readings(compiled.program["checkers"][checker.id], chosen)
            for example in checker.examples:
                yield from _example_problems(read, checker, example)


def _example_problems(
    program: CheckerProgram, checker: Checker, example: Example
) -> Iterator[Problem]:
    try:
        reach = answers.case_of(program, example.facts)
    except InputError as failure:
        yield error(
            "beispiel-fakten",
            example.place,
            f"Das Beispiel passt nicht zum Prüfer: {failure.message}",
        )
        return
    answer, readings = answers.answer(reach), counter_readings(reach, example.facts)
    wrong = [
        comparison.sentence
        for comparison in (*_comparisons(answer, example.expect), _mark(answer, readings, example))
        if comparison.actual != comparison.expected
    ]
    if wrong:
        reason = f"{_deciding(checker, answer)} Entweder stimmt das Beispiel nicht oder die Regel."
        yield error(
            "beispiel-falsch",
            example.place,
            f"Das Beispiel geht nicht auf: {'; '.join(wrong)}.",
            reason.strip(),
        )


def _deciding(checker: Checker, answer: PlainAnswer) -> str:
    """The rows that decide, named as in the file."""
    rows = list(checker.contradictions)
    for row in checker.rows:
        rows += [*row.exceptions, row]
    deciding = [rows[shown["row"] - 1] for shown in answer["because"]]
    if not deciding:
        return ""
    names = ", ".join(
        f"»{row.number}«" if row.number else f"in Zeile {row.place.line}" for row in deciding
    )
    verb = "entscheidet die Zeile" if len(deciding) == 1 else "entscheiden die Zeilen"
    return f"Es {verb} {names}."


def _comparisons(answer: PlainAnswer, expect: Mapping[str, object]) -> Iterator[_Comparison]:
    possible, outcome = answer["possible"], answer["outcome"]
    sentence = (
        f"Das Ergebnis ist {_shown(outcome)}"
        if outcome is not None
        else f"Das Ergebnis ist offen, möglich sind {_shown(possible)}"
    )
    if "outcome" in expect:
        # only the entries of a set have no order
        expected = _sorted(expect["outcome"]) if "certain" in answer else expect["outcome"]
        yield _Comparison(
            outcome if outcome is not None else ("offen",),
            expected,
            f"{sentence}, im Beispiel steht {_shown(expected)}",
        )
    if "possible" in expect:
        expected = _sorted(expect["possible"])
        yield _Comparison(
            (outcome is None, possible),
            (True, expected),
            f"{sentence}, im Beispiel sind {_shown(expected)} möglich",
        )
    for actual, key, label in (
        (answer.get("certain"), "certain", "Sicher"),
        (answer["candidates"], "candidates", "Kandidaten"),
    ):
        if key in expect:
            expected = _sorted(expect[key])
            yield _Comparison(
                actual, expected, f"{label}: {_shown(actual)}, im Beispiel {_shown(expected)}"
            )
    yield from _value_comparisons(answer, expect.get("values"))


def _mark(answer: PlainAnswer, readings: list[ReadingsEntry], example: Example) -> _Comparison:
    """Whether the answer rests on a reading is exact where it is decided; an open one need not say
    so.
    """
    conflicts = [f"»{conflict}«" for conflict in map(_conflict, readings)]
    marked = bool(readings) or any(row["interpretation"] for row in answer["because"])
    if marked:
        named = f" ({', '.join(conflicts)})" if conflicts else ""
        sentence = f"Das Ergebnis beruht auf einer Auslegung{named}, »auslegung: ja« fehlt"
    else:
        sentence = "Das Ergebnis beruht auf keiner Auslegung, im Beispiel steht »auslegung: ja«"
    expected = example.reading or (answer["status"] == "open" and marked)
    return _Comparison(marked, expected, sentence)


def _conflict(entry: ReadingsEntry) -> str:
    conflict = entry["conflict"]
    return conflict if isinstance(conflict, str) else " und ".join(conflict)


def _value_comparisons(answer: PlainAnswer, expected_values: object) -> Iterator[_Comparison]:
    if not isinstance(expected_values, dict):
        return
    for name, written in expected_values.items():
        actual, expected = answer["values"].get(name), _sorted(written)
        yield _Comparison(
            actual,
            expected,
            f"Der Wert »{name}« ist {_shown(actual)}, im Beispiel steht {_shown(expected)}",
        )


def _sorted(written: object) -> object:
    """A list in the order of answers; one of different things has none and stays as it is."""
    if not isinstance(written, list):
        return written
    try:
        return sorted(written)
    except TypeError:
        return written


def _shown(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_shown, value)) + "]"
    return "nichts" if value is None else f"»{value}«"
