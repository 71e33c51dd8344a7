"""Files of others that belong into the site: whatever lies in ``site_extra/`` of the project.

A server's configuration, a proof for a search engine: they come along with every build, unread.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.publish.folder import MARK, OF_SYSTEMS


def copy_extra(source: Path, target: Path) -> tuple[tuple[str, ...], frozenset[str]]:
    """Copies all files below ``source`` into the site ``target``.

    Gives what is wrong with them, in German, and their paths. A project need not have any.
    """
    messages: list[str] = []
    paths: list[str] = []
    for file in _below(source):
        path = file.relative_to(source).as_posix()
        if objection := _objection(file, source, target / path):
            messages.append(f"{source.name}/{path}: {objection}")
            continue
        paths.append(path)
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target / path)
    return tuple(messages), frozenset(paths)


def _below(folder: Path) -> Iterator[Path]:
    """All entries below a folder but folders; linked folders are not entered."""
    for path, folders, files in os.walk(folder):
        folders.sort()
        links = [name for name in folders if (Path(path) / name).is_symlink()]
        names = sorted({*files, *links} - OF_SYSTEMS)
        yield from (Path(path) / name for name in names)


def _objection(file: Path, source: Path, target: Path) -> str:
    """Why a file cannot come along; empty when it can."""
    if not file.resolve().is_relative_to(source.parent.resolve()):
        return "Die Verknüpfung führt aus dem Projekt hinaus. Legen Sie die Datei selbst hinein."
    if not file.is_file():
        return "Das ist keine gewöhnliche Datei. Nehmen Sie sie weg."
    if target.name == MARK or target.exists() or any(parent.is_file() for parent in target.parents):
        return "Eine Datei dieses Namens macht das Handbuch selbst. Benennen Sie Ihre um."
    return ""
