"""Syntax tree → typed condition or quantity: names, types, units and countings are checked here.

Every mistake is a Problem at its own line and column; the result is then None or a default, and
nothing further is built on it. What a name means is looked up in ``scope``; days and figures are
put together in ``quantities``, numbers of conditions in ``counting``.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import assert_never

from generator.compile import quantities
from generator.compile.budget import MAX_DEPTH, MAX_OPERANDS
from generator.compile.counting import compare_count, count_of_choices
from generator.compile.scope import Scope, UnresolvedError
from generator.compile.typed import (
    FALSE,
    TRUE,
    ChoiceOf,
    Chosen,
    Condition,
    Every,
    Given,
    Neg,
    Operand,
    OwnResult,
    Quantity,
    ReadAs,
    ReadingTaken,
    Some,
    Tally,
    Test,
    Yields,
)
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
from generator.problem import Place

OWN_RESULT = "ergebnis"


class Resolver:
    """Resolves the expressions of one checker; problems are collected in ``scope``."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self._open: list[str] = []  # derived values that are being resolved, outermost first
        self._operands = self._depth = 0

    def condition(self, tree: Expression | None, default: Condition = FALSE) -> Condition:
        """The typed condition; ``default`` without one, or after a problem (reported)."""
        if tree is None or self.scope.exhausted:
            return default
        try:
            return self._condition(tree)
        except UnresolvedError:
            return default

    def quantity(self, tree: Expression) -> Quantity | None:
        """The typed day or figure, or None after a problem (reported)."""
        if self.scope.exhausted:
            return None
        try:
            operand = self._operand(tree)
        except UnresolvedError:
            return None
        if not isinstance(operand, Quantity):
            self.scope.report(
                "formel-typ", tree.place, "Diese Formel ergibt weder ein Datum noch eine Zahl."
            )
            return None
        return operand

    def check(self, tree: Expression) -> None:
        """Reports what is wrong with ``tree``; the result is not needed."""
        if self.scope.exhausted:
            return
        with suppress(UnresolvedError):
            self._operand(tree)

    # -- the tree ----------------------------------------------------------------------------------

    def _operand(self, tree: Expression) -> Operand:
        """What a tree means; counted, so that a few lines cannot stand for millions."""
        self._operands += 1
        self._depth += 1
        try:
            if self._operands > MAX_OPERANDS or self._depth > MAX_DEPTH:
                raise self._too_long(tree)
            return self._operand_of(tree)
        finally:
            self._depth -= 1

    def _too_long(self, tree: Expression) -> UnresolvedError:
        self.scope.exhausted = True
        if not self._open:
            return self.scope.failure(
                "formel-zu-lang",
                tree.place,
                "Die Bedingungen und Formeln dieses Prüfers sind zusammen zu lang.",
                "Teilen Sie den Prüfer, oder rechnen Sie feste Zahlen zusammen.",
            )
        return self.scope.failure(
            "formel-zu-lang",
            tree.place,
            f"Mit allem, was in Hilfsgrößen wie »{self._open[0]}« steckt, sind die Bedingungen "
            "dieses Prüfers zusammen zu lang.",
            "Kürzen Sie Hilfsgrößen, die einander mehrfach nennen, oder teilen Sie den Prüfer.",
        )

    def _operand_of(self, tree: Expression) -> Operand:  # noqa: C901, PLR0911, PLR0912  one case a node
        match tree:
            case Name():
                return self._name(tree)
            case Number():
                return quantities.of_number(self.scope, tree)
            case Day():
                return quantities.of_day(self.scope, tree)
            case Truth():
                return TRUE if tree.value else FALSE
            case Not():
                return self._not(tree)
            case AllOf():
                return Every(self._conditions(tree.parts))
            case AnyOf():
                return Some(self._conditions(tree.parts))
            case Compare():
                return self._compare(tree)
            case Member():
                return self._member(tree)
            case Sum():
                left, right = self._operand(tree.left), self._operand(tree.right)
                return quantities.total(self.scope, tree, left, right)
            case Call():
                return self._call(tree)
            case ReadingOf():
                return ReadingTaken(self.scope.conflict(tree.conflict), tree.place)
            case _ as never:
                assert_never(never)

    def _condition(self, tree: Expression) -> Condition:
        operand = self._operand(tree)
        if isinstance(operand, Quantity | Tally | ChoiceOf | OwnResult | ReadingTaken):
            raise self.scope.failure(
                "bedingung-erwartet",
                tree.place,
                "Hier wird eine Bedingung erwartet, die wahr oder falsch ist.",
                "Vergleichen Sie den Wert, zum Beispiel »dauer_tage > 61 Tage«.",
            )
        return operand

    def _conditions(self, trees: Iterable[Expression]) -> tuple[Condition, ...]:
        return tuple(self._condition(tree) for tree in trees)

    def _not(self, tree: Not) -> Condition:
        inner = self._condition(tree.of)
        if isinstance(inner, Test):  # »nicht a« names all the others as well
            self.scope.use_all_choices(inner.fact)
        return Neg(inner)

    # -- names -------------------------------------------------------------------------------------

    def _name(self, tree: Name) -> Operand:
        if tree.id in self.scope.facts:
            self.scope.used.add(tree.id)
            return self._fact(self.scope.facts[tree.id], tree.place)
        if tree.id in self.scope.derived:
            return self._derived_value(tree)
        if tree.id == OWN_RESULT:
            return OwnResult(tree.place)
        raise self.scope.unknown_name(tree)

    def _fact(self, number: int, place: Place) -> Operand:
        fact = self.scope.fact(number)
        if fact.type == "boolean":
            return Test(number, frozenset({1}))
        if fact.type in ("choice", "choices"):
            return ChoiceOf(number, place)
        return quantities.of_fact(number, fact, place)

    def _derived_value(self, tree: Name) -> Operand:
        if tree.id in self._open:
            raise self.scope.failure(
                "hilfsgroesse-kreis",
                tree.place,
                f"Die Hilfsgröße »{tree.id}« hängt von sich selbst ab.",
                "Kette: " + " → ".join([*self._open, tree.id]),
            )
        self._open.append(tree.id)
        try:
            self.scope.used.add(tree.id)
            return self._operand(self.scope.derived[tree.id].formula)
        finally:
            self._open.pop()

    def _peek(self, tree: Expression) -> Operand | None:
        """What a name or »lesart(…)« means, or None for anything else: a choice, say, means nothing
        by itself.
        """
        if isinstance(tree, ReadingOf):
            return self._operand(tree)
        if not isinstance(tree, Name):
            return None
        known = tree.id in self.scope.facts or tree.id in self.scope.derived
        return self._name(tree) if known or tree.id == OWN_RESULT else None

    # -- comparisons -------------------------------------------------------------------------------

    def _compare(self, tree: Compare) -> Condition:
        with_word = self._compare_with_word(tree)
        if with_word:
            return with_word
        left, right = self._operand(tree.left), self._operand(tree.right)
        if isinstance(left, Tally) or isinstance(right, Tally):
            return compare_count(self.scope, tree, left, right)
        if isinstance(left, Quantity) and isinstance(right, Quantity):
            return quantities.ordered(self.scope, tree, left, right)
        if isinstance(left, Quantity) or isinstance(right, Quantity):
            raise self.scope.failure(
                "typen-verschieden",
                tree.place,
                "Hier werden verschiedene Arten von Angaben verglichen.",
                "Vergleichen Sie Zahl mit Zahl, Datum mit Datum, Auswahl mit einem ihrer Werte.",
            )
        return self._same_truth(tree, left, right)

    def _same_truth(
        self,
        tree: Compare,
        left: Condition | ChoiceOf | OwnResult | ReadingTaken,
        right: Condition | ChoiceOf | OwnResult | ReadingTaken,
    ) -> Condition:
        """``left = right`` or ``left ≠ right`` for two conditions."""
        if (
            tree.operator not in ("=", "≠")
            or isinstance(left, ChoiceOf | OwnResult | ReadingTaken)
            or isinstance(right, ChoiceOf | OwnResult | ReadingTaken)
        ):
            raise self.scope.failure(
                "vergleich-ungueltig",
                tree.place,
                "So lassen sich diese Angaben nicht vergleichen.",
                "Für Auswahl und Ja/Nein gibt es »=« und »≠«; ein Wert der Auswahl steht rechts.",
            )
        # a fact without a statement is neither ja nor nein; a condition is always one of them
        if right in (TRUE, FALSE) and isinstance(left, Test) and self._is_fact(tree.left):
            wanted = (right == TRUE) == (tree.operator == "=")
            return left if wanted else Test(left.fact, frozenset({0, 1}) - left.values)
        same = Some((Every((left, right)), Every((Neg(left), Neg(right)))))
        return same if tree.operator == "=" else Neg(same)

    def _is_fact(self, tree: Expression) -> bool:
        """The tree names a fact, be it through derived values, and is no condition about one."""
        while isinstance(tree, Name) and tree.id in self.scope.derived:
            tree = self.scope.derived[tree.id].formula
        return isinstance(tree, Name)

    def _compare_with_word(self, tree: Compare) -> Condition | None:
        """A fact with one of its choices, the own result with an outcome, or a conflict with one of
        its readings; None for the rest.
        """
        if not isinstance(tree.right, Name | Number | Truth):
            return None
        left = self._peek(tree.left)
        if isinstance(left, OwnResult):
            yields = Yields(frozenset({self.scope.outcome(tree.right)}))
            self._expect_equality(tree, "Ergebnisse haben keine Rangfolge.")
            return yields if tree.operator == "=" else Neg(yields)
        if isinstance(left, ReadingTaken):
            return self._reading_compared(tree, left)
        if not isinstance(left, ChoiceOf):
            return None
        if self.scope.fact(left.fact).type == "choices":
            raise self.scope.failure(
                "mehrfachauswahl-vergleich",
                tree.place,
                "Eine Mehrfachauswahl lässt sich nicht mit »=« vergleichen.",
                "Schreiben Sie »gewählt(merkmal, wert)«.",
            )
        test = self.scope.chosen_from(left.fact, (tree.right,))
        self._expect_equality(tree, "Werte einer Auswahl haben keine Rangfolge.")
        if tree.operator == "=":
            return test
        self.scope.use_all_choices(left.fact)
        choices = range(len(self.scope.fact(left.fact).choices))
        return Test(left.fact, frozenset(choices) - test.values)

    def _reading_compared(self, tree: Compare, taken: ReadingTaken) -> Condition:
        """The reading of a conflict is, or is not, the one on the right."""
        read = ReadAs(
            taken.conflict.id, frozenset({self.scope.reading(taken.conflict, tree.right)})
        )
        self._expect_equality(tree, "Lesarten haben keine Rangfolge.")
        return read if tree.operator == "=" else Neg(read)

    def _expect_equality(self, tree: Compare, message: str) -> None:
        if tree.operator not in ("=", "≠"):
            raise self.scope.failure(
                "vergleich-ungueltig",
                tree.place,
                message,
                "Möglich sind »=«, »≠« und »in [ … ]«.",
            )

    def _member(self, tree: Member) -> Condition:
        left = self._operand(tree.left)
        if isinstance(left, OwnResult):
            return Yields(frozenset(self.scope.outcome(item) for item in tree.items))
        if isinstance(left, ReadingTaken):
            words = (self.scope.reading(left.conflict, item) for item in tree.items)
            return ReadAs(left.conflict.id, frozenset(words))
        if isinstance(left, ChoiceOf) and self.scope.fact(left.fact).type == "choice":
            return self.scope.chosen_from(left.fact, tree.items)
        if isinstance(left, Quantity):
            equal = (Compare(item.place, "=", tree.left, item) for item in tree.items)
            return Some(tuple(map(self._compare, equal)))
        raise self.scope.failure(
            "in-ungueltig",
            tree.place,
            "»in [ … ]« gibt es für Auswahl, Zahl und Datum.",
            "Bei Mehrfachauswahl: »gewählt(merkmal, wert)«.",
        )

    # -- functions ---------------------------------------------------------------------------------

    def _call(self, tree: Call) -> Operand:
        match tree.function:
            case "angegeben":
                return self._given(tree)
            case "gewählt":
                return self._chosen(tree)
            case "anzahl":
                return self._count(tree)
            case "tage" | "monate":
                start, end = map(self._day, self._arguments(tree, 2))
                return quantities.span(self.scope, tree, start, end)
            case "quartal" | "kalendermonat":
                (day,) = self._arguments(tree, 1)
                return quantities.period(tree, self._day(day))
            case "min" | "max":
                left, right = map(self._operand, self._arguments(tree, 2))
                return quantities.extreme(self.scope, tree, left, right)
            case _:
                raise AssertionError(f"{tree.place}: no function {tree.function}")

    def _given(self, tree: Call) -> Condition:
        (named,) = self._arguments(tree, 1)
        fact = self.scope.fact_number(named)
        if self.scope.fact(fact).type == "choices":
            raise self.scope.failure(
                "angegeben-typ",
                named.place,
                "»angegeben« gibt es nicht bei einer Mehrfachauswahl.",
                "Ist etwas gewählt? Schreiben Sie »anzahl(merkmal) >= 1«.",
            )
        return Given(fact)

    def _arguments(self, tree: Call, count: int) -> tuple[Expression, ...]:
        if len(tree.args) != count:
            raise self.scope.failure(
                "argumente-zahl",
                tree.place,
                f"»{tree.function}« braucht {count} Angaben, hier stehen {len(tree.args)}.",
            )
        return tree.args

    def _day(self, tree: Expression) -> Quantity:
        return quantities.expect_day(self.scope, self._operand(tree), tree.place)

    def _chosen(self, tree: Call) -> Condition:
        named, wanted = self._arguments(tree, 2)
        fact = self.scope.fact_number(named)
        if self.scope.fact(fact).type != "choices":
            raise self.scope.failure(
                "gewaehlt-typ",
                named.place,
                "»gewählt« gibt es nur für eine Mehrfachauswahl.",
                "Schreiben Sie »merkmal = wert«.",
            )
        return Chosen(fact, self.scope.choice_number(fact, wanted))

    def _count(self, tree: Call) -> Tally:
        only = self._peek(tree.args[0]) if len(tree.args) == 1 else None
        if isinstance(only, ChoiceOf) and self.scope.fact(only.fact).type == "choices":
            return count_of_choices(self.scope, only.fact, tree.place)
        return Tally(self._conditions(tree.args), tree.place)
