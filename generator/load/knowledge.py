"""``konflikte.yml``, ``glossar.yml`` and ``verzeichnis.yml`` → model."""

from __future__ import annotations

from generator.load.identifiers import anchor
from generator.load.lists import Listed, OneOrMany
from generator.load.node import Node
from generator.load.reader import Reader
from generator.load.record import Field, Record
from generator.load.registers import register
from generator.load.scalars import OneOf, as_written, at, cite, day, text, whole
from generator.model import (
    Conflict,
    ConflictKind,
    Document,
    DocumentState,
    Reading,
    Relation,
    RelationKind,
    Side,
    Term,
)

CONFLICT_KINDS: dict[str, ConflictKind] = {
    "widerspruch": "contradiction",
    "mehrdeutigkeit": "ambiguity",
    "lücke": "gap",
    "spannung": "tension",
    "begriff": "term",
}
DOCUMENT_STATES: tuple[DocumentState, ...] = (
    "in-kraft",
    "ersetzt",
    "aufgehoben",
    "angekündigt",
    "unbekannt",
)
RELATIONS: tuple[RelationKind, ...] = (
    "ersetzt",
    "ersetzt-durch",
    "zitiert",
    "zitiert-in",
    "vorläufer",
    "thematische-nachfolge",
    "möglicherweise-identisch",
    "angekündigt-in",
)
_RESOLVED = {"geklärt": True, "ungeklärt": False}
_CITES = OneOrMany(cite)
_SOURCE = Field(
    "quelle",
    _CITES,
    "source",
    (),
    required=True,
    description="Fundstellen als weisung#randnummer, mindestens eine",
)

_SIDE = Record(
    make=Side,
    label="Seite eines Konflikts",
    fields=(
        Field("aussage", text, "statement", "", required=True, description="was der Text sagt"),
        _SOURCE,
    ),
)

_READING = Record(
    make=Reading,
    label="Lesart",
    fields=(
        Field("id", anchor, "id", "", required=True, description="Kennung der Lesart"),
        Field("text", text, "text", "", required=True, description="wie der Text zu lesen ist"),
        Field("folge", text, "consequence", "", description="was daraus folgt"),
    ),
)


def _check_reading(reader: Reader, _node: Node, conflict: Conflict) -> None:
    """The reading that was taken is one of those listed."""
    taken = conflict.taken
    if taken and taken.value not in {reading.id for reading in conflict.readings}:
        reader.say(
            "lesart-unbekannt", taken.place, f"Die Lesart »{taken}« steht nicht unter »lesarten«."
        )


_CONFLICT = Record(
    make=Conflict,
    label="Konflikt",
    check=_check_reading,
    fields=(
        Field("id", anchor, "id", "", required=True, description="Kennung des Konflikts"),
        Field("titel", text, "title", "", required=True, description="kurze Überschrift"),
        Field(
            "art",
            OneOf(CONFLICT_KINDS, "Art des Konflikts"),
            "kind",
            "gap",
            required=True,
            description="worin der Konflikt besteht",
        ),
        Field(
            "seiten",
            Listed(_SIDE),
            "sides",
            (),
            required=True,
            description="was die Texte sagen; eine Lücke hat nur eine Seite",
        ),
        Field(
            "lesarten",
            Listed(_READING),
            "readings",
            (),
            description="fehlen, wenn es nichts verschieden zu lesen gibt",
        ),
        Field(
            "gewählt",
            at,
            "taken",
            None,
            description="Lesart der Prüfer; fehlt, wenn keine gewählt ist",
        ),
        Field(
            "folge",
            text,
            "consequence",
            "",
            description="wie das Handbuch damit umgeht; entfällt, wo Prüfer die Lesart abfragen",
        ),
        Field("frage", text, "question", "", description="offene Frage an die Fachseite"),
    ),
)

_TERM = Record(
    make=Term,
    label="Begriff",
    fields=(
        Field("id", anchor, "id", "", required=True, description="Kennung des Begriffs"),
        Field("begriff", text, "term", "", required=True, description="wie die Texte schreiben"),
        Field("lang", text, "long", "", description="fehlt, wenn kein Text das Kürzel auflöst"),
        Field(
            "herausgeber",
            text,
            "issuer",
            "",
            description="fehlt, wenn der Begriff für alle gilt",
        ),
        Field(
            "status",
            OneOf(_RESOLVED, "Status"),
            "resolved",
            default=False,
            required=True,
            description="ungeklärt: Kein Text sagt, was der Begriff bedeutet",
        ),
        Field("text", text, "text", "", required=True, description="Erklärung in eigenen Worten"),
        Field(
            "auch",
            Listed(text),
            "spellings",
            (),
            description="andere Schreibweisen, für die Suche",
        ),
        _SOURCE,
        Field(
            "siehe",
            Listed(at),
            "related",
            (),
            description="verwandte oder leicht zu verwechselnde Begriffe",
        ),
    ),
)

_RELATION = Record(
    make=Relation,
    label="Beziehung",
    fields=(
        Field(
            "art",
            OneOf(as_written(RELATIONS), "Beziehung"),
            "kind",
            required=True,
            description="wie dieses Dokument zum anderen steht",
        ),
        Field("ziel", at, "target", required=True, description="Kennung des anderen Dokuments"),
        Field("quelle", _CITES, "source", (), description="Fundstellen der Beziehung"),
    ),
)

_DOCUMENT = Record(
    make=Document,
    label="Dokument",
    fields=(
        Field("id", anchor, "id", "", required=True, description="Kennung des Dokuments"),
        Field("reihe", text, "series", "", required=True, description="zum Beispiel GA"),
        Field("nummer", text, "number", "", description="Nummer in der Reihe"),
        Field("jahr", whole, "year", None, description="Jahr der Nummer"),
        Field("titel", text, "title", "", required=True, description="Titel"),
        Field(
            "herausgeber", text, "issuer", "", required=True, description="Kennung, falls bekannt"
        ),
        Field("datum", day, "date", "", description="von welchem Tag es ist"),
        Field(
            "status",
            OneOf(as_written(DOCUMENT_STATES), "Status"),
            "status",
            "unbekannt",
            required=True,
            description="nur, was ein Text sagt",
        ),
        Field(
            "weisung",
            text,
            "directive",
            "",
            description="nur, wenn die Weisung in diesem Handbuch steht",
        ),
        _SOURCE,
        Field(
            "beziehungen",
            Listed(_RELATION),
            "relations",
            (),
            description="zu anderen Dokumenten des Verzeichnisses",
        ),
        Field("mehrdeutig", text, "ambiguous", "", description="was an der Nummer unklar ist"),
        Field("anmerkung", text, "note", "", description="Hinweis der Redaktion"),
    ),
)

CONFLICTS = register("konflikte", _CONFLICT, "Konflikte", "Widersprüche, Lücken, Lesarten")
TERMS = register("begriffe", _TERM, "Glossar", "Begriffe und Abkürzungen")
DOCUMENTS = register(
    "dokumente", _DOCUMENT, "Verzeichnis", "Weisungen und Dokumente, die die Texte nennen"
)


def read_conflicts(reader: Reader, node: Node) -> tuple[Conflict, ...]:
    """All contradictions, ambiguities and gaps."""
    return CONFLICTS(reader, node) or ()


def read_terms(reader: Reader, node: Node) -> tuple[Term, ...]:
    """The glossary."""
    return TERMS(reader, node) or ()


def read_documents(reader: Reader, node: Node) -> tuple[Document, ...]:
    """The directory of directives and documents."""
    return DOCUMENTS(reader, node) or ()
