"""The ways in: search field, own office, sorting and filtering; with a strict policy, from a
folder, without JavaScript.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.watched_pages import StartServer, Watch


@pytest.fixture(params=["file", "http"])
def address(request: pytest.FixtureRequest, built_site: Path, site_server: StartServer) -> str:
    """The handbook as a folder, and from a server with the strict policy."""
    return (
        f"{built_site.as_uri()}/"
        if request.param == "file"
        else site_server(built_site, policy="script-src 'self'; worker-src 'self'")
    )


def choose(page: Page, address: str, office: str) -> None:
    """Open the start page and choose the own office."""
    page.goto(address + "index.html")
    page.get_by_label("Meine Dienststelle").select_option(office)


@pytest.mark.parametrize("width", [1280, 320])
def test_the_large_field_opens_the_search(
    address: str, page: Page, watch: Watch, width: int
) -> None:
    """By keyboard, on a wide and on a narrow screen; what is typed then finds something."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + "index.html")
    page.get_by_role("button", name="suchen").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()
    page.keyboard.type("Umschulung")
    expect(page.locator(".md-search-result__item a").first).to_be_visible(timeout=20_000)
    assert watch.errors == []


def test_first_screen_shows_search_roles_checkers_and_deadlines(
    built_site: Path, page: Page
) -> None:
    """At 1280 px nobody scrolls to find the way in."""
    page.goto(f"{built_site.as_uri()}/index.html")
    for place in (
        page.get_by_role("button", name="suchen"),
        page.locator(".ww-roles a").first,
        page.locator(".ww-list a").first,
        page.locator(".ww-list--figures a").first,
    ):
        expect(place).to_be_in_viewport()


def test_other_offices_step_back_with_a_note(address: str, page: Page, watch: Watch) -> None:
    """The choice holds on the next page, before it is painted, and one click brings everything
    back.
    """
    choose(page, address, "jc-bremen")
    expect(page.get_by_role("link", name="BAK", exact=True)).to_be_hidden()
    page.goto(address + "pruefer/index.html")
    foreign = page.get_by_role("link", name="Wo ist dieser Vorgang zu dokumentieren?")
    expect(foreign).to_be_hidden()
    expect(page.get_by_role("link", name="Welche der sechs Profillagen")).to_be_visible()
    button = page.get_by_role("button", name="anzeigen: JC LK Heilbronn")
    expect(page.locator(".ww-away").first).to_contain_text(
        "Gehört zu JC LK Heilbronn, ausgeblendet"
    )
    button.focus()
    page.keyboard.press("Enter")
    expect(foreign).to_be_visible()
    expect(page.get_by_role("button", name="ausblenden: JC LK Heilbronn")).to_have_attribute(
        "aria-expanded", "true"
    )
    assert watch.errors == []


def test_the_strictest_policy_hides_as_well(
    built_site: Path, site_server: StartServer, page: Page
) -> None:
    """The rule that hides is no inline style: `default-src 'self'` lets it pass."""
    address = site_server(built_site, policy="default-src 'self'")
    choose(page, address, "jc-bremen")
    page.goto(address + "rollen/index.html")
    expect(
        page.get_by_role("link", name="Betriebsakquisiteurin oder Betriebsakquisiteur", exact=True)
    ).to_be_hidden()
    expect(page.locator(".ww-away")).to_contain_text("Gehört zu JC LK Heilbronn")


def test_everything_returns_with_the_choice_of_all(address: str, page: Page) -> None:
    """The choice can be undone, and nothing stays hidden."""
    choose(page, address, "jc-lk-heilbronn")
    expect(page.locator(".ww-away").first).to_be_visible()
    page.get_by_label("Meine Dienststelle").select_option("")
    expect(page.locator(".ww-away")).to_have_count(0)
    page.reload()
    assert page.locator("[data-ww-issuer]").evaluate_all(
        "all => all.every(one => getComputedStyle(one).display !== 'none')"
    )


def test_an_address_of_another_office_shows_what_it_names(address: str, page: Page) -> None:
    """A link to an entry that stepped back brings it back; a page of another office says whose it
    is.
    """
    choose(page, address, "jc-bremen")
    page.goto(address + "glossar.html#mag-heilbronn")
    expect(page.locator("#mag-heilbronn")).to_be_visible()
    page.goto(address + "rollen/jc-lk-heilbronn/bak.html")
    expect(page.locator(".ww-away")).to_contain_text(
        "gehört zu JC LK Heilbronn, nicht zu Ihrer Dienststelle (JC Bremen)"
    )
    page.get_by_role("link", name="Dienststelle ändern").click()
    expect(page.get_by_label("Meine Dienststelle")).to_have_value("jc-bremen")


def test_figures_sort_by_value_not_by_letter(address: str, page: Page, watch: Watch) -> None:
    """Two weeks stand before one month before two years; a third click restores the order of the
    sources.
    """
    page.goto(address + "fristen.html")
    before = page.locator("#zahlen-tabelle tbody tr").all_inner_texts()
    head = page.locator("th", has=page.get_by_role("button", name="Wert"))
    page.get_by_role("button", name="Wert").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    keys = page.locator("#zahlen-tabelle tbody th[data-sort]").evaluate_all(
        "all => all.map(one => one.dataset.sort.split(' '))"
    )
    figures = [(int(sort), Decimal(value)) for sort, value in keys]
    assert figures == sorted(figures) and len({sort for sort, _ in figures}) >= 4
    texts = page.locator("#zahlen-tabelle tbody th[data-sort]").all_inner_texts()
    order = [
        texts.index(text)
        for text in ("höchstens 2 Wochen", "höchstens 2 Monate", "3 Monate", "höchstens 2 Jahre")
    ]
    assert order == sorted(order)
    page.get_by_role("button", name="Wert").click()
    page.get_by_role("button", name="Wert").click()
    expect(head).not_to_have_attribute("aria-sort", "ascending")
    assert page.locator("#zahlen-tabelle tbody tr").all_inner_texts() == before
    assert watch.errors == []


def test_filters_narrow_and_count(address: str, page: Page) -> None:
    """Word, choice and own office work together; the count is told to screen readers."""
    page.goto(address + "fristen.html")
    count = page.locator("[role=status]").filter(has_text="Zahlen")
    page.get_by_label("Art", exact=True).select_option("Fristen")
    page.get_by_label("Wort oder Teil davon").fill("massnahme")
    shown = page.locator("#zahlen-tabelle tbody tr[data-art]:visible")
    expect(count).to_contain_text("3 von ")
    expect(shown).to_have_count(3)
    assert all("Frist" in text and "maßnahme" in text.lower() for text in shown.all_inner_texts())
    page.get_by_label("Weisung", exact=True).select_option("JC LK Heilbronn: BAK-Konzept")
    expect(count).to_contain_text("1 von ")
    expect(page.locator("#schwellen")).to_be_hidden()


def test_german_words_sort_as_in_a_dictionary(address: str, page: Page) -> None:
    """»Ä« stands by »A«, not behind »Z«."""
    page.goto(address + "fristen.html")
    page.get_by_role("button", name="Wofür").click()
    words = page.locator("#zahlen-tabelle tbody tr[data-art] td:nth-child(3)").all_inner_texts()
    assert words == page.evaluate(
        (
            "words => [...words].sort(new Intl.Collator('de', {numeric: true, sensitivity: "
            "'base'}).compare)"
        ),
        words,
    )


def test_without_javascript_all_is_readable_and_no_control_is_dead(
    built_site: Path, browser: Browser
) -> None:
    """No filter, no sort button, no choice of office, no search field; every row is there."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in (
        "index.html",
        "fristen.html",
        "glossar.html",
        "verzeichnis.html",
        "kataloge/massnahmearten.html",
    ):
        page.goto(f"{built_site.as_uri()}/{path}")
        expect(page.locator("article :is(button, select, input):visible")).to_have_count(0)
        assert page.locator(
            "article :is(tbody tr, .ww-glossary > div, .ww-list > li)"
        ).evaluate_all("all => all.every(one => one.getClientRects().length > 0)"), path
    page.goto(f"{built_site.as_uri()}/index.html")
    expect(page.get_by_text("Die Suche braucht JavaScript.")).to_be_visible()
    context.close()
