"""Examples in the rules are tests: every one is evaluated and must come out as written."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compile import Compiled
from generator.evaluate import InputError, evaluate
from generator.model import Checker, Example
from generator.problem import Problem, error


def examples(compiled: Compiled, checkers: tuple[Checker, ...]) -> Iterator[Problem]:
    """Each example gives what it says."""
    for checker in checkers:
        if checker.id not in compiled.program["checkers"]:
            continue
        for example in checker.examples:
            yield from _one(compiled.program, checker, example)


def _one(program: dict, checker: Checker, example: Example) -> Iterator[Problem]:
    try:
        result = evaluate(program, checker.id, example.facts)
    except InputError as failure:
        yield error(
            "beispiel-fakten",
            example.place,
            f"Das Beispiel passt nicht zum Prüfer: {failure.message}",
        )
        return
    wrong = [sentence for got, want, sentence in _compare(result, example.expect) if got != want]
    if wrong:
        yield error(
            "beispiel-falsch",
            example.place,
            f"Das Beispiel geht nicht auf: {'; '.join(wrong)}.",
            f"{_deciding(checker, result)} Entweder stimmt das Beispiel nicht oder die Regel.".strip(),
        )


def _deciding(checker: Checker, result: dict) -> str:
    """The rows that decide, named as in the file."""
    exceptions = {row.place: [exception for exception in row.exceptions] for row in checker.rows}
    rows = [
        *checker.contradictions,
        *(part for row in checker.rows for part in (*exceptions[row.place], row)),
    ]
    named = [
        f"»{row.number}«" if row.number else f"in Zeile {row.place.line}"
        for row in (rows[one["row"] - 1] for one in result["because"])
    ]
    return (
        f"Es {'entscheidet die Zeile' if len(named) == 1 else 'entscheiden die Zeilen'} {', '.join(named)}."
        if named
        else ""
    )


def _compare(result: dict, expect: dict) -> Iterator[tuple[object, object, str]]:
    """What came out, what was written, and the sentence when they differ."""
    possible, outcome = result["possible"], result["outcome"]
    said = (
        f"Das Ergebnis ist {_shown(outcome)}"
        if outcome is not None
        else f"Das Ergebnis ist offen, möglich sind {_shown(possible)}"
    )
    if "outcome" in expect:
        want = _sorted(expect["outcome"], result)
        yield (
            outcome if outcome is not None else ("offen",),
            want,
            f"{said}, im Beispiel steht {_shown(want)}",
        )
    if "possible" in expect:
        want = sorted(expect["possible"])
        yield (
            (outcome is None, possible),
            (True, want),
            f"{said}, im Beispiel sind {_shown(want)} möglich",
        )
    for key, label in (("certain", "Sicher"), ("candidates", "Kandidaten")):
        if key in expect:
            want = sorted(expect[key])
            yield (
                result.get(key),
                want,
                f"{label}: {_shown(result.get(key))}, im Beispiel {_shown(want)}",
            )
    for name, want in (expect.get("values") or {}).items():
        want, got = sorted(want) if isinstance(want, list) else want, result["values"].get(name)
        yield got, want, f"Der Wert »{name}« ist {_shown(got)}, im Beispiel steht {_shown(want)}"


def _sorted(want: object, result: dict) -> object:
    is_set = "certain" in result
    return sorted(want) if isinstance(want, list) and is_set else want


def _shown(value: object) -> str:
    return (
        "[" + ", ".join(map(_shown, value)) + "]"
        if isinstance(value, list)
        else "nichts"
        if value is None
        else f"»{value}«"
    )
