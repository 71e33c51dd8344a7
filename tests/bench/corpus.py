"""A handbook of any size for measuring the search: the real documents, and made ones with the shape and the words of the real ones.

A made document is a real one whose words are drawn anew, as often as the rules use them; now and then two words grow
together to a compound that nobody has seen, for bigger corpora have more words. A fixed seed makes it the same each time.
"""
from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from generator.search.document import Document, Passage

SEED, NEW = 20261121, 0.01                     # NEW: how many of the words are compounds made on the spot
WORD = re.compile(r"[^\W\d_]{2,}")


def enlarged(documents: Sequence[Document], times: float) -> tuple[Document, ...]:
    """The real documents and made ones, ``times`` as many in all."""
    draw = _Words(documents)
    made = (_made(documents[number % len(documents)], number, draw) for number in range(len(documents), round(times * len(documents))))
    return (*documents, *made)


def stock_documents(documents: Sequence[Document]) -> Iterator[dict]:
    """The same for the theme's stock search: an entry for each passage, as its own plugin makes one for each heading."""
    for document in documents:
        names = " ".join((document.trail, *document.names))
        yield {"location": document.address, "title": document.title, "text": f"{names} {document.text}"}
        for passage in document.passages:
            yield {"location": passage.address, "title": passage.title or document.title, "text": f"{passage.text} {passage.extra}"}


def stock_files(documents: Sequence[Document]) -> dict[str, bytes]:
    """The files of the stock index; the second is for pages opened from a folder."""
    config = {"lang": ["de"], "separator": r"[\s\-]+", "pipeline": ["stopWordFilter"],
              "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}}}
    index = json.dumps({"config": config, "docs": list(stock_documents(documents))}, separators=(",", ":"))
    return {"search/search_index.json": index.encode(), "search/search_index.js": f"var __index = {index}".encode()}


class _Words:
    """Draws words as often as the corpus has them."""

    def __init__(self, documents: Sequence[Document]) -> None:
        counted = Counter(word for document in documents for text in _texts(document) for word in WORD.findall(text))
        self._words, self._sums = list(counted), list(accumulate(counted.values()))
        self._long = [word for word in self._words if len(word) > 5]
        self._random = random.Random(SEED)

    def anew(self, text: str) -> str:
        """A text of the same shape: other words, the same figures and signs."""
        return WORD.sub(lambda _: self._word(), text)

    def _word(self) -> str:
        if self._random.random() < NEW:
            return self._random.choice(self._long).capitalize() + self._random.choice(self._long).lower()
        return self._random.choices(self._words, cum_weights=self._sums)[0]


def _made(document: Document, number: int, draw: _Words) -> Document:
    page = f"weisungen/messung-{number}.html"
    passages = tuple(Passage(f"{page}#rn-{rn}", draw.anew(one.title), draw.anew(one.text), draw.anew(one.extra)) for rn, one in enumerate(document.passages, 1))
    return replace(document, address=page, title=draw.anew(document.title), text=draw.anew(document.text), names=tuple(map(draw.anew, document.names)),
                   group=document.group and f"{document.group}-{number}", passages=passages)


def _texts(document: Document) -> Iterator[str]:
    yield from (document.title, document.text, *document.names)
    yield from (text for passage in document.passages for text in (passage.title, passage.text, passage.extra))
