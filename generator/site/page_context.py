"""What a template may ask while it fills a page: links that fit it, texts with live references."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from generator.model import Checker, Cite, Conflict, Document, Term
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.validity import reference_day
from generator.wording.words import day, quotes


@dataclass(frozen=True)
class Link:
    """A label and where it leads."""

    label: str
    href: str


@dataclass(frozen=True)
class Cited:
    """References to one directive: »AGS-K, Rn. 39, 40«; ``other`` is empty for the one at hand."""

    other: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class PageContext:
    """One page: its own address and the directive whose Randnummern its texts mean.

    ``paper``: it is printed, so that only addresses on the same paper can be reached.
    """

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

    # --- links by what they lead to ---

    def checker(self, checker: Checker) -> Link:
        """The link to the page of a checker."""
        return Link(checker.title, self.href(addresses.checker(checker.id)))

    def conflict(self, conflict: Conflict) -> Link:
        """The link to a conflict on its page."""
        return Link(conflict.title, self.href(addresses.conflict(conflict)))

    def document(self, document: Document) -> Link:
        """The link to a document in the directory."""
        return Link(document.name, self.href(addresses.document(document.id)))

    def term(self, term: Term) -> Link:
        """The link to an entry of the glossary."""
        return Link(term.term, self.href(addresses.term(term.id)))

    def rn(self, rn: int, *, repealed: bool = False, end: str = "") -> Link:
        """The link to a norm of the directive at hand; without such a norm, to the directive.

        The label says when the norm is over, or on which day it ends: its own, else ``end``.
        """
        target = self.cross_references.addresses.norm(self.directive, rn)
        norm = self.cross_references.norms.get((self.directive, rn))
        until = norm.valid.until or end if norm else ""
        return Link(
            f"{rn} (aufgehoben)" if repealed else f"{rn}{self._ends(until)}",
            self.href(target or addresses.directive(self.directive)),
        )

    def _ends(self, until: str) -> str:
        """That something ends, as an addition to its name."""
        if not until:
            return ""
        is_over = until < reference_day(self.cross_references.model)
        return f" ({'galt' if is_over else 'gilt'} bis {day(until)})"

    def _referred(self, directive_id: str, rn: int, *, repealed: bool) -> Link:
        """A norm as a reference names it; of another directive also when that one ends."""
        directive = self.cross_references.model.directive(directive_id)
        is_other = directive is not None and directive_id != self.directive
        end = directive.valid.until if directive and is_other else ""
        return self.about(directive_id).rn(rn, repealed=repealed, end=end)

    def cited(self, source: tuple[Cite, ...]) -> tuple[Cited, ...]:
        """References, gathered by directive."""
        links: dict[str, list[Link]] = {}
        for cite in source:
            link = self._referred(cite.directive, cite.rn, repealed=cite.repealed)
            links.setdefault(cite.directive, []).append(link)
        return tuple(
            Cited(self._other(directive), tuple(listed)) for directive, listed in links.items()
        )

    def cite(self, cite: Cite) -> Link:
        """»Rn. 23«, or »AGS-K, Rn. 39« when it belongs to another directive."""
        return self.named(cite.directive, cite.rn, repealed=cite.repealed)

    def named(self, directive: str, rn: int, *, repealed: bool = False) -> Link:
        """The same for a directive's id and a Randnummer."""
        other, link = self._other(directive), self._referred(directive, rn, repealed=repealed)
        return Link(f"{other}, Rn. {link.label}" if other else f"Rn. {link.label}", link.href)

    def _other(self, directive_id: str) -> str:
        """The short title of a directive; empty for the one at hand."""
        if directive_id == self.directive:
            return ""
        directive = self.cross_references.model.directive(directive_id)
        return directive.short if directive else directive_id

    # --- texts ---

    def prose(self, text: str) -> Markup:
        """A text with dates as <time> and Randnummern as links; anything else is escaped."""
        markup, position = Markup(""), 0
        text = quotes(text)
        for match in self.cross_references.text_references.pattern.finditer(text):
            markup += escape(text[position : match.start()]) + self._live(match)
            position = match.end()
        return markup + escape(text[position:])

    def _live(self, match: re.Match[str]) -> Markup:
        """A date or a list of Randnummern as markup."""
        if match["day"]:
            return _time(match["day"])
        named = self.cross_references.text_references.named
        directive = named.get(match["other"] or "", self.directive)
        numbers_at = match.start("rns") - match.start()
        return escape(match[0][:numbers_at]) + self._linked(match["rns"], directive)

    def _linked(self, rns: str, directive: str) -> Markup:
        """»8 und 10« with both numbers as links."""
        return Markup("").join(
            escape(part) if index % 2 == 0 else self._anchor(part, directive)
            for index, part in enumerate(re.split(r"([0-9]+)", rns))
        )

    def _anchor(self, rn: str, directive: str) -> Markup:
        target = self.cross_references.addresses.norm(directive, int(rn))
        return Markup('<a href="{}">{}</a>').format(self.href(target), rn) if target else escape(rn)


def _time(german: str) -> Markup:
    number, month, year = german.split(".")
    return Markup('<time datetime="{}-{}-{}">{}</time>').format(year, month, number, german)


def time(iso: str) -> Markup:
    """An ISO date as <time>."""
    return Markup('<time datetime="{}">{}</time>').format(iso, day(iso))
