"""Pages of a directive: one for all of it, or an entry page and one for each chapter."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Directive, Section
from generator.render import addresses, pictures
from generator.render.book import Book
from generator.render.chapters import Chapter, chapters, entry_sections, numbers
from generator.render.norms import Run, runs
from generator.render.page import Page
from generator.render.sheet import Sheet
from generator.render.summaries import Summaries, linked
from generator.render.templates import Templates


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


def pages(directive: Directive, summaries: Summaries, book: Book, templates: Templates) -> tuple[Page, ...]:
    """The page of the directive and those of its chapters."""
    parts = chapters(directive)
    return (_entry(directive, parts, summaries, book, templates), *(_chapter(directive, part, summaries, book, templates) for part in parts))


def _entry(directive: Directive, parts: tuple[Chapter, ...], summaries: Summaries, book: Book, templates: Templates) -> Page:
    sheet = Sheet(book, addresses.directive(directive.id), directive.id)
    text = templates.fill(
        "directive.md", sheet=sheet, directive=directive, issuer=book.issuers[directive.issuer],
        summary=linked(summaries.whole, sheet), sections=sections(entry_sections(directive), "", 0, sheet, summaries), chapters=tuple(_line(part, directive, sheet) for part in parts),
        checkers=book.checkers_of(directive.id), catalogues=book.catalogues_of(directive.id),
        gallery=pictures.of_directive(directive, sheet), addresses=addresses)
    return Page(addresses.page_path(sheet.address), directive.title, text)


def _chapter(directive: Directive, part: Chapter, summaries: Summaries, book: Book, templates: Templates) -> Page:
    sheet = Sheet(book, addresses.chapter(directive.id, part), directive.id)
    text = templates.fill(
        "chapter.md", sheet=sheet, directive=directive, chapter=part, addresses=addresses,
        sections=sections(part.sections, part.title, len(numbers(part.sections[0])), sheet, summaries))
    return Page(addresses.page_path(sheet.address), f"{part.number} {part.title} – {directive.short}", text)


def _line(part: Chapter, directive: Directive, sheet: Sheet) -> ChapterView:
    rns = tuple(norm.rn for section in part.sections for norm in section.norms)
    subtitles = tuple(section.title for section in part.sections if section.title != part.title)
    return ChapterView(part.number, part.title, sheet.href(addresses.chapter(directive.id, part)), rns, subtitles)


def sections(found: tuple[Section, ...], page_title: str, depth: int, sheet: Sheet, summaries: Summaries) -> tuple[SectionView, ...]:
    """The sections with headings that never skip a level; ``depth`` is that of the page's own heading."""
    made: list[SectionView] = []
    seen: set[str] = set()
    above = 1
    for section in found:
        repeated = bool(section.number) and section.number in seen
        seen.add(section.number)
        level = 0 if section.title == page_title else min(above + 1, max(2, 1 + len(numbers(section)) - depth + repeated))
        above = level or above
        title = section.title if repeated or not section.number else f"{section.number} {section.title}"
        made.append(SectionView(title, level, addresses.section_anchor(section), summaries.section(section.id, sheet),
                                runs(section.norms, sheet)))
    return tuple(made)
