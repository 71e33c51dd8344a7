"""The glossary by letter."""

from __future__ import annotations

from itertools import groupby

from generator.model import Term
from generator.views.sort_keys import dictionary_key

OTHER_LETTER = "0–9 und §"


def by_letter(terms: tuple[Term, ...]) -> tuple[tuple[str, tuple[Term, ...]], ...]:
    """The terms in the order of a German dictionary, under their first letter."""
    ordered = sorted(terms, key=lambda term: (dictionary_key(term.term), term.issuer))
    return tuple((letter, tuple(group)) for letter, group in groupby(ordered, key=_letter))


def _letter(term: Term) -> str:
    first = dictionary_key(term.term)[:1].upper()
    return first if first.isalpha() else OTHER_LETTER
