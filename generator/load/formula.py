"""Text of a condition or a table cell → syntax tree.

Precedence climbing over a flat list of tokens.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import TypeAlias

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
    ReadingOf,
    Sum,
    Truth,
)
from generator.load.limits import MAX_LISTED, MAX_NESTING, MAX_TERMS
from generator.load.tokens import FormulaError, PlaceAt, Token, tokens_of
from generator.problem import Place, Problem, did_you_mean, error

Parsed: TypeAlias = tuple[Expression | None, list[Problem]]
_KEYWORDS = {"und", "oder", "nicht", "in", "ja", "nein"}


def parse_condition(text: str, place: Place | PlaceAt) -> Parsed:
    """The tree of a condition or formula.

    ``place``: where the text starts, or a function that places its n-th character.
    """
    return _run(text, place, lambda parser: parser.disjunction())


def parse_cell(text: str, subject: Expression, place: Place | PlaceAt) -> Parsed:
    """The tree of a table cell that tests ``subject``.

    For example ``-``, ``jba``, ``nicht jba``, ``[a, b]``, ``> 6 und ≤ 12 Monate``.
    """
    if text.strip() in ("-", "–"):
        return AllOf(subject.place, ()), []
    return _run(text, place, lambda parser: parser.cell(subject))


def _run(text: str, place: Place | PlaceAt, start: Callable[[_Parser], Expression]) -> Parsed:
    place_at = place.shifted if isinstance(place, Place) else place
    try:
        parser = _Parser(tokens_of(text, place_at))
        tree = start(parser)
        parser.finish()
        return tree, []
    except FormulaError as failure:
        return None, [failure.problem]


class _Parser:
    """Recursive descent: disjunction > conjunction > negation > comparison > sum > operand."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.position = 0
        self.depth = 0

    @property
    def current(self) -> Token:
        return self.tokens[self.position]

    def advance(self) -> Token:
        """The current token; moves on."""
        token = self.current
        self.position += 1
        return token

    def take(self, *texts: str) -> Token | None:
        """The current token when it is one of ``texts``; moves on."""
        if self.current.text in texts and self.current.kind in ("op", "mark", "word"):
            return self.advance()
        return None

    def need(self, text: str) -> None:
        if not self.take(text):
            raise self.wrong(f"Hier wird »{text}« erwartet.")

    def wrong(self, message: str, hint: str = "") -> FormulaError:
        token = self.current
        rest = f" Gefunden: »{token.text}«." if token.text else " Die Bedingung endet hier."
        return FormulaError(error("formel-aufbau", token.place, message + rest, hint))

    def finish(self) -> None:
        if self.current.kind != "end":
            raise self.wrong(
                "Hier geht die Bedingung nicht weiter.",
                "Verbinden Sie Bedingungen mit »und« oder »oder«; Klammern legen die Reihenfolge "
                "fest.",
            )

    def disjunction(self) -> Expression:
        return self._joined("oder", AnyOf, self.conjunction)

    def conjunction(self) -> Expression:
        return self._joined("und", AllOf, self.negation)

    def _joined(
        self, word: str, make: type[AllOf | AnyOf], part: Callable[[], Expression]
    ) -> Expression:
        first = part()
        parts = [first]
        while self.take(word):
            parts.append(part())
        return first if len(parts) == 1 else make(first.place, tuple(parts))

    def deeper(self) -> None:
        """One bracket or negation further in."""
        self.depth += 1
        if self.depth > MAX_NESTING:
            raise self.wrong(
                "Die Bedingung ist zu tief verschachtelt.", "Führen Sie eine Hilfsgröße ein."
            )

    def negation(self) -> Expression:
        self.deeper()
        word = self.take("nicht")
        tree = Not(word.place, self.negation()) if word else self.comparison()
        self.depth -= 1
        return tree

    def comparison(self) -> Expression:
        left = self.sum()
        if self.current.kind == "op":
            operator = self.advance()
            return Compare(operator.place, operator.text, left, self.sum())
        negated = self.current.text == "nicht" and self.tokens[self.position + 1].text == "in"
        if negated:
            self.advance()
        word = self.take("in")
        if not word:
            return left
        member = Member(word.place, left, self.listed())
        return Not(word.place, member) if negated else member

    def listed(self) -> tuple[Expression, ...]:
        self.need("[")
        items = [self.sum()]
        while self.take(","):
            if len(items) == MAX_LISTED:
                raise self.wrong(
                    f"Die Liste hat mehr als {MAX_LISTED} Werte.", "Teilen Sie sie auf."
                )
            items.append(self.sum())
        self.need("]")
        return tuple(items)

    def sum(self) -> Expression:
        left, terms = self.operand(), 1
        while mark := self.take("+", "-"):
            terms += 1
            if terms > MAX_TERMS:
                raise self.wrong(
                    f"Die Summe hat mehr als {MAX_TERMS} Glieder.",
                    "Führen Sie eine Hilfsgröße ein.",
                )
            left = Sum(mark.place, 1 if mark.text == "+" else -1, left, self.operand())
        return left

    def operand(self) -> Expression:
        if self.take("("):
            tree = self.disjunction()
            self.need(")")
            return tree
        token = self.current
        match token.kind:
            case "day":
                self.advance()
                return Day(token.place, token.text)
            case "number":
                return self._number()
            case "mark" if token.text == "-" and self.tokens[self.position + 1].kind == "number":
                self.advance()
                number = self._number()
                return Number(token.place, -number.value, number.unit, f"-{number.written}")
            case "word" if token.text in ("ja", "nein"):
                self.advance()
                return Truth(token.place, token.text == "ja")
            case "word" if token.text not in _KEYWORDS:
                return self._name_or_call()
            case _:
                raise self.wrong("Hier fehlt ein Wert oder ein Name.")

    def _number(self) -> Number:
        token = self.advance()
        has_unit = self.current.kind == "word" and self.current.text not in _KEYWORDS
        unit = self.advance().text if has_unit else None
        return Number(token.place, Decimal(token.text), unit, token.text)

    def _name_or_call(self) -> Name | Call | ReadingOf:
        token = self.advance()
        if not self.take("("):
            return Name(token.place, token.text)
        if token.text == "lesart":
            return self._reading(token)
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

    def _reading(self, function: Token) -> ReadingOf:
        if self.current.kind != "word":
            raise self.wrong(
                "Hier fehlt die Kennung eines Konflikts.",
                "Schreiben Sie »lesart(konflikt) = lesart«; beide stehen in konflikte.yml.",
            )
        conflict = self.advance()
        self.need(")")
        return ReadingOf(function.place, Name(conflict.place, conflict.text))

    def cell(self, subject: Expression) -> Expression:
        """``cell [und|oder cell]``: the subject of every comparison is the column."""
        return self._joined("oder", AnyOf, partial(self._tests, subject))

    def _tests(self, subject: Expression) -> Expression:
        return self._joined("und", AllOf, partial(self._test, subject))

    def _test(self, subject: Expression) -> Expression:
        place = self.current.place
        if self.take("nicht"):
            self.deeper()
            tree = Not(place, self._test(subject))
            self.depth -= 1
            return tree
        if self.current.kind == "op":
            operator = self.advance()
            return Compare(place, operator.text, subject, self.sum())
        if self.current.text == "[":
            return Member(place, subject, self.listed())
        if self.take("angegeben"):
            return Call(place, "angegeben", (subject,))
        return Compare(place, "=", subject, self.sum())
