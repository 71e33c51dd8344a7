"""Citations for the browser: every address of a page once, labels only where they are out of the ordinary.

``made()`` gives a group for each directive: ``[directive, name, {page: [rn, …]}, {rn: [label, href]}]``. »Rn. 44« at
``page#rn-44`` is the rule, with the directive's name before it where it is not the checker's own; what differs is written out.
``browser/checker/texts.js`` reads it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model import Cite
from generator.site.page_context import Link, PageContext


@dataclass
class Links:
    """Collects the citations of one checker."""

    context: PageContext
    groups: dict[str, tuple[str, dict[str, list[int]], dict[str, list[str]]]] = field(
        default_factory=dict
    )

    def cite(self, cite: Cite) -> list[int]:
        """A citation of the model: number of its group and Randnummer."""
        self._add(cite.directive, cite.rn, self.context.cite(cite))
        return [list(self.groups).index(cite.directive), cite.rn]

    def named(self, directive: str, rn: int) -> None:
        """A citation of the program, which names directive and Randnummer itself."""
        self._add(directive, rn, self.context.named(directive, rn))

    def made(self) -> list[list]:
        """All groups, in the order in which they were first cited."""
        return [[directive, *group] for directive, group in self.groups.items()]

    def _add(self, directive: str, rn: int, link: Link) -> None:
        name, pages, odd = self.groups.setdefault(directive, (_name(link, rn), {}, {}))
        page, _, mark = link.href.partition("#")
        if mark != f"rn-{rn}" or link.label != f"{name}Rn. {rn}":
            odd[str(rn)] = [link.label, link.href]
        elif rn not in pages.setdefault(page, []):
            pages[page].append(rn)


def _name(link: Link, rn: int) -> str:
    return link.label.partition(f"Rn. {rn}")[0]
