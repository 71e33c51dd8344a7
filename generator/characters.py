"""Characters that damage or disguise text: which they are, their German names, what they stand for.

Whatever lets strings in from outside asks here. The twin is ``browser/characters.js``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["direction", "hidden", "lost", "garbled", "ligature", "foreign"]

DIRECTIONS: Final = "\u202a-\u202e\u2066-\u2069"  # make text read in another order than stored
LINE_ENDS: Final = "\u0085\u2028\u2029"  # end a line for some programs and for others not
BLANKS: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
HYPHENS: Final = "\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
HIDDEN: Final = (
    "\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e"
    "\u200b-\u200f\u2028\u2029\u2060-\u2065\u206a-\u206f\u3164\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef"
    "\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e007f\U000f0000-\U0010ffff"
)
# bytes 80 to bf as Windows-1252 shows them, and as ISO 8859-1 does
_REST = "€‚ƒ„…†‡\u02c6‰Š‹ŒŽ‘’“”•–—\u02dc™š›œžŸ\u0080-\u00bf"
_GARBLED = f"[ÂÃ][{_REST}]|â[{_REST}]{{2}}"
_LATIN = "A-Za-z\u00c0-\u024f"
_OTHER = "\u0370-\u03bb\u03bd-\u052f"  # Greek and Cyrillic, but for the μ of units
_SUSPECT = re.compile(
    rf"""(?P<direction>[{DIRECTIONS}]) | (?P<lost>\ufffd) |
    (?P<garbled>{_GARBLED} | &(?:[A-Za-z]{{2,8}}|\#x?[0-9A-Fa-f]{{1,6}});) |
    (?P<hidden>[{HIDDEN}]) | (?P<ligature>[\ufb00-\ufb06]) |
    (?P<foreign>(?<=[{_LATIN}])[{_OTHER}] | [{_OTHER}](?=[{_LATIN}]))""",
    re.VERBOSE,
)
_LOOKALIKES = str.maketrans(  # Cyrillic and Greek letters that nobody can tell from Latin ones
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u03bf\u03bd"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0391\u0392\u0395\u0397\u0399"
    "\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a7",
    "aeopcyxijsovABEKMHOPCTXABEHIKMNOPTX",
)
_HIDDEN = re.compile(f"[{HIDDEN}{DIRECTIONS}]")
_BLANK = re.compile(f"[{BLANKS}]")
_HYPHEN = re.compile(f"[{HYPHENS}]")
_DIGITS = re.compile(r"[0-9]{1,15}\Z")
_NAMES = {
    0x0085: "Zeilenvorschub",
    0x00A0: "geschütztes Leerzeichen",
    0x00AD: "bedingter Trennstrich",
    0x200B: "Leerzeichen ohne Breite",
    0x200C: "Bindehemmer",
    0x200D: "Verbinder ohne Breite",
    0x200E: "Richtungszeichen",
    0x200F: "Richtungszeichen",
    0x061C: "Richtungszeichen",
    0x2010: "typografischer Bindestrich",
    0x2011: "geschützter Bindestrich",
    0x2012: "Strich in Ziffernbreite",
    0x2013: "Gedankenstrich",
    0x2014: "langer Gedankenstrich",
    0x2015: "langer Strich",
    0x2028: "Zeilentrenner",
    0x2029: "Absatztrenner",
    0x202F: "schmales geschütztes Leerzeichen",
    0x2060: "Wortverbinder",
    0x2212: "Minuszeichen",
    0xFEFF: "Zeichen für die Bytefolge",
    0xFFFD: "Ersatzzeichen",
}
_SCRIPTS = {
    "CYRILLIC": "kyrillischer Buchstabe",
    "GREEK": "griechischer Buchstabe",
    "LATIN SMALL LIGATURE": "Ligatur",
}
_CATEGORIES = {
    "Cc": "Steuerzeichen",
    "Cf": "unsichtbares Zeichen",
    "Cn": "unzulässiges Zeichen",
    "Co": "Zeichen einer Symbolschrift",
    "Cs": "halbes Zeichen",
    "Nd": "Ziffer einer anderen Schrift",
    "No": "gesetzte Ziffer",
    "Pd": "Strich",
    "Zs": "besonderes Leerzeichen",
}


@dataclass(frozen=True)
class Suspect:
    """A piece of text that is hardly meant; ``start``: its first character, counted from 0."""

    start: int
    written: str
    kind: Kind

    @property
    def changes_meaning(self) -> bool:
        """True where what is read is not what is stored."""
        return self.kind == "direction"


def suspects(text: str) -> Iterator[Suspect]:
    """What in ``text`` is damaged, invisible, or a letter of another script among Latin ones."""
    for match in _SUSPECT.finditer(text):
        kind: Kind = match.lastgroup  # type: ignore[assignment]  # the names of the groups
        yield Suspect(match.start(), match[0], kind)


def named(character: str) -> str:
    """»geschütztes Leerzeichen (U+00A0)«; for what can be seen »Zeichen ² (U+00B2)«."""
    code, category = ord(character), unicodedata.category(character)
    name = _NAMES.get(code)
    if name is None and re.match(f"[{DIRECTIONS}]", character):
        name = "Richtungszeichen"
    if name is None:
        script = re.match("(CYRILLIC|GREEK|LATIN SMALL LIGATURE)", unicodedata.name(character, ""))
        name = _SCRIPTS[script[0]] if script else _CATEGORIES.get(category, "Zeichen")
        name = f"{name} {character}" if category[0] in "LMNPS" else name
    return f"{name} (U+{code:04X})"


def folded(text: str) -> str:
    """Text as it looks, in plain characters: hyphens, blanks, digits and look-alike letters of
    every kind are those of the keyboard, what cannot be seen is gone. For identifiers, figures and
    dates, not for prose.
    """
    plain = _HIDDEN.sub("", unicodedata.normalize("NFC", text))
    plain = _HYPHEN.sub("-", _BLANK.sub(" ", plain))
    if plain.isascii():
        return plain
    return "".join(str(unicodedata.decimal(char, char)) for char in plain.translate(_LOOKALIKES))


def disguise(word: str) -> int | None:
    """Where in an identifier the first character stands that is not what it looks like, or None."""
    for position, char in enumerate(word):
        if folded(char) != unicodedata.normalize("NFC", char):
            return position
    return next((suspect.start for suspect in suspects(word)), None)


def whole_number(text: str) -> int | None:
    """The number that up to 15 of the digits 0 to 9 are; None for anything else.

    ``str.isdigit`` also takes ² and ٣, and ``int`` refuses thousands of digits.
    """
    return int(text) if _DIGITS.match(text) else None


def repaired(text: str) -> str:
    """Text that was read in the wrong encoding, as it was meant: »prÃ¼ft« → »prüft«.

    What cannot be told stays as it is.
    """
    return re.sub(_GARBLED, lambda match: _decoded(match[0]), text)


def _decoded(garbled: str) -> str:
    try:
        return b"".join(_byte(char) for char in garbled).decode()
    except UnicodeError:
        return garbled


def _byte(char: str) -> bytes:
    return char.encode("cp1252") if ord(char) > 0xFF else char.encode("latin-1")
