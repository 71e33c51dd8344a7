"""Which reading of a conflict is taken: the one asked for, the one that an issuer has decided on,
the one that the editors chose, or none.

An issuer decides for its own checkers. The checkers of a frame (``rahmen``: an issuer whose
directives hold in other houses as well) follow these houses where all that are shown have decided
alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import NamedTuple

from generator.expression import ReadingOf
from generator.model import Checker, Conflict, Model, ReadingDecision
from generator.problem import did_you_mean


class UnknownReadingError(Exception):
    """A reading was asked for that does not exist; the message (German) goes to the user."""


class Unknown(NamedTuple):
    """That something does not exist, in German, and what may have been meant."""

    message: str
    hint: str


@dataclass(frozen=True, kw_only=True)
class Readings:
    """The conflicts that the conditions of a checker may test, by id.

    ``taken``: the reading taken of each; None = nobody has decided.
    """

    conflicts: Mapping[str, Conflict] = field(default_factory=dict)
    taken: Mapping[str, str | None] = field(default_factory=dict)


NO_READINGS = Readings()


def readings_of(checker: Checker, model: Model) -> Readings:
    """The conflicts, and which of their readings a checker takes in this handbook."""
    conflicts, issuer = model.all_conflicts, issuer_of(checker, model)
    return Readings(
        conflicts=conflicts,
        taken={name: taken(conflict, issuer, model) for name, conflict in conflicts.items()},
    )


def chosen(model: Model) -> dict[str, str | None]:
    """What the editors chose, whatever issuers decided or a command asks for: their examples are
    written for it.
    """
    return {
        name: conflict.taken.value if conflict.taken else None
        for name, conflict in model.all_conflicts.items()
    }


def tested_conflicts(checker: Checker) -> frozenset[str]:
    """The conflicts whose readings the conditions of a checker look at."""
    return frozenset(tree.conflict.id for tree in reading_tests(checker))


def reading_tests(part: object) -> Iterator[ReadingOf]:
    """Every place where a rule looks at the reading of a conflict."""
    if isinstance(part, ReadingOf):
        yield part
    elif isinstance(part, tuple):
        for entry in part:
            yield from reading_tests(entry)
    elif is_dataclass(part):
        for field_ in fields(part):
            yield from reading_tests(getattr(part, field_.name))


def issuer_of(checker: Checker, model: Model) -> str:
    """The issuer of the first directive that a checker rests on; empty where none is known."""
    directives = (model.directive(word.value) for word in checker.directives[:1])
    return next((directive.issuer for directive in directives if directive), "")


def taken(conflict: Conflict, issuer: str, model: Model) -> str | None:
    """The reading of a conflict that the checkers of an issuer take; None = nobody has decided."""
    if conflict.id in model.overrides:
        return model.overrides[conflict.id]
    decision = decided(conflict, issuer, model)
    if decision:
        return decision.reading.value
    return conflict.taken.value if conflict.taken else None


def decided(conflict: Conflict, issuer: str, model: Model) -> ReadingDecision | None:
    """The decision that the checkers of an issuer follow."""
    own = decision_of(issuer, conflict, model)
    frames = {frame.value for other in model.issuers for frame in other.frames}
    if own or issuer not in frames:
        return own
    houses = [other.id for other in model.issuers if other.id not in frames]
    decisions = [decision_of(house, conflict, model) for house in houses]
    alike = len({decision.reading.value if decision else None for decision in decisions}) == 1
    return decisions[0] if alike else None


def decision_of(issuer: str, conflict: Conflict, model: Model) -> ReadingDecision | None:
    """What an issuer has decided for the reference date; without one, its youngest decision."""
    decisions = [
        decision
        for decision in model.decisions
        if decision.issuer == issuer
        and decision.conflict.value == conflict.id
        and (not model.day or decision.valid.covers(model.day))
    ]
    return max(decisions, key=lambda decision: decision.valid.since, default=None)


def under_readings(model: Model, wanted: Mapping[str, str]) -> Model:
    """The model under the readings asked for. Raises UnknownReadingError."""
    for name, reading in wanted.items():
        conflict = model.all_conflicts.get(name)
        wrong = (
            unknown_reading(conflict, reading)
            if conflict
            else unknown_conflict(name, model.all_conflicts)
        )
        if wrong:
            raise UnknownReadingError(f"{wrong.message} {wrong.hint}".strip())
    return replace(model, overrides=dict(wanted))


def unknown_conflict(name: str, conflicts: Iterable[str]) -> Unknown:
    """There is no conflict of this name."""
    return Unknown(f"Den Konflikt »{name}« gibt es nicht.", did_you_mean(name, conflicts))


def unknown_reading(conflict: Conflict, reading: str) -> Unknown | None:
    """A conflict does not have this reading; None: it has."""
    readings = [known.id for known in conflict.readings]
    if reading in readings:
        return None
    message = f"Der Konflikt »{conflict.id}« hat keine Lesart »{reading}«."
    return Unknown(message, did_you_mean(reading, readings))
