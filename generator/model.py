"""The rules as written: frozen dataclasses, every value that can be wrong knows its place.

Keys in YAML are German, names here are English; ``NORM_KINDS`` ties both for norms.
Dates are ISO 8601 strings (``YYYY-MM-DD``), figures exact (int or Decimal).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Union

from generator.expression import Expression
from generator.problem import Place

Figure = Union[int, Decimal, str, None]

NORM_KINDS = {
    "angabe": "metadata",
    "begriffsbestimmung": "definition",
    "pflicht": "obligation",
    "empfehlung": "recommendation",
    "erlaubnis": "permission",
    "verbot": "prohibition",
    "zuständigkeit": "responsibility",
    "frist": "deadline",
    "schwelle": "threshold",
    "kriterium": "criterion",
    "katalogzeile": "catalogue-row",
    "ablaufschritt": "process-step",
    "schnittstelle": "interface",
    "ausnahme": "exemption",
    "verweis": "reference",
    "geltung": "validity",
}
NORM_MARKS = ("begriff", "ziel", "sachaussage", "lücke")
UNDECIDED, CONTRADICTION = "fachentscheidung", "widerspruch"


@dataclass(frozen=True)
class At:
    """A word that refers to something else, with the place where it stands."""

    value: str
    place: Place

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True)
class Cite:
    """A reference to a norm: directive and Randnummer; ``repealed``: the author knows that it is no longer in force."""

    directive: str
    rn: int
    place: Place
    repealed: bool = False


@dataclass(frozen=True)
class Issuer:
    """Who gives directives, e.g. a Jobcenter; ``frames`` = issuers whose directives hold there as well."""

    id: str
    title: str
    short: str
    about: str
    place: Place
    frames: tuple[At, ...] = ()


@dataclass(frozen=True)
class Role:
    """Who acts; ``id`` is ``issuer/role``."""

    id: str
    title: str
    short: str
    note: str
    place: Place


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Norm:
    """One norm, fact, definition, table row or figure of a directive; ``valid`` only where it differs from the directive's."""

    rn: int
    locator: str
    kind: str
    mark: str
    actors: tuple[At, ...]
    object: str
    condition: str
    value: Figure
    unit: str
    text: str
    doubt: str
    note: str
    refers: str
    place: Place
    valid: Validity = Validity()


@dataclass(frozen=True)
class Section:
    """A section of a directive in the order of the source."""

    id: str
    number: str
    title: str
    norms: tuple[Norm, ...]
    place: Place


@dataclass(frozen=True)
class Version:
    """One line of a directive's history."""

    version: str
    date: str
    by: str
    about: str
    source: tuple[int, ...]


@dataclass(frozen=True)
class Notice:
    """Something a reader must see on top of a directive, e.g. a contradiction inside it."""

    title: str
    text: str
    source: tuple[int, ...]


@dataclass(frozen=True)
class Replaced:
    """A directive that this one replaces; ``directive``: its id when it is encoded here."""

    number: str
    title: str
    source: tuple[int, ...]
    directive: At | None = None


@dataclass(frozen=True)
class Directive:
    """A version of a directive with its norms.

    ``edition``: folder of an earlier version, empty = the youngest. ``known`` False: for the day asked for, no version is known.
    """

    id: str
    issuer: str
    title: str
    short: str
    kind: str
    number: str
    file_numbers: tuple[str, ...]
    about: str
    version: str
    versions: tuple[Version, ...]
    valid: Validity
    edited: str
    replaces: tuple[Replaced, ...]
    distribution: tuple[tuple[str, tuple[int, ...]], ...]
    notices: tuple[Notice, ...]
    sections: tuple[Section, ...]
    place: Place
    edition: str = ""
    known: bool = True

    @property
    def norms(self) -> tuple[Norm, ...]:
        """All norms in the order of their Randnummern."""
        return tuple(norm for section in self.sections for norm in section.norms)


@dataclass(frozen=True)
class Column:
    """A column of a catalogue."""

    id: str
    title: str


@dataclass(frozen=True)
class CatalogueRow:
    """A row of a catalogue; ``cells`` by column id."""

    id: str
    title: str
    source: tuple[int, ...]
    cells: dict[str, Figure]
    place: Place


@dataclass(frozen=True)
class Catalogue:
    """A table of concepts that a directive sets up."""

    id: str
    title: str
    directive: At
    about: str
    note: str
    source: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: tuple[CatalogueRow, ...]
    place: Place
    edition: str = ""
    valid: Validity = Validity()


@dataclass(frozen=True)
class Choice:
    """One entry of a list to choose from."""

    id: str
    title: str
    help: str
    place: Place
    weight: Decimal = Decimal(1)


@dataclass(frozen=True)
class Fact:
    """Something a checker asks for. ``type``: boolean, choice, choices, integer, number or date.

    ``absent``: what counts when nothing is said (None = unknown, ``NOT_GIVEN`` = no statement, else a value).
    ``applies``: where it is false, the fact is never asked.
    ``stand_in``: fact that takes over while this one is unknown. ``alternatives``: other facts from which it follows.
    ``idle``: declared to have no influence (the directive names it, and says so).
    """

    id: str
    type: str
    title: str
    question: str
    help: str
    unit: str
    places: int
    choices: tuple[Choice, ...]
    absent: object
    applies: Expression | None
    stand_in: At | None
    alternatives: tuple[At, ...]
    source: tuple[Cite, ...]
    idle: bool
    place: Place


NOT_GIVEN = "ohne-angabe"


@dataclass(frozen=True)
class Derived:
    """A named intermediate result."""

    id: str
    formula: Expression
    place: Place


@dataclass(frozen=True)
class Outcome:
    """A possible answer of a checker; ``sentence`` says it to the reader, ``follows`` what to do then.

    ``unreached``: why no row yields it, for an outcome that the question provides for but no facts lead to.
    """

    id: str
    title: str
    sentence: str
    follows: tuple[str, ...]
    unreached: str
    place: Place


@dataclass(frozen=True)
class ListEntry:
    """An entry of a list value and when it belongs to it."""

    id: str
    title: str
    condition: Expression
    place: Place


@dataclass(frozen=True)
class ValueRule:
    """``condition`` → ``choice`` (an id) or ``formula`` (a date or number), tried from the top."""

    condition: Expression
    choice: At | None
    formula: Expression | None
    place: Place


@dataclass(frozen=True)
class Value:
    """An extra output beside the outcome. ``type``: date, integer, choice or list.

    ``undecided``: the choice that is given while the completions of the unknown facts disagree.
    """

    id: str
    type: str
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


@dataclass(frozen=True)
class Row:
    """A row of the decision table.

    ``condition`` None = everything that no other row covers. ``open``: the text leaves all of ``then`` possible.
    ``candidates_from``: number of the row from which on the rest of the table adds candidates.
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
    conflicts: tuple[At, ...]
    source: tuple[Cite, ...]
    exceptions: tuple[Row, ...]
    place: Place


@dataclass(frozen=True)
class Example:
    """Facts and what must come out; a test, and shown in the handbook."""

    id: str
    facts: dict[str, object]
    expect: dict[str, object]
    note: str
    reading: bool
    place: Place


@dataclass(frozen=True)
class Agreement:
    """Where this checker yields one of ``here``, ``other`` must be able to yield one of ``there`` (and vice versa)."""

    other: At
    here: tuple[At, ...]
    there: tuple[At, ...]
    place: Place


@dataclass(frozen=True)
class Checker:
    """A decision that staff can have worked out. ``result``: single, set or order."""

    id: str
    title: str
    question: str
    about: str
    directives: tuple[At, ...]
    result: str
    policy: str
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


CONFLICT_KINDS = {
    "widerspruch": "contradiction",
    "mehrdeutigkeit": "ambiguity",
    "lücke": "gap",
    "spannung": "tension",
    "begriff": "term",
}
DOCUMENT_STATES = ("in-kraft", "ersetzt", "aufgehoben", "angekündigt", "unbekannt")
RELATIONS = (
    "ersetzt",
    "ersetzt-durch",
    "zitiert",
    "zitiert-in",
    "vorläufer",
    "thematische-nachfolge",
    "möglicherweise-identisch",
    "angekündigt-in",
)


@dataclass(frozen=True)
class Side:
    """What one text says in a conflict."""

    statement: str
    source: tuple[Cite, ...]


@dataclass(frozen=True)
class Reading:
    """One way to read a conflict, and what follows from it."""

    id: str
    text: str
    consequence: str


@dataclass(frozen=True)
class Conflict:
    """A contradiction, ambiguity or gap inside or between directives; ``taken`` = id of the reading taken, or empty."""

    id: str
    title: str
    kind: str
    sides: tuple[Side, ...]
    readings: tuple[Reading, ...]
    taken: At | None
    consequence: str
    question: str
    place: Place

    @property
    def directives(self) -> tuple[str, ...]:
        """The directives that take part, in the order of the sides."""
        return tuple(dict.fromkeys(cite.directive for side in self.sides for cite in side.source))


@dataclass(frozen=True)
class Term:
    """A term or abbreviation; ``issuer`` empty = holds for all, ``resolved`` False = no text says what it means."""

    id: str
    term: str
    long: str
    issuer: str
    resolved: bool
    text: str
    spellings: tuple[str, ...]
    source: tuple[Cite, ...]
    related: tuple[At, ...]
    place: Place


@dataclass(frozen=True)
class Synonyms:
    """Words that lead to each other in the search; ``related``: near in meaning, but not the same thing."""

    terms: tuple[str, ...]
    place: Place
    related: bool = False


@dataclass(frozen=True)
class Relation:
    """How a document relates to another one of the directory."""

    kind: str
    target: At
    source: tuple[Cite, ...]


@dataclass(frozen=True)
class Document:
    """An entry of the directory: a directive or document that the texts name."""

    id: str
    series: str
    number: str
    year: int | None
    title: str
    issuer: str
    date: str
    status: str
    directive: str
    source: tuple[Cite, ...]
    relations: tuple[Relation, ...]
    ambiguous: str
    note: str
    place: Place


SIGNS = ("voll", "halb", "leer", "ohne")


@dataclass(frozen=True)
class Axis:
    """An axis of a coordinate system: a column of the catalogue, its steps from low to high.

    A step is the beginning of a cell's text; without steps, every text is one, in the order of the rows.
    """

    column: At
    steps: tuple[At, ...]


@dataclass(frozen=True)
class Way:
    """An arrow from one member of a picture to another, and the norm that says so."""

    source: At
    target: At
    norm: Cite
    text: str


@dataclass(frozen=True)
class MemberGroup:
    """Members that stand together under the title of a section or one of its own; ``text``: columns shown."""

    title: str
    section: At | None
    members: tuple[At, ...]
    text: tuple[At, ...]
    place: Place


@dataclass(frozen=True)
class Circle:
    """Rows that follow each other and begin anew; ``back``: the norm that closes the circle."""

    number: At
    text: tuple[At, ...]
    section: At | None
    back: Cite


@dataclass(frozen=True)
class Coordinates:
    """Rows at the places that two columns give them; ``marked`` columns show their values as ``signs``."""

    x: Axis
    y: Axis
    marked: tuple[At, ...]
    signs: dict[str, str]
    group: At


@dataclass(frozen=True)
class Window:
    """A span of time around a day: three norms."""

    start: Cite
    end: Cite
    around: Cite


@dataclass(frozen=True)
class Handovers:
    """Who stands where, and what goes over to whom. A member is a row of the catalogue or a role."""

    groups: tuple[MemberGroup, ...]
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class Flow:
    """Steps in the lanes of the roles that act. A step is a Randnummer or a row of the catalogue."""

    lanes: tuple[At, ...]
    steps: tuple[At, ...]
    ways: tuple[Way, ...]
    text: tuple[At, ...]


Plan = Union[Circle, Coordinates, Window, Handovers, Flow]


@dataclass(frozen=True)
class Picture:
    """What a picture shows of a directive; ``plan`` says which rows and norms, never what they mean."""

    id: str
    title: str
    about: str
    directive: str
    catalogue: At | None
    on_catalogue: bool
    plan: Plan
    place: Place


@dataclass(frozen=True)
class Model:
    """All rules of a project, or of the issuers that were asked for.

    ``others``: ids of the issuers left out; ``elsewhere``: ids of entries that belong to them; ``files``: text of what was read, by path.
    ``day``: the reference date (ISO), empty = none; ``editions``: all versions of all directives, of which ``directives`` holds one each;
    ``refused``: catalogues and checkers of which no version is known for that day.
    """

    issuers: tuple[Issuer, ...] = ()
    roles: tuple[Role, ...] = ()
    directives: tuple[Directive, ...] = ()
    catalogues: tuple[Catalogue, ...] = ()
    checkers: tuple[Checker, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
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

    def directive(self, id: str) -> Directive | None:
        """The directive with this id, or None; while all versions are there, the youngest, which is read first."""
        return next((d for d in self.directives if d.id == id), None)
