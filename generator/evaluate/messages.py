"""What is said about facts that are refused. German.

The twin is ``browser/evaluate/messages.js``. Pages do not have it: their forms say what is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, TypeAlias, assert_never

from generator.program import FactProgram, FactType

Code: TypeAlias = Literal["pruefer-unbekannt", "fakten-form", "merkmal-unbekannt", "wert-ungueltig"]

EXPECTED: Mapping[FactType, str] = {
    "boolean": "true oder false",
    "choice": "einer der Werte der Auswahl",
    "choices": "Liste von Werten der Auswahl",
    "date": "Datum JJJJ-MM-TT zwischen 1900 und 2999",
    "integer": "ganze Zahl",
    "number": "Zahl, Nachkommastellen höchstens: ",
}


def message(code: Code, value: object, spec: FactProgram | None) -> str:
    """What is wrong with a ``value``; ``spec``: of the fact that does not take it."""
    match code:
        case "pruefer-unbekannt":
            return f"Den Prüfer »{value}« gibt es nicht."
        case "fakten-form":
            return "Die Fakten müssen ein JSON-Objekt sein."
        case "merkmal-unbekannt":
            return f"Das Merkmal »{value}« gibt es in diesem Prüfer nicht."
        case "wert-ungueltig":
            assert spec is not None
            limit = spec["places"] if spec["type"] == "number" else ""
            wanted = f"{EXPECTED[spec['type']]}{limit}"
            return f"»{shown(spec, value)}« passt nicht zum Merkmal »{spec['id']}« ({wanted})."
        case _ as never:
            assert_never(never)


def shown(spec: FactProgram, value: object) -> str:
    """The value that does not fit; of several, the first one."""
    if spec["type"] == "choices" and isinstance(value, list):
        return written(next(entry for entry in value if entry not in spec["choices"]))
    return written(value)


def written(value: object) -> str:
    """In words that do not depend on how a language writes lists and figures."""
    if isinstance(value, list):
        return "Liste"
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if not isinstance(value, (int, float, Decimal)):
        return "Objekt"
    readable = value == 0 or (-1e15 < value < 1e15 and not -1e-6 < value < 1e-6)
    return f"{Decimal(str(value)):f}".removesuffix(".0") if readable else "Zahl"
