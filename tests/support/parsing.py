"""The trees of changed rule files, of which only the changed part is parsed.

A rule file is a mapping, so its tree is the trees of its parts (a key at the left edge and what
stands below it) one after the other. Parts that are as they were come from the memory. Where a part
does not stand alone, the whole file is parsed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from generator.load.source import Mapping, Node, parse
from generator.problem import Problem

PART = re.compile(r"^(?=[^\s#-])", re.MULTILINE)


def parsed(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    """The same as ``parse``, mostly from the memory."""
    root = _joined(text, file)
    if root is not None:
        return root, []
    return parse(text.encode(), file)


def _joined(text: str, file: str) -> Mapping | None:
    """The tree of the whole file, or None where its parts do not make it up."""
    starts = [match.start() for match in PART.finditer(text)]
    entries = []
    place = None
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        part = _part(text.count("\n", 0, start), text[start:end], file)
        if part is None:
            return None
        place = place or part.place
        entries += part.items
    keys = [key.value for key, _ in entries]
    if place is None or len(set(keys)) < len(keys):
        return None
    return Mapping(place, tuple(entries))


@lru_cache(maxsize=20_000)
def _part(lines_before: int, text: str, file: str) -> Mapping | None:
    node, problems = parse(("\n" * lines_before + text).encode(), file)
    return node if isinstance(node, Mapping) and not problems else None
