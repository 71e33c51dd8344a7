"""Days and figures: literals, units, arithmetic, and their order. Operands are resolved already.

Two quantities meet only with the same dimension, unit and number of decimal places.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from generator.cells import (
    FIRST_DAY,
    FIRST_OF_ALL,
    LARGEST,
    LAST_DAY,
    LAST_OF_ALL,
    Term,
    bounds,
    day_of,
    facts_of,
    scaled,
)
from generator.compile.scope import Scope
from generator.compile.terms import constant, constant_of, folded, plus, times
from generator.compile.typed import AtMost, Condition, Every, Neg, Operand, Quantity, Some
from generator.compile.units import misspelt, unit_hint
from generator.expression import Call, Compare, Day, Number, Sum
from generator.model import Fact
from generator.problem import Place

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
MAX_FACTOR = 1000  # the browser's numbers are exact up to 9 · 10¹⁵, figures go up to 10¹²
_ENDS_COUNTED = {"beide-enden": 1, "nur-ende": 0, "ohne-enden": -1}


# --- from facts and literals ----------------------------------------------------------------------


def of_fact(number: int, fact: Fact, place: Place) -> Quantity:
    """The value of a fact of type date, integer or number."""
    return Quantity(
        term=("f", number),
        dimension="datum" if fact.type == "date" else "zahl",
        unit=fact.unit,
        places=fact.places,
        place=place,
    )


def of_number(scope: Scope, tree: Number) -> Quantity:
    """A figure as written, with as many decimal places as it needs."""
    places = _places_of(tree.value)
    number = scaled(tree.value, places)
    if number is None or abs(number) > LARGEST:
        raise scope.failure(
            "zahl-zu-gross",
            tree.place,
            "Die Zahl ist zu groß.",
            "Erlaubt sind höchstens zwölf Stellen; die hinter dem Komma zählen mit.",
        )
    return Quantity(
        term=constant(number),
        dimension="zahl",
        unit=UNITS.get(tree.unit, tree.unit) if tree.unit else "",
        places=places,
        place=tree.place,
    )


def _places_of(figure: Decimal) -> int:
    """The number of decimal places that a figure needs."""
    _, mark, fraction = f"{figure:f}".partition(".")
    return len(fraction.rstrip("0")) if mark else 0


def of_day(scope: Scope, tree: Day) -> Quantity:
    """A calendar day as written."""
    number = day_of(tree.iso)
    if number is None:
        raise scope.failure(
            "datum-ungueltig",
            tree.place,
            f"»{tree.iso}« ist kein Datum im Kalender.",
            "Schreiben Sie JJJJ-MM-TT.",
        )
    return Quantity(term=constant(number), dimension="datum", place=tree.place)


def expect_day(scope: Scope, operand: Operand, place: Place) -> Quantity:
    """The operand, which must be a day."""
    if not isinstance(operand, Quantity) or operand.dimension != "datum":
        raise scope.failure("datum-erwartet", place, "Hier wird ein Datum erwartet.")
    return operand


# --- arithmetic -----------------------------------------------------------------------------------


def total(scope: Scope, tree: Sum, left: Operand, right: Operand) -> Quantity:
    """``left + right`` or ``left - right``: two figures, or a day and a fixed length of time."""
    if not isinstance(left, Quantity) or not isinstance(right, Quantity):
        raise scope.failure(
            "rechnen-ungueltig", tree.place, "Gerechnet wird nur mit Daten und Zahlen."
        )
    length = constant_of(right.term)
    if left.dimension == "datum" and right.dimension == "zahl" and length is not None:
        term = folded(_shifted(scope, left.term, right, tree.sign * length))
        _expect_calendar(scope, term, tree.place)
        return replace(left, term=term, place=tree.place)
    if left.dimension != "zahl" or right.dimension != "zahl":
        raise scope.failure(
            "rechnen-datum",
            tree.place,
            "Zu einem Datum lässt sich nur eine feste Dauer addieren.",
            "Zum Beispiel »ende - 28 Tage«. Abstand zweier Daten: »tage(von, bis)«.",
        )
    left, right = same_unit(scope, tree.place, left, right)
    term = folded(("+" if tree.sign > 0 else "-", left.term, right.term))
    return replace(left, term=term, place=tree.place)


def _shifted(scope: Scope, day: Term, length: Quantity, number: int) -> Term:
    """``day`` moved by ``number`` units of ``length``."""
    if length.unit not in _STEPS or length.places:
        raise scope.failure(
            "dauer-einheit",
            length.place,
            f"»{length.unit or 'ohne Einheit'}« ist keine Dauer, die sich zu einem Datum "
            "addieren lässt.",
            _step_hint(length.unit),
        )
    kind, factor = _STEPS[length.unit]
    scope.counting(kind, length.place)
    return ("m", day, number * factor) if kind == "monate" else plus(day, number * factor)


def _step_hint(unit: str) -> str:
    """What to write for a length that is none."""
    if not unit:
        return "Schreiben Sie Tage, Wochen, Monate oder Jahre dazu."
    return misspelt(unit, tuple(_STEPS)) or (
        "Gerechnet wird mit Tagen, Wochen, Monaten und Jahren; sonst fragen Sie nach dem Datum."
    )


def _expect_calendar(scope: Scope, day: Term, place: Place) -> None:
    """Whatever its facts are, a day lies within the years that can be written with four digits."""
    box = dict.fromkeys(facts_of(day), (FIRST_DAY, LAST_DAY))
    low, high = bounds(day, box)
    if low < FIRST_OF_ALL or high > LAST_OF_ALL:
        raise scope.failure(
            "datum-ausserhalb",
            place,
            "Dieses Datum kann außerhalb der Jahre 1 bis 9999 liegen.",
            "Ist die Dauer richtig? Merkmale können Daten von 1900 bis 2999 haben.",
        )


def span(scope: Scope, tree: Call, start: Quantity, end: Quantity) -> Quantity:
    """``tage(von, bis)`` or ``monate(von, bis)``, counted as the checker declares."""
    declared = scope.counting(tree.function, tree.place)
    if tree.function == "monate":
        return Quantity(
            term=folded(("M", start.term, end.term)),
            dimension="zahl",
            unit="Monate",
            place=tree.place,
        )
    days = plus(folded(("-", end.term, start.term)), _ENDS_COUNTED[declared])
    return Quantity(term=days, dimension="zahl", unit="Tage", place=tree.place)


def period(tree: Call, day: Quantity) -> Quantity:
    """``quartal(x)`` or ``kalendermonat(x)``, as the first day of it."""
    if tree.function == "quartal":
        return Quantity(term=folded(("q", day.term)), dimension="quartal", place=tree.place)
    return Quantity(term=folded(("k", day.term)), dimension="kalendermonat", place=tree.place)


def extreme(scope: Scope, tree: Call, left: Operand, right: Operand) -> Quantity:
    """``min(a, b)`` or ``max(a, b)``."""
    if not isinstance(left, Quantity) or not isinstance(right, Quantity):
        raise scope.failure(
            "rechnen-ungueltig", tree.place, "»min« und »max« gibt es für Daten und Zahlen."
        )
    left, right = same_unit(scope, tree.place, left, right)
    return replace(
        left,
        term=folded(("<" if tree.function == "min" else ">", left.term, right.term)),
        place=tree.place,
    )


# --- comparison -----------------------------------------------------------------------------------


def ordered(scope: Scope, tree: Compare, left: Quantity, right: Quantity) -> Condition:
    """``left operator right``; a comparison with a fact without a statement does not hold."""
    left, right = same_unit(scope, tree.place, left, right)
    at_most = AtMost(left.term, right.term)
    at_least = AtMost(right.term, left.term)
    facts = at_most.facts
    if len(set(facts)) < len(facts):
        raise scope.failure(
            "merkmal-zweimal",
            tree.place,
            "In einem Vergleich kommt dasselbe Merkmal zweimal vor.",
            "Formen Sie den Vergleich um.",
        )
    match tree.operator:
        case "≤":
            return at_most
        case "<":
            return AtMost(plus(left.term, 1), right.term)
        case "≥":
            return at_least
        case ">":
            return AtMost(plus(right.term, 1), left.term)
        case "=":
            return Every((at_most, at_least))
        case _:  # one of both holds wherever all facts carry a statement
            return Every((Some((at_most, at_least)), Neg(Every((at_most, at_least)))))


def same_unit(
    scope: Scope, place: Place, left: Quantity, right: Quantity
) -> tuple[Quantity, Quantity]:
    """Both with the same number of decimal places; dimension and unit must be the same already."""
    if left.dimension != right.dimension:
        raise scope.failure(
            "typen-verschieden",
            place,
            "Hier werden Datum und Zahl vermischt.",
            "Aus zwei Daten wird mit »tage(von, bis)« oder »monate(von, bis)« eine Zahl.",
        )
    if left.unit != right.unit:
        raise scope.failure(
            "einheit-passt-nicht",
            right.place,
            "Die Einheiten passen nicht zusammen.",
            unit_hint(left, right),
        )
    places = max(left.places, right.places)
    for one, other in ((left, right), (right, left)):
        if constant_of(one.term) is None and 10 ** (places - one.places) > MAX_FACTOR:
            raise scope.failure(
                "zahl-zu-fein",
                other.place,
                f"So viele Nachkommastellen ({places}) lassen sich hier nicht genau vergleichen.",
                f"Möglich sind höchstens {one.places + 3}; oder geben Sie dem Merkmal mehr "
                "»stellen«.",
            )
    return _with_places(left, places), _with_places(right, places)


def _with_places(quantity: Quantity, places: int) -> Quantity:
    factor = 10 ** (places - quantity.places)
    if factor == 1:
        return quantity
    return replace(quantity, term=times(quantity.term, factor), places=places)
