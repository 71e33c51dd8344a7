"""Small invented checkers as YAML text: a hypothesis strategy over the whole rule language.

Hypothesis draws the seed only: its own mutations of a long text repeat themselves and find less.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from hypothesis import strategies as st

from generator.load.checker import read_checker
from generator.load.reader import Reader
from generator.load.source import parse
from generator.model import At, Checker, Conflict, Reading
from generator.problem import Place
from generator.readings import Readings

COLOURS, AREAS, OUTCOMES = ("rot", "gelb", "blau"), ("wohnen", "arbeit"), ("eins", "zwei", "drei")
OPERATORS = ("<", "≤", "=", "≠", "≥", ">")
DAYS = ("2024-02-29", "2025-01-31", "2025-06-30")
CONFLICTS = {"streit": ("a", "b"), "zwist": ("c", "d", "e"), "hader": ("f", "g")}
TAKEN = {"streit": "a", "zwist": "d", "hader": None}


@dataclass(frozen=True)
class Field:
    """A fact of an invented checker."""

    name: str
    kind: str
    unit: str = ""


def conflict(name: str) -> Conflict:
    """An invented conflict."""
    place, taken = Place("konflikte.yml", 1, 1), TAKEN[name]
    return Conflict(
        id=name,
        title=name,
        kind="ambiguity",
        sides=(),
        readings=tuple(Reading(id=word, text=word, consequence="") for word in CONFLICTS[name]),
        taken=At(taken, place) if taken else None,
        consequence="",
        question="",
        place=place,
    )


READINGS = Readings(conflicts={name: conflict(name) for name in CONFLICTS}, taken=TAKEN)


def read_text(text: str) -> Checker:
    """The checker that a YAML text holds; fails on any problem."""
    node, problems = parse(text.encode(), "erfunden.yml")
    assert not problems, problems
    reader = Reader()
    checker = read_checker(reader, node, {})
    assert checker is not None and not reader.problems, (reader.problems, text)
    return checker


def checkers() -> st.SearchStrategy[str]:
    """Checkers as YAML text."""
    return st.integers(0, 2**32).map(lambda seed: invented(random.Random(seed)))


def invented(draw: random.Random, name: str = "erfunden") -> str:
    """A checker as YAML text."""
    fields: list[Field] = []
    for n in range(draw.randint(2, 5)):
        fields.append(_field(draw, n, days=sum(field.kind == "datum" for field in fields) < 2))
    lines = [
        f"prüfer: {name}",
        "titel: Erfunden",
        "weisungen: [probe]",
        "ergebnis: RESULT",
        (
            f"zählung: {{tage: {draw.choice(('beide-enden', 'nur-ende', 'ohne-enden'))}, monate: "
            f"kalendermonate}}"
        ),
        "merkmale:",
    ]
    stood_in: set[str] = set()  # for these another one stands in, so they stand in for none
    lines += [_fact(draw, fields, n, stood_in) for n in range(len(fields))]
    writer = Conditions(draw, fields)
    writer.conflicts = draw.sample(sorted(CONFLICTS), draw.choice((0, 0, 1, 2, 3)))
    if draw.random() < 0.6:
        condition = writer.condition(draw.randint(0, 2))
        lines += ["hilfsgrößen:", f'  hilfe: "{condition}"']
        writer.helper = True
    result = draw.choice(("eines", "eines", "eines", "menge", "reihenfolge"))
    lines += [
        "ausgänge:",
        *(f"  {word}: {word}" for word in (*OUTCOMES, "fachentscheidung", "widerspruch")),
    ]
    lines += _values(writer, result) + _contradictions(writer) + _table(writer, result)
    return "\n".join(lines).replace("RESULT", result) + "\n"


def _field(draw: random.Random, n: int, days: bool) -> Field:
    kind = draw.choice(
        ("ja-nein", "auswahl", "mehrfachauswahl", "ganzzahl", "zahl", *["datum"] * 3 * days)
    )
    unit = draw.choice(("Monate", "Tage")) if kind == "ganzzahl" else ""
    return Field(f"{kind[0]}{n}", kind, unit)


def _fact(draw: random.Random, fields: list[Field], n: int, stood_in: set[str]) -> str:
    own = fields[n]
    parts = [f"typ: {own.kind}", "frage: Was?"]
    if own.unit:
        parts.append(f"einheit: {own.unit}")
    if own.kind == "auswahl":
        weight = draw.choice(("", "", "3"))
        parts.append(
            f"werte: {{{', '.join(f'{word}: {word}' for word in COLOURS)}}}"
            if not weight
            else f"werte: {{rot: {{titel: rot, gewicht: {weight}}}, gelb: gelb, blau: blau}}"
        )
    if own.kind == "mehrfachauswahl":
        parts.append(f"werte: {{{', '.join(f'{word}: {word}' for word in AREAS)}}}")
        return f"  {own.name}: {{{', '.join(parts)}}}"
    earlier = fields[:n]
    twins = [
        field.name
        for field in earlier
        if (field.kind, field.unit) == (own.kind, own.unit) and field.name not in stood_in
    ]
    extra = draw.choice(("", "", "", "fehlt", "gilt_wenn", "ersatz"))
    if extra == "fehlt":
        parts.append(f"fehlt: {draw.choice(_defaults(own))}")
    if extra == "gilt_wenn" and earlier:
        parts.append(f'gilt_wenn: "{Conditions(draw, earlier).atom()}"')
    if extra == "ersatz" and twins:
        parts.append(f"ersatz: {draw.choice(twins)}")
        stood_in.add(own.name)
    return f"  {own.name}: {{{', '.join(parts)}}}"


def _defaults(field: Field) -> tuple[str, ...]:
    own = {
        "ja-nein": ("ja", "nein"),
        "auswahl": ("gelb",),
        "ganzzahl": ("0", "4"),
        "zahl": ("2",),
    }.get(field.kind, ())
    return ("ohne-angabe", "ohne-angabe", *own)


Thing = TypeVar("Thing")


class Conditions:
    """Draws conditions over some facts."""

    def __init__(self, draw: random.Random, fields: list[Field]) -> None:
        self.draw, self.fields, self.helper = draw, fields, False
        self.conflicts: list[str] = []
        # a checker that mixes all forms compiles for half a minute, and one that mixes min and max
        # with other relations never ends
        self.extremes = draw.random() < 0.2
        self.calendar = (7, 7) if self.extremes else draw.sample(range(7), 2)

    def pick(self, things: Iterable[Thing]) -> Thing:
        """One of several things."""
        return self.draw.choice(tuple(things))

    def condition(self, depth: int) -> str:
        """A condition of at most ``depth`` nested connectives."""
        form = self.pick(("atom", "atom", "und", "oder", "nicht", "anzahl")) if depth else "atom"
        if form == "atom":
            return self.atom()
        if form == "nicht":
            return f"nicht ({self.condition(depth - 1)})"
        parts = [self.condition(depth - 1) for _ in range(self.pick((2, 2, 3)))]
        if form == "anzahl":
            return f"anzahl({', '.join(parts)}) {self.pick(OPERATORS)} {self.pick((1, 2))}"
        return "(" + f" {form} ".join(parts) + ")"

    def atom(self) -> str:
        """One comparison or test."""
        if self.helper and self.pick((True, False, False)):
            return self.pick(("hilfe", "nicht hilfe", "hilfe = nein", "hilfe = ja"))
        if self.conflicts and self.pick((True, False, False)):
            return self._reading()
        field = self.pick(self.fields)
        made = {
            "ja-nein": self._truth,
            "auswahl": self._choice,
            "mehrfachauswahl": self._choices,
            "ganzzahl": self._figure,
            "zahl": self._decimal,
            "datum": self._day,
        }
        given = field.kind != "mehrfachauswahl" and self.pick((True, *[False] * 6))
        return f"angegeben({field.name})" if given else made[field.kind](field)

    def _reading(self) -> str:
        name = self.pick(self.conflicts)
        word, other = self.draw.sample(CONFLICTS[name], 2)
        return self.pick(
            (
                f"lesart({name}) = {word}",
                f"lesart({name}) = {word}",
                f"lesart({name}) ≠ {word}",
                f"lesart({name}) in [{word}, {other}]",
            )
        )

    def _truth(self, field: Field) -> str:
        return self.pick(
            (f"{field.name}", f"nicht {field.name}", f"{field.name} = nein", f"{field.name} ≠ ja")
        )

    def _choice(self, field: Field) -> str:
        word, other = self.pick(COLOURS), self.pick(COLOURS)
        return self.pick(
            (
                f"{field.name} = {word}",
                f"{field.name} ≠ {word}",
                f"{field.name} in [{word}, {other}]",
                f"{field.name} nicht in [{word}]",
            )
        )

    def _choices(self, field: Field) -> str:
        return self.pick(
            (
                f"gewählt({field.name}, {self.pick(AREAS)})",
                f"anzahl({field.name}) {self.pick(OPERATORS)} 1",
            )
        )

    def _others(self, field: Field) -> list[Field]:
        return [
            one
            for one in self.fields
            if one.kind == field.kind and one.unit == field.unit and one.name != field.name
        ]

    def _figure(self, field: Field) -> str:
        others, days = self._others(field), [one.name for one in self.fields if one.kind == "datum"]
        limit, operator = f"{self.pick((2, 3, 6))} {field.unit}", self.pick(OPERATORS)
        forms = [f"{field.name} {operator} {limit}"] * 2 + [
            f"{field.name} in [1 {field.unit}, {limit}]"
        ]
        if others:
            other = self.pick(others).name
            extremes = [f"{self.pick(('min', 'max'))}({field.name}, {other}) {operator} {limit}"]
            related = [
                f"{field.name} {operator} {other}",
                f"{field.name} + {other} {operator} {limit}",
                f"{field.name} - {other} {operator} {limit}",
            ]
            forms += extremes if self.extremes else related
        if len(days) > 1 and not self.extremes:
            forms.append(f"{field.name} {operator} {field.unit.lower()}({days[0]}, {days[1]})")
        return self.pick(forms)

    def _decimal(self, field: Field) -> str:
        others, operator = self._others(field), self.pick(OPERATORS)
        return (
            f"{field.name} {operator} "
            f"{self.pick([self.pick(('2', '2.5', '0.75')), *(one.name for one in others)])}"
        )

    def _day(self, field: Field) -> str:
        others, operator = self._others(field), self.pick(OPERATORS)
        forms = [f"{field.name} {operator} {self.pick(DAYS)}"]
        if others:
            other = self.pick(others).name
            every = [
                f"{field.name} {operator} {other}",
                f"{field.name} {operator} {other} + {self.pick((3, 28))} Tage",
                f"{field.name} {operator} {other} - {self.pick((1, 6))} Monate",
                f"tage({field.name}, {other}) {operator} {self.pick((1, 28))} Tage",
                f"monate({field.name}, {other}) {operator} {self.pick((1, 3))} Monate",
                f"quartal({field.name}) {operator} quartal({other})",
                f"kalendermonat({field.name}) {operator} kalendermonat({other})",
                f"{self.pick(('min', 'max'))}({field.name}, {other}) {operator} {self.pick(DAYS)}",
            ]
            forms = [every[n] for n in self.calendar]
        return self.pick(forms)


def _values(writer: Conditions, result: str) -> list[str]:
    made = []
    own = (
        []
        if result == "reihenfolge"
        else [f"ergebnis = {writer.pick(OUTCOMES)}", f"ergebnis in [{writer.pick(OUTCOMES)}, zwei]"]
    )
    days = [field.name for field in writer.fields if field.kind == "datum"]
    figures = [field.name for field in writer.fields if field.kind == "ganzzahl"]

    def when() -> str:
        return writer.pick((writer.condition(1), *own))

    if writer.pick((True, False)):
        made.append(
            f"  liste: {{typ: liste, titel: L, einträge: {{p: {{titel: P, wenn: "
            f'"{when()}"}}, q: {{titel: Q, wenn: "{when()}"}}}}}}'
        )
    if writer.pick((True, False, False)):
        undecided = writer.pick(("", ", unentschieden: z"))
        made.append(
            f"  wort: {{typ: auswahl, titel: W, werte: {{x: X, y: Y, z: Z}}{undecided}, "
            f'regeln: [{{wenn: "{when()}", dann: x}}, {{wenn: "{when()}", dann: y}}]}}'
        )
    if days and writer.pick((True, False)):
        formula = writer.pick(
            (
                f"{days[0]} + 6 Monate",
                f"{days[-1]} - 28 Tage",
                f"max({days[0]}, {days[-1]})" if len(days) > 1 else days[0],
            )
        )
        made.append(
            f'  frist: {{typ: datum, titel: F, regeln: [{{wenn: "{when()}", formel: '
            f'"{formula}"}}, {{formel: {days[0]}}}]}}'
        )
    if figures and writer.pick((True, False, False)):
        made.append(f'  dauer: {{typ: ganzzahl, titel: D, formel: "{figures[0]}"}}')
    return ["werte:", *made] if made else []


def _contradictions(writer: Conditions) -> list[str]:
    count = writer.pick((0, 0, 1, 1, 2))
    return (
        [
            "widerspruch:",
            *(f'  - {{wenn: "{writer.condition(1)}", grund: Nein.}}' for _ in range(count)),
        ]
        if count
        else []
    )


def _table(writer: Conditions, result: str) -> list[str]:
    policy = {"menge": "alle", "reihenfolge": "reihenfolge"}.get(result) or writer.pick(
        ("erste", "eindeutig")
    )
    count = writer.pick((1, 2, 3, 4))
    rows = [_row(writer, result, n, count) for n in range(count)]
    last = result != "menge" or writer.pick((True, False))
    end = [f"    - {{nr: Z{count}, wenn: sonst, dann: drei, quelle: [1]}}"] if last else []
    return ["entscheidung:", f"  treffer: {policy}", "  zeilen:", *rows, *end]


def _row(writer: Conditions, result: str, n: int, count: int) -> str:
    parts = [
        f"nr: Z{n}",
        f'wenn: "{writer.condition(2)}"',
        _then(writer, result, n, count),
        "quelle: [1]",
    ]
    if result != "menge" and writer.pick((True, False, False)):
        parts.append(
            f'ausnahmen: [{{nr: A{n}, wenn: "{writer.atom()}", '
            f"{_then(writer, result, n, count)}, quelle: [1]}}]"
        )
    return f"    - {{{', '.join(parts)}}}"


def _then(writer: Conditions, result: str, n: int, count: int) -> str:
    word, other = writer.pick(OUTCOMES), writer.pick(OUTCOMES)
    if result == "menge":
        return f"dann: {writer.pick((word, f'[{word}, {other}]' if word != other else word))}"
    if result == "reihenfolge":
        return f'dann: [{word}, {{eintrag: {other}, falls: "{writer.atom()}"}}]'
    form = writer.pick(("one", "one", "one", "open", "listed", "from"))
    if form == "open":
        return f"dann: {{offen: [{word}, {other}]}}" if word != other else f"dann: {word}"
    if form == "one":
        return f"dann: {word}"
    more = (
        f"kandidaten: [{word}]"
        if form == "listed"
        else f"kandidaten_ab: Z{writer.pick(range(n + 1, count + 1))}"
    )
    return f"dann: fachentscheidung, grund: Offen., {more}"
