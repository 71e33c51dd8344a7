"""Text → terms, the same at build time and on a query; twin of ``browser/search/analysis.js``.

A token is a tuple of terms: the first one says what stands there, the others what is inside it
(parts of a compound or of a hyphenated word). After folding, a text consists of
``a–z 0–9 § : / . , -`` and spaces only, so that both languages see the same letters and digits.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from generator.search.compound import parts
from generator.search.stem import stem

Token = tuple[str, ...]

_MARKS = re.compile("[\u0300-\u036f\u00ad\u200b-\u200d\u2060]")
_GENDER = re.compile(r"([a-z])[*:_/]-?(in|innen)(?![a-z])")
_OVER = re.compile("ü(?=[0-9])")  # »ü25« is the opposite of »U25«
_HYPHENS = re.compile("[\u2010\u2011]")
_UMLAUT = re.compile("(^|[^aeiouq])([aou])e")
_OTHER = re.compile("[^a-z0-9§:/.,-]")
_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
    "xiv": 14,
}
_NUMERALS = {
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "funf": 5,
    "sechs": 6,
    "sieben": 7,
    "acht": 8,
    "neun": 9,
    "zehn": 10,
    "elf": 11,
    "zwolf": 12,
}
_ONE = "[0-9]+ ?[a-z]?(?![a-z0-9])"  # a paragraph of a law: 16, 16e
_LAW = (
    r"(?:§+|(?:paragra[pf]h?(?:en|s)?|par\.)(?= ?[0-9]))"
    rf" ?{_ONE}(?: ?(?:/|,|und|oder|bis|u\.) ?(?:{_ONE}|[a-z](?![a-z0-9])))*"
)
_DAY = (
    r"[0-9]{1,2}\. ?[0-9]{1,2}\. ?[0-9]{4}(?![0-9])"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])"
)
_LEXER = re.compile(
    "|".join(
        (
            rf"(?P<law>{_LAW})",
            r"(?P<margin>(?:rn|rz|rdnr|randnummer|randziffer)\.? ?[0-9]+(?![0-9a-z]))",
            r"(?P<bare>[0-9]+ ?[a-z](?= +sgb(?![a-z])))",
            r"(?P<code>sgb[ -]?(?:[ivx]+|[0-9]+)(?![a-z0-9]))",
            rf"(?P<day>{_DAY})",
            r"(?P<ratio>[0-9]+ ?: ?[0-9]+|1 zu [0-9]+)",
            r"(?P<issue>[0-9]{1,4}/[0-9]{2,4}(?![0-9]))",
            r"(?P<thousands>[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9]))",
            r"(?P<level>[0-9]+(?:\.[0-9]+)+)",
            r"(?P<decimal>[0-9]+,[0-9]+)",
            r"(?P<letter>[0-9]+[a-z](?![a-z0-9]))",
            r"(?P<number>[0-9]+)",
            r"(?P<word>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)",
        )
    )
)
_PARAGRAPHS = re.compile(
    r"([0-9]+) ?([a-z](?![a-z0-9]))?"  # 16e
    r"|(?<![a-z0-9])[a-z](?![a-z0-9])"  # the »i« of »16e/i«
)


def fold(text: str) -> str:
    """One spelling: compatibility forms, case, ß, soft hyphens, gender signs, umlauts.

    ä, ae and a meet.
    """
    text = _OVER.sub("uber", unicodedata.normalize("NFKC", text).lower().replace("ß", "ss"))
    text = unicodedata.normalize("NFD", text)
    text = _HYPHENS.sub("-", _MARKS.sub("", text))
    return _UMLAUT.sub(r"\1\2", _OTHER.sub(" ", _GENDER.sub(r"\1\2", text)))


def tokens(text: str, lexicon: frozenset[str] = frozenset()) -> list[Token]:
    """The terms of a text in their order.

    ``lexicon``: stems into which a compound may be taken apart.
    """
    tokens: list[Token] = []
    figure = ""  # that stands just before
    for match in _LEXER.finditer(fold(text)):
        kind = match.lastgroup or ""
        piece = list(_READ[kind](match[0], lexicon))
        if figure and kind == "word":  # »28 Tage« is one thing as well
            tokens.append((f"{figure}_{piece[0][0]}",))
        tokens += piece
        last = piece[0][-1]
        is_figure = kind in ("number", "thousands", "decimal") or last.isdigit()
        figure = last if is_figure else ""
    return tokens


def _law(text: str, _: frozenset[str]) -> Iterator[Token]:
    """»§§ 16e/i« → §16e, §16i."""
    number = ""
    for match in _PARAGRAPHS.finditer(re.sub("^[^0-9]+", "", text)):
        number = match[1] or number
        letter = (match[2] or "") if match[1] else match[0]
        yield (f"§{number}{letter}",)


def _margin(text: str, _: frozenset[str]) -> Iterator[Token]:
    """»Rn. 79« is the name of a place and no figure."""
    number = re.sub("^[^0-9]+0*", "", text)
    yield (f"rn{number}",)


def _issue(text: str, _: frozenset[str]) -> Iterator[Token]:
    """»05/2016« → 5/2016."""
    yield (text.lstrip("0"),)


def _code(text: str, _: frozenset[str]) -> Iterator[Token]:
    name = text[3:].strip(" -")
    yield (f"sgb{_ROMAN.get(name, name)}", "sgb")


def _day(text: str, _: frozenset[str]) -> Iterator[Token]:
    figures = [part.strip() for part in re.split(r"[.-]", text)]
    year, month, day = figures if len(figures[0]) == 4 else reversed(figures)
    yield (f"{year}-{month.zfill(2)}-{day.zfill(2)}", year)


def _ratio(text: str, _: frozenset[str]) -> Iterator[Token]:
    yield (":".join(re.findall("[0-9]+", text)),)


def _thousands(text: str, _: frozenset[str]) -> Iterator[Token]:
    yield (text.replace(".", ""),)


def _decimal(text: str, _: frozenset[str]) -> Iterator[Token]:
    yield (text.replace(",", "."),)


def _alone(text: str, _: frozenset[str]) -> Iterator[Token]:
    """What is a term as it stands."""
    yield (text,)


def _letter(text: str, _: frozenset[str]) -> Iterator[Token]:
    yield (f"§{text}",)


def _word(text: str, lexicon: frozenset[str]) -> Iterator[Token]:
    """A hyphenated word stands for the joined one and for its parts; »vier« is 4."""
    pieces = text.split("-")
    joined = "".join(pieces)
    inner = [stem(piece) for piece in pieces] if len(pieces) > 1 else []
    inner += [part for piece in pieces for part in parts(piece, lexicon)]
    if joined in _NUMERALS:
        inner.append(str(_NUMERALS[joined]))
    yield tuple(dict.fromkeys((stem(joined), *inner)))


_READ: dict[str, Callable[[str, frozenset[str]], Iterator[Token]]] = {
    "law": _law,
    "bare": _law,
    "code": _code,
    "day": _day,
    "ratio": _ratio,
    "letter": _letter,
    "word": _word,
    "issue": _issue,
    "margin": _margin,
    "level": _alone,
    "number": _alone,
    "thousands": _thousands,
    "decimal": _decimal,
}
