"""The sections of a directive with headings, summaries and norms, and the legend of a page."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Section
from generator.site import addresses
from generator.site.chapters import numbers
from generator.site.page_context import PageContext
from generator.views.blocks import Block, blocks
from generator.views.norms import NormView, Run, norm_view, runs
from generator.views.summaries import Summaries
from generator.wording import labels

BRIEF = 10  # a summary in sight has at most a tenth of the words of its section


@dataclass(frozen=True, kw_only=True)
class SectionView:
    """A section with its heading; ``level`` 0 = the heading of the page already says it.

    ``data``: what it says about the document itself; pages show that apart from the text.
    """

    title: str
    level: int
    anchor: str
    summary: str
    norms: tuple[NormView, ...]
    data: tuple[NormView, ...]

    @property
    def runs(self) -> tuple[Run, ...]:
        """Everything in the order of the source, as paper shows it."""
        return runs(self.norms)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The text, as pages show it."""
        return blocks(view for view in self.norms if view not in self.data)

    @property
    def is_text(self) -> bool:
        """False when a section says nothing but data of the document."""
        return len(self.data) < len(self.norms) or not self.norms

    @property
    def brief(self) -> bool:
        """True when the summary is short beside the text, so that both may be in sight."""
        words = sum(len(view.norm.text.split()) for view in self.norms)
        return BRIEF * len(self.summary.split()) <= words


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
        norms = tuple(norm_view(norm, context, summaries) for norm in section.norms)
        views.append(
            SectionView(
                title=f"{section.number} {section.title}" if numbered else section.title,
                level=level,
                anchor=addresses.section_anchor(section),
                summary=summaries.section(section.id, context),
                norms=norms,
                data=() if section.number else tuple(filter(_is_data, norms)),
            )
        )
    return tuple(views)


def _is_data(view: NormView) -> bool:
    """Cover, contents and history speak of the document, not of what is to be done."""
    return view.norm.kind == "metadata"


def kinds_shown(views: tuple[SectionView, ...]) -> tuple[tuple[str, int], ...]:
    """The kinds of norms on a page and how many there are, in the order of the legend."""
    kinds: list[str] = []
    for section in views:
        kinds += [view.norm.kind for view in section.norms]
    return tuple((kind, kinds.count(kind)) for kind in labels.MEANINGS if kind in kinds)
