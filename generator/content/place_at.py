"""A position in a written text → its place."""

from __future__ import annotations

from generator.problem import Place

FOLDER = "content/"


def place_at(path: str, text: str, at: int) -> Place:
    """Line and column of the character number ``at`` of a file below content/."""
    return Place(FOLDER + path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
