"""What issuers have decided on: readings that their conflicts have, one for each day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from generator.check.versions import overlap
from generator.model import Model, ReadingDecision
from generator.problem import Problem, error
from generator.readings import unknown_reading


def decisions_hold(model: Model) -> Iterator[Problem]:
    """An issuer decides for a reading that the conflict has, and for one at a time."""
    for decision in model.decisions:
        conflict = model.all_conflicts.get(decision.conflict.value)
        wrong = conflict and unknown_reading(conflict, decision.reading.value)
        if wrong:
            yield error("lesart-unbekannt", decision.reading.place, *wrong)
    for decision, other in combinations(model.decisions, 2):
        if _same_question(decision, other) and overlap(decision.valid, other.valid):
            yield error(
                "lesart-ueberschneidet",
                other.place,
                f"Für den Konflikt »{other.conflict}« gilt zur selben Zeit schon eine andere "
                f"Entscheidung: »{decision.reading}«, ab {decision.valid.since}.",
                "Beenden Sie die frühere mit »bis: JJJJ-MM-TT«.",
            )


def _same_question(decision: ReadingDecision, other: ReadingDecision) -> bool:
    return (decision.issuer, decision.conflict.value) == (other.issuer, other.conflict.value)
