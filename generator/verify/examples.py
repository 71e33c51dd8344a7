"""Examples in the rules are tests: every one is evaluated and must come out as written."""
from __future__ import annotations

from typing import Iterator

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
        yield error("beispiel-fakten", example.place, f"Das Beispiel passt nicht zum Prüfer: {failure.message}")
        return
    wrong = [f"{label} ist {_shown(got)}, im Beispiel steht {_shown(want)}" for label, got, want in _compare(result, example.expect) if got != want]
    if wrong:
        rows = ", ".join(str(row["row"]) for row in result["because"])
        yield error("beispiel-falsch", example.place, f"Das Beispiel geht nicht auf: {'; '.join(wrong)}.",
                    f"Zum Zug kommen die Zeilen {rows} der Tabelle. Entweder stimmt das Beispiel nicht oder die Regel.")


def _compare(result: dict, expect: dict) -> Iterator[tuple[str, object, object]]:
    if "outcome" in expect:
        yield "Das Ergebnis", result["outcome"] if result["outcome"] is not None else ["offen", *result["possible"]], _sorted(expect["outcome"], result)
    if "possible" in expect:
        yield "Möglich", (result["outcome"] is None, result["possible"]), (True, sorted(expect["possible"]))
    for key, label in (("certain", "Sicher"), ("candidates", "Kandidat")):
        if key in expect:
            yield label, result.get(key), sorted(expect[key])
    for name, want in (expect.get("values") or {}).items():
        yield f"Der Wert »{name}«", result["values"].get(name), sorted(want) if isinstance(want, list) else want


def _sorted(want: object, result: dict) -> object:
    is_set = "certain" in result
    return sorted(want) if isinstance(want, list) and is_set else want


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ("offen: " if value[0] else "entschieden: ") + _shown(value[1])
    return "[" + ", ".join(map(_shown, value)) + "]" if isinstance(value, list) else "nichts" if value is None else f"»{value}«"
