"""The rules as written: frozen records, every value that can be wrong knows its place.

One module for each YAML file. Keys in YAML are German, names here are English; ``load`` ties both.
Words that are ids in exports and programs (``NormMark``, ``RelationKind`` …) stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.base import UNLIMITED, At, Cite, Figure, Validity
from generator.model.catalogue import Catalogue, CatalogueRow, Column
from generator.model.checker import (
    CONTRADICTION,
    NOT_GIVEN,
    UNDECIDED,
    Absent,
    Agreement,
    Checker,
    Choice,
    Derived,
    Example,
    Fact,
    FactType,
    ListEntry,
    Outcome,
    Policy,
    ResultKind,
    Row,
    Sentence,
    Then,
    Value,
    ValueRule,
    ValueType,
)
from generator.model.directive import (
    Directive,
    Norm,
    NormKind,
    NormMark,
    Notice,
    Recipient,
    Replaced,
    Revision,
    Section,
)
from generator.model.picture import (
    Axis,
    Circle,
    Coordinates,
    Flow,
    Handovers,
    MemberGroup,
    Picture,
    Plan,
    Sign,
    Way,
    Window,
)
from generator.model.registers import (
    Conflict,
    ConflictKind,
    Document,
    DocumentState,
    Issuer,
    Reading,
    ReadingDecision,
    Relation,
    RelationKind,
    Role,
    Side,
    Synonyms,
    Term,
)

__all__ = [
    "CONTRADICTION",
    "NOT_GIVEN",
    "UNDECIDED",
    "UNLIMITED",
    "Absent",
    "Agreement",
    "At",
    "Axis",
    "Catalogue",
    "CatalogueRow",
    "Checker",
    "Choice",
    "Circle",
    "Cite",
    "Column",
    "Conflict",
    "ConflictKind",
    "Coordinates",
    "Derived",
    "Directive",
    "Document",
    "DocumentState",
    "Example",
    "Fact",
    "FactType",
    "Figure",
    "Flow",
    "Handovers",
    "Issuer",
    "ListEntry",
    "MemberGroup",
    "Model",
    "Norm",
    "NormKind",
    "NormMark",
    "Notice",
    "Outcome",
    "Picture",
    "Plan",
    "Policy",
    "Reading",
    "ReadingDecision",
    "Recipient",
    "Relation",
    "RelationKind",
    "Replaced",
    "ResultKind",
    "Revision",
    "Role",
    "Row",
    "Section",
    "Sentence",
    "Side",
    "Sign",
    "Synonyms",
    "Term",
    "Then",
    "Validity",
    "Value",
    "ValueRule",
    "ValueType",
    "Way",
    "Window",
]


@dataclass(frozen=True, kw_only=True)
class Model:
    """All rules of a project, or of the issuers that were asked for.

    ``others``: ids of the issuers left out; ``elsewhere``: ids of entries that belong to them;
    ``files``: text of what was read, by path; ``day``: the reference date (ISO), empty = none;
    ``editions``: all versions of all directives, of which ``directives`` holds one each;
    ``refused``: catalogues and checkers of which no version is known for that day;
    ``conflicts_elsewhere``: those that rest on directives left out; conditions may test them;
    ``overrides``: readings asked for in place of those that are taken, by conflict.
    """

    issuers: tuple[Issuer, ...] = ()
    roles: tuple[Role, ...] = ()
    directives: tuple[Directive, ...] = ()
    catalogues: tuple[Catalogue, ...] = ()
    checkers: tuple[Checker, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    conflicts_elsewhere: tuple[Conflict, ...] = ()
    decisions: tuple[ReadingDecision, ...] = ()
    overrides: dict[str, str] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    documents: tuple[Document, ...] = ()
    synonyms: tuple[Synonyms, ...] = ()
    pictures: tuple[Picture, ...] = ()
    others: frozenset[str] = frozenset()
    elsewhere: frozenset[str] = frozenset()
    files: dict[str, str] = field(default_factory=dict)
    day: str = ""
    editions: tuple[Directive, ...] = ()
    refused: tuple[Catalogue | Checker, ...] = ()

    @property
    def all_conflicts(self) -> dict[str, Conflict]:
        """The conflicts by id, also those that rest on directives left out."""
        return {one.id: one for one in (*self.conflicts, *self.conflicts_elsewhere)}

    def directive(self, directive_id: str) -> Directive | None:
        """The directive with this id, or None.

        While all versions are there, it is the youngest, which is read first.
        """
        return next(
            (directive for directive in self.directives if directive.id == directive_id), None
        )
