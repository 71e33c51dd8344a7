"""Conditions of a checker in German: »Maßnahmeart ist FbW oder EQ«, »Dauer mehr als 61 Tage«.

The meaning must survive to the letter; what »nicht« means is said in ``denials``.
"""

from __future__ import annotations

from generator.expression import (
    AllOf,
    AnyOf,
    Call,
    Compare,
    Expression,
    Member,
    Name,
    Not,
    Number,
    Truth,
)
from generator.model import Checker
from generator.wording.labels import ANY, NO, OUTCOMES, YES
from generator.wording.negation import Negation
from generator.wording.quantities import Quantities
from generator.wording.statement import Statement
from generator.wording.words import joined, quoted

OWN_RESULT = "ergebnis"


class Phrases:
    """Says the conditions of one checker."""

    def __init__(self, checker: Checker) -> None:
        self.quantities = Quantities(checker)
        self.facts, self.derived = self.quantities.facts, self.quantities.derived
        self.choices = {
            fact.id: {choice.id: choice.title for choice in fact.choices} for fact in checker.facts
        }
        self.choices[OWN_RESULT] = {
            **OUTCOMES,
            **{outcome.id: outcome.title for outcome in checker.outcomes},
        }
        self.negation = Negation(self)

    def condition(self, tree: Expression) -> str:
        """The condition in one line."""
        return str(self.statement(tree))

    def cell(self, tree: Expression) -> str:
        """The condition under a column that already names what it is about."""
        if isinstance(tree, (AllOf, AnyOf)) and tree.parts:
            return joined(
                (self.cell(part) for part in tree.parts),
                "und" if isinstance(tree, AllOf) else "oder",
            )
        return self.statement(tree).rest

    def term(self, tree: Expression) -> str:
        """A day or a figure."""
        return self.quantities.term(tree)

    def label(self, derived: str) -> str:
        """What a named intermediate result is called."""
        words = derived.replace("_", " ")
        return f"»{words[:1].upper()}{words[1:]}«"

    def is_simple(self, tree: Expression) -> bool:
        """True for a condition that needs one line when its name is written out."""
        if isinstance(tree, Not):
            return self.is_simple(tree.of)
        if isinstance(tree, Name) and tree.id in self.derived:
            return not self.is_term(tree)
        return not isinstance(tree, (AllOf, AnyOf)) and not self._is_long(tree)

    def is_term(self, tree: Name) -> bool:
        """True for the name of something that takes more than one line to say."""
        formula = self.derived.get(tree.id)
        return formula is not None and not self.is_simple(formula)

    def _is_long(self, tree: Expression) -> bool:
        """A count of several conditions."""
        if isinstance(tree, Compare):
            return self._is_long(tree.left) or self._is_long(tree.right)
        return isinstance(tree, Call) and tree.function == "anzahl" and len(tree.args) > 1

    def statement(self, tree: Expression) -> Statement:
        """The condition in two parts."""
        say = {
            Name: self._name,
            Truth: self.truth,
            Not: self.negation.of,
            AllOf: self._joined,
            AnyOf: self._joined,
            Compare: self.compare,
            Member: self._member,
            Call: self._call,
        }
        return say[type(tree)](tree)

    def _name(self, tree: Name) -> Statement:
        if tree.id in self.facts:
            return Statement(self.facts[tree.id].title, ": ", YES)
        if tree.id in self.derived and not self.is_term(tree):
            return self.statement(self.derived[tree.id])
        return Statement(self.label(tree.id), " ", "trifft zu")

    def truth(self, tree: Truth) -> Statement:
        """»ja« or »nein« as a condition of its own."""
        return Statement("", "", "in jedem Fall" if tree.value else "in keinem Fall")

    def _joined(self, tree: AllOf | AnyOf) -> Statement:
        if not tree.parts:
            return Statement("", "", ANY if isinstance(tree, AllOf) else "in keinem Fall")
        word = " und " if isinstance(tree, AllOf) else " oder "
        return Statement("", "", word.join(map(self._bracketed, tree.parts)))

    def _bracketed(self, tree: Expression) -> str:
        inner = isinstance(tree, (AllOf, AnyOf)) and len(tree.parts) > 1
        return f"({self.condition(tree)})" if inner else self.condition(tree)

    def compare(self, tree: Compare) -> Statement:
        """A comparison of choices, answers, counts, days or figures."""
        if self.is_choice(tree.left):
            denied = "" if tree.operator == "=" else "nicht "
            return Statement(
                self._subject(tree.left), " ist ", denied + self.choice(tree.left, tree.right)
            )
        if isinstance(tree.right, Truth):
            return self._answered(tree, (tree.operator == "=") == tree.right.value)
        if (
            isinstance(tree.left, Name)
            and self.is_term(tree.left)
            and isinstance(tree.right, Number)
        ):
            return Statement(
                self.label(tree.left.id),
                " ",
                self.quantities.comparison(tree.operator, tree.right, False),
            )
        if self.is_tally(tree.left):
            return self._tally(
                Compare(tree.place, tree.operator, self.behind(tree.left), tree.right)
            )
        if self._is_truth(tree.left):
            return self._same_answer(tree)
        timely = self.quantities.is_time(tree.left)
        return Statement(
            self.term(tree.left), " ", self.quantities.comparison(tree.operator, tree.right, timely)
        )

    def _answered(self, tree: Compare, yes: bool) -> Statement:
        """»x = nein« asks for the answer »nein«; »nicht x« is also true without any answer."""
        fact = self.behind(tree.left)
        if isinstance(fact, Name) and fact.id in self.facts:
            return Statement(self.facts[fact.id].title, ": ", YES if yes else NO)
        return self.statement(tree.left if yes else Not(tree.place, tree.left))

    def _same_answer(self, tree: Compare) -> Statement:
        both = [
            self.facts[side.id].title
            if isinstance(side, Name) and side.id in self.facts
            else self.condition(side)
            for side in (tree.left, tree.right)
        ]
        how = "gleich" if tree.operator == "=" else "verschieden"
        return Statement(joined(map(quoted, both), "und"), " ", f"{how} beantwortet")

    def behind(self, tree: Expression) -> Expression:
        """What a name stands for."""
        named = isinstance(tree, Name) and tree.id in self.derived
        return self.behind(self.derived[tree.id]) if named else tree

    def is_tally(self, tree: Expression) -> bool:
        """True for »anzahl(…)«, also behind a name."""
        counted = self.behind(tree)
        return isinstance(counted, Call) and counted.function == "anzahl"

    def is_choice(self, tree: Expression) -> bool:
        """True for a fact that is chosen from a list, and for »ergebnis«."""
        return isinstance(tree, Name) and (
            tree.id == OWN_RESULT or self._type(tree) in ("choice", "choices")
        )

    def _is_truth(self, tree: Expression) -> bool:
        asked = isinstance(tree, Name) and self._type(tree) == "boolean"
        return asked or isinstance(tree, (AllOf, AnyOf, Not, Compare, Member))

    def _type(self, tree: Name) -> str:
        return self.facts[tree.id].type if tree.id in self.facts else ""

    def _subject(self, tree: Name) -> str:
        return "Ergebnis" if tree.id == OWN_RESULT else self.facts[tree.id].title

    def choice(self, fact: Name, choice: Expression) -> str:
        """The title of a choice."""
        word = choice.id if isinstance(choice, Name) else str(getattr(choice, "value", ""))
        if isinstance(choice, Truth):
            word = YES if choice.value else NO
        return quoted(self.choices[fact.id].get(word, word))

    def _member(self, tree: Member) -> Statement:
        return self.among(tree, "", "oder")

    def among(self, tree: Member, before: str, word: str) -> Statement:
        """»ist FbW oder EQ«, »ist weder FbW noch EQ«."""
        if self.is_choice(tree.left):
            choices = joined((self.choice(tree.left, item) for item in tree.items), word)
            return Statement(self._subject(tree.left), " ist ", before + choices)
        return Statement(
            self.term(tree.left), " ", before + joined(map(self.term, tree.items), word)
        )

    def _tally(self, tree: Compare) -> Statement:
        how = self.quantities.comparison(tree.operator, tree.right, False)
        args = tree.left.args
        if len(args) == 1 and isinstance(args[0], Name) and self._type(args[0]) == "choices":
            return Statement(self.facts[args[0].id].title, ": ", f"{how} gewählt")
        return Statement(
            "", "", f"{how} dieser Bedingungen: " + "; ".join(self.condition(arg) for arg in args)
        )

    def _call(self, tree: Call) -> Statement:
        title = self.facts[tree.args[0].id].title
        if tree.function == "gewählt":
            return Statement(title, ": ", f"{self.choice(*tree.args)} gewählt")
        return Statement(title, ": ", "angegeben")
