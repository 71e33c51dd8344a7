"""Pages of a directive: one for all of it, or an entry page and one for each chapter; and the same for each version under its own address."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Directive, Section
from generator.render import addresses, labels, pictures
from generator.render.book import Book
from generator.render.chapters import Chapter, chapters, entry_sections, numbers
from generator.render.norms import Run, runs
from generator.render.page import Page
from generator.render.refusals import directive_refused
from generator.render.sheet import Link, Sheet
from generator.render.standing import standing
from generator.render.summaries import NONE, Summaries, linked
from generator.render.templates import Templates

FOLDING = "falten.js"


@dataclass(frozen=True)
class SectionView:
    """A section with its heading; ``level`` 0 = the heading of the page already says it."""

    title: str
    level: int
    anchor: str
    summary: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class ChapterView:
    """A line of the contents of a long directive."""

    number: str
    title: str
    href: str
    rns: tuple[int, ...]
    subtitles: tuple[str, ...]


@dataclass(frozen=True)
class Volume:
    """A directive on its way to pages: ``entry`` is the address of its first page, ``fixed`` the very version and not the latest."""

    directive: Directive
    entry: str
    fixed: bool
    summaries: Summaries
    book: Book

    @property
    def parts(self) -> tuple[Chapter, ...]:
        """The chapters; none when all of it is one page."""
        return chapters(self.directive)

    def sheet(self, part: Chapter | None = None) -> Sheet:
        """The entry page, or that of a chapter."""
        return Sheet(
            self.book,
            addresses.chapter_of(self.entry, part) if part else self.entry,
            self.directive.id,
        )


def pages(
    directive: Directive, summaries: Summaries, book: Book, templates: Templates
) -> tuple[Page, ...]:
    """The pages under the address that always leads to the version of the day, and those of each version known."""
    latest = Volume(directive, addresses.directive(directive.id), False, summaries, book)
    versions = (
        Volume(one, addresses.edition(one), True, NONE, book.fixed(one))
        for one in book.editions(directive.id)
    )
    made = (
        _pages(latest, templates)
        if directive.known
        else (directive_refused(directive, book, templates),)
    )
    return made + tuple(page for version in versions for page in _pages(version, templates))


def _pages(volume: Volume, templates: Templates) -> tuple[Page, ...]:
    return _entry(volume, templates), *(
        _chapter(volume, number, templates) for number in range(len(volume.parts))
    )


def _entry(volume: Volume, templates: Templates) -> Page:
    sheet, directive, book = volume.sheet(), volume.directive, volume.book
    views = sections(entry_sections(directive), "", 0, sheet, volume.summaries)
    text = templates.fill(
        "directive.md",
        sheet=sheet,
        directive=directive,
        issuer=book.issuers[directive.issuer],
        standing=standing(directive, sheet, volume.fixed),
        summary=linked(volume.summaries.whole, sheet),
        sections=views,
        chapters=tuple(_line(part, volume) for part in volume.parts),
        checkers=book.checkers_of(directive.id),
        catalogues=book.catalogues_of(directive.id),
        addresses=addresses,
        kinds=_kinds(views),
        scripts=_scripts(sheet),
        gallery=pictures.Gallery() if volume.fixed else pictures.of_directive(directive, sheet),
    )
    title = (
        f"{directive.title} – {labels.edition(directive.version, directive.valid.since)}"
        if volume.fixed
        else directive.title
    )
    return Page(addresses.page_path(sheet.address), title, text, nav=not volume.fixed)


def _chapter(volume: Volume, number: int, templates: Templates) -> Page:
    part, directive = volume.parts[number], volume.directive
    sheet = volume.sheet(part)
    views = sections(
        part.sections, part.title, len(numbers(part.sections[0])), sheet, volume.summaries
    )
    text = templates.fill(
        "chapter.md",
        sheet=sheet,
        directive=directive,
        chapter=part,
        addresses=addresses,
        standing=standing(directive, sheet, volume.fixed),
        sections=views,
        entry=sheet.href(volume.entry),
        before=_neighbour(volume, number - 1),
        after=_neighbour(volume, number + 1),
        kinds=_kinds(views),
        scripts=_scripts(sheet),
    )
    version = (
        f" – {labels.edition(directive.version, directive.valid.since)}" if volume.fixed else ""
    )
    return Page(
        addresses.page_path(sheet.address),
        f"{part.number} {part.title} – {directive.short}{version}",
        text,
        nav=not volume.fixed,
    )


def _neighbour(volume: Volume, number: int) -> Link | None:
    """The chapter before or after; number -1 is not the last one."""
    if not 0 <= number < len(volume.parts):
        return None
    part = volume.parts[number]
    return Link(f"{part.number} {part.title}", f"{part.id}.html")


def _scripts(sheet: Sheet) -> tuple[str, ...]:
    return (sheet.href(f"assets/javascripts/{FOLDING}"),)


def _kinds(views: tuple[SectionView, ...]) -> tuple[tuple[str, int], ...]:
    """The kinds of norms on a page and how many there are, in the order of the legend."""
    found = [view.norm.kind for section in views for run in section.runs for view in run.norms]
    return tuple((kind, found.count(kind)) for kind in labels.MEANINGS if kind in found)


def _line(part: Chapter, volume: Volume) -> ChapterView:
    rns = tuple(norm.rn for section in part.sections for norm in section.norms)
    subtitles = tuple(section.title for section in part.sections if section.title != part.title)
    return ChapterView(
        part.number,
        part.title,
        volume.sheet().href(addresses.chapter_of(volume.entry, part)),
        rns,
        subtitles,
    )


def sections(
    found: tuple[Section, ...], page_title: str, depth: int, sheet: Sheet, summaries: Summaries
) -> tuple[SectionView, ...]:
    """The sections with headings that never skip a level; ``depth`` is that of the page's own heading."""
    made: list[SectionView] = []
    seen: set[str] = set()
    above = 1
    for section in found:
        repeated = bool(section.number) and section.number in seen
        seen.add(section.number)
        level = (
            0
            if section.title == page_title
            else min(above + 1, max(2, 1 + len(numbers(section)) - depth + repeated))
        )
        above = level or above
        title = (
            section.title if repeated or not section.number else f"{section.number} {section.title}"
        )
        made.append(
            SectionView(
                title,
                level,
                addresses.section_anchor(section),
                summaries.section(section.id, sheet),
                runs(section.norms, sheet, summaries),
            )
        )
    return tuple(made)
