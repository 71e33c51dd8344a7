"""The only place that knows where something stands in the handbook.

Addresses are relative to the root of the site, with fragment where there is one. They are promised to
the outside: a renumbered page needs a redirect.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from generator.model import Conflict, Directive, Model, Section
from generator.render.chapters import Chapter, chapters

START, DEADLINES, QUALITY = "index.html", "fristen.html", "qualitaet.html"
CONFLICTS, DIRECTORY, GLOSSARY = "auslegung.html", "verzeichnis.html", "glossar.html"
DIRECTIVES, CHECKERS, CATALOGUES, ROLES = "weisungen/index.html", "pruefer/index.html", "kataloge/index.html", "rollen/index.html"


def directive(id: str) -> str:
    """The page of a directive; for a long one the entry to its chapters."""
    return f"weisungen/{id}.html"


def chapter(directive_id: str, chapter: Chapter) -> str:
    """The page of one chapter of a long directive."""
    return f"weisungen/{directive_id}/{chapter.id}.html"


def section_anchor(section: Section) -> str:
    """The fragment of a section on its page."""
    return "abschnitt-" + section.id.replace(".", "-")


def norm_anchor(rn: int) -> str:
    """The fragment of a Randnummer on its page."""
    return f"rn-{rn}"


def row_anchor(row: str) -> str:
    """The fragment of a row of a catalogue on its page."""
    return f"zeile-{row}"


def checker(id: str) -> str:
    """The page of a checker."""
    return f"pruefer/{id}.html"


def checker_data(id: str) -> str:
    """The file that holds a checker's program and texts."""
    return f"assets/pruefer/{id}.js"


def script(name: str) -> str:
    """A script that all checkers share."""
    return f"assets/javascripts/weisungswerk/{name}"


def stylesheet(name: str) -> str:
    """A stylesheet of the theme."""
    return f"assets/stylesheets/{name}"


def catalogue(id: str) -> str:
    """The page of a catalogue."""
    return f"kataloge/{id}.html"


def catalogue_row(catalogue_id: str, row: str) -> str:
    """One row of a catalogue."""
    return f"{catalogue(catalogue_id)}#{row_anchor(row)}"


def role(id: str) -> str:
    """The page of a role; the id begins with the issuer."""
    return f"rollen/{id}.html"


def conflicts(directive_id: str = "") -> str:
    """The page of the conflicts inside one directive; without one, of those between directives."""
    return f"auslegung/{directive_id}.html" if directive_id else CONFLICTS


def conflict(one: Conflict) -> str:
    """One conflict, on the page of its only directive or on that of conflicts between directives."""
    named = one.directives
    return f"{conflicts(named[0] if len(named) == 1 else '')}#{one.id}"


def term(id: str) -> str:
    """One entry of the glossary."""
    return f"{GLOSSARY}#{id}"


def document(id: str) -> str:
    """One entry of the directory of documents."""
    return f"{DIRECTORY}#{id}"


def page_path(address: str) -> str:
    """The Markdown file from which the page at an address is made."""
    return address.partition("#")[0].removesuffix(".html") + ".md"


def relative(target: str, source: str) -> str:
    """The link from the page ``source`` to ``target``; both are addresses."""
    page, mark, fragment = target.partition("#")
    here = source.partition("#")[0]
    if page == here:
        return mark + fragment if mark else posixpath.basename(page)
    return posixpath.relpath(page, posixpath.dirname(here) or ".") + mark + fragment


@dataclass(frozen=True)
class NormAddresses:
    """Where each norm stands: on the page of its directive or of its chapter."""

    pages: dict[tuple[str, int], str]

    @staticmethod
    def of(model: Model) -> "NormAddresses":
        """The addresses of all norms."""
        return NormAddresses({key: page for one in model.directives for key, page in _norm_pages(one).items()})

    def norm(self, directive_id: str, rn: int) -> str | None:
        """The address of a norm, or None when there is no such norm."""
        page = self.pages.get((directive_id, rn))
        return page and f"{page}#{norm_anchor(rn)}"


def _norm_pages(one: Directive) -> dict[tuple[str, int], str]:
    made = {(one.id, norm.rn): directive(one.id) for norm in one.norms}
    for part in chapters(one):
        made |= {(one.id, norm.rn): chapter(one.id, part) for section in part.sections for norm in section.norms}
    return made
