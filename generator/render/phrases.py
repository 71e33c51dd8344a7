"""Conditions of a checker in German: »Maßnahmeart ist FbW oder EQ«, »Dauer mehr als 61 Tage«.

The meaning must survive to the letter. A comparison is false while there is no statement and its negation
is true, so a negation says »oder ohne Angabe« wherever a fact may lack.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.expression import All, Any, Call, Compare, Expression, Member, Name, Not, Number, Truth
from generator.model import NOT_GIVEN, Checker
from generator.render.labels import ANY, NO, NOT_STATED, OUTCOMES, YES
from generator.render.quantities import Quantities
from generator.render.words import joined, quoted

OWN_RESULT = "ergebnis"
OPPOSITE = {"=": "≠", "≠": "=", "<": "≥", "≥": "<", ">": "≤", "≤": ">"}


@dataclass(frozen=True)
class Said:
    """A simple condition: what it is about, and what is said of it. A table cell shows only the latter."""

    subject: str
    link: str
    rest: str

    def __str__(self) -> str:
        return f"{self.subject}{self.link}{self.rest}"


class Phrases:
    """Says the conditions of one checker."""

    def __init__(self, checker: Checker) -> None:
        self.quantities = Quantities(checker)
        self.facts, self.derived = self.quantities.facts, self.quantities.derived
        self.choices = {fact.id: {choice.id: choice.title for choice in fact.choices} for fact in checker.facts}
        self.choices[OWN_RESULT] = {**OUTCOMES, **{outcome.id: outcome.title for outcome in checker.outcomes}}

    def condition(self, tree: Expression) -> str:
        """The condition in one line."""
        return str(self._said(tree))

    def cell(self, tree: Expression) -> str:
        """The condition under a column that already names what it is about."""
        if isinstance(tree, (All, Any)) and tree.parts:
            return joined((self.cell(part) for part in tree.parts), "und" if isinstance(tree, All) else "oder")
        return self._said(tree).rest

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
        return not isinstance(tree, (All, Any)) and not self._is_long(tree)

    def is_term(self, tree: Name) -> bool:
        """True for the name of something that takes more than one line to say."""
        formula = self.derived.get(tree.id)
        return formula is not None and not self.is_simple(formula)

    def _is_long(self, tree: Expression) -> bool:
        """A count of several conditions."""
        if isinstance(tree, Compare):
            return self._is_long(tree.left) or self._is_long(tree.right)
        return isinstance(tree, Call) and tree.function == "anzahl" and len(tree.args) > 1

    def _said(self, tree: Expression) -> Said:
        say = {Name: self._name, Truth: self._truth, Not: self._not, All: self._joined, Any: self._joined, Compare: self._compare,
               Member: self._member, Call: self._call}
        return say[type(tree)](tree)

    def _name(self, tree: Name) -> Said:
        if tree.id in self.facts:
            return Said(self.facts[tree.id].title, ": ", YES)
        if tree.id in self.derived and not self.is_term(tree):
            return self._said(self.derived[tree.id])
        return Said(self.label(tree.id), " ", "trifft zu")

    def _truth(self, tree: Truth) -> Said:
        return Said("", "", "in jedem Fall" if tree.value else "in keinem Fall")

    def _joined(self, tree: All | Any) -> Said:
        if not tree.parts:
            return Said("", "", ANY if isinstance(tree, All) else "in keinem Fall")
        parts = [f"({self.condition(part)})" if self._needs_brackets(part) else self.condition(part) for part in tree.parts]
        word = " und " if isinstance(tree, All) else " oder "
        return Said("", "", word.join(parts))

    def _needs_brackets(self, tree: Expression) -> bool:
        return isinstance(tree, (All, Any)) and len(tree.parts) > 1

    def _compare(self, tree: Compare) -> Said:
        if isinstance(tree.right, Truth):
            plain = (tree.operator == "=") == tree.right.value
            return self._said(tree.left if plain else Not(tree.place, tree.left))
        if isinstance(tree.left, Name) and self.is_term(tree.left) and isinstance(tree.right, Number):
            return Said(self.label(tree.left.id), " ", self.quantities.comparison(tree.operator, tree.right, False))
        counted = self._behind(tree.left)
        if isinstance(counted, Call) and counted.function == "anzahl":
            return self._tally(Compare(tree.place, tree.operator, counted, tree.right))
        if self._is_choice(tree.left):
            return Said(self._subject(tree.left), " ist ", ("" if tree.operator == "=" else "nicht ") + self._choice(tree.left, tree.right))
        if self._is_truth(tree.left):
            return self._same_answer(tree)
        timely = self.quantities.is_time(tree.left)
        return Said(self.term(tree.left), " ", self.quantities.comparison(tree.operator, tree.right, timely))

    def _same_answer(self, tree: Compare) -> Said:
        both = [self.facts[side.id].title if isinstance(side, Name) and side.id in self.facts else self.condition(side)
                for side in (tree.left, tree.right)]
        return Said(joined(map(quoted, both), "und"), " ", "gleich beantwortet" if tree.operator == "=" else "verschieden beantwortet")

    def _behind(self, tree: Expression) -> Expression:
        named = isinstance(tree, Name) and tree.id in self.derived
        return self._behind(self.derived[tree.id]) if named else tree

    def _is_choice(self, tree: Expression) -> bool:
        return isinstance(tree, Name) and (tree.id == OWN_RESULT or self._type(tree) in ("choice", "choices"))

    def _is_truth(self, tree: Expression) -> bool:
        return isinstance(tree, Name) and self._type(tree) == "boolean" or isinstance(tree, (All, Any, Not, Compare, Member))

    def _type(self, tree: Name) -> str:
        return self.facts[tree.id].type if tree.id in self.facts else ""

    def _subject(self, tree: Name) -> str:
        return "Ergebnis" if tree.id == OWN_RESULT else self.facts[tree.id].title

    def _choice(self, fact: Name, choice: Expression) -> str:
        word = choice.id if isinstance(choice, Name) else str(getattr(choice, "value", ""))
        if isinstance(choice, Truth):
            word = YES if choice.value else NO
        return quoted(self.choices[fact.id].get(word, word))

    def _member(self, tree: Member) -> Said:
        return self._among(tree, "", "oder")

    def _among(self, tree: Member, before: str, word: str) -> Said:
        if self._is_choice(tree.left):
            return Said(self._subject(tree.left), " ist ", before + joined((self._choice(tree.left, item) for item in tree.items), word))
        return Said(self.term(tree.left), " ", before + joined((self.term(item) for item in tree.items), word))

    def _tally(self, tree: Compare) -> Said:
        how = self.quantities.comparison(tree.operator, tree.right, False)
        args = tree.left.args
        if len(args) == 1 and isinstance(args[0], Name) and self._type(args[0]) == "choices":
            return Said(self.facts[args[0].id].title, ": ", f"{how} gewählt")
        return Said("", "", f"{how} dieser Bedingungen: " + "; ".join(self.condition(arg) for arg in args))

    def _call(self, tree: Call) -> Said:
        title = self.facts[tree.args[0].id].title
        if tree.function == "gewählt":
            return Said(title, ": ", f"{self._choice(*tree.args)} gewählt")
        return Said(title, ": ", "angegeben")

    def _not(self, tree: Not) -> Said:
        inner = tree.of
        if isinstance(inner, Name) and inner.id in self.derived:
            if self.is_simple(inner):
                return self._not(Not(tree.place, self.derived[inner.id]))
            return Said(self.label(inner.id), " ", "trifft nicht zu")
        if isinstance(inner, Not):
            return self._said(inner.of)
        if isinstance(inner, Call):
            return self._not_call(inner)
        if isinstance(inner, (All, Any)):
            return Said("", "", ("nicht zugleich: " if isinstance(inner, All) else "weder noch: ") + "; ".join(map(self.condition, inner.parts)))
        if isinstance(inner, Truth):
            return self._truth(Truth(inner.place, not inner.value))
        return self._without(inner, self._denied(inner))

    def _denied(self, inner: Name | Compare | Member) -> Said:
        if isinstance(inner, Name):
            return Said(self.facts[inner.id].title, ": ", NO)
        if isinstance(inner, Member):
            return self._among(inner, "weder ", "noch")
        if isinstance(inner.right, Truth):
            return self._compare(Compare(inner.place, "=", inner.left, Truth(inner.place, inner.right.value != (inner.operator == "="))))
        return self._compare(Compare(inner.place, OPPOSITE[inner.operator], inner.left, inner.right))

    def _not_call(self, inner: Call) -> Said:
        title = self.facts[inner.args[0].id].title
        if inner.function == "gewählt":
            return Said(title, ": ", f"{self._choice(*inner.args)} nicht gewählt")
        return Said(title, ": ", NOT_STATED)

    def _without(self, inner: Expression, said: Said) -> Said:
        lacking = any(self._may_lack(name) for name in self._names(inner))
        return Said(said.subject, said.link, f"{said.rest} oder {NOT_STATED}") if lacking else said

    def _may_lack(self, id: str) -> bool:
        fact = self.facts[id]
        return fact.absent == NOT_GIVEN or fact.applies is not None or fact.stand_in is not None

    def _names(self, tree: Expression) -> set[str]:
        if isinstance(tree, Name):
            return {tree.id} & self.facts.keys() or (self._names(self.derived[tree.id]) if tree.id in self.derived else set())
        parts = {Compare: lambda t: (t.left, t.right), Member: lambda t: (t.left,), Call: lambda t: t.args}.get(type(tree))
        if parts:
            return set().union(*(self._names(part) for part in parts(tree)))
        return set().union(*(self._names(part) for part in (tree.left, tree.right))) if hasattr(tree, "left") else set()
