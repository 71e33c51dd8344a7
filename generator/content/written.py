"""``content/`` as it lies on the disk: texts, other files, and what nobody reads or publishes.

Its folders mean something: ``zusammenfassungen/`` and ``templates/`` become parts of generated
pages, everything else is published as it is. Nothing in it may vanish or be taken for another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from generator import disk
from generator.disk import Entry
from generator.problem import Problem, error
from generator.views import marks, summaries

CONTENT = "content"
ENDING = ".md"
MISSPELT = 0.85  # how near a folder comes to one that means something
_OTHER_ENDINGS = (".markdown", ".mdown", ".mkdn", ".mkd", ".md", ".md.txt")
_MEANT = (summaries.FOLDER, marks.FOLDER.rstrip("/"))


@dataclass
class Written:
    """``texts`` of pages and paths of other ``files``, both from content/ on, and what is wrong."""

    texts: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def written(root: Path) -> Written:
    """What people wrote below ``root/content``.

    What cannot be decoded has a replacement character in its place.
    """
    found = Written()
    if disk.entries(root, CONTENT) == ((), None) and not (root / CONTENT).is_dir():
        return found
    _look(root, CONTENT, found)
    return found


def _look(root: Path, folder: str, found: Written, above: tuple[Path, ...] = ()) -> None:
    """``above``: the folders that lead here, as they really are."""
    here = (*above, (root / folder).resolve())
    entries, problem = disk.entries(root, folder)
    if problem:
        found.problems.append(problem)
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if problem := _misplaced(folder, entry) or _unreadable(root, path, entry, here):
            found.problems.append(problem)
        elif entry.is_folder:
            _look(root, path, found, here)
        elif entry.name.endswith(ENDING):
            found.texts[path.removeprefix(f"{CONTENT}/")] = _text(root, path)
        else:
            found.files.append(path.removeprefix(f"{CONTENT}/"))


def _unreadable(root: Path, path: str, entry: Entry, here: tuple[Path, ...]) -> Problem | None:
    if not entry.is_folder:
        return disk.trouble(root, path)
    return disk.circle(path) if (root / path).resolve() in here else None


def _text(root: Path, path: str) -> str:
    data = disk.read(root, path)
    text = data.decode("utf-8-sig", errors="replace") if isinstance(data, bytes) else ""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _misplaced(folder: str, entry: Entry) -> Problem | None:
    """What is wrong with the name or the place of a file or folder."""
    return next(_objections(folder, entry), None)


def _objections(folder: str, entry: Entry) -> Iterator[Problem]:
    path, name = f"{folder}/{entry.name}", entry.name
    meant = folder.removeprefix(f"{CONTENT}/").partition("/")[0]
    if reason := disk.name_trouble(name):
        yield error(
            "name-unmoeglich",
            disk.place(path),
            "Diesen Namen kann eine Datei oder ein Ordner nicht überall haben.",
            f"{reason} Nennen Sie die Datei oder den Ordner anders.",
        )
    elif entry.is_folder and name.endswith(ENDING):
        yield error(
            "datei-unlesbar",
            disk.place(path),
            "Die Datei lässt sich nicht lesen.",
            "Unter diesem Namen liegt ein Ordner; erwartet wird eine Datei.",
        )
    elif entry.is_folder:
        yield from _folder_objections(folder, name, meant)
    elif not name.endswith(ENDING):
        yield from _file_objections(path, name, meant)


def _folder_objections(folder: str, name: str, meant: str) -> Iterator[Problem]:
    near = next((one for one in _MEANT if _is_near(name, one)), "")
    if folder == CONTENT and near and name != near:
        yield _unread(
            f"{folder}/{name}",
            f"In diesem Ordner gilt nicht, was für »{near}« gilt.",
            f"Nennen Sie den Ordner »{near}«.",
        )
    elif meant == summaries.FOLDER:
        yield _unread(
            f"{folder}/{name}",
            "Dieser Ordner wird nicht gelesen.",
            f"Legen Sie die Zusammenfassungen unmittelbar in »{folder}«.",
        )


def _file_objections(path: str, name: str, meant: str) -> Iterator[Problem]:
    stem = name.partition(".")[0]
    if name.lower().endswith(_OTHER_ENDINGS):
        yield _unread(
            path,
            "Die Datei wird nicht als Seite gelesen; die Namen von Seiten enden auf ».md«.",
            f"Nennen Sie die Datei »{stem}{ENDING}«.",
        )
    elif meant in _MEANT:
        yield _unread(
            path,
            "Diese Datei wird weder gelesen noch veröffentlicht.",
            f"In »{CONTENT}/{meant}« gehören nur Dateien auf ».md«; "
            "Bilder und Anlagen gehören in einen anderen Ordner unter »content«.",
        )


def _is_near(name: str, meant: str) -> bool:
    return SequenceMatcher(None, name.casefold(), meant).ratio() >= MISSPELT


def _unread(path: str, sentence: str, hint: str) -> Problem:
    return error("datei-ungelesen", disk.place(path), sentence, hint)
