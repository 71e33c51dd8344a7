"""Checkers in foreign pages: the page that says how, and for each checker a page for an iframe."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping

from generator.model import Checker
from generator.program import Program
from generator.site import addresses
from generator.site.cross_references import CrossReferences, main_directive
from generator.site.page import Asset, Page
from generator.site.page_context import PageContext
from generator.site.templates import Templates
from generator.views.checker_texts import guest_script
from generator.views.embed_interface import ATTRIBUTES, EVENTS, PROPERTIES

TITLE = "Prüfer einbetten"
ELEMENT_SCRIPT, FRAME_SCRIPT, HEIGHT_SCRIPT = addresses.EMBED_SCRIPTS


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
    cross_references: CrossReferences, program: Program, templates: Templates
) -> tuple[Asset, ...]:
    """For each checker a bare page, and the texts around it."""
    checkers = _compiled(cross_references, program)
    return (
        *(_frame(checker, cross_references, templates) for checker in checkers),
        *(Asset(addresses.guest_texts(checker.id), guest_script(checker)) for checker in checkers),
    )


def promised(
    cross_references: CrossReferences, program: Program, scripts: Mapping[str, bytes]
) -> tuple[str, ...]:
    """The addresses that hosts have in their pages."""
    promises = [addresses.script(name) for name in addresses.EMBED_SCRIPTS if name in scripts]
    for checker in _compiled(cross_references, program):
        promises += [addresses.embedded(checker.id), addresses.snippet(checker.id)]
    return tuple(promises)


def _compiled(cross_references: CrossReferences, program: Program) -> list[Checker]:
    return [
        checker for checker in cross_references.model.checkers if checker.id in program["checkers"]
    ]


def _frame(checker: Checker, cross_references: CrossReferences, templates: Templates) -> Asset:
    context = PageContext(cross_references, addresses.embedded(checker.id), main_directive(checker))
    text = templates.fill(
        "embeds/frame.html",
        context=context,
        addresses=addresses,
        checker=checker,
        scripts=(_href(context, ELEMENT_SCRIPT), _href(context, FRAME_SCRIPT)),
    )
    return Asset(context.address, text.encode())


def _href(context: PageContext, script: str) -> str:
    return context.href(addresses.script(script))


def _checksum(script: bytes) -> str:
    """As the attribute ``integrity`` wants it."""
    return "sha384-" + base64.b64encode(hashlib.sha384(script).digest()).decode()
