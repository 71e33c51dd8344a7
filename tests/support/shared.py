"""Results that all workers of a run share, and later runs as well while nothing changed.

Whoever needs a result first makes it, the others wait behind a lock and read it. The folder of a
result is named after everything that it was made from: the generator, the rules, the written pages,
the templates and the locked libraries. One letter changed, and it is made anew.
"""

from __future__ import annotations

import fcntl
import hashlib
import pickle
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TypeVar

from support.paths import ROOT

STORE = ROOT / ".cache" / "tests"
SOURCES = ("generator", "rules", "content", "site_templates", "mkdocs.yml")
KEPT = 3  # states of the sources whose results stay; somebody may compare two of them

Value = TypeVar("Value")


def value(name: str, make: Callable[[], Value]) -> Value:
    """What ``make`` gives, made by one process for all; it must survive ``pickle``."""
    with _locked(name) as place:
        file = place.with_suffix(".pickle")
        if not file.is_file():
            made = make()
            _write(file, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
            return made
    return pickle.loads(file.read_bytes())


def folder(name: str, make: Callable[[Path], None]) -> Path:
    """The folder that ``make`` fills, filled by one process for all; nobody may change it."""
    with _locked(name) as place:
        if not place.is_dir():
            fresh = place.with_suffix(".neu")
            shutil.rmtree(fresh, ignore_errors=True)
            make(fresh)
            fresh.replace(place)
    return place


@contextmanager
def _locked(name: str) -> Iterator[Path]:
    """The place of a result, for one process at a time."""
    place = _state() / name
    with place.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield place


def _write(file: Path, data: bytes) -> None:
    fresh = file.with_suffix(".neu")
    fresh.write_bytes(data)
    fresh.replace(file)  # an interrupted run leaves nothing half written


@cache
def _state() -> Path:
    """The folder for the sources as they are; the oldest other ones go."""
    state = STORE / _fingerprint()
    state.mkdir(parents=True, exist_ok=True)
    state.touch()
    others = sorted(STORE.iterdir(), key=lambda other: other.stat().st_mtime, reverse=True)
    for other in others[KEPT:]:
        shutil.rmtree(other, ignore_errors=True)
    return state


def _fingerprint() -> str:
    joined = hashlib.sha256(sys.version.encode())
    for source in SOURCES:
        path = ROOT / source
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and file.suffix != ".pyc":
                joined.update(f"{file.relative_to(ROOT)}\0".encode())
                joined.update(hashlib.sha256(file.read_bytes()).digest())
    return joined.hexdigest()[:16]
