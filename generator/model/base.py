"""What every part of the model is built from: references, figures and spans of validity.

Dates are ISO 8601 strings (``YYYY-MM-DD``), figures exact (int or Decimal).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from generator.problem import Place

Figure: TypeAlias = int | Decimal | str | None


@dataclass(frozen=True)
class At:
    """A word that refers to something else, with the place where it stands."""

    value: str
    place: Place

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True)
class Cite:
    """A reference to a norm: directive and Randnummer.

    ``repealed``: the author knows that the norm is no longer in force.
    """

    directive: str
    rn: int
    place: Place
    repealed: bool = False


@dataclass(frozen=True, kw_only=True)
class Validity:
    """From when to when something is in force; empty string = not known or open."""

    since: str = ""
    until: str = ""
    note: str = ""
    source: tuple[int, ...] = ()
    place: Place | None = None

    def covers(self, day: str) -> bool:
        """True when ``day`` (ISO) lies inside; unknown ends count as open."""
        return (not self.since or self.since <= day) and (not self.until or day <= self.until)


UNLIMITED = Validity()
