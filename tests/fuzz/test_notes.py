"""Notes that were damaged in any way: read, or refused with a place, and never a traceback."""

from __future__ import annotations

import random
import time

from generator.note import Note, read
from generator.problem import Problem

SEED, ROUNDS = 26, 4000
NOTE = (
    "Vermerk aus dem Prüfer »Wer prüft?«\n\nAngaben:\n- Art: klein\n\nZum Nachrechnen: "
    '{"checker":"zustaendig","facts":{"art":"klein","menge":1,"am":"2025-01-31"},'
    '"rules":"' + 64 * "0" + '","result":{"outcome":"niemand","possible":["niemand"]}}\n'
)
PIECES = [
    *(
        "\u200b",
        "\u00ad",
        "\u2011",
        "–",
        "\u2028",
        "\r",
        "\x0b",
        "\x00",
        "\ud800",
        "\ufeff",
        "> ",
        "\n",
    ),
    *(
        '"',
        "„",
        "“",
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\\\\",
        "1e999999",
        "NaN",
        "-",
        "٣",
        "Zum Nachrechnen:",
    ),
]


def damaged(draw: random.Random) -> str:
    """The note with pieces put in, taken out, or put in another place."""
    text = NOTE
    for _ in range(draw.randint(1, 8)):
        at, length = draw.randrange(len(text) + 1), draw.randint(0, 12)
        put = draw.choice([draw.choice(PIECES), "", text[at : at + length][::-1]])
        text = text[:at] + put + text[at + draw.choice([0, length]) :]
    return text


def test_any_damage_is_read_or_refused() -> None:
    """In bounded time; a problem names a line that the note has."""
    draw, start = random.Random(SEED), time.monotonic()
    for _ in range(ROUNDS):
        text = damaged(draw)
        found = read(text, "vermerk.txt")
        assert isinstance(found, Note | Problem), text
        if isinstance(found, Problem):
            assert found.place.file == "vermerk.txt" and found.place.line >= 0, text
    assert time.monotonic() - start < 60


def test_very_long_nonsense_is_refused_soon() -> None:
    """A paragraph of a megabyte, of brackets, of marks."""
    start = time.monotonic()
    for text in ("Zum Nachrechnen: " + "[" * 10**6, "Zum Nachrechnen: {" + "a" * 10**6):
        assert isinstance(read(text, "vermerk.txt"), Problem)
    assert isinstance(read("Zum Nachrechnen:\n" * 20000, "vermerk.txt"), Problem)
    assert time.monotonic() - start < 30
