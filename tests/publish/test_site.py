"""Building the website: repeatable, all or nothing."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path

import pytest

from generator.publish import site as publish
from generator.site.page import Asset, Page, Site
from support.sample_site import make_project, small_handbook


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The mkdocs.yml of a little project."""
    return make_project(tmp_path)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file with its bytes."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def with_page(text: str) -> Site:
    """The little site with another text on its first page."""
    first, *others = small_handbook().pages
    return replace(small_handbook(), pages=(replace(first, text=text), *others))


def test_head_and_foot_name_the_issuers(config: Path) -> None:
    """Whose directives these are stands on every page: short at the top, in full at the bottom."""
    site_dir = config.parent / "site"
    assert (
        publish.build(
            config,
            replace(small_handbook(), issuers=(("Amt <Nord>", "AN"), ("Amt Süd", "AS"))),
            site_dir,
        )
        == ()
    )
    html = (site_dir / "weisungen/probe.html").read_text(encoding="utf-8")
    assert '<span class="ww-scope">AN · AS</span>' in html
    assert "Weisungen von: Amt &lt;Nord&gt; · Amt Süd" in html


@pytest.mark.slow
def test_two_builds_are_byte_identical(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the day nor the folder of a build leaves a trace in it."""
    assert publish.build(config, small_handbook(), config.parent / "eins") == ()
    monkeypatch.setattr("mkdocs.utils.get_build_date", lambda: "2031-01-02")
    monkeypatch.setattr("mkdocs.structure.pages.get_build_date", lambda: "2031-01-02")
    time.sleep(1.1)
    assert publish.build(config, small_handbook(), config.parent / "anderswo" / "zwei") == ()
    one, two = contents(config.parent / "eins"), contents(config.parent / "anderswo" / "zwei")
    assert sorted(one) == sorted(two)
    assert [path for path in one if one[path] != two[path]] == []


def test_publishes_pages_files_and_navigation(config: Path) -> None:
    """Pages become HTML with German markup, files stay as they are, nothing names tools or
    dates.
    """
    site_dir = config.parent / "site"
    assert publish.build(config, small_handbook(), site_dir) == ()
    html = (site_dir / "weisungen/probe.html").read_text(encoding="utf-8")
    assert '<html lang="de"' in html
    assert "<title>Weisung zur Probe - Weisungswerk</title>" in html
    assert 'id="rn-1"' in html
    assert re.search(r'href="\.\./pruefer/frist\.html" class="md-tabs__link"', html)
    assert "squidfunk" not in html and 'name="generator"' not in html
    assert re.search(r"<script(?![^>]*(src=|application/json))", html) is None, "inline script"
    assert (site_dir / "daten/wissen.json").read_bytes() == b'{"format": 1}\n'
    assert not (site_dir / "sitemap.xml").exists()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# Neu\n\n[ins Leere](../pruefer/frsit.md)\n",
            (
                "error seite-unbekannt Der Verweis »../pruefer/frsit.md« führt ins Leere: Diese "
                "Seite oder Datei gibt es nicht.\n    Meinten Sie »../pruefer/frist.html«?"
            ),
        ),
        (
            "# Neu\n\n[ins Leere](../pruefer/frist.md#nirgends)\n",
            (
                "error sprungziel-unbekannt Der Verweis »../pruefer/frist.html#nirgends« führt "
                "ins Leere: Auf der Seite gibt es kein Sprungziel »nirgends«."
            ),
        ),
        (
            "# Neu\n\n![Bild](bild.png)\n",
            "error seite-unbekannt Der Verweis »bild.png« führt ins Leere",
        ),
        (
            '# Neu\n\n<script src="../assets/fehlt.js"></script>\n',
            "error seite-unbekannt Der Verweis »../assets/fehlt.js« führt ins Leere",
        ),
        (
            "# Neu\n\n[ab der Wurzel](/pruefer/frist.html)\n",
            "error verweis-absolut Der Verweis »/pruefer/frist.html« beginnt mit "
            "einem Schrägstrich",
        ),
        (
            '# Neu\n\n<p id="a">x</p>\n<p id="a">y</p>\n',
            "error sprungziel-doppelt Das Sprungziel »a« gibt es auf der Seite zweimal.",
        ),
        (
            "# Neu\n\n### Zu tief\n",
            "error ueberschrift-stufe Auf eine Überschrift der Stufe 1 folgt eine der Stufe 3.",
        ),
        ("# Neu\n\n# Noch eine\n", "error hauptueberschrift Die Seite hat 2 Hauptüberschriften"),
        (
            "# Neu\n\n<table><tr><td>1</td></tr></table>\n",
            "error tabelle-ohne-kopf Die Tabelle hat keine Kopfzellen.",
        ),
        (
            '# Neu\n\n<img src="../daten/wissen.json">\n',
            "error bild-ohne-text Das Bild hat keinen Text",
        ),
        (
            "# Neu\n\n![Plan](a.png){ src=https://x.de/a.png }\n",
            "error fremde-quelle Die Seite lädt etwas von außerhalb des Handbuchs: "
            "»https://x.de/a.png«.",
        ),
        (
            "# Neu\n\n[Frist](../pruefer/frist.md){ onclick=alert(1) }\n",
            "error skript-im-text Im Text der Seite steht ein Skript (onclick).",
        ),
        ('# Neu\n\n<section aria-labelledby="nichts">x</section>\n', "error bezeichnung-fehlt"),
    ],
)
def test_a_failing_build_leaves_the_old_site(config: Path, text: str, expected: str) -> None:
    """A dead link or anchor is reported, nothing is replaced and nothing is left over."""
    site_dir = config.parent / "site"
    assert publish.build(config, small_handbook(), site_dir) == ()
    before, beside = contents(site_dir), sorted(config.parent.iterdir())
    (message,) = publish.build(
        config, with_page(text.replace("# Neu", "# Neu {: #rn-1 }", 1)), site_dir
    )
    assert re.match(r"weisungen/probe\.html:\d+:\d+: ", message) and expected in message
    assert contents(site_dir) == before
    assert sorted(config.parent.iterdir()) == beside


def test_promised_addresses_exist(config: Path) -> None:
    """An address that others rely on is part of the site; a page or an anchor that is gone stops
    the build.
    """
    site_dir = config.parent / "site"
    assert (
        publish.build(
            config,
            replace(small_handbook(), promised=("weisungen/probe.html#rn-1", "daten/wissen.json")),
            site_dir,
        )
        == ()
    )
    for address, near in (
        ("weisungen/probe.html#rn-2", "rn-1"),
        ("weisungen/prob.html", "weisungen/probe.html"),
    ):
        (message,) = publish.build(config, replace(small_handbook(), promised=(address,)), site_dir)
        assert (
            f"error adresse-fehlt Unter der Adresse »{address}«" in message
            and f"Meinten Sie »{near}«?" in message
        )


def test_navigation_to_nowhere_is_told_in_german(config: Path) -> None:
    """MkDocs speaks English; whoever builds the handbook reads German."""
    site = replace(small_handbook(), nav=(*small_handbook().nav, ("Weg", "weg.md")))
    assert publish.build(config, site, config.parent / "site") == (
        "Die Navigation nennt eine Seite, die es nicht gibt: weg.md",
    )


def test_figures_of_the_last_look_are_filled_in(config: Path) -> None:
    """What was counted stands on the page that asks for it, and equals what is there."""
    site_dir = config.parent / "site"
    text = (
        '# Neu {: #rn-1 }\n\n<p><span data-build="pages">?</span> Seiten, <b class="x" '
        'data-build="tables">?</b> Tabellen</p>\n'
    )
    assert publish.build(config, with_page(text), site_dir) == ()
    html = (site_dir / "weisungen/probe.html").read_text(encoding="utf-8")
    pages = len(list(site_dir.rglob("*.html")))
    tables = sum(
        page.read_text(encoding="utf-8").count("<table") for page in site_dir.rglob("*.html")
    )
    assert (
        f'<span data-build="pages">{pages}</span> Seiten, <b class="x" '
        f'data-build="tables">{tables}</b>'
    ) in html


def test_a_crash_leaves_the_old_site(config: Path) -> None:
    """Also an error of our own keeps the old site, and the temporary folder goes."""
    site_dir = config.parent / "site"
    assert publish.build(config, small_handbook(), site_dir) == ()
    before, beside = contents(site_dir), sorted(config.parent.iterdir())

    def crash(_done: int, _total: int) -> None:
        raise RuntimeError("Absturz")

    with pytest.raises(RuntimeError):
        publish.build(config, small_handbook(), site_dir, crash)
    assert contents(site_dir) == before
    assert sorted(config.parent.iterdir()) == beside


def test_a_new_build_replaces_all_of_the_old_one(config: Path) -> None:
    """A page that is gone from the rules is gone from the site."""
    site_dir = config.parent / "site"
    old = Site(
        (*small_handbook().pages, Page("alt.md", "Alt", "# Alt\n", nav=False)),
        nav=small_handbook().nav,
    )
    assert publish.build(config, old, site_dir) == ()
    assert (site_dir / "alt.html").exists()
    assert publish.build(config, small_handbook(), site_dir) == ()
    assert not (site_dir / "alt.html").exists()


def test_foreign_folders_are_not_replaced(config: Path) -> None:
    """A mistyped folder costs nobody their files."""
    foreign = config.parent / "wichtig"
    foreign.mkdir()
    (foreign / "brief.txt").write_text("bleibt")
    assert "kein Handbuch" in publish.build(config, small_handbook(), foreign)[0]
    assert "das Projekt selbst" in publish.build(config, small_handbook(), config.parent)[0]
    assert (foreign / "brief.txt").read_text() == "bleibt"


def test_a_page_must_be_in_the_navigation_or_say_that_it_is_not(config: Path) -> None:
    """A page that was forgotten in the navigation is an error."""
    site = Site(
        (*small_handbook().pages, Page("lose.md", "Lose", "# Lose\n")), nav=small_handbook().nav
    )
    assert publish.build(config, site, config.parent / "site") == (
        "Diese Seiten fehlen in der Navigation: lose.md",
    )


def test_generated_files_do_not_replace_written_ones(config: Path) -> None:
    """Two sources for one page would hide one of them."""
    site = replace(
        small_handbook(), pages=(*small_handbook().pages, Page("index.md", "Start", "# Start\n"))
    )
    assert any(
        "index.md gibt es zweimal" in m for m in publish.build(config, site, config.parent / "site")
    )


def test_hand_written_pages_join_the_navigation(config: Path) -> None:
    """The start page comes first, other pages that the navigation does not name come last."""
    (config.parent / "content" / "hilfe.md").write_text("# Hilfe\n", encoding="utf-8")
    assert publish.build(config, small_handbook(), config.parent / "site") == ()
    html = (config.parent / "site" / "index.html").read_text(encoding="utf-8")
    tabs = re.findall(r'href="([^"]+)" class="md-tabs__link"', html)
    assert tabs == ["index.html", "weisungen/probe.html", "pruefer/frist.html", "hilfe.html"]


def test_progress_ends_at_its_total(config: Path) -> None:
    """Progress counts up by one and reaches what it announced."""
    steps: list[tuple[int, int]] = []
    site = replace(small_handbook(), assets=(Asset("a.bin", bytes(range(256))),))
    assert (
        publish.build(config, site, config.parent / "site", lambda *step: steps.append(step)) == ()
    )
    assert steps == [(n, 8) for n in range(1, 9)]
