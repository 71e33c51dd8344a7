"""A directive that is too long for one page, cut along its own numbering.

Pages must stay light on old machines, so a part of the numbering with more than ``LIMIT`` norms is
cut once more. Unnumbered sections (cover, history) stay on the entry page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.model import Directive, Section

LIMIT = 180
_ID = re.compile(r"[a-z0-9-]{1,40}")
_TAKEN = ("con", "prn", "aux", "nul")  # no names of files under Windows
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


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
    numbered = tuple(section for section in directive.sections if section.number)
    return _with_own_ids(_cut(numbered, 0))


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
        if _count(group) > LIMIT and deeper:  # the text may number 1.1 and 1.2 without a 1
            cut += [*([_chapter(own)] if own else []), *_cut(deeper, depth + 1)]
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
        id="-".join(numbers(first)).lower().translate(_UMLAUTS),
        number=first.number,
        title=first.title,
        sections=sections,
    )


def _with_own_ids(cut: list[Chapter]) -> tuple[Chapter, ...]:
    """The chapters with ids that are addresses and their own.

    Where the number makes none, that of the first section does: it is alone in its directive.
    """
    named: dict[str, Chapter] = {}
    for chapter in cut:
        is_sound = _ID.fullmatch(chapter.id) and chapter.id not in (*named, *_TAKEN)
        own = chapter.id if is_sound else f"abschnitt-{chapter.sections[0].id.replace('.', '-')}"
        named[own] = replace(chapter, id=own)
    return tuple(named.values())
