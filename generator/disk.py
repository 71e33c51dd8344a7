"""What lies in a folder of the project; nothing outside of it is read, and only files are.

A link may lead anywhere and a pipe never ends, so every path is looked at before it is opened.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path
from typing import NamedTuple

from generator.problem import Place, Problem, error

GUIDE = "generator/docs/redaktion/erste-schritte.md"  # leads to a page for each kind of file
LONGEST_NAME = 120  # so that folders above it and what the handbook adds still fit
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|\Z)", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_LITTER = ("Thumbs.db", "desktop.ini")


class Entry(NamedTuple):
    """A file or a folder; whatever is no folder counts as a file until it is read."""

    name: str
    is_folder: bool


def is_litter(name: str) -> bool:
    """True for what editors and systems leave behind: hidden files, copies, locks."""
    return (
        name.startswith((".", "~$"))
        or name.endswith("~")
        or (name.startswith("#") and name.endswith("#"))
        or name in _LITTER
    )


def name_trouble(name: str) -> str:
    """Why a file or folder cannot have this name on every system; empty = it can."""
    if _DEVICES.match(name):
        return "Unter Windows kann keine Datei so heißen."
    if _FORBIDDEN.search(name) or not name.isprintable():
        return 'Unter Windows darf kein Name < > : " | ? * \\ oder Steuerzeichen enthalten.'
    if name.endswith((".", " ")):
        return "Unter Windows darf kein Name mit einem Punkt oder Leerzeichen enden."
    if len(name.encode("utf-8", "replace")) > LONGEST_NAME:
        return f"Der Name ist länger als {LONGEST_NAME} Byte."
    return ""


def place(name: str) -> Place:
    """The place of a path; characters that cannot be printed are written out."""
    shown = (
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii")
        for letter in name
    )
    return Place("".join(shown))


def read(root: Path, name: str) -> bytes | Problem:
    """The content of a file below ``root``, or why there is none."""
    if problem := trouble(root, name):
        return problem
    try:
        return (root / name).read_bytes()
    except OSError as failure:
        return _unreadable(name, "Die Datei", failure)


def trouble(root: Path, name: str) -> Problem | None:
    """Why something below ``root`` is no file that can be read; None = it is one."""
    path = root / name
    if problem := _outside(root, name):
        return problem
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return _missing(name, is_link=path.is_symlink())
    except (OSError, ValueError) as failure:
        return _unreadable(name, "Die Datei", failure)
    return None if stat.S_ISREG(mode) else _no_file(name, mode)


def entries(root: Path, name: str) -> tuple[tuple[Entry, ...], Problem | None]:
    """What lies in a folder, by name, without litter; nothing where there is no such folder."""
    path = root / name
    try:
        if not path.is_dir():
            return (), None
        problem = _outside(root, name)
        if problem:
            return (), problem
        with os.scandir(path) as found:
            listed = [Entry(entry.name, _is_folder(entry)) for entry in found]
    except (OSError, ValueError) as failure:
        return (), _unreadable(name, "Der Ordner", failure)
    return tuple(sorted(entry for entry in listed if not is_litter(entry.name))), None


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """False also for a link in a circle, which reading reports."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def circle(name: str) -> Problem:
    """That a path is a link that leads to itself or to a folder above it."""
    return error(
        "datei-unlesbar",
        place(name),
        "Der Pfad lässt sich nicht lesen.",
        "Er ist ein Verweis, der im Kreis führt.",
    )


def _outside(root: Path, name: str) -> Problem | None:
    """What is wrong with a path that leads out of ``root``, or in a circle."""
    try:
        inside = (root / name).resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError) as failure:
        return _unreadable(name, "Die Datei", failure)
    if inside:
        return None
    return error(
        "pfad-ausserhalb",
        place(name),
        "Die Datei oder ihr Ordner verweist aus dem Projekt hinaus.",
        "Legen Sie Datei und Ordner selbst in das Projekt.",
    )


def _missing(name: str, *, is_link: bool) -> Problem:
    if is_link:
        return error(
            "datei-unlesbar",
            place(name),
            "Die Datei ist ein Verweis, der ins Leere führt.",
            "Legen Sie die Datei selbst an diese Stelle.",
        )
    return error(
        "datei-fehlt",
        place(name),
        "Diese Datei fehlt.",
        f"Legen Sie sie an; {GUIDE} zeigt, was hineingehört.",
    )


def _no_file(name: str, mode: int) -> Problem:
    """What is wrong with something that is no file."""
    return error(
        "datei-unlesbar",
        place(name),
        "Die Datei lässt sich nicht lesen.",
        "Unter diesem Namen liegt ein Ordner; erwartet wird eine Datei."
        if stat.S_ISDIR(mode)
        else "Unter diesem Namen liegt keine gewöhnliche Datei, sondern etwa ein Gerät; "
        "legen Sie eine Datei an diese Stelle.",
    )


def _unreadable(name: str, what: str, failure: Exception) -> Problem:
    """What an editor can do about something that the system does not hand out."""
    match failure:
        case PermissionError():
            remedy = "Prüfen Sie die Leserechte."
        case NotADirectoryError():
            remedy = "Ein Teil des Pfads ist eine Datei; erwartet wird dort ein Ordner."
        case RuntimeError() | OSError(errno=errno.ELOOP):
            return circle(name)
        case _:
            remedy = "Prüfen Sie, ob der Pfad erreichbar ist."
    return error("datei-unlesbar", place(name), f"{what} lässt sich nicht lesen.", remedy)
