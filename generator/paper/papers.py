"""Which papers there are: one for each directive, one of all, and a sheet for each checker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from generator.model import Checker, Directive, Model
from generator.paper.keywords import keywords
from generator.paper.paper import Paper
from generator.paper.source import Cover, Setup, Typesetter
from generator.paper.volume import (
    PaperVolume,
    checker_on_paper,
    conflicts_of,
    paper_context,
    terms_of,
    volume_of,
)
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.site.templates import Templates
from generator.verified import Verified
from generator.views.deadlines import DeadlineGroup, deadline_groups
from generator.views.legal_status import legal_statuses
from generator.views.sort_keys import sort_key
from generator.wording import labels
from generator.wording.words import day

HOUSE = Path("print") / "haus.typ"
BOOK = ("none",)  # a book has the size of letters that haus.typ gives it
# Of the letters of a sheet; what does not fit goes without its table, which is in the book.
SIZES = ("9pt", "8pt")
SHEET_PAGES = 2
_TAG = re.compile(r"<svg.*?</svg>|<[^>]*>", re.DOTALL)


def papers(
    model: Model,
    templates: Path,
    written: Mapping[str, str],
    verified: tuple[Verified, ...] = (),
) -> tuple[Paper, ...]:
    """All papers of a handbook.

    ``templates``: the folder site_templates; ``written``: texts of content/ by path; ``verified``:
    what was proven of the checkers.
    """
    press = _Press(CrossReferences.of(model, verified), templates)
    volumes = _volumes(press.cross_references, written)
    return (
        *(press.directive(volume) for volume in volumes),
        *([press.handbook(volumes)] if volumes else []),
        *(press.checker(checker) for checker in model.checkers),
    )


def fragments(
    model: Model, templates: Path, written: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Path and HTML of every book among the papers, before it becomes Typst.

    What another engine is measured with.
    """
    press = _Press(CrossReferences.of(model), templates)
    volumes = _volumes(press.cross_references, written)
    for volume in volumes:
        yield addresses.printed(volume.directive.id), press.html_of(volume)
    yield addresses.printed(addresses.HANDBOOK), press.html_of_all(volumes)


def _volumes(
    cross_references: CrossReferences, written: Mapping[str, str]
) -> tuple[PaperVolume, ...]:
    return tuple(
        volume_of(directive, cross_references, written)
        for directive in cross_references.model.directives
        if directive.known
    )


class _Press:
    """Fills the templates and has them set."""

    def __init__(self, cross_references: CrossReferences, templates: Path) -> None:
        self.cross_references = cross_references
        self.templates = Templates(templates)
        self.typesetter = Typesetter((templates / HOUSE).read_text(encoding="utf-8"))
        self.titles = {term.id: term.term for term in cross_references.model.terms}

    def directive(self, volume: PaperVolume) -> Paper:
        """One directive with everything that belongs to it."""
        directive = volume.directive
        cover = Cover(
            above=volume.issuer.title,
            title=directive.title,
            below=_subtitle(directive),
            facts=self._fill("cover.html", volume=volume, context=volume.context),
            note=labels.PAPER_NOTE,
        )
        setup = self._setup(directive.title, (directive,))
        sources = self.typesetter.sources(self.html_of(volume), setup, BOOK, cover)
        return Paper(addresses.printed(directive.id), directive.title, sources)

    def html_of(self, volume: PaperVolume) -> str:
        """The HTML of a directive; its glossary are the terms that the rest of it uses."""
        directive, cross_references = volume.directive, self.cross_references
        groups = deadline_groups(paper_context(cross_references))
        html = self._fill(
            "directive.html",
            volume=volume,
            groups=_groups_of(directive, groups),
            conflicts=conflicts_of(directive.id, cross_references),
            context=volume.context,
        )
        terms = terms_of(_TAG.sub(" ", html), directive, cross_references)
        return html + self._fill(
            "registers.html",
            context=volume.context,
            terms=terms,
            words=keywords((directive,), terms, cross_references),
        )

    def handbook(self, volumes: tuple[PaperVolume, ...]) -> Paper:
        """All directives in one."""
        model, title = self.cross_references.model, self._title()
        cover = Cover(
            above=" · ".join(issuer.title for issuer in model.issuers),
            title=labels.PAPER_HANDBOOK,
            below=tuple(_listed(volume.directive) for volume in volumes),
            note=labels.PAPER_NOTE,
        )
        edited = _edited(volume.directive for volume in volumes)
        setup = replace(self._setup(title, model.directives), day=edited)
        sources = self.typesetter.sources(self.html_of_all(volumes), setup, BOOK, cover)
        return Paper(addresses.printed(addresses.HANDBOOK), title, sources)

    def html_of_all(self, volumes: tuple[PaperVolume, ...]) -> str:
        """The HTML of the handbook."""
        cross_references, context = self.cross_references, paper_context(self.cross_references)
        terms = cross_references.model.terms
        directives = (volume.directive for volume in volumes)
        return self._fill(
            "handbook.html",
            volumes=volumes,
            groups=deadline_groups(context),
            conflicts=conflicts_of("", cross_references),
            context=context,
            terms=terms,
            words=keywords(directives, terms, cross_references),
            running=self._title(),
        )

    def checker(self, checker: Checker) -> Paper:
        """A checker on one sheet of paper, as large as it may be."""
        view = checker_on_paper(checker, self.cross_references)
        directives = self.cross_references.followed(checker)
        statuses = legal_statuses((directive.id for directive in directives), view.context)
        setup = self._setup(checker.title, directives)
        sources: list[str] = []
        for whole in (True, False):
            html = self._fill(
                "sheet.html",
                whole=whole,
                view=view,
                context=view.context,
                legal_statuses=statuses,
            )
            sources += self.typesetter.sources(html, setup, SIZES)
        return Paper(
            addresses.printed_checker(checker.id), checker.title, tuple(sources), SHEET_PAGES
        )

    def _setup(self, title: str, directives: tuple[Directive, ...]) -> Setup:
        """The status line names the last edit and the reference date, not the day of the build."""
        edited, day_asked = _edited(directives), self.cross_references.model.day
        status_line = f"Redaktionsstand {day(edited)}"
        if day_asked:
            status_line += f" · Stichtag {day(day_asked)}"
        return Setup(title=title, status_line=status_line, day=edited)

    def _title(self) -> str:
        issuers = ", ".join(issuer.short for issuer in self.cross_references.model.issuers)
        return f"{labels.PAPER_HANDBOOK}: {issuers}"

    def _fill(self, name: str, **values: object) -> str:
        return self.templates.fill(
            f"print/{name}",
            addresses=addresses,
            cross_references=self.cross_references,
            sort_key=sort_key,
            titles=self.titles,
            **values,
        )


def _subtitle(directive: Directive) -> tuple[str, ...]:
    number = " ".join(filter(None, (directive.kind, directive.number)))
    if not directive.number:
        number += f", {labels.NO_NUMBER}"
    return number, labels.edition(directive.version, directive.valid.since)


def _listed(directive: Directive) -> str:
    """A directive on the cover of the handbook."""
    return f"{directive.title} ({labels.edition(directive.version, directive.valid.since)})"


def _edited(directives: Iterable[Directive]) -> str:
    """The last day on which one of them was compared with its source (ISO)."""
    return max((directive.edited for directive in directives), default="")


def _groups_of(
    directive: Directive, groups: tuple[DeadlineGroup, ...]
) -> tuple[DeadlineGroup, ...]:
    """The figures of one directive."""
    kept: list[DeadlineGroup] = []
    for group in groups:
        tasks = tuple(task for task in group.tasks if task.directive.id == directive.id)
        if tasks:
            kept.append(replace(group, tasks=tasks))
    return tuple(kept)
