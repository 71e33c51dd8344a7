"""Headings and pictures of written pages, reported where they stand.

Generated parts are judged on the finished page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.content.links import is_page, seen
from generator.content.place_at import place_at
from generator.problem import Problem, error

_HEADING = re.compile(r"^(#{1,6}) ", re.MULTILINE)
_PICTURE = re.compile(r"!\[\s*\]\(")


def structure(written: Mapping[str, str]) -> Iterator[Problem]:
    """One main heading, no level skipped, every picture with a text."""
    for path, text in written.items():
        if is_page(path):
            yield from _headings(path, text)
            for match in _PICTURE.finditer(seen(text)):
                yield error(
                    "bild-ohne-text",
                    place_at(path, text, match.start()),
                    "Das Bild hat keinen Text für alle, die es nicht sehen.",
                    "Schreiben Sie zwischen die eckigen Klammern, was zu sehen ist.",
                )


def _headings(path: str, text: str) -> Iterator[Problem]:
    before, main = 1, 0
    for match in _HEADING.finditer(seen(text)):
        level, place = len(match[1]), place_at(path, text, match.start())
        main += level == 1
        if level == 1 and main > 1:
            yield error(
                "hauptueberschrift",
                place,
                "Die Seite hat mehr als eine Hauptüberschrift.",
                "Alle Überschriften nach der ersten beginnen mit ##.",
            )
        elif level > before + 1:
            yield error(
                "ueberschrift-stufe",
                place,
                f"Auf eine Überschrift der Stufe {before} folgt eine der Stufe {level}.",
                f"Nehmen Sie Stufe {before + 1} ({'#' * (before + 1)}).",
            )
        before = level
