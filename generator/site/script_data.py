"""Values inside a script: JSON that neither ends the script element nor breaks a line."""

from __future__ import annotations

import json

_ESCAPED = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def script_data(value: object, *, sort_keys: bool = False, ascii_only: bool = False) -> str:
    """The value as JSON without blanks, as it may stand in a script.

    ``ascii_only``: for pages of others, whose encoding may be another one.
    """
    data = json.dumps(value, ensure_ascii=ascii_only, sort_keys=sort_keys, separators=(",", ":"))
    for sign, escaped in _ESCAPED.items():
        data = data.replace(sign, escaped)
    return data
