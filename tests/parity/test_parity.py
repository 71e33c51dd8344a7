"""Python and the browser say the same: every example and thousands of random facts through both
evaluators.

Facts are drawn around what a program looks at: cuts of figures, lengths between dates, month ends
and leap days; each may also be absent, unknown or nonsense. Results are compared as text, so that 1
and 1.0, the order of keys and the wording of errors count. ``WEISUNGSWERK_PARITY=SEED:CASES`` draws
other facts, or more of them. The rules beside this file are made up so that every construct occurs.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.cells import day_number, iso
from generator.compile import compile_model
from generator.evaluate import InputError, evaluate
from generator.load import load
from generator.model import Model
from generator.program import Program
from support.paths import ROOT
from support.real_handbook import verified

Rules = tuple[Model, Program]
RUNNER = ROOT / "generator" / "browser" / "node_runner.js"
SEED, CASES = map(int, os.environ.get("WEISUNGSWERK_PARITY", "20261121:2500").split(":"))
DAYS = [
    day_number(*day)
    for day in (
        (2024, 2, 29),
        (2025, 1, 31),
        (2025, 6, 30),
        (2025, 10, 1),
        (2025, 12, 31),
        (2026, 3, 1),
        (2028, 2, 29),
    )
]
NONSENSE = [
    True,
    "ja",
    "",
    "irgendwas",
    "2025-02-30",
    "2025-13-01",
    "2025-6-2",
    "1899-12-31",
    "3000-01-01",
    "ß\U0001f600",
    0.005,
    -0.001,
    1e-7,
    6.0,
    -7.0,
    1e12,
    1.5e12,
    1e16,
    1e21,
    -1e300,
    10**13,
    [],
    ["irgendwas"],
    [None],
    [3.5],
    {},
    {"a": 1},
]
Case = dict[str, object]


@pytest.fixture(scope="module")
def node() -> str:
    """Node.js must be there: a skipped comparison proves nothing."""
    found = shutil.which("node")
    if not found:
        pytest.fail(
            "Für den Vergleich mit dem Browser fehlt Node.js (ab 18): apt-get install nodejs",
            pytrace=False,
        )
    return found


@pytest.fixture(scope="module", params=[ROOT, Path(__file__).parent], ids=["handbook", "synthetic"])
def rules(request: pytest.FixtureRequest) -> Rules:
    """Model and program: of the handbook, and of the rules beside this file."""
    if request.param == ROOT:
        model, program = verified().model, verified().compiled.program
    else:
        model, _ = load(request.param)
        program = compile_model(model)[0].program
    assert program["checkers"] and len(program["checkers"]) == len(model.checkers)
    return model, program


def test_examples(rules: Rules, node: str, tmp_path: Path) -> None:
    """The examples in the rules have the same result."""
    model, program = rules
    cases = [
        {"checker": checker.id, "facts": example.facts}
        for checker in model.checkers
        for example in checker.examples
    ]
    compare(program, json.loads(json.dumps(cases, default=float)), node, tmp_path)


def test_random_facts(rules: Rules, node: str, tmp_path: Path) -> None:
    """Random facts, admissible or not, have the same result or the same error."""
    program, draw = rules[1], random.Random(SEED)
    ids = sorted(program["checkers"])
    cases = [
        {
            "checker": checker,
            "facts": _facts(program["checkers"][checker], draw),
            "skip": _skip(program["checkers"][checker], draw),
        }
        for checker in ids
        for _ in range(-(-CASES // len(ids)))
    ]
    compare(program, cases, node, tmp_path)


def test_no_facts_at_all(rules: Rules, node: str, tmp_path: Path) -> None:
    """Nothing known, facts that are no object, a checker that does not exist."""
    program = rules[1]
    cases = [{"checker": checker, "facts": {}} for checker in program["checkers"]]
    first = next(iter(program["checkers"]))
    cases += [
        {"checker": first, "facts": facts}
        for facts in (None, [], "x", 1, {"b": 1, "a": 2}, {"__proto__": 1}, {"10": 1, "9": 2})
    ]
    cases += [
        {"checker": checker, "facts": {}}
        for checker in ("", "gibt-es-nicht", "constructor", "__proto__")
    ]
    compare(program, cases, node, tmp_path)


def compare(program: dict, cases: list[Case], node: str, folder: Path) -> None:
    """Both engines answer every case with the same text."""
    own = [_dump(_python(program, case)) for case in cases]
    other = _browser(program, cases, node, folder)
    assert len(other) == len(own)
    for case, ours, theirs in zip(cases, own, other, strict=True):
        assert theirs == ours, f"{_dump(case)}\nPython:  {ours}\nBrowser: {theirs}"


def _python(program: dict, case: Case) -> dict:
    try:
        return evaluate(program, case["checker"], case["facts"], tuple(case.get("skip", ())))
    except InputError as failure:
        return {"error": failure.as_dict()}


def _browser(program: dict, cases: list[Case], node: str, folder: Path) -> list[str]:
    path = folder / "program.json"
    path.write_text(_dump(program), encoding="utf-8")
    lines = "".join(_dump(case) + "\n" for case in cases)
    done = subprocess.run(
        [node, str(RUNNER), str(path), "--skip"],
        input=lines.encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().split("\n")[:-1]


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


# --- drawing facts --------------------------------------------------------------------------------


def _facts(checker: dict, draw: random.Random) -> Case:
    """Each fact present, unknown (null) or absent; now and then nonsense or a fact that does not
    exist.
    """
    base, known = draw.choice(DAYS) + draw.randint(-2, 2), draw.choice((0.2, 0.5, 0.8, 1))
    facts: Case = {}
    for number, spec in enumerate(checker["facts"]):
        if draw.random() < known:
            facts[spec["id"]] = _value(checker, number, draw, base)
        elif draw.random() < 0.3:
            facts[spec["id"]] = None
    if draw.random() < 0.06:
        facts[draw.choice(checker["facts"])["id"]] = draw.choice(NONSENSE)
    if draw.random() < 0.01:
        facts[draw.choice(("unbekannt", "größe", "toString"))] = True
    return facts


def _skip(checker: dict, draw: random.Random) -> list[str]:
    return [spec["id"] for spec in checker["facts"] if draw.random() < 0.1]


def _value(checker: dict, number: int, draw: random.Random, base: int) -> object:
    spec = checker["facts"][number]
    kind = spec["type"]
    if kind == "boolean":
        return draw.random() < 0.5
    if kind == "choice":
        return draw.choice(spec["choices"])
    if kind == "choices":
        return [word for word in spec["choices"] if draw.random() < 0.3]
    edges = _edges(checker, number)
    if kind == "date":
        day = (
            draw.choice((base, draw.choice(edges or [base])))
            + draw.choice((0, 0, -1, 1))
            + draw.choice((0, 1, -1)) * draw.choice(_lengths(checker))
        )
        return iso(min(max(day, spec["low"]), spec["high"]))
    return _figure(
        draw.choice((*edges, draw.randint(0, 100)))
        + draw.choice((0, 0, -1, 1, draw.randint(-40, 400))),
        spec["places"],
    )


def _figure(scaled: int, places: int) -> object:
    whole, rest = divmod(scaled, 10**places)
    return scaled / 10**places if rest else whole


def _edges(checker: dict, number: int) -> list[int]:
    """Where the truth of a comparison changes: cuts of the figure, constants beside it in a
    cluster.
    """
    found = [0]
    for variable in checker["variables"]:
        if variable[0] == "n" and variable[1] == number:
            found += variable[2]
        if variable[0] == "c" and number in variable[1]:
            found += _constants(variable[2])
    return found[1:] if checker["facts"][number]["type"] == "date" else found


def _lengths(checker: dict) -> list[int]:
    """Distances worth trying between two dates: constants of the rules, months in days, a day,
    years.
    """
    small = [
        n for v in checker["variables"] if v[0] == "c" for n in _constants(v[2]) if abs(n) < 4000
    ]
    return [
        0,
        1,
        7,
        90,
        91,
        92,
        181,
        182,
        365,
        366,
        *small,
        *(n * 30 for n in small),
        *(n * 31 for n in small),
    ]


def _constants(part: object) -> list[int]:
    if not isinstance(part, (list, tuple)):
        return []
    if (part[:1] == ("c",) and len(part) == 2) or part[:1] in (("m",), ("*",)):
        return [part[-1], *_constants(part[1])]
    return [n for inner in part for n in _constants(inner)]
