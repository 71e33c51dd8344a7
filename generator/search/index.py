"""Documents → what a browser loads: one part with the inverted index, further parts with the texts.

The index part holds what ranking and addresses need, and no more; it is one JSON value::

    words     kinds, issuers, versions, trails and groups, each once; documents say their numbers
    docs      one list for each document: kind, issuer, version, title, trail, address, group, stub, [address, number, …]
              at the end the addresses of its passages: one (with # in front it belongs to the document's page), and how
              many passages there are from it on, each with the next number (#rn-15, 3 = #rn-15, #rn-16, #rn-17)
    lengths   one sign for each unit (see below): how long it is, as a logarithm
    terms     all terms, sorted, joined by spaces; each is a sign (so many letters are those of the term before) and the rest
    inside    for each term its parts, as numbers of terms; joined by spaces. What stands inside a compound stands wherever
              the compound stands
    distances for each term the distances between the units in which it stands; joined by spaces
    weights   one sign for each of them: how much the term weighs there, as a logarithm
    groups    groups of phrases that mean the same, each a list of terms: abbreviations (from the glossary) and synonyms
    questions [[words of the question, terms of the answer], …]
    stop      words that say nothing, joined by spaces
    texts     the first document of each text part
    many      the kinds in the plural, in the order in which they occur

A text part is what only a hit that is shown needs: for each of its documents the units as [title, text]. The title of a
document stands in the index (it is found by its letters), so that of its head is empty here.

Units are numbered through: each document has one for its head (title, names, trail, text) and one for each passage.
Weights are sums over fields (BM25F), so a title counts more than a text.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from os.path import commonprefix
from types import MappingProxyType

from generator.search.analysis import Token, tokens
from generator.search.document import SearchDocument
from generator.search.german import QUESTIONS, STOP
from generator.search.lexicon import lexicon

FIELDS = {"title": 4.0, "names": 3.0, "trail": 2.4, "label": 2.0, "text": 1.0, "extra": 0.8}
STEPS = 2, 4  # of the logarithms: to the power of two, of weights and of lengths
SIGNS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-"
TEXT_PART = 60_000  # letters of a text part
Groups = Iterable[Sequence[str]]


def parts(
    documents: Sequence[SearchDocument],
    abbreviations: Groups = (),
    synonyms: Groups = (),
    many: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, object]:
    """The parts by name: ``index``, ``texte-0`` …; the groups are phrases that mean the same, ``many`` names kinds in the plural."""
    analysis = _Analysis(documents)
    units = [unit for document in documents for unit in _units(document)]
    weights = [analysis.weights(unit) for unit in units]
    terms = sorted(set(analysis.inside).union(*analysis.inside.values(), *weights))
    number = {term: at for at, term in enumerate(terms)}
    texts, starts = _texts(documents)
    words, columns = _columns(documents)
    index = {
        "words": words,
        "many": [many.get(kind, kind) for kind in dict.fromkeys(one.kind for one in documents)],
        "docs": columns,
        "lengths": "".join(_sign(sum(unit.values()), STEPS[1]) for unit in weights),
        "terms": " ".join(_continued(terms)),
        "inside": " ".join(
            "".join(_number(number[part]) for part in analysis.inside.get(term, ()))
            for term in terms
        ),
        **_postings(weights, terms),
        "groups": [
            *_groups(abbreviations, analysis, "abbreviation"),
            *_groups(synonyms, analysis, "synonym"),
        ],
        "questions": [
            [_mains(asked, analysis), _mains(wanted, analysis)] for asked, wanted in QUESTIONS
        ],
        "stop": " ".join(
            sorted({term for word in STOP for token in analysis.tokens(word) for term in token[:1]})
        ),
        "texts": starts,
    }
    return {"index": index, **{f"texte-{at}": part for at, part in enumerate(texts)}}


class _Analysis:
    """The lexicon of all documents; remembers each text, because titles and trails come often."""

    def __init__(self, documents: Sequence[SearchDocument]) -> None:
        self._lexicon = lexicon(
            text for document in documents for unit in _units(document) for _, text in unit
        )
        self._known: dict[str, list[Token]] = {}
        self.inside: dict[str, tuple[str, ...]] = {}

    def tokens(self, text: str) -> list[Token]:
        if text not in self._known:
            self._known[text] = tokens(text, self._lexicon)
        return self._known[text]

    def weights(self, unit: list[tuple[str, str]]) -> Counter[str]:
        """Term → weight over all fields."""
        made: Counter[str] = Counter()
        for field, text in unit:
            for main, *inner in self.tokens(text):
                if main not in STOP:
                    made[main] += FIELDS[field]
                    if inner:
                        self.inside[main] = tuple(
                            dict.fromkeys((*self.inside.get(main, ()), *inner))
                        )
        return made


def _units(document: SearchDocument) -> list[list[tuple[str, str]]]:
    head = [
        ("title", document.title),
        *(("names", name) for name in document.names),
        ("trail", document.trail),
        ("text", document.text),
    ]
    return [
        head,
        *(
            [("label", passage.title), ("text", passage.text), ("extra", passage.extra)]
            for passage in document.passages
        ),
    ]


def _columns(documents: Sequence[SearchDocument]) -> tuple[list[str], list[list]]:
    words: dict[str, int] = {}

    def number(word: str) -> int:
        return words.setdefault(word, len(words))

    columns = [
        [
            number(one.kind),
            number(one.issuer),
            number(one.version),
            one.title,
            number(one.trail),
            one.address,
            number(one.group) if one.group else -1,
            int(one.stub),
            _addresses(one),
        ]
        for one in documents
    ]
    return list(words), columns


def _addresses(document: SearchDocument) -> list[str | int]:
    """Those of its passages, as short as they can be said."""
    page, made, expected = document.address.partition("#")[0], [], ""
    for passage in document.passages:
        address = (
            passage.address.removeprefix(page)
            if passage.address.startswith(f"{page}#")
            else passage.address
        )
        if address == expected:
            made[-1] += 1
        else:
            made += [address, 1]
        beginning, digits = re.fullmatch(r"(.*?)(\d*)", address).groups()
        expected = f"{beginning}{int(digits) + 1}" if digits else ""
    return made


def _continued(terms: Sequence[str]) -> Iterator[str]:
    """Sorted terms, each without the letters that it shares with the one before."""
    for before, term in zip(("", *terms), terms):
        shared = min(len(commonprefix((before, term))), len(SIGNS) - 1)
        yield SIGNS[shared] + term[shared:]


def _sign(size: float, steps: int) -> str:
    return SIGNS[min(63, max(0, round(steps * math.log2(1 + size))))]


def _postings(weights: Sequence[Counter[str]], terms: Sequence[str]) -> dict[str, str]:
    found: dict[str, list[tuple[int, float]]] = {term: [] for term in terms}
    for unit, counted in enumerate(weights):
        for term, weight in counted.items():
            found[term].append((unit, weight))
    return {
        "distances": " ".join(_distances([unit for unit, _ in found[term]]) for term in terms),
        "weights": "".join(_sign(weight, STEPS[0]) for term in terms for _, weight in found[term]),
    }


def _distances(units: list[int]) -> str:
    return "".join(_number(unit - before) for before, unit in zip([-1, *units], units))


def _number(number: int) -> str:
    """Five bits a sign, the lowest first; a sign from 32 on says that more follows."""
    made = ""
    while number >= 32:
        made += SIGNS[32 + number % 32]
        number //= 32
    return made + SIGNS[number]


def _mains(text: str, analysis: _Analysis) -> list[str]:
    return [token[0] for token in analysis.tokens(text)]


def _groups(groups: Groups, analysis: _Analysis, sort: str) -> list[list]:
    made = (
        [sort, *dict.fromkeys(" ".join(_mains(phrase, analysis)) for phrase in group if phrase)]
        for group in groups
    )
    return [group for group in made if len(group) > 2]


def _texts(
    documents: Sequence[SearchDocument],
) -> tuple[list[list[list[tuple[str, str]]]], list[int]]:
    """Titles and texts of all units in parts of about the same size, and the first document of each."""
    made, starts, size = [], [], TEXT_PART
    for number, one in enumerate(documents):
        if size >= TEXT_PART:
            made.append([])
            starts.append(number)
            size = 0
        made[-1].append(
            [("", one.text), *((passage.title, passage.text) for passage in one.passages)]
        )
        size += sum(len(title) + len(text) for title, text in made[-1][-1])
    return made, starts
