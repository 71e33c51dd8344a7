"""One process at a time: a file that the system itself sets free when its process ends.

So a killed build locks nothing out, and no age or number of a process has to be guessed at.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR = 1 << 20  # the byte that is locked on Windows: behind the text, which others may read


class TakenError(Exception):
    """Another process holds the lock; the text says which one."""


@contextmanager
def lock(file: Path) -> Iterator[None]:
    """Holds the lock; raises TakenError at once when another process does, OSError without rights.

    A file system that knows no locks gives none, and the build goes on without.
    """
    handle = _taken(file)
    try:
        os.truncate(handle, 0)
        os.write(handle, f"Prozess {os.getpid()} auf {platform.node()}".encode())
        yield
    finally:
        with suppress(OSError):  # Windows removes no open file; the next build takes it
            file.unlink()
        os.close(handle)


def _taken(file: Path) -> int:
    """The handle of the locked file."""
    while True:
        handle = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
        if not _try(handle):
            who = os.read(handle, 200).decode(errors="replace")
            os.close(handle)
            raise TakenError(who or "ein anderer Prozess")
        if _is_still(file, handle):
            return handle
        os.close(handle)  # its holder has just removed it


def _is_still(file: Path, handle: int) -> bool:
    try:
        there, ours = file.stat(), os.fstat(handle)
    except FileNotFoundError:
        return False
    return (there.st_dev, there.st_ino) == (ours.st_dev, ours.st_ino)


def _try(handle: int) -> bool:
    """False when another process holds it."""
    try:
        if sys.platform == "win32":
            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True
