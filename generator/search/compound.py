"""German compounds: »betreuungsschlussel« → betreuung, schlussel.

Twin of the same functions in ``browser/search/compound.js``. Linking letters need no rules of their
own: a part counts when its stem is in the lexicon, and the stemmer cuts them off.
"""

from __future__ import annotations

from functools import lru_cache

from generator.search.stem import stem

SHORTEST, LONGEST = 4, 40  # letters of a part, of a compound


@lru_cache(maxsize=1 << 16)  # texts repeat their words
def parts(word: str, lexicon: frozenset[str]) -> tuple[str, ...]:
    """The stems of all parts, larger ones first; none for a word that is not a compound."""
    if not 2 * SHORTEST <= len(word) <= LONGEST or not word.isalpha():
        return ()
    cut = _cut_compound(word, lexicon)
    if not cut:
        return ()
    halves = (word[:cut], word[cut:])
    stems = [stem(half) for half in halves if stem(half) in lexicon]
    for half in halves:
        stems += parts(half, lexicon)
    return tuple(dict.fromkeys(part for part in stems if part != stem(word)))


def _cut_compound(word: str, lexicon: frozenset[str]) -> int:
    """Where to cut in two; 0 when there is no such place.

    Both halves known, the shorter one as long as possible; else one of them a compound itself.
    """
    places = range(SHORTEST, len(word) - SHORTEST + 1)
    known = [
        (min(at, len(word) - at), at)
        for at in places
        if stem(word[:at]) in lexicon and stem(word[at:]) in lexicon
    ]
    if known:
        return max(known)[1]
    for at in reversed(places):
        if stem(word[:at]) in lexicon and _cut_compound(word[at:], lexicon):
            return at
    for at in places:
        if stem(word[at:]) in lexicon and _cut_compound(word[:at], lexicon):
            return at
    return 0
