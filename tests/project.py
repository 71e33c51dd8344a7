"""A little project with every kind of rule file: one directive, one catalogue, two checkers."""

from __future__ import annotations

import shutil
from pathlib import Path

TESTS = Path(__file__).parent
ROOT = TESTS.parent
LITTLE = TESTS / "little_rules"
FOLDER = "rules/amt/frist"


def little_project(folder: Path) -> Path:
    """A copy of the little rules in ``folder``; enough for load, check, compile, verify and evaluate."""
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
