"""Files of a project → values; a file that is missing or broken is a problem, not a crash."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from generator import disk
from generator.disk import Entry, entries
from generator.load.node import Node
from generator.load.reader import Reader
from generator.load.source import parse
from generator.problem import Problem

T = TypeVar("T")
ENDING = ".yml"


class Files:
    """The files below a folder.

    ``problems``: what is wrong in those that were read; ``texts``: their text by path.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.texts: dict[str, str] = {}

    def read(self, name: str, read: Callable[[Reader, Node], T]) -> T | None:
        """What ``read`` makes of a file; None when it cannot be read."""
        data = disk.read(self.root, name)
        if isinstance(data, Problem):
            self.problems.append(data)
            return None
        node, doubts = parse(data, name)
        if node is None:
            self.problems += doubts
            return None
        self.texts[name] = data.decode("utf-8-sig")
        reader = Reader()
        value = read(reader, node)
        told = {problem.place for problem in reader.problems}
        self.problems += [doubt for doubt in doubts if doubt.place not in told]
        self.problems += reader.problems
        return value

    def read_if_there(self, name: str, read: Callable[[Reader, Node], T]) -> T | None:
        """What ``read`` makes of a file that may be missing; a folder in its place is none."""
        path = self.root / name
        return self.read(name, read) if path.exists() or path.is_symlink() else None

    def folders(self, name: str) -> Iterator[str]:
        """The folders that lie in a folder, as paths from the project on."""
        for entry in self.entries(name):
            if entry.is_folder and not self._objects(f"{name}/{entry.name}"):
                yield f"{name}/{entry.name}"

    def tables(self, name: str) -> Iterator[str]:
        """All that is called like a rule file and lies in a folder, as paths."""
        for entry in self.entries(name):
            if entry.name.endswith(ENDING):
                yield f"{name}/{entry.name}"

    def entries(self, name: str) -> tuple[Entry, ...]:
        """What lies in a folder; that it cannot be read is said once."""
        return () if self._objects(name) else entries(self.root, name)[0]

    def _objects(self, name: str) -> bool:
        """True, and said once, when a folder cannot be read."""
        _, problem = entries(self.root, name)
        if problem and problem not in self.problems:
            self.problems.append(problem)
        return problem is not None
