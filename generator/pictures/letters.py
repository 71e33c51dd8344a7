"""How much room a text takes, and where its lines break. No font is asked: the widths are those of a wide sans serif,
so that a narrower font on the reader's machine leaves room and never runs over.
"""

from __future__ import annotations

import re

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
# Where a long German word may be broken: after these endings (Stabilisierungs-profil), before these words, before a last syllable.
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


def width(text: str, size: float, bold: bool = False) -> float:
    """The room that a line takes."""
    return sum(_WIDTHS.get(sign, _OTHER) for sign in text) * size / 1000 * (_BOLD if bold else 1)


def wrap(text: str, room: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """The lines of a text; a word that is longer than a line is broken with a hyphen."""
    lines, line = [], ""
    for word in _GLUED.sub("\u00a0", " ".join(text.split())).split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold) <= room:
            line = longer
            continue
        lines += [line] if line else []
        *broken, line = _pieces(word, room, size, bold)
        lines += broken
    return (*lines, line) if line else tuple(lines)


def _pieces(word: str, room: float, size: float, bold: bool) -> list[str]:
    """A word cut at hyphens, slashes and joints into pieces that fit; the last one may go on with the next word."""
    made = [""]
    for part, hyphen in _parts(word):
        if not made[-1] or width(made[-1] + part + hyphen, size, bold) <= room:
            made[-1] += part
        else:
            made[-1] += "" if made[-1][-1:] in "-/\u00a0" else "-"
            made.append(part)
    return [piece for part in made for piece in _forced(part, room, size, bold)]


def _parts(word: str) -> list[tuple[str, str]]:
    """»Leistungsfähigkeit« → »Leistungs«, »fähigkeit«; with each the hyphen that a break after it would need."""
    made = []
    for part in re.split(r"(?<=[-/\u00a0])(?=\w)", word):
        ends = [0, *(joint.start() for joint in _JOINT.finditer(part)), len(part)]
        *heads, tail = (part[start:end] for start, end in zip(ends, ends[1:]))
        made += [(head, "-") for head in heads] + [(tail, "")]
    return made


def _forced(part: str, room: float, size: float, bold: bool) -> list[str]:
    """The last resort for a word without joint."""
    made = []
    while width(part, size, bold) > room and len(part) > 4:
        end = next(
            (
                end
                for end in range(len(part) - 3, 2, -1)
                if width(part[:end] + "-", size, bold) <= room
            ),
            3,
        )
        made.append(part[:end] + "-")
        part = part[end:]
    return [*made, part]
