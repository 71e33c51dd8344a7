"""What verification proved of a checker, as a value: for the page that publishes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.program import Answer


@dataclass(frozen=True, kw_only=True)
class PartedReadings:
    """A conflict whose readings the conditions of a checker test, and the smallest case in which
    they part.

    ``facts``: the case, as JSON values by id in the order of the checker; None where no reading
    changes a result, whatever the facts are (``answers`` is empty then). ``answers``: what comes
    out under each reading, by its id in the order of the conflict; all are decided if such a case
    was found. ``others``: how other conflicts are read in this case, by id; empty where they are
    read as the checker takes them.
    """

    conflict: str
    facts: Mapping[str, object] | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Verified:
    """Figures of one checker; every pair says how many there are and how many passed.

    ``cases``: combinations of values that its conditions can tell apart, all of them looked at.
    ``complete``: each has a row. ``consistent``: no two rows claim a case with different outcomes
    where the table promises that only one does. ``unreached``, ``idle``: outcomes that never come
    and facts without influence, both declared as such in the rules. ``parted``: the conflicts whose
    readings conditions test, by id.
    """

    checker: str
    rows: int
    live_rows: int
    cases: int
    complete: bool
    consistent: bool
    outcomes: int
    reached: int
    unreached: int
    facts: int
    effective: int
    idle: int
    examples: int
    passed: int
    parted: tuple[PartedReadings, ...] = ()

    @property
    def ok(self) -> bool:
        """True when nothing is left unexplained."""
        return (
            self.complete
            and self.consistent
            and self.rows == self.live_rows
            and self.outcomes == self.reached + self.unreached
            and self.facts == self.effective + self.idle
            and self.examples == self.passed
        )
