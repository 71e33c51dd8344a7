"""``konflikte.yml``, ``glossar.yml`` and ``verzeichnis.yml`` → model."""

from __future__ import annotations

from generator.load.reader import Reader, at, cites, day, listed, one_of, slug, text, whole
from generator.load.source import Node
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

_CITES = cites("")
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


def read_conflicts(reader: Reader, node: Node) -> tuple[Conflict, ...]:
    """All contradictions, ambiguities and gaps."""
    return (reader.fields(node, {"konflikte": (listed(_conflict), True)}, "Konflikte") or {}).get(
        "konflikte", ()
    )


def _conflict(reader: Reader, node: Node) -> Conflict | None:
    got = reader.fields(
        node,
        {
            "id": (slug, True),
            "titel": (text, True),
            "art": (one_of(CONFLICT_KINDS, "Art des Konflikts"), True),
            "seiten": (listed(_side), True),
            "lesarten": (listed(_reading), False),
            "gewählt": (at, False),
            "folge": (text, True),
            "frage": (text, False),
        },
        "Konflikt",
    )
    if got is None:
        return None
    taken, readings = got.get("gewählt"), got.get("lesarten", ())
    if taken and taken.value not in {reading.id for reading in readings}:
        reader.say(
            "lesart-unbekannt", taken.place, f"Die Lesart »{taken}« steht nicht unter »lesarten«."
        )
    return Conflict(
        id=got.get("id", ""),
        title=got.get("titel", ""),
        kind=got.get("art") or "gap",
        sides=got.get("seiten", ()),
        readings=readings,
        taken=taken,
        consequence=got.get("folge", ""),
        question=got.get("frage", ""),
        place=node.place,
    )


def _side(reader: Reader, node: Node) -> Side | None:
    got = reader.fields(
        node, {"aussage": (text, True), "quelle": (_CITES, True)}, "Seite eines Konflikts"
    )
    return got and Side(got.get("aussage", ""), got.get("quelle", ()))


def _reading(reader: Reader, node: Node) -> Reading | None:
    got = reader.fields(
        node, {"id": (slug, True), "text": (text, True), "folge": (text, False)}, "Lesart"
    )
    return got and Reading(
        id=got.get("id", ""), text=got.get("text", ""), consequence=got.get("folge", "")
    )


def read_terms(reader: Reader, node: Node) -> tuple[Term, ...]:
    """The glossary."""
    return (reader.fields(node, {"begriffe": (listed(_term), True)}, "Glossar") or {}).get(
        "begriffe", ()
    )


def _term(reader: Reader, node: Node) -> Term | None:
    got = reader.fields(
        node,
        {
            "id": (slug, True),
            "begriff": (text, True),
            "lang": (text, False),
            "herausgeber": (text, False),
            "status": (one_of(_RESOLVED, "Status"), True),
            "text": (text, True),
            "auch": (listed(text), False),
            "quelle": (_CITES, True),
            "siehe": (listed(at), False),
        },
        "Begriff",
    )
    return got and Term(
        id=got.get("id", ""),
        term=got.get("begriff", ""),
        long=got.get("lang", ""),
        issuer=got.get("herausgeber", ""),
        resolved=bool(got.get("status")),
        text=got.get("text", ""),
        spellings=got.get("auch", ()),
        source=got.get("quelle", ()),
        related=got.get("siehe", ()),
        place=node.place,
    )


def read_documents(reader: Reader, node: Node) -> tuple[Document, ...]:
    """The directory of directives and documents."""
    return (reader.fields(node, {"dokumente": (listed(_document), True)}, "Verzeichnis") or {}).get(
        "dokumente", ()
    )


def _document(reader: Reader, node: Node) -> Document | None:
    got = reader.fields(
        node,
        {
            "id": (slug, True),
            "reihe": (text, True),
            "nummer": (text, False),
            "jahr": (whole, False),
            "titel": (text, True),
            "herausgeber": (text, True),
            "datum": (day, False),
            "status": (one_of(DOCUMENT_STATES, "Status"), True),
            "weisung": (text, False),
            "quelle": (_CITES, True),
            "beziehungen": (listed(_relation), False),
            "mehrdeutig": (text, False),
            "anmerkung": (text, False),
        },
        "Dokument",
    )
    return got and Document(
        id=got.get("id", ""),
        series=got.get("reihe", ""),
        number=got.get("nummer", ""),
        year=got.get("jahr"),
        title=got.get("titel", ""),
        issuer=got.get("herausgeber", ""),
        date=got.get("datum", ""),
        status=got.get("status") or "unbekannt",
        directive=got.get("weisung", ""),
        source=got.get("quelle", ()),
        relations=got.get("beziehungen", ()),
        ambiguous=got.get("mehrdeutig", ""),
        note=got.get("anmerkung", ""),
        place=node.place,
    )


def _relation(reader: Reader, node: Node) -> Relation | None:
    got = reader.fields(
        node,
        {
            "art": (one_of(RELATIONS, "Beziehung"), True),
            "ziel": (at, True),
            "quelle": (_CITES, False),
        },
        "Beziehung",
    )
    return (
        Relation(kind=got["art"], target=got["ziel"], source=got.get("quelle", ()))
        if got and got.get("art") and got.get("ziel")
        else None
    )
