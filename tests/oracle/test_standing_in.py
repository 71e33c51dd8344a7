"""What a stand-in does, case by case; that both engines and the reference agree on it at random is
shown by ``test_properties``.
"""

from __future__ import annotations

import pytest

from generator.evaluate import evaluate
from support.completions import Completions
from support.oracle import differences, program_of
from support.random_checkers import READINGS, read_text

CHECKER = """
prüfer: erfunden
titel: Erfunden
weisungen: [probe]
ergebnis: eines
zählung: {tage: beide-enden}
merkmale:
  zugang: {typ: datum, frage: Zugang?, ersatz: aufgabe}
  aufgabe: {typ: datum, frage: Aufgabe?}
  art: {typ: auswahl, frage: Art?, werte: {neu: Neu, alt: Alt}, ersatz: plan}
  plan: {typ: auswahl, frage: Plan?, werte: {alt: Alt, neu: Neu}}
  eilig: {typ: ja-nein, frage: Eilig?, ersatz: gemeldet, gilt_wenn: art = neu}
  gemeldet: {typ: ja-nein, frage: Gemeldet?, fehlt: nein}
ausgänge: {frueh: Früh, spaet: Spät, offen: Offen}
hilfsgrößen: {ist_neu: art = neu}
werte:
  frist: {typ: datum, titel: Frist, formel: zugang + 3 Tage}
  dauer: {typ: ganzzahl, titel: Dauer, formel: "tage(aufgabe, zugang)"}
  liste:
    typ: liste
    titel: Liste
    einträge:
      neu: {titel: Neu, wenn: art = neu}
      nicht-neu: {titel: Nicht neu, wenn: art ≠ neu}
      verneint: {titel: Verneint, wenn: ist_neu = nein}
      genannt: {titel: Genannt, wenn: angegeben(art)}
      eilig: {titel: Eilig, wenn: eilig}
      danach: {titel: Danach, wenn: zugang >= aufgabe}
entscheidung:
  treffer: erste
  zeilen:
    - {nr: R1, wenn: zugang <= 2025-06-30, dann: frueh, quelle: [1]}
    - {nr: R2, wenn: zugang > 2025-06-30, dann: spaet, quelle: [1]}
    - {nr: R3, wenn: sonst, dann: offen, quelle: [1]}
"""
DAY = "2025-06-30"


def answer(**facts: object) -> dict:
    """What the engine says; the reference has to say the same."""
    checker = read_text(CHECKER)
    program = program_of(checker)
    assert not differences(program, Completions(checker), facts, resting=False)
    return evaluate(program, "erfunden", facts)


@pytest.mark.parametrize(
    ("facts", "outcome", "frist"),
    [
        ({"aufgabe": DAY}, "frueh", "2025-07-03"),
        ({"aufgabe": "2025-07-01"}, "spaet", "2025-07-04"),
        ({"aufgabe": DAY, "zugang": None}, "frueh", "2025-07-03"),
        ({"aufgabe": DAY, "zugang": "2025-07-02"}, "spaet", "2025-07-05"),
        ({"zugang": "2025-07-02"}, "spaet", "2025-07-05"),
    ],
)
def test_a_day_takes_over(facts: dict, outcome: str, frist: str) -> None:
    """While the fact is unknown, the other one counts in comparisons and formulas; not after."""
    said = answer(**facts, plan="alt")
    assert (said["outcome"], said["values"]["frist"]) == (outcome, frist)


def test_nothing_is_decided_without_either() -> None:
    """Where neither is known, whatever either of them can bring is open, and both can be asked."""
    said = answer()
    assert said["outcome"] is None and said["possible"] == ["frueh", "spaet"]
    assert {"zugang", "aufgabe"} <= set(said["missing"])


def test_choices_take_over_by_their_id() -> None:
    """In whatever order the choices stand; »angegeben« asks for the fact itself."""
    assert answer(aufgabe=DAY, plan="neu", gemeldet=True)["values"]["liste"] == ["eilig", "neu"]
    assert answer(aufgabe=DAY, plan="alt")["values"]["liste"] == ["nicht-neu", "verneint"]
    own = answer(aufgabe=DAY, plan="alt", art="neu", eilig=False)["values"]["liste"]
    assert own == ["genannt", "neu"]


def test_nothing_takes_over_where_a_fact_does_not_apply() -> None:
    """Who is not asked for a fact is not asked for its stand-in either."""
    said = answer(aufgabe=DAY, plan="alt", gemeldet=True)
    assert "eilig" not in said["values"]["liste"]


def test_a_fact_is_not_compared_with_itself() -> None:
    """From one to the other is compared and counted once both are stated."""
    said = answer(aufgabe=DAY, plan="alt")["values"]
    assert "danach" not in said["liste"] and "dauer" not in said
    said = answer(aufgabe=DAY, zugang="2025-07-01", plan="alt")["values"]
    assert "danach" in said["liste"] and said["dauer"] == 2


def test_a_condition_is_yes_or_no() -> None:
    """»hilfe = nein« says that the condition does not hold, whatever its facts are."""
    text = CHECKER.replace("werte: {neu: Neu, alt: Alt}", "werte: {neu: Neu, alt: Alt, c: C}")
    checker = read_text(text)
    facts = {"aufgabe": DAY, "art": "c", "plan": None}
    program = program_of(checker)
    assert not differences(program, Completions(checker, READINGS), facts, resting=False)
    assert "verneint" in evaluate(program, "erfunden", facts)["values"]["liste"]
