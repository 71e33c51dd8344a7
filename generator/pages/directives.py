"""Pages of a directive: one for all of it, or an entry page and one for each chapter; and the same for each version under its own address."""

from __future__ import annotations

from dataclasses import dataclass

from generator import pictures
from generator.model import Directive, Section
from generator.pages.refusals import directive_refused
from generator.site import addresses
from generator.site.chapters import Chapter, chapters, entry_sections, numbers
from generator.site.cross_references import CrossReferences
from generator.site.page import Page
from generator.site.page_context import Link, PageContext
from generator.site.templates import Templates
from generator.views.legal_status import legal_status
from generator.views.norms import Run, runs
from generator.views.summaries import NONE, Summaries, linked
from generator.wording import labels

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
class DirectiveOnPages:
    """A directive on its way to pages: ``entry`` is the address of its first page, ``fixed`` the very version and not the latest."""

    directive: Directive
    entry: str
    fixed: bool
    summaries: Summaries
    cross_references: CrossReferences

    @property
    def parts(self) -> tuple[Chapter, ...]:
        """The chapters; none when all of it is one page."""
        return chapters(self.directive)

    def context(self, part: Chapter | None = None) -> PageContext:
        """The entry page, or that of a chapter."""
        return PageContext(
            self.cross_references,
            addresses.chapter_of(self.entry, part) if part else self.entry,
            self.directive.id,
        )


def pages(
    directive: Directive,
    summaries: Summaries,
    cross_references: CrossReferences,
    templates: Templates,
) -> tuple[Page, ...]:
    """The pages under the address that always leads to the version of the day, and those of each version known."""
    latest = DirectiveOnPages(
        directive, addresses.directive(directive.id), False, summaries, cross_references
    )
    versions = (
        DirectiveOnPages(one, addresses.edition(one), True, NONE, cross_references.fixed(one))
        for one in cross_references.editions(directive.id)
    )
    made = (
        _pages(latest, templates)
        if directive.known
        else (directive_refused(directive, cross_references, templates),)
    )
    return made + tuple(page for version in versions for page in _pages(version, templates))


def _pages(volume: DirectiveOnPages, templates: Templates) -> tuple[Page, ...]:
    return _entry(volume, templates), *(
        _chapter(volume, number, templates) for number in range(len(volume.parts))
    )


def _entry(volume: DirectiveOnPages, templates: Templates) -> Page:
    context, directive, cross_references = (
        volume.context(),
        volume.directive,
        volume.cross_references,
    )
    views = sections(entry_sections(directive), "", 0, context, volume.summaries)
    text = templates.fill(
        "directive.md",
        context=context,
        directive=directive,
        issuer=cross_references.issuers[directive.issuer],
        legal_status=legal_status(directive, context, volume.fixed),
        summary=linked(volume.summaries.whole, context),
        sections=views,
        chapters=tuple(_line(part, volume) for part in volume.parts),
        checkers=cross_references.checkers_of(directive.id),
        catalogues=cross_references.catalogues_of(directive.id),
        addresses=addresses,
        kinds=_kinds(views),
        scripts=_scripts(context),
        gallery=pictures.Gallery() if volume.fixed else pictures.of_directive(directive, context),
    )
    title = (
        f"{directive.title} – {labels.edition(directive.version, directive.valid.since)}"
        if volume.fixed
        else directive.title
    )
    return Page(addresses.page_path(context.address), title, text, nav=not volume.fixed)


def _chapter(volume: DirectiveOnPages, number: int, templates: Templates) -> Page:
    part, directive = volume.parts[number], volume.directive
    context = volume.context(part)
    views = sections(
        part.sections, part.title, len(numbers(part.sections[0])), context, volume.summaries
    )
    text = templates.fill(
        "chapter.md",
        context=context,
        directive=directive,
        chapter=part,
        addresses=addresses,
        legal_status=legal_status(directive, context, volume.fixed),
        sections=views,
        entry=context.href(volume.entry),
        before=_neighbour(volume, number - 1),
        after=_neighbour(volume, number + 1),
        kinds=_kinds(views),
        scripts=_scripts(context),
    )
    version = (
        f" – {labels.edition(directive.version, directive.valid.since)}" if volume.fixed else ""
    )
    return Page(
        addresses.page_path(context.address),
        f"{part.number} {part.title} – {directive.short}{version}",
        text,
        nav=not volume.fixed,
    )


def _neighbour(volume: DirectiveOnPages, number: int) -> Link | None:
    """The chapter before or after; number -1 is not the last one."""
    if not 0 <= number < len(volume.parts):
        return None
    part = volume.parts[number]
    return Link(f"{part.number} {part.title}", f"{part.id}.html")


def _scripts(context: PageContext) -> tuple[str, ...]:
    return (context.href(f"assets/javascripts/{FOLDING}"),)


def _kinds(views: tuple[SectionView, ...]) -> tuple[tuple[str, int], ...]:
    """The kinds of norms on a page and how many there are, in the order of the legend."""
    found = [view.norm.kind for section in views for run in section.runs for view in run.norms]
    return tuple((kind, found.count(kind)) for kind in labels.MEANINGS if kind in found)


def _line(part: Chapter, volume: DirectiveOnPages) -> ChapterView:
    rns = tuple(norm.rn for section in part.sections for norm in section.norms)
    subtitles = tuple(section.title for section in part.sections if section.title != part.title)
    return ChapterView(
        part.number,
        part.title,
        volume.context().href(addresses.chapter_of(volume.entry, part)),
        rns,
        subtitles,
    )


def sections(
    found: tuple[Section, ...],
    page_title: str,
    depth: int,
    context: PageContext,
    summaries: Summaries,
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
                summaries.section(section.id, context),
                runs(section.norms, context, summaries),
            )
        )
    return tuple(made)
