"""The sections of a directive with headings, summaries and norms, and the legend of a page."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Section
from generator.site import addresses
from generator.site.chapters import numbers
from generator.site.page_context import PageContext
from generator.views.norms import Run, runs
from generator.views.summaries import Summaries
from generator.wording import labels


@dataclass(frozen=True, kw_only=True)
class SectionView:
    """A section with its heading; ``level`` 0 = the heading of the page already says it."""

    title: str
    level: int
    anchor: str
    summary: str
    runs: tuple[Run, ...]


def sections(
    shown: tuple[Section, ...],
    context: PageContext,
    summaries: Summaries,
    *,
    page_title: str = "",
    depth: int = 0,
) -> tuple[SectionView, ...]:
    """The sections with headings that never skip a level.

    ``page_title`` and ``depth``: title and level of numbering that the page's own heading has.
    """
    views: list[SectionView] = []
    seen: set[str] = set()
    above = 1
    for section in shown:
        repeated = bool(section.number) and section.number in seen
        seen.add(section.number)
        if section.title == page_title:
            level = 0
        else:
            level = min(above + 1, max(2, 1 + len(numbers(section)) - depth + repeated))
            above = level
        numbered = bool(section.number) and not repeated
        views.append(
            SectionView(
                title=f"{section.number} {section.title}" if numbered else section.title,
                level=level,
                anchor=addresses.section_anchor(section),
                summary=summaries.section(section.id, context),
                runs=runs(section.norms, context, summaries),
            )
        )
    return tuple(views)


def kinds_shown(views: tuple[SectionView, ...]) -> tuple[tuple[str, int], ...]:
    """The kinds of norms on a page and how many there are, in the order of the legend."""
    kinds: list[str] = []
    for section in views:
        for run in section.runs:
            kinds += [view.norm.kind for view in run.norms]
    return tuple((kind, kinds.count(kind)) for kind in labels.MEANINGS if kind in kinds)
