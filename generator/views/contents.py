"""The contents of a directive that is too long for one page."""

from __future__ import annotations

from dataclasses import dataclass

from generator.site.chapters import Chapter


@dataclass(frozen=True, kw_only=True)
class ChapterView:
    """A line of the contents: a chapter, its Randnummern, and the titles of its other sections."""

    number: str
    title: str
    href: str
    rns: tuple[int, ...]
    subtitles: tuple[str, ...]


def chapter_view(chapter: Chapter, href: str) -> ChapterView:
    """The line of a chapter that stands at ``href``."""
    return ChapterView(
        number=chapter.number,
        title=chapter.title,
        href=href,
        rns=tuple(norm.rn for section in chapter.sections for norm in section.norms),
        subtitles=tuple(
            section.title for section in chapter.sections if section.title != chapter.title
        ),
    )
