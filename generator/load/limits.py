"""How large a rule file and its parts may be. ``generator/docs/redaktion/grenzen.md`` says it too.

Whatever is read, drawn and computed takes time that grows with these; beyond them lies no directive
but a slip, or an attack. Real rules stay far below each.
"""

from __future__ import annotations

from typing import Final

MAX_BYTES: Final = 4_000_000  # a file that takes seconds to read
MAX_DEPTH: Final = 20  # readers call themselves once a level
MAX_KEYS: Final = 1_000  # each key is compared with all others for the nearest spelling
MAX_ENTRIES: Final = 10_000  # entries of a list
MAX_TEXT: Final = 20_000  # characters of a text: five printed pages
MAX_WORD: Final = 200  # characters of a key; keys stand in messages
MAX_ID: Final = 64  # characters of an identifier, which is an address and mostly a file name
MAX_CHOICES: Final = 500  # of a fact: nobody picks from more, and each is a cell of the diagram
MAX_PLACES: Final = 6  # decimal places of a fact: figures are scaled to whole numbers
MAX_DIGITS: Final = 15  # of a figure: what browsers count exactly
MAX_RN: Final = 99_999  # Randnummern
MAX_FORMULA: Final = 10_000  # characters of a condition
MAX_NESTING: Final = 40  # brackets and negations: the parser calls itself for each
MAX_TERMS: Final = 40  # of a sum: a tree as deep as it has terms
MAX_LISTED: Final = 500  # values after ``in``
MAX_EXPANDED: Final = 10_000  # parts of a formula with its derived values: pages write them out
MAX_LEVELS: Final = 120  # of such a formula: later stages call themselves for each


EXPLAINED: Final = {
    "Größe einer Datei": (MAX_BYTES, "Bytes"),
    "Ebenen in einer Datei": (MAX_DEPTH, "Ebenen"),
    "Schlüssel nebeneinander": (MAX_KEYS, "Schlüssel"),
    "Einträge einer Liste": (MAX_ENTRIES, "Einträge"),
    "Länge eines Textes": (MAX_TEXT, "Zeichen"),
    "Länge eines Schlüssels": (MAX_WORD, "Zeichen"),
    "Länge einer Kennung": (MAX_ID, "Zeichen"),
    "Werte einer Auswahl": (MAX_CHOICES, "Werte"),
    "Nachkommastellen eines Merkmals": (MAX_PLACES, "Stellen"),
    "Ziffern einer Zahl": (MAX_DIGITS, "Ziffern"),
    "Größte Randnummer": (MAX_RN, ""),
    "Länge einer Bedingung": (MAX_FORMULA, "Zeichen"),
    "Klammern und »nicht« ineinander": (MAX_NESTING, "Stufen"),
    "Glieder einer Summe": (MAX_TERMS, "Glieder"),
    "Werte hinter »in«": (MAX_LISTED, "Werte"),
    "Teile einer Bedingung, Hilfsgrößen eingesetzt": (MAX_EXPANDED, "Teile"),
    "Stufen einer Bedingung, Hilfsgrößen eingesetzt": (MAX_LEVELS, "Stufen"),
}
"""Each limit in German, with its unit."""


def count(number: int) -> str:
    """»10.000«, as messages write it."""
    return f"{number:,}".replace(",", ".")
