"""The names that the expressions of a checker can use, and the problems found on the way."""

from __future__ import annotations

from collections.abc import Iterable

from generator.compile.typed import Test
from generator.expression import Expression, Name, Number, Truth
from generator.model import Checker, Conflict, Fact
from generator.problem import Place, Problem, did_you_mean, error
from generator.readings import NO_READINGS, Readings, unknown_conflict, unknown_reading


class UnresolvedError(Exception):
    """Internal: a problem has been reported for this expression."""


class Scope:
    """Facts, derived values and outcomes by name; collects ``problems`` and the names ``used``.

    ``used`` holds ids of facts and derived values, and ``fact=choice`` for choices; ``tested``
    holds the conflicts whose readings conditions look at.
    """

    def __init__(self, checker: Checker, readings: Readings = NO_READINGS) -> None:
        self.checker, self.readings = checker, readings
        self.facts = {fact.id: index for index, fact in enumerate(checker.facts)}
        self.derived = {derived.id: derived for derived in checker.derived}
        self.outcomes = [outcome.id for outcome in checker.outcomes]
        self.problems: list[Problem] = []
        self.used: set[str] = set()
        self.tested: dict[str, Conflict] = {}
        self.exhausted = False  # the expressions are too long together: nothing more is resolved

    # -- problems ----------------------------------------------------------------------------------

    def report(self, code: str, place: Place, message: str, hint: str = "") -> None:
        """Adds an error."""
        self.problems.append(error(code, place, message, hint))

    def failure(self, code: str, place: Place, message: str, hint: str = "") -> UnresolvedError:
        """Adds an error; what is returned is raised by the caller."""
        self.report(code, place, message, hint)
        return UnresolvedError()

    def unknown_name(self, tree: Name) -> UnresolvedError:
        """The error for a name that means nothing."""
        return self.failure(
            "merkmal-unbekannt",
            tree.place,
            f"»{tree.id}« ist weder ein Merkmal noch eine Hilfsgröße dieses Prüfers.",
            did_you_mean(tree.id, [*self.facts, *self.derived]),
        )

    # -- facts and their choices -------------------------------------------------------------------

    def fact(self, number: int) -> Fact:
        """The fact with this number."""
        return self.checker.facts[number]

    def fact_number(self, tree: Expression) -> int:
        """The number of the fact that ``tree`` names."""
        if not isinstance(tree, Name) or tree.id not in self.facts:
            word = tree.id if isinstance(tree, Name) else ""
            raise self.failure(
                "merkmal-unbekannt",
                tree.place,
                "Hier wird der Name eines Merkmals erwartet.",
                did_you_mean(word, self.facts),
            )
        self.used.add(tree.id)
        return self.facts[tree.id]

    def choice_number(self, fact: int, tree: Expression) -> int:
        """The number of the choice of ``fact`` that ``tree`` names."""
        ids = [choice.id for choice in self.fact(fact).choices]
        word = _word(tree)
        if word not in ids:
            raise self.failure(
                "wert-unbekannt",
                tree.place,
                f"»{word}« ist kein Wert des Merkmals »{self.fact(fact).id}«.",
                did_you_mean(word, ids),
            )
        self.used.add(f"{self.fact(fact).id}={word}")
        return ids.index(word)

    def chosen_from(self, fact: int, trees: Iterable[Expression]) -> Test:
        """The fact has one of the values that ``trees`` name."""
        return Test(fact, frozenset(self.choice_number(fact, tree) for tree in trees))

    def use_all_choices(self, fact: int) -> None:
        """Notes that a condition speaks of every choice of ``fact``."""
        self.used.update(f"{self.fact(fact).id}={choice.id}" for choice in self.fact(fact).choices)

    # -- conflicts and their readings --------------------------------------------------------------

    def conflict(self, tree: Name) -> Conflict:
        """The conflict that ``tree`` names; it has at least two readings."""
        conflict = self.readings.conflicts.get(tree.id)
        if conflict is None:
            wrong = unknown_conflict(tree.id, self.readings.conflicts)
            raise self.failure("lesart-unbekannt", tree.place, *wrong)
        if len(conflict.readings) < 2:
            raise self.failure(
                "lesart-einzig",
                tree.place,
                f"Der Konflikt »{tree.id}« hat keine zwei Lesarten, zwischen denen zu wählen wäre.",
                "Ergänzen Sie die andere Lesart in konflikte.yml oder streichen Sie die Bedingung.",
            )
        self.tested[conflict.id] = conflict
        return conflict

    def reading(self, conflict: Conflict, tree: Expression) -> str:
        """The reading of ``conflict`` that ``tree`` names."""
        word = _word(tree)
        if wrong := unknown_reading(conflict, word):
            raise self.failure("lesart-unbekannt", tree.place, *wrong)
        return word

    # -- outcomes and declarations -----------------------------------------------------------------

    def outcome(self, tree: Expression) -> str:
        """The outcome that ``tree`` names."""
        word = tree.id if isinstance(tree, Name) else ""
        if word not in self.outcomes:
            raise self.failure(
                "ausgang-unbekannt",
                tree.place,
                f"»{word}« ist kein Ausgang dieses Prüfers.",
                did_you_mean(word, self.outcomes),
            )
        return word

    def counting(self, kind: str, place: Place) -> str:
        """How the checker declares that ``kind`` (tage or monate) is counted."""
        declared = self.checker.counting.get(kind)
        if declared is None:
            options = (
                "beide-enden, nur-ende oder ohne-enden" if kind == "tage" else "kalendermonate"
            )
            raise self.failure(
                "zaehlung-fehlt",
                place,
                f"Wie {kind.capitalize()} gezählt werden, ist nicht erklärt.",
                f"Ergänzen Sie im Prüfer »zählung: {{{kind}: …}}« mit {options}.",
            )
        return declared


def _word(tree: Expression) -> str:
    """The id of a choice as written; ids may look like a number or like ja and nein."""
    match tree:
        case Name():
            return tree.id
        case Truth():
            return "ja" if tree.value else "nein"
        case Number():
            return tree.written
        case _:
            return ""
