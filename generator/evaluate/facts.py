"""Facts as JSON → what is known of each fact; values outside their type are refused.

The twin is ``browser/evaluate/facts.js``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from typing import Final, TypeAlias

from generator import cells
from generator.program import FactProgram, FactType, Refusal


class Missing(Enum):
    """Why there is no value: nobody has said anything yet, or there is none."""

    UNKNOWN = "unknown"
    NONE = "none"


UNKNOWN: Final = Missing.UNKNOWN
NONE: Final = Missing.NONE
Known: TypeAlias = int | frozenset[int] | Missing
"""Truth (0, 1), number of a choice, day or scaled figure; the numbers of choices for type
choices.
"""

EXPECTED: Mapping[FactType, str] = {
    "boolean": "true oder false",
    "choice": "einer der Werte der Auswahl",
    "choices": "Liste von Werten der Auswahl",
    "date": "Datum JJJJ-MM-TT zwischen 1900 und 2999",
    "integer": "ganze Zahl",
    "number": "Zahl, Nachkommastellen höchstens: ",
}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z")


class InputError(Exception):
    """Facts that do not fit the checker; ``message`` is German, ``fact`` may be None."""

    def __init__(self, code: str, message: str, fact: str | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.fact = code, message, fact

    def as_dict(self) -> Refusal:
        """The shape of an error line in batch mode."""
        return {"code": self.code, "message": self.message, "fact": self.fact}


def inside(spec: FactProgram, number: int) -> int | None:
    """The number, where the fact can have it."""
    return number if spec["low"] <= number <= spec["high"] else None


def read_truth(_: FactProgram, raw: object) -> int | None:
    """0 or 1."""
    return int(raw) if isinstance(raw, bool) else None


def read_choice(spec: FactProgram, raw: object) -> int | None:
    """The number of the choice."""
    return spec["choices"].index(raw) if isinstance(raw, str) and raw in spec["choices"] else None


def read_choices(spec: FactProgram, raw: object) -> frozenset[int] | None:
    """The numbers of the choices."""
    if not isinstance(raw, list):
        return None
    numbers = [number for entry in raw if (number := read_choice(spec, entry)) is not None]
    return frozenset(numbers) if len(numbers) == len(raw) else None


def read_day(spec: FactProgram, raw: object) -> int | None:
    """Days since 1970-01-01, if the calendar has that day."""
    match = _DAY.match(raw) if isinstance(raw, str) else None
    if not match:
        return None
    year, month, day = map(int, match.groups())
    if not 1 <= month <= 12:
        return None
    number = cells.day_number(year, month, day)
    return inside(spec, number) if cells.iso(number) == raw else None


def read_figure(spec: FactProgram, raw: object) -> int | None:
    """The figure scaled to its decimal places; exact."""
    if isinstance(raw, bool) or not isinstance(raw, (int, float, Decimal)):
        return None
    try:
        scaled = Decimal(str(raw)).scaleb(spec["places"])
    except ArithmeticError:
        return None
    if not scaled.is_finite() or scaled != scaled.to_integral_value():
        return None
    return inside(spec, int(scaled))


READ: Mapping[FactType, Callable[[FactProgram, object], int | frozenset[int] | None]] = {
    "boolean": read_truth,
    "choice": read_choice,
    "choices": read_choices,
    "date": read_day,
    "integer": read_figure,
    "number": read_figure,
}


def read_fact(spec: FactProgram, raw: object) -> int | frozenset[int]:
    """The value of one fact. Raises InputError for a value outside its type."""
    value = READ[spec["type"]](spec, raw)
    if value is not None:
        return value
    expected = EXPECTED[spec["type"]] + (str(spec["places"]) if spec["type"] == "number" else "")
    raise InputError(
        "wert-ungueltig",
        f"»{shown(spec, raw)}« passt nicht zum Merkmal »{spec['id']}« ({expected}).",
        spec["id"],
    )


def shown(spec: FactProgram, raw: object) -> str:
    """What was wrong, in words that do not depend on how a language writes lists and figures."""
    if spec["type"] == "choices" and isinstance(raw, list):
        raw = next(entry for entry in raw if entry not in spec["choices"])
    if isinstance(raw, list):
        return "Liste"
    if isinstance(raw, str):
        return raw
    if raw is None or isinstance(raw, bool):
        return json.dumps(raw)
    if not isinstance(raw, (int, float, Decimal)):
        return "Objekt"
    readable = raw == 0 or (-1e15 < raw < 1e15 and not -1e-6 < raw < 1e-6)
    return f"{Decimal(str(raw)):f}".removesuffix(".0") if readable else "Zahl"


def read_facts(specs: Sequence[FactProgram], facts: object) -> list[Known]:
    """What is known of each fact. Raises InputError for an unknown fact or a value outside its
    type.
    """
    if not isinstance(facts, dict):
        raise InputError("fakten-form", "Die Fakten müssen ein JSON-Objekt sein.")
    unknown = sorted(facts.keys() - {spec["id"] for spec in specs})
    if unknown:
        message = f"Das Merkmal »{unknown[0]}« gibt es in diesem Prüfer nicht."
        raise InputError("merkmal-unbekannt", message, unknown[0])
    known: list[Known] = []
    for spec in specs:
        if spec["id"] in facts:
            raw = facts[spec["id"]]
            known.append(UNKNOWN if raw is None else read_fact(spec, raw))
        elif "absent" in spec:
            known.append(NONE if spec["absent"] is None else read_fact(spec, spec["absent"]))
        else:
            known.append(UNKNOWN)
    for number, spec in enumerate(specs):
        stand_in = known[spec["standIn"]] if "standIn" in spec else UNKNOWN
        if known[number] is UNKNOWN and not isinstance(stand_in, Missing):
            known[number] = NONE
    return known
