"""The little project with conflicts: taken, undecided, and facts that may be left out."""

from __future__ import annotations

from pathlib import Path

from support.sample_rules import FOLDER, whole_project

CONFLICTS = """\
konflikte:
  - id: frist-letzter-tag
    titel: Gehört der letzte Tag zur Frist?
    art: mehrdeutigkeit
    seiten:
      - {aussage: "Die Prüfung liegt binnen 14 Tagen.", quelle: [amt-frist#2]}
    lesarten:
      - {id: gehoert-dazu, text: Der letzte Tag gehört zur Frist.}
      - {id: gehoert-nicht-dazu, text: Der letzte Tag gehört nicht mehr zur Frist.}
    gewählt: gehoert-dazu
    folge: Der Prüfer rechnet mit der gewählten Lesart.
  - id: lager-ort
    titel: Wohin kommen kleine Proben?
    art: lücke
    seiten:
      - {aussage: "Kleine Proben prüft niemand.", quelle: [amt-frist#4]}
    lesarten:
      - {id: keller, text: Sie kommen in den Keller.}
      - {id: muell, text: Sie kommen in den Müll.}
    folge: Niemand hat entschieden.
"""
DEADLINE = """\
prüfer: probe-frist
titel: Ist die Probe rechtzeitig geprüft?
weisungen: [amt-frist]
ergebnis: eines
zählung: {tage: nur-ende}
merkmale:
  eingang: {typ: datum, titel: Eingang, frage: Wann kam die Probe?}
  geprueft: {typ: datum, titel: Prüfung, frage: Wann war die Prüfung?}
ausgänge:
  ja: Rechtzeitig
  nein: Zu spät
werte:
  ende: {typ: datum, titel: Ende der Frist, formel: eingang + 14 Tage}
hilfsgrößen:
  rechtzeitig: >-
    lesart(frist-letzter-tag) = gehoert-dazu und geprueft <= eingang + 14 Tage
    oder lesart(frist-letzter-tag) = gehoert-nicht-dazu und geprueft < eingang + 14 Tage
entscheidung:
  treffer: erste
  zeilen:
    - {nr: R1, wenn: rechtzeitig, dann: ja, text: Die Frist ist gewahrt., quelle: [2]}
    - {nr: R2, wenn: sonst, dann: nein, text: Die Frist ist versäumt., quelle: [2]}
beispiele:
  - {id: frist-2, fakten: {eingang: 2025-03-01, geprueft: 2025-03-16}, ergebnis: nein}
  - {id: frist-3, fakten: {eingang: 2025-03-01, geprueft: 2025-03-10}, ergebnis: ja}
"""
STORE = """\
prüfer: probe-lager
titel: Wohin kommt die Probe?
weisungen: [amt-frist]
ergebnis: eines
merkmale:
  klein: {typ: ja-nein, titel: Kleine Probe, frage: Ist die Probe klein?}
ausgänge:
  keller: Keller
  muell: Müll
  labor: Labor
hilfsgrößen:
  keller: klein und lesart(lager-ort) = keller
entscheidung:
  treffer: erste
  zeilen:
    - {nr: R1, wenn: keller, dann: keller, quelle: [4]}
    - {nr: R2, wenn: klein, dann: muell, quelle: [4]}
    - {nr: R3, wenn: sonst, dann: labor, quelle: [3]}
beispiele:
  - {id: lager-1, fakten: {klein: ja}, möglich: [keller, muell]}
  - {id: lager-2, fakten: {klein: nein}, ergebnis: labor}
"""
FEE = """\
prüfer: probe-gebuehr
titel: Welche Gebühr fällt an?
weisungen: [amt-frist]
ergebnis: eines
merkmale:
  gross: {typ: ja-nein, titel: Große Probe, frage: Ist die Probe groß?}
  dauer: {typ: ganzzahl, einheit: Tage, titel: Dauer, frage: Wie lange dauerte die Prüfung?,
          ersatz: geplante_dauer}
  geplante_dauer: {typ: ganzzahl, einheit: Tage, titel: Geplante Dauer, fehlt: ohne-angabe,
                   frage: Wie lange sollte die Prüfung dauern?}
  nachlass: {typ: ja-nein, titel: Nachlass, frage: Ist ein Nachlass vermerkt?, fehlt: ohne-angabe}
ausgänge:
  voll: Volle Gebühr
  halb: Halbe Gebühr
  keine: Keine Gebühr
entscheidung:
  treffer: erste
  zeilen:
    - {nr: R1, wenn: "gross und nachlass = ja", dann: halb, quelle: [3]}
    - {nr: R2, wenn: "gross und geplante_dauer > 9 Tage", dann: halb, quelle: [3]}
    - {nr: R3, wenn: "gross und dauer > 5 Tage", dann: voll, quelle: [3]}
    - {nr: R4, wenn: gross, dann: keine, quelle: [3]}
    - {nr: R5, wenn: sonst, dann: keine, quelle: [4]}
beispiele:
  - {id: gebuehr-1, fakten: {gross: ja, dauer: 7}, ergebnis: voll}
  - {id: gebuehr-2, fakten: {gross: ja, dauer: 7, nachlass: ja}, ergebnis: halb}
  - {id: gebuehr-3, fakten: {gross: nein}, ergebnis: keine}
"""
STEPS = """\
prüfer: probe-schritte
titel: Was ist mit der Probe zu tun?
weisungen: [amt-frist]
ergebnis: menge
merkmale:
  gross: {typ: ja-nein, titel: Große Probe, frage: Ist die Probe groß?}
ausgänge:
  wiegen: Wiegen
  messen: Messen
  wegwerfen: Wegwerfen
entscheidung:
  treffer: alle
  zeilen:
    - {nr: R1, wenn: ja, dann: wiegen, quelle: [2]}
    - {nr: R2, wenn: "gross oder lesart(frist-letzter-tag) = gehoert-nicht-dazu", dann: messen,
       quelle: [3]}
    - {nr: R3, wenn: "lesart(lager-ort) = muell und nicht gross", dann: wegwerfen, quelle: [4]}
beispiele:
  - {id: schritte-1, fakten: {gross: ja}, ergebnis: [messen, wiegen]}
"""
CHECKERS = {
    "probe-frist": DEADLINE,
    "probe-lager": STORE,
    "probe-gebuehr": FEE,
    "probe-schritte": STEPS,
}


def reading_project(folder: Path) -> Path:
    """The little project with the conflicts and checkers of this file."""
    whole_project(folder)
    (folder / "rules" / "konflikte.yml").write_text(CONFLICTS, encoding="utf-8")
    for name, text in CHECKERS.items():
        file = folder / FOLDER / "pruefer" / f"{name}.yml"
        file.write_text(text, encoding="utf-8")
    return folder
