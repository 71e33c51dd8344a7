"""How texts are written as code of Typst: always as strings, so that none is read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

# They embed and override the direction of writing: without a meaning in German, and the engine
# loses its way where one stands in a link.
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BLANKS = re.compile(r"[ \t\n\r\f]+")  # not the no-break space


def closed_up(text: str) -> str:
    """The text as a browser shows it: white space is one space."""
    return _BLANKS.sub(" ", text)


def string(text: str) -> str:
    """A text as a string of Typst, without characters that control and show nothing."""
    clean = "".join(sign for sign in closed_up(text) if sign >= " " and sign not in _DIRECTIONS)
    return '"' + clean.replace("\\", "\\\\").replace('"', '\\"') + '"'


def array(texts: Iterable[str]) -> str:
    """Texts as an array of Typst; the comma at its end makes one of a single text, too."""
    return f"({''.join(f'{string(text)}, ' for text in texts)})"


def trimmed(pieces: Sequence[str]) -> list[str]:
    """Pieces of a run of text without spaces at its beginning, at its end and after spaces."""
    kept: list[str] = []
    for piece in pieces:
        follows_space = not kept or kept[-1].endswith(' "')
        is_text = piece.startswith('"')
        closed = '"' + piece[1:].lstrip(" ") if is_text and follows_space else piece
        if closed != '""':
            kept.append(closed)
    if kept and kept[-1].endswith(' "'):
        kept[-1] = kept[-1][:-1].rstrip(" ") + '"'
    return [piece for piece in kept if piece != '""']
