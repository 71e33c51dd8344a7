"""The last look at a site before it is published: links, anchors, files, structure of all pages.

Looks at the finished HTML, whatever made it. Any problem keeps the old site in place; what was
counted is published on the page that has room for it: an element with ``data-build="…"`` gets the
figure of that name.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.problem import Place, Problem, error, nearest
from generator.publish.html import PageOutline, TagPlace, read

NOT_FOUND = "404.html"  # shown under any address, so its links begin at the root
_SLOT = re.compile(r'(<(\w+)[^>]*\sdata-build="([\w-]+)"[^>]*>)[^<]*(</\2>)')


@dataclass(frozen=True)
class Inspection:
    """The problems, the figures by name, and the pages with elements that wait for one."""

    problems: tuple[Problem, ...]
    figures: dict[str, int]
    slots: tuple[str, ...]


def inspect(folder: Path, promised: Iterable[str] = (), extra: Collection[str] = ()) -> Inspection:
    """The site in ``folder``.

    ``promised``: addresses that others rely on, with fragment; ``extra``: files that are in the
    site, but not judged.
    """
    pages = {
        path.relative_to(folder).as_posix(): read(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.html"))
        if path.relative_to(folder).as_posix() not in extra
    }
    anchors = {name: frozenset(anchor for anchor, _ in page.ids) for name, page in pages.items()}
    site = _Site(folder, pages, anchors)
    promised = tuple(promised)
    problems: list[Problem] = []
    for name, page in pages.items():
        problems += _links(site, name, page)
        problems += _structure(name, page)
    for address in promised:
        problems += _promise(site, address)
    return Inspection(
        tuple(problems),
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
    _asked: dict[str, bool] = field(default_factory=dict)  # is there such a file?

    def exists(self, path: str) -> bool:
        """True for a page or file of the site."""
        if path not in self._asked:
            self._asked[path] = path in self.pages or (self.folder / path).is_file()
        return self._asked[path]

    def files(self) -> list[str]:
        """The paths of all files."""
        return [
            path.relative_to(self.folder).as_posix()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        ]


def _links(site: _Site, name: str, page: PageOutline) -> Iterator[Problem]:
    """Links that lead nowhere, each once; and elements named by what is not there."""
    seen: set[str] = set()
    for link, spot in page.links:
        if link not in seen and _is_internal(link):
            seen.add(link)
            yield from _link(site, name, link, spot)
    for label, spot in page.labels:
        if label not in site.anchors[name]:
            yield error(
                "bezeichnung-fehlt",
                Place(name, *spot),
                f"Ein Element nimmt seine Bezeichnung von »{label}«, "
                "das es auf der Seite nicht gibt.",
                _meant(nearest(label, site.anchors[name])),
            )


def _is_internal(link: str) -> bool:
    parts = urlsplit(link)
    return not parts.scheme and not parts.netloc and link not in ("", "#")


def _link(site: _Site, name: str, link: str, spot: TagPlace) -> Iterator[Problem]:
    parts, place = urlsplit(link), Place(name, *spot)
    if parts.path.startswith("/") and name != NOT_FOUND:
        yield error(
            "verweis-absolut",
            place,
            f"Der Verweis »{link}« beginnt mit einem Schrägstrich; "
            "aus einem Ordner geöffnet führt er ins Leere.",
            "Schreiben Sie die Adresse von dieser Seite aus.",
        )
        return
    base = "" if name == NOT_FOUND else posixpath.dirname(name)
    path = name
    if parts.path:
        path = posixpath.normpath(posixpath.join(base, unquote(parts.path).lstrip("/")))
    fragment = unquote(parts.fragment)
    if not site.exists(path):
        near = nearest(path, site.files())
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
            f"Der Verweis »{link}« führt ins Leere: "
            f"Auf der Seite gibt es kein Sprungziel »{fragment}«.",
            _meant(near and f"{parts.path}#{near}"),
        )


def _meant(near: str | None) -> str:
    return f"Meinten Sie »{near}«?" if near else ""


def _structure(name: str, page: PageOutline) -> Iterator[Problem]:
    """What tools for blind readers rely on."""
    if not page.language:
        yield error(
            "sprache-fehlt",
            Place(name),
            "Die Seite sagt nicht, in welcher Sprache sie geschrieben ist.",
            'An <html> gehört lang="de".',
        )
    yield from _headings(name, page)
    yield from _repeated_anchors(name, page)
    yield from _without_texts(name, page)
    yield from _from_elsewhere(name, page)


def _headings(name: str, page: PageOutline) -> Iterator[Problem]:
    """One main heading, no level skipped."""
    main = [spot for level, spot in page.headings if level == 1]
    if len(main) != 1:
        yield error(
            "hauptueberschrift",
            Place(name, *main[1]) if main else Place(name),
            f"Die Seite hat {len(main)} Hauptüberschriften; nötig ist genau eine.",
            "Die erste Zeile der Seite ist »# Titel«, alle anderen beginnen mit ##.",
        )
    for (level, _), (following, spot) in pairwise(page.headings):
        if following > level + 1:
            yield error(
                "ueberschrift-stufe",
                Place(name, *spot),
                f"Auf eine Überschrift der Stufe {level} folgt eine der Stufe {following}.",
                f"Nehmen Sie Stufe {level + 1} ({'#' * (level + 1)}).",
            )


def _repeated_anchors(name: str, page: PageOutline) -> Iterator[Problem]:
    first: dict[str, TagPlace] = {}
    for anchor, spot in page.ids:
        if anchor in first:
            yield error(
                "sprungziel-doppelt",
                Place(name, *spot),
                f"Das Sprungziel »{anchor}« gibt es auf der Seite zweimal.",
                f"Zuerst steht es in {Place(name, *first[anchor])}.",
            )
        first.setdefault(anchor, spot)


def _without_texts(name: str, page: PageOutline) -> Iterator[Problem]:
    """Tables without heading cells, pictures without a text instead."""
    for has_heading, spot in page.tables:
        if not has_heading:
            yield error(
                "tabelle-ohne-kopf",
                Place(name, *spot),
                "Die Tabelle hat keine Kopfzellen.",
                "Die erste Zeile nennt, was in den Spalten steht.",
            )
    for has_text, spot in page.pictures:
        if not has_text:
            yield error(
                "bild-ohne-text",
                Place(name, *spot),
                "Das Bild hat keinen Text für alle, die es nicht sehen.",
                "In Markdown: ![was zu sehen ist](bild.png)",
            )


def _from_elsewhere(name: str, page: PageOutline) -> Iterator[Problem]:
    """What breaks the promise that a handbook asks no other machine and runs its own scripts only.

    Found in the texts already, where it is written; here is what found another way in.
    """
    for address, spot in page.elsewhere:
        yield error(
            "fremde-quelle",
            Place(name, *spot),
            f"Die Seite lädt etwas von außerhalb des Handbuchs: »{address}«.",
            "Legen Sie die Datei in content/ ab, oder setzen Sie einen gewöhnlichen Verweis.",
        )
    for code, spot in page.code:
        yield error(
            "skript-im-text",
            Place(name, *spot),
            f"Im Text der Seite steht ein Skript ({code}).",
            "Die Seite darf nur Skripte aus Dateien des Handbuchs nutzen.",
        )


def _promise(site: _Site, address: str) -> Iterator[Problem]:
    path, _, fragment = address.partition("#")
    anchors = site.anchors.get(path, frozenset())
    if site.exists(path) and (not fragment or fragment in anchors):
        return
    if fragment and path in site.anchors:
        near = nearest(fragment, anchors)
    else:
        near = nearest(path, site.pages)
    yield error(
        "adresse-fehlt",
        Place(path),
        f"Unter der Adresse »{address}«, auf die sich andere verlassen, steht nichts.",
        _meant(near),
    )


def _figures(pages: Mapping[str, PageOutline], promised: int) -> dict[str, int]:
    outlines = pages.values()
    internal = [link for page in outlines for link, _ in page.links if _is_internal(link)]
    return {
        "ids": sum(len(page.ids) for page in outlines),
        "headings": sum(len(page.headings) for page in outlines),
        "tables": sum(len(page.tables) for page in outlines),
        "pictures": sum(len(page.pictures) for page in outlines),
        "labels": sum(len(page.labels) for page in outlines),
        "pages": len(pages),
        "links": len(internal),
        "anchors": sum("#" in link for link in internal),
        "promised": promised,
    }
