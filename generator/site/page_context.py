"""What a template may ask while it fills one page: links that fit the page, texts with live references."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from generator.model import Cite
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.wording.words import day, quotes


@dataclass(frozen=True)
class Link:
    """A label and where it leads."""

    label: str
    href: str


@dataclass(frozen=True)
class Cited:
    """References to one directive: »AGS-K, Rn. 39, 40«; ``other`` is empty for the directive at hand."""

    other: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class PageContext:
    """One page: its own address and the directive whose Randnummern its texts mean; ``paper``: it is printed."""

    cross_references: CrossReferences
    address: str
    directive: str = ""
    paper: bool = False

    def href(self, target: str) -> str:
        """The link from this page to an address."""
        return addresses.relative(target, self.address)

    def about(self, directive: str) -> PageContext:
        """The same page while it speaks of another directive."""
        return replace(self, directive=directive)

    def rn(self, rn: int, repealed: bool = False) -> Link:
        """The link to a norm of the directive at hand; one that is over, or ends on a day of its own, is called so."""
        target = self.cross_references.addresses.norm(self.directive, rn) or addresses.directive(
            self.directive
        )
        norm = self.cross_references.norms.get((self.directive, rn))
        until = f" (bis {day(norm.valid.until)})" if norm and norm.valid.until else ""
        return Link(f"{rn} (aufgehoben)" if repealed else f"{rn}{until}", self.href(target))

    def cited(self, source: tuple[Cite, ...]) -> tuple[Cited, ...]:
        """References, gathered by directive."""
        made: dict[str, list[Link]] = {}
        for cite in source:
            made.setdefault(cite.directive, []).append(
                self.about(cite.directive).rn(cite.rn, cite.repealed)
            )
        return tuple(
            Cited(self._other(directive), tuple(links)) for directive, links in made.items()
        )

    def cite(self, cite: Cite) -> Link:
        """»Rn. 23«, or »AGS-K, Rn. 39« when it belongs to another directive."""
        return self.named(cite.directive, cite.rn, cite.repealed)

    def named(self, directive: str, rn: int, repealed: bool = False) -> Link:
        """The same for a directive's id and a Randnummer."""
        other, link = self._other(directive), self.about(directive).rn(rn, repealed)
        return Link(f"{other}, Rn. {link.label}" if other else f"Rn. {link.label}", link.href)

    def _other(self, directive: str) -> str:
        found = self.cross_references.model.directive(directive)
        return "" if directive == self.directive else found.short if found else directive

    def prose(self, text: str) -> Markup:
        """A text with dates as <time> and Randnummern as links; anything else is escaped."""
        made, position = Markup(""), 0
        text = quotes(text)
        for match in self.cross_references.references.pattern.finditer(text):
            made += escape(text[position : match.start()]) + self._live(match)
            position = match.end()
        return made + escape(text[position:])

    def _live(self, match: re.Match[str]) -> Markup:
        if match["day"]:
            return _time(match["day"])
        directive = self.cross_references.references.named.get(match["other"] or "", self.directive)
        start = match.start("rns") - match.start()
        return escape(match[0][:start]) + self._linked(match["rns"], self.about(directive))

    def _linked(self, rns: str, context: PageContext) -> Markup:
        parts = [
            context._anchor(part) if part.isdigit() else escape(part)
            for part in re.split(r"(\d+)", rns)
        ]
        return Markup("").join(parts)

    def _anchor(self, rn: str) -> Markup:
        target = self.cross_references.addresses.norm(self.directive, int(rn))
        return Markup('<a href="{}">{}</a>').format(self.href(target), rn) if target else escape(rn)


def _time(german: str) -> Markup:
    number, month, year = german.split(".")
    return Markup('<time datetime="{}-{}-{}">{}</time>').format(year, month, number, german)


def time(iso: str) -> Markup:
    """An ISO date as <time>."""
    return Markup('<time datetime="{}">{}</time>').format(iso, day(iso))
