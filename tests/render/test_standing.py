"""How directives stand, on small rules: dates by name, fixed versions, refusals, warnings, who
cites whom.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markupsafe import escape

from generator import pipeline
from generator.content.links import dead_links, ids
from generator.handbook import Page, Site
from generator.model import Model
from generator.site.addresses import NormAddresses
from generator.site.cross_references import CrossReferences
from generator.site.page_context import PageContext
from support.sample_rules import EARLIER, EARLIER_NORMS, FOLDER, replace_once, whole_project

LATEST, FIXED, OLD = (
    "weisungen/amt-frist.md",
    "weisungen/amt-frist/fassung-2025-01-01.md",
    "weisungen/amt-frist/fassung-0.9.md",
)
TERMS = """\
begriffe:
  - {id: eil, begriff: Eilig, status: geklärt, text: Was schnell gehen muss., quelle: [amt-frist#2]}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The little rules with an earlier version of their directive."""
    folder = whole_project(tmp_path) / FOLDER / "fassungen" / "0.9"
    folder.mkdir(parents=True)
    (folder / "weisung.yml").write_text(EARLIER, encoding="utf-8")
    (folder / "normen.yml").write_text(EARLIER_NORMS, encoding="utf-8")
    return tmp_path


def built(project: Path, day: str | None = None) -> dict[str, Page]:
    """The pages by path; every link on them leads somewhere."""
    result = pipeline.run(project, date=day)
    assert result.ok, "\n".join(map(str, result.problems))
    site = pipeline.pages(result, project)
    assert site.day == (day or "")
    theme = project / "site_templates" / "theme"
    assert (
        list(
            dead_links(
                site,
                {},
                frozenset(path.relative_to(theme).as_posix() for path in theme.rglob("*.*")),
            )
        )
        == []
    )
    return {page.path: page for page in site.pages}


def plain(page: Page) -> str:
    """The words of a page without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page.text))


def test_three_dates_have_three_names(project: Path) -> None:
    """Legal status, reference date and editorial date are never mixed."""
    pages = built(project, "2025-06-30")
    for path in (LATEST, FIXED, "pruefer/eingehalten.md"):
        text = plain(pages[path])
        assert re.search(
            (
                r"Rechtsstand.*gilt ab 01\.01\.2025, ohne Enddatum.*Stichtag ?30\.06\.2025 in "
                r"Kraft.*Redaktionsstand ?21\.11\.2026"
            ),
            text,
        ), path
    assert "Stichtag keiner" in plain(built(project)[LATEST]).replace(
        "Stichtagkeiner", "Stichtag keiner"
    )


def test_every_version_has_an_address_of_its_own(project: Path) -> None:
    """A link to a fixed version goes on to lead to that version when a younger one comes."""
    pages = built(project)
    assert "binnen 21 Tagen" in pages[OLD].text and "binnen 14 Tagen" not in pages[OLD].text
    assert "binnen 14 Tagen" in pages[FIXED].text and "binnen 14 Tagen" in pages[LATEST].text
    assert 'href="amt-frist/fassung-2025-01-01.html#rn-2"' in pages[LATEST].text
    assert 'href="../amt-frist.html#rn-2"' in pages[OLD].text
    assert {"rn-1", "rn-2"} <= set(ids(pages[OLD].text)) and "Es gibt eine jüngere" in plain(
        pages[OLD]
    )
    assert (
        not pages[OLD].nav
        and "exclude: true" in pages[OLD].text
        and "exclude" not in pages[LATEST].text
    )


def test_the_version_of_the_day(project: Path) -> None:
    """As of a day in the earlier version, the permanent address shows that one, and the younger is
    marked.
    """
    pages = built(project, "2023-06-30")
    assert "binnen 21 Tagen" in pages[LATEST].text and "gilt ab 01.01.2023 bis 31.12.2023" in plain(
        pages[LATEST]
    )
    assert "Gilt noch nicht" in plain(pages[FIXED])
    assert "Gilt nicht mehr" in plain(built(project, "2025-06-30")[OLD])


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2022-12-31", "Die früheste erfasste Fassung gilt ab 01.01.2023."),
        ("2024-06-30", "Der Tag liegt zwischen zwei erfassten Fassungen."),
    ],
)
def test_refusal_instead_of_another_days_answer(project: Path, day: str, why: str) -> None:
    """Where no version is known, the page says so; no norm is shown, and every address still leads
    somewhere.
    """
    pages = built(project, day)
    text = plain(pages[LATEST])
    assert "keine Fassung bekannt" in text and why in text and "14 Tagen" not in text
    assert {"rn-1", "rn-2", "rn-3", "rn-4"} <= set(ids(pages[LATEST].text))
    assert "keine Fassung dieses Prüfers bekannt" in plain(pages["pruefer/eingehalten.md"])
    assert "keine Fassung dieses Katalogs bekannt" in plain(pages["kataloge/probenarten.md"])
    assert "14 Tage" not in plain(pages["fristen.md"])
    assert "am Stichtag keine Fassung bekannt" in plain(pages["weisungen/index.md"])


def test_a_beginning_that_nobody_knows_is_said(project: Path) -> None:
    """Unknown is told apart from in force."""
    replace_once(project / FOLDER / "weisung.yml", "{ab: 2025-01-01, quelle: [1]}", "{quelle: [1]}")
    (project / FOLDER / "fassungen" / "0.9" / "weisung.yml").unlink()
    (project / FOLDER / "fassungen" / "0.9" / "normen.yml").unlink()
    (project / FOLDER / "fassungen" / "0.9").rmdir()
    text = plain(built(project, "2024-06-30")[LATEST])
    assert (
        "nicht bekannt, ob in Kraft" in text
        and "sagt ihr Text nicht" in text
        and ": in Kraft" not in text
    )


def test_a_replaced_directive_names_its_successor(project: Path) -> None:
    """It stays, with a warning on top and a mark at each norm."""
    folder = project / "rules" / "amt" / "neu"
    folder.mkdir()
    (folder / "weisung.yml").write_text(
        EARLIER.replace("amt-frist", "amt-neu")
        .replace("Fristen für Proben", "Neue Fristen")
        .replace("{ab: 2023-01-01, bis: 2023-12-31}", "{ab: 2026-01-01}")
        + "ersetzt: [{weisung: amt-frist, quelle: [1]}]\n",
        encoding="utf-8",
    )
    (folder / "normen.yml").write_text(
        EARLIER_NORMS.replace("amt-frist", "amt-neu"), encoding="utf-8"
    )
    page = built(project, "2026-06-30")[LATEST]
    assert "sie galt bis 31.12.2025" in plain(page) and re.search(
        r'An ihre Stelle tritt: <a href="amt-neu.html">Neue Fristen</a>', page.text
    )
    assert plain(page).count("Weisung ersetzt oder aufgehoben") == 4
    before = plain(built(project, "2025-06-30")[LATEST])
    assert "Nicht mehr anwenden" not in before and "ersetzt oder aufgehoben" not in before


def test_norms_with_a_validity_of_their_own(project: Path) -> None:
    """Not yet and no longer in force are told apart, on the page of the directive and of
    the role.
    """
    norms = project / FOLDER / "normen.yml"
    replace_once(norms, "binnen 14 Tagen.}", "binnen 14 Tagen., gilt: {bis: 2099-06-30}}")
    replace_once(norms, "prüfen beide.}", "prüfen beide., gilt: {ab: 2030-01-01}}")
    for checker in (project / FOLDER / "pruefer").glob("*.yml"):
        checker.unlink()
    pages = built(project, "2099-07-01")
    assert "gilt nicht mehr: galt bis 30.06.2099" in plain(pages[LATEST])
    assert "gilt nicht mehr" in plain(pages["rollen/amt/fachkraft.md"])
    assert "gilt noch nicht: gilt ab 01.01.2030" in plain(built(project, "2029-12-31")[LATEST])
    assert "gilt noch nicht" not in plain(built(project)[LATEST])


def test_a_reference_to_a_norm_that_is_over_is_marked(project: Path) -> None:
    """What an author marks is shown as marked, and a norm with an end of its own names it wherever
    it is cited.
    """
    replace_once(
        project / FOLDER / "normen.yml",
        "binnen 14 Tagen.}",
        "binnen 14 Tagen., gilt: {bis: 2026-06-30}}",
    )
    for checker in (project / FOLDER / "pruefer").glob("*.yml"):
        checker.unlink()
    (project / "rules" / "glossar.yml").write_text(
        TERMS.replace("amt-frist#2", '"amt-frist#2 (aufgehoben)"'), encoding="utf-8"
    )
    replace_once(
        project / FOLDER / "normen.yml",
        "Kleine Proben prüft niemand.",
        "Kleine Proben prüft niemand (anders Rn. 2).",
    )
    replace_once(
        project / FOLDER / "normen.yml",
        "Große Proben prüfen beide.",
        "Große Proben prüfen beide (anders Rn. 4).",
    )
    pages = built(project)
    assert 'frist.html#rn-2">2 (aufgehoben)</a>' in pages["glossar.md"].text
    context = PageContext(CrossReferences.of(pipeline.run(project).model), "x.html", "amt-frist")
    assert (
        context.named("amt-frist", 2).label == "Rn. 2 (galt bis 30.06.2026)"
        and context.rn(4).label == "4"
    )


def test_an_end_ahead_is_no_fault_and_is_shown(project: Path) -> None:
    """Who cites a norm that ends in the future need not call it repealed."""
    replace_once(
        project / FOLDER / "normen.yml",
        "binnen 14 Tagen.}",
        "binnen 14 Tagen., gilt: {bis: 2099-06-30}}",
    )
    pages = built(project)
    assert "gilt bis 30.06.2099" in plain(pages[LATEST])
    assert "Rn. 2 (gilt bis 30.06.2099)" in plain(pages["pruefer/eingehalten.md"])


def test_an_expired_deadline_is_marked_on_the_start_page(project: Path) -> None:
    """Also in a list for which editors chose no entries."""
    norms = project / FOLDER / "normen.yml"
    replace_once(norms, "binnen 14 Tagen.}", "binnen 14 Tagen., gilt: {bis: 2026-06-30}}")
    for checker in (project / FOLDER / "pruefer").glob("*.yml"):
        checker.unlink()
    start = project / "content" / "templates" / "index.md"
    start.parent.mkdir()
    (project / "content" / "index.md").unlink()
    start.write_text("# Handbuch\n\n<!-- weisungswerk: fristen -->\n", encoding="utf-8")
    assert "galt bis 30.06.2026" in plain(built(project)["index.md"])


def test_who_names_a_norm(project: Path) -> None:
    """Other norms, glossary and summary that rest on a norm are named at it."""
    (project / "rules" / "glossar.yml").write_text(TERMS, encoding="utf-8")
    replace_once(
        project / FOLDER / "normen.yml",
        "Kleine Proben prüft niemand.",
        "Kleine Proben prüft niemand (anders Rn. 2).",
    )
    folder = project / "content" / "zusammenfassungen"
    folder.mkdir()
    (folder / "amt-frist.md").write_text(
        "Eilige Proben zuerst [Rn. 2].\n\n## fristen\n\nBinnen 14 Tagen [Rn. 2, 3].\n",
        encoding="utf-8",
    )
    text = built(project)[LATEST].text
    norm = text[text.index('id="rn-2"') : text.index('id="rn-3"')]
    assert 'Zitiert von: Rn. <a href="#rn-4">4</a>' in norm
    assert (
        '<a href="../glossar.html#eil">Eilig</a>' in norm
        and '<a href="#in-kuerze">der Weisung</a>' in norm
    )


def test_readings_are_marked_where_they_are_taken(site: Site, model: Model) -> None:
    """Every norm in a conflict with a reading says so and leads there; without one it is called
    open.
    """
    page = next(page for page in site.pages if page.path == "weisungen/jc-bremen-ags-k.md")
    inside = [conflict for conflict in model.conflicts if "jc-bremen-ags-k" in conflict.directives]
    taken, open_ = ([c for c in inside if bool(c.taken) is wanted] for wanted in (True, False))
    assert taken and all(
        re.search(rf'Gewählte Lesart</strong>(?:(?!</p>).)*#{conflict.id}"', page.text)
        for conflict in taken
    )
    assert open_ and all(
        re.search(rf'Offen: (?:(?!</p>).)*#{conflict.id}"', page.text, re.DOTALL)
        for conflict in open_
    )


def test_each_norm_has_its_permanent_and_its_fixed_address(site: Site, model: Model) -> None:
    """The pages of a version hold all its norms, and each norm of the latest leads to them."""
    anchors, addresses = (
        {page.path: set(ids(page.text)) for page in site.pages},
        NormAddresses.of(model),
    )
    for directive in model.editions:
        stem = f"weisungen/{directive.id}/fassung-"
        (entry,) = (
            path for path in anchors if path.startswith(stem) and "/" not in path.removeprefix(stem)
        )
        assert {f"rn-{norm.rn}" for norm in directive.norms} <= anchors[entry]
        chapters = [path for path in anchors if path.startswith(entry.removesuffix(".md") + "/")]
        latest = "".join(
            page.text
            for page in site.pages
            if page.path.startswith(f"weisungen/{directive.id}") and "/fassung-" not in page.path
        )
        for norm in directive.norms:
            target = addresses.version(directive, norm.rn).removeprefix(
                f"weisungen/{directive.id}/"
            )
            assert f'{target}"' in latest, target
        held = (
            anchors[entry] if not chapters else set().union(*(anchors[path] for path in chapters))
        )
        assert {
            f"rn-{norm.rn}"
            for section in directive.sections
            if section.number
            for norm in section.norms
        } <= held


def test_the_bar_names_directive_version_and_validity(site: Site, model: Model) -> None:
    """On every page of a directive, chapters and fixed versions included."""
    for page in site.pages:
        if page.path.startswith("weisungen/") and page.path != "weisungen/index.md":
            directive = next(
                one for one in model.directives if page.path.startswith(f"weisungen/{one.id}")
            )
            bar = re.search(r'<p class="ww-bar.*?</p>', page.text, re.DOTALL)[0]
            assert str(escape(directive.short)) in bar and (
                "gilt ab" in bar or "Beginn nicht bekannt" in bar
            ), page.path
            assert (
                f"Fassung {directive.version}" in bar
                if directive.version
                else "Fassung nicht angegeben" in bar
            ), page.path


def test_chapters_lead_to_their_neighbours(site: Site) -> None:
    """Previous, next and the way back."""
    pages = {page.path: page.text for page in site.pages}
    middle = pages["weisungen/ba-integrationskonzept/2-1-3.md"]
    assert (
        'rel="prev" href="2-1-2.html"' in middle
        and 'rel="next" href="2-1-4.html"' in middle
        and 'href="../ba-integrationskonzept.html"' in middle
    )
    assert (
        'rel="prev"' not in pages["weisungen/ba-integrationskonzept/1.md"]
        and 'rel="next"' not in pages["weisungen/ba-integrationskonzept/4.md"]
    )
    assert (
        'href="../fassung-4.0.html"'
        in pages["weisungen/ba-integrationskonzept/fassung-4.0/2-1-3.md"]
    )
