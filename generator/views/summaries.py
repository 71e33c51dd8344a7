"""Summaries that editors write in content/zusammenfassungen/<directive>.md: the whole first, then sections.

``## <section id>`` begins the summary of a section; ``[Rn. 23, 24]`` becomes links. The rest is Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.site.page_context import PageContext

FOLDER = "zusammenfassungen"
_SECTION = re.compile(r"^## +(\S+) *$", re.MULTILINE)
REFERENCE = re.compile(r"\[Rn\. ([\d,\s]+)\]")


@dataclass(frozen=True)
class Summaries:
    """The Markdown of a directive's summary, and of its sections by id; empty when none is written."""

    whole: str
    sections: dict[str, str]

    @staticmethod
    def of(directive: str, written: Mapping[str, str]) -> Summaries:
        """Reads the file of a directive out of the pages of content/."""
        first, *rest = _SECTION.split(written.get(f"{FOLDER}/{directive}.md", ""))
        return Summaries(
            first.strip(), {id: text.strip() for id, text in zip(rest[::2], rest[1::2])}
        )

    def names(self, rn: int, section: str) -> bool:
        """True when the summary of a section (empty = of the whole) rests on a Randnummer."""
        text = self.sections.get(section, "") if section else self.whole
        return any(
            rn == int(number)
            for match in REFERENCE.finditer(text)
            for number in re.findall(r"\d+", match[1])
        )

    def section(self, id: str, context: PageContext) -> str:
        """The summary of one section with its references as links."""
        return linked(self.sections.get(id, ""), context)


NONE = Summaries("", {})


def linked(text: str, context: PageContext) -> str:
    """Markdown whose references lead to the Randnummern."""

    def links(match: re.Match[str]) -> str:
        numbers = [int(number) for number in re.findall(r"\d+", match[1])]
        return (
            "(Rn. " + ", ".join(f'<a href="{context.rn(rn).href}">{rn}</a>' for rn in numbers) + ")"
        )

    return REFERENCE.sub(links, text)
