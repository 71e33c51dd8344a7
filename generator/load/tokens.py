"""Characters of a formula → words, figures and signs.

What is no sign of the rule language is refused in terms of what people mean by it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, cast

from generator.characters import HIDDEN, HYPHENS, disguise, folded, named
from generator.load.habits import day_hint, may_be_thousand, one_or_thousand, with_point
from generator.load.limits import MAX_DIGITS, MAX_FORMULA, count
from generator.problem import Place, Problem, error

PlaceAt: TypeAlias = Callable[[int], Place]
TokenKind = Literal["day", "number", "word", "op", "mark", "end"]
_TOKEN = re.compile(
    r"""\s*(?:
    (?P<german>[0-9]{1,2}\.[ ]?[0-9]{1,2}\.[ ]?[0-9]{4}(?!\w)) |
    (?P<figure>[0-9]+(?:\.[0-9]+)*,[0-9]+(?![\w-]) | [0-9]+(?:\.[0-9]+){2,}(?![\w-])) |
    (?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w-])) | (?P<number>[0-9]+(?:\.[0-9]+)?(?![\w-])) |
    (?P<word>[^\W_][\w]*(?:-[\w]+)*) | (?P<slip>=>|=<|==|&&?|\|\|?|\*|/|€|%|!(?!=)) |
    (?P<op><=|>=|!=|<>|[=≠<≤>≥]) | (?P<mark>[()\[\],+\-]) | (?P<bad>\S))""",
    re.VERBOSE,
)
_SAME = {"<=": "≤", ">=": "≥", "!=": "≠", "<>": "≠"}
_PRODUCTS: Final = "Malnehmen und Teilen gibt es nicht; rechnen Sie den Wert aus."
_SLIPS = {
    "=>": "Schreiben Sie >= oder ≥.",
    "=<": "Schreiben Sie <= oder ≤.",
    "==": "Schreiben Sie =.",
    "&": "Schreiben Sie »und«.",
    "&&": "Schreiben Sie »und«.",
    "|": "Schreiben Sie »oder«.",
    "||": "Schreiben Sie »oder«.",
    "!": "Schreiben Sie »nicht«.",
    "*": _PRODUCTS,
    "/": _PRODUCTS,
    "€": "Schreiben Sie »Euro«.",
    "%": "Schreiben Sie »Prozent«.",
}
_ALLOWED = "Erlaubt sind Namen, Zahlen, Daten (JJJJ-MM-TT), = ≠ < ≤ > ≥, + -, ( ), [ ] und Kommas."
_QUOTES = re.compile("[\"'„“”‚‘’»«]")
_STRANGE = re.compile(f"[{HIDDEN}]")
_HYPHEN = re.compile(f"[{HYPHENS}]")


@dataclass(frozen=True)
class Token:
    """A word, figure or sign of a formula, in the spelling that the parser knows."""

    kind: TokenKind
    text: str
    place: Place


class FormulaError(Exception):
    """Internal: carries the problem out of the recursive descent."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def tokens_of(text: str, place_at: PlaceAt) -> list[Token]:
    """The tokens of a formula and one for its end. Raises FormulaError."""
    if len(text) > MAX_FORMULA:
        raise FormulaError(
            error(
                "zu-lang",
                place_at(0),
                f"Die Bedingung hat mehr als {count(MAX_FORMULA)} Zeichen.",
                "Teilen Sie sie in Hilfsgrößen auf.",
            )
        )
    tokens: list[Token] = []
    position, end, lists = 0, len(text.rstrip()), 0
    while position < end:
        match = _TOKEN.match(text, position)
        assert match, "every sign is a token, or a bad one"
        kind = match.lastgroup or ""
        if kind == "figure" and lists and "." not in match[kind]:
            kind, written = "number", match[kind].partition(",")[0]  # »[1,2]« are two
        else:
            written = match[kind]
        start = match.start(match.lastgroup or "")
        _refuse(kind, written, place_at(start))
        lists += (written == "[") - (written == "]")
        tokens.append(Token(cast("TokenKind", kind), _SAME.get(written, written), place_at(start)))
        position = start + len(written)
    tokens.append(Token("end", "", place_at(end)))
    return tokens


def _refuse(kind: str, written: str, place: Place) -> None:
    """Raises FormulaError for what the rule language does not know."""
    match kind:
        case "german":
            wrong = (f"»{written}« ist in einer Bedingung kein Datum.", day_hint(written))
        case "figure":
            meant = with_point(written) or written.replace(".", "")
            wrong = (f"»{written}« ist in einer Bedingung keine Zahl.", f"Schreiben Sie {meant}.")
        case "number" if may_be_thousand(written):
            raise FormulaError(error("eins-oder-tausend", place, *one_or_thousand(written)))
        case "number" if len(written.replace(".", "")) > MAX_DIGITS:
            message = "Die Zahl ist zu groß."
            hint = "Erlaubt sind höchstens zwölf Stellen; die hinter dem Komma zählen mit."
            raise FormulaError(error("zahl-zu-gross", place, message, hint))
        case "word" if (at := disguise(written)) is not None:
            message = (
                f"Ein Zeichen in diesem Wort ist nicht, wonach es aussieht: {named(written[at])}."
            )
            wrong = (message, f"Tippen Sie es neu: »{folded(written)}«.")
            place = place.shifted(at)
        case "slip":
            wrong = (_belongs_not(written), _SLIPS[written])
        case "bad":
            wrong = _bad(written)
        case _:
            return
    raise FormulaError(error("formel-zeichen", place, *wrong))


def _bad(written: str) -> tuple[str, str]:
    """What is wrong with a sign, and what helps."""
    if _STRANGE.match(written):
        return (
            f"Hier steht ein Zeichen, das nicht in eine Bedingung gehört: {named(written)}.",
            "Löschen Sie das Zeichen; meist kam es mit kopiertem Text herein.",
        )
    if _HYPHEN.match(written):
        return _belongs_not(named(written)), "Schreiben Sie »-«."
    if _QUOTES.match(written):
        return _belongs_not(written), "Namen und Werte stehen ohne Anführungszeichen."
    return _belongs_not(written), _ALLOWED


def _belongs_not(written: str) -> str:
    return f"Das Zeichen »{written}« gehört nicht in eine Bedingung."
