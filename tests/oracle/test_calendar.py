"""Months and days: both evaluators agree with a table worked out independently with dateutil."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta

from generator.cells import Constraint, Term, day_number, value
from generator.compile import compile_model
from generator.compile.relaxed import excluded
from generator.engines import dump_json, evaluate_lines
from generator.model import Model
from support.random_checkers import read_text

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
    return _compiled(RULE)


def _compiled(text: str) -> dict:
    compiled, found = compile_model(Model(checkers=(read_text(text),)))
    assert found == []
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


CREEPING = """
prüfer: kriechen
titel: Kriechen
weisungen: [probe]
ergebnis: eines
zählung: {tage: beide-enden, monate: kalendermonate}
merkmale:
  abmeldung: {typ: datum, frage: Wann?}
  meldung: {typ: datum, frage: Wann?}
ausgänge: {ja: Ja, nein: Nein}
entscheidung:
  treffer: erste
  zeilen:
    - nr: R1
      wenn: >-
        meldung - 3 Tage = abmeldung + 6 Monate
        und meldung - 3 Tage - 6 Monate + 3 Tage <= abmeldung
      dann: ja
      quelle: [1]
    - {nr: R2, wenn: sonst, dann: nein, quelle: [1]}
"""


@pytest.mark.parametrize("engine", ["python", "browser"])
def test_a_rare_day_is_found(engine: str) -> None:
    """A condition that holds only at the end of a few months; bounds creep there by three days a
    round.
    """
    cases = (
        ({"abmeldung": "2010-08-31", "meldung": "2011-03-03"}, ["ja"]),
        ({"abmeldung": "2010-08-30", "meldung": "2011-03-03"}, ["nein"]),
        ({"abmeldung": "2010-08-31"}, ["ja", "nein"]),
        ({"meldung": "2011-03-03"}, ["ja", "nein"]),
        ({"meldung": "2011-03-04"}, ["nein"]),
        ({}, ["ja", "nein"]),
    )
    lines = [dump_json({"checker": "kriechen", "facts": facts}) for facts, _ in cases]
    answers = evaluate_lines(_compiled(CREEPING), lines, engine)
    assert [answer["possible"] for answer in answers] == [possible for _, possible in cases]


def _drawn_term(draw: random.Random, depth: int) -> Term:
    """A day that depends on one or two facts."""
    if not depth or draw.random() < 0.3:
        return ("f", draw.randrange(3))
    inner = _drawn_term(draw, depth - 1)
    return draw.choice(
        (
            ("m", inner, draw.choice((-12, -6, -3, -1, 1, 3, 6, 12, 24))),
            ("+", inner, ("c", draw.randint(-40, 40))),
            ("q", inner),
            ("k", inner),
            ("<", inner, _drawn_term(draw, 0)),
        )
    )


def _drawn_constraint(draw: random.Random, point: dict[int, int]) -> Constraint:
    """A comparison that holds at a point."""
    one, other = _drawn_term(draw, 2), _drawn_term(draw, 2)
    form = draw.choice(("days", "days", "M", "-"))
    if form != "days":
        one = (form, one, other)
        other = ("c", value(one, point) + draw.choice((-1, 0, 0, 1)))
        one = draw.choice((one, ("+", one, ("c", 2))))
    if value(one, point) <= value(other, point):
        return one, other
    return ("+", other, ("c", 1)), one


def test_what_some_days_fulfil_is_not_excluded() -> None:
    """The proof that comparisons exclude each other never holds against days that fulfil them."""
    draw, first = random.Random(20261201), day_number(1996, 1, 1)
    box = {fact: (day_number(1900, 1, 1), day_number(2999, 12, 31)) for fact in range(3)}
    for _ in range(400):
        base = first + draw.randrange(4000)
        point = {fact: base + draw.choice((0, 0, 1, 28, 31, 181, 365)) for fact in range(3)}
        constraints = [_drawn_constraint(draw, point) for _ in range(draw.randint(2, 6))]
        assert not excluded(constraints, box), (point, constraints)
