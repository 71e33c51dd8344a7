"""``anzahl(…)``: how many conditions hold, and the comparison of that number."""

from __future__ import annotations

from generator.compile.scope import Scope
from generator.compile.terms import constant_of
from generator.compile.typed import COMPARE, Chosen, Counted, Operand, Quantity, Tally
from generator.expression import Compare
from generator.problem import Place

_FLIPPED = {"<": ">", ">": "<", "≤": "≥", "≥": "≤"}


def count_of_choices(scope: Scope, fact: int, place: Place) -> Tally:
    """How many values are chosen for a fact of type choices."""
    scope.use_all_choices(fact)
    choices = range(len(scope.fact(fact).choices))
    return Tally(tuple(Chosen(fact, choice) for choice in choices), place)


def compare_count(scope: Scope, tree: Compare, left: Operand, right: Operand) -> Counted:
    """The comparison of a number of conditions, which stands on either side, with a figure."""
    if isinstance(left, Tally):
        return _counted(scope, tree, left, tree.operator, right)
    assert isinstance(right, Tally)
    return _counted(scope, tree, right, _FLIPPED.get(tree.operator, tree.operator), left)


def _counted(scope: Scope, tree: Compare, tally: Tally, operator: str, other: Operand) -> Counted:
    limit = constant_of(other.term) if isinstance(other, Quantity) else None
    if limit is None or not isinstance(other, Quantity) or other.unit or other.places:
        raise scope.failure(
            "anzahl-vergleich",
            tree.place,
            "Eine Anzahl lässt sich nur mit einer ganzen Zahl ohne Einheit vergleichen.",
        )
    holds = COMPARE[operator]
    possible = range(len(tally.parts) + 1)
    return Counted(tally.parts, frozenset(n for n in possible if holds(n, limit)))
