"""A directive that is too long for one page, cut along its own numbering.

Pages must stay light on old machines, so a part of the numbering with more than ``LIMIT`` norms is
cut once more. Unnumbered sections (cover, history) stay on the entry page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model import Directive, Section

LIMIT = 180


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """Sections that share a page; ``id`` is part of its address."""

    id: str
    number: str
    title: str
    sections: tuple[Section, ...]


def numbers(section: Section) -> tuple[str, ...]:
    """»III.2 a)« → (»III«, »2«, »a«): the levels of a section's number."""
    return tuple(re.findall(r"[^\W_]+", section.number))


def chapters(directive: Directive) -> tuple[Chapter, ...]:
    """The chapters in the order of the source; none when everything fits on one page."""
    if len(directive.norms) <= LIMIT:
        return ()
    return tuple(_cut(tuple(section for section in directive.sections if section.number), 0))


def entry_sections(directive: Directive) -> tuple[Section, ...]:
    """The sections that the page of the directive itself shows."""
    return (
        tuple(section for section in directive.sections if not section.number)
        if chapters(directive)
        else directive.sections
    )


def _cut(sections: tuple[Section, ...], depth: int) -> list[Chapter]:
    """Chapters along the first ``depth + 1`` levels of numbering, deeper where too long."""
    cut: list[Chapter] = []
    for group in _grouped(sections, depth):
        own = tuple(section for section in group if len(numbers(section)) <= depth + 1)
        deeper = tuple(section for section in group if section not in own)
        if _count(group) > LIMIT and deeper:
            cut += [_chapter(own), *_cut(deeper, depth + 1)]
        else:
            cut.append(_chapter(group))
    return [chapter for chapter in cut if _count(chapter.sections)]


def _grouped(sections: tuple[Section, ...], depth: int) -> list[tuple[Section, ...]]:
    groups: dict[tuple[str, ...], list[Section]] = {}
    for section in sections:
        groups.setdefault(numbers(section)[: depth + 1], []).append(section)
    return [tuple(group) for group in groups.values()]


def _count(sections: tuple[Section, ...]) -> int:
    return sum(len(section.norms) for section in sections)


def _chapter(sections: tuple[Section, ...]) -> Chapter:
    first = sections[0]
    return Chapter(
        id="-".join(numbers(first)).lower(),
        number=first.number,
        title=first.title,
        sections=sections,
    )
