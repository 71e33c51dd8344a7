"""``bilder.yml`` → model: what a picture shows, never what it says.

The keys of a picture depend on its kind.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.load.identifiers import anchor
from generator.load.lists import Listed, OneOrMany
from generator.load.node import Mapping, Node, child
from generator.load.reader import Definitions, Reader, Schema, reads, reads_like
from generator.load.record import Field, Record, Values
from generator.load.scalars import OneOf, as_written, at, randnummer, text
from generator.model import (
    At,
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
_ON_CATALOGUE = {"weisung": False, "katalog": True}
_COLUMNS = OneOrMany(at)
_SIGN: OneOf[Sign] = OneOf(as_written(SIGNS), "Zeichen")


@reads_like(randnummer)
def _norm(reader: Reader, node: Node) -> Cite | None:
    """A Randnummer of the directive that the pictures belong to."""
    number = randnummer(reader, node)
    return Cite(reader.context.directive, number, node.place) if number else None


@reads_like(Listed(at))
def _lanes(reader: Reader, node: Node) -> tuple[At, ...]:
    """Roles of the issuer, with their full ids."""
    issuer = reader.context.issuer
    return tuple(replace(role, value=f"{issuer}/{role.value}") for role in Listed(at)(reader, node))


@reads({"type": "object", "additionalProperties": _SIGN.schema({})})
def _signs(reader: Reader, node: Node) -> dict[str, Sign]:
    """``{Text einer Zelle: voll}``; any text may stand in a cell, so it is no name."""
    if not isinstance(node, Mapping):
        reader.say(
            "falsche-form",
            node.place,
            "Hier werden benannte Einträge erwartet (Zeichen).",
            "Schreiben Sie »name: …«.",
        )
        return {}
    signs = {key.written: _SIGN(reader, value) for key, value in node.items}
    return {cell: sign for cell, sign in signs.items() if sign}


_WAY = Record(
    make=Way,
    label="Weg",
    fields=(
        Field("von", at, "source", required=True, description="wo der Pfeil beginnt"),
        Field("an", at, "target", required=True, description="wo der Pfeil endet"),
        Field(
            "rn",
            _norm,
            "norm",
            required=True,
            description="Norm, die sagt, dass es so weitergeht",
        ),
        Field("text", text, "text", "", description="am Pfeil; sonst die Bedingung der Norm"),
    ),
)


def _check_group(reader: Reader, node: Node, group: MemberGroup) -> None:
    if not group.title and not group.section:
        reader.say(
            "schluessel-fehlt",
            node.place,
            "Der Gruppe fehlt die Überschrift.",
            "Ergänzen Sie »abschnitt: …« oder »titel: …«.",
        )


_GROUP = Record(
    make=MemberGroup,
    label="Gruppe",
    check=_check_group,
    fields=(
        Field("titel", text, "title", "", description="Überschrift, wenn kein Abschnitt passt"),
        Field(
            "abschnitt",
            at,
            "section",
            None,
            description="Abschnitt der Weisung, dessen Titel über der Gruppe steht",
        ),
        Field(
            "mitglieder",
            Listed(at),
            "members",
            (),
            required=True,
            description="Zeilen des Katalogs oder Rollen",
        ),
        Field("text", _COLUMNS, "text", (), description="Spalten, die dabeistehen"),
    ),
)

_AXIS = Record(
    make=Axis,
    label="Achse",
    fields=(
        Field("spalte", at, "column", required=True, description="Spalte des Katalogs"),
        Field(
            "stufen",
            Listed(at),
            "steps",
            (),
            description="Anfänge der Zellentexte, vom kleinsten zum größten",
        ),
    ),
)

_WAYS = Field(
    "wege", Listed(_WAY), "ways", required=True, description="Pfeile, jeder mit seiner Norm"
)
_SHOWN = Field("text", _COLUMNS, "text", (), description="Spalten, die dabeistehen")


@dataclass(frozen=True)
class _Kind:
    """A kind of picture: the keys that it adds to those of all pictures, and the plan they make."""

    word: str
    plan: Callable[..., Plan]
    fields: tuple[Field[object], ...]
    needs_catalogue: bool = True

    def record(self) -> Record[Picture]:
        """All keys of a picture of this kind."""
        own = tuple(replace(field, to="") for field in self.fields)
        return Record(
            make=Picture,
            label="Bild",
            fields=(*_common(self.word, needs_catalogue=self.needs_catalogue), *own),
            derive=self._parts,
            name=f"Picture-{self.plan.__name__}",
        )

    def _parts(self, reader: Reader, _node: Node, values: Values) -> dict[str, object]:
        return {
            "directive": reader.context.directive,
            "plan": self.plan(**values.keywords(self.fields)),
        }


def _common(kind: str, *, needs_catalogue: bool) -> tuple[Field[object], ...]:
    """The keys of all pictures; ``kind`` empty = of a picture that does not say its kind."""
    return (
        Field(
            "id", anchor, "id", required=True, description="Kennung, einmalig über alle Weisungen"
        ),
        Field("titel", text, "title", required=True, description="Überschrift des Bildes"),
        Field("art", _KindWord(kind), required=True, description="Art des Bildes"),
        Field("beschreibung", text, "about", "", description="ein bis zwei Sätze unter dem Bild"),
        Field(
            "katalog",
            at,
            "catalogue",
            None,
            required=needs_catalogue,
            description="Katalog, dessen Zeilen das Bild zeigt",
        ),
        Field(
            "ort",
            OneOf(_ON_CATALOGUE, "Ort des Bildes"),
            "on_catalogue",
            default=False,
            description="»katalog«: beim Katalog, mit mehr Platz; sonst bei der Weisung",
        ),
    )


@dataclass(frozen=True)
class _KindWord:
    """The word that says the kind of a picture; ``_PictureReader`` has already judged it."""

    word: str

    def __call__(self, reader: Reader, node: Node) -> str:
        """The word as written."""
        return text(reader, node)

    def schema(self, _definitions: Definitions) -> Schema:
        """This word alone."""
        return {"const": self.word}


_KINDS = (
    _Kind(
        "kreis",
        Circle,
        (
            Field("nummer", at, "number", required=True, description="Spalte mit der Zahl"),
            _SHOWN,
            Field(
                "abschnitt",
                at,
                "section",
                None,
                description="Spalte mit der Nummer des Abschnitts, zu dem die Zeile führt",
            ),
            Field(
                "rückweg", _norm, "back", required=True, description="Norm, die den Kreis schließt"
            ),
        ),
    ),
    _Kind(
        "koordinaten",
        Coordinates,
        (
            Field("x", _AXIS, "x", required=True, description="Spalte und Stufen nach rechts"),
            Field("y", _AXIS, "y", required=True, description="Spalte und Stufen nach oben"),
            Field(
                "merkmale",
                _COLUMNS,
                "marked",
                required=True,
                description="Spalten, deren Werte als Zeichen erscheinen",
            ),
            Field("zeichen", _signs, "signs", required=True, description="Zeichen zu jedem Wert"),
            Field("gruppe", at, "group", required=True, description="Spalte mit der Gruppe"),
        ),
    ),
    _Kind(
        "zeitfenster",
        Window,
        (
            Field("von", _norm, "start", required=True, description="Frist davor, negativ"),
            Field("bis", _norm, "end", required=True, description="Frist danach, positiv"),
            Field(
                "um",
                _norm,
                "around",
                required=True,
                description="Norm, deren Gegenstand der Tag ist",
            ),
        ),
        needs_catalogue=False,
    ),
    _Kind(
        "übergaben",
        Handovers,
        (
            Field(
                "gruppen",
                Listed(_GROUP),
                "groups",
                required=True,
                description="Einheiten, die zusammenstehen",
            ),
            _WAYS,
        ),
    ),
    _Kind(
        "ablauf",
        Flow,
        (
            Field(
                "bahnen",
                _lanes,
                "lanes",
                required=True,
                description="Rollen des Herausgebers, von links nach rechts",
            ),
            Field(
                "schritte",
                Listed(at),
                "steps",
                required=True,
                description="Randnummern oder Zeilen des Katalogs, von oben nach unten",
            ),
            _WAYS,
            _SHOWN,
        ),
        needs_catalogue=False,
    ),
)


def _no_picture(**_values: object) -> None:
    """What a picture comes to that does not say its kind."""


class _PictureReader:
    """A picture whose keys are those of its kind; a picture with a problem is left out."""

    def __init__(self, kinds: tuple[_Kind, ...]) -> None:
        self._records = {kind.word: kind.record() for kind in kinds}
        self._kind = OneOf(self._records, "Art des Bildes")
        self._without_kind = Record(
            make=_no_picture, label="Bild", fields=_common("", needs_catalogue=False)
        )

    def __call__(self, reader: Reader, node: Node) -> Picture | None:
        """The picture, or None when something in it is wrong."""
        problems_before = len(reader.problems)
        kind = child(node, "art")
        if kind is None:
            return self._without_kind(reader, node)
        record = self._kind(reader, kind)
        # without a known kind nobody can say which keys are right
        picture = record(reader, node) if record else None
        return picture if len(reader.problems) == problems_before else None

    def schema(self, definitions: Definitions) -> Schema:
        """A picture of one of the kinds."""
        return {"oneOf": [record.schema(definitions) for record in self._records.values()]}


class Pictures(NamedTuple):
    """What ``bilder.yml`` states: the directive that it names, and its pictures."""

    directive: At | None
    pictures: tuple[Picture, ...]


PICTURES = Record(
    make=Pictures,
    label="Bilder",
    fields=(
        Field("weisung", at, "directive", None, required=True, description="Kennung der Weisung"),
        Field(
            "bilder",
            Listed(_PictureReader(_KINDS)),
            "pictures",
            (),
            required=True,
            description="Bilder in der Reihenfolge, in der sie erscheinen",
        ),
    ),
)


def read_pictures(reader: Reader, node: Node, directive: Directive) -> tuple[Picture, ...]:
    """The pictures of a directive."""
    pictures = PICTURES(reader.for_directive(directive.id, directive.issuer), node)
    if pictures is None:
        return ()
    if pictures.directive and pictures.directive.value != directive.id:
        reader.say(
            "weisung-fremd",
            pictures.directive.place,
            f"Die Bilder gehören zu »{pictures.directive}«, der Ordner zu »{directive.id}«.",
            f"Schreiben Sie »weisung: {directive.id}«.",
        )
    return pictures.pictures
