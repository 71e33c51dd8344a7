"""Documents → what a browser loads: one part with the inverted index, further parts with the texts.

The index part is one JSON value::

    docs      one list for each document: kind, issuer, version, title, trail, address, group, stub, [passage, …]
              kind, issuer, version, trail and group are numbers of entries in ``words``; a passage is [address, title],
              an address that begins with # belongs to the document's page
    lengths   one sign for each unit (see below): how long it is, as a logarithm
    terms     all terms, sorted, joined by spaces
    postings  for each term a string: (distance to the unit before, weight) …; joined by spaces
    titles    for each document the terms of its names: [[term numbers], …]
    groups    groups of phrases that mean the same, each a list of terms: abbreviations (from the glossary) and synonyms
    questions [[words of the question, terms of the answer], …]
    stop      words that say nothing, joined by spaces
    texts     the first document of each text part

Units are numbered through: each document has one for its head (title, names, trail, text) and one for each passage.
Weights are sums over fields (BM25F), so a title counts more than a text and a part of a compound less than a word.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence

from generator.search.analysis import Token, tokens
from generator.search.document import Document
from generator.search.german import QUESTIONS, STOP
from generator.search.lexicon import lexicon

FIELDS = {"title": 4.0, "names": 3.0, "trail": 0.8, "label": 2.0, "text": 1.0, "extra": 0.8}
PART = 0.5                      # of the weight, for what stands inside a word
STEPS = 4                       # a weight of 1 is written as 4
SIGNS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-"
TEXT_PART = 60_000              # letters of a text part
Groups = Iterable[Sequence[str]]


def parts(documents: Sequence[Document], abbreviations: Groups = (), synonyms: Groups = ()) -> dict[str, object]:
    """The parts by name: ``index``, ``texte-0`` …; the groups are phrases that mean the same."""
    analysis = _Analysis(documents)
    units = [unit for document in documents for unit in _units(document)]
    weights = [analysis.weights(unit) for unit in units]
    terms = sorted({term for unit in weights for term in unit})
    number = {term: at for at, term in enumerate(terms)}
    texts, starts = _texts(documents)
    words, columns = _columns(documents)
    index = {
        "words": words, "docs": columns, "lengths": "".join(_sign(_length(unit)) for unit in weights), "terms": " ".join(terms),
        "postings": _postings(weights, terms), "titles": [[_phrase(name, analysis, number) for name in (one.title, *one.names)] for one in documents],
        "groups": [*_groups(abbreviations, analysis, "abbreviation"), *_groups(synonyms, analysis, "synonym")],
        "questions": [[_mains(asked, analysis), _mains(wanted, analysis)] for asked, wanted in QUESTIONS],
        "stop": " ".join(sorted({term for word in STOP for token in analysis.tokens(word) for term in token[:1]})), "texts": starts,
    }
    return {"index": index, **{f"texte-{at}": part for at, part in enumerate(texts)}}


def script(name: str, part: object) -> bytes:
    """A part as a file: a script that hands it over, because nothing else loads from file:// as well."""
    data = json.dumps(part, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"Weisungswerk.search.part({json.dumps(name)},{data});\n".encode()


class _Analysis:
    """The lexicon of all documents; remembers each text, because titles and trails come often."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._lexicon = lexicon(text for document in documents for unit in _units(document) for _, text in unit)
        self._known: dict[str, list[Token]] = {}

    def tokens(self, text: str) -> list[Token]:
        if text not in self._known:
            self._known[text] = tokens(text, self._lexicon)
        return self._known[text]

    def weights(self, unit: list[tuple[str, str]]) -> Counter[str]:
        """Term → weight over all fields; a term counts once in each word."""
        made: Counter[str] = Counter()
        for field, text in unit:
            for main, *inner in self.tokens(text):
                if main not in STOP:
                    made[main] += FIELDS[field]
                for term in inner:
                    made[term] += FIELDS[field] * PART
        return made


def _units(document: Document) -> list[list[tuple[str, str]]]:
    head = [("title", document.title), *(("names", name) for name in document.names), ("trail", document.trail), ("text", document.text)]
    return [head, *([("label", passage.title), ("text", passage.text), ("extra", passage.extra)] for passage in document.passages)]


def _columns(documents: Sequence[Document]) -> tuple[list[str], list[list]]:
    words: dict[str, int] = {}

    def number(word: str) -> int:
        return words.setdefault(word, len(words))

    columns = [[number(one.kind), number(one.issuer), number(one.version), one.title, number(one.trail), one.address, number(one.group) if one.group else -1,
                int(one.stub), [[_within(passage.address, one.address), passage.title] for passage in one.passages]] for one in documents]
    return list(words), columns


def _within(address: str, page: str) -> str:
    """An address on the page of its document without the page."""
    same = address.partition("#")[0] == page.partition("#")[0]
    return "#" + address.partition("#")[2] if same else address


def _length(unit: Counter[str]) -> int:
    return min(63, round(6 * math.log2(1 + sum(unit.values()))))


def _sign(number: int) -> str:
    return SIGNS[number]


def _postings(weights: Sequence[Counter[str]], terms: Sequence[str]) -> str:
    found: dict[str, list[tuple[int, float]]] = {}
    for unit, counted in enumerate(weights):
        for term, weight in counted.items():
            found.setdefault(term, []).append((unit, weight))
    return " ".join(_posting(found[term]) for term in terms)


def _posting(entries: list[tuple[int, float]]) -> str:
    made, before = [], -1
    for unit, weight in entries:
        made.append(_distance(unit - before) + _sign(min(63, max(1, round(STEPS * weight)))))
        before = unit
    return "".join(made)


def _distance(number: int) -> str:
    """Five bits a sign, the lowest first; a sign from 32 on says that more follows."""
    made = ""
    while number >= 32:
        made += _sign(32 + number % 32)
        number //= 32
    return made + _sign(number)


def _mains(text: str, analysis: _Analysis) -> list[str]:
    return [token[0] for token in analysis.tokens(text)]


def _phrase(text: str, analysis: _Analysis, number: dict[str, int]) -> list[int]:
    return [number[term] for term in _mains(text, analysis) if term in number]


def _groups(groups: Groups, analysis: _Analysis, sort: str) -> list[list]:
    made = ([sort, *dict.fromkeys(" ".join(_mains(phrase, analysis)) for phrase in group if phrase)] for group in groups)
    return [group for group in made if len(group) > 2]


def _texts(documents: Sequence[Document]) -> tuple[list[list[list[str]]], list[int]]:
    """The texts of all units in parts of about the same size, and the first document of each."""
    made, starts, size = [], [], TEXT_PART
    for number, one in enumerate(documents):
        if size >= TEXT_PART:
            made.append([])
            starts.append(number)
            size = 0
        made[-1].append([one.text, *(passage.text for passage in one.passages)])
        size += sum(map(len, made[-1][-1]))
    return made, starts
