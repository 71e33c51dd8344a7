"""Written pages fetch nothing from other machines and run no scripts within their texts.

The handbook promises to ask nobody: readers' addresses are nobody's business, an intranet may have
no way out, and the policy of the server forbids both anyway.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

from generator.content.links import seen
from generator.content.place_at import place_at
from generator.problem import Place, Problem, error
from generator.site.loading import fetches, in_style, is_elsewhere, runs

_PICTURE = re.compile(r"!\[[^\]]*\]\(\s*<?([^)\s>]+)")
_NAMED_PICTURE = re.compile(r"!\[([^\]]*)\]\[([^\]]*)\]")
_DEFINITION = re.compile(r"^ {0,3}\[([^\]^]+)\]:\s+<?([^\s>]+)", re.MULTILINE)
_STYLE = re.compile(r"<style\b.*?</style>", re.DOTALL | re.IGNORECASE)
_KINDS = {
    "script": "ein Skript",
    **dict.fromkeys(("iframe", "frame", "embed", "object"), "einen fremden Rahmen"),
    **dict.fromkeys(("img", "image", "source", "input"), "ein Bild"),
    **dict.fromkeys(("video", "audio", "track"), "Bild oder Ton"),
    **dict.fromkeys(("link", "style"), "eine Gestaltung"),
}


def elsewhere(written: Mapping[str, str]) -> Iterator[Problem]:
    """What written pages fetch from other machines or run, each where it stands."""
    for path, text in written.items():
        shown = seen(text)
        for at, tag, address in sorted({*_pictures(shown), *_styles(shown)}):
            if is_elsewhere(address):
                yield _fetched(place_at(path, text, at), tag, address)
        reader = _Elements(path)
        reader.feed(shown)
        reader.close()
        yield from reader.problems


def _pictures(text: str) -> Iterator[tuple[int, str, str]]:
    """Pictures in Markdown: where, which element they become, the address."""
    named = {name.lower(): address for name, address in _DEFINITION.findall(text)}
    for match in _PICTURE.finditer(text):
        yield match.start(), "img", match[1]
    for match in _NAMED_PICTURE.finditer(text):
        yield match.start(), "img", named.get((match[2] or match[1]).lower(), "")


def _styles(text: str) -> Iterator[tuple[int, str, str]]:
    for match in _STYLE.finditer(text):
        for address in in_style(match[0]):
            yield match.start(), "style", address


class _Elements(HTMLParser):
    """Reads the elements that somebody wrote between the Markdown."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.problems: list[Problem] = []
        self._path = path

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes what an element fetches or runs."""
        attributes = dict(attrs)
        line, column = self.getpos()
        place = Place(f"content/{self._path}", line, column + 1)
        for fetch in fetches(tag, attributes):
            if is_elsewhere(fetch.address):
                self.problems.append(_fetched(place, tag, fetch.address))
        if code := runs(tag, attributes):
            self.problems.append(
                error(
                    "skript-im-text",
                    place,
                    f"Im Text der Seite steht ein Skript ({code}); das Handbuch führt keines aus.",
                    "Lassen Sie es weg. Ein gewöhnlicher Verweis darf es sein.",
                )
            )


def _fetched(place: Place, tag: str, address: str) -> Problem:
    if tag in ("form", "button"):
        sentence = f"Die Seite schickt Eingaben an einen anderen Rechner: »{address}«."
    else:
        what = _KINDS.get(tag, "etwas")
        sentence = f"Die Seite lädt {what} von außerhalb des Handbuchs: »{address}«."
    return error(
        "fremde-quelle",
        place,
        f"{sentence} Das Handbuch fragt keinen anderen Rechner.",
        "Legen Sie die Datei in content/ ab, oder setzen Sie einen gewöhnlichen Verweis "
        "dorthin: [Text](Adresse).",
    )
