"""Pages of a directive: one for all of it, or an entry page and one for each chapter.

Each version that is known has the same pages under its own address.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator import pictures
from generator.model import Directive
from generator.pages.refusals import directive_refused
from generator.site import addresses
from generator.site.chapters import Chapter, chapters, entry_sections, numbers
from generator.site.cross_references import CrossReferences
from generator.site.page import Page
from generator.site.page_context import Link, PageContext
from generator.site.templates import Templates
from generator.views.contents import ChapterView, chapter_view
from generator.views.legal_status import legal_status
from generator.views.sections import kinds_shown, sections
from generator.views.summaries import NONE, Summaries, linked
from generator.wording import labels

FOLDING = "folding.js"


@dataclass(frozen=True, kw_only=True)
class DirectiveOnPages:
    """A directive on its way to pages.

    ``entry``: the address of its first page; ``fixed``: the pages show this very version, whatever
    comes later.
    """

    directive: Directive
    entry: str
    fixed: bool
    summaries: Summaries
    cross_references: CrossReferences

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters; none when all of it is one page."""
        return chapters(self.directive)

    @property
    def edition(self) -> str:
        """What the version is called."""
        return labels.edition(self.directive.version, self.directive.valid.since)

    def context(self, chapter: Chapter | None = None) -> PageContext:
        """The entry page, or that of a chapter."""
        return PageContext(
            self.cross_references,
            addresses.chapter_of(self.entry, chapter) if chapter else self.entry,
            self.directive.id,
        )


def pages(
    directive: Directive,
    summaries: Summaries,
    cross_references: CrossReferences,
    templates: Templates,
) -> tuple[Page, ...]:
    """The pages of the version of the day under its lasting address, and those of each version."""
    shown: list[Page] = []
    if directive.known:
        latest = DirectiveOnPages(
            directive=directive,
            entry=addresses.directive(directive.id),
            fixed=False,
            summaries=summaries,
            cross_references=cross_references,
        )
        shown += _pages(latest, templates)
    else:
        shown.append(directive_refused(directive, cross_references, templates))
    for version in cross_references.editions(directive.id):
        fixed = DirectiveOnPages(
            directive=version,
            entry=addresses.edition(version),
            fixed=True,
            summaries=NONE,
            cross_references=cross_references.fixed(version),
        )
        shown += _pages(fixed, templates)
    return tuple(shown)


def _pages(shown: DirectiveOnPages, templates: Templates) -> list[Page]:
    chapters = [_chapter(shown, number, templates) for number in range(len(shown.chapters))]
    return [_entry(shown, templates), *chapters]


def _entry(shown: DirectiveOnPages, templates: Templates) -> Page:
    directive, cross_references = shown.directive, shown.cross_references
    context = shown.context()
    views = sections(entry_sections(directive), context, shown.summaries)
    text = templates.fill(
        "directive.md",
        context=context,
        addresses=addresses,
        directive=directive,
        issuer=cross_references.issuers[directive.issuer],
        legal_status=legal_status(directive, context, fixed=shown.fixed),
        summary=linked(shown.summaries.whole, context),
        sections=views,
        chapters=tuple(_line(chapter, shown) for chapter in shown.chapters),
        checkers=cross_references.checkers_of(directive.id),
        catalogues=cross_references.catalogues_of(directive.id),
        kinds=kinds_shown(views),
        norm_count=len(directive.norms),
        data_count=sum(len(view.data) for view in views),
        pdf=cross_references.printed.get(addresses.printed(directive.id)),
        scripts=_scripts(context),
        gallery=pictures.Gallery() if shown.fixed else pictures.of_directive(directive, context),
    )
    title = f"{directive.title} – {shown.edition}" if shown.fixed else directive.title
    return Page(addresses.page_path(context.address), title, text, nav=not shown.fixed)


def _chapter(shown: DirectiveOnPages, number: int, templates: Templates) -> Page:
    chapter, directive = shown.chapters[number], shown.directive
    context = shown.context(chapter)
    views = sections(
        chapter.sections,
        context,
        shown.summaries,
        page_title=chapter.title,
        depth=len(numbers(chapter.sections[0])),
    )
    text = templates.fill(
        "chapter.md",
        context=context,
        addresses=addresses,
        directive=directive,
        issuer=shown.cross_references.issuers[directive.issuer],
        chapter=chapter,
        legal_status=legal_status(directive, context, fixed=shown.fixed),
        sections=views,
        entry=context.href(shown.entry),
        before=_neighbour(shown, number - 1),
        after=_neighbour(shown, number + 1),
        kinds=kinds_shown(views),
        norm_count=sum(len(view.norms) for view in views),
        scripts=_scripts(context),
    )
    title = f"{chapter.number} {chapter.title} – {directive.short}"
    if shown.fixed:
        title += f" – {shown.edition}"
    return Page(addresses.page_path(context.address), title, text, nav=not shown.fixed)


def _neighbour(shown: DirectiveOnPages, number: int) -> Link | None:
    """The chapter before or after; number -1 is not the last one."""
    if not 0 <= number < len(shown.chapters):
        return None
    chapter = shown.chapters[number]
    return Link(f"{chapter.number} {chapter.title}", f"{chapter.id}.html")


def _line(chapter: Chapter, shown: DirectiveOnPages) -> ChapterView:
    address = addresses.chapter_of(shown.entry, chapter)
    return chapter_view(chapter, shown.context().href(address))


def _scripts(context: PageContext) -> tuple[str, ...]:
    return (context.href(f"assets/javascripts/{FOLDING}"),)
