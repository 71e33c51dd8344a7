"""First stage: YAML → model as written.

``load(root)`` reads everything below ``rules/``; every value knows its place. Files that are
broken are reported and left out, so that one run names all broken files.
"""

from __future__ import annotations

from pathlib import Path

from generator.load.project import Project
from generator.model import Model
from generator.problem import Problem

__all__ = ["load"]


def load(root: Path, issuers: tuple[str, ...] = ()) -> tuple[Model, list[Problem]]:
    """The rules below ``root/rules`` and the problems found while reading.

    ``issuers``: when given, only the rules of these.
    """
    return Project(root, issuers).model()
