"""Files of a project → values; a file that is missing or broken is a problem, not a crash."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from generator.load.node import Node
from generator.load.reader import Reader
from generator.load.source import parse
from generator.problem import Place, Problem, error

T = TypeVar("T")
GUIDE = "generator/docs/redaktion/erste-schritte.md"  # leads to a page for each kind of file


class Files:
    """The files below a folder.

    ``problems``: what is wrong in those that were read; ``texts``: their text by path.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.texts: dict[str, str] = {}

    def name(self, path: Path) -> str:
        """The path as problems name it: from the project's folder on."""
        return path.relative_to(self.root).as_posix()

    def read(self, name: str, read: Callable[[Reader, Node], T]) -> T | None:
        """What ``read`` makes of a file; None when it cannot be read."""
        data = self._bytes(name)
        if isinstance(data, Problem):
            self.problems.append(data)
            return None
        node, problems = parse(data, name)
        self.problems += problems
        if node is None:
            return None
        self.texts[name] = data.decode("utf-8-sig")
        reader = Reader()
        value = read(reader, node)
        self.problems += reader.problems
        return value

    def read_if_there(self, name: str, read: Callable[[Reader, Node], T]) -> T | None:
        """What ``read`` makes of a file that may be missing."""
        return self.read(name, read) if (self.root / name).is_file() else None

    def _bytes(self, name: str) -> bytes | Problem:
        path = self.root / name
        if not path.resolve().is_relative_to(self.root.resolve()):
            return error(
                "pfad-ausserhalb",
                Place(name),
                "Die Datei oder ihr Ordner verweist aus dem Projekt hinaus.",
                "Legen Sie Datei und Ordner selbst in das Projekt.",
            )
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return error(
                "datei-fehlt",
                Place(name),
                "Diese Datei fehlt.",
                f"Legen Sie sie an; {GUIDE} zeigt, was hineingehört.",
            )
        except OSError as failure:
            return error(
                "datei-unlesbar",
                Place(name),
                "Die Datei lässt sich nicht lesen.",
                _remedy(failure),
            )


def _remedy(failure: OSError) -> str:
    """What an editor can do about a file that cannot be read."""
    if isinstance(failure, IsADirectoryError):
        return "Unter diesem Namen liegt ein Ordner; erwartet wird eine Datei."
    if isinstance(failure, PermissionError):
        return "Prüfen Sie die Leserechte der Datei."
    return "Prüfen Sie, ob der Ordner erreichbar ist."
