"""The stems into which compounds may be taken apart.

They are words of the corpus, and German nouns that occur inside them. Words of the corpus alone are
too few: »Schlüssel« may never stand alone. The nouns come from simplemma's German dictionary
(ADR 0009); only this module knows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from generator.search.analysis import fold
from generator.search.compound import LONGEST, SHORTEST
from generator.search.german import STOP
from generator.search.stem import stem

# Endings and beginnings of words that the dictionary knows as nouns of their own; as parts they
# would only mislead.
_NO_PARTS = frozenset(
    [
        "ahm",
        "and",
        "ang",
        "ber",
        "bung",
        "dung",
        "ehe",
        "ell",
        "end",
        "ent",
        "ere",
        "fes",
        "fung",
        "ger",
        "ges",
        "gung",
        "hal",
        "hau",
        "ich",
        "ier",
        "ion",
        "isch",
        "ische",
        "keit",
        "keite",
        "kung",
        "leg",
        "lich",
        "loser",
        "lung",
        "men",
        "mess",
        "mind",
        "mung",
        "nach",
        "nehm",
        "nier",
        "nung",
        "omm",
        "ort",
        "rinn",
        "ring",
        "rung",
        "schreib",
        "ser",
        "sich",
        "stel",
        "stu",
        "sung",
        "ter",
        "tiger",
        "tier",
        "treb",
        "tung",
        "uber",
        "unter",
        "vera",
        "vor",
        "vorh",
        "zung",
    ]
)
_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


def lexicon(texts: Iterable[str]) -> frozenset[str]:
    """All stems that parts of compounds in these texts may have."""
    words: set[str] = set()
    for text in texts:
        words.update(word for word in _words(text) if len(word) >= SHORTEST)
    words -= STOP
    return frozenset(map(stem, words | _nouns(_inside(words)) - STOP)) - _NO_PARTS


def _words(text: str) -> list[str]:
    """The words of a text, also those between signs."""
    return [word for word in re.split(r"[\s.,/:-]", fold(text)) if word.isalpha()]


def _inside(words: Iterable[str]) -> set[str]:
    """Every beginning and every inner piece of the words that are long enough to be compounds."""
    pieces: set[str] = set()
    for word in words:
        if 2 * SHORTEST <= len(word) <= LONGEST:
            for start in range(len(word)):
                ends = range(start + SHORTEST, len(word) + 1)
                pieces.update(word[start:end] for end in ends)
    return pieces


def _nouns(pieces: set[str]) -> frozenset[str]:
    """The nouns (with their forms) that are such a piece.

    »Sprache« is in »Sprachkurs« without its e.
    """
    known = _dictionary()
    return known & pieces | known & {f"{piece}e" for piece in pieces}


@cache  # reading it takes seconds, and it never changes
def _dictionary() -> frozenset[str]:
    """All German nouns in all their forms, folded as the search folds them."""
    forms = DefaultDictionaryFactory().get_dictionary("de")
    return frozenset(
        form.lower().translate(_UMLAUTS)
        for form in forms
        if form[:1].isupper() and form.isalpha() and not form.isupper()
    )
