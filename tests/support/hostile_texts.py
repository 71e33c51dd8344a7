"""Rules whose every text tries to break out of the place where it is shown.

The declarations of the loaders say which keys hold text: behind what an editor wrote, each of them
goes on with the same attack, which says by which key it came.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from generator.load import schema  # declares all records
from generator.load.lists import Listed, OneOrMany
from generator.load.node import Node
from generator.load.reader import FunctionReader, Read, Reader
from generator.load.record import Field, Record
from generator.load.scalars import text

# Texts by which something is found, or whose form is checked elsewhere.
NAMES = {
    ("Abschnitt", "nummer"),
    ("Begriff", "herausgeber"),
    ("Dokument", "herausgeber"),
    ("Merkmal", "einheit"),
    ("Spalte", "id"),
    ("Widerspruch", "lesart"),
    ("Widerspruch", "nr"),
    ("Zeile der Entscheidung", "lesart"),
    ("Zeile der Entscheidung", "nr"),
}
ATTACK = (
    ' "Eil". \'Amt\' </title></script></textarea><script>hit("{name}")</script>'
    '--><svg onload=hit("{name}")></svg><img src=x onerror=hit("{name}")> '
    "{{{{ 7*7 }}}} {{% raw %}} ${{7*7}} `x` [l](javascript:hit()) ]]> &lt;b&gt; 😀\u2028"
)


def attack(name: str) -> str:
    """What the texts of one key go on with."""
    return ATTACK.format(name=name)


def text_fields() -> Iterator[tuple[str, Field[object]]]:
    """Every declared key that holds text for people, by »record, key«."""
    assert schema.FILE_KINDS
    for record in gc.get_objects():
        if isinstance(record, Record):
            for field in record.fields:
                if _holds_text(field.read) and (record.label, field.key) not in NAMES:
                    yield f"{record.label}, {field.key}", field


def _holds_text(read: Read[object]) -> bool:
    return read is text or (isinstance(read, (Listed, OneOrMany)) and read.item is text)


@contextmanager
def hostile() -> Iterator[set[str]]:
    """While it lasts, every text that is loaded attacks; gives the keys that were read."""
    seen: set[str] = set()
    fields = {id(field): (name, field) for name, field in text_fields()}
    before = [(field, field.read) for _, field in fields.values()]
    try:
        for name, field in fields.values():
            attacking = FunctionReader(_attacking(name, seen), text.describe)
            _replace(field, attacking if field.read is text else type(field.read)(attacking))
        yield seen
    finally:
        for field, read in before:
            _replace(field, read)


def _replace(field: Field[object], read: object) -> None:
    object.__setattr__(field, "read", read)  # declarations are frozen


def _attacking(name: str, seen: set[str]) -> Callable[[Reader, Node], str]:
    def read(reader: Reader, node: Node) -> str:
        written = text(reader, node)
        if written:
            seen.add(name)
        return written and written + attack(name)

    return read
