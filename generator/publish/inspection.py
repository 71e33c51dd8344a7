"""The last look at a site before it is published: every link, anchor and file, and the structure of every page.

Looks at the finished HTML, whatever made it. Anything it finds keeps the old site in place; what it counted is
published on the page that has room for it: an element with ``data-build="…"`` gets the figure of that name.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.problem import Place, Problem, error, nearest
from generator.publish.html import PageOutline, Spot, read

NOT_FOUND = "404.html"  # shown under any address, so its links begin at the root
_SLOT = re.compile(r'(<(\w+)[^>]*\sdata-build="([\w-]+)"[^>]*>)[^<]*(</\2>)')


@dataclass(frozen=True)
class Inspection:
    """What was found and what was counted."""

    problems: tuple[Problem, ...]
    figures: dict[str, int]
    slots: tuple[str, ...]


def inspect(folder: Path, promised: Iterable[str] = ()) -> Inspection:
    """The site in ``folder``. ``promised``: addresses that others rely on, with fragment."""
    pages = {
        path.relative_to(folder).as_posix(): read(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }
    site = _Site(
        folder,
        pages,
        {name: frozenset(id for id, _ in page.ids) for name, page in pages.items()},
        {},
    )
    promised = tuple(promised)
    found = [
        problem
        for name, page in pages.items()
        for problem in (*_links(site, name, page), *_structure(name, page))
    ]
    found += [problem for address in promised for problem in _promise(site, address)]
    return Inspection(
        tuple(found),
        _figures(pages, len(promised)),
        tuple(name for name, page in pages.items() if page.slots),
    )


def fill(folder: Path, inspection: Inspection) -> None:
    """Writes the figures where pages have room for them."""
    for name in inspection.slots:
        page = folder / name
        text = _SLOT.sub(
            lambda slot: slot[1] + _number(inspection.figures[slot[3]]) + slot[4],
            page.read_text(encoding="utf-8"),
        )
        page.write_bytes(text.encode())


def _number(figure: int) -> str:
    return f"{figure:,}".replace(",", ".")


@dataclass(frozen=True)
class _Site:
    folder: Path
    pages: Mapping[str, PageOutline]
    anchors: Mapping[str, frozenset[str]]
    files: dict[str, bool]  # asked for already

    def exists(self, path: str) -> bool:
        if path not in self.files:
            self.files[path] = path in self.pages or (self.folder / path).is_file()
        return self.files[path]

    def names(self) -> list[str]:
        return [
            path.relative_to(self.folder).as_posix()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        ]


def _links(site: _Site, name: str, page: PageOutline) -> Iterator[Problem]:
    told: set[str] = set()
    for link, spot in page.links:
        if link not in told and _is_internal(link):
            told.add(link)
            yield from _link(site, name, link, spot)
    for id, spot in page.labels:
        if id not in site.anchors[name]:
            yield error(
                "bezeichnung-fehlt",
                Place(name, *spot),
                f"Ein Element nimmt seine Bezeichnung von »{id}«, das es auf der Seite nicht gibt.",
                _meant(nearest(id, site.anchors[name])),
            )


def _is_internal(link: str) -> bool:
    parts = urlsplit(link)
    return not parts.scheme and not parts.netloc and link not in ("", "#")


def _link(site: _Site, name: str, link: str, spot: Spot) -> Iterator[Problem]:
    parts, place = urlsplit(link), Place(name, *spot)
    if parts.path.startswith("/") and name != NOT_FOUND:
        yield error(
            "verweis-absolut",
            place,
            f"Der Verweis »{link}« beginnt mit einem Schrägstrich; aus einem Ordner geöffnet führt er ins Leere.",
            "Schreiben Sie die Adresse von dieser Seite aus.",
        )
        return
    base = "" if name == NOT_FOUND else posixpath.dirname(name)
    path = (
        posixpath.normpath(posixpath.join(base, unquote(parts.path).lstrip("/")))
        if parts.path
        else name
    )
    fragment = unquote(parts.fragment)
    if not site.exists(path):
        near = nearest(path, site.names())
        yield error(
            "seite-unbekannt",
            place,
            f"Der Verweis »{link}« führt ins Leere: Diese Seite oder Datei gibt es nicht.",
            _meant(near and posixpath.relpath(near, base or ".")),
        )
    elif fragment and path in site.anchors and fragment not in site.anchors[path]:
        near = nearest(fragment, site.anchors[path])
        yield error(
            "sprungziel-unbekannt",
            place,
            f"Der Verweis »{link}« führt ins Leere: Auf der Seite gibt es kein Sprungziel »{fragment}«.",
            _meant(near and f"{parts.path}#{near}"),
        )


def _meant(near: str | None) -> str:
    return f"Meinten Sie »{near}«?" if near else ""


def _structure(name: str, page: PageOutline) -> Iterator[Problem]:
    """One main heading, no level skipped, no anchor twice, a language, heading cells and texts instead of pictures."""
    if not page.language:
        yield error(
            "sprache-fehlt",
            Place(name),
            "Die Seite sagt nicht, in welcher Sprache sie geschrieben ist.",
            'An <html> gehört lang="de".',
        )
    main = [spot for level, spot in page.headings if level == 1]
    if len(main) != 1:
        yield error(
            "hauptueberschrift",
            Place(name, *main[1]) if main else Place(name),
            f"Die Seite hat {len(main)} Hauptüberschriften; nötig ist genau eine.",
            "Die erste Zeile der Seite ist »# Titel«, alle anderen beginnen mit ##.",
        )
    for (level, _), (following, spot) in zip(page.headings, page.headings[1:]):
        if following > level + 1:
            yield error(
                "ueberschrift-stufe",
                Place(name, *spot),
                f"Auf eine Überschrift der Stufe {level} folgt eine der Stufe {following}.",
                f"Nehmen Sie Stufe {level + 1} ({'#' * (level + 1)}).",
            )
    seen: dict[str, Spot] = {}
    for id, spot in page.ids:
        if id in seen:
            yield error(
                "sprungziel-doppelt",
                Place(name, *spot),
                f"Das Sprungziel »{id}« gibt es auf der Seite zweimal.",
                f"Zuerst steht es in {Place(name, *seen[id])}.",
            )
        seen.setdefault(id, spot)
    for named, spot in page.tables:
        if not named:
            yield error(
                "tabelle-ohne-kopf",
                Place(name, *spot),
                "Die Tabelle hat keine Kopfzellen.",
                "Die erste Zeile nennt, was in den Spalten steht.",
            )
    for named, spot in page.pictures:
        if not named:
            yield error(
                "bild-ohne-text",
                Place(name, *spot),
                "Das Bild hat keinen Text für alle, die es nicht sehen.",
                "In Markdown: ![was zu sehen ist](bild.png)",
            )


def _promise(site: _Site, address: str) -> Iterator[Problem]:
    path, _, fragment = address.partition("#")
    if not site.exists(path) or (fragment and fragment not in site.anchors.get(path, ())):
        yield error(
            "adresse-fehlt",
            Place(path),
            f"Unter der Adresse »{address}«, auf die sich andere verlassen, steht nichts.",
            _meant(
                nearest(fragment, site.anchors[path])
                if path in site.anchors and fragment
                else nearest(path, site.pages)
            ),
        )


def _figures(pages: Mapping[str, PageOutline], promised: int) -> dict[str, int]:
    internal = [link for page in pages.values() for link, _ in page.links if _is_internal(link)]
    total = {
        name: sum(len(getattr(page, name)) for page in pages.values())
        for name in ("ids", "headings", "tables", "pictures", "labels")
    }
    return {
        **total,
        "pages": len(pages),
        "links": len(internal),
        "anchors": sum("#" in link for link in internal),
        "promised": promised,
    }
