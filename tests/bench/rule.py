"""A made-up rule of 20 conditions over 20 facts, drawn from a fixed seed, and the same rule as a
checker in YAML.

The plain form is what ``peers.mjs`` writes in each peer's language::

    {"facts": {id: {"type": "boolean" | "number" | "choice", "choices": […]}},
     "rows": [{"when": [[fact, op, value], …], "then": outcome}, …], "otherwise": outcome}

op: ``is`` (true or false), ``>=`` or ``<`` a figure, ``in`` a list of choices. The first row that
fits holds.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

CHECKER = "messregel"
SEED, ROWS, PER_ROW, OUTCOMES = 20, 10, 2, 5
CHOICES = ["wert1", "wert2", "wert3", "wert4"]
LARGEST = 100
Rule = dict[str, object]


def make_rule() -> Rule:
    """Ten rows with two conditions each; every fact occurs in one of them."""
    draw = random.Random(SEED)
    facts = {f"umstand{n}": {"type": "boolean"} for n in range(7)} | {
        f"anzahl{n}": {"type": "number"} for n in range(7)
    }
    facts |= {f"art{n}": {"type": "choice", "choices": CHOICES} for n in range(6)}
    tests = [_test(draw, name, fact["type"]) for name, fact in facts.items()]
    draw.shuffle(tests)
    rows = [
        {"when": tests[PER_ROW * n : PER_ROW * (n + 1)], "then": f"ausgang{n % OUTCOMES}"}
        for n in range(ROWS)
    ]
    return {"facts": facts, "rows": rows, "otherwise": f"ausgang{OUTCOMES}"}


def draw_facts(rule: Rule, count: int) -> list[dict[str, object]]:
    """Random fact sets with everything known."""
    draw = random.Random(SEED + 1)
    make = {
        "boolean": lambda: draw.random() < 0.5,
        "number": lambda: draw.randint(0, 2 * LARGEST) / 2,
        "choice": lambda: draw.choice(CHOICES),
    }
    return [
        {name: make[fact["type"]]() for name, fact in rule["facts"].items()} for _ in range(count)
    ]


def _test(draw: random.Random, name: str, kind: str) -> list[object]:
    """A condition that holds in about four of ten cases, so that every row gets its turn."""
    if kind == "boolean":
        return [name, "is", draw.random() < 0.5]
    if kind == "choice":
        return [name, "in", draw.sample(CHOICES, draw.choice((1, 2)))]
    at_least = draw.random() < 0.5
    return [
        name,
        ">=" if at_least else "<",
        draw.randint(55, 70) + 0.5 if at_least else draw.randint(30, 45) + 0.5,
    ]


def write_rules(rule: Rule, folder: Path) -> Path:
    """A folder of rules that holds nothing but this checker."""
    place = folder / "rules" / "probe" / "probe"
    (place / "pruefer").mkdir(parents=True)
    _write(
        folder / "rules" / "herausgeber.yml",
        {
            "herausgeber": [
                {"id": "probe", "titel": "Probe", "kurz": "Probe", "worum": "Zum Messen."}
            ]
        },
    )
    _write(
        folder / "rules" / "rollen.yml",
        {"rollen": [{"id": "probe/fachkraft", "titel": "Fachkraft", "kurz": "FK"}]},
    )
    _write(
        place / "weisung.yml",
        {
            "weisung": "probe",
            "titel": "Probe",
            "kurz": "Probe",
            "art": "Probe",
            "worum": "Zum Messen.",
            "fassung": "1.0",
            "gilt": {"ab": "2025-01-01"},
            "redaktionsstand": "2026-11-21",
        },
    )
    norm = {"rn": 1, "stelle": "1", "art": "kriterium", "text": "Eine erfundene Norm."}
    _write(
        place / "normen.yml",
        {
            "weisung": "probe",
            "abschnitte": [{"id": "1", "nummer": "1", "titel": "Alles", "normen": [norm]}],
        },
    )
    _write(place / "pruefer" / f"{CHECKER}.yml", _checker(rule))
    return folder


def _checker(rule: Rule) -> dict[str, object]:
    types = {"boolean": "ja-nein", "number": "zahl", "choice": "auswahl"}
    facts = {
        name: {"typ": types[fact["type"]], "frage": f"{name}?"}
        | ({"werte": {word: word for word in CHOICES}} if "choices" in fact else {})
        for name, fact in rule["facts"].items()
    }
    rows = [
        {"wenn": " und ".join(map(_condition, row["when"])), "dann": row["then"], "quelle": [1]}
        for row in rule["rows"]
    ]
    return {
        "prüfer": CHECKER,
        "titel": "Messregel",
        "weisungen": ["probe"],
        "ergebnis": "eines",
        "merkmale": facts,
        "ausgänge": {f"ausgang{n}": f"Ausgang {n}" for n in range(OUTCOMES + 1)},
        "entscheidung": {
            "treffer": "erste",
            "zeilen": [*rows, {"wenn": "sonst", "dann": rule["otherwise"], "quelle": [1]}],
        },
    }


def _condition(test: list[object]) -> str:
    fact, op, value = test
    if op == "is":
        return fact if value else f"nicht {fact}"
    return f"{fact} in [{', '.join(value)}]" if op == "in" else f"{fact} {op} {value}"


def _write(file: Path, content: object) -> None:
    file.write_text(
        json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8"
    )  # JSON is YAML
