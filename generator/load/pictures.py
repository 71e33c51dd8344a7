"""``bilder.yml`` → model: what a picture shows, never what it says. The keys depend on the kind of picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.load.reader import (
    Fields,
    Read,
    Reader,
    at,
    entries,
    listed,
    one_of,
    one_or_many,
    slug,
    text,
    whole,
)
from generator.load.source import Mapping, Node
from generator.model import (
    Axis,
    Circle,
    Cite,
    Coordinates,
    Directive,
    Flow,
    Handovers,
    MemberGroup,
    Picture,
    Plan,
    Sign,
    Way,
    Window,
)

SIGNS: tuple[Sign, ...] = ("voll", "halb", "leer", "ohne")
_WHERE = {"weisung": False, "katalog": True}
_COMMON: Fields = {
    "id": (slug, True),
    "titel": (text, True),
    "art": (text, True),
    "beschreibung": (text, False),
    "katalog": (at, False),
    "ort": (one_of(_WHERE, "Ort des Bildes"), False),
}
Kind = tuple[Fields, Callable[[dict], Plan]]


def read_pictures(reader: Reader, node: Node, directive: Directive) -> tuple[Picture, ...]:
    """The pictures of a directive."""
    got = (
        reader.fields(
            node, {"weisung": (at, True), "bilder": (listed(_picture(directive)), True)}, "Bilder"
        )
        or {}
    )
    named = got.get("weisung")
    if named and named.value != directive.id:
        reader.say(
            "weisung-fremd",
            named.place,
            f"Die Bilder gehören zu »{named}«, der Ordner zu »{directive.id}«.",
            f"Schreiben Sie »weisung: {directive.id}«.",
        )
    return got.get("bilder", ())


def _picture(directive: Directive) -> Read:
    kinds = _kinds(directive)

    def read(reader: Reader, node: Node) -> Picture | None:
        before = len(reader.problems)
        written = node.get("art") if isinstance(node, Mapping) else None
        fields, plan = (written and one_of(kinds, "Art des Bildes")(reader, written)) or ({}, None)
        if written is None or plan:  # without a known kind nobody can say which keys are right
            got = reader.fields(node, {**_COMMON, **fields}, "Bild")
        if plan is None or len(reader.problems) > before:
            return None
        return Picture(
            id=got["id"],
            title=got["titel"],
            about=got.get("beschreibung", ""),
            directive=directive.id,
            catalogue=got.get("katalog"),
            on_catalogue=bool(got.get("ort")),
            plan=plan(got),
            place=node.place,
        )

    return read


def _kinds(directive: Directive) -> dict[str, Kind]:
    """The keys of each kind of picture, and what they make."""
    rn, columns = _rn(directive), one_or_many(at)
    ways = listed(_way(rn))
    return {
        "kreis": (
            {
                "katalog": (at, True),
                "nummer": (at, True),
                "text": (columns, False),
                "abschnitt": (at, False),
                "rückweg": (rn, True),
            },
            lambda got: Circle(
                number=got["nummer"],
                text=got.get("text", ()),
                section=got.get("abschnitt"),
                back=got["rückweg"],
            ),
        ),
        "koordinaten": (
            {
                "katalog": (at, True),
                "x": (_axis, True),
                "y": (_axis, True),
                "merkmale": (columns, True),
                "zeichen": (_signs, True),
                "gruppe": (at, True),
            },
            lambda got: Coordinates(
                x=got["x"],
                y=got["y"],
                marked=got["merkmale"],
                signs=got["zeichen"],
                group=got["gruppe"],
            ),
        ),
        "zeitfenster": (
            {"von": (rn, True), "bis": (rn, True), "um": (rn, True)},
            lambda got: Window(start=got["von"], end=got["bis"], around=got["um"]),
        ),
        "übergaben": (
            {"katalog": (at, True), "gruppen": (listed(_group), True), "wege": (ways, True)},
            lambda got: Handovers(groups=got["gruppen"], ways=got["wege"]),
        ),
        "ablauf": (
            {
                "bahnen": (_roles(directive), True),
                "schritte": (listed(at), True),
                "wege": (ways, True),
                "text": (columns, False),
            },
            lambda got: Flow(
                lanes=got["bahnen"],
                steps=got["schritte"],
                ways=got["wege"],
                text=got.get("text", ()),
            ),
        ),
    }


def _rn(directive: Directive) -> Read:
    return lambda reader, node: Cite(directive.id, whole(reader, node), node.place)


def _roles(directive: Directive) -> Read:
    role = lambda word: replace(word, value=f"{directive.issuer}/{word}")
    return lambda reader, node: tuple(map(role, listed(at)(reader, node)))


def _way(rn: Read) -> Read:
    def read(reader: Reader, node: Node) -> Way | None:
        got = (
            reader.fields(
                node,
                {"von": (at, True), "an": (at, True), "rn": (rn, True), "text": (text, False)},
                "Weg",
            )
            or {}
        )
        return (
            Way(source=got["von"], target=got["an"], norm=got["rn"], text=got.get("text", ""))
            if got.get("von") and got.get("an") and "rn" in got
            else None
        )

    return read


def _group(reader: Reader, node: Node) -> MemberGroup | None:
    got = reader.fields(
        node,
        {
            "titel": (text, False),
            "abschnitt": (at, False),
            "mitglieder": (listed(at), True),
            "text": (one_or_many(at), False),
        },
        "Gruppe",
    )
    if got is not None and not got.get("titel") and not got.get("abschnitt"):
        reader.say(
            "schluessel-fehlt",
            node.place,
            "Der Gruppe fehlt die Überschrift.",
            "Ergänzen Sie »abschnitt: …« oder »titel: …«.",
        )
    return got and MemberGroup(
        title=got.get("titel", ""),
        section=got.get("abschnitt"),
        members=got.get("mitglieder", ()),
        text=got.get("text", ()),
        place=node.place,
    )


def _axis(reader: Reader, node: Node) -> Axis | None:
    got = reader.fields(node, {"spalte": (at, True), "stufen": (listed(at), False)}, "Achse") or {}
    return Axis(got["spalte"], got.get("stufen", ())) if got.get("spalte") else None


def _signs(reader: Reader, node: Node) -> dict[str, str]:
    """``{Text einer Zelle: voll}``; any text may stand in a cell, so it is no name."""
    if not isinstance(node, Mapping):
        entries(reader, node, "Zeichen")
        return {}
    return {
        str(key.value): one_of(SIGNS, "Zeichen")(reader, value) or "" for key, value in node.items
    }
