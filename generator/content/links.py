"""Links of all pages before any engine has seen them, in Markdown and in HTML alike.

They lead to pages, files and anchors. A dead link is reported where somebody wrote it: in the page
itself, its template, or the summary that the page shows.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from generator.content.place_at import place_at
from generator.problem import Place, Problem, error, nearest
from generator.site.page import Page, Site
from generator.views import marks, summaries

# What Markdown does not read as text: code and comments.
_BLOCK = r"^```.*?^```|^~~~.*?^~~~|<!--.*?-->"
_BLIND_BLOCK = re.compile(_BLOCK, re.DOTALL | re.MULTILINE)
_BLIND = re.compile(rf"{_BLOCK}|`[^`\n]*`", re.DOTALL | re.MULTILINE)
# An attribute of HTML, a link in a sentence, a link defined on a line of its own.
_TARGET = re.compile(
    r'<[A-Za-z][^<>]*?\b(?:href|src)="([^"]*)"'
    r"""|\]\(\s*<?([^)\s>]+)>?(?:\s+["'][^)]*)?\s*\)"""
    r"""|^ {0,3}\[[^\]^]+\]:\s+(\S+)""",
    re.MULTILINE,
)
_ID = re.compile(r'\bid="([^"]+)"|\{[^{}\n]*#([\w.:-]+)[^{}\n]*\}')
_HEADING = re.compile(r"^#{1,6} +(.+?)(?: *#*)$", re.MULTILINE)


@dataclass(frozen=True)
class PageLink:
    """A link of a page and where it stands in the page's text."""

    page: str
    target: str
    at: int


@dataclass(frozen=True)
class Targets:
    """What the site holds: anchors by address of their page, and other files."""

    anchors: Mapping[str, frozenset[str]]
    files: frozenset[str]

    def missing(self, link: PageLink) -> tuple[str, str] | None:
        """Code and sentence of what is wrong with a link, or None."""
        parts = urlsplit(link.target)
        path, fragment = self.path(link), unquote(parts.fragment)
        if parts.path.startswith("/"):
            return (
                "verweis-absolut",
                f"Der Verweis »{link.target}« beginnt mit einem Schrägstrich; "
                "aus einem Ordner geöffnet führt er ins Leere.",
            )
        if path in self.files:
            return None
        if path not in self.anchors:
            return (
                "seite-unbekannt",
                f"Der Verweis »{link.target}« führt ins Leere: "
                "Diese Seite oder Datei gibt es nicht.",
            )
        if fragment and fragment not in self.anchors[path]:
            return (
                "sprungziel-unbekannt",
                f"Der Verweis »{link.target}« führt ins Leere: "
                f"Auf der Seite gibt es kein Sprungziel »{fragment}«.",
            )
        return None

    def path(self, link: PageLink) -> str:
        """The address that a link means."""
        path = unquote(urlsplit(link.target).path)
        if not path:
            return re.sub(r"\.md$", ".html", link.page)
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(link.page), path))
        return re.sub(r"\.md$", ".html", joined)

    def near(self, link: PageLink) -> str:
        """The nearest target that there is, written like the link; empty when none is close."""
        path, parts = self.path(link), urlsplit(link.target)
        if path in self.anchors:
            anchor = nearest(unquote(parts.fragment), self.anchors[path])
            return f"{parts.path}#{anchor}" if anchor else ""
        address = nearest(path, [*self.anchors, *self.files])
        if not address:
            return ""
        relative = posixpath.relpath(address, posixpath.dirname(link.page) or ".")
        return re.sub(r"\.html$", ".md", relative) if parts.path.endswith(".md") else relative


def dead_links(site: Site, written: Mapping[str, str], files: frozenset[str]) -> Iterator[Problem]:
    """Links that lead nowhere, each once and where it was written."""
    pages = [
        *site.pages,
        *(Page(path, path, text) for path, text in written.items() if is_page(path)),
    ]
    targets = Targets(
        {address(page): frozenset(ids(page.text)) for page in pages},
        files | {asset.path for asset in site.assets},
    )
    reported: set[Problem] = set()
    for page in pages:
        for link in links(page):
            missing = targets.missing(link)
            if missing is None:
                continue
            code, sentence = missing
            near = targets.near(link)
            hint = f"Meinten Sie »{near}«?" if near else ""
            problem = error(code, _origin(page, link, written), sentence, hint)
            if problem not in reported:
                reported.add(problem)
                yield problem


def address(page: Page) -> str:
    """Where a page stands in the site."""
    return page.path.removesuffix(".md") + ".html"


def ids(text: str) -> list[str]:
    """All anchors of a page, repeated ones as often as they stand there."""
    text = seen(text, _BLIND_BLOCK)
    slugs = [slug(title) for title in _HEADING.findall(text) if not _ID.search(title)]
    return [first or second for first, second in _ID.findall(text)] + slugs


def links(page: Page) -> Iterator[PageLink]:
    """All links of a page to this site."""
    for match in _TARGET.finditer(seen(page.text)):
        kind = match.lastindex or 0  # the alternative of the pattern that fits
        target = match[kind]
        parts = urlsplit(target)
        if not parts.scheme and not parts.netloc:
            yield PageLink(address(page), target, match.start(kind))


def slug(title: str) -> str:
    """The anchor that Markdown gives to a heading without one of its own."""
    plain = re.sub(r"<[^>]*>|\[([^\]]*)\]\([^)]*\)|[*`\\]", r"\1", title)
    letters = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", letters).strip().lower())


def seen(text: str, blind: re.Pattern[str] = _BLIND) -> str:
    """The text with blanks instead of what is not read as text; positions stay."""
    return blind.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def is_page(path: str) -> bool:
    """True for a written page that is published as it is."""
    return not path.startswith((marks.FOLDER, summaries.FOLDER + "/"))


def _origin(page: Page, link: PageLink, written: Mapping[str, str]) -> Place:
    """Where somebody wrote the link: in the page, its template or its summary.

    Else its place on the page as it was generated.
    """
    directive = page.path.removeprefix("weisungen/").partition("/")[0].removesuffix(".md")
    for path in (page.path, marks.FOLDER + page.path, f"{summaries.FOLDER}/{directive}.md"):
        text = seen(written.get(path, "")) + "\n"
        origin = re.search(rf'[(\s"<]({re.escape(link.target)})[)\s">]', text)
        if origin:
            return place_at(path, written[path], origin.start(1))
    line = page.text.count("\n", 0, link.at) + 1
    return Place(page.path, line, link.at - page.text.rfind("\n", 0, link.at))
