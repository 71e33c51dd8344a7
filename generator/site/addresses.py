"""The only place that knows where something stands in the handbook.

Addresses are relative to the root of the site, with fragment where there is one. They are promised
to the outside: a renumbered page needs a redirect.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from generator.model import Conflict, Directive, Model, Section
from generator.site.chapters import Chapter, chapters
from generator.validity import edition_name

SUMMARY = "in-kuerze"
ABOUT = "ueber-diese-weisung"  # what a directive says about itself as a document
START, DEADLINES, QUALITY = "index.html", "fristen.html", "qualitaet.html"
CONFLICTS, DIRECTORY, GLOSSARY = "auslegung.html", "verzeichnis.html", "glossar.html"
CHANGES = "aenderungen.html"
EMBEDS = "einbetten/index.html"
HANDBOOK = "handbuch"  # its PDF, beside those of the directives
EMBED_SCRIPTS = ("pruefer.js", "rahmen.js", "hoehe.js")
DIRECTIVES, CHECKERS, CATALOGUES, ROLES = (
    "weisungen/index.html",
    "pruefer/index.html",
    "kataloge/index.html",
    "rollen/index.html",
)


def directive(directive_id: str) -> str:
    """The page of a directive; for a long one the entry to its chapters."""
    return f"weisungen/{directive_id}.html"


def chapter(directive_id: str, chapter: Chapter) -> str:
    """The page of one chapter of a long directive."""
    return chapter_of(directive(directive_id), chapter)


def chapter_of(entry: str, chapter: Chapter) -> str:
    """The page of one chapter below its entry page."""
    return f"{entry.removesuffix('.html')}/{chapter.id}.html"


def edition(directive: Directive) -> str:
    """The page of this very version of a directive; it stays when a younger version comes."""
    return f"weisungen/{directive.id}/fassung-{edition_name(directive)}.html"


def section_anchor(section: Section) -> str:
    """The fragment of a section on its page."""
    return "abschnitt-" + section.id.replace(".", "-")


def section(home: Directive, section: Section) -> str:
    """Where a section of a directive begins; the first one of a chapter begins with its page."""
    part = next((part for part in chapters(home) if section in part.sections), None)
    page = chapter(home.id, part) if part else directive(home.id)
    return page if part and section is part.sections[0] else f"{page}#{section_anchor(section)}"


def norm_anchor(rn: int) -> str:
    """The fragment of a Randnummer on its page."""
    return f"rn-{rn}"


def row_anchor(row: str) -> str:
    """The fragment of a row of a catalogue on its page."""
    return f"zeile-{row}"


def checker(checker_id: str) -> str:
    """The page of a checker."""
    return f"pruefer/{checker_id}.html"


def checkers_about(directive_id: str, part: Chapter | None = None) -> str:
    """Where the overview lists the checkers of a directive or of one of its chapters."""
    return f"{CHECKERS}#{directive_id}{'-' + part.id if part else ''}"


def checker_data(checker_id: str) -> str:
    """The file with what the first question of a checker needs."""
    return f"assets/pruefer/{checker_id}.js"


def checker_texts(checker_id: str) -> str:
    """The file with everything else that a checker shows."""
    return f"assets/pruefer/texte/{checker_id}.js"


def script(name: str) -> str:
    """A script that all checkers share; those for foreign pages keep their short addresses."""
    folder = "einbetten" if name in EMBED_SCRIPTS else "assets/javascripts/weisungswerk"
    return f"{folder}/{name}"


def embedded(checker_id: str) -> str:
    """A checker alone on a page, for an iframe."""
    return f"einbetten/{checker_id}.html"


def guest_texts(checker_id: str) -> str:
    """The file with what a foreign page shows around a checker."""
    return f"einbetten/texte/{checker_id}.js"


def snippet(checker_id: str) -> str:
    """What a foreign page must contain to show a checker."""
    return f"{EMBEDS}#{checker_id}"


def search_part(name: str) -> str:
    """A part of the search index."""
    return f"assets/suche/{name}.js"


def printed(directive_id: str) -> str:
    """The PDF of a directive, or with ``HANDBOOK`` that of all directives."""
    return f"druck/{directive_id}.pdf"


def printed_checker(checker_id: str) -> str:
    """The PDF of a checker."""
    return f"druck/pruefer/{checker_id}.pdf"


def stylesheet(name: str) -> str:
    """A stylesheet of the theme."""
    return f"assets/stylesheets/{name}"


def catalogue(catalogue_id: str) -> str:
    """The page of a catalogue."""
    return f"kataloge/{catalogue_id}.html"


def catalogue_row(catalogue_id: str, row: str) -> str:
    """One row of a catalogue."""
    return f"{catalogue(catalogue_id)}#{row_anchor(row)}"


def role(role_id: str) -> str:
    """The page of a role; the id begins with the issuer."""
    return f"rollen/{role_id}.html"


def conflicts(directive_id: str = "") -> str:
    """The page of the conflicts inside one directive; without one, of those between directives."""
    return f"auslegung/{directive_id}.html" if directive_id else CONFLICTS


def conflict(conflict: Conflict) -> str:
    """One conflict, on the page of its only directive or on that of several directives."""
    sides = conflict.directives
    return f"{conflicts(sides[0] if len(sides) == 1 else '')}#{conflict.id}"


def term(term_id: str) -> str:
    """One entry of the glossary."""
    return f"{GLOSSARY}#{term_id}"


def document(document_id: str) -> str:
    """One entry of the directory of documents."""
    return f"{DIRECTORY}#{document_id}"


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
    def of(model: Model) -> NormAddresses:
        """The addresses of all norms.

        Where no version is known for the day, the page that says so knows the Randnummern.
        """
        pages: dict[tuple[str, int], str] = {}
        for version in model.directives:
            if version.known:
                pages |= _norm_pages(version, directive(version.id))
            else:
                pages |= _known_numbers(version, model)
        return NormAddresses(pages)

    def version(self, version: Directive, rn: int) -> str:
        """The address of a norm in this very version, from that of the latest."""
        page = self.pages[version.id, rn].removeprefix(f"weisungen/{version.id}")
        return f"{edition(version).removesuffix('.html')}{page}#{norm_anchor(rn)}"

    def fixed(self, version: Directive) -> NormAddresses:
        """The same, but inside one version all references stay in it."""
        others = {key: page for key, page in self.pages.items() if key[0] != version.id}
        return NormAddresses(others | _norm_pages(version, edition(version)))

    def norm(self, directive_id: str, rn: int) -> str | None:
        """The address of a norm, or None when there is no such norm."""
        page = self.pages.get((directive_id, rn))
        return page and f"{page}#{norm_anchor(rn)}"

    def existing(self, directive_id: str, rn: int) -> str:
        """The address of a norm that there is; of another a ``KeyError``."""
        return f"{self.pages[directive_id, rn]}#{norm_anchor(rn)}"


def _norm_pages(version: Directive, entry: str) -> dict[tuple[str, int], str]:
    pages = {(version.id, norm.rn): entry for norm in version.norms}
    for part in chapters(version):
        page = chapter_of(entry, part)
        for section in part.sections:
            pages |= {(version.id, norm.rn): page for norm in section.norms}
    return pages


def _known_numbers(shown: Directive, model: Model) -> dict[tuple[str, int], str]:
    return {
        (shown.id, norm.rn): directive(shown.id)
        for version in model.editions
        if version.id == shown.id
        for norm in version.norms
    }
