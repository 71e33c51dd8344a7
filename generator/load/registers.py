"""``herausgeber.yml``, ``rollen.yml`` and catalogues → model."""

from __future__ import annotations

from collections.abc import Iterator

from generator.load.reader import (
    Reader,
    at,
    entries,
    figure,
    listed,
    one_or_many,
    slug,
    text,
    whole,
)
from generator.load.source import Mapping, Node, Scalar, Sequence
from generator.model import Catalogue, CatalogueRow, Column, Issuer, Role
from generator.problem import did_you_mean


def read_issuers(reader: Reader, node: Node) -> tuple[Issuer, ...]:
    """The list of issuers."""
    got = reader.fields(node, {"herausgeber": (listed(_issuer), True)}, "Herausgeber") or {}
    return got.get("herausgeber", ())


def _issuer(reader: Reader, node: Node) -> Issuer | None:
    got = reader.fields(
        node,
        {
            "id": (slug, True),
            "titel": (text, True),
            "kurz": (text, True),
            "worum": (text, False),
            "rahmen": (one_or_many(at), False),
        },
        "Herausgeber",
    )
    return got and Issuer(
        id=got.get("id", ""),
        title=got.get("titel", ""),
        short=got.get("kurz", ""),
        about=got.get("worum", ""),
        place=node.place,
        frames=got.get("rahmen", ()),
    )


def read_roles(reader: Reader, node: Node) -> tuple[Role, ...]:
    """The vocabulary of roles."""
    got = reader.fields(node, {"rollen": (listed(_role), True)}, "Rollen") or {}
    return got.get("rollen", ())


def _role(reader: Reader, node: Node) -> Role | None:
    got = reader.fields(
        node,
        {
            "id": (slug, True),
            "titel": (text, True),
            "kurz": (text, False),
            "hinweis": (text, False),
        },
        "Rolle",
    )
    return got and Role(
        id=got.get("id", ""),
        title=got.get("titel", ""),
        short=got.get("kurz", got.get("titel", "")),
        note=got.get("hinweis", ""),
        place=node.place,
    )


def read_catalogue(reader: Reader, node: Node) -> Catalogue | None:
    """One table of concepts."""
    got = reader.fields(
        node,
        {
            "katalog": (slug, True),
            "titel": (text, True),
            "weisung": (at, True),
            "beschreibung": (text, True),
            "hinweis": (text, False),
            "quelle": (one_or_many(whole), False),
            "spalten": (listed(_column), True),
            "zeilen": (listed(_row), True),
        },
        "Katalog",
    )
    if got is None or not got.get("weisung"):
        return None
    known = [column.id for column in got.get("spalten", ())]
    for word in _cell_names(node):
        if str(word.value) not in known:
            reader.say(
                "spalte-unbekannt",
                word.place,
                f"Die Spalte »{word.value}« gibt es nicht.",
                did_you_mean(str(word.value), known)
                + "\nSonst ergänzen Sie die Spalte unter »spalten«.",
            )
    return Catalogue(
        id=got.get("katalog", ""),
        title=got.get("titel", ""),
        directive=got["weisung"],
        about=got.get("beschreibung", ""),
        note=got.get("hinweis", ""),
        source=got.get("quelle", ()),
        columns=got.get("spalten", ()),
        rows=got.get("zeilen", ()),
        place=node.place,
    )


def _cell_names(node: Mapping) -> Iterator[Scalar]:
    rows = node.get("zeilen")
    for row in rows.items if isinstance(rows, Sequence) else ():
        cells = row.get("zellen") if isinstance(row, Mapping) else None
        yield from (key for key, _ in (cells.items if isinstance(cells, Mapping) else ()))


def _column(reader: Reader, node: Node) -> Column | None:
    got = reader.fields(node, {"id": (text, True), "titel": (text, True)}, "Spalte")
    return got and Column(got.get("id", ""), got.get("titel", ""))


def _row(reader: Reader, node: Node) -> CatalogueRow | None:
    got = reader.fields(
        node,
        {
            "id": (slug, True),
            "titel": (text, True),
            "rn": (one_or_many(whole), True),
            "zellen": (_cells, False),
        },
        "Katalogzeile",
    )
    return got and CatalogueRow(
        id=got.get("id", ""),
        title=got.get("titel", ""),
        source=got.get("rn", ()),
        cells=got.get("zellen", {}),
        place=node.place,
    )


def _cells(reader: Reader, node: Node) -> dict[str, object]:
    return {str(key.value): figure(reader, value) for key, value in entries(reader, node, "Zellen")}
