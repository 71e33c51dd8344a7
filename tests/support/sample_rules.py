"""A little project with every kind of rule file: one directive, one catalogue, two checkers."""

from __future__ import annotations

import shutil
from pathlib import Path

from support.paths import ROOT, TESTS

LITTLE = TESTS / "little_rules"
FOLDER = "rules/amt/frist"

# An earlier version of the directive, with fewer norms.
EARLIER = """\
weisung: amt-frist
titel: Fristen für Proben
art: Geschäftsanweisung
worum: Sie sagte, bis wann eine Probe zu prüfen war.
fassung: "0.9"
gilt: {ab: 2023-01-01, bis: 2023-12-31}
redaktionsstand: 2026-11-20
"""
EARLIER_NORMS = """\
weisung: amt-frist
abschnitte:
  - id: fristen
    titel: Fristen
    normen:
      - {rn: 1, stelle: I, art: angabe, text: "Die Weisung galt ab dem 1. Januar 2023."}
      - {rn: 2, stelle: II, art: frist, wert: 21, einheit: Tage,
         text: "Proben waren binnen 21 Tagen zu prüfen."}
"""


def little_project(folder: Path) -> Path:
    """A copy of the little rules in ``folder``; enough for load, check, compile, verify and
    evaluate.
    """
    shutil.copytree(LITTLE / "rules", folder / "rules")
    return folder


def whole_project(folder: Path) -> Path:
    """The little rules with what a website needs: configuration, templates, a start page."""
    little_project(folder)
    shutil.copytree(ROOT / "site_templates", folder / "site_templates")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "content").mkdir()
    (folder / "content" / "index.md").write_text("# Handbuch\n\nZur Probe.\n", encoding="utf-8")
    return folder


def replace_once(file: Path, old: str, new: str) -> None:
    """Changes one place in a file; fails when the place is not there, or not alone."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file}: {text.count(old)} × {old!r}"
    file.write_text(text.replace(old, new), encoding="utf-8")
