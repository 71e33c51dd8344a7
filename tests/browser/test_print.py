"""On paper: the text alone, black on white, unfolded, no table cut off."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from support.page_samples import kinds

PORTRAIT, LANDSCAPE = 680, 1009  # A4 without its margins, in CSS pixels
TABLES = """() => [...document.querySelectorAll("table")]
  .map(table => [table.scrollWidth, (table.caption || table).textContent.trim().slice(0, 40)])"""
FOLDED = """() => [...document.querySelectorAll("details > :not(summary)")]
  .filter(part => part.parentElement.checkVisibility())
  .filter(part => !part.checkVisibility({contentVisibilityAuto: true})
    && getComputedStyle(part).display !== "none")
  .map(part => part.textContent.trim().slice(0, 40))"""
LANDSCAPE_PAGE = "getComputedStyle(document.body).page === 'quer'"


@pytest.fixture
def paper(built_site: Path, page: Page) -> tuple[Path, Page]:
    """The handbook and a page as it is printed by somebody who reads in the dark scheme."""
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": PORTRAIT, "height": 970})
    return built_site, page


def test_every_kind_of_page_fits_the_paper(paper: tuple[Path, Page]) -> None:
    """No table is wider than the sheet, and what was folded is open."""
    site, page = paper
    wrong = []
    for path in sorted(
        {*kinds(site), "kataloge/profillagen.html", "pruefer/egv-laufzeit.html"} - {"404.html"}
    ):
        page.goto((site / path).as_uri())
        width = LANDSCAPE if page.evaluate(LANDSCAPE_PAGE) else PORTRAIT
        page.set_viewport_size({"width": width, "height": 970})
        wrong += [
            f"{path}: {name} {size} px" for size, name in page.evaluate(TABLES) if size > width
        ]
        wrong += [f"{path}: folded {text}" for text in page.evaluate(FOLDED)]
        page.set_viewport_size({"width": PORTRAIT, "height": 970})
    assert wrong == []


def test_only_the_text_is_printed(paper: tuple[Path, Page]) -> None:
    """Head, navigation and search stay on the screen; the foot names the issuers; black on white
    also from dark.
    """
    site, page = paper
    page.goto((site / "weisungen/jc-bremen-ags-k.html").as_uri())
    for part in (
        ".md-header",
        ".md-tabs",
        ".md-sidebar--primary",
        ".md-sidebar--secondary",
    ):
        expect(page.locator(part)).to_be_hidden()
    expect(page.locator(".ww-footer")).to_be_visible()
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    for part in ("h1", "article p", ".ww-rn"):
        expect(page.locator(part).first).to_have_css("color", "rgb(0, 0, 0)")


def test_a_pdf_has_pages_of_both_kinds(built_site: Path, page: Page) -> None:
    """Chromium prints a directive upright and a wide catalogue across, on more than one sheet."""
    for path, box in (
        ("weisungen/jc-bremen-ags-k.html", (595, 842)),
        ("kataloge/profillagen.html", (842, 595)),
    ):
        page.goto((built_site / path).as_uri())
        pdf = page.pdf(prefer_css_page_size=True).decode("latin-1")
        sizes = {
            tuple(round(float(number)) for number in line.split()[2:4])
            for line in (part.partition("]")[0] for part in pdf.split("/MediaBox [")[1:])
        }
        assert sizes == {box} and pdf.count("/MediaBox [") > 1
