"""Golden expectations: a condition as authors write it, and what people read."""

from __future__ import annotations

import pytest

from generator.load.checker import read_checker
from generator.load.formula import parse_cell, parse_condition
from generator.load.reader import Reader
from generator.load.source import parse
from generator.model import Checker
from generator.problem import Place
from generator.wording.clauses import Clause, Clauses
from generator.wording.phrases import Phrases

AT = Place("test.yml")
CHECKER = """
prüfer: probe
titel: Probe
frage: Probe?
weisungen: [w]
ergebnis: eines
zählung: {tage: beide-enden, monate: kalendermonate}
merkmale:
  massnahmeart: {typ: auswahl, titel: Maßnahmeart, frage: a,
    werte: {fbw: FbW, eq: EQ, andere: eine andere}}
  dauer_tage: {typ: ganzzahl, einheit: Tage, titel: Dauer, frage: a}
  gehalt: {typ: zahl, einheit: Euro, titel: Jahresgehalt, frage: a}
  beginn: {typ: datum, titel: Beginn, frage: a, fehlt: ohne-angabe}
  ende: {typ: datum, titel: Ende der Teilnahme, frage: a}
  mpav: {typ: ja-nein, titel: MPAV, frage: a, gilt_wenn: massnahmeart = fbw}
  jba: {typ: ja-nein, titel: In der JBA, frage: a}
  bereiche: {typ: mehrfachauswahl, titel: Bereiche, frage: a,
    werte: {lebenslauf: Lebenslauf, av-status: AV-Status}}
hilfsgrößen:
  lange_fbw: massnahmeart = fbw und dauer_tage > 61 Tage
  kurz: dauer_tage < 10 Tage
  punkte: anzahl(jba, mpav, kurz)
  fall_z: massnahmeart = fbw und jba oder massnahmeart = eq und nicht jba oder kurz
ausgänge: {ja: Zählt, nein: Zählt nicht}
entscheidung:
  treffer: erste
  zeilen: [{wenn: jba, dann: ja, quelle: [1]}, {dann: nein, quelle: [1]}]
"""


@pytest.fixture(scope="module")
def checker() -> Checker:
    """A checker with one fact of every type."""
    node, problems = parse(CHECKER.encode(), "test.yml")
    reader = Reader()
    found = read_checker(reader, node, {})
    assert problems == [] and reader.problems == [] and found
    return found


SENTENCES = {
    "massnahmeart = fbw": "Maßnahmeart ist FbW",
    "massnahmeart in [fbw, eq]": "Maßnahmeart ist FbW oder EQ",
    "massnahmeart in [fbw, eq, andere]": "Maßnahmeart ist FbW, EQ oder »eine andere«",
    "massnahmeart ≠ fbw": "Maßnahmeart ist nicht FbW",
    "nicht massnahmeart = fbw": "Maßnahmeart ist nicht FbW",
    "massnahmeart nicht in [fbw, eq]": "Maßnahmeart ist weder FbW noch EQ",
    "dauer_tage > 61 Tage": "Dauer mehr als 61 Tage",
    "dauer_tage <= 1 Tag": "Dauer höchstens 1 Tag",
    "dauer_tage = 61 Tage": "Dauer genau 61 Tage",
    "dauer_tage ≠ tage(beginn, ende)": (
        "Dauer nicht gleich Zeit von Beginn bis »Ende der Teilnahme«"
    ),
    "nicht dauer_tage > 61 Tage": "Dauer höchstens 61 Tage",
    "gehalt >= 45000 Euro": "Jahresgehalt mindestens 45.000 Euro",
    "gehalt < 2.5 Euro": "Jahresgehalt weniger als 2,5 Euro",
    "monate(beginn, ende) >= 6 Monate": (
        "Zeit von Beginn bis »Ende der Teilnahme« mindestens 6 Monate"
    ),
    "ende < beginn": "Ende der Teilnahme früher als Beginn",
    "nicht ende < beginn": "Ende der Teilnahme nicht früher als Beginn oder ohne Angabe",
    "beginn >= ende - 28 Tage": "Beginn nicht früher als 28 Tage vor »Ende der Teilnahme«",
    "ende > beginn + 6 Monate": "Ende der Teilnahme später als 6 Monate nach Beginn",
    "ende <= 2025-05-22": "Ende der Teilnahme nicht später als 22.05.2025",
    "quartal(beginn) = quartal(ende)": (
        "Kalendervierteljahr von Beginn gleich Kalendervierteljahr von »Ende der Teilnahme«"
    ),
    "jba": "In der JBA: ja",
    "nicht jba": "In der JBA: nein",
    "jba = nein": "In der JBA: nein",
    "mpav": "MPAV: ja",
    "nicht mpav": "MPAV: nein oder ohne Angabe",
    "angegeben(beginn)": "Beginn: angegeben",
    "nicht angegeben(beginn)": "Beginn: ohne Angabe",
    "gewählt(bereiche, lebenslauf)": "Bereiche: Lebenslauf gewählt",
    "nicht gewählt(bereiche, lebenslauf)": "Bereiche: Lebenslauf nicht gewählt",
    "anzahl(bereiche) >= 2": "Bereiche: mindestens 2 gewählt",
    "anzahl(jba, dauer_tage > 61 Tage) >= 2": (
        "mindestens 2 dieser Bedingungen: In der JBA: ja; Dauer mehr als 61 Tage"
    ),
    "punkte >= 2": "»Punkte« mindestens 2",
    "kurz": "Dauer weniger als 10 Tage",
    "nicht kurz": "Dauer mindestens 10 Tage",
    "fall_z": "»Fall z« trifft zu",
    "nicht fall_z": "»Fall z« trifft nicht zu",
    "jba = mpav": "»In der JBA« und MPAV gleich beantwortet",
    "ergebnis = nein": "Ergebnis ist »Zählt nicht«",
    "nicht ergebnis = ja": "Ergebnis ist nicht Zählt",
    "nicht jba = ja": "In der JBA: nein",
    "nicht jba = nein": "In der JBA: ja",
    "mpav ≠ ja": "MPAV: nein",
    "mpav = nein": "MPAV: nein",
    "nicht mpav = nein": "MPAV: ja oder ohne Angabe",
    "lange_fbw = nein": "»Lange fbw« trifft nicht zu",
    "nicht anzahl(mpav, beginn < ende) >= 1": (
        "weniger als 1 dieser Bedingungen: MPAV: ja; Beginn früher als Ende der Teilnahme"
    ),
    "nicht punkte >= 2": "»Punkte« weniger als 2",
    "jba und (mpav oder kurz)": "In der JBA: ja und (MPAV: ja oder Dauer weniger als 10 Tage)",
    "nicht (jba und mpav)": "nicht zugleich: In der JBA: ja; MPAV: ja",
    "nicht (jba oder mpav)": "weder noch: In der JBA: ja; MPAV: ja",
}

CELLS = {
    ("massnahmeart", "[fbw, eq]"): "FbW oder EQ",
    ("massnahmeart", "nicht fbw"): "nicht FbW",
    ("dauer_tage", "> 61 Tage und <= 90 Tage"): "mehr als 61 Tage und höchstens 90 Tage",
    ("jba", "ja"): "ja",
    ("jba", "nein"): "nein",
    ("beginn", "angegeben"): "angegeben",
    ("beginn", "-"): "beliebig",
}

LINES = {
    "lange_fbw und jba": [
        "Maßnahmeart ist FbW",
        "und",
        "Dauer mehr als 61 Tage",
        "und",
        "In der JBA: ja",
    ],
    "nicht lange_fbw": ["Maßnahmeart ist nicht FbW", "oder", "Dauer höchstens 61 Tage"],
    "fall_z und jba": ["»Fall z« trifft zu [fall_z]", "und", "In der JBA: ja"],
    "kurz und jba": ["Dauer weniger als 10 Tage", "und", "In der JBA: ja"],
    "punkte >= 2": ["»Punkte« mindestens 2 [punkte]"],
    "jba und (mpav oder kurz)": [
        "In der JBA: ja",
        "und",
        ["MPAV: ja", "oder", "Dauer weniger als 10 Tage"],
    ],
}


@pytest.mark.parametrize(("condition", "sentence"), SENTENCES.items())
def test_condition_in_one_line(checker: Checker, condition: str, sentence: str) -> None:
    """One line of German for each construct of the language."""
    tree, problems = parse_condition(condition, AT)
    assert problems == [] and Phrases(checker).condition(tree) == sentence


@pytest.mark.parametrize(("written", "said"), CELLS.items())
def test_cell_under_its_column(checker: Checker, written: tuple[str, str], said: str) -> None:
    """The column names the fact, the cell only what holds for it."""
    subject, _ = parse_condition(written[0], AT)
    tree, problems = parse_cell(written[1], subject, AT)
    assert problems == [] and Phrases(checker).cell(tree) == said


@pytest.mark.parametrize(("condition", "lines"), LINES.items())
def test_condition_line_by_line(checker: Checker, condition: str, lines: list) -> None:
    """Short names are written out, long ones stay and are explained."""
    tree, problems = parse_condition(condition, AT)
    assert problems == [] and _shown(Clauses(checker).of(tree)) == lines


def test_long_names_are_explained(checker: Checker) -> None:
    """What stands as a name in a row is explained below the table, and names in
    explanations too.
    """
    tree, _ = parse_condition("punkte >= 2 und fall_z", AT)
    assert Clauses(checker).terms([tree]) == ("punkte", "fall_z")
    assert [part.text for part in Clauses(checker).explained("punkte").parts] == [
        "In der JBA: ja",
        "MPAV: ja",
        "Dauer weniger als 10 Tage",
    ]


def _shown(clause: Clause) -> list:
    if not clause.parts:
        return [clause.text + "".join(f" [{term}]" for term in clause.terms)]
    made: list = []
    for part in clause.parts:
        made += [clause.join] if made else []
        made += [_shown(part)] if part.parts else _shown(part)
    return made
