"""A checker as ``pruefer/*.yml`` states it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from generator.expression import Expression
from generator.model.base import At, Cite, Validity
from generator.problem import Place

FactType = Literal["boolean", "choice", "choices", "integer", "number", "date"]
ValueType = Literal["date", "integer", "choice", "list"]
ResultKind = Literal["single", "set", "order"]
Policy = Literal["first", "unique", "all", "ordered"]
Absent: TypeAlias = bool | Decimal | str | None

UNDECIDED, CONTRADICTION = "fachentscheidung", "widerspruch"
NOT_GIVEN = "ohne-angabe"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One entry of a list to choose from."""

    id: str
    title: str
    help: str
    place: Place
    weight: Decimal = Decimal(1)


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something a checker asks for.

    ``absent``: what counts when nothing is said (None = unknown, ``NOT_GIVEN`` = no statement,
    else a value).
    ``applies``: where it is false, the fact is never asked.
    ``stand_in``: fact that takes over while this one is unknown.
    ``alternatives``: other facts from which it follows.
    ``idle``: declared to have no influence (the directive names it, and says so).
    """

    id: str
    type: FactType
    title: str
    question: str
    help: str
    unit: str
    places: int
    choices: tuple[Choice, ...]
    absent: Absent
    applies: Expression | None
    stand_in: At | None
    alternatives: tuple[At, ...]
    source: tuple[Cite, ...]
    idle: bool
    place: Place


@dataclass(frozen=True, kw_only=True)
class Derived:
    """A named intermediate result."""

    id: str
    formula: Expression
    place: Place


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence that somebody takes from a result.

    ``source``: the norms that carry it; without any, those of the rows that lead to it.
    ``advice``: no norm says it, the editors advise it.
    """

    text: str
    source: tuple[Cite, ...] = ()
    advice: bool = False
    place: Place


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """A possible answer of a checker.

    ``sentence`` says it to the reader, ``follows`` what to do then.
    ``unreached``: why no row yields it, for an outcome that the question provides for but no facts
    lead to.
    """

    id: str
    title: str
    sentence: Sentence | None
    follows: tuple[Sentence, ...]
    unreached: str
    place: Place

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """What a reader takes from it: the answer, then what follows."""
        return (self.sentence, *self.follows) if self.sentence else self.follows


@dataclass(frozen=True, kw_only=True)
class ListEntry:
    """An entry of a list value and when it belongs to it."""

    id: str
    title: str
    condition: Expression
    place: Place


@dataclass(frozen=True, kw_only=True)
class ValueRule:
    """``condition`` → ``choice`` (an id) or ``formula`` (a date or number), tried from the top."""

    condition: Expression
    choice: At | None
    formula: Expression | None
    place: Place


@dataclass(frozen=True, kw_only=True)
class Value:
    """An extra output beside the outcome.

    ``undecided``: the choice that is given while the completions of the unknown facts disagree.
    """

    id: str
    type: ValueType
    title: str
    choices: tuple[Choice, ...]
    rules: tuple[ValueRule, ...]
    entries: tuple[ListEntry, ...]
    undecided: At | None
    place: Place


@dataclass(frozen=True)
class Then:
    """One entry of what a row yields; ``condition`` only in ordered lists."""

    outcome: At
    condition: Expression | None = None


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of the decision table.

    ``condition`` None = everything that no other row covers.
    ``open``: the text leaves all of ``then`` possible.
    ``candidates_from``: number of the row from which on the rest of the table adds candidates.
    ``remark_only``: why no condition can test the reading on which the row rests.
    """

    number: str
    condition: Expression | None
    cells: tuple[str, ...]
    then: tuple[Then, ...]
    open: bool
    candidates: tuple[At, ...]
    candidates_from: At | None
    text: str
    reason: str
    reading: str
    remark_only: str
    conflicts: tuple[At, ...]
    source: tuple[Cite, ...]
    exceptions: tuple[Row, ...]
    place: Place


@dataclass(frozen=True, kw_only=True)
class Example:
    """Facts and what must come out; a test, and shown in the handbook."""

    id: str
    facts: dict[str, object]
    expect: dict[str, object]
    note: str
    reading: bool
    place: Place


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """Where this checker yields one of ``here``, ``other`` must be able to yield one of ``there``.

    And the other way round.
    """

    other: At
    here: tuple[At, ...]
    there: tuple[At, ...]
    place: Place


@dataclass(frozen=True, kw_only=True)
class Checker:
    """A decision that staff can have worked out."""

    id: str
    title: str
    question: str
    about: tuple[Sentence, ...]
    directives: tuple[At, ...]
    result: ResultKind
    policy: Policy
    counting: dict[str, str]
    facts: tuple[Fact, ...]
    derived: tuple[Derived, ...]
    outcomes: tuple[Outcome, ...]
    values: tuple[Value, ...]
    contradictions: tuple[Row, ...]
    columns: tuple[At, ...]
    rows: tuple[Row, ...]
    open_points: tuple[str, ...]
    conflicts: tuple[At, ...]
    examples: tuple[Example, ...]
    agreements: tuple[Agreement, ...]
    valid: Validity
    place: Place

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences that may have a source of their own."""
        sentences = list(self.about)
        for outcome in self.outcomes:
            sentences += outcome.sentences
        return tuple(sentences)

    @property
    def all_rows(self) -> tuple[Row, ...]:
        """Contradictions and rows of the table, each before its exceptions."""
        rows: list[Row] = []
        for row in (*self.contradictions, *self.rows):
            rows += (row, *row.exceptions)
        return tuple(rows)

    @property
    def named_conflicts(self) -> tuple[At, ...]:
        """The conflicts that it names, or one of its rows."""
        named = list(self.conflicts)
        for row in self.all_rows:
            named += row.conflicts
        return tuple(named)

    def rows_yielding(self, outcome: str) -> tuple[Row, ...]:
        """The rows that decide for an outcome; rows that leave it open with others do not."""
        return tuple(
            row
            for row in self.all_rows
            if not row.open and outcome in [then.outcome.value for then in row.then]
        )
