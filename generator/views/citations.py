"""Citations for the browser: every address of a page once, labels only where they are unusual.

A group for each directive: ``[directive, name, {page: [rn, …]}, {rn: [label, href]}]``. »Rn. 44« at
``page#rn-44`` is the rule, with the directive's name before it where it is not the checker's own;
what differs is written out. ``browser/checker/second_part.js`` reads it.
"""

from __future__ import annotations

from generator.model import Cite
from generator.site.page_context import Link, PageContext

Exceptions = dict[str, list[str]]
Group = list[str | dict[str, list[int]] | Exceptions]


class CitationGroups:
    """Collects the citations of one checker."""

    def __init__(self, context: PageContext) -> None:
        self.context = context
        self._names: dict[str, str] = {}
        self._pages: dict[str, dict[str, list[int]]] = {}
        self._exceptions: dict[str, Exceptions] = {}

    def cite(self, cite: Cite) -> list[int]:
        """A citation of the model: number of its group and Randnummer."""
        return self._add(cite.directive, cite.rn, self.context.cite(cite))

    def named(self, directive: str, rn: int) -> list[int]:
        """The same for a citation of the program, which names directive and Randnummer itself."""
        return self._add(directive, rn, self.context.named(directive, rn))

    def groups(self) -> list[Group]:
        """All groups, in the order in which they were first cited."""
        return [
            [directive, name, self._pages[directive], self._exceptions[directive]]
            for directive, name in self._names.items()
        ]

    def _add(self, directive: str, rn: int, link: Link) -> list[int]:
        name = self._names.setdefault(directive, link.label.partition(f"Rn. {rn}")[0])
        pages = self._pages.setdefault(directive, {})
        exceptions = self._exceptions.setdefault(directive, {})
        page, _, fragment = link.href.partition("#")
        if fragment != f"rn-{rn}" or link.label != f"{name}Rn. {rn}":
            exceptions[str(rn)] = [link.label, link.href]
        elif rn not in pages.setdefault(page, []):
            pages[page].append(rn)
        return [list(self._names).index(directive), rn]
