"""``weisung.yml`` and ``normen.yml`` → Directive."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from generator.load.identifiers import anchor, file_id
from generator.load.lists import Listed, OneOrMany
from generator.load.node import Node
from generator.load.reader import Reader
from generator.load.record import Field, Record, Values
from generator.load.scalars import OneOf, as_written, at, day, figure, randnummer, text
from generator.load.shared import validity
from generator.model import (
    UNLIMITED,
    At,
    Directive,
    Norm,
    NormKind,
    NormMark,
    Notice,
    Recipient,
    Replaced,
    Revision,
    Section,
    Validity,
)

NORM_KINDS: dict[str, NormKind] = {
    "angabe": "metadata",
    "begriffsbestimmung": "definition",
    "pflicht": "obligation",
    "soll": "regular-obligation",
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
NORM_MARKS: tuple[NormMark, ...] = ("begriff", "ziel", "sachaussage", "lücke")

_SOURCE = Field(
    "quelle",
    OneOrMany(randnummer),
    "source",
    (),
    required=True,
    description="Randnummern dieser Weisung, die das sagen",
)

_REVISION = Record(
    make=Revision,
    label="Fassung",
    fields=(
        Field("version", text, "version", "", required=True, description="Nummer der Fassung"),
        Field("datum", day, "date", "", description="von welchem Tag sie ist"),
        Field("stelle", text, "by", "", description="wer sie verfasst hat"),
        Field("beschreibung", text, "about", "", description="was sich geändert hat"),
        _SOURCE,
    ),
)

_REPLACED = Record(
    make=Replaced,
    label="ersetzte Weisung",
    fields=(
        Field(
            "weisung",
            at,
            "directive",
            None,
            description="ihre Kennung, wenn sie hier erfasst ist",
        ),
        Field("nummer", text, "number", "", description="ihre Nummer"),
        Field("titel", text, "title", "", description="ihr Titel"),
        _SOURCE,
    ),
)

_RECIPIENT = Record(
    make=Recipient,
    label="Verteiler",
    fields=(
        Field("an", text, "name", "", required=True, description="wer die Weisung bekommt"),
        _SOURCE,
    ),
)

_NOTICE = Record(
    make=Notice,
    label="Hinweis",
    fields=(
        Field("titel", text, "title", "", required=True, description="Überschrift des Hinweises"),
        Field("text", text, "text", "", required=True, description="der Hinweis in ganzen Sätzen"),
        _SOURCE,
    ),
)

_VALID = Field[Validity | None](
    "gilt",
    validity,
    default=None,
    required=True,
    description="Geltung; »ab« und »bis« fehlen, wenn sie unbekannt oder offen sind",
)


def _head(reader: Reader, node: Node, values: Values) -> dict[str, object]:
    return {
        "issuer": reader.context.issuer,
        "sections": (),
        "valid": values[_VALID] or Validity(place=node.place),
    }


DIRECTIVE = Record(
    make=Directive,
    label="Weisung",
    derive=_head,
    fields=(
        Field(
            "weisung",
            file_id,
            "id",
            "",
            required=True,
            description="Kennung; beginnt mit der des Herausgebers",
        ),
        Field("titel", text, "title", "", required=True, description="amtlicher Titel"),
        Field(
            "kurz",
            text,
            "short",
            "",
            like="title",
            description="für Menüs, höchstens etwa 28 Zeichen; sonst der Titel",
        ),
        Field(
            "art", text, "kind", "", required=True, description="zum Beispiel Geschäftsanweisung"
        ),
        Field("nummer", text, "number", "", description="nur, wenn der Text eine nennt"),
        Field("aktenzeichen", Listed(text), "file_numbers", (), description="alle Aktenzeichen"),
        Field(
            "worum",
            text,
            "about",
            "",
            required=True,
            description="ein bis zwei Sätze: worum es geht und für wen",
        ),
        Field("fassung", text, "version", "", description="die Fassung, die hier erfasst ist"),
        Field(
            "fassungen", Listed(_REVISION), "versions", (), description="Historie von alt nach neu"
        ),
        _VALID,
        Field(
            "redaktionsstand",
            day,
            "edited",
            "",
            required=True,
            description="Tag, an dem die Regeln zuletzt mit dem Text verglichen wurden",
        ),
        Field(
            "ersetzt",
            Listed(_REPLACED),
            "replaces",
            (),
            description="Weisungen, an deren Stelle diese tritt",
        ),
        Field("verteiler", Listed(_RECIPIENT), "distribution", (), description="wer sie bekommt"),
        Field(
            "hinweise",
            Listed(_NOTICE),
            "notices",
            (),
            description="was Leserinnen und Leser zuerst sehen müssen: Widersprüche, Lücken",
        ),
    ),
)


def read_directive(reader: Reader, node: Node, issuer: str) -> Directive | None:
    """The directive without its sections."""
    return DIRECTIVE(reader.for_directive("", issuer), node)


_NORM = Record(
    make=Norm,
    label="Norm",
    fields=(
        Field(
            "rn",
            randnummer,
            "rn",
            0,
            required=True,
            description="Randnummer: steigt in der Datei, einmalig in der Weisung",
        ),
        Field("stelle", text, "locator", "", required=True, description="Ort in der Weisung"),
        Field(
            "art",
            OneOf(NORM_KINDS, "Art der Norm"),
            "kind",
            "metadata",
            required=True,
            description="was die Norm regelt",
        ),
        Field(
            "kennzeichen",
            OneOf(as_written(NORM_MARKS), "Kennzeichen"),
            "mark",
            "",
            description="Begriff, Ziel oder Sachaussage ohne Pflicht, oder Lücke im Text",
        ),
        Field(
            "akteur",
            OneOrMany(at),
            "actors",
            (),
            description="Rollen des Herausgebers ohne dessen Kennung",
        ),
        Field("gegenstand", text, "object", "", description="worum es geht, in einem Stichwort"),
        Field("bedingung", text, "condition", "", description="wann die Norm greift"),
        Field(
            "wert",
            figure,
            "value",
            None,
            description="Zahl oder Text, genau wie in der Weisung",
        ),
        Field("einheit", text, "unit", "", description="Einheit des Werts"),
        Field("text", text, "text", "", required=True, description="die Norm in eigenen Worten"),
        Field("zweifel", text, "doubt", "", description="was der Text offen lässt"),
        Field("anmerkung", text, "note", "", description="Hinweis der Redaktion"),
        Field("bezug", text, "refers", "", description="genannte Weisung"),
        Field(
            "gilt",
            validity,
            "valid",
            UNLIMITED,
            description="nur, wenn die Norm später beginnt oder früher endet als die Weisung",
        ),
    ),
)

_SECTION = Record(
    make=Section,
    label="Abschnitt",
    fields=(
        Field(
            "id",
            anchor,
            "id",
            "",
            required=True,
            description="Kennung des Abschnitts, einmalig in der Weisung",
        ),
        Field(
            "nummer",
            text,
            "number",
            "",
            description="Nummer in der Weisung; nach ihr richten sich Ebenen und Kapitel",
        ),
        Field("titel", text, "title", "", required=True, description="Überschrift"),
        Field(
            "normen",
            Listed(_NORM),
            "norms",
            (),
            required=True,
            description="Normen in der Reihenfolge der Weisung",
        ),
    ),
)


class Norms(NamedTuple):
    """What ``normen.yml`` states: the directive that it names, and its sections."""

    directive: At | None
    sections: tuple[Section, ...]


NORMS = Record(
    make=Norms,
    label="Normen",
    fields=(
        Field("weisung", at, "directive", None, required=True, description="Kennung der Weisung"),
        Field(
            "abschnitte",
            Listed(_SECTION),
            "sections",
            (),
            required=True,
            description="Abschnitte in der Reihenfolge der Weisung",
        ),
    ),
)


def read_norms(reader: Reader, node: Node, directive: Directive) -> Directive:
    """``directive`` with the sections of its ``normen.yml``."""
    norms = NORMS(reader, node)
    if norms is None:
        return directive
    if norms.directive and norms.directive.value != directive.id:
        reader.say(
            "weisung-fremd",
            norms.directive.place,
            f"Die Normen gehören zu »{norms.directive}«, der Ordner zu »{directive.id}«.",
            f"Schreiben Sie »weisung: {directive.id}«.",
        )
    sections = tuple(_with_roles(section, directive.issuer) for section in norms.sections)
    _check_order(reader, sections)
    return replace(directive, sections=sections)


def _with_roles(section: Section, issuer: str) -> Section:
    """The section with the full id of each role: ``issuer/role``."""
    norms = tuple(
        replace(norm, actors=tuple(_role(actor, issuer) for actor in norm.actors))
        for norm in section.norms
    )
    return replace(section, norms=norms)


def _role(actor: At, issuer: str) -> At:
    return actor if "/" in actor.value else replace(actor, value=f"{issuer}/{actor.value}")


def _check_order(reader: Reader, sections: tuple[Section, ...]) -> None:
    """Sections have ids of their own; Randnummern rise through all of them."""
    before: Norm | None = None
    lines: dict[str, int] = {}
    for section in sections:
        if section.id in lines:
            reader.say(
                "abschnitt-doppelt",
                section.place,
                f"Den Abschnitt »{section.id}« gibt es schon (Zeile {lines[section.id]}).",
                "Aus der Kennung wird eine Adresse; geben Sie jedem Abschnitt eine eigene.",
            )
        lines[section.id] = section.place.line
        for norm in section.norms:
            if not norm.rn:  # could not be read, and that was said
                continue
            if before and norm.rn <= before.rn:
                again = "doppelt vergeben" if norm.rn == before.rn else "nicht aufsteigend"
                reader.say(
                    "rn-folge",
                    norm.place,
                    f"Die Randnummer {norm.rn} ist {again}; davor steht {before.rn}.",
                    "Randnummern steigen in der Reihenfolge der Vorlage und kommen je Weisung "
                    "einmal vor.",
                )
            before = norm
