"""What is written: norms, catalogues, registers; added, changed, dropped, or not readable in one
version.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.changes import Comparison, EntryChange
from generator.compare import compare, read
from support.sample_rules import FOLDER, little_project, replace_once

NORMS, CATALOGUE = f"{FOLDER}/normen.yml", f"{FOLDER}/kataloge/probenarten.yml"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Two projects with the same rules."""
    return tuple(little_project(tmp_path / name) for name in ("alt", "neu"))


def differences(pair: tuple[Path, Path]) -> Comparison:
    """What the comparison says."""
    return compare(*(read(root, root.name) for root in pair))[0]


def norm(comparison: Comparison, rn: str) -> EntryChange:
    """One norm of the only directive that changed."""
    (directive,) = comparison.directives
    return next(entry for entry in directive.of("norm") if entry.id == rn)


def test_the_same(pair: tuple[Path, Path]) -> None:
    """Nothing differs; a comment is nothing."""
    assert differences(pair).empty
    (pair[1] / NORMS).write_text(
        "# Kommentar\n" + (pair[1] / NORMS).read_text(encoding="utf-8"), encoding="utf-8"
    )
    assert differences(pair).empty


def test_particulars_of_a_norm(pair: tuple[Path, Path]) -> None:
    """Field by field, before and after; fields that stayed are not named."""
    replace_once(
        pair[1] / NORMS,
        "akteur: fachkraft, wert: 14, einheit: Tage, "
        "text: Eilige Proben prüft sie binnen 14 Tagen.",
        (
            "akteur: leitung, wert: 2, einheit: Wochen, "
            "text: Eilige Proben prüft sie binnen "
            "zwei Wochen."
        ),
    )
    found = {field.name: (field.old, field.new) for field in norm(differences(pair), "2").fields}
    assert found == {
        "actors": (["amt/fachkraft"], ["amt/leitung"]),
        "value": (14, 2),
        "unit": ("Tage", "Wochen"),
        "text": (
            "Eilige Proben prüft sie binnen 14 Tagen.",
            "Eilige Proben prüft sie binnen zwei Wochen.",
        ),
    }


def test_norms_added_and_dropped(pair: tuple[Path, Path]) -> None:
    """A norm in one version only, with its text; seen from both sides."""
    replace_once(
        pair[1] / NORMS,
        "      - {rn: 4, stelle: III, art: ausnahme, text: Kleine Proben prüft niemand.}\n",
        "      - {rn: 5, stelle: III, art: ausnahme, text: Sehr kleine Proben prüft niemand.}\n",
    )
    found = differences(pair)
    assert (norm(found, "4").state, norm(found, "5").state) == ("dropped", "added")
    assert ("text", None, "Sehr kleine Proben prüft niemand.") in {
        (f.name, f.old, f.new) for f in norm(found, "5").fields
    }
    assert norm(differences(pair[::-1]), "4").state == "added"


def test_head_of_a_directive(pair: tuple[Path, Path]) -> None:
    """Versions and validity."""
    head = pair[1] / FOLDER / "weisung.yml"
    replace_once(
        head,
        "gilt: {ab: 2025-01-01, quelle: [1]}",
        "gilt: {ab: 2025-01-01, bis: 2026-12-31, quelle: [1]}",
    )
    replace_once(
        head,
        '  - {version: "1.1", datum: 2025-01-01, quelle: [1]}',
        '  - {version: "1.2", datum: 2025-01-01, quelle: [1]}',
    )
    (entry,) = differences(pair).directives
    assert {field.name for field in entry.fields} == {"versions", "valid"}
    assert [(field.old, field.new) for field in entry.fields if field.name == "valid"] == [
        ("ab 2025-01-01", "ab 2025-01-01, bis 2026-12-31")
    ]


def test_catalogues(pair: tuple[Path, Path]) -> None:
    """The cell that changed, and the row that is new."""
    replace_once(
        pair[1] / CATALOGUE,
        "zellen: {menge: 20}}",
        "zellen: {menge: 30}}\n  - {id: winzig, titel: Winzige Probe, rn: [4], zellen: {menge: 0}}",
    )
    (entry,) = differences(pair).catalogues
    changed, added = entry.of("row")
    assert (changed.id, [(field.name, field.old, field.new) for field in changed.fields]) == (
        "gross",
        [("cell:menge", 20, 30)],
    )
    assert (added.id, added.state) == ("winzig", "added")


def test_registers(pair: tuple[Path, Path]) -> None:
    """A new term, a role with another title."""
    (pair[1] / "rules/glossar.yml").write_text(
        (
            "begriffe:\n  - {id: probe, begriff: Probe, status: geklärt, text: Was geprüft "
            "wird., quelle: [amt-frist#2]}\n"
        ),
        encoding="utf-8",
    )
    replace_once(pair[1] / "rules/rollen.yml", "titel: Fachkraft", "titel: Sachbearbeitung")
    assert [(entry.kind, entry.id, entry.state) for entry in differences(pair).registers] == [
        ("role", "amt/fachkraft", "changed"),
        ("term", "probe", "added"),
    ]


def test_what_cannot_be_read_is_neither_new_nor_dropped(pair: tuple[Path, Path]) -> None:
    """One broken file of norms and one broken checker: their problems are told, the rest is
    compared.
    """
    replace_once(pair[1] / NORMS, "art: pflicht", "art: plicht")
    replace_once(
        pair[1] / f"{FOLDER}/pruefer/zustaendig.yml", "treffer: eindeutig", "treffer: eindeutich"
    )
    replace_once(pair[1] / f"{FOLDER}/pruefer/eingehalten.yml", "> 14 Tage", "> 15 Tage")
    comparison, findings = compare(*(read(root, root.name) for root in pair))
    assert {
        problem.place.file for problem in findings.new if problem.code == "wort-unbekannt"
    } == set(comparison.unread) and not findings.old
    assert comparison.directives == () and [change.entry.id for change in comparison.checkers] == [
        "eingehalten"
    ]


def test_a_new_version_of_a_checker(pair: tuple[Path, Path]) -> None:
    """A second file with the same id and a later validity is compared with the one before it."""
    first = pair[1] / f"{FOLDER}/pruefer/eingehalten.yml"
    text = first.read_text(encoding="utf-8")
    later = text.replace("> 14 Tage", "> 15 Tage").split("beispiele:")[0]
    first.with_name("eingehalten-2.yml").write_text(
        later + "gilt: {ab: 2027-01-01}\n", encoding="utf-8"
    )
    first.write_text(text + "gilt: {bis: 2026-12-31}\n", encoding="utf-8")
    old, new = sorted(differences(pair).checkers, key=lambda change: change.new.valid.since)
    assert not old.cases and [field.name for field in old.entry.fields] == ["valid"]
    assert [(case.old["outcome"], case.new["outcome"]) for case in new.of("outcome")] == [
        ("nein", "ja")
    ]
