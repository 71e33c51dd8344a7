"""Python and the browser make the same terms of every text, and the terms are those that a reader
expects.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.search.analysis import tokens
from generator.search.stem import stem
from support.paths import ROOT, SUPPORT

RUNNER = SUPPORT / "search" / "tokens.js"
WORDS = [
    "Betreuungsschlüssel",
    "Eingliederungsvereinbarung",
    "AGS-K",
    "gAG-S",
    "Kund*innen",
    "Mitarbeiter:innen",
    "Straße",
    "Schluessel",
    "Maßnahme",
    "Aktivierungs-",
    "16i",
    "16",
    "i",
    "SGB",
    "II",
    "SGB-2",
    "sgb§",
    "Paragraph",
    "Paragraf",
    "Paragraphen",
    "§",
    "§§",
    "/",
    ",",
    ".",
    ":",
    "-",
    "und",
    "oder",
    "bis",
    "u.",
    "zu",
    "1",
    "1:60",
    "65.000",
    "28",
    "Tage",
    "vier",
    "11/2016",
    "2.1.3",
    "31.12.2025",
    "31.",
    "1.",
    "2026",
    "2025-02-30",
    "3,5",
    "Fall",
    "Management",
    "e",
    "i",
    "ü",
    "ü25",
    "U25",
    "ü25",
    "ß",
    "ẞ",
    "ﬀ",
    "²",
    "½",
    "Ⅷ",
    "İ",
    "‑",
    "\xad",
    "neue",
    "Bauer",
    "Koeffizient",
    "quer",
    "geht",
]
LEXICON = [
    "Betreuung",
    "Schlüssel",
    "Eingliederung",
    "Vereinbarung",
    "Fall",
    "Management",
    "Maßnahme",
    "Arbeit",
    "Geber",
    "Service",
    "Platz",
    "Bewerber",
    "Tag",
    "Zuschuss",
    "Netz",
    "Werk",
    "Kontakt",
    "Dichte",
]
STEMS = frozenset(stem(tokens(word)[0][0]) for word in LEXICON)
PHRASES = st.lists(
    st.sampled_from([*WORDS, *LEXICON, *map(str.lower, LEXICON)]), max_size=12
).flatmap(
    lambda words: st.sampled_from(["", " ", "-", "s", "\n"]).map(lambda glue: glue.join(words))
)
TEXTS = st.one_of(
    PHRASES,
    st.text(st.characters(exclude_categories=("Cs", "Cn", "Co")), max_size=60),
    st.text("abcdeghinorstuäöüßé §0123456789./:,-", max_size=60),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Callable[[str], list[list[str]]]]:
    """The browser's tokens, asked in a dialogue with one process."""
    node = shutil.which("node")
    assert node, "Es fehlt Node.js (ab 18): apt-get install nodejs"
    with subprocess.Popen(
        [node, str(RUNNER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:

        def ask(text: str) -> list[list[str]]:
            process.stdin.write(json.dumps([text, sorted(STEMS)]) + "\n")
            process.stdin.flush()
            return json.loads(process.stdout.readline())

        yield ask
        process.stdin.close()


@given(text=TEXTS)
@example(text="§\U000100000")  # two units of UTF-16 are one sign
@settings(max_examples=600, deadline=None, derandomize=True)
def test_browser_and_python_agree(browser: Callable[[str], list[list[str]]], text: str) -> None:
    """On German text, on nonsense, on every letter that Unicode has."""
    assert browser(text) == [list(token) for token in tokens(text, STEMS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("§§ 16e/i", ["§16e", "§16i"]),
        ("16 i SGB II", ["§16i", "sgb2"]),
        ("Paragraph 16e", ["§16e"]),
        ("§ 44 a SGB 2", ["§44a", "sgb2"]),
        ("1:60", ["1:60"]),
        ("1 zu 60", ["1:60"]),
        ("65.000", ["65000"]),
        ("28 Tage", ["28", "28_tag", "tag"]),
        ("11/2016", ["11/2016"]),
        ("31. 1. 2026", ["2026-01-31"]),
        ("§§ 16e, 16i und 45", ["§16e", "§16i", "§45"]),
    ],
)
def test_figures_and_paragraphs(text: str, expected: list[str]) -> None:
    """What staff type for laws, figures and directives."""
    assert [token[0] for token in tokens(text)] == expected


@pytest.mark.parametrize(
    "spellings",
    [
        "Schlüssel Schluessel Schlussel SCHLÜSSEL schlu\u0308ssel",
        "Straße Strasse STRASSE",
        "Kundinnen Kund:innen Kunde Kunden",
        "Maßnahmen Massnahme",
        "Fall-Management Fallmanagement Fall‑Management",
    ],
)
def test_spellings_meet(spellings: str) -> None:
    """However it is typed, it is the same word."""
    assert len({tokens(word)[0][0] for word in spellings.split()}) == 1


def test_above_and_below_are_not_the_same() -> None:
    """»ü25« and »U25« are opposites, though ü is u elsewhere."""
    assert tokens("ü25") != tokens("U25") == tokens("u25")


def test_compounds() -> None:
    """Parts stand behind the whole word, also those of compounds in compounds and of words with
    hyphens.
    """
    assert tokens("Betreuungsschlüssel", STEMS) == [
        (stem("betreuungsschlussel"), stem("betreuung"), stem("schlussel"))
    ]
    assert tokens("Arbeitgeberservice", STEMS)[0][1:] and tokens("AGS-K")[0] == ("agsk", "ags", "k")
    assert tokens("Schlüssel", STEMS) == [(stem("schlussel"),)]


@pytest.mark.parametrize("name", ["analysis", "stem", "compound"])
def test_twins_have_the_same_functions(name: str) -> None:
    """In the same order, to be read side by side: ``_cut_endings`` is ``cutEndings``."""
    python = (ROOT / "generator" / "search" / f"{name}.py").read_text(encoding="utf-8")
    browser = (ROOT / "generator" / "browser" / "search" / f"{name}.js").read_text(encoding="utf-8")
    ours = [camel(found) for found in re.findall(r"^def _?(\w+)", python, re.MULTILINE)]
    theirs = re.findall(r"^(?:export )?function (\w+)", browser, re.MULTILINE)
    assert ours == theirs


def camel(name: str) -> str:
    """A name of Python as JavaScript writes it."""
    return re.sub("_([a-z])", lambda found: found[1].upper(), name)
