"""What issuers have decided on: readings of conflicts that exist, one for each day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from generator.model import Model, ReadingDecision
from generator.problem import Problem, did_you_mean, error
from generator.validity import OPEN


def decisions_hold(model: Model) -> Iterator[Problem]:
    """An issuer decides for a reading that the conflict has, and for one at a time."""
    conflicts = {
        conflict.id: conflict for conflict in (*model.conflicts, *model.conflicts_elsewhere)
    }
    for decision in model.decisions:
        conflict = conflicts.get(decision.conflict.value)
        if conflict is None:
            yield error(
                "verweis-unbekannt",
                decision.conflict.place,
                f"»{decision.conflict}« gibt es nicht (Konflikt).",
                did_you_mean(decision.conflict.value, conflicts),
            )
            continue
        readings = [reading.id for reading in conflict.readings]
        if decision.reading.value not in readings:
            yield error(
                "lesart-unbekannt",
                decision.reading.place,
                f"Der Konflikt »{conflict.id}« hat keine Lesart »{decision.reading}«.",
                did_you_mean(decision.reading.value, readings),
            )
    for decision, other in combinations(model.decisions, 2):
        if _same_question(decision, other) and _meet(decision, other):
            yield error(
                "lesart-ueberschneidet",
                other.place,
                f"Für den Konflikt »{other.conflict}« gilt zur selben Zeit schon eine andere "
                f"Entscheidung: »{decision.reading}«, ab {decision.valid.since}.",
                "Beenden Sie die frühere mit »bis: JJJJ-MM-TT«.",
            )


def _same_question(decision: ReadingDecision, other: ReadingDecision) -> bool:
    return (decision.issuer, decision.conflict.value) == (other.issuer, other.conflict.value)


def _meet(decision: ReadingDecision, other: ReadingDecision) -> bool:
    """Some day lies in both spans."""
    one, two = decision.valid, other.valid
    return one.since <= (two.until or OPEN) and two.since <= (one.until or OPEN)
