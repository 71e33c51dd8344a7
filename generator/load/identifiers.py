"""What may be an identifier. Identifiers become addresses, most of them also names of files.

The one place that says which characters, which length and which words: whatever passes here is a
file name on every system, a part of an address and a fragment, without being escaped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.characters import folded
from generator.disk import name_trouble
from generator.load.limits import MAX_ID
from generator.load.node import Node
from generator.load.reader import Definitions, Reader, Schema
from generator.load.scalars import text

ANCHOR = r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9_-])?"
FILE = r"[a-z0-9][a-z0-9_-]*"
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_TAKEN = ("index", "handbuch")  # pages and files of the handbook itself


@dataclass(frozen=True)
class Identifier:
    """Reads an identifier. ``pattern``: of one part; ``parts``: how many, between slashes."""

    pattern: str
    parts: int = 1
    is_file: bool = False

    def __call__(self, reader: Reader, node: Node) -> str:
        """The identifier; reports what is wrong with it and goes on with the nearest right one."""
        written = text(reader, node)
        if not written:
            return written
        parts = written.split("/")
        if len(parts) > self.parts or not all(self._fits(part) for part in parts):
            reader.say(
                "kennung-form",
                node.place,
                f"»{written}« taugt nicht als Kennung.",
                "Erlaubt sind kleine Buchstaben ohne Umlaute, Ziffern, Bindestrich: "
                f"»{self._nearest(written)}«.",
            )
            # not as written, or all who refer to it in the right spelling were told to follow
            return self._nearest(written)
        for part in parts:
            self._check_part(reader, node, part)
        return written

    def schema(self, _definitions: Definitions) -> Schema:
        """A text of the right characters."""
        rest = rf"(?:/{self.pattern}){{0,{self.parts - 1}}}" if self.parts > 1 else ""
        return {"type": ["string", "number"], "pattern": rf"^\s*{self.pattern}{rest}\s*$"}

    def _fits(self, part: str) -> bool:
        return bool(re.fullmatch(self.pattern, part))

    def _check_part(self, reader: Reader, node: Node, part: str) -> None:
        if len(part) > MAX_ID:
            reader.say(
                "kennung-lang",
                node.place,
                f"Die Kennung hat {len(part)} Zeichen, möglich sind {MAX_ID}.",
                "Aus ihr werden Adressen und Namen von Dateien; kürzen Sie sie.",
            )
        elif self.is_file and (part in _TAKEN or name_trouble(part)):
            reason = name_trouble(part) or "So heißt schon eine Seite oder Datei des Handbuchs."
            reader.say(
                "kennung-vergeben",
                node.place,
                f"»{part}« ist als Kennung nicht möglich.",
                f"{reason} Ergänzen Sie ein Wort.",
            )

    def _nearest(self, written: str) -> str:
        plain = folded(written).lower().translate(_UMLAUTS)
        kept = "" if self.is_file else "."
        parts = [
            re.sub(rf"[^a-z0-9{kept}]+", "-", part).strip("-.")[:MAX_ID]
            for part in plain.split("/", self.parts - 1)
        ]
        return "/".join(part for part in parts if part) or "kennung"


anchor = Identifier(ANCHOR)
file_id = Identifier(FILE, is_file=True)
role_id = Identifier(FILE, parts=2, is_file=True)


def is_identifier(written: str) -> bool:
    """True for a text that may serve as an address within a page."""
    return len(written) <= MAX_ID and bool(re.fullmatch(ANCHOR, written))
