"""What the rows of a list say in the same words: at their beginning, or behind their object."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.views.depth import says

SHARED_FROM = 3  # so many words, in so many rows
_SIGNS = ".,;:"
_INFLECTED = re.compile(r"(?:en|et|e|t)\Z")
_TO_BE = {"sind": "ist", "werden": "wird", "haben": "hat"}


@dataclass(frozen=True)
class SharedWords:
    """The common words; ``behind``: they follow the object of a row instead of opening it."""

    words: tuple[str, ...] = ()
    behind: bool = False

    @property
    def lead(self) -> str:
        """The line above the list; empty without common words."""
        if not self.words:
            return ""
        line = " ".join(self.words)
        if self.behind:
            return f"… {line.rstrip(_SIGNS)}:"
        return line if line.endswith(":") else f"{line} …"

    def left(self, text: str, about: str) -> tuple[str, str]:
        """What a row says beside the common words: in front of them and behind them. All of its
        text when it does not have them or speaks of something else than its object ``about``.
        """
        words = text.split()
        size = len(self.words)
        if not self.words:
            return text, ""
        if not self.behind:
            same = tuple(words[:size]) == self.words and len(words) > size
            return (" ".join(words[size:]), "") if same else (text, "")
        at = _found(self.words, words)
        before, after = words[:at], words[at + size :]
        ends = at > 0 and words[at + size - 1][-1] in _SIGNS
        if not ends or not _is_object(" ".join(before), about):
            return text, ""
        return " ".join(before), " ".join(after)


def shared_words(rows: Sequence[tuple[str, str]]) -> SharedWords:
    """The words that most rows have in common, of texts and what each is about."""
    needed = max(SHARED_FROM, (len(rows) + 1) // 2)
    candidates = _beginnings([text for text, _ in rows]) + _endings([text for text, _ in rows])
    best, weight = SharedWords(), 0
    for candidate in candidates:
        fitting = sum(candidate.left(*row)[0] != row[0] for row in rows)
        if fitting >= needed and fitting * len(candidate.words) > weight:
            best, weight = candidate, fitting * len(candidate.words)
    return best


def _beginnings(texts: list[str]) -> list[SharedWords]:
    """Beginnings of neighbouring texts, up to a colon where there is one."""
    counted: Counter[tuple[str, ...]] = Counter()
    for one, other in pairwise(texts):
        same: list[str] = []
        for word, twin in zip(one.split(), other.split(), strict=False):
            if word != twin:
                break
            same.append(word)
            if word.endswith(":"):
                break
        if len(same) >= SHARED_FROM:
            counted[tuple(same)] += 1
    return [SharedWords(words) for words in counted]


def _endings(texts: list[str]) -> list[SharedWords]:
    """Endings of neighbouring sentences, up to the first sign behind them."""
    found: dict[tuple[str, ...], SharedWords] = {}
    sentences = [re.split(r"(?<=[.;]) ", text)[0].split() for text in texts]
    for one, other in pairwise(sentences):
        size = 0
        for word, twin in zip(reversed(one), reversed(other), strict=False):
            if _stem(word) != _stem(twin):
                break
            size += 1
        if SHARED_FROM <= size < len(one):
            words = tuple(one[-size:])
            found[words] = SharedWords(words, behind=True)
    return list(found.values())


def _found(wanted: tuple[str, ...], words: list[str]) -> int:
    """Where the words begin; -1 = nowhere."""
    stems, wanted_stems = [_stem(word) for word in words], [_stem(word) for word in wanted]
    for at in range(len(words) - len(wanted) + 1):
        if stems[at : at + len(wanted)] == wanted_stems:
            return at
    return -1


def _stem(word: str) -> str:
    """»zählt« and »zählen« are the same word."""
    plain = word.strip(_SIGNS).casefold()
    return _TO_BE.get(plain) or (_INFLECTED.sub("", plain) if len(plain) > 4 else plain)


def _is_object(before: str, about: str) -> bool:
    return len(before.split()) <= len(about.split()) + 2 and says(about, before)
