"""The border for text: what is found, how it is called, what it stands for."""

from __future__ import annotations

import pytest

from generator.characters import (
    disguise,
    folded,
    named,
    repaired,
    suspects,
    whole_number,
)

SOUND = (
    "Prüfung nach § 16 SGB II – »Spaß«, „so“, 5 €, 3 μg, 30 °C, 1 × 2 ≤ 3",
    "§\u00a016e\u202fAbs.\u00a01, E‑Akte, R&D und Q & A; Häuser – Ü–“ ß… Ö«",
    "Zeile\nund\tnoch eine",
    "das Merkmal \u03b1, die Liste Ω",
)
DAMAGED = {
    "prÃ¼ft": (2, "garbled"),
    "gilt â€“ nicht": (5, "garbled"),
    "&auml;": (0, "garbled"),
    "pr\ufffdft": (2, "lost"),
    "10\u202e01": (2, "direction"),
    "\u2067x": (0, "direction"),
    "Frist\u200b": (5, "hidden"),
    "An\u00adtrag": (2, "hidden"),
    "a\u2028b": (1, "hidden"),
    "a\x85b": (1, "hidden"),
    "\ud800": (0, "hidden"),
    "\uf0b7 Punkt": (0, "hidden"),
    "\ufeffx": (0, "hidden"),
    "P\ufb02icht": (1, "ligature"),
    "f\u0430chkraft": (1, "foreign"),
}


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_has_no_suspects(text: str) -> None:
    """German prose with its marks, hard blanks and single Greek letters."""
    assert not list(suspects(text))


@pytest.mark.parametrize(("text", "expected"), DAMAGED.items())
def test_damage_is_found_where_it_is(text: str, expected: tuple[int, str]) -> None:
    """Place and kind; only the order of reading changes the meaning."""
    (suspect,) = suspects(text)
    assert (suspect.start, suspect.kind) == expected
    assert suspect.changes_meaning == (suspect.kind == "direction")


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u00a0", "geschütztes Leerzeichen (U+00A0)"),
        ("\u200b", "Leerzeichen ohne Breite (U+200B)"),
        ("\u202e", "Richtungszeichen (U+202E)"),
        ("\u2066", "Richtungszeichen (U+2066)"),
        ("\x07", "Steuerzeichen (U+0007)"),
        ("\ud800", "halbes Zeichen (U+D800)"),
        ("²", "gesetzte Ziffer ² (U+00B2)"),
        ("٣", "Ziffer einer anderen Schrift ٣ (U+0663)"),
        ("\u2003", "besonderes Leerzeichen (U+2003)"),
        ("\u0430", "kyrillischer Buchstabe \u0430 (U+0430)"),
    ],
)
def test_characters_have_names(character: str, name: str) -> None:
    """What cannot be seen is named, what can be seen is shown."""
    assert named(character) == name


def test_folding_is_what_it_looks_like() -> None:
    """Hyphens, blanks and digits become plain; a superscript is no digit of the number."""
    assert folded("amt\u2011frist\u200b") == "amt-frist"
    assert folded("\u200e02.06.\u00a02025") == "02.06. 2025"
    assert folded("−٣") == "-3"
    assert folded("4²") == "4²"
    assert folded("f\u0430\u0441hkraft") == "fachkraft"
    assert folded("u\u0308ber") == "über"


def test_a_disguise_is_found() -> None:
    """The first character of an identifier that is not what it looks like."""
    assert disguise("fachkraft") is None and disguise("prüfung") is None
    assert disguise("fach\u00adkraft") == 4
    assert disguise("fach\u2011kraft") == 4
    assert disguise("f\u0430chkraft") == 1
    assert disguise("u\u0308ber") is None


def test_numbers_are_made_of_the_digits_of_the_keyboard() -> None:
    """``int`` fails on superscripts and on thousands of digits, and takes Arabic digits."""
    assert whole_number("042") == 42
    odd = ("", "4²", "٣", "①", "-1", "1\n", "9" * 5000)
    assert [whole_number(text) for text in odd] == [None] * len(odd)


def test_text_in_the_wrong_encoding_is_repaired() -> None:
    """As UTF-8 looks in Windows-1252 and in ISO 8859-1; anything else stays."""
    assert repaired("StraÃŸe: 5 â‚¬ â€“ Â§\u00a03") == "Straße: 5 € – §\u00a03"
    assert repaired("Gr\u00c3\u00b6\u00c3\u009fe") == "Größe"
    assert repaired("Ãx â") == "Ãx â"
