"""Checkers in a real browser: from the file share, by keyboard, and without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.watched_pages import Watch

WINDOW = "pruefer/absoma-kontaktfenster.html"


def _address(site: Path, page: str) -> str:
    return (site / page).as_uri()


def test_answer_by_keyboard_on_a_file_share(built_site: Path, page: Page, watch: Watch) -> None:
    """Typing a date and pressing Enter gives the window with its dates, and asks nobody for
    anything.
    """
    page.goto(_address(built_site, WINDOW))
    field = page.locator(".ww-pruefer input").first
    field.focus()
    page.keyboard.type("30.06.2025")
    page.keyboard.press("Enter")
    result = page.locator(".ww-pruefer")
    expect(result).to_contain_text("Zeitfenster steht fest")
    expect(result).to_contain_text("02.06.2025")
    expect(result).to_contain_text("28.07.2025")
    assert watch.foreign == []


def test_result_leads_to_its_norms(built_site: Path, page: Page) -> None:
    """The reasons link to Randnummern that exist on the page of the directive."""
    page.goto(_address(built_site, WINDOW))
    page.locator(".ww-pruefer input").first.focus()
    page.keyboard.type("30.06.2025")
    page.keyboard.press("Enter")
    link = page.locator(".wp-reasons a[href$='#rn-44']").first
    link.click()
    assert page.url.endswith("jc-bremen-absolventenmanagement.html#rn-44")
    expect(page.locator("#rn-44")).to_be_visible()


def test_wrong_date_is_explained(built_site: Path, page: Page) -> None:
    """A day that does not exist is refused with a sentence, and the focus goes there."""
    page.goto(_address(built_site, WINDOW))
    page.locator(".ww-pruefer input").first.focus()
    page.keyboard.type("31.06.2025")
    page.keyboard.press("Enter")
    expect(page.locator(".wp-error").first).to_be_visible()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (WINDOW, ("Entscheidungstabelle", "Zeitfenster vorläufig", "Rn.")),
        ("pruefer/absoma-zustaendigkeit.html", ("Entscheidungstabelle", "IFK der JBA", "AGS-K")),
    ],
)
def test_page_reads_without_javascript(
    built_site: Path, browser: Browser, address: str, words: tuple[str, ...]
) -> None:
    """Without scripts the decision table is there to read."""
    context = browser.new_context(java_script_enabled=False, locale="de-DE")
    page = context.new_page()
    page.goto(_address(built_site, address))
    for word in words:
        expect(page.locator("main")).to_contain_text(word)
    expect(page.locator(".ww-table--decision")).to_be_visible()
    context.close()


def test_no_page_reaches_other_hosts(built_site: Path, page: Page, watch: Watch) -> None:
    """Every kind of page stays at home."""
    for address in (
        "index.html",
        "weisungen/jc-bremen-absolventenmanagement.html",
        WINDOW,
        "kataloge/massnahmearten.html",
        "rollen/jc-bremen/ifk.html",
        "fristen.html",
        "auslegung.html",
        "glossar.html",
        "verzeichnis.html",
        "404.html",
    ):
        page.goto(_address(built_site, address))
        page.wait_for_load_state("load")
    assert watch.foreign == []


def test_no_page_scrolls_sideways_on_a_phone(built_site: Path, browser: Browser) -> None:
    """At 320 px only tables scroll, inside their own region."""
    context = browser.new_context(viewport={"width": 320, "height": 700}, locale="de-DE")
    page = context.new_page()
    wide = []
    for address in (
        "index.html",
        "weisungen/jc-bremen-absolventenmanagement.html",
        WINDOW,
        "fristen.html",
        "auslegung.html",
        "glossar.html",
        "verzeichnis.html",
        "weisungen/ba-integrationskonzept/2-1-3.html",
    ):
        page.goto(_address(built_site, address))
        if page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        ):
            wide.append(address)
    context.close()
    assert wide == []
