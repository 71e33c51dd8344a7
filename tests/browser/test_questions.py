"""Real questions of caseworkers: each is answered within three clicks from the start page, without
the search.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.wording.figures import cell, figure
from support.real_handbook import verified
from support.watched_pages import Watch

MOST = 3
AT_LEAST = 20


@dataclass(frozen=True)
class Click:
    """A link, or what opens or narrows something; all of them count alike."""

    text: str
    kind: str = "link"

    def do(self, page: Page) -> None:
        """Click what a reader would see under this name."""
        if self.kind == "choose":
            field, _, value = self.text.partition(": ")
            page.get_by_label(field, exact=True).select_option(value)
        elif self.kind == "open":
            page.locator("summary", has_text=self.text).locator("visible=true").first.click()
        elif self.kind == "jump":
            page.locator("main a[href^='#']", has_text=self.text).locator(
                "visible=true"
            ).first.click()
        else:
            page.get_by_role("link", name=self.text, exact=True).locator(
                "visible=true"
            ).first.click()


@dataclass(frozen=True)
class Answer:
    """Where it stands, and what must be read there; the words come from the rules."""

    place: str
    words: tuple[str, ...]


def norm(directive: str, rn: int, *words: str) -> Answer:
    """A Randnummer: its figure, or words that its text really has."""
    found = next(one for one in verified().model.directive(directive).norms if one.rn == rn)
    assert all(word in found.text for word in words), found.text
    assert words or figure(found), f"{directive}#{rn} has no figure"
    return Answer(f"#rn-{rn}", words or (figure(found),))


def in_table(directive: str, rn: int) -> Answer:
    """The same in a row of a table that leads to the Randnummer."""
    return Answer(f'tr:has(a[href*="{directive}"][href$="#rn-{rn}"])', norm(directive, rn).words)


def entry(catalogue: str, row: str, column: str) -> Answer:
    """A cell of a catalogue."""
    table = next(one for one in verified().model.catalogues if one.id == catalogue)
    return Answer(
        f"#zeile-{row}", (cell(next(one for one in table.rows if one.id == row).cells[column]),)
    )


def checker(name: str, outcome: str) -> Answer:
    """A checker's page, which works out the outcome and shows it in its table as well."""
    found = next(one for one in verified().model.checkers if one.id == name)
    return Answer(
        "article", (found.question, next(one.title for one in found.outcomes if one.id == outcome))
    )


def term(name: str) -> Answer:
    """An entry of the glossary."""
    found = next(one for one in verified().model.terms if one.id == name)
    return Answer(f"#{name}", (found.term, found.long or found.text))


BA, ABSOMA, AGSK = "ba-integrationskonzept", "jc-bremen-absolventenmanagement", "jc-bremen-ags-k"
FRAME, BAK = "jc-bremen-rahmenkonzept-mi", "jc-lk-heilbronn-bak-konzept"
FIGURES = Click("Alle Fristen und Zahlen")

QUESTIONS: dict[str, tuple[list[Click], Callable[[], Answer]]] = {
    "Bis wann muss der Kontakt nach einer Umschulung erfolgen?": (
        [Click("28 Tage nach dem individuellen Teilnahmeende Fensterende")],
        lambda: norm(ABSOMA, 45),
    ),
    "Ab wann zählt ein Kontakt vor dem Ende der Umschulung?": (
        [Click("28 Tage vor dem individuellen Teilnahmeende Fensterbeginn")],
        lambda: norm(ABSOMA, 44),
    ),
    "Wer bucht MAG bei einem Kunden in BAK-Hauptbetreuung?": (
        [Click("BAK-Konzept"), Click("Aufgaben von BAK und IFK/FM")],
        lambda: entry("bak-aufgaben", "mag-buchung", "ifk-fm"),
    ),
    "Wie viele Kundinnen und Kunden soll eine AGS-K höchstens betreuen?": (
        [Click("1:60 Betreuungsschlüssel (Soll, höchstens) Betreuungsschlüssel AGS-K")],
        lambda: norm(AGSK, 36),
    ),
    "Wo liegt die absolute Obergrenze der Betreuung durch eine AGS-K?": (
        [FIGURES, Click("Weisung: JC Bremen: AGS-K", "choose")],
        lambda: in_table(AGSK, 37),
    ),
    "Wie oft ist im BAK Kontakt zu halten?": (
        [Click("höchstens 4 Wochen Kundenkontakt")],
        lambda: norm(BAK, 74),
    ),
    "Wie oft suchen BAK in der Hauptbetreuung nach Stellen?": (
        [Click("BAK")],
        lambda: in_table(BAK, 76),
    ),
    "Wie viele Kundinnen und Kunden darf eine BAK höchstens haben?": (
        [Click("BAK")],
        lambda: in_table(BAK, 55),
    ),
    "Wie lange dauert die Betreuung durch BAK?": ([Click("BAK")], lambda: in_table(BAK, 66)),
    "Dürfen BAK arbeitsrechtliche Auskünfte geben?": (
        [Click("BAK"), Click("Das ist verboten", "jump"), Click("BAK-Konzept, Rn. 125")],
        lambda: norm(BAK, 125, "keine arbeitsrechtlichen Auskünfte"),
    ),
    "Wann nimmt die IFK vor dem Ende der Förderung nach § 16i Kontakt zu BAK auf?": (
        [Click("3 Monate vor Förderende BAK")],
        lambda: norm(BAK, 116),
    ),
    "Wer setzt die Kennung Ende16?": (
        [Click("BAK-Konzept"), Click("VerBIS-Kennungen rund um BAK und §§ 16e/16i SGB II")],
        lambda: entry("bak-kennungen", "ende16", "vergibt"),
    ),
    "Wer macht das Absolventenmanagement nach einer Weiterbildung von sechs Monaten?": (
        [Click("Wer führt das Absolventenmanagement für diese Person durch?")],
        lambda: checker("absoma-zustaendigkeit", "ags-k"),
    ),
    "Wie oft finden die Branchengespräche statt?": ([Click("AGS-K")], lambda: in_table(AGSK, 44)),
    "Wie lange darf jemand ohne Leistungsbezug sein, um als Neukunde zu gelten?": (
        [FIGURES, Click("Weisung: JC Bremen: Rahmenkonzept M&I", "choose")],
        lambda: in_table(FRAME, 78),
    ),
    "Wie viele Handlungsbedarfe braucht es für das Fallmanagement?": (
        [Click("Fallmanagement"), Click("Rahmenkonzept M&I, Rn. 72")],
        lambda: norm(FRAME, 72, "drei Handlungsbedarfe"),
    ),
    "Wer betreut Geflüchtete ab 25 Jahren?": (
        [Click("weitere Rollen (JC Bremen)", "open"), Click("ZAF")],
        lambda: in_table(FRAME, 46),
    ),
    "Wie lange läuft die Eingliederungsvereinbarung?": (
        [Click("6 Monate Laufzeit der Eingliederungsvereinbarung")],
        lambda: norm(BA, 363),
    ),
    "Wann ist das Gespräch vor dem Ende einer Maßnahme zu führen?": (
        [Click("3 Monate Gespräch vor Maßnahmeende")],
        lambda: norm(BA, 273),
    ),
    "Wie lange soll ein Erstgespräch dauern?": (
        [FIGURES, Click("Art: Zeiten, Beträge und Häufigkeiten", "choose")],
        lambda: in_table(BA, 214),
    ),
    "Wie viel muss jemand für die Managementvermittlung verdient haben?": (
        [
            FIGURES,
            Click("Rolle: Kandidatin oder Kandidat für einen Bewerberpool der ZAV", "choose"),
        ],
        lambda: in_table(BA, 575),
    ),
    "Was kommt in der zweiten Phase heraus?": (
        [Click("Kataloge"), Click("Die vier Phasen der Integrationsarbeit")],
        lambda: entry("vier-phasen", "zielfestlegung", "ergebnis"),
    ),
    "Was zeichnet das Förderprofil aus?": (
        [Click("Kataloge"), Click("Profillagen")],
        lambda: entry("profillagen", "foerderprofil", "prognose-text"),
    ),
    "Zu welcher Einheit gehört das BIT und was heißt die Abkürzung?": (
        [Click("Glossar"), Click("B")],
        lambda: term("bit"),
    ),
}


def test_there_are_enough_questions_and_none_takes_long() -> None:
    """What the list promises."""
    assert len(QUESTIONS) >= AT_LEAST
    assert {
        question: len(clicks)
        for question, (clicks, _) in QUESTIONS.items()
        if not 1 <= len(clicks) <= MOST
    } == {}


@pytest.mark.parametrize("question", QUESTIONS)
def test_question_is_answered(question: str, built_site: Path, page: Page, watch: Watch) -> None:
    """The clicks lead to the place, it is visible, and it says what the rules say."""
    clicks, made = QUESTIONS[question]
    answer = made()
    page.goto(f"{built_site.as_uri()}/index.html")
    for click in clicks:
        click.do(page)
    place = page.locator(answer.place).first
    expect(place).to_be_visible()
    for word in answer.words:
        expect(place).to_contain_text(word)
    assert watch.errors == []
