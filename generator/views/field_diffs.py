"""What the particulars of an entry are called when they change, and how their old and new values read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.changes import Field, Plain
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
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_ALIKE, _SHORT = 0.5, 4  # texts that have less in common are shown whole


@dataclass(frozen=True)
class FieldView:
    """One particular: ``before`` and ``after``, or ``marked`` as pieces (»=«, »−«, »+«) of a text that stayed mostly the same."""

    label: str
    before: str
    after: str
    marked: tuple[tuple[str, str], ...] = ()


def view(
    field: Field, kind: str, cross_references: CrossReferences, columns: dict[str, str]
) -> FieldView:
    """The particular as people read it; ``columns``: titles of the columns of a catalogue."""
    label = (
        columns.get(field.name.removeprefix("cell:"), field.name)
        if field.name.startswith("cell:")
        else NAMES[field.name]
    )
    one, other = field.old, field.new
    if isinstance(one, list) and isinstance(other, list):
        one, other = (
            [item for item in one if item not in other],
            [item for item in other if item not in one],
        )
    before, after = (_said(value, kind, field.name, cross_references) for value in (one, other))
    return FieldView(label, before, after, _marked(before, after))


def _said(value: Plain, kind: str, name: str, cross_references: CrossReferences) -> str:
    if value is None or value == []:
        return ""
    if isinstance(value, list):
        return "; ".join(_said(item, kind, name, cross_references) for item in value)
    if isinstance(value, int) and name != "year":
        return number(value)
    known = _named(value, name, cross_references)
    return known or _WORDS.get((kind, name), {}).get(
        str(value), _DAY.sub(lambda match: day(match[0]), str(value))
    )


def _named(id: Plain, name: str, cross_references: CrossReferences) -> str:
    """The title of what an id refers to, »AGS-K, Rn. 22« for a reference; empty where it is no id or its target is gone."""
    directive, _, rn = str(id).partition("#")
    if name == "actors":
        return cross_references.roles[id].title if id in cross_references.roles else ""
    if name == "conflicts":
        return (
            f"»{cross_references.conflicts[id].title}«" if id in cross_references.conflicts else ""
        )
    found = (
        cross_references.model.directive(directive)
        if name in ("directive", "directives", "source")
        else None
    )
    return f"{found.short}, Rn. {rn}" if found and rn else found.short if found else ""


def _marked(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """The pieces of a text in which only some words changed."""
    one, other = before.split(), after.split()
    if min(len(one), len(other)) < _SHORT:
        return ()
    matcher, pieces = SequenceMatcher(None, one, other, autojunk=False), []
    if matcher.ratio() < _ALIKE:
        return ()
    for operation, a, b, c, d in matcher.get_opcodes():
        if operation == "equal":
            pieces.append(("=", " ".join(one[a:b])))
        else:
            pieces += [
                (mark, " ".join(words))
                for mark, words in (("−", one[a:b]), ("+", other[c:d]))
                if words
            ]
    return tuple(pieces)
