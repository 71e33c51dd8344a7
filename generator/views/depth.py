"""What of a norm is text and what is apparatus: nothing is put away that the sentence does not say.

Words are compared by their beginnings, because German inflects their ends; numbers may be digits or
words.
"""

from __future__ import annotations

import re

from generator.model import Norm
from generator.wording import figures

CONTENT = 4  # so many letters make a word that carries meaning
ENDING = 3  # so many letters at its end may be inflection
SHORT_DOUBT = 5  # so many words of a doubt stand beside the text
_TOKEN = re.compile(r"[^\W_]+")
_LEAD = re.compile(r"\A(?:Offen (?:ist|bleibt)|Unklar (?:ist|bleibt)|Nicht bestimmt ist), ")
_FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        aber als am an auch auf aus bei bis da das dass dem den der des die durch ein eine
        einem einen einer eines er es für gegen im in ist mit nach noch nur ob oder ohne
        sich sie sind so über um und unter vom von vor wann was welche welcher wenn wer wie
        wird wo zu zum zur
        """,
    )
)
_GRAMMAR = frozenset(
    re.findall(
        r"\w+",
        """
        beim dies diese diesem diesen dieser dieses eine einem einen einer eines falls ihre
        ihrem ihren ihrer liegen liegt oder sich sind sofern sowie soweit vorliegen vorliegt
        wenn werden wird wurde wurden
        """,
    )
)
_NUMBERS = (
    *("null", "ein", "zwei", "drei", "vier", "fünf", "sechs"),
    *("sieben", "acht", "neun", "zehn", "elf", "zwölf"),
)


def condition(norm: Norm) -> str:
    """The condition as far as the text itself does not say it."""
    return "" if says(norm.text, norm.condition) else norm.condition


def figure(norm: Norm) -> str:
    """The figure that somebody acts by, unless the text names its numbers or its word."""
    if not figures.matters(norm):
        return ""
    shown = figures.figure(norm)
    numbers = re.findall(r"\d+", shown)
    if numbers:
        said = all(_number_in(norm.text, number) for number in numbers)
    else:
        said = says(norm.text, str(norm.value))
    return "" if said else shown


def doubt(norm: Norm) -> str:
    """The first words of the doubt, not ending with a word that leads nowhere."""
    words = _LEAD.sub("", norm.doubt).split()
    if len(words) <= SHORT_DOUBT + 1:
        return " ".join(words).rstrip(".")
    kept = words[:SHORT_DOUBT]
    while len(kept) > 2 and kept[-1].casefold().strip("»«,;") in _FUNCTION_WORDS:
        kept.pop()
    return " ".join(kept).rstrip(",;:.") + " …"


def says(text: str, words: str) -> bool:
    """True when every word of ``words`` that carries meaning occurs in the text; without such a
    word nothing is known, so False.
    """
    wanted = [token for token in _TOKEN.findall(words) if _carries(token)]
    there = [token.casefold() for token in _TOKEN.findall(text)]
    return bool(wanted) and all(_among(token, there, text) for token in wanted)


def _carries(token: str) -> bool:
    """Long words that are not mere grammar, numbers, and abbreviations such as »JBA« or »16i«."""
    if token.casefold() in _GRAMMAR:
        return False
    is_abbreviation = sum(letter.isupper() for letter in token) > 1
    return len(token) >= CONTENT or is_abbreviation or any(sign.isdigit() for sign in token)


def _among(token: str, there: list[str], text: str) -> bool:
    if token.isdigit():
        return _number_in(text, token)
    begin = token.casefold()
    if len(begin) > CONTENT:
        begin = begin[: max(CONTENT, len(begin) - ENDING)]
        return any(word.startswith(begin) for word in there)
    return begin in there


def _number_in(text: str, number: str) -> bool:
    """»6« stands in »6 Monate« and in »sechs Monate«, not in »16 Tage«."""
    word = _NUMBERS[int(number)] if int(number) < len(_NUMBERS) else ""
    ending = "(?:e[mnrs]?)?" if word == "ein" else "e?n?"
    pattern = rf"(?<!\d){number}(?!\d)" + (rf"|\b{word}{ending}\b" if word else "")
    return bool(re.search(pattern, text, re.IGNORECASE))
