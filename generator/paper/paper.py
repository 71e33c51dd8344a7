"""What is handed to the engine: the source of one paper, and where its file belongs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    """One PDF.

    ``sources``: the same paper from roomy to tight, of which the first with at most ``pages`` pages
    is taken (0 = any number, the last one whatever it has).
    """

    path: str
    title: str
    sources: tuple[str, ...]
    pages: int = 0
