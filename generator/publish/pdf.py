"""Papers → PDF files, by Typst; the only module that knows it.

Every file is PDF/UA-1 and PDF/A-2a, set with the fonts of the engine alone, without network and
without a clock. What was set before comes from a cache by the hash of its source, so an unchanged
paper costs nothing.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Literal

import typst

from generator.paper import Paper
from generator.site.page import Printed

STANDARDS: tuple[Literal["ua-1", "a-2a"], ...] = ("ua-1", "a-2a")
_NO_LETTER = re.compile(r"the text `\"(.+?)\"` could not be displayed")
_PAGES = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")


class UnprintableError(Exception):
    """A paper that the engine refuses.

    The text says in German which one, and why if an editor can mend it.
    """


def make(
    papers: Sequence[Paper], cache: Path, progress: Callable[[int, int], None] | None = None
) -> tuple[Printed, ...]:
    """The files of all papers, in their order.

    ``cache``: a folder that holds exactly these afterwards; ``progress`` gets files done and total.
    Raises ``UnprintableError``.
    """
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


def _refused(paper: Paper, cause: typst.TypstError) -> UnprintableError:
    letter = _NO_LETTER.search(str(cause))
    which = f"Die Druckfassung »{paper.title}« lässt sich nicht herstellen."
    if not letter:
        return UnprintableError(f"{which} Der Satz bricht ab: {cause}")
    why = f"Die Schrift der Druckfassungen hat das Zeichen »{letter[1]}« nicht."
    return UnprintableError(f"{which} {why} Bitte ersetzen Sie es.")


def typeset(source: str) -> bytes:
    """One source as PDF; raises ``typst.TypstError`` when the engine refuses it."""
    return typst.compile(
        source.encode(), format="pdf", pdf_standards=[*STANDARDS], ignore_system_fonts=True
    )


def pages(data: bytes) -> int:
    """How many pages a PDF of the engine has."""
    return max(int(count) for count in _PAGES.findall(data))


def _printed(cache: Path, paper: Paper) -> Printed:
    kept = cache / _key(paper)
    if not kept.is_file():
        fresh = kept.with_suffix(".neu")
        fresh.write_bytes(_fitting(paper))
        fresh.replace(kept)  # an interrupted build leaves nothing half written
    data = kept.read_bytes()
    return Printed(paper.path, data, pages(data))


def _fitting(paper: Paper) -> bytes:
    """The roomiest source that keeps to the number of pages, else the tightest."""
    data = b""
    for source in paper.sources:
        try:
            data = typeset(source)
        except typst.TypstError as cause:
            raise _refused(paper, cause) from cause
        if not paper.pages or pages(data) <= paper.pages:
            break
    return data


def _key(paper: Paper) -> str:
    """The name of a file in the cache: everything that its content depends on."""
    version: str = typst.__version__  # type: ignore[attr-defined]  # its stub leaves it out
    causes = "\0".join((version, *STANDARDS, str(paper.pages), *paper.sources))
    return hashlib.sha256(causes.encode()).hexdigest() + ".pdf"


def _forget(kept: set[str], cache: Path) -> None:
    for file in cache.iterdir():
        if file.name not in kept:
            file.unlink()
