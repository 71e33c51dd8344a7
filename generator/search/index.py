"""Documents → what a browser loads: one part with the inverted index, further parts with the texts.

The index part holds what ranking and addresses need, and no more; it is one JSON value::

    words     kinds, issuers, versions, trails and groups, each once; documents say their numbers
    docs      one list for each document: kind, issuer, version, title, trail, address, group,
              stub, [address, number, …]; at the end the addresses of its passages: one (with # in
              front it belongs to the document's page), and how many passages there are from it on,
              each with the next number (#rn-15, 3 = #rn-15, #rn-16, #rn-17)
    lengths   one sign for each unit (see below): how long it is, as a logarithm
    terms     all terms, sorted, joined by spaces; each is a sign (so many letters are those of the
              term before) and the rest
    inside    for each term its parts, as numbers of terms; joined by spaces. What stands inside a
              compound stands wherever the compound stands
    distances for each term the distances between the units in which it stands; joined by spaces
    weights   one sign for each of them: how much the term weighs there, as a logarithm
    groups    groups of phrases that mean the same, each a list of terms: abbreviations (from the
              glossary) and synonyms
    questions [[words of the question, terms of the answer], …]
    stop      words that say nothing, joined by spaces
    texts     the first document of each text part
    many      the kinds in the plural, in the order in which they occur

A text part is what only a hit that is shown needs: for each of its documents the units as
[title, text]. The title of a document stands in the index (it is found by its letters), so that of
its head is empty here.

Units are numbered through: each document has one for its head (title, names, trail, text) and one
for each passage. Weights are sums over fields (BM25F: Robertson, Zaragoza and Taylor 2004), so a
title counts more than a text.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import TypeAlias, TypedDict

from generator.search.analysis import Token, tokens
from generator.search.document import SearchDocument
from generator.search.german import QUESTIONS, STOP
from generator.search.lexicon import lexicon

FIELDS = {"title": 4.0, "names": 3.0, "trail": 2.4, "label": 2.0, "text": 1.0, "extra": 0.8}
STEPS = 2, 4  # of the logarithms: to the power of two, of weights and of lengths
SIGNS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-"
TEXT_PART = 60_000  # letters of a text part
Groups = Iterable[Sequence[str]]
Unit = list[tuple[str, str]]  # field and text
Weights = dict[str, float]  # by term

# Of the columns of a document and of a text part, see above.
Columns: TypeAlias = tuple[int, int, int, str, int, str, int, int, list[str | int]]
TextPart: TypeAlias = list[list[tuple[str, str]]]


class IndexPart(TypedDict):
    """The inverted index; the keys are documented above."""

    words: list[str]
    many: list[str]
    docs: list[Columns]
    lengths: str
    terms: str
    inside: str
    distances: str
    weights: str
    groups: list[list[str]]
    questions: list[list[list[str]]]
    stop: str
    texts: list[int]


def parts(
    documents: Sequence[SearchDocument],
    abbreviations: Groups = (),
    synonyms: Groups = (),
    many: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, IndexPart | TextPart]:
    """The parts by name: ``index``, ``texte-0`` …

    The groups are phrases that mean the same, ``many`` names kinds in the plural.
    """
    analysis = _Analysis(documents)
    units = [unit for document in documents for unit in _units(document)]
    weights = [analysis.weights(unit) for unit in units]
    terms = sorted(set(analysis.inside).union(*analysis.inside.values(), *weights))
    text_parts, starts = _texts(documents)
    words, columns = _columns(documents)
    kinds = dict.fromkeys(document.kind for document in documents)
    postings = _postings(weights, terms)
    index: IndexPart = {
        "words": words,
        "many": [many.get(kind, kind) for kind in kinds],
        "docs": columns,
        "lengths": "".join(_sign(sum(unit.values()), STEPS[1]) for unit in weights),
        "terms": " ".join(_continued(terms)),
        "inside": _inside(analysis.inside, terms),
        "distances": " ".join(_distances([unit for unit, _ in posting]) for posting in postings),
        "weights": "".join(
            _sign(weight, STEPS[0]) for posting in postings for _, weight in posting
        ),
        "groups": [
            *_groups(abbreviations, analysis, "abbreviation"),
            *_groups(synonyms, analysis, "synonym"),
        ],
        "questions": [
            [_mains(asked, analysis), _mains(wanted, analysis)] for asked, wanted in QUESTIONS
        ],
        "stop": " ".join(sorted({main for word in STOP for main in _mains(word, analysis)})),
        "texts": starts,
    }
    return {"index": index, **{f"texte-{at}": part for at, part in enumerate(text_parts)}}


class _Analysis:
    """The lexicon of all documents; remembers each text, because titles and trails come often.

    ``inside``: the parts of each term that was weighed.
    """

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

    def weights(self, unit: Unit) -> Weights:
        """Term → weight over all fields."""
        weights: defaultdict[str, float] = defaultdict(float)
        for field, text in unit:
            for main, *inner in self.tokens(text):
                if main in STOP:
                    continue
                weights[main] += FIELDS[field]
                if inner:
                    known = self.inside.get(main, ())
                    self.inside[main] = tuple(dict.fromkeys((*known, *inner)))
        return weights


def _units(document: SearchDocument) -> list[Unit]:
    head = [
        ("title", document.title),
        *(("names", name) for name in document.names),
        ("trail", document.trail),
        ("text", document.text),
    ]
    passages = [
        [("label", passage.title), ("text", passage.text), ("extra", passage.extra)]
        for passage in document.passages
    ]
    return [head, *passages]


def _columns(documents: Sequence[SearchDocument]) -> tuple[list[str], list[Columns]]:
    """The words that documents share, and the columns of each document."""
    words: dict[str, int] = {}

    def number(word: str) -> int:
        return words.setdefault(word, len(words))

    columns: list[Columns] = [
        (
            number(document.kind),
            number(document.issuer),
            number(document.version),
            document.title,
            number(document.trail),
            document.address,
            number(document.group) if document.group else -1,
            int(document.stub),
            _addresses(document),
        )
        for document in documents
    ]
    return list(words), columns


def _addresses(document: SearchDocument) -> list[str | int]:
    """Those of its passages, as short as they can be said."""
    page = document.address.partition("#")[0]
    runs: list[tuple[str, int]] = []  # the first address, and how many follow each other from it
    expected = ""
    for passage in document.passages:
        address = passage.address
        if address.startswith(f"{page}#"):
            address = address.removeprefix(page)
        if address == expected:
            first, count = runs[-1]
            runs[-1] = (first, count + 1)
        else:
            runs.append((address, 1))
        expected = _following(address)
    return [value for run in runs for value in run]


def _following(address: str) -> str:
    """The address with the next number; empty for one without a number at its end."""
    digits = re.search(r"[0-9]*\Z", address)
    if not digits or not digits[0]:
        return ""
    return f"{address[: digits.start()]}{int(digits[0]) + 1}"


def _continued(terms: Sequence[str]) -> Iterator[str]:
    """Sorted terms, each without the letters that it shares with the one before."""
    for before, term in pairwise(("", *terms)):
        shared = min(_shared(before, term), len(SIGNS) - 1)
        yield SIGNS[shared] + term[shared:]


def _shared(first: str, second: str) -> int:
    """How many letters two terms share at their beginning."""
    shared = 0
    for letter, other in zip(first, second, strict=False):
        if letter != other:
            break
        shared += 1
    return shared


def _inside(inside: Mapping[str, tuple[str, ...]], terms: Sequence[str]) -> str:
    numbers = {term: number for number, term in enumerate(terms)}
    parts_of_terms = ([numbers[part] for part in inside.get(term, ())] for term in terms)
    return " ".join("".join(map(_number, part_numbers)) for part_numbers in parts_of_terms)


def _sign(size: float, steps: int) -> str:
    return SIGNS[min(63, max(0, round(steps * math.log2(1 + size))))]


def _postings(weights: Sequence[Weights], terms: Sequence[str]) -> list[list[tuple[int, float]]]:
    """For each term the units in which it stands, with its weight there."""
    postings: dict[str, list[tuple[int, float]]] = {term: [] for term in terms}
    for unit, weight_of in enumerate(weights):
        for term, weight in weight_of.items():
            postings[term].append((unit, weight))
    return list(postings.values())


def _distances(units: list[int]) -> str:
    return "".join(_number(unit - before) for before, unit in pairwise([-1, *units]))


def _number(number: int) -> str:
    """Five bits a sign, the lowest first; a sign from 32 on says that more follows."""
    signs = ""
    while number >= 32:
        signs += SIGNS[32 + number % 32]
        number //= 32
    return signs + SIGNS[number]


def _mains(text: str, analysis: _Analysis) -> list[str]:
    """What stands in a text, without what is inside it."""
    return [token[0] for token in analysis.tokens(text)]


def _groups(groups: Groups, analysis: _Analysis, sort: str) -> list[list[str]]:
    """Groups of at least two phrases that differ as terms, each with its sort in front."""
    kept: list[list[str]] = []
    for group in groups:
        phrases = dict.fromkeys(" ".join(_mains(phrase, analysis)) for phrase in group if phrase)
        if len(phrases) > 1:
            kept.append([sort, *phrases])
    return kept


def _texts(documents: Sequence[SearchDocument]) -> tuple[list[TextPart], list[int]]:
    """Titles and texts of all units in parts of about the same size.

    With the first document of each part.
    """
    text_parts: list[TextPart] = []
    starts: list[int] = []
    size = TEXT_PART
    for number, document in enumerate(documents):
        if size >= TEXT_PART:
            text_parts.append([])
            starts.append(number)
            size = 0
        units = [("", document.text)]
        units += [(passage.title, passage.text) for passage in document.passages]
        text_parts[-1].append(units)
        size += sum(len(title) + len(text) for title, text in units)
    return text_parts, starts
