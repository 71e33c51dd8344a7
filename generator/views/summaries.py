"""Summaries that editors write in content/zusammenfassungen/<directive>.md: whole, then sections.

``## <section id>`` begins the summary of a section; ``[Rn. 23, 24]`` becomes links. The rest is
Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.site.page_context import PageContext

FOLDER = "zusammenfassungen"
_SECTION = re.compile(r"^## +(\S+) *$", re.MULTILINE)
REFERENCE = re.compile(r"\[Rn\. ((?:[0-9]{1,5}[,\s]+)*[0-9]{1,5})\s*\]")


@dataclass(frozen=True)
class Summaries:
    """The Markdown of a directive's summary, and of its sections by id; empty = none is written."""

    whole: str
    sections: dict[str, str]

    @staticmethod
    def of(directive: str, written: Mapping[str, str]) -> Summaries:
        """The summaries of a directive, from the texts of content/ by path."""
        whole, *rest = _SECTION.split(written.get(f"{FOLDER}/{directive}.md", ""))
        sections = zip(rest[::2], rest[1::2], strict=True)
        return Summaries(whole.strip(), {section: text.strip() for section, text in sections})

    def names(self, rn: int, section: str) -> bool:
        """True when the summary of a section (empty = of the whole) rests on a Randnummer."""
        text = self.sections.get(section, "") if section else self.whole
        return any(rn in _numbers(match) for match in REFERENCE.finditer(text))

    def section(self, section: str, context: PageContext) -> str:
        """The summary of one section with its references as links."""
        return linked(self.sections.get(section, ""), context)


NONE = Summaries("", {})


def linked(text: str, context: PageContext) -> str:
    """Markdown whose references lead to the Randnummern."""

    def links(match: re.Match[str]) -> str:
        anchors = [f'<a href="{context.rn(rn).href}">{rn}</a>' for rn in _numbers(match)]
        return f"(Rn. {', '.join(anchors)})"

    return REFERENCE.sub(links, text)


def _numbers(reference: re.Match[str]) -> list[int]:
    return [int(number) for number in re.findall(r"[0-9]+", reference[1])]
