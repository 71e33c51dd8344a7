"""Days and figures of a formula in German: »28 Tage vor Ende«, »Zeit von Beginn bis Ende«."""

from __future__ import annotations

from typing import assert_never

from generator.expression import (
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
from generator.model import Checker, Fact
from generator.wording.words import amount, day, joined, quoted

_SAME = {"=": "gleich", "≠": "nicht gleich"}
_FIGURES = {
    "=": "genau",
    "≠": "nicht genau",
    "<": "weniger als",
    "≤": "höchstens",
    ">": "mehr als",
    "≥": "mindestens",
}
_DAYS = {
    **_SAME,
    "<": "früher als",
    "≤": "nicht später als",
    ">": "später als",
    "≥": "nicht früher als",
}
_PERIODS = {"quartal": "Kalendervierteljahr von", "kalendermonat": "Kalendermonat von"}
_EXTREMES = {
    ("min", True): "der frühere Tag von",
    ("max", True): "der spätere Tag von",
    ("min", False): "der kleinere Wert von",
    ("max", False): "der größere Wert von",
}


class Quantities:
    """Terms of one checker; derived figures are written out."""

    def __init__(self, checker: Checker) -> None:
        self.facts: dict[str, Fact] = {fact.id: fact for fact in checker.facts}
        self.derived = {derived.id: derived.formula for derived in checker.derived}

    def term(self, tree: Expression) -> str:
        """A day or a figure as a noun."""
        match tree:
            case Name():
                return self._name(tree)
            case Number():
                return amount(tree.value, tree.unit or "")
            case Day():
                return day(tree.iso)
            case Sum():
                return self._sum(tree)
            case Call():
                return self._call(tree)
            case Truth() | Not() | AllOf() | AnyOf() | Compare() | Member() | ReadingOf():
                raise TypeError(f"{tree.place}: a condition is not a day or a figure")
            case _ as never:
                assert_never(never)

    def comparison(self, operator: str, right: Expression, *, timely: bool = False) -> str:
        """»mehr als 61 Tage«; ``timely``: between points in time, »früher als Beginn«."""
        if timely:
            words = _DAYS
        elif isinstance(right, Number):
            words = _FIGURES
        else:
            words = _FIGURES | _SAME
        return f"{words[operator]} {self.term(right)}"

    def is_time(self, tree: Expression) -> bool:
        """True when the term is a day or a period of the calendar."""
        match tree:
            case Name() if tree.id in self.facts:
                return self.facts[tree.id].type == "date"
            case Name():
                return tree.id in self.derived and self.is_time(self.derived[tree.id])
            case Call():
                is_extreme = tree.function in ("min", "max")
                return tree.function in _PERIODS or (is_extreme and self.is_time(tree.args[0]))
            case Sum():
                return self.is_time(tree.left)
            case _:
                return isinstance(tree, Day)

    def _name(self, name: Name) -> str:
        if name.id in self.facts:
            return self.facts[name.id].title
        return self.term(self.derived[name.id]) if name.id in self.derived else name.id

    def _sum(self, total: Sum) -> str:
        left, right = self.term(total.left), self.term(total.right)
        if self.is_time(total):
            return f"{right} {'nach' if total.sign > 0 else 'vor'} {quoted(left)}"
        return f"{left} {'plus' if total.sign > 0 else 'minus'} {right}"

    def _call(self, call: Call) -> str:
        terms = [quoted(self.term(arg)) for arg in call.args]
        if call.function in ("tage", "monate"):
            return f"Zeit von {terms[0]} bis {terms[1]}"
        if call.function in _PERIODS:
            return f"{_PERIODS[call.function]} {terms[0]}"
        return f"{_EXTREMES[call.function, self.is_time(call.args[0])]} {joined(terms, 'und')}"
