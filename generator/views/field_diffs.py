"""What the fields of an entry are called when they change, and how old and new values read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher

from generator.changes import FieldChange, Plain
from generator.site.cross_references import CrossReferences
from generator.wording import labels
from generator.wording.words import day, number

NAMES = {
    "title": "Titel",
    "short": "Kurztitel",
    "kind": "Art",
    "number": "Nummer",
    "file_numbers": "Aktenzeichen",
    "about": "Worum es geht",
    "version": "Fassung",
    "versions": "Fassungen",
    "valid": "Geltung",
    "edited": "Redaktionsstand",
    "replaces": "Ersetzt",
    "distribution": "Verteiler",
    "notices": "Hinweise",
    "text": "Text",
    "value": "Wert",
    "unit": "Einheit",
    "mark": "Kennzeichen",
    "actors": "Wer",
    "object": "Gegenstand",
    "condition": "Wenn",
    "locator": "Fundstelle",
    "section": "Abschnitt",
    "refers": "Bezug",
    "doubt": "Offen im Text",
    "note": "Anmerkung",
    "directive": "Weisung",
    "source": "Grundlage",
    "sides": "Was die Texte sagen",
    "readings": "Lesarten",
    "taken": "Gewählte Lesart",
    "reading": "Lesart",
    "reason": "Grund",
    "consequence": "Im Handbuch",
    "question": "Frage",
    "term": "Begriff",
    "long": "Langform",
    "issuer": "Herausgeber",
    "resolved": "Geklärt",
    "spellings": "Andere Schreibweisen",
    "related": "Siehe auch",
    "series": "Reihe",
    "year": "Jahr",
    "date": "Datum",
    "status": "Stand",
    "relations": "Beziehungen",
    "ambiguous": "Mehrdeutig",
    "directives": "Weisungen",
    "result": "Art des Ergebnisses",
    "policy": "Trefferregel",
    "counting": "Zählung",
    "open_points": "Was der Text offenlässt",
    "conflicts": "Auslegung",
    "type": "Angabe",
    "help": "Hilfe",
    "places": "Nachkommastellen",
    "choices": "Werte",
    "absent": "Ohne Angabe gilt",
    "applies": "Bedingung der Frage",
    "stand_in": "Ersatz",
    "alternatives": "Ergibt sich auch aus",
    "idle": "Ohne Einfluss",
    "sentence": "Aussage",
    "follows": "Was dann zu tun ist",
    "unreached": "Warum keine Zeile dazu führt",
}
KINDS = {
    "directive": "Weisung",
    "section": "Abschnitt",
    "norm": "Randnummer",
    "catalogue": "Katalog",
    "column": "Spalte",
    "row": "Zeile",
    "issuer": "Herausgeber",
    "role": "Rolle",
    "conflict": "Auslegung",
    "decision": "Entscheidung zur Auslegung",
    "term": "Glossar",
    "document": "Verzeichnis",
    "checker": "Prüfer",
    "fact": "Merkmal",
    "outcome": "Ergebnis",
    "value": "Weitere Angabe",
}
STATES = {
    "added": "neu",
    "changed": "geändert",
    "dropped": "entfallen",
    "unread": "nicht vergleichbar",
}
_RESULTS = {
    "single": "ein Ergebnis",
    "set": "mehrere Ergebnisse zugleich",
    "order": "eine Reihenfolge",
}
_WORDS: dict[tuple[str, str], dict[str, str]] = {
    ("norm", "kind"): labels.KINDS,
    ("norm", "mark"): labels.MARKS,
    ("conflict", "kind"): labels.CONFLICTS,
    ("document", "status"): labels.DOCUMENT_STATES,
    ("checker", "policy"): labels.POLICIES,
    ("checker", "result"): _RESULTS,
    ("fact", "type"): labels.FACT_TYPES,
    ("value", "type"): {**labels.FACT_TYPES, "list": "eine Liste"},
}
CELL = "cell:"  # begins the name of a field that is a cell of a catalogue
_DAY = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+\Z")
_ALIKE, _SHORT = 0.5, 4  # texts that have less in common are shown whole


@dataclass(frozen=True, kw_only=True)
class FieldView:
    """One field, before and after; a text that stayed mostly the same also in ``marked`` pieces.

    A piece is a mark (»=« kept, »−« gone, »+« new) and its words.
    """

    label: str
    before: str
    after: str
    marked: tuple[tuple[str, str], ...] = ()


def field_view(
    field: FieldChange, kind: str, cross_references: CrossReferences, columns: Mapping[str, str]
) -> FieldView:
    """The field as people read it; ``columns``: titles of the columns of a catalogue."""
    column = field.name.removeprefix(CELL)
    label = columns.get(column, field.name) if column != field.name else NAMES[field.name]
    old, new = field.old, field.new
    if isinstance(old, list) and isinstance(new, list):
        old, new = (
            [item for item in old if item not in new],
            [item for item in new if item not in old],
        )
    before = _text(old, kind, field.name, cross_references)
    after = _text(new, kind, field.name, cross_references)
    return FieldView(label=label, before=before, after=after, marked=_marked(before, after))


def _text(value: Plain, kind: str, name: str, cross_references: CrossReferences) -> str:
    """A value of the field ``name`` of an entry of some kind, in German."""
    if value is None or value == []:
        return ""
    if isinstance(value, list):
        return "; ".join(_text(item, kind, name, cross_references) for item in value)
    if isinstance(value, int) and name != "year":
        return number(value)
    if (name == "value" or name.startswith(CELL)) and _DECIMAL.match(str(value)):
        return number(Decimal(value))
    text = str(value)
    title = _title(text, name, cross_references)
    return title or _WORDS.get((kind, name), {}).get(text, _DAY.sub(_german_day, text))


def _german_day(match: re.Match[str]) -> str:
    return day(match[0])


def _title(text: str, name: str, cross_references: CrossReferences) -> str:
    """The title of what an id refers to, »AGS-K, Rn. 22« for a norm.

    Empty where the field holds no ids or what an id refers to is gone.
    """
    if name == "actors":
        role = cross_references.roles.get(text)
        return role.title if role else ""
    if name == "conflicts":
        conflict = cross_references.conflicts.get(text)
        return f"»{conflict.title}«" if conflict else ""
    if name not in ("directive", "directives", "source"):
        return ""
    directive_id, _, rn = text.partition("#")
    directive = cross_references.model.directive(directive_id)
    if directive is None:
        return ""
    return f"{directive.short}, Rn. {rn}" if rn else directive.short


def _marked(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """The pieces of a text in which only some words changed."""
    old, new = before.split(), after.split()
    if min(len(old), len(new)) < _SHORT:
        return ()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return ()
    pieces: list[tuple[str, str]] = []
    for operation, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        gone, added = " ".join(old[old_start:old_end]), " ".join(new[new_start:new_end])
        if operation == "equal":
            pieces.append(("=", gone))
            continue
        if gone:
            pieces.append(("−", gone))
        if added:
            pieces.append(("+", added))
    return tuple(pieces)
