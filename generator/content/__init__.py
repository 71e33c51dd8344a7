"""What people wrote in content/: does it fit the rules, and does every link lead somewhere?

Needs the rendered pages, because written pages link to generated ones; the built site is looked at
in ``publish``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.content.elsewhere import elsewhere
from generator.content.front_matter import front_matter
from generator.content.links import address, dead_links, is_page
from generator.content.marks import marks
from generator.content.place_at import place_at
from generator.content.structure import structure
from generator.content.summaries import summaries
from generator.content.written import Written, written
from generator.model import Model
from generator.problem import Place, Problem, error
from generator.site.page import Page, Site

__all__ = ["Written", "proofread", "written"]

REPLACEMENT = "\ufffd"


def proofread(
    model: Model, site: Site, texts: Mapping[str, str], files: Iterable[str]
) -> list[Problem]:
    """All problems of the written pages.

    ``texts``: by path below content/; ``files``: what else the site will hold.
    """
    files = frozenset(files)
    return [
        *_not_utf8(texts),
        *_twice(site, texts),
        *front_matter(texts, files),
        *summaries(model, texts),
        *marks(model, texts),
        *structure(texts),
        *elsewhere(texts),
        *dead_links(site, texts, files),
    ]


def _twice(site: Site, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Pages that were written under the address of another page."""
    known = {address(page).casefold(): f"die erzeugte Seite {page.path}" for page in site.pages}
    for path in sorted(texts):
        if not is_page(path):
            continue
        own = address(Page(path, path, "")).casefold()
        if own in known:
            yield error(
                "seite-doppelt",
                place_at(path, "", 0),
                f"Unter dieser Adresse steht schon {known[own]}.",
                "Nennen Sie die Datei anders.",
            )
        known.setdefault(own, f"content/{path}")


def _not_utf8(texts: Mapping[str, str]) -> Iterator[Problem]:
    """Texts in which the reader put a replacement character for what it could not decode."""
    for path, text in texts.items():
        if REPLACEMENT in text:
            line = text.count("\n", 0, text.index(REPLACEMENT)) + 1
            yield error(
                "kein-utf8",
                Place(f"content/{path}", line),
                "Die Datei ist nicht in UTF-8 gespeichert.",
                "Speichern Sie sie im Editor mit der Kodierung UTF-8.",
            )
