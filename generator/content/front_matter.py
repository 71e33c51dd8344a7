"""What stands before a page: title, description and what the page hides.

MkDocs reads it, and reads more than one would think: lines »word: …« at the very top of a page
count as front matter too and are not shown.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from generator.content.links import is_page
from generator.content.place_at import FOLDER, place_at
from generator.load.node import Mapping as Keys
from generator.load.node import Node, Scalar, Sequence
from generator.load.source import parse
from generator.problem import Place, Problem, did_you_mean, error, warning
from generator.views import marks

HIDEABLE = ("navigation", "toc", "path", "footer")
TEXTS = ("title", "description")
KEYS = (*TEXTS, "hide", "template")
_FRONT = re.compile(r"(-{3}[ \t]*\n.*?\n)(?:\.{3}|-{3})[ \t]*(?:\n|\Z)", re.DOTALL)
_UNMEANT = re.compile(r"[ ]{0,3}[A-Za-z0-9_-]+:(?:\s|\Z)")


def front_matter(written: Mapping[str, str], files: Collection[str]) -> Iterator[Problem]:
    """Problems of all front matter. ``files``: among them the templates of the theme."""
    for path, text in sorted(written.items()):
        if is_page(path) or path.startswith(marks.FOLDER):
            yield from _of_page(path, text, files)
        elif _FRONT.match(text):
            yield error(
                "vorspann-ort",
                place_at(path, text, 0),
                "Eine Zusammenfassung hat keinen Vorspann.",
                "Streichen Sie die Zeilen zwischen --- und ---.",
            )


def _of_page(path: str, text: str, files: Collection[str]) -> Iterator[Problem]:
    front = _FRONT.match(text)
    if not front:
        if not text.startswith("---") and _UNMEANT.match(text):
            yield error(
                "vorspann-ungewollt",
                place_at(path, text, 0),
                "Eine erste Zeile aus Wort und Doppelpunkt wird nicht angezeigt.",
                "Beginnen Sie die Seite mit einer Überschrift: »# …«.",
            )
        return
    tree, problems = parse(front[1].encode(), FOLDER + path)
    yield from problems
    if tree is not None:
        yield from _keys(tree, files)


def _keys(tree: Node, files: Collection[str]) -> Iterator[Problem]:
    if not isinstance(tree, Keys):
        yield error(
            "vorspann-form",
            tree.place,
            "Der Vorspann besteht aus Schlüsseln und Werten.",
            "Zum Beispiel: »title: Ansprechpartner«.",
        )
        return
    for key, value in tree.items:
        name = str(key.value)
        if name not in KEYS:
            yield warning(
                "vorspann-schluessel",
                key.place,
                f"Der Schlüssel »{name}« hat im Vorspann keine Wirkung.",
                did_you_mean(name, KEYS),
            )
        else:
            yield from _value(name, value, files)


def _value(name: str, value: Node, files: Collection[str]) -> Iterator[Problem]:
    if name == "hide":
        yield from _hidden(value)
        return
    text = value.value if isinstance(value, Scalar) else None
    if not isinstance(text, str) or not text:
        yield _wrong(value.place, f"Unter »{name}« wird ein Text erwartet.", "")
    elif name == "template" and (text not in files or not text.endswith(".html")):
        yield _wrong(
            value.place,
            f"Eine Vorlage »{text}« gibt es nicht.",
            "Streichen Sie »template«; die Seite erscheint dann wie alle anderen.",
        )


def _hidden(value: Node) -> Iterator[Problem]:
    if not isinstance(value, Sequence):
        yield _wrong(
            value.place, "Unter »hide« wird eine Liste erwartet.", "Zum Beispiel: »hide: [toc]«."
        )
        return
    for item in value.items:
        word = item.value if isinstance(item, Scalar) else ""
        if word not in HIDEABLE:
            yield _wrong(
                item.place,
                f"»{word}« lässt sich nicht ausblenden.",
                did_you_mean(str(word), HIDEABLE),
            )


def _wrong(place: Place, message: str, hint: str) -> Problem:
    return error("vorspann-wert", place, message, hint)
