"""Who takes the reading of a conflict that counts in a checker."""

from __future__ import annotations

from generator.model import Checker, Conflict, Model
from generator.readings import decided, issuer_of, taken
from generator.wording import labels


def taken_by(conflict: Conflict, checker: Checker, model: Model) -> str:
    """In words; empty where nobody has decided."""
    issuer = issuer_of(checker, model)
    if taken(conflict, issuer, model) is None:
        return ""
    if conflict.id in model.overrides:
        return labels.ON_DEMAND
    decision = decided(conflict, issuer, model)
    if decision is None:
        return labels.PROPOSED
    house = next(other.short for other in model.issuers if other.id == decision.issuer)
    return labels.decision_since(house, decision.valid.since)
