"""Months and days: both evaluators agree with a table worked out independently with dateutil."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta

from generator.compile import compile_model
from generator.engines import dump_json, evaluate_lines
from generator.load.checker import read_checker
from generator.load.reader import Reader
from generator.load.source import parse
from generator.model import Model

SPANS = (1, 2, 3, 6, 12)
RULE = (
    """
prüfer: kalender
titel: Kalender
weisungen: [probe]
ergebnis: eines
zählung: {tage: beide-enden, monate: kalendermonate}
merkmale:
  von: {typ: datum, frage: Von?}
  bis: {typ: datum, frage: Bis?}
ausgänge: {ja: Ja, nein: Nein}
werte:
  tage: {typ: ganzzahl, titel: Tage, formel: "tage(von, bis)"}
  monate: {typ: ganzzahl, titel: Monate, formel: "monate(von, bis)"}
"""
    + "".join(
        (
            f"  plus_{n}: {{typ: datum, titel: P, formel: von + {n} Monate}}\n  minus_{n}: "
            f"{{typ: datum, titel: M, formel: von - {n} Monate}}\n"
        )
        for n in SPANS
    )
    + """
entscheidung:
  treffer: eindeutig
  zeilen:
    - {nr: R1, wenn: "monate(von, bis) >= 6 Monate", dann: ja, quelle: [1]}
    - {nr: R2, wenn: "monate(von, bis) < 6 Monate", dann: nein, quelle: [1]}
"""
)


@pytest.fixture(scope="module")
def program() -> dict:
    """A program that does nothing but count."""
    node, problems = parse(RULE.encode(), "kalender.yml")
    reader = Reader(problems)
    checker = read_checker(reader, node, {})
    compiled, found = compile_model(Model(checkers=(checker,)))
    assert [*reader.problems, *found] == []
    return compiled.program


def _pairs() -> Iterator[tuple[date, date]]:
    """Every day of a leap year and a common year, with days around the anniversaries of the
    months.
    """
    for year in (2024, 2025):
        start = date(year, 1, 1)
        while start.year == year:
            for months in SPANS:
                for days in (-2, -1, 0, 1):
                    yield start, start + relativedelta(months=months) + timedelta(days=days)
            start += timedelta(days=1)


def _full_months(start: date, end: date) -> int:
    """Both days included: the months whose anniversary is reached on the day after ``end``."""
    months = 0
    while start + relativedelta(months=months + 1) <= end + timedelta(days=1):
        months += 1
    return months


def _expected(start: date, end: date) -> dict[str, object]:
    made: dict[str, object] = {"tage": (end - start).days + 1, "monate": _full_months(start, end)}
    for n in SPANS:
        made[f"plus_{n}"] = (start + relativedelta(months=n)).isoformat()
        made[f"minus_{n}"] = (start - relativedelta(months=n)).isoformat()
    return made


@pytest.mark.parametrize("engine", ["python", "browser"])
def test_agrees_with_dateutil(program: dict, engine: str) -> None:
    """Months and quarters of both engines are those of an independent library."""
    pairs = list(_pairs())
    lines = [
        dump_json({"checker": "kalender", "facts": {"von": str(start), "bis": str(end)}})
        for start, end in pairs
    ]
    wrong = []
    for (start, end), answer in zip(pairs, evaluate_lines(program, lines, engine), strict=True):
        expected = _expected(start, end)
        if answer["values"] != expected or answer["outcome"] != (
            "ja" if expected["monate"] >= 6 else "nein"
        ):
            wrong.append((start, end, answer["values"], expected))
    assert len(pairs) == 731 * 5 * 4
    assert wrong == []
