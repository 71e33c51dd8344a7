"""Facts as JSON → what is known of each fact; values outside their type are refused.

The twin is ``browser/evaluate/facts.js``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from typing import Final, TypeAlias

from generator import cells
from generator.evaluate.messages import Code, message
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


class InputError(Exception):
    """Facts that do not fit the checker.

    ``fact``: the one that is wrong, if it is one; ``value``: what it was given, or the name that
    nothing has. ``message`` is German.
    """

    def __init__(
        self,
        code: Code,
        fact: str | None = None,
        value: object = None,
        spec: FactProgram | None = None,
    ) -> None:
        self.code, self.fact = code, fact
        self.message = message(code, value, spec)
        super().__init__(self.message)

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
    number = cells.day_of(raw) if isinstance(raw, str) else None
    return None if number is None else inside(spec, number)


def read_figure(spec: FactProgram, raw: object) -> int | None:
    """The figure scaled to its decimal places; exact."""
    if isinstance(raw, bool) or not isinstance(raw, (int, float, Decimal)):
        return None
    scaled = cells.scaled(
        Decimal(raw) if isinstance(raw, int) else Decimal(str(raw)), spec["places"]
    )
    return None if scaled is None else inside(spec, scaled)


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
    raise InputError("wert-ungueltig", spec["id"], raw, spec)


def read_facts(specs: Sequence[FactProgram], facts: object) -> list[Known]:
    """What is known of each fact. Raises InputError for an unknown fact or a value outside its
    type.
    """
    if not isinstance(facts, dict):
        raise InputError("fakten-form")
    unknown = facts.keys() - {spec["id"] for spec in specs}
    if unknown:  # the first of them in the order of the browser
        first = min(unknown, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        raise InputError("merkmal-unbekannt", first, first)
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
