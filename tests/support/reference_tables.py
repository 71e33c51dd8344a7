"""The tables of keys in the reference for editors, made from the JSON Schema of the rule files.

A table stands between two comments of its page::

    <!-- schlüssel: Norm -->
    | Schlüssel | nötig | Form | Bedeutung |
    …
    <!-- /schlüssel -->

The name is that of the record among the definitions of the schema.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Schema = Mapping[str, Any]
HEAD = "| Schlüssel | nötig | Form | Bedeutung |\n|---|---|---|---|\n"
_SLOT = re.compile(
    r"^<!-- schlüssel: (?P<name>[^\n]+) -->\n.*?^<!-- /schlüssel -->$", re.MULTILINE | re.DOTALL
)


def filled(page: str, tables: Mapping[str, str]) -> str:
    """The page with its tables as they should be."""

    def slot(match: re.Match[str]) -> str:
        return f"<!-- schlüssel: {match['name']} -->\n{tables[match['name']]}<!-- /schlüssel -->"

    return _SLOT.sub(slot, page)


def slots(page: str) -> list[str]:
    """The tables that a page has."""
    return [match["name"] for match in _SLOT.finditer(page)]


def tables_of(definitions: Schema) -> dict[str, str]:
    """The table of every record among the definitions of a schema, by its name."""
    return {
        name: HEAD + "".join(_rows(record, definitions))
        for name, record in definitions.items()
        if "properties" in record
    }


def _rows(record: Schema, records: Schema) -> list[str]:
    required = set(record.get("required", ()))
    return [
        f"| `{key}` | {'ja' if key in required else ''} | {form(value, records)}"
        f" | {_escaped(value.get('description', ''))} |\n"
        for key, value in record["properties"].items()
    ]


def _escaped(text: str) -> str:
    """Text that Markdown takes neither for a tag nor for the end of a cell."""
    return text.replace("<", "\\<").replace("|", "\\|")


def form(value: Schema, records: Schema) -> str:
    """What stands under a key, in German."""
    match value:
        case {"$ref": str(target)}:
            words = str(records[target.rpartition("/")[2]]["title"])
        case {"anyOf": [dict(single), {"type": "array", "items": items}]} if items == single:
            words = f"{form(single, records)} oder eine Liste davon"
        case {"anyOf": list(forms)} if any("aufgehoben" in str(single) for single in forms):
            words = "Fundstelle"
        case {"anyOf": list(forms)}:
            words = " oder ".join(dict.fromkeys(form(single, records) for single in forms))
        case {"const": word}:
            words = f"`{word}`"
        case {"enum": list(choices)}:
            words = ", ".join(f"`{word}`" for word in choices if not isinstance(word, bool))
        case {"type": "array", "items": dict(items)}:
            words = f"Liste: {form(items, records)}"
        case {"type": "object", "additionalProperties": dict(entry)}:
            words = f"je Name: {form(entry, records)}"
        case {"type": "object"}:
            words = "Schlüssel und Werte"
        case _:
            words = _scalar(value)
    return words


def _scalar(value: Schema) -> str:
    match value:
        case {"format": "date"}:
            word = "Datum"
        case {"type": "integer"}:
            word = "ganze Zahl"
        case {"type": "number"}:
            word = "Zahl"
        case {"type": [*_, "boolean"]}:
            word = "Bedingung oder Wert"
        case {"pattern": _}:
            word = "Kennung"
        case {"type": _}:
            word = "Text"
        case _:
            word = "beliebig"
    return word
