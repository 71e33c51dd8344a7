"""Syntax tree → typed condition or quantity: names, types, units and countings are checked here.

Every mistake is a Problem at its own line and column; the result is then None and nothing further is built on it.
"""

from __future__ import annotations

from dataclasses import replace

from generator.cells import LARGEST, day_number, facts_of, iso
from generator.compile.typed import (
    COMPARE,
    AtMost,
    ChoiceOf,
    Chosen,
    Condition,
    Counted,
    Every,
    Given,
    Neg,
    OwnResult,
    Quantity,
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
    Sum,
    Truth,
)
from generator.model import Checker
from generator.problem import Place, Problem, did_you_mean, error

UNITS = {
    "Tag": "Tage",
    "Monat": "Monate",
    "Jahr": "Jahre",
    "Woche": "Wochen",
    "Stunde": "Stunden",
    "Tagen": "Tage",
    "Monaten": "Monate",
    "Jahren": "Jahre",
}
_STEPS = {
    "Tage": ("tage", 1),
    "Wochen": ("tage", 7),
    "Monate": ("monate", 1),
    "Jahre": ("monate", 12),
}
_EDGE = {"beide-enden": 1, "nur-ende": 0, "ohne-enden": -1}
TRUE, FALSE = Every(()), Some(())
OWN_RESULT = "ergebnis"


class Unresolved(Exception):
    """Internal: a problem has been reported for this expression."""


class Resolver:
    """Resolves expressions of one checker; collects ``problems``."""

    def __init__(self, checker: Checker) -> None:
        self.checker = checker
        self.facts = {fact.id: index for index, fact in enumerate(checker.facts)}
        self.derived = {derived.id: derived for derived in checker.derived}
        self.outcomes = [outcome.id for outcome in checker.outcomes]
        self.problems: list[Problem] = []
        self.used: set[str] = set()
        self._open: list[str] = []

    def condition(self, tree: Expression | None, default: Condition = FALSE) -> Condition:
        """The typed condition; ``default`` after a problem (reported)."""
        try:
            return default if tree is None else self._truth(tree)
        except Unresolved:
            return default

    def quantity(self, tree: Expression) -> Quantity | None:
        """The typed day or figure, or None after a problem."""
        try:
            found = self._any(tree)
        except Unresolved:
            return None
        if not isinstance(found, Quantity):
            self.say(
                "formel-typ", tree.place, "Diese Formel ergibt weder ein Datum noch eine Zahl."
            )
            return None
        return found

    def check(self, tree: Expression) -> None:
        """Reports what is wrong with ``tree``; the result is not needed."""
        try:
            self._any(tree)
        except Unresolved:
            pass

    def say(self, code: str, place: Place, message: str, hint: str = "") -> None:
        """Adds an error."""
        self.problems.append(error(code, place, message, hint))

    def _fail(self, code: str, place: Place, message: str, hint: str = "") -> Unresolved:
        self.say(code, place, message, hint)
        return Unresolved()

    def _truth(self, tree: Expression) -> Condition:
        found = self._any(tree)
        if isinstance(found, (Quantity, Tally, ChoiceOf, OwnResult)):
            raise self._fail(
                "bedingung-erwartet",
                tree.place,
                "Hier wird eine Bedingung erwartet, die wahr oder falsch ist.",
                "Vergleichen Sie den Wert, zum Beispiel »dauer_tage > 61 Tage«.",
            )
        return found

    def _any(self, tree: Expression):
        read = {
            Name: self._name,
            Number: self._number,
            Day: self._day,
            Truth: self._literal,
            Not: self._not,
            AllOf: self._all,
            AnyOf: self._some,
            Compare: self._compare,
            Member: self._member,
            Sum: self._sum,
            Call: self._call,
        }
        return read[type(tree)](tree)

    def _truth_list(self, trees) -> tuple[Condition, ...]:
        return tuple(self._truth(tree) for tree in trees)

    def _not(self, tree: Not) -> Condition:
        inner = self._truth(tree.of)
        if isinstance(inner, Test):  # »nicht a« names all the others as well
            self._name_all(inner.fact)
        return Neg(inner)

    def _all(self, tree: AllOf) -> Condition:
        return Every(self._truth_list(tree.parts))

    def _some(self, tree: AnyOf) -> Condition:
        return Some(self._truth_list(tree.parts))

    def _literal(self, tree: Truth) -> Condition:
        return TRUE if tree.value else FALSE

    def _name(self, tree: Name):
        if tree.id in self.facts:
            self.used.add(tree.id)
            return self._fact(tree)
        if tree.id in self.derived:
            return self._derived_value(tree)
        if tree.id == OWN_RESULT:
            return OwnResult(tree.place)
        known = [*self.facts, *self.derived]
        raise self._fail(
            "merkmal-unbekannt",
            tree.place,
            f"»{tree.id}« ist weder ein Merkmal noch eine Hilfsgröße dieses Prüfers.",
            did_you_mean(tree.id, known),
        )

    def _fact(self, tree: Name):
        index = self.facts[tree.id]
        fact = self.checker.facts[index]
        if fact.type == "boolean":
            return Test(index, frozenset({1}))
        if fact.type in ("choice", "choices"):
            return ChoiceOf(index, tree.place)
        dimension = "datum" if fact.type == "date" else "zahl"
        return Quantity(("f", index), dimension, fact.unit, fact.places, tree.place)

    def _derived_value(self, tree: Name):
        if tree.id in self._open:
            raise self._fail(
                "hilfsgroesse-kreis",
                tree.place,
                f"Die Hilfsgröße »{tree.id}« hängt von sich selbst ab.",
                "Kette: " + " → ".join([*self._open, tree.id]),
            )
        self._open.append(tree.id)
        try:
            self.used.add(tree.id)
            return self._any(self.derived[tree.id].formula)
        finally:
            self._open.pop()

    def _number(self, tree: Number) -> Quantity:
        value = tree.value.normalize()
        places = max(0, -value.as_tuple().exponent)
        if abs(value) * 10**places > LARGEST:
            raise self._fail(
                "zahl-zu-gross",
                tree.place,
                "Die Zahl ist zu groß.",
                "Erlaubt sind höchstens zwölf Stellen.",
            )
        return Quantity(
            ("c", int(value.scaleb(places))),
            "zahl",
            UNITS.get(tree.unit, tree.unit) or "",
            places,
            tree.place,
        )

    def _day(self, tree: Day) -> Quantity:
        year, month, day = map(int, tree.iso.split("-"))
        number = day_number(year, month, day) if 1 <= month <= 12 else None
        if number is None or iso(number) != tree.iso:
            raise self._fail(
                "datum-ungueltig",
                tree.place,
                f"»{tree.iso}« ist kein Datum im Kalender.",
                "Schreiben Sie JJJJ-MM-TT.",
            )
        return Quantity(("c", number), "datum", "", 0, tree.place)

    def _compare(self, tree: Compare) -> Condition:
        literal = self._choice_side(tree)
        if literal:
            return literal
        left, right = self._any(tree.left), self._any(tree.right)
        if isinstance(left, Tally) or isinstance(right, Tally):
            return self._compare_tally(tree, left, right)
        if not isinstance(left, Quantity) and not isinstance(right, Quantity):
            return self._same_truth(tree, left, right)
        if not isinstance(left, Quantity) or not isinstance(right, Quantity):
            raise self._fail(
                "typen-verschieden",
                tree.place,
                "Hier werden verschiedene Arten von Angaben verglichen.",
                "Vergleichen Sie Zahl mit Zahl, Datum mit Datum, Auswahl mit einem ihrer Werte.",
            )
        return self._order(tree, left, right)

    def _same_truth(self, tree: Compare, left, right) -> Condition:
        conditions = (Test, Chosen, Given, AtMost, Neg, Every, Some, Counted, Yields)
        if (
            tree.operator not in "=≠"
            or not isinstance(left, conditions)
            or not isinstance(right, conditions)
        ):
            raise self._fail(
                "vergleich-ungueltig",
                tree.place,
                "So lassen sich diese Angaben nicht vergleichen.",
                "Für Auswahl und Ja/Nein gibt es »=« und »≠«; ein Wert der Auswahl steht rechts.",
            )
        if right in (TRUE, FALSE) and isinstance(left, Test):
            wanted = (right == TRUE) == (tree.operator == "=")
            return left if wanted else Test(left.fact, frozenset({0, 1}) - left.values)
        same = Some((Every((left, right)), Every((Neg(left), Neg(right)))))
        return same if tree.operator == "=" else Neg(same)

    def _choice_side(self, tree: Compare) -> Condition | None:
        if not isinstance(tree.right, (Name, Number, Truth)):
            return None
        left = self._peek(tree.left)
        if isinstance(left, OwnResult):
            return self._flip(tree, Yields(frozenset({self._outcome(tree.right)})))
        if not isinstance(left, ChoiceOf):
            return None
        if self.checker.facts[left.fact].type == "choices":
            raise self._fail(
                "mehrfachauswahl-vergleich",
                tree.place,
                "Eine Mehrfachauswahl lässt sich nicht mit »=« vergleichen.",
                "Schreiben Sie »gewählt(merkmal, wert)«.",
            )
        values = frozenset({self._choice(left.fact, tree.right)})
        if tree.operator == "≠":
            values = frozenset(range(len(self.checker.facts[left.fact].choices))) - values
            self._name_all(left.fact)
        elif tree.operator != "=":
            raise self._fail(
                "vergleich-ungueltig",
                tree.place,
                "Werte einer Auswahl haben keine Rangfolge.",
                "Möglich sind »=«, »≠« und »in [ … ]«.",
            )
        return Test(left.fact, values)

    def _peek(self, tree: Expression):
        named = isinstance(tree, Name) and (
            tree.id in self.facts or tree.id in self.derived or tree.id == OWN_RESULT
        )
        return self._any(tree) if named else None

    def _flip(self, tree: Compare, condition: Condition) -> Condition:
        if tree.operator not in "=≠":
            raise self._fail(
                "vergleich-ungueltig",
                tree.place,
                "Ergebnisse haben keine Rangfolge.",
                "Möglich sind »=«, »≠« und »in [ … ]«.",
            )
        return condition if tree.operator == "=" else Neg(condition)

    def _choice(self, fact: int, tree: Expression) -> int:
        ids = [choice.id for choice in self.checker.facts[fact].choices]
        word = tree.id if isinstance(tree, Name) else str(getattr(tree, "value", ""))
        if isinstance(tree, Truth):
            word = "ja" if tree.value else "nein"
        if word not in ids:
            raise self._fail(
                "wert-unbekannt",
                tree.place,
                f"»{word}« ist kein Wert des Merkmals »{self.checker.facts[fact].id}«.",
                did_you_mean(word, ids),
            )
        self.used.add(f"{self.checker.facts[fact].id}={word}")
        return ids.index(word)

    def _name_all(self, fact: int) -> None:
        self.used.update(
            f"{self.checker.facts[fact].id}={choice.id}"
            for choice in self.checker.facts[fact].choices
        )

    def _outcome(self, tree: Expression) -> str:
        word = tree.id if isinstance(tree, Name) else ""
        if word not in self.outcomes:
            raise self._fail(
                "ausgang-unbekannt",
                tree.place,
                f"»{word}« ist kein Ausgang dieses Prüfers.",
                did_you_mean(word, self.outcomes),
            )
        return word

    def _compare_tally(self, tree: Compare, left, right) -> Condition:
        flipped = {"<": ">", ">": "<", "≤": "≥", "≥": "≤"}
        tally, other, operator = (
            (left, right, tree.operator)
            if isinstance(left, Tally)
            else (right, left, flipped.get(tree.operator, tree.operator))
        )
        if not isinstance(other, Quantity) or other.term[0] != "c" or other.unit or other.places:
            raise self._fail(
                "anzahl-vergleich",
                tree.place,
                "Eine Anzahl lässt sich nur mit einer ganzen Zahl ohne Einheit vergleichen.",
            )
        allowed = frozenset(
            n for n in range(len(tally.parts) + 1) if COMPARE[operator](n, other.term[1])
        )
        return Counted(tally.parts, allowed)

    def _order(self, tree: Compare, left: Quantity, right: Quantity) -> Condition:
        left, right = self._same_unit(tree.place, left, right)
        both = facts_of(left.term) + facts_of(right.term)
        if len(set(both)) < len(both):
            raise self._fail(
                "merkmal-zweimal",
                tree.place,
                "In einem Vergleich kommt dasselbe Merkmal zweimal vor.",
                "Formen Sie den Vergleich um.",
            )
        at_most, less = AtMost(left.term, right.term), AtMost(_plus(left.term, 1), right.term)
        at_least = AtMost(right.term, left.term)
        given = Every(tuple(Given(fact) for fact in both))
        made = {
            "≤": at_most,
            "<": less,
            "≥": at_least,
            ">": AtMost(_plus(right.term, 1), left.term),
            "=": Every((at_most, at_least)),
            "≠": Every((given, Neg(Every((at_most, at_least))))),
        }
        return made[tree.operator]

    def _same_unit(
        self, place: Place, left: Quantity, right: Quantity
    ) -> tuple[Quantity, Quantity]:
        if left.dimension != right.dimension:
            raise self._fail(
                "typen-verschieden",
                place,
                "Hier werden Datum und Zahl vermischt.",
                "Aus zwei Daten wird mit »tage(von, bis)« oder »monate(von, bis)« eine Zahl.",
            )
        if left.unit != right.unit:
            hint = f"Links »{left.unit or 'ohne Einheit'}«, rechts »{right.unit or 'ohne Einheit'}«. Schreiben Sie zum Beispiel »6 {left.unit or right.unit}«."
            near = did_you_mean(right.unit, [left.unit]) if left.unit and right.unit else ""
            raise self._fail(
                "einheit-passt-nicht",
                right.place,
                "Die Einheiten passen nicht zusammen.",
                near if near.startswith("Meinten") else hint,
            )
        places = max(left.places, right.places)
        return _scaled(left, places), _scaled(right, places)

    def _member(self, tree: Member) -> Condition:
        left = self._any(tree.left)
        if isinstance(left, OwnResult):
            return Yields(frozenset(self._outcome(item) for item in tree.items))
        if isinstance(left, ChoiceOf) and self.checker.facts[left.fact].type == "choice":
            return Test(left.fact, frozenset(self._choice(left.fact, item) for item in tree.items))
        if isinstance(left, Quantity):
            return Some(
                tuple(
                    self._compare(Compare(item.place, "=", tree.left, item)) for item in tree.items
                )
            )
        raise self._fail(
            "in-ungueltig",
            tree.place,
            "»in [ … ]« gibt es für Auswahl, Zahl und Datum.",
            "Bei Mehrfachauswahl: »gewählt(merkmal, wert)«.",
        )

    def _sum(self, tree: Sum) -> Quantity:
        left, right = self._any(tree.left), self._any(tree.right)
        if not isinstance(left, Quantity) or not isinstance(right, Quantity):
            raise self._fail(
                "rechnen-ungueltig", tree.place, "Gerechnet wird nur mit Daten und Zahlen."
            )
        if left.dimension == "datum" and right.dimension == "zahl" and right.term[0] == "c":
            return self._shifted(tree, left, right)
        if left.dimension != "zahl" or right.dimension != "zahl":
            raise self._fail(
                "rechnen-datum",
                tree.place,
                "Zu einem Datum lässt sich nur eine feste Dauer addieren.",
                "Zum Beispiel »ende - 28 Tage«. Abstand zweier Daten: »tage(von, bis)«.",
            )
        left, right = self._same_unit(tree.place, left, right)
        return replace(
            left, term=("+" if tree.sign > 0 else "-", left.term, right.term), place=tree.place
        )

    def _shifted(self, tree: Sum, day: Quantity, length: Quantity) -> Quantity:
        if length.unit not in _STEPS or length.places:
            raise self._fail(
                "dauer-einheit",
                length.place,
                f"»{length.unit or 'ohne Einheit'}« ist keine Dauer, die sich zu einem Datum addieren lässt.",
                did_you_mean(length.unit, _STEPS)
                if length.unit
                else "Schreiben Sie Tage, Wochen, Monate oder Jahre dazu.",
            )
        kind, factor = _STEPS[length.unit]
        self._declared(kind, length.place)
        n = tree.sign * length.term[1] * factor
        return replace(
            day,
            term=("m", day.term, n) if kind == "monate" else _plus(day.term, n),
            place=tree.place,
        )

    def _declared(self, kind: str, place: Place) -> str:
        way = self.checker.counting.get(kind)
        if way is None:
            options = (
                "beide-enden, nur-ende oder ohne-enden" if kind == "tage" else "kalendermonate"
            )
            raise self._fail(
                "zaehlung-fehlt",
                place,
                f"Wie {kind.capitalize()} gezählt werden, ist nicht erklärt.",
                f"Ergänzen Sie im Prüfer »zählung: {{{kind}: …}}« mit {options}.",
            )
        return way

    def _call(self, tree: Call):
        made = {
            "angegeben": self._given,
            "gewählt": self._chosen,
            "anzahl": self._tally,
            "tage": self._span,
            "monate": self._span,
            "quartal": self._period,
            "kalendermonat": self._period,
            "min": self._extreme,
            "max": self._extreme,
        }
        return made[tree.function](tree)

    def _args(self, tree: Call, count: int) -> tuple[Expression, ...]:
        if len(tree.args) != count:
            raise self._fail(
                "argumente-zahl",
                tree.place,
                f"»{tree.function}« braucht {count} Angaben, hier stehen {len(tree.args)}.",
            )
        return tree.args

    def _fact_arg(self, tree: Expression) -> int:
        if not isinstance(tree, Name) or tree.id not in self.facts:
            word = tree.id if isinstance(tree, Name) else ""
            raise self._fail(
                "merkmal-unbekannt",
                tree.place,
                "Hier wird der Name eines Merkmals erwartet.",
                did_you_mean(word, self.facts),
            )
        self.used.add(tree.id)
        return self.facts[tree.id]

    def _given(self, tree: Call) -> Condition:
        return Given(self._fact_arg(self._args(tree, 1)[0]))

    def _chosen(self, tree: Call) -> Condition:
        named, wanted = self._args(tree, 2)
        fact = self._fact_arg(named)
        if self.checker.facts[fact].type != "choices":
            raise self._fail(
                "gewaehlt-typ",
                named.place,
                "»gewählt« gibt es nur für eine Mehrfachauswahl.",
                "Schreiben Sie »merkmal = wert«.",
            )
        return Chosen(fact, self._choice(fact, wanted))

    def _tally(self, tree: Call) -> Tally:
        first = self._peek(tree.args[0]) if len(tree.args) == 1 else None
        if isinstance(first, ChoiceOf) and self.checker.facts[first.fact].type == "choices":
            self._name_all(first.fact)
            return Tally(
                tuple(
                    Chosen(first.fact, n)
                    for n in range(len(self.checker.facts[first.fact].choices))
                ),
                tree.place,
            )
        return Tally(self._truth_list(tree.args), tree.place)

    def _days_of(self, tree: Expression) -> Quantity:
        found = self._any(tree)
        if not isinstance(found, Quantity) or found.dimension != "datum":
            raise self._fail("datum-erwartet", tree.place, "Hier wird ein Datum erwartet.")
        return found

    def _span(self, tree: Call) -> Quantity:
        start, end = (self._days_of(arg) for arg in self._args(tree, 2))
        way = self._declared(tree.function, tree.place)
        if tree.function == "monate":
            return Quantity(("M", start.term, end.term), "zahl", "Monate", 0, tree.place)
        return Quantity(
            _plus(("-", end.term, start.term), _EDGE[way]), "zahl", "Tage", 0, tree.place
        )

    def _period(self, tree: Call) -> Quantity:
        day = self._days_of(self._args(tree, 1)[0])
        return Quantity(
            ("q" if tree.function == "quartal" else "k", day.term), tree.function, "", 0, tree.place
        )

    def _extreme(self, tree: Call) -> Quantity:
        found = [self._any(arg) for arg in self._args(tree, 2)]
        if not all(isinstance(part, Quantity) for part in found):
            raise self._fail(
                "rechnen-ungueltig", tree.place, "»min« und »max« gibt es für Daten und Zahlen."
            )
        left, right = self._same_unit(tree.place, *found)
        return replace(
            left,
            term=("<" if tree.function == "min" else ">", left.term, right.term),
            place=tree.place,
        )


def _plus(term: tuple, n: int) -> tuple:
    """``term + n`` in one form, so that equal constraints are equal."""
    if n == 0:
        return term
    if term[0] == "c":
        return ("c", term[1] + n)
    if term[0] == "+" and term[2][0] == "c":
        return _plus(term[1], term[2][1] + n)
    return ("+", term, ("c", n))


def _scaled(quantity: Quantity, places: int) -> Quantity:
    factor = 10 ** (places - quantity.places)
    if factor == 1:
        return quantity
    term = (
        ("c", quantity.term[1] * factor)
        if quantity.term[0] == "c"
        else ("*", quantity.term, factor)
    )
    return replace(quantity, term=term, places=places)
