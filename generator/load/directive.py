"""``weisung.yml`` and ``normen.yml`` → Directive."""

from __future__ import annotations

from dataclasses import replace

from generator.load.reader import (
    Fields,
    Reader,
    at,
    day,
    figure,
    listed,
    one_of,
    one_or_many,
    slug,
    text,
    validity,
    whole,
)
from generator.load.source import Node
from generator.model import (
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
_NUMBERS = one_or_many(whole)


def read_directive(reader: Reader, node: Node, issuer: str) -> Directive | None:
    """The directive without its sections."""
    got = reader.fields(node, _DIRECTIVE, "Weisung")
    if got is None:
        return None
    return Directive(
        id=got.get("weisung", ""),
        issuer=issuer,
        title=got.get("titel", ""),
        short=got.get("kurz", got.get("titel", "")),
        kind=got.get("art", ""),
        number=got.get("nummer", ""),
        file_numbers=got.get("aktenzeichen", ()),
        about=got.get("worum", ""),
        version=got.get("fassung", ""),
        versions=got.get("fassungen", ()),
        valid=got.get("gilt") or Validity(place=node.place),
        edited=got.get("redaktionsstand", ""),
        replaces=got.get("ersetzt", ()),
        distribution=got.get("verteiler", ()),
        notices=got.get("hinweise", ()),
        sections=(),
        place=node.place,
    )


def read_norms(reader: Reader, node: Node, directive: Directive) -> Directive:
    """``directive`` with the sections of its ``normen.yml``."""
    got = reader.fields(
        node, {"weisung": (at, True), "abschnitte": (listed(_section), True)}, "Normen"
    )
    if not got:
        return directive
    named = got.get("weisung")
    if named and named.value != directive.id:
        reader.say(
            "weisung-fremd",
            named.place,
            f"Die Normen gehören zu »{named}«, der Ordner zu »{directive.id}«.",
            f"Schreiben Sie »weisung: {directive.id}«.",
        )
    role = lambda word: replace(
        word, value=f"{directive.issuer}/{word.value}" if "/" not in word.value else word.value
    )
    sections = tuple(
        replace(
            section,
            norms=tuple(
                replace(norm, actors=tuple(role(actor) for actor in norm.actors))
                for norm in section.norms
            ),
        )
        for section in got.get("abschnitte", ())
    )
    _check_order(reader, sections)
    return replace(directive, sections=sections)


def _check_order(reader: Reader, sections: tuple[Section, ...]) -> None:
    last, ids = None, {}
    for section in sections:
        if section.id in ids:
            reader.say(
                "abschnitt-doppelt",
                section.place,
                f"Den Abschnitt »{section.id}« gibt es schon (Zeile {ids[section.id]}).",
                "Aus der Kennung wird eine Adresse; geben Sie jedem Abschnitt eine eigene.",
            )
        ids[section.id] = section.place.line
        for norm in section.norms:
            if last and norm.rn <= last.rn:
                again = "doppelt vergeben" if norm.rn == last.rn else "nicht aufsteigend"
                reader.say(
                    "rn-folge",
                    norm.place,
                    f"Die Randnummer {norm.rn} ist {again}; davor steht {last.rn}.",
                    "Randnummern steigen in der Reihenfolge der Vorlage und kommen je Weisung einmal vor.",
                )
            last = norm


def _norm(reader: Reader, node: Node) -> Norm | None:
    got = reader.fields(node, _NORM, "Norm")
    if got is None:
        return None
    return Norm(
        rn=got.get("rn", 0),
        locator=got.get("stelle", ""),
        kind=got.get("art") or "metadata",
        mark=got.get("kennzeichen") or "",
        actors=got.get("akteur", ()),
        object=got.get("gegenstand", ""),
        condition=got.get("bedingung", ""),
        value=got.get("wert"),
        unit=got.get("einheit", ""),
        text=got.get("text", ""),
        doubt=got.get("zweifel", ""),
        note=got.get("anmerkung", ""),
        refers=got.get("bezug", ""),
        place=node.place,
        valid=got.get("gilt") or Validity(),
    )


def _section(reader: Reader, node: Node) -> Section | None:
    got = reader.fields(
        node,
        {
            "id": (slug, True),
            "nummer": (text, False),
            "titel": (text, True),
            "normen": (listed(_norm), True),
        },
        "Abschnitt",
    )
    return got and Section(
        id=got.get("id", ""),
        number=got.get("nummer", ""),
        title=got.get("titel", ""),
        norms=got.get("normen", ()),
        place=node.place,
    )


def _version(reader: Reader, node: Node) -> Revision | None:
    got = reader.fields(
        node,
        {
            "version": (text, True),
            "datum": (day, False),
            "stelle": (text, False),
            "beschreibung": (text, False),
            "quelle": (_NUMBERS, True),
        },
        "Fassung",
    )
    return got and Revision(
        version=got.get("version", ""),
        date=got.get("datum", ""),
        by=got.get("stelle", ""),
        about=got.get("beschreibung", ""),
        source=got.get("quelle", ()),
    )


def _replaced(reader: Reader, node: Node) -> Replaced | None:
    got = reader.fields(
        node,
        {
            "weisung": (at, False),
            "nummer": (text, False),
            "titel": (text, False),
            "quelle": (_NUMBERS, True),
        },
        "ersetzte Weisung",
    )
    return got and Replaced(
        number=got.get("nummer", ""),
        title=got.get("titel", ""),
        source=got.get("quelle", ()),
        directive=got.get("weisung"),
    )


def _recipient(reader: Reader, node: Node) -> Recipient | None:
    got = reader.fields(node, {"an": (text, True), "quelle": (_NUMBERS, True)}, "Verteiler")
    return got and Recipient(got.get("an", ""), got.get("quelle", ()))


def _notice(reader: Reader, node: Node) -> Notice | None:
    got = reader.fields(
        node, {"titel": (text, True), "text": (text, True), "quelle": (_NUMBERS, True)}, "Hinweis"
    )
    return got and Notice(
        title=got.get("titel", ""), text=got.get("text", ""), source=got.get("quelle", ())
    )


_NORM: Fields = {
    "rn": (whole, True),
    "stelle": (text, True),
    "art": (one_of(NORM_KINDS, "Art der Norm"), True),
    "kennzeichen": (one_of(NORM_MARKS, "Kennzeichen"), False),
    "akteur": (one_or_many(at), False),
    "gegenstand": (text, False),
    "bedingung": (text, False),
    "wert": (figure, False),
    "einheit": (text, False),
    "text": (text, True),
    "zweifel": (text, False),
    "anmerkung": (text, False),
    "bezug": (text, False),
    "gilt": (validity, False),
}
_DIRECTIVE: Fields = {
    "weisung": (slug, True),
    "titel": (text, True),
    "kurz": (text, False),
    "art": (text, True),
    "nummer": (text, False),
    "aktenzeichen": (listed(text), False),
    "worum": (text, True),
    "fassung": (text, False),
    "fassungen": (listed(_version), False),
    "gilt": (validity, True),
    "redaktionsstand": (day, True),
    "ersetzt": (listed(_replaced), False),
    "verteiler": (listed(_recipient), False),
    "hinweise": (listed(_notice), False),
}
