"""Checkers in foreign pages: the page that says how, and a page of its own for each checker, made for an iframe.

What a host may set and hear stands here once; ``tests/render/test_embeds.py`` holds it against stylesheet and scripts.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import Checker
from generator.render import addresses
from generator.render.book import Book
from generator.render.page import Asset, Page
from generator.render.sheet import Sheet
from generator.render.templates import Templates

TITLE = "Prüfer einbetten"
ELEMENT_SCRIPT, FRAME_SCRIPT, HEIGHT_SCRIPT = addresses.EMBED_SCRIPTS


@dataclass(frozen=True)
class Part:
    """One thing that a host may set or hear: its name, what it is for, what holds without it or comes with it."""

    name: str
    about: str
    more: str


ATTRIBUTES = (
    Part("pruefer", "Kennung des Prüfers. Eine andere Kennung tauscht den Prüfer aus.", "nötig"),
    Part(
        "farbschema",
        "»hell«, »dunkel« oder »system« (wie im Betriebssystem eingestellt)",
        "wie die Seite: CSS-Eigenschaft color-scheme, sonst hell",
    ),
    Part("stufe", "Stufe der Überschrift, die der Prüfer in Ihrer Seite bekommt", "2"),
)
PROPERTIES = (
    Part("--weisungs-pruefer-schrift", "Schriftart", "Schrift des Systems"),
    Part(
        "--weisungs-pruefer-schriftgroesse",
        "Schriftgröße; alle Abstände wachsen mit",
        "wie im Browser eingestellt",
    ),
    Part(
        "--weisungs-pruefer-akzent",
        "Schaltflächen, Verweise, Rahmen der Tastaturbedienung; braucht 4,5:1 zur Fläche",
        "Blau",
    ),
    Part(
        "--weisungs-pruefer-text",
        "Schrift; braucht 4,5:1 zur Fläche",
        "fast Schwarz, in der dunklen Darstellung fast Weiß",
    ),
    Part(
        "--weisungs-pruefer-flaeche",
        "Hintergrund, auch der abgesetzten Kästen",
        "Weiß, in der dunklen Darstellung fast Schwarz",
    ),
    Part("--weisungs-pruefer-radius", "Rundung der Ecken", "0.2em"),
)
EVENTS = (
    Part(
        "ergebnis",
        "Das Ergebnis hat sich geändert, das erste Mal gleich nach dem Laden.",
        "checker, status, outcome, possible, candidates, values, next, missing, because",
    ),
    Part(
        "frage",
        "Eine andere Frage wird gestellt.",
        "checker, fact, title, remaining (so viele Fragen sind es höchstens noch, diese mitgezählt)",
    ),
    Part(
        "fehler",
        "Der Prüfer ließ sich nicht laden; das Element zeigt dann, was zu tun ist.",
        "checker, code (nicht-geladen oder kennung-fehlt), message",
    ),
)


def pages(book: Book, scripts: Mapping[str, bytes], templates: Templates) -> tuple[Page, ...]:
    """The page for those who look after other pages; without checkers there is none."""
    if not book.model.checkers:
        return ()
    sheet = Sheet(book, addresses.EMBEDS)
    text = templates.fill(
        "embeds/page.md",
        sheet=sheet,
        book=book,
        addresses=addresses,
        first=book.model.checkers[0],
        title=TITLE,
        attributes=ATTRIBUTES,
        properties=PROPERTIES,
        events=EVENTS,
        checksum=_checksum(scripts.get(ELEMENT_SCRIPT, b"")),
        element_script=_href(sheet, ELEMENT_SCRIPT),
        height_script=_href(sheet, HEIGHT_SCRIPT),
    )
    return (Page(addresses.page_path(sheet.address), TITLE, text),)


def assets(book: Book, program: dict, templates: Templates) -> tuple[Asset, ...]:
    """One bare page for each checker."""
    return tuple(_frame(checker, book, templates) for checker in _compiled(book, program))


def promised(book: Book, program: dict, scripts: Mapping[str, bytes]) -> tuple[str, ...]:
    """The addresses that hosts have in their pages."""
    own = tuple(addresses.script(name) for name in addresses.EMBED_SCRIPTS if name in scripts)
    return own + tuple(
        address
        for checker in _compiled(book, program)
        for address in (addresses.embedded(checker.id), addresses.snippet(checker.id))
    )


def _compiled(book: Book, program: dict) -> list[Checker]:
    return [checker for checker in book.model.checkers if checker.id in program["checkers"]]


def _frame(checker: Checker, book: Book, templates: Templates) -> Asset:
    sheet = Sheet(book, addresses.embedded(checker.id), checker.directives[0].value)
    text = templates.fill(
        "embeds/frame.html",
        sheet=sheet,
        checker=checker,
        addresses=addresses,
        scripts=(_href(sheet, ELEMENT_SCRIPT), _href(sheet, FRAME_SCRIPT)),
    )
    return Asset(sheet.address, text.encode())


def _href(sheet: Sheet, script: str) -> str:
    return sheet.href(addresses.script(script))


def _checksum(script: bytes) -> str:
    """As the attribute ``integrity`` wants it."""
    return "sha384-" + base64.b64encode(hashlib.sha384(script).digest()).decode()
