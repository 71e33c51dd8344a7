"""Text of a condition or a table cell → syntax tree. Precedence climbing over a flat list of tokens."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from generator.expression import (
    FUNCTIONS,
    AllOf,
    AnyOf,
    Call,
    Compare,
    Day,
    Expression,
    Member,
    Name,
    Not,
    Number,
    Sum,
    Truth,
)
from generator.problem import Place, Problem, did_you_mean, error

MAX_NESTING = 40
Spot = Callable[[int], Place]
_TOKEN = re.compile(
    r"""\s*(?:
    (?P<day>\d{4}-\d{2}-\d{2}(?![\w-])) | (?P<number>\d+(?:\.\d+)?(?![\w-])) |
    (?P<word>[^\W_][\w]*(?:-[\w]+)*) | (?P<op><=|>=|!=|<>|[=≠<≤>≥]) | (?P<mark>[()\[\],+\-]) | (?P<bad>\S))""",
    re.VERBOSE,
)
_SAME = {"<=": "≤", ">=": "≥", "!=": "≠", "<>": "≠"}
_KEYWORDS = {"und", "oder", "nicht", "in", "ja", "nein"}


@dataclass(frozen=True)
class Token:
    """``kind`` is day, number, word, op, mark or end."""

    kind: str
    text: str
    place: Place


class FormulaError(Exception):
    """Internal: carries the problem out of the recursive descent."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def parse_condition(text: str, place: Place | Spot) -> tuple[Expression | None, list[Problem]]:
    """The tree of a condition or formula; ``place``: where the text starts, or a function that places its n-th character."""
    return _run(text, place, lambda parser: parser.disjunction())


def parse_cell(
    text: str, subject: Expression, place: Place | Spot
) -> tuple[Expression | None, list[Problem]]:
    """The tree of a table cell that tests ``subject``: ``-``, ``jba``, ``nicht jba``, ``[a, b]``, ``> 6 und ≤ 12 Monate``."""
    if text.strip() in ("-", "–"):
        return AllOf(subject.place, ()), []
    return _run(text, place, lambda parser: parser.cell(subject))


def _run(text: str, place: Place | Spot, start) -> tuple[Expression | None, list[Problem]]:
    try:
        parser = _Parser(_tokens(text, place.shifted if isinstance(place, Place) else place))
        tree = start(parser)
        parser.finish()
        return tree, []
    except FormulaError as failure:
        return None, [failure.problem]


def _tokens(text: str, spot: Spot) -> list[Token]:
    tokens, position = [], 0
    while position < len(text.rstrip()):
        match = _TOKEN.match(text, position)
        kind = match.lastgroup
        at = spot(match.start(kind))
        if kind == "bad":
            raise FormulaError(
                error(
                    "formel-zeichen",
                    at,
                    f"Das Zeichen »{match[kind]}« gehört nicht in eine Bedingung.",
                    "Erlaubt sind Namen, Zahlen, Daten (JJJJ-MM-TT), = ≠ < ≤ > ≥, + -, ( ), [ ] und Kommas.",
                )
            )
        tokens.append(Token(kind, _SAME.get(match[kind], match[kind]), at))
        position = match.end()
    tokens.append(Token("end", "", spot(len(text.rstrip()))))
    return tokens


class _Parser:
    """Recursive descent: disjunction > conjunction > negation > comparison > sum > operand."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens, self.at, self.depth = tokens, 0, 0

    @property
    def now(self) -> Token:
        return self.tokens[self.at]

    def take(self, *texts: str) -> Token | None:
        """The current token when it is one of ``texts``; moves on."""
        if self.now.text in texts and self.now.kind in ("op", "mark", "word"):
            self.at += 1
            return self.tokens[self.at - 1]
        return None

    def need(self, text: str) -> None:
        if not self.take(text):
            raise self.wrong(f"Hier wird »{text}« erwartet.")

    def wrong(self, message: str, hint: str = "") -> FormulaError:
        found = f" Gefunden: »{self.now.text}«." if self.now.text else " Die Bedingung endet hier."
        return FormulaError(error("formel-aufbau", self.now.place, message + found, hint))

    def finish(self) -> None:
        if self.now.kind != "end":
            raise self.wrong(
                "Hier geht die Bedingung nicht weiter.",
                "Verbinden Sie Bedingungen mit »und« oder »oder«; Klammern legen die Reihenfolge fest.",
            )

    def disjunction(self) -> Expression:
        return self._joined("oder", AnyOf, self.conjunction)

    def conjunction(self) -> Expression:
        return self._joined("und", AllOf, self.negation)

    def _joined(self, word: str, make, part) -> Expression:
        first = part()
        parts = [first]
        while self.take(word):
            parts.append(part())
        return first if len(parts) == 1 else make(first.place, tuple(parts))

    def negation(self) -> Expression:
        self.depth += 1
        if self.depth > MAX_NESTING:
            raise self.wrong(
                "Die Bedingung ist zu tief verschachtelt.", "Führen Sie eine Hilfsgröße ein."
            )
        word = self.take("nicht")
        tree = Not(word.place, self.negation()) if word else self.comparison()
        self.depth -= 1
        return tree

    def comparison(self) -> Expression:
        left = self.sum()
        if self.now.kind == "op":
            operator = self.tokens[self.at]
            self.at += 1
            return Compare(operator.place, operator.text, left, self.sum())
        negated = self.now.text == "nicht" and self.tokens[self.at + 1].text == "in"
        if negated:
            self.at += 1
        word = self.take("in")
        if not word:
            return left
        member = Member(word.place, left, self.listed())
        return Not(word.place, member) if negated else member

    def listed(self) -> tuple[Expression, ...]:
        self.need("[")
        items = [self.sum()]
        while self.take(","):
            items.append(self.sum())
        self.need("]")
        return tuple(items)

    def sum(self) -> Expression:
        left = self.operand()
        while mark := self.take("+", "-"):
            left = Sum(mark.place, 1 if mark.text == "+" else -1, left, self.operand())
        return left

    def operand(self) -> Expression:
        token = self.now
        if self.take("("):
            tree = self.disjunction()
            self.need(")")
            return tree
        if token.kind == "mark" and token.text == "-" and self.tokens[self.at + 1].kind == "number":
            self.at += 1
            number = self.operand()
            return Number(token.place, -number.value, number.unit)
        if token.kind in ("day", "number", "word"):
            self.at += 1
            return getattr(self, "_" + token.kind)(token)
        raise self.wrong("Hier fehlt ein Wert oder ein Name.")

    def _day(self, token: Token) -> Expression:
        return Day(token.place, token.text)

    def _number(self, token: Token) -> Expression:
        unit = self.now if self.now.kind == "word" and self.now.text not in _KEYWORDS else None
        if unit:
            self.at += 1
        return Number(token.place, Decimal(token.text), unit.text if unit else None)

    def _word(self, token: Token) -> Expression:
        if token.text in ("ja", "nein"):
            return Truth(token.place, token.text == "ja")
        if token.text in _KEYWORDS:
            self.at -= 1
            raise self.wrong("Hier fehlt ein Wert oder ein Name.")
        if not self.take("("):
            return Name(token.place, token.text)
        if token.text not in FUNCTIONS:
            raise FormulaError(
                error(
                    "funktion-unbekannt",
                    token.place,
                    f"Die Funktion »{token.text}« gibt es nicht.",
                    did_you_mean(token.text, FUNCTIONS),
                )
            )
        args = [self.disjunction()]
        while self.take(","):
            args.append(self.disjunction())
        self.need(")")
        return Call(token.place, token.text, tuple(args))

    def cell(self, subject: Expression) -> Expression:
        """``cell [und|oder cell]``: the subject of every comparison is the column."""
        return self._joined(
            "oder", AnyOf, lambda: self._joined("und", AllOf, lambda: self._test(subject))
        )

    def _test(self, subject: Expression) -> Expression:
        place = self.now.place
        if self.take("nicht"):
            return Not(place, self._test(subject))
        if self.now.kind == "op":
            operator = self.now.text
            self.at += 1
            return Compare(place, operator, subject, self.sum())
        if self.now.text == "[":
            return Member(place, subject, self.listed())
        if self.take("angegeben"):
            return Call(place, "angegeben", (subject,))
        return Compare(place, "=", subject, self.sum())
