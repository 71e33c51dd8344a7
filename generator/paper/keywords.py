"""The index of a paper: what norms, catalogues and checkers are about, and the terms, each with the places where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model import Directive, Term
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.views.sort_keys import dictionary_key
from generator.wording.words import quotes

Keyword = tuple[str, tuple[str, ...]]


def keywords(
    directives: Iterable[Directive], terms: Iterable[Term], cross_references: CrossReferences
) -> tuple[Keyword, ...]:
    """Words in the order of a German dictionary, each with the addresses where it stands."""
    found: dict[str, tuple[str, list[str]]] = {}
    for word, address in _places(tuple(directives), terms, cross_references):
        found.setdefault(word.casefold(), (word, []))[1].append(address)
    ordered = sorted(found.values(), key=lambda entry: (dictionary_key(entry[0]), entry[0]))
    return tuple((word, tuple(dict.fromkeys(places))) for word, places in ordered)


def _places(
    directives: tuple[Directive, ...], terms: Iterable[Term], cross_references: CrossReferences
) -> Iterator[tuple[str, str]]:
    ids = {one.id for one in directives}
    for one in directives:
        for norm in one.norms:
            if norm.object:
                yield quotes(norm.object), cross_references.addresses.norm(one.id, norm.rn)
    for catalogue in cross_references.model.catalogues:
        if catalogue.directive.value in ids:
            yield quotes(catalogue.title), addresses.catalogue(catalogue.id)
    for checker in cross_references.model.checkers:
        if checker.directives[0].value in ids:
            yield quotes(checker.title), addresses.checker(checker.id)
    for term in terms:
        yield quotes(term.term), addresses.term(term.id)
        yield from (
            (quotes(term.term), cross_references.addresses.norm(cite.directive, cite.rn))
            for cite in term.source
            if cite.directive in ids and (cite.directive, cite.rn) in cross_references.norms
        )
