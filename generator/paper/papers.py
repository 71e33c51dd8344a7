"""Which papers there are: one for each directive, one of all, and a sheet for each checker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.model import Checker, Directive, Model
from generator.paper.fragment import parse
from generator.paper.keywords import keywords
from generator.paper.paper import Paper
from generator.paper.strings import string
from generator.paper.typst import emit
from generator.paper.volume import (
    PaperVolume,
    checker_on_paper,
    conflicts_of,
    sheet_of,
    terms_of,
    volume,
)
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.site.templates import Templates
from generator.views.deadlines import DeadlineGroup, deadline_groups
from generator.views.legal_status import legal_statuses
from generator.views.sort_keys import sort_key
from generator.wording import labels
from generator.wording.words import day

HOUSE = Path("print") / "haus.typ"
SIZES = (
    "9pt",
    "8pt",
)  # of the letters of a sheet; what does not fit goes without its table, which is in the book
BOOK = ("none",)  # a book has the size that haus.typ gives it
SHEET_PAGES, DEPTH = 2, 3  # of a sheet; levels of headings in the contents
_TAG = re.compile(r"<svg.*?</svg>|<[^>]*>", re.DOTALL)


def papers(model: Model, templates: Path, written: Mapping[str, str]) -> tuple[Paper, ...]:
    """All papers of a handbook; ``templates``: folder site_templates; ``written``: texts of content/ by path."""
    press, volumes = _opened(model, templates, written)
    return (
        *(press.directive(one) for one in volumes),
        press.handbook(volumes),
        *(press.checker(one) for one in model.checkers),
    )


def fragments(
    model: Model, templates: Path, written: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Path and HTML of every book among the papers, before it becomes Typst: what another engine is measured with."""
    press, volumes = _opened(model, templates, written)
    yield from ((addresses.printed(it.directive.id), press.text_of(it)) for it in volumes)
    yield addresses.printed(addresses.HANDBOOK), press.text_of_all(volumes)


def _opened(
    model: Model, templates: Path, written: Mapping[str, str]
) -> tuple[_Press, tuple[PaperVolume, ...]]:
    press = _Press(CrossReferences.of(model), templates)
    return press, tuple(
        volume(one, press.cross_references, written) for one in model.directives if one.known
    )


class _Press:
    """Fills the templates and puts the looks in front."""

    def __init__(self, cross_references: CrossReferences, templates: Path) -> None:
        self.cross_references, self.templates, self.house = (
            cross_references,
            Templates(templates),
            (templates / HOUSE).read_text(encoding="utf-8"),
        )
        self.titles = {term.id: term.term for term in cross_references.model.terms}

    def directive(self, it: PaperVolume) -> Paper:
        """One directive with everything that belongs to it."""
        one = it.directive
        cover = _cover(
            it.issuer.title, one.title, _subtitle(one), self._facts(it), labels.PAPER_NOTE
        )
        return Paper(
            addresses.printed(one.id),
            one.title,
            self._sources(
                self.text_of(it),
                one.title,
                _stand((one,), self.cross_references),
                one.edited,
                BOOK,
                cover,
            ),
        )

    def text_of(self, it: PaperVolume) -> str:
        """The HTML of a directive; its glossary are the terms that the rest of it uses."""
        one, context, cross_references = it.directive, it.context, self.cross_references
        groups = _only(deadline_groups(sheet_of(cross_references)), one.id)
        values = {
            "it": it,
            "groups": groups,
            "conflicts": conflicts_of(one.id, cross_references),
            "context": context,
        }
        text = self._fill("directive.html", **values)
        terms = terms_of(_TAG.sub(" ", text), one, cross_references)
        return text + self._fill(
            "registers.html",
            context=context,
            terms=terms,
            words=keywords((one,), terms, cross_references),
        )

    def handbook(self, volumes: tuple[PaperVolume, ...]) -> Paper:
        """All directives in one."""
        cross_references, title = self.cross_references, self._title()
        listed = tuple(
            f"{it.directive.title} ({labels.edition(it.directive.version, it.directive.valid.since)})"
            for it in volumes
        )
        cover = _cover(
            " · ".join(issuer.title for issuer in cross_references.model.issuers),
            labels.PAPER_HANDBOOK,
            listed,
            "",
            labels.PAPER_NOTE,
        )
        return Paper(
            addresses.printed(addresses.HANDBOOK),
            title,
            self._sources(
                self.text_of_all(volumes),
                title,
                _stand(cross_references.model.directives, cross_references),
                _edited(it.directive for it in volumes),
                BOOK,
                cover,
            ),
        )

    def text_of_all(self, volumes: tuple[PaperVolume, ...]) -> str:
        """The HTML of the handbook."""
        cross_references, context = self.cross_references, sheet_of(self.cross_references)
        terms = cross_references.model.terms
        words = keywords((it.directive for it in volumes), terms, cross_references)
        return self._fill(
            "handbook.html",
            volumes=volumes,
            groups=deadline_groups(context),
            conflicts=conflicts_of("", cross_references),
            context=context,
            terms=terms,
            words=words,
            running=self._title(),
        )

    def checker(self, one: Checker) -> Paper:
        """A checker on one sheet of paper, as large as it may be."""
        view = checker_on_paper(one, self.cross_references)
        named = self.cross_references.followed(one)
        values = {
            "it": view,
            "context": view.context,
            "legal_statuses": legal_statuses((found.id for found in named), view.context),
        }
        stand = _stand(named, self.cross_references)
        edited = _edited(named)
        sources = tuple(
            source
            for whole in (True, False)
            for source in self._sources(
                self._fill("sheet.html", whole=whole, **values), one.title, stand, edited, SIZES
            )
        )
        return Paper(addresses.printed_checker(one.id), one.title, sources, SHEET_PAGES)

    def _title(self) -> str:
        return f"{labels.PAPER_HANDBOOK}: {', '.join(issuer.short for issuer in self.cross_references.model.issuers)}"

    def _facts(self, it: PaperVolume) -> str:
        return (
            emit(parse(self._fill("cover.html", it=it, context=it.context)))[1]
            .removeprefix("#")
            .strip()
        )

    def _fill(self, name: str, **values: object) -> str:
        return self.templates.fill(
            f"print/{name}",
            addresses=addresses,
            cross_references=self.cross_references,
            sort_key=sort_key,
            titles=self.titles,
            **values,
        )

    def _sources(
        self,
        text: str,
        title: str,
        stand: str,
        edited: str,
        sizes: tuple[str, ...],
        cover: str = "",
    ) -> tuple[str, ...]:
        """One source for each size of the letters; with a cover, contents follow it."""
        aliases, body = emit(parse(text))
        day_of = ", ".join(str(int(part)) for part in edited.split("-"))
        front = f"{cover}\n#contents({DEPTH})\n" if cover else ""
        return tuple(
            f"{aliases}{self.house}\n#show: paper.with(title: {string(title)}, stand: {string(stand)}, day: ({day_of}), size: {size})\n{front}{body}"
            for size in sizes
        )


def _cover(above: str, title: str, below: tuple[str, ...], facts: str, note: str) -> str:
    lines = "".join(f"{string(line)}, " for line in below)
    return f"#cover(above: {string(above)}, title: {string(title)}, below: ({lines}), facts: {facts or 'none'}, note: {string(note)})"


def _subtitle(one: Directive) -> tuple[str, ...]:
    return (
        " ".join(filter(None, (one.kind, one.number)))
        + ("" if one.number else f", {labels.NO_NUMBER}"),
        labels.edition(one.version, one.valid.since),
    )


def _stand(directives: tuple[Directive, ...], cross_references: CrossReferences) -> str:
    """The status line: never the day of the build."""
    day_asked = (
        f" · Stichtag {day(cross_references.model.day)}" if cross_references.model.day else ""
    )
    return f"Redaktionsstand {day(_edited(directives))}{day_asked}"


def _edited(directives: Iterable[Directive]) -> str:
    """The last day on which one of them was compared with its source (ISO)."""
    return max((one.edited for one in directives), default="")


def _only(
    groups: tuple[DeadlineGroup, ...], directive: str
) -> tuple[DeadlineGroup, ...]:
    """The figures of one directive."""
    found = (
        DeadlineGroup(
            group.id,
            group.title,
            tuple(task for task in group.tasks if task.directive.id == directive),
        )
        for group in groups
    )
    return tuple(group for group in found if group.tasks)
