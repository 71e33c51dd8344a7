"""German stemming; twin of ``browser/search/stem.js``.

After CISTEM (Weißweiler and Fraser, »Developing a Stemmer for German Based on a Comparative
Analysis of Publicly Available Stemmers«, GSCL 2017): endings are cut from the right while enough is
left, »sch«, »ei«, »ie« and double letters count as one sound. Feminine forms of persons fall
together with the masculine ones.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SOUNDS = (("sch", "$"), ("ei", "%"), ("ie", "&"))
_DOUBLE = re.compile(r"(.)\1")
_NOUN = re.compile("^(.{5,}?)(?:ung|keit|heit)(?:en|s)?$")
_FEMALE = re.compile("(?:innen|(?<=er)in)$")


@lru_cache(maxsize=1 << 16)  # texts repeat their words
def stem(word: str) -> str:
    """The stem of a folded word."""
    if len(word) >= 7:
        word = _FEMALE.sub("", word)
    if len(word) > 5 and word.startswith("ge"):
        word = word[2:]
    word = _NOUN.sub(r"\1", word)
    for sound, sign in _SOUNDS:
        word = word.replace(sound, sign)
    word = _cut_endings(_DOUBLE.sub(r"\1*", word))
    word = re.sub(r"(.)\*", r"\1\1", word)
    for sound, sign in _SOUNDS:
        word = word.replace(sign, sound)
    return word


def _cut_endings(word: str) -> str:
    while len(word) > 3:
        if len(word) > 5 and word.endswith(("em", "er", "nd")):
            word = word[:-2]
        elif word.endswith(("t", "e", "s", "n")):
            word = word[:-1]
        else:
            break
    return word
