"""Directive pages in a real browser: the bar stays in view, links open what is folded, print shows
everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

DIRECTIVE = "weisungen/jc-lk-heilbronn-bak-konzept.html"
CHAPTER = "weisungen/ba-integrationskonzept/2-1-3.html"
FOLDED = 2  # on the cover: data of the document, folded
TERMS, TERM = "weisungen/jc-bremen-ags-k.html", 7  # a page with two folded lists
NORM = 60  # a norm of the text
ABSOMA = "weisungen/jc-bremen-absolventenmanagement.html"
HEIGHT = 8000  # at most so many pixels at 1280
WORDS = {  # twice the words of the source; the norms of AGS-K alone have more than one and a half
    ABSOMA: 2 * 753,
    TERMS: 1450,
    "weisungen/jc-bremen-rahmenkonzept-mi.html": 2 * 1865,
    DIRECTIVE: 2 * 1637,
}


def box(page: Page, selector: str) -> dict:
    """Where an element stands in the window."""
    found = page.locator(selector).first.bounding_box()
    assert found, selector
    return found


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize(
    ("path", "anchor"), [(DIRECTIVE, "rn-60"), (DIRECTIVE, "abschnitt-nr-7"), (CHAPTER, "rn-300")]
)
def test_the_bar_stays_in_view_and_covers_no_target(
    built_site: Path, page: Page, width: int, path: str, anchor: str
) -> None:
    """After a jump deep into the page, directive and version stand below the header and above the
    target.
    """
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{(built_site / path).as_uri()}#{anchor}")
    bar, header, target = box(page, ".ww-bar"), box(page, ".md-header"), box(page, f"#{anchor}")
    assert page.evaluate("scrollY") > 500
    assert header["y"] + header["height"] - 1 <= bar["y"] < 120
    assert bar["y"] + bar["height"] <= target["y"] + 1 < 300
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 320])
def test_the_bar_covers_no_focus(built_site: Path, page: Page, width: int) -> None:
    """Going backwards by keyboard, what has the focus is in sight."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((built_site / ABSOMA).as_uri())
    page.locator("#rn-99 summary").focus()
    hidden = []
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        hidden += page.evaluate(
            """() => {
              const focus = document.activeElement;
              const bar = document.querySelector(".ww-bar").getBoundingClientRect();
              const top = focus.getClientRects()[0].top;
              return focus.closest("article") && top < bar.bottom - 1 ? [focus.outerHTML] : [];
            }"""
        )
    assert hidden == []


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def any_page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page with and one without JavaScript."""
    context = browser.new_context(
        java_script_enabled=request.param, viewport={"width": 1280, "height": 800}
    )
    yield context.new_page()
    context.close()


def test_a_link_to_a_folded_norm_opens_it(built_site: Path, any_page: Page) -> None:
    """Whoever comes by a link sees the norm, not a closed list; other lists and every apparatus
    stay folded.
    """
    any_page.goto(f"{(built_site / TERMS).as_uri()}#rn-{TERM}")
    expect(any_page.locator(f"#rn-{TERM} .ww-norm__text")).to_be_in_viewport()
    assert any_page.locator(".ww-fold[open]").count() == 1 < any_page.locator(".ww-fold").count()
    assert any_page.locator(".ww-apparatus[open]").count() == 0


def test_a_link_inside_the_page_opens_it_too(built_site: Path, page: Page) -> None:
    """The same for a jump on the page, as from a summary."""
    page.goto((built_site / DIRECTIVE).as_uri())
    expect(page.locator(f"#rn-{FOLDED}")).not_to_be_visible()
    page.evaluate(f"location.hash = 'rn-{FOLDED}'")
    expect(page.locator(f"#rn-{FOLDED}")).to_be_in_viewport()


def test_what_is_said_about_the_document_opens_from_the_top(
    built_site: Path, any_page: Page
) -> None:
    """One link under the title, one beside the number of Randnummern."""
    any_page.goto((built_site / DIRECTIVE).as_uri())
    expect(any_page.locator("#ueber-diese-weisung")).not_to_be_visible()
    any_page.locator(".ww-sub").get_by_role("link", name="Über diese Weisung").click()
    expect(any_page.locator("#ueber-diese-weisung .ww-status").first).to_be_in_viewport()


def test_folded_lists_open_by_keyboard(built_site: Path, page: Page) -> None:
    """The summary line is a control with a telling name."""
    page.goto((built_site / TERMS).as_uri())
    line = page.locator(f".ww-fold:has(#rn-{TERM}) > summary")
    expect(line).to_contain_text("Abkürzungen und Begriffe")
    line.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#rn-{TERM} .ww-norm__text")).to_be_visible()


def test_the_apparatus_of_a_norm_opens_on_request(built_site: Path, any_page: Page) -> None:
    """Closed at first, by name, also without JavaScript; the doubt beside the text leads to it."""
    any_page.goto((built_site / DIRECTIVE).as_uri())
    apparatus = any_page.locator("#apparat-24")
    expect(apparatus).not_to_be_visible()
    any_page.locator("#rn-24 .ww-apparatus > summary").click()
    expect(apparatus).to_contain_text("Fundstelle")
    expect(any_page.locator("summary[aria-label='Apparat zu Randnummer 24']")).to_have_count(1)


def test_the_switch_opens_every_apparatus(built_site: Path, page: Page) -> None:
    """»mit Apparat« opens all, »Text« closes them; which one is chosen is said."""
    page.goto((built_site / ABSOMA).as_uri())
    norms = page.locator(".ww-apparatus")
    opened = page.locator(".ww-apparatus[open]")
    expect(opened).to_have_count(0)
    page.get_by_role("button", name="mit Apparat").click()
    expect(opened).to_have_count(norms.count())
    expect(page.get_by_role("button", name="mit Apparat")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Text", exact=True).click()
    expect(opened).to_have_count(0)


def test_the_switch_is_not_offered_without_a_script(built_site: Path, browser: Browser) -> None:
    """A button that does nothing would be a trap."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((built_site / ABSOMA).as_uri())
    expect(page.locator(".ww-depth")).not_to_be_visible()
    context.close()


@pytest.mark.parametrize(("path", "limit"), WORDS.items())
def test_a_directive_is_read_as_text(built_site: Path, page: Page, path: str, limit: int) -> None:
    """With everything folded, a page has hardly more words than there are rules to read."""
    page.goto((built_site / path).as_uri())
    shown = page.evaluate("document.querySelector('article').innerText")
    assert sum(any(map(str.isalpha, word)) for word in shown.split()) <= limit


def test_the_first_rule_is_near(built_site: Path, page: Page) -> None:
    """It stands on the first screen after the summary, and the page is not high."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto((built_site / ABSOMA).as_uri())
    assert page.evaluate("document.documentElement.scrollHeight") <= HEIGHT
    summary, first = box(page, ".ww-summary"), box(page, ".ww-norm")
    assert first["y"] - (summary["y"] + summary["height"]) <= 800


def test_print_shows_what_is_folded_and_the_standing_as_text(
    built_site: Path, any_page: Page
) -> None:
    """On paper nothing is folded, nothing sticks, and the way to other chapters is left out."""
    any_page.goto((built_site / DIRECTIVE).as_uri())
    any_page.emulate_media(media="print")
    expect(any_page.locator(f"#rn-{FOLDED}")).to_be_visible()
    expect(any_page.locator(f"#apparat-{NORM}")).to_be_visible()
    expect(any_page.locator(".ww-tools")).not_to_be_visible()
    expect(any_page.locator(".ww-bar")).to_have_css("position", "static")
    expect(any_page.locator(".ww-bar")).to_contain_text("gilt ab 01.03.2021")
    any_page.goto((built_site / CHAPTER).as_uri())
    expect(any_page.locator(".ww-pager")).not_to_be_visible()


def test_a_fixed_version_is_found_from_each_norm(built_site: Path, page: Page) -> None:
    """From the norm to its fixed version, which says that it is one, and back."""
    page.goto(f"{(built_site / CHAPTER).as_uri()}#rn-300")
    page.locator("#rn-300 summary").click()
    page.locator("#rn-300").get_by_role("link", name="Fassung 4.0").click()
    assert page.url.endswith("ba-integrationskonzept/fassung-4.0/2-1-3.html#rn-300")
    expect(page.locator(".ww-bar")).to_contain_text("Feste Fassung")
    page.locator("#rn-300 summary").click()
    page.locator("#rn-300").get_by_role("link", name="jetziger Stand").click()
    assert page.url.endswith("ba-integrationskonzept/2-1-3.html#rn-300")
