"""``kataloge/<katalog>.yml`` → Catalogue."""

from __future__ import annotations

from generator.load.identifiers import anchor, file_id
from generator.load.lists import Listed, NamedValues, OneOrMany
from generator.load.node import Node, child, items, pairs
from generator.load.reader import Reader
from generator.load.record import Field, Record
from generator.load.scalars import at, figure, randnummer, text
from generator.model import Catalogue, CatalogueRow, Column
from generator.problem import did_you_mean

_COLUMN = Record(
    make=Column,
    label="Spalte",
    fields=(
        Field("id", text, "id", "", required=True, description="Kennung der Spalte"),
        Field("titel", text, "title", "", required=True, description="Überschrift der Spalte"),
    ),
)

_ROW = Record(
    make=CatalogueRow,
    label="Katalogzeile",
    fields=(
        Field(
            "id",
            anchor,
            "id",
            "",
            required=True,
            description="Kennung der Zeile: Adresse und Wert in Prüfern",
        ),
        Field("titel", text, "title", "", required=True, description="so steht es in der Auswahl"),
        Field(
            "rn",
            OneOrMany(randnummer),
            "source",
            (),
            required=True,
            description="Randnummern, auf denen die Zeile beruht",
        ),
        Field(
            "zellen",
            NamedValues(figure, "Zellen"),
            "cells",
            {},
            description="Werte nach Spalten; fehlt eine Zelle, sagt der Text nichts",
        ),
    ),
)


def _check_cells(reader: Reader, node: Node, catalogue: Catalogue) -> None:
    """Every cell stands in a column that the catalogue declares."""
    known = [column.id for column in catalogue.columns]
    for row in items(child(node, "zeilen")):
        for name, _ in pairs(child(row, "zellen")):
            if name.written not in known:
                reader.say(
                    "spalte-unbekannt",
                    name.place,
                    f"Die Spalte »{name.written}« gibt es nicht.",
                    did_you_mean(name.written, known)
                    + "\nSonst ergänzen Sie die Spalte unter »spalten«.",
                )


CATALOGUE = Record(
    make=Catalogue,
    label="Katalog",
    check=_check_cells,
    fields=(
        Field(
            "katalog",
            file_id,
            "id",
            "",
            required=True,
            description="Kennung, einmalig über alle Weisungen; so heißt auch die Datei",
        ),
        Field("titel", text, "title", "", required=True, description="Überschrift der Tabelle"),
        Field("weisung", at, "directive", required=True, description="Kennung der Weisung"),
        Field(
            "beschreibung", text, "about", "", required=True, description="was die Tabelle zeigt"
        ),
        Field("hinweis", text, "note", "", description="was bei der Tabelle zu beachten ist"),
        Field(
            "quelle",
            OneOrMany(randnummer),
            "source",
            (),
            description="Randnummern zur ganzen Tabelle",
        ),
        Field(
            "spalten",
            Listed(_COLUMN),
            "columns",
            (),
            required=True,
            description="Spalten von links nach rechts",
        ),
        Field(
            "zeilen",
            Listed(_ROW),
            "rows",
            (),
            required=True,
            description="Zeilen von oben nach unten",
        ),
    ),
)


def read_catalogue(reader: Reader, node: Node) -> Catalogue | None:
    """One table of concepts."""
    return CATALOGUE(reader, node)
