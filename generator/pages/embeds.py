"""Checkers in foreign pages: the page that says how, and a page of its own for each checker, made for an iframe.

What a host may set and hear stands here once; ``tests/render/test_embeds.py`` holds it against stylesheet and scripts.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import Checker
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.site.page import Asset, Page
from generator.site.page_context import PageContext
from generator.site.templates import Templates

TITLE = "Prüfer einbetten"
ELEMENT_SCRIPT, FRAME_SCRIPT, HEIGHT_SCRIPT = addresses.EMBED_SCRIPTS


@dataclass(frozen=True)
class EmbedPart:
    """One thing that a host may set or hear: its name, what it is for, what holds without it or comes with it."""

    name: str
    about: str
    more: str


ATTRIBUTES = (
    EmbedPart(
        "pruefer", "Kennung des Prüfers. Eine andere Kennung tauscht den Prüfer aus.", "nötig"
    ),
    EmbedPart(
        "farbschema",
        "»hell«, »dunkel« oder »system« (wie im Betriebssystem eingestellt)",
        "wie die Seite: CSS-Eigenschaft color-scheme, sonst hell",
    ),
    EmbedPart("stufe", "Stufe der Überschrift, die der Prüfer in Ihrer Seite bekommt", "2"),
)
PROPERTIES = (
    EmbedPart("--weisungs-pruefer-schrift", "Schriftart", "Schrift des Systems"),
    EmbedPart(
        "--weisungs-pruefer-schriftgroesse",
        "Schriftgröße; alle Abstände wachsen mit",
        "wie im Browser eingestellt",
    ),
    EmbedPart(
        "--weisungs-pruefer-akzent",
        "Schaltflächen, Verweise, Rahmen der Tastaturbedienung; braucht 4,5:1 zur Fläche",
        "Blau",
    ),
    EmbedPart(
        "--weisungs-pruefer-text",
        "Schrift; braucht 4,5:1 zur Fläche",
        "fast Schwarz, in der dunklen Darstellung fast Weiß",
    ),
    EmbedPart(
        "--weisungs-pruefer-flaeche",
        "Hintergrund, auch der abgesetzten Kästen",
        "Weiß, in der dunklen Darstellung fast Schwarz",
    ),
    EmbedPart("--weisungs-pruefer-radius", "Rundung der Ecken", "0.2em"),
)
EVENTS = (
    EmbedPart(
        "ergebnis",
        "Das Ergebnis hat sich geändert, das erste Mal gleich nach dem Laden.",
        "checker, status, outcome, possible, candidates, values, next, missing, because",
    ),
    EmbedPart(
        "frage",
        "Eine andere Frage wird gestellt.",
        "checker, fact, title, remaining (so viele Fragen sind es höchstens noch, diese mitgezählt)",
    ),
    EmbedPart(
        "fehler",
        "Der Prüfer ließ sich nicht laden; das Element zeigt dann, was zu tun ist.",
        "checker, code (nicht-geladen oder kennung-fehlt), message",
    ),
)


def pages(
    cross_references: CrossReferences, scripts: Mapping[str, bytes], templates: Templates
) -> tuple[Page, ...]:
    """The page for those who look after other pages; without checkers there is none."""
    if not cross_references.model.checkers:
        return ()
    context = PageContext(cross_references, addresses.EMBEDS)
    text = templates.fill(
        "embeds/page.md",
        context=context,
        cross_references=cross_references,
        addresses=addresses,
        first=cross_references.model.checkers[0],
        title=TITLE,
        attributes=ATTRIBUTES,
        properties=PROPERTIES,
        events=EVENTS,
        checksum=_checksum(scripts.get(ELEMENT_SCRIPT, b"")),
        element_script=_href(context, ELEMENT_SCRIPT),
        height_script=_href(context, HEIGHT_SCRIPT),
    )
    return (Page(addresses.page_path(context.address), TITLE, text),)


def assets(
    cross_references: CrossReferences, program: dict, templates: Templates
) -> tuple[Asset, ...]:
    """One bare page for each checker."""
    return tuple(
        _frame(checker, cross_references, templates)
        for checker in _compiled(cross_references, program)
    )


def promised(
    cross_references: CrossReferences, program: dict, scripts: Mapping[str, bytes]
) -> tuple[str, ...]:
    """The addresses that hosts have in their pages."""
    own = tuple(addresses.script(name) for name in addresses.EMBED_SCRIPTS if name in scripts)
    return own + tuple(
        address
        for checker in _compiled(cross_references, program)
        for address in (addresses.embedded(checker.id), addresses.snippet(checker.id))
    )


def _compiled(cross_references: CrossReferences, program: dict) -> list[Checker]:
    return [
        checker for checker in cross_references.model.checkers if checker.id in program["checkers"]
    ]


def _frame(checker: Checker, cross_references: CrossReferences, templates: Templates) -> Asset:
    context = PageContext(
        cross_references, addresses.embedded(checker.id), checker.directives[0].value
    )
    text = templates.fill(
        "embeds/frame.html",
        context=context,
        checker=checker,
        addresses=addresses,
        scripts=(_href(context, ELEMENT_SCRIPT), _href(context, FRAME_SCRIPT)),
    )
    return Asset(context.address, text.encode())


def _href(context: PageContext, script: str) -> str:
    return context.href(addresses.script(script))


def _checksum(script: bytes) -> str:
    """As the attribute ``integrity`` wants it."""
    return "sha384-" + base64.b64encode(hashlib.sha384(script).digest()).decode()
