"""What verification proved of a checker, as a value: for the page that publishes it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Verified:
    """Figures of one checker; every pair says how many there are and how many passed.

    ``cases``: combinations of values that its conditions can tell apart, all of them looked at.
    ``complete``: each has a row. ``consistent``: no two rows claim a case with different outcomes
    where the table promises that only one does. ``unreached``, ``idle``: outcomes that never come
    and facts without influence, both declared as such in the rules.
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
