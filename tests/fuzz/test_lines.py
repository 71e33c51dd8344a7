"""Hostile lines of a batch: both engines give the same answers, and none gives a traceback."""

from __future__ import annotations

import json
import random

from generator.engines import dump_json, evaluate_lines
from support.fuzzing import draws, report, smallest
from support.oracle import program_of
from support.random_checkers import read_text

CHECKER = """
prüfer: erfunden
titel: Erfunden
weisungen: [probe]
ergebnis: eines
zählung: {tage: beide-enden}
merkmale:
  d: {typ: datum, frage: Was?}
  z: {typ: zahl, frage: Was?}
  a: {typ: auswahl, frage: Was?, werte: {rot: rot, gelb: gelb}, fehlt: ohne-angabe}
  m: {typ: mehrfachauswahl, frage: Was?, werte: {rot: rot, gelb: gelb}}
  j: {typ: ja-nein, frage: Was?}
ausgänge: {eins: eins, zwei: zwei}
werte: {danach: {typ: datum, titel: D, formel: d + 3 Tage}}
entscheidung:
  treffer: erste
  zeilen:
    - {nr: Z0, wenn: "z > 2.5 und j oder gewählt(m, rot)", dann: eins, quelle: [1]}
    - {nr: Z1, wenn: "d > 2025-01-31 und a = rot", dann: eins, quelle: [1]}
    - {nr: Z2, wenn: sonst, dann: zwei, quelle: [1]}
"""
VALUES = (
    *("true", "false", "null", '"rot"', '"2025-02-28"', '"2025-02-30"', '["rot"]', "[[]]", "{}"),
    *(
        "2.5",
        "2.50",
        "-0.0",
        "1e2",
        "1e-7",
        "1e400",
        "1e-400",
        "1E999999999999",
        "2.5000000000000001",
    ),
    *("12345678901234567890", "0.1234567890123456789", "9" * 400, "NaN", "-Infinity", "01", "+1"),
    *(
        '"\\u2028"',
        '"\u2028"',
        '"\u0085"',
        '"\\ud800"',
        '"\\u0000"',
        '"\u0662\u0660\u0662\u0665-01-01"',
        '"2025-1-1"',
    ),
    *('{"toString": 1}', '{"__proto__": {"a": 1}}', '"__proto__"', '["rot", ["rot"]]', "[1.50]"),
)
KEYS = (
    "d",
    "z",
    "a",
    "m",
    "j",
    "x",
    "__proto__",
    "constructor",
    "length",
    "\u2028",
    "ö",
    "\U0001f600",
)
NOISE = (
    "\r",
    "\t",
    " ",
    "\x0b",
    "\x00",
    "\u2028",
    "\u0085",
    "\ufeff",
    '"',
    "{",
    "}",
    ",",
    ":",
    "\\",
)


def line(draw: random.Random) -> str:
    """A case, more or less."""
    facts = ", ".join(
        f'"{draw.choice(KEYS)}": {draw.choice(VALUES)}' for _ in range(draw.randint(0, 4))
    )
    text = f'{{"checker": "erfunden", "facts": {{{facts}}}, "skip": ["d"]}}'
    for _ in range(draw.choice((0, 0, 0, 1, 2))):
        at = draw.randrange(len(text))
        text = text[:at] + draw.choice(NOISE) + text[at + draw.choice((0, 1)) :]
    return text


def test_lines() -> None:
    """One answer a line, the same from both."""
    program = program_of(read_text(CHECKER))
    lines = [line(draw) for draw in draws("lines", 1500)]
    ours, theirs = answers(program, lines, "python"), answers(program, lines, "browser")
    assert len(ours) == len(theirs) == len(lines)
    for text, one, other in zip(lines, ours, theirs, strict=True):
        if one != other:
            found = smallest(text.encode(), lambda data: differ(program, data))
            raise AssertionError(report(found, f"\n{one}\n{other}"))


def answers(program: dict, lines: list[str], engine: str) -> list[str]:
    """What an engine says, as text."""
    return [dump_json(json.loads(dump_json(one))) for one in evaluate_lines(program, lines, engine)]


def differ(program: dict, data: bytes) -> bool:
    """The engines do not say the same to a line."""
    text = data.decode(errors="replace")
    return answers(program, [text], "python") != answers(program, [text], "browser")
