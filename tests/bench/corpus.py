"""A handbook of any size for measuring the search: the real documents, and copies that speak of
other things.

Each copy of the handbook exchanges its words: a word for one that the rules use about as often, the
same one throughout the copy. So sentences, repetitions and what stands together stay as real texts
have them. The most frequent words stay, and a part of the rare ones becomes a compound of two words
that nobody has seen, for bigger corpora have more words (about as the square root of their length).
A fixed seed makes it the same each time.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from generator.search.document import SearchDocument

SEED = 20261121
FREQUENT, NEIGHBOURS = 150, 100  # so many words stay; a word changes places with one of so many
RARE, NEW = 1000, 0.25  # from this rank on, this part of the words is made on the spot
WORD = re.compile(r"[^\W\d_]{2,}")


def enlarged(documents: Sequence[SearchDocument], times: float) -> tuple[SearchDocument, ...]:
    """The real documents and made ones, ``times`` as many in all."""
    words = _Words(documents)
    made = (
        _made(documents[number % len(documents)], number, words.exchange(number // len(documents)))
        for number in range(len(documents), round(times * len(documents)))
    )
    return (*documents, *made)


def stock_documents(documents: Sequence[SearchDocument]) -> Iterator[dict]:
    """The same for the theme's stock search: an entry for each passage, as its own plugin makes one
    for each heading.
    """
    for document in documents:
        names = " ".join((document.trail, *document.names))
        yield {
            "location": document.address,
            "title": document.title,
            "text": f"{names} {document.text}",
        }
        for passage in document.passages:
            yield {
                "location": passage.address,
                "title": passage.title or document.title,
                "text": f"{passage.text} {passage.extra}",
            }


def stock_files(documents: Sequence[SearchDocument]) -> dict[str, bytes]:
    """The files of the stock index; the second is for pages opened from a folder."""
    config = {
        "lang": ["de"],
        "separator": r"[\s\-]+",
        "pipeline": ["stopWordFilter"],
        "fields": {
            "title": {"boost": 1000.0},
            "text": {"boost": 1.0},
            "tags": {"boost": 1000000.0},
        },
    }
    index = json.dumps(
        {"config": config, "docs": list(stock_documents(documents))}, separators=(",", ":")
    )
    return {
        "search/search_index.json": index.encode(),
        "search/search_index.js": f"var __index = {index}".encode(),
    }


class _Words:
    """The words of the corpus by how often they occur; hands out the exchange of one copy."""

    def __init__(self, documents: Sequence[SearchDocument]) -> None:
        counted = Counter(
            word
            for document in documents
            for text in _texts(document)
            for word in WORD.findall(text)
        )
        self._ranked = [word for word, _ in counted.most_common()]
        self._parts = [word for word in self._ranked if len(word) > 5]

    @cache  # noqa: B019  one corpus for a whole run
    def exchange(self, copy: int) -> dict[str, str]:
        """Word → word of that copy."""
        draw, made = random.Random(SEED + copy), {}
        for start in range(FREQUENT, len(self._ranked), NEIGHBOURS):
            band = self._ranked[start : start + NEIGHBOURS]
            others = draw.sample(band, len(band))
            made |= {
                word: self._compound(draw) if start >= RARE and draw.random() < NEW else other
                for word, other in zip(band, others, strict=True)
            }
        return made

    def _compound(self, draw: random.Random) -> str:
        return draw.choice(self._parts).capitalize() + draw.choice(self._parts).lower()


def _made(document: SearchDocument, number: int, exchange: Mapping[str, str]) -> SearchDocument:
    def anew(text: str) -> str:
        return WORD.sub(lambda match: exchange.get(match[0], match[0]), text)

    page = f"weisungen/messung-{number}.html"
    passages = tuple(
        replace(
            one,
            address=f"{page}#rn-{rn}",
            title=anew(one.title),
            text=anew(one.text),
            extra=anew(one.extra),
        )
        for rn, one in enumerate(document.passages, 1)
    )
    return replace(
        document,
        address=page,
        title=anew(document.title),
        text=anew(document.text),
        names=tuple(map(anew, document.names)),
        group=document.group and f"{document.group}-{number}",
        passages=passages,
    )


def _texts(document: SearchDocument) -> Iterator[str]:
    yield from (document.title, document.text, *document.names)
    yield from (
        text
        for passage in document.passages
        for text in (passage.title, passage.text, passage.extra)
    )
