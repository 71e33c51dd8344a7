"""What people wrote in content/: does it fit the rules, and does every link lead somewhere?

Needs the rendered pages, because written pages link to generated ones; the built site is looked at
in ``publish``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.content.links import dead_links
from generator.content.marks import marks
from generator.content.structure import structure
from generator.content.summaries import summaries
from generator.model import Model
from generator.problem import Place, Problem, error
from generator.site.page import Site

__all__ = ["proofread"]

REPLACEMENT = "\ufffd"


def proofread(
    model: Model, site: Site, written: Mapping[str, str], files: Iterable[str]
) -> list[Problem]:
    """All problems of the written pages.

    ``written``: texts by path below content/; ``files``: what else the site will hold.
    """
    return [
        *_not_utf8(written),
        *summaries(model, written),
        *marks(model, written),
        *structure(written),
        *dead_links(site, written, frozenset(files)),
    ]


def _not_utf8(written: Mapping[str, str]) -> Iterator[Problem]:
    """Texts in which the reader put a replacement character for what it could not decode."""
    for path, text in written.items():
        if REPLACEMENT in text:
            line = text.count("\n", 0, text.index(REPLACEMENT)) + 1
            yield error(
                "kein-utf8",
                Place(f"content/{path}", line),
                "Die Datei ist nicht in UTF-8 gespeichert.",
                "Speichern Sie sie im Editor mit der Kodierung UTF-8.",
            )
