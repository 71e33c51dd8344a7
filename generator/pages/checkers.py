"""Checker pages: the question, the form, and all it rests on, readable without a script."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model import Checker
from generator.program import Program
from generator.site import addresses
from generator.site.cross_references import CrossReferences, main_directive
from generator.site.page import Asset, Page
from generator.site.page_context import PageContext
from generator.site.templates import Templates
from generator.views import checker_texts
from generator.views.checker_parts import checker_parts
from generator.views.examples import examples
from generator.views.legal_status import legal_statuses

SCRIPTS = ("evaluate.js", "checker.js")


def pages(cross_references: CrossReferences, templates: Templates) -> tuple[Page, ...]:
    """One page for each checker."""
    return tuple(
        _page(checker, cross_references, templates) for checker in cross_references.model.checkers
    )


def assets(
    cross_references: CrossReferences, program: Program, scripts: Mapping[str, bytes]
) -> tuple[Asset, ...]:
    """The scripts that all checkers share, and the data of each."""
    shared = [Asset(addresses.script(name), script) for name, script in sorted(scripts.items())]
    data: list[Asset] = []
    for checker in cross_references.model.checkers:
        if checker.id in program["checkers"]:
            context = _context(checker, cross_references)
            executed = program["checkers"][checker.id]
            first, further = checker_texts.scripts(checker, executed, context)
            data.append(Asset(addresses.checker_data(checker.id), first))
            data.append(Asset(addresses.checker_texts(checker.id), further))
    return (*shared, *data)


def scripts_of(checker: Checker) -> tuple[str, ...]:
    """What the page of a checker fetches at once: what all share, and its first data."""
    return (*map(addresses.script, SCRIPTS), addresses.checker_data(checker.id))


def _context(checker: Checker, cross_references: CrossReferences) -> PageContext:
    return PageContext(cross_references, addresses.checker(checker.id), main_directive(checker))


def _page(checker: Checker, cross_references: CrossReferences, templates: Templates) -> Page:
    context = _context(checker, cross_references)
    directives = cross_references.followed(checker)
    text = templates.fill(
        "checker.md",
        context=context,
        addresses=addresses,
        checker=checker,
        directives=directives,
        legal_statuses=legal_statuses((directive.id for directive in directives), context),
        parts=checker_parts(checker, context),
        examples=examples(checker),
        scripts=tuple(map(context.href, scripts_of(checker))),
    )
    return Page(addresses.page_path(context.address), checker.title, text)
