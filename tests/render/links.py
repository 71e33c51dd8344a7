"""Which links of a rendered site lead nowhere. Looks at pages as they are handed over, before any engine."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from generator.render.page import Page, Site

_HREF = re.compile(r'\b(?:href|src)="([^"]*)"')
_MARKDOWN = re.compile(r"\]\(([^)\s]+)\)")
_ID = re.compile(r'\bid="([^"]+)"|^#+ .*\{:? ?#([^\s}]+)', re.M)


@dataclass(frozen=True)
class DeadLink:
    """A link on a page, and where it was meant to lead."""

    page: str
    target: str


def dead_links(site: Site, known: frozenset[str] = frozenset()) -> list[DeadLink]:
    """Links to pages, files and anchors that do not exist; ``known``: files that the theme brings."""
    anchors = {_address(page): set(ids(page)) for page in site.pages}
    files = {asset.path for asset in site.assets} | known
    return [DeadLink(page.path, target)
            for page in site.pages for target in targets(page) if not _found(page, target, anchors, files)]


def ids(page: Page) -> list[str]:
    """All anchors of a page, repeated ones as often as they stand there."""
    return [first or second for first, second in _ID.findall(page.text)]


def targets(page: Page) -> list[str]:
    """All links of a page to this site, HTML and Markdown alike."""
    found = _HREF.findall(page.text) + _MARKDOWN.findall(page.text)
    return [target for target in found if not urlsplit(target).scheme]


def _address(page: Page) -> str:
    return page.path.removesuffix(".md") + ".html"


def _found(page: Page, target: str, anchors: dict[str, set[str]], files: set[str]) -> bool:
    parts = urlsplit(target)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(parts.path))) if parts.path else _address(page)
    path = re.sub(r"\.md$", ".html", path)
    if path in files:
        return True
    return path in anchors and (not parts.fragment or unquote(parts.fragment) in anchors[path])
