"""Papers → PDF files, by Typst; the only module that knows it.

Every file is PDF/UA-1 and PDF/A-2a, set with the fonts of the engine alone, without network and
without a clock. What was set before comes from a cache by the hash of its source, so an unchanged
paper costs nothing. The cache is a help and no source: what is damaged or foreign in it is set
anew, and where it cannot be written, the build goes on without.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Literal

import typst

from generator.paper import Paper
from generator.site.page import Printed

STANDARDS: tuple[Literal["ua-1", "a-2a"], ...] = ("ua-1", "a-2a")
_NO_LETTER = re.compile(r"the text `\"(.+?)\"` could not be displayed")
_PANIC = "PanicException"  # a fault of the engine itself; of a class that nobody can import
_PAGES = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")
_SUFFIX, _UNFINISHED = ".druck", ".neu"
# Papers in the cache, of former versions of this program too, and what killed builds left.
_OURS = re.compile(r"([0-9a-f]{64})(?:\.[a-z0-9_]+)?(\.druck|\.neu|\.pdf)")


class UnprintableError(Exception):
    """A paper that the engine refuses.

    The text says in German which one, and why if an editor can mend it.
    """


def make(
    papers: Sequence[Paper], cache: Path, progress: Callable[[int, int], None] | None = None
) -> tuple[Printed, ...]:
    """The files of all papers, in their order.

    ``cache``: a folder that holds no other papers afterwards; a link is refused, because it may
    lead out of the project. ``progress`` gets files done and total. Raises ``UnprintableError``.
    """
    for folder in (cache.parent, cache):
        if folder.is_symlink():
            raise UnprintableError(
                f"{folder} ist eine Verknüpfung. Ersetzen Sie sie durch einen Ordner: "
                "Er wird bei jedem Bau aufgeräumt."
            )
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
    done: list[Printed] = []
    longest_first = sorted(papers, key=lambda paper: -len(paper.sources[0]))
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # the engine works outside of the interpreter
        for printed in pool.map(partial(_printed, cache), longest_first):
            done.append(printed)
            if progress:
                progress(len(done), len(papers))
    _forget({_key(paper) for paper in papers}, cache)
    order = {paper.path: number for number, paper in enumerate(papers)}
    return tuple(sorted(done, key=lambda printed: order[printed.path]))


def _refused(paper: Paper, cause: BaseException) -> UnprintableError:
    letter = _NO_LETTER.search(str(cause))
    which = f"Die Druckfassung »{paper.title}« lässt sich nicht herstellen."
    if not letter:
        return UnprintableError(
            f"{which} Der Satz bricht ab: {cause}\n"
            "Bis das behoben ist, entsteht das Handbuch mit --no-pdf ohne Druckfassungen."
        )
    why = f"Die Schrift der Druckfassungen hat das Zeichen »{letter[1]}« nicht."
    return UnprintableError(f"{which} {why} Bitte ersetzen Sie es.")


def typeset(source: str) -> bytes:
    """One source as PDF; raises ``typst.TypstError`` when the engine refuses it."""
    return typst.compile(
        source.encode(), format="pdf", pdf_standards=[*STANDARDS], ignore_system_fonts=True
    )


def pages(data: bytes) -> int:
    """How many pages a PDF of the engine has; 0 for anything else."""
    return max((int(count) for count in _PAGES.findall(data)), default=0)


def _printed(cache: Path, paper: Paper) -> Printed:
    key = _key(paper)
    data = _kept(cache / f"{key}{_SUFFIX}", key)
    if data is None:
        data = _fitting(paper)
        with suppress(OSError):  # no room or no rights: the paper is there all the same
            _keep(cache, key, data)
    return Printed(paper.path, data, pages(data))


def _kept(file: Path, key: str) -> bytes | None:
    """What was set before; None when it is not there, or not whole, or not from here."""
    try:
        mark, _, data = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    return data if mark == _mark(key, data) and pages(data) else None


def _keep(cache: Path, key: str, data: bytes) -> None:
    """Writes a file whole or not at all, beside others who may be writing the same one."""
    handle, name = tempfile.mkstemp(prefix=f"{key}.", suffix=_UNFINISHED, dir=cache)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_mark(key, data) + b"\n" + data)
        Path(name).replace(cache / f"{key}{_SUFFIX}")
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _mark(key: str, data: bytes) -> bytes:
    """Says of a file in the cache that it is whole and belongs to its name."""
    return hashlib.sha256(key.encode() + data).hexdigest().encode()


def _fitting(paper: Paper) -> bytes:
    """The roomiest source that keeps to the number of pages, else the tightest."""
    data = b""
    for source in paper.sources:
        try:
            data = typeset(source)
        except typst.TypstError as cause:
            raise _refused(paper, cause) from cause
        except BaseException as cause:
            if type(cause).__name__ != _PANIC:
                raise
            raise _refused(paper, cause) from cause
        if not paper.pages or pages(data) <= paper.pages:
            break
    return data


def _key(paper: Paper) -> str:
    """The name of a paper in the cache: everything that its content depends on."""
    version: str = typst.__version__  # type: ignore[attr-defined]  # its stub leaves it out
    causes = "\0".join((version, *STANDARDS, str(paper.pages), *paper.sources))
    return hashlib.sha256(causes.encode()).hexdigest()


def _forget(kept: set[str], cache: Path) -> None:
    """Removes papers that are no longer printed; whatever else lies there is not from here."""
    with suppress(OSError):
        for file in sorted(cache.iterdir()):
            name = _OURS.fullmatch(file.name)
            if name and (name[1] not in kept or name[2] != _SUFFIX):
                with suppress(OSError):  # another build may have been quicker
                    file.unlink()
