"""How much room a text takes, and where its lines break.

No font is asked: the widths are those of a wide sans serif, so that a narrower font on the
reader's machine leaves room and never runs over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

# Width in thousandths of the size. Letters that are not named are as wide as »n«.
_WIDTHS = {
    sign: width
    for signs, width in (
        ("ijlI|'’.,:;·", 330),
        ("frt()[]/- \u00a0", 400),
        ("csz»«", 540),
        ("CEFLPST", 690),
        ("ABDGHKNOQRUVXYZÄÖÜ&", 780),
        ("w", 830),
        ("mMW—→↔", 1000),
        ("%…", 950),
    )
    for sign in signs
}
_OTHER, _BOLD = 640, 1.1
# Where a long German word may be broken: after these endings (Stabilisierungs-profil), before these
# words, before a last syllable.
_ENDINGS = ("ungs", "heits", "keits", "ions", "schafts", "betriebs")
_WORDS = (
    "management",
    "vermittlung",
    "maßnahme",
    "bedingung",
    "orientiert",
    "dienst",
    "verhältnis",
    "gruppe",
    "konzept",
    "vereinbarung",
    "betreuung",
    "beratung",
    "förderung",
    "arbeit",
    "agentur",
    "fachkraft",
    r"rinnen\b",
    r"[bdfglmnprstwz]ung(en)?\b",
)
_JOINT = re.compile(
    "|".join(
        [rf"(?<={ending})(?=\w{{4}})" for ending in _ENDINGS]
        + [rf"(?<=\w\w\w\w)(?={word})" for word in _WORDS]
    )
)
_GLUED = re.compile(r"(?<=§|\.) (?=\d)|(?<=§) ")  # »§ 16e«, »Rn. 57« stay together


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The room that a line takes."""
    return sum(_WIDTHS.get(sign, _OTHER) for sign in text) * size / 1000 * (_BOLD if bold else 1)


@dataclass(frozen=True)
class _Line:
    """The room of a line, and the letters that it is set in."""

    room: float
    size: float
    bold: bool

    def holds(self, text: str) -> bool:
        return width(text, self.size, bold=self.bold) <= self.room


def wrap(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The lines of a text; a word that is longer than a line is broken with a hyphen."""
    measure = _Line(room, size, bold)
    lines: list[str] = []
    line = ""
    for word in _GLUED.sub("\u00a0", " ".join(text.split())).split(" "):
        longer = f"{line} {word}" if line else word
        if measure.holds(longer):
            line = longer
            continue
        lines += [line] if line else []
        *broken, line = _pieces(word, measure)
        lines += broken
    return (*lines, line) if line else tuple(lines)


def _pieces(word: str, measure: _Line) -> list[str]:
    """A word cut at hyphens, slashes and joints into pieces that fit.

    The last one may go on with the next word.
    """
    pieces = [""]
    for part, hyphen in _parts(word):
        if not pieces[-1] or measure.holds(pieces[-1] + part + hyphen):
            pieces[-1] += part
        else:
            pieces[-1] += "" if pieces[-1][-1:] in "-/\u00a0" else "-"
            pieces.append(part)
    return [short for piece in pieces for short in _forced(piece, measure)]


def _parts(word: str) -> list[tuple[str, str]]:
    """»Leistungsfähigkeit« → »Leistungs«, »fähigkeit«.

    With each part the hyphen that a break after it would need.
    """
    parts: list[tuple[str, str]] = []
    for piece in re.split(r"(?<=[-/\u00a0])(?=\w)", word):
        ends = [0, *(joint.start() for joint in _JOINT.finditer(piece)), len(piece)]
        *heads, tail = (piece[start:end] for start, end in pairwise(ends))
        parts += [(head, "-") for head in heads]
        parts.append((tail, ""))
    return parts


def _forced(piece: str, measure: _Line) -> list[str]:
    """The last resort for a piece without a joint."""
    pieces: list[str] = []
    while not measure.holds(piece) and len(piece) > 4:
        end = max(len(piece) - 3, 3)
        while end > 3 and not measure.holds(piece[:end] + "-"):
            end -= 1
        pieces.append(piece[:end] + "-")
        piece = piece[end:]
    return [*pieces, piece]
