"""A little handbook that needs no rules: for tests of publishing and of the theme."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

from generator.feeds.search_documents import script
from generator.scripts import scripts
from generator.search.document import Passage, SearchDocument
from generator.search.index import parts
from generator.site import addresses
from generator.site.page import Asset, Page, Site
from support.paths import ROOT

FOUND = SearchDocument(
    kind="Norm",
    issuer="",
    version="",
    title="Zuständigkeit",
    trail="Weisung zur Probe",
    address="weisungen/probe.html#rn-1",
    passages=(
        Passage(
            "weisungen/probe.html#rn-1",
            "Zuständigkeit",
            "Das Absolventenmanagement führt die Fachkraft.",
        ),
    ),
)


@cache
def small_handbook() -> Site:
    """Its pages; made when the first test asks, because the search takes a dictionary to make."""
    return Site(
        pages=(
            Page(
                "weisungen/probe.md",
                "Weisung zur Probe",
                "# Weisung zur Probe\n\nDie Fachkraft prüft den Antrag, siehe "
                "[Prüfer](../pruefer/frist.md).\n\n"
                "## Zuständigkeit {#rn-1}\n\nDas Absolventenmanagement führt die Fachkraft.\n\n"
                "| Schritt | Frist |\n| --- | --- |\n| Einladung | vier Wochen |\n",
            ),
            Page(
                "pruefer/frist.md",
                "Welche Frist gilt?",
                (
                    "# Welche Frist gilt?\n\nGrundlage ist die "
                    "[Zuständigkeit](../weisungen/probe.md#rn-1).\n"
                ),
            ),
            Page(
                "rollen/fachkraft.md",
                "Fachkraft",
                "# Fachkraft\n\nNur durch Verweise.\n",
                nav=False,
            ),
        ),
        assets=(Asset("daten/wissen.json", b'{"format": 1}\n'), *_search()),
        nav=(
            ("Weisungen", (("Probe", "weisungen/probe.md"),)),
            ("Prüfer", (("Frist", "pruefer/frist.md"),)),
        ),
    )


def _search() -> tuple[Asset, ...]:
    return (
        Asset(addresses.script("search.js"), scripts()["search.js"]),
        *(
            Asset(addresses.search_part(name), script(name, part))
            for name, part in parts((FOUND,)).items()
        ),
    )


def make_project(folder: Path) -> Path:
    """A project with the real configuration and theme, but one hand-written page; gives its
    mkdocs.yml.
    """
    shutil.copytree(ROOT / "site_templates" / "theme", folder / "site_templates" / "theme")
    (folder / "content").mkdir()
    (folder / "content" / "index.md").write_text(
        "# Handbuch\n\nZur [Weisung](weisungen/probe.md) und zur [Rolle](rollen/fachkraft.md).\n",
        encoding="utf-8",
    )
    return Path(shutil.copy(ROOT / "mkdocs.yml", folder))
