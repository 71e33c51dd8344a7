"""Which version of a checker answers which case: that of the day for which the case is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from generator.cells import is_day
from generator.engines import failure, parse_json, refusal
from generator.model import Checker, Model
from generator.program import Refused
from generator.validity import validity


@dataclass(frozen=True, kw_only=True)
class Versions:
    """All versions of all ``checkers``, and the ``model`` that they belong to."""

    checkers: tuple[Checker, ...]
    model: Model

    @property
    def differ(self) -> bool:
        """True when some checker has more than one version, so that the day matters."""
        return len({checker.id for checker in self.checkers}) < len(self.checkers)

    def refusal(self, line: str, day: object) -> Refused | None:
        """Where nothing is known for a day there is no answer: never one from another day.

        ``day``: as a case or a note says it; None: the youngest versions answer.
        """
        if day is None:
            return None
        if not is_day(day):
            shown = day if isinstance(day, str) else "Diese Angabe"
            message = f"»{shown}« ist kein Datum im Kalender (JJJJ-MM-TT)."
            return failure("stichtag-ungueltig", message, "date")
        checker = case_of(line).get("checker")
        spans = [
            validity(version, self.model) for version in self.checkers if version.id == checker
        ]
        if not spans or any(span.covers(str(day)) for span in spans):
            return None
        first = min(span.since for span in spans)
        return failure(
            "stichtag-ohne-fassung",
            f"Für den {day} ist keine Fassung des Prüfers »{checker}« bekannt; "
            f"die früheste gilt ab {first}.",
            "date",
        )


@dataclass(frozen=True, kw_only=True)
class Distribution:
    """``refusals``: for each line, why it is refused, or None.

    ``days``: numbers of the other lines, by the day whose versions answer them.
    """

    refusals: list[Refused | None]
    days: dict[str | None, list[int]]


def distribute(lines: Sequence[str], day: str | None, versions: Versions) -> Distribution:
    """Lines with a date of their own go to the versions of that day, others to those of ``day``.

    ``day``: None for the youngest versions.
    """
    refusals: list[Refused | None] = []
    days: dict[str | None, list[int]] = {}
    for number, line in enumerate(lines):
        refused = refusal(line)
        own_day = day if refused else _day_of(line, day)
        refused = refused or versions.refusal(line, own_day)
        refusals.append(refused)
        if refused is None:
            asked = cast("str | None", own_day) if versions.differ else day
            days.setdefault(asked, []).append(number)
    return Distribution(refusals=refusals, days=days)


def case_of(line: str) -> dict[str, object]:
    """The case in a line that is not refused."""
    return cast("dict[str, object]", parse_json(line))


def _day_of(line: str, day: str | None) -> object:
    """The day for which a case is asked, as it says it; nothing but a missing one is replaced."""
    own = case_of(line).get("date")
    return day if own is None else own
