"""Days and figures of a formula in German: »28 Tage vor Teilnahmeende«, »Zeit von Beginn bis Ende«."""

from __future__ import annotations

from generator.expression import Call, Day, Expression, Name, Number, Sum
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
        say = {
            Name: self._name,
            Number: self._number,
            Day: self._day,
            Sum: self._sum,
            Call: self._call,
        }
        return say[type(tree)](tree)

    def comparison(self, operator: str, right: Expression, timely: bool) -> str:
        """»mehr als 61 Tage«, »früher als Beginn der Teilnahme«."""
        literal = isinstance(right, Number)
        words = _DAYS if timely else {**_FIGURES, **({} if literal else _SAME)}
        return f"{words[operator]} {self.term(right)}"

    def is_time(self, tree: Expression) -> bool:
        """True when the term is a day or a period of the calendar."""
        if isinstance(tree, Name):
            fact = self.facts.get(tree.id)
            return (
                fact.type == "date"
                if fact
                else tree.id in self.derived and self.is_time(self.derived[tree.id])
            )
        if isinstance(tree, Call):
            return tree.function in _PERIODS or (
                tree.function in ("min", "max") and self.is_time(tree.args[0])
            )
        return isinstance(tree, Day) or (isinstance(tree, Sum) and self.is_time(tree.left))

    def _name(self, tree: Name) -> str:
        fact = self.facts.get(tree.id)
        if fact:
            return fact.title
        return self.term(self.derived[tree.id]) if tree.id in self.derived else tree.id

    def _number(self, tree: Number) -> str:
        return amount(tree.value, tree.unit or "")

    def _day(self, tree: Day) -> str:
        return day(tree.iso)

    def _sum(self, tree: Sum) -> str:
        if self.is_time(tree):
            return f"{self.term(tree.right)} {'nach' if tree.sign > 0 else 'vor'} {quoted(self.term(tree.left))}"
        return (
            f"{self.term(tree.left)} {'plus' if tree.sign > 0 else 'minus'} {self.term(tree.right)}"
        )

    def _call(self, tree: Call) -> str:
        terms = [quoted(self.term(arg)) for arg in tree.args]
        if tree.function in ("tage", "monate"):
            return f"Zeit von {terms[0]} bis {terms[1]}"
        if tree.function in _PERIODS:
            return f"{_PERIODS[tree.function]} {terms[0]}"
        return f"{_EXTREMES[tree.function, self.is_time(tree.args[0])]} {joined(terms, 'und')}"
