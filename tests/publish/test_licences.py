"""What a handbook contains of others comes with their notices."""

from __future__ import annotations

import json
import re
from importlib.metadata import distribution
from pathlib import Path

import material

from support.paths import ROOT

TEXT = (ROOT / "site_templates/theme/assets/lizenzen.txt").read_text(encoding="utf-8")
NOTICE = (ROOT / "NOTICE").read_text(encoding="utf-8")
THEME = Path(material.__file__).parent / "templates"


def licence(package: str) -> str:
    """The licence that an installed package brings."""
    (file,) = (
        file
        for file in distribution(package).files or ()
        if re.search(r"licenses/LICENSE$", str(file))
    )
    return file.read_text(encoding="utf-8")


def test_the_licence_of_the_theme_is_there_whole() -> None:
    """Its notice and its text, as the installed version has them."""
    notice, permission = licence("mkdocs-material").split("\n\n", 1)
    assert notice in TEXT and permission.rstrip() in TEXT


def test_the_apache_licence_is_there_whole() -> None:
    """As the engine of the PDFs brings it."""
    assert licence("typst").strip("\n") in TEXT


def test_what_the_scripts_of_the_theme_contain_is_named() -> None:
    """Every package from which they were made, in both lists, with its copyright."""
    named = {"lunr": "lunr", "clipboard": "clipboard.js", "rxjs": "RxJS"}
    for file in (THEME / "assets" / "javascripts").rglob("*.map"):
        parts = json.loads(file.read_text(encoding="utf-8"))
        for source, code in zip(parts["sources"], parts["sourcesContent"], strict=True):
            if found := re.search(r"node_modules/((?:@[^/]+/)?[^/]+)/", source):
                name = named.get(found[1], found[1])
                assert name in TEXT and name in NOTICE, name
            for owner in re.findall(r"Copyright ?\([cC]\) ?([^\n<]*[a-zA-Z])", code):
                if "Permission" not in owner:
                    assert re.sub(r"\W*$", "", owner).strip() in TEXT, owner


def test_they_come_with_every_handbook(little_site: Path) -> None:
    """Beside the files that they are about."""
    assert (little_site / "assets/lizenzen.txt").read_text(encoding="utf-8") == TEXT


def test_libraries_of_the_project_are_named() -> None:
    """Each direct dependency stands in the notice."""
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    needed = re.search(r"^dependencies = \[(.*?)\]", project, re.MULTILINE | re.DOTALL)[1]
    for name in re.findall(r'"([a-z.-]+)', needed):
        assert name in NOTICE, name
