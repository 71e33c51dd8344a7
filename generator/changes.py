"""What differs between two versions of the rules, as values.

Made by ``compare``, shown by ``views``, ``pages`` and ``feeds``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, TypedDict

from generator.model import Checker
from generator.program import Answer

State = Literal["added", "changed", "dropped", "unread"]
Plain: TypeAlias = str | int | list[str] | None
CaseKind = Literal["outcome", "value", "reason"]


@dataclass(frozen=True)
class FieldChange:
    """One particular of an entry, before and after.

    None = there was none, or (both) it cannot be said in one line.
    """

    name: str
    old: Plain
    new: Plain


@dataclass(frozen=True, kw_only=True)
class EntryChange:
    """Something the rules list under an id.

    ``parts``: what belongs to it and changed. ``state`` unread: one side has errors in it.
    """

    kind: str
    id: str
    title: str
    state: State
    fields: tuple[FieldChange, ...] = ()
    parts: tuple[EntryChange, ...] = ()

    def of(self, kind: str) -> tuple[EntryChange, ...]:
        """The parts of one kind."""
        return tuple(part for part in self.parts if part.kind == kind)


class Unanswered(TypedDict):
    """Why a version does not take the facts (German); stands in the place of an answer."""

    refused: str


VersionAnswer: TypeAlias = Answer | Unanswered


@dataclass(frozen=True, kw_only=True)
class Case:
    """One smallest case that two versions of a checker answer differently.

    ``kind``: outcome, value or reason; ``about``: the outcome (of a set) or the value that differs.
    ``typed``: the facts as an editor writes them; ``old``, ``new``: results of ``evaluate``, or
    ``{"refused": why}`` where a version does not take these facts.
    ``unasked``: the facts that each version does not ask for and was not given.
    """

    kind: CaseKind
    about: str
    facts: dict[str, object]
    typed: str
    old: VersionAnswer
    new: VersionAnswer
    unasked: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


@dataclass(frozen=True, kw_only=True)
class CheckerChange:
    """A checker in both versions.

    ``sampled``: why not all cases could be compared; ``compared``: how many were.
    ``doubts``: values compared on some days only.
    """

    entry: EntryChange
    old: Checker | None
    new: Checker | None
    cases: tuple[Case, ...] = ()
    sampled: str = ""
    compared: int = 0
    doubts: tuple[str, ...] = ()

    def of(self, kind: str) -> tuple[Case, ...]:
        """The cases of one kind."""
        return tuple(case for case in self.cases if case.kind == kind)


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """All differences.

    ``old``, ``new``: what was compared; ``unread``: files that could not be compared because of
    errors.
    """

    old: str
    new: str
    directives: tuple[EntryChange, ...] = ()
    catalogues: tuple[EntryChange, ...] = ()
    checkers: tuple[CheckerChange, ...] = ()
    registers: tuple[EntryChange, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """True when nothing differs."""
        return not (
            self.directives or self.catalogues or self.checkers or self.registers or self.unread
        )
