"""Where an address of the handbook leads: which norms it shows, and whether that is the section
that was asked for.

Fair and strict: a hit counts when everything it shows lies in the section.

- ``weisungen/…#rn-7`` shows norm 7, a heading the norms up to the next heading, a page all its
norms; - a row of a catalogue shows the norms it cites, a catalogue those of all rows, a checker all
norms it links to; - other pages (roles, deadlines, conflicts, directory, lists) are about no
section; an entry of the glossary answers
  only where the glossary itself was asked for.
"""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from support.search.queries import GLOSSARY, Place

Norm = tuple[str, int]
_LOCATOR = re.compile(r"(?P<number>(?:[IVX]+|\d+)(?:\.\d+)*)(?![\w.])(?: (?P<letter>[a-z])\))?")
_LINK = re.compile(r"weisungen/(?P<directive>[^/#.]+)(?:/[^#]*)?\.html#rn-(?P<rn>\d+)$")
_PAGE = re.compile(r"weisungen/(?P<directive>[^/#.]+)(?:/[^#]*)?\.html$")


def section_of(locator: str) -> tuple[str, ...]:
    """The section at the beginning of a locator, in parts: »III.2 a), Punkt 3« → III, 2, a; without
    one, nothing.
    """
    match = _LOCATOR.match(locator)
    return (*match["number"].split("."), *filter(None, [match["letter"]])) if match else ()


class Sections:
    """Knows the export of a handbook and the folder of its site."""

    def __init__(self, export: dict, site: Path) -> None:
        self.site = site
        self._sections = {
            (one["id"], norm["rn"]): section_of(norm["locator"])
            for one in export["directives"]
            for norm in one["norms"]
        }
        self._rows = {
            row["url"]: frozenset((one["id"], rn) for rn in row["rn"])
            for one in export["directives"]
            for table in one["catalogues"]
            for row in table["rows"]
        }
        self._words: dict[str, set[str]] = {}
        for term in export["glossary"]:
            for word in filter(None, (term["term"], term["long"], *term["spellings"])):
                self._words.setdefault(word.casefold(), set()).add(term["url"])

    def known(self, place: Place) -> bool:
        """False for a word without an entry; an unknown section is a mistake in the queries."""
        if place.source == GLOSSARY:
            return place.name.casefold() in self._words
        if not self._norms(place):
            raise LookupError(f"Diese Stelle gibt es nicht: {place}")
        return True

    def lands(self, address: str, place: Place) -> bool:
        """Does everything at this address lie in the place?"""
        if place.source == GLOSSARY:
            return address in self._words.get(place.name.casefold(), ())
        shown = self.shown(address)
        return bool(shown) and shown <= self._norms(place)

    def shown(self, address: str) -> frozenset[Norm]:
        """The norms that somebody sees who follows this address."""
        page, _, fragment = address.partition("#")
        if page.startswith("kataloge/"):
            return self._rows.get(address) or frozenset().union(
                *(norms for url, norms in self._rows.items() if url.startswith(page + "#"))
            )
        if page.startswith("pruefer/"):
            return self._page(page).linked
        match = _PAGE.match(page)
        return (
            frozenset((match["directive"], rn) for rn in self._page(page).under(fragment))
            if match
            else frozenset()
        )

    def _norms(self, place: Place) -> frozenset[Norm]:
        if place.name.startswith("#"):
            return frozenset({(place.source, int(place.name[1:]))} & self._sections.keys())
        wanted = tuple(place.name.split("."))
        return frozenset(
            norm
            for norm, section in self._sections.items()
            if norm[0] == place.source and section[: len(wanted)] == wanted
        )

    def _page(self, page: str) -> _Article:
        return _read(self.site / page)


@cache
def _read(path: Path) -> _Article:
    article = _Article()
    article.feed(path.read_text(encoding="utf-8"))
    return article


class _Article(HTMLParser):
    """Headings and norms of a page in their order, and the norms it links to."""

    def __init__(self) -> None:
        super().__init__()
        self._inside = False
        self._order: list[tuple[int, str]] = []  # level (0: a norm) and id
        self._links: set[Norm] = set()

    @property
    def linked(self) -> frozenset[Norm]:
        """The norms that the page links to."""
        return frozenset(self._links)

    def under(self, fragment: str) -> list[int]:
        """The Randnummern at a fragment: of the norm, below the heading, or of the whole page."""
        at = (
            next((n for n, (_, anchor) in enumerate(self._order) if anchor == fragment), None)
            if fragment
            else -1
        )
        if at is None:
            return []
        level = self._order[at][0] if fragment else 0
        if fragment and not level:
            return [_rn(fragment)]
        rest = self._order[at + 1 :]
        end = next(
            (n for n, (other, _) in enumerate(rest) if level and 0 < other <= level), len(rest)
        )
        return [_rn(anchor) for other, anchor in rest[:end] if not other]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note headings, norms and links inside the article."""
        got = dict(attrs)
        anchor, link = got.get("id") or "", _LINK.search(got.get("href") or "")
        self._inside |= tag == "article"
        if not self._inside:
            return
        if re.fullmatch(r"h[1-6]", tag):
            self._order.append((int(tag[1]), anchor))
        elif re.fullmatch(r"rn-\d+", anchor):
            self._order.append((0, anchor))
        if link:
            self._links.add((link["directive"], int(link["rn"])))

    def handle_endtag(self, tag: str) -> None:
        """The article ends."""
        self._inside &= tag != "article"


def _rn(anchor: str) -> int:
    return int(anchor.removeprefix("rn-"))
