"""Conditions of a checker in German: »Maßnahmeart ist FbW oder EQ«, »Dauer mehr als 61 Tage«.

The meaning must survive to the letter; what »nicht« means is said in ``negation``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias, TypeGuard, assert_never

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
from generator.model import Checker, Conflict
from generator.wording.labels import ANY, NO, OUTCOMES, YES
from generator.wording.negation import Negation
from generator.wording.quantities import Quantities
from generator.wording.statement import Statement
from generator.wording.words import joined, quoted

OWN_RESULT = "ergebnis"
Conflicts: TypeAlias = Mapping[str, Conflict]
NO_CONFLICTS: Conflicts = {}


class Phrases:
    """Says the conditions of one checker. ``conflicts``: those whose readings they may test."""

    def __init__(self, checker: Checker, conflicts: Conflicts = NO_CONFLICTS) -> None:
        self.conflicts = conflicts
        self.quantities = Quantities(checker)
        self.facts, self.derived = self.quantities.facts, self.quantities.derived
        self.choices = {
            fact.id: {choice.id: choice.title for choice in fact.choices} for fact in checker.facts
        }
        own_outcomes = {outcome.id: outcome.title for outcome in checker.outcomes}
        self.choices[OWN_RESULT] = OUTCOMES | own_outcomes
        self.negation = Negation(self)

    def condition(self, condition: Expression) -> str:
        """The condition in one line."""
        return str(self.statement(condition))

    def cell(self, condition: Expression) -> str:
        """The condition under a column that already names what it is about."""
        if isinstance(condition, (AllOf, AnyOf)) and condition.parts:
            conjunction = "und" if isinstance(condition, AllOf) else "oder"
            return joined(map(self.cell, condition.parts), conjunction)
        return self.statement(condition).rest

    def term(self, tree: Expression) -> str:
        """A day or a figure."""
        return self.quantities.term(tree)

    def label(self, derived: str) -> str:
        """What a named intermediate result is called."""
        words = derived.replace("_", " ")
        return f"»{words[:1].upper()}{words[1:]}«"

    def is_simple(self, condition: Expression) -> bool:
        """True for a condition that needs one line when its name is written out."""
        if isinstance(condition, Not):
            return self.is_simple(condition.of)
        if isinstance(condition, Name) and condition.id in self.derived:
            return not self.is_term(condition)
        return not isinstance(condition, (AllOf, AnyOf)) and not self._is_long(condition)

    def is_term(self, name: Name) -> bool:
        """True for the name of something that takes more than one line to say."""
        formula = self.derived.get(name.id)
        return formula is not None and not self.is_simple(formula)

    def _is_long(self, tree: Expression) -> bool:
        """A count of several conditions."""
        if isinstance(tree, Compare):
            return self._is_long(tree.left) or self._is_long(tree.right)
        return isinstance(tree, Call) and tree.function == "anzahl" and len(tree.args) > 1

    def statement(self, condition: Expression) -> Statement:  # noqa: PLR0911  one for each node
        """The condition in two parts."""
        match condition:
            case Name():
                return self._name(condition)
            case Truth():
                return self.truth(condition)
            case Not():
                return self.negation.of(condition)
            case AllOf() | AnyOf():
                return self._joined(condition)
            case Compare():
                return self.compare(condition)
            case Member():
                return self.among(condition, "", "oder")
            case Call():
                return self._call(condition)
            case Number() | Day() | Sum() | ReadingOf():
                raise TypeError(f"{condition.place}: not a condition")
            case _ as never:
                assert_never(never)

    def _name(self, name: Name) -> Statement:
        if name.id in self.facts:
            return Statement(self.facts[name.id].title, ": ", YES)
        if name.id in self.derived and not self.is_term(name):
            return self.statement(self.derived[name.id])
        return Statement(self.label(name.id), " ", "trifft zu")

    def truth(self, truth: Truth) -> Statement:
        """»ja« or »nein« as a condition of its own."""
        return Statement("", "", "in jedem Fall" if truth.value else "in keinem Fall")

    def _joined(self, condition: AllOf | AnyOf) -> Statement:
        if not condition.parts:
            return Statement("", "", ANY if isinstance(condition, AllOf) else "in keinem Fall")
        conjunction = " und " if isinstance(condition, AllOf) else " oder "
        return Statement("", "", conjunction.join(map(self._bracketed, condition.parts)))

    def _bracketed(self, condition: Expression) -> str:
        has_parts = isinstance(condition, (AllOf, AnyOf)) and len(condition.parts) > 1
        sentence = self.condition(condition)
        return f"({sentence})" if has_parts else sentence

    def compare(self, comparison: Compare) -> Statement:
        """A comparison of choices, answers, counts, days or figures."""
        operator, left, right = comparison.operator, comparison.left, comparison.right
        if reading := self.reading(left):
            negation = "" if operator == "=" else "nicht "
            return self._read(reading, negation + self._reading_text(reading, right))
        if self.is_choice(left):
            negation = "" if operator == "=" else "nicht "
            return Statement(self._subject(left), " ist ", negation + self.choice(left, right))
        if isinstance(right, Truth):
            return self._answered(comparison, yes=(operator == "=") == right.value)
        if self._is_truth(left):
            return self._same_answer(comparison)
        return self._quantities_compared(comparison)

    def _quantities_compared(self, comparison: Compare) -> Statement:
        """Counts, days or figures."""
        operator, left, right = comparison.operator, comparison.left, comparison.right
        if isinstance(left, Name) and self.is_term(left) and isinstance(right, Number):
            limit = self.quantities.comparison(operator, right)
            return Statement(self.label(left.id), " ", limit)
        if tally := self.tally(left):
            return self._tallied(tally, self.quantities.comparison(operator, right))
        limit = self.quantities.comparison(operator, right, timely=self.quantities.is_time(left))
        return Statement(self.term(left), " ", limit)

    def _answered(self, comparison: Compare, *, yes: bool) -> Statement:
        """»x = nein« asks for the answer »nein«; »nicht x« is also true without any answer."""
        left = comparison.left
        fact = self.behind(left)
        if isinstance(fact, Name) and fact.id in self.facts:
            return Statement(self.facts[fact.id].title, ": ", YES if yes else NO)
        return self.statement(left if yes else Not(comparison.place, left))

    def _same_answer(self, comparison: Compare) -> Statement:
        questions = [self._question(side) for side in (comparison.left, comparison.right)]
        how = "gleich" if comparison.operator == "=" else "verschieden"
        return Statement(joined(map(quoted, questions), "und"), " ", f"{how} beantwortet")

    def _question(self, condition: Expression) -> str:
        if isinstance(condition, Name) and condition.id in self.facts:
            return self.facts[condition.id].title
        return self.condition(condition)

    def behind(self, tree: Expression) -> Expression:
        """What a name stands for."""
        if isinstance(tree, Name) and tree.id in self.derived:
            return self.behind(self.derived[tree.id])
        return tree

    def tally(self, tree: Expression) -> Call | None:
        """The »anzahl(…)« that a term stands for, also behind a name; None for another term."""
        counted = self.behind(tree)
        return counted if isinstance(counted, Call) and counted.function == "anzahl" else None

    def is_choice(self, tree: Expression) -> TypeGuard[Name]:
        """True for a fact that is chosen from a list, and for »ergebnis«."""
        return isinstance(tree, Name) and (
            tree.id == OWN_RESULT or self._type(tree) in ("choice", "choices")
        )

    def operands(self, comparison: Compare) -> tuple[Expression, ...]:
        """What is compared, without the id of a choice or a reading; it may be that of something
        else as well.
        """
        left = comparison.left
        has_id = self.is_choice(left) or self.reading(left) is not None
        return (left,) if has_id else (left, comparison.right)

    def _is_truth(self, tree: Expression) -> bool:
        is_asked = isinstance(tree, Name) and self._type(tree) == "boolean"
        return is_asked or isinstance(tree, (AllOf, AnyOf, Not, Compare, Member))

    def _type(self, name: Name) -> str:
        return self.facts[name.id].type if name.id in self.facts else ""

    def _subject(self, name: Name) -> str:
        return "Ergebnis" if name.id == OWN_RESULT else self.facts[name.id].title

    def choice(self, fact: Name, choice: Expression) -> str:
        """The title of a choice."""
        key = self._key(choice)
        return quoted(self.choices[fact.id].get(key, key))

    def _key(self, word: Expression) -> str:
        """The id of a choice or a reading as it is written."""
        match word:
            case Name():
                return word.id
            case Truth():
                return YES if word.value else NO
            case Number():
                return str(word.value)
            case _:
                raise TypeError(f"{word.place}: not an entry of a list")

    def among(self, member: Member, before: str, conjunction: str) -> Statement:
        """»ist FbW oder EQ«, »ist weder FbW noch EQ«."""
        left = member.left
        if reading := self.reading(left):
            texts = [self._reading_text(reading, item) for item in member.items]
            return self._read(reading, before + joined(texts, conjunction))
        if self.is_choice(left):
            choices = [self.choice(left, item) for item in member.items]
            return Statement(self._subject(left), " ist ", before + joined(choices, conjunction))
        quantities = joined(map(self.term, member.items), conjunction)
        return Statement(self.term(left), " ", before + quantities)

    def reading(self, tree: Expression) -> ReadingOf | None:
        """The »lesart(…)« that an operand stands for, also behind a name."""
        reading = self.behind(tree)
        return reading if isinstance(reading, ReadingOf) else None

    def _read(self, reading: ReadingOf, texts: str) -> Statement:
        title = self.conflicts[reading.conflict.id].title
        return Statement(f"Lesart zu »{title}«", ": ", texts)

    def _reading_text(self, reading: ReadingOf, tree: Expression) -> str:
        texts = {known.id: known.text for known in self.conflicts[reading.conflict.id].readings}
        return f"»{texts[self._key(tree)]}«"

    def _tallied(self, tally: Call, limit: str) -> Statement:
        """»mindestens 2 gewählt«, »mindestens 2 dieser Bedingungen: …«."""
        first, *others = tally.args
        if not others and isinstance(first, Name) and self._type(first) == "choices":
            return Statement(self.facts[first.id].title, ": ", f"{limit} gewählt")
        conditions = "; ".join(map(self.condition, tally.args))
        return Statement("", "", f"{limit} dieser Bedingungen: {conditions}")

    def fact_asked(self, call: Call) -> Name:
        """The fact of »angegeben(…)« or »gewählt(…, …)«; that it is one was checked."""
        fact = call.args[0]
        if not isinstance(fact, Name):
            raise TypeError(f"{fact.place}: {call.function} needs the name of a fact")
        return fact

    def _call(self, call: Call) -> Statement:
        fact = self.fact_asked(call)
        title = self.facts[fact.id].title
        if call.function == "gewählt":
            return Statement(title, ": ", f"{self.choice(fact, call.args[1])} gewählt")
        return Statement(title, ": ", "angegeben")
