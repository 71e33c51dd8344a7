"""The folder of a site: whose it is, one build at a time, old and new changed over in one step.

A site carries a mark with the names of its files. A folder without it, or with files that no build
put there, belongs to somebody else and is refused. Everything is prepared in a folder beside the
site; whatever a killed build left there is put right or removed by the next one.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.publish.lock import TakenError, lock

MARK = ".weisungswerk"
EXTRA = "site_extra"  # beside mkdocs.yml: files of others that every build takes over
_HEAD = f"""\
# Dieser Ordner ist ein gebautes Handbuch; jeder Bau ersetzt ihn im Ganzen.
# Eigene Dateien gehören in den Ordner {EXTRA} des Projekts, von dort kommen sie bei jedem Bau mit.
"""
_SOURCES = ("rules", "content", "site_templates", EXTRA, ".cache/druck", ".git")
OF_SYSTEMS = {".DS_Store", "Thumbs.db", "desktop.ini"}  # what a look into a folder leaves there
_FRESH, _OLD = "neu", "alt"
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux


class UnusableFolderError(Exception):
    """Why a site must not or cannot be built into a folder, in German."""


@dataclass(frozen=True)
class ClaimedFolder:
    """A folder that is ours for the time of a build.

    ``fresh``: where the new site is built, ``root``: the folder of the project.
    """

    site_dir: Path
    root: Path
    _bench: Path

    @property
    def fresh(self) -> Path:
        """Where the new site is built."""
        return self._bench / _FRESH

    def publish(self) -> None:
        """The new site takes the place of the old one; raises UnusableFolderError."""
        (self.fresh / MARK).write_bytes((_HEAD + "\n".join(_files(self.fresh)) + "\n").encode())
        try:
            _change_over(self.fresh, self.site_dir, self._bench / _OLD)
        except OSError as cause:
            raise UnusableFolderError(
                f"{self.site_dir} lässt sich nicht austauschen ({cause.strerror}). Vielleicht ist "
                "darin eine Datei geöffnet oder der Ordner ein Laufwerk. Der bisherige Stand steht."
            ) from cause


@contextmanager
def claimed(config_file: Path, site_dir: Path) -> Iterator[ClaimedFolder]:
    """The folder for a build, with whatever a killed one left put right.

    ``config_file``: the mkdocs.yml of the project. Raises UnusableFolderError where the folder is
    somebody else's, where another build works on it, or where nothing can be written.
    """
    root, site_dir = config_file.resolve().parent, site_dir.resolve()
    refuse_sources(root, site_dir)
    bench = site_dir.parent / f".{site_dir.name}-bau"
    with ExitStack() as claims:
        claims.enter_context(_parents(site_dir))
        try:
            claims.enter_context(lock(site_dir.parent / f".{site_dir.name}-sperre"))
            _tidy(site_dir, bench)
            _refuse_strangers(site_dir)
            bench.mkdir()
        except TakenError as cause:
            raise UnusableFolderError(
                f"Ein anderer Bau ({cause}) schreibt gerade nach {site_dir}. Warten Sie, "
                "bis er fertig ist, oder nennen Sie mit --site-dir einen anderen Ordner."
            ) from cause
        except OSError as cause:
            raise UnusableFolderError(_unwritable(site_dir, cause)) from cause
        claims.callback(shutil.rmtree, bench, ignore_errors=True)
        yield ClaimedFolder(site_dir, root, bench)


def refuse_sources(root: Path, site_dir: Path) -> None:
    """Raises UnusableFolderError for the project itself and the folders that a build reads."""
    if root.is_relative_to(site_dir):
        raise UnusableFolderError(
            f"{site_dir} enthält das Projekt selbst. Bitte einen anderen Ordner nennen."
        )
    for name in _SOURCES:
        if site_dir.is_relative_to(root / name):
            raise UnusableFolderError(
                f"{site_dir} liegt in {name}/, woraus das Handbuch entsteht. "
                "Bitte einen anderen Ordner nennen."
            )


@contextmanager
def _parents(site_dir: Path) -> Iterator[None]:
    """Makes the folders above a site; those that hold nothing in the end go again."""
    missing = [folder for folder in site_dir.parents if not folder.exists()]
    try:
        site_dir.parent.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise UnusableFolderError(_unwritable(site_dir, cause)) from cause
    try:
        yield
    finally:
        for folder in missing:
            with suppress(OSError):  # the innermost one holds the site now
                folder.rmdir()


def _unwritable(site_dir: Path, cause: OSError) -> str:
    return (
        f"In {site_dir.parent} lässt sich nicht schreiben ({cause.strerror}). "
        "Nennen Sie mit --site-dir einen Ordner, in den Sie schreiben dürfen."
    )


def _tidy(site_dir: Path, bench: Path) -> None:
    """Puts a change-over that was broken off right, and removes what is left of killed builds."""
    earlier = re.compile(rf"\.{re.escape(site_dir.name)}-[a-z0-9_]{{8}}")  # as benches were named
    for left in (bench, *sorted(site_dir.parent.glob(f".{site_dir.name}-*"))):
        is_bench = left == bench or earlier.fullmatch(left.name)
        if not is_bench or left.is_symlink() or not left.is_dir():
            continue
        if {entry.name for entry in left.iterdir()} - {_FRESH, _OLD}:
            continue  # not from here
        if not site_dir.exists() and (left / _OLD).is_dir():
            (left / _OLD).rename(site_dir)
        shutil.rmtree(left)


def _refuse_strangers(site_dir: Path) -> None:
    """Somebody else's files are worth more than a site."""
    if not site_dir.exists():
        return
    if not site_dir.is_dir():
        raise UnusableFolderError(f"{site_dir} ist eine Datei. Bitte einen Ordner nennen.")
    if site_dir.is_mount():
        raise UnusableFolderError(
            f"{site_dir} ist ein eingehängtes Laufwerk und lässt sich nicht als Ganzes "
            f"austauschen. Nennen Sie einen Ordner darin: --site-dir {site_dir / 'handbuch'}"
        )
    entries = {entry.name for entry in site_dir.iterdir()} - OF_SYSTEMS
    if not entries:
        return
    if MARK not in entries:
        raise UnusableFolderError(
            f"{site_dir} ist nicht leer und kein Handbuch: Das Zeichen {MARK} fehlt. Bitte einen "
            "anderen Ordner nennen. Ist es ein Handbuch aus einer früheren Fassung des Programms, "
            "löschen Sie den Ordner einmal von Hand."
        )
    text = (site_dir / MARK).read_text(encoding="utf-8", errors="replace")
    known = {line for line in text.splitlines() if not line.startswith("#")}
    if foreign := [name for name in _files(site_dir) if name not in known and name != MARK]:
        raise UnusableFolderError(
            f"In {site_dir} liegt, was kein Bau dorthin gelegt hat: {_named(foreign)}. "
            f"Der nächste Bau würde es löschen. Legen Sie es in den Ordner {EXTRA} des Projekts, "
            "dann kommt es bei jedem Bau mit, oder nehmen Sie es weg."
        )


def _named(files: list[str]) -> str:
    """The files, those in folders by the outermost of them; at most five names."""
    names = list(dict.fromkeys(name.partition("/")[0] for name in files))
    rest = len(names) - 5
    return ", ".join(names[:5]) + (f" und {rest} weitere" if rest > 0 else "")


def _files(folder: Path) -> Iterable[str]:
    """The paths of all files below a folder; a link counts as one, wherever it leads."""
    for path, folders, files in os.walk(folder):
        links = [name for name in folders if (Path(path) / name).is_symlink()]
        folders.sort()
        for name in sorted((*files, *links)):
            if name not in OF_SYSTEMS:
                yield (Path(path) / name).relative_to(folder).as_posix()


def _change_over(fresh: Path, site_dir: Path, aside: Path) -> None:
    """Puts the new site in place: in one step where the system can, else in two."""
    if not site_dir.exists():
        fresh.rename(site_dir)
        return
    if _exchanged(fresh, site_dir):
        return
    site_dir.rename(aside)
    try:
        fresh.rename(site_dir)
    except OSError:
        aside.rename(site_dir)
        raise


def _exchanged(one: Path, other: Path) -> bool:
    """Do two folders have each other's names now? Only Linux can do that in one step."""
    if sys.platform != "linux":
        return False
    here = -100  # both paths are whole
    exchange = getattr(ctypes.CDLL(None), "renameat2", None)
    if exchange is None:
        return False
    return bool(exchange(here, os.fsencode(one), here, os.fsencode(other), _EXCHANGE) == 0)
