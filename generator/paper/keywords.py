"""The index of a paper: what norms, catalogues and checkers are about, and the terms.

Each with the places where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.model import Directive, Term
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.views.sort_keys import dictionary_key
from generator.wording.words import quotes


class Keyword(NamedTuple):
    """A word of the index and the addresses where it stands."""

    word: str
    places: tuple[str, ...]


def keywords(
    directives: Iterable[Directive], terms: Iterable[Term], cross_references: CrossReferences
) -> tuple[Keyword, ...]:
    """Words in the order of a German dictionary; spellings that differ in case alone are one."""
    spellings: dict[str, str] = {}
    places: dict[str, dict[str, None]] = {}  # the inner dict: a set that keeps its order
    directives = tuple(directives)
    for word, address in (
        *_of_directives(directives, cross_references),
        *_of_terms(directives, terms, cross_references),
    ):
        key = word.casefold()
        spellings.setdefault(key, word)
        places.setdefault(key, {})[address] = None
    entries = [Keyword(word, tuple(places[key])) for key, word in spellings.items()]
    return tuple(sorted(entries, key=lambda entry: (dictionary_key(entry.word), entry.word)))


def _of_directives(
    directives: tuple[Directive, ...], cross_references: CrossReferences
) -> Iterator[tuple[str, str]]:
    """What norms, catalogues and checkers are about, with their addresses."""
    shown = {directive.id for directive in directives}
    for directive in directives:
        for norm in directive.norms:
            if norm.object:
                address = cross_references.addresses.existing(directive.id, norm.rn)
                yield quotes(norm.object), address
    for catalogue in cross_references.model.catalogues:
        if catalogue.directive.value in shown:
            yield quotes(catalogue.title), addresses.catalogue(catalogue.id)
    for checker in cross_references.model.checkers:
        if checker.directives[0].value in shown:
            yield quotes(checker.title), addresses.checker(checker.id)


def _of_terms(
    directives: tuple[Directive, ...], terms: Iterable[Term], cross_references: CrossReferences
) -> Iterator[tuple[str, str]]:
    """Terms with their entries in the glossary and the norms that explain them."""
    shown = {directive.id for directive in directives}
    for term in terms:
        yield quotes(term.term), addresses.term(term.id)
        for cite in term.source:
            if cite.directive in shown and (cite.directive, cite.rn) in cross_references.norms:
                address = cross_references.addresses.existing(cite.directive, cite.rn)
                yield quotes(term.term), address
