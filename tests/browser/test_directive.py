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
FOLDED = 80  # a row of the long list of tasks
REGISTER, ENTRY = (
    "weisungen/jc-bremen-rahmenkonzept-mi.html",
    100,
)  # a page with several folded lists


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


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def any_page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page with and one without JavaScript."""
    context = browser.new_context(
        java_script_enabled=request.param, viewport={"width": 1280, "height": 800}
    )
    yield context.new_page()
    context.close()


def test_a_link_to_a_folded_norm_opens_it(built_site: Path, any_page: Page) -> None:
    """Whoever comes by a link sees the norm, not a closed list; other lists stay folded, and so do
    its further references.
    """
    any_page.goto(f"{(built_site / REGISTER).as_uri()}#rn-{ENTRY}")
    expect(any_page.locator(f"#rn-{ENTRY} .ww-norm__text")).to_be_in_viewport()
    assert any_page.locator(".ww-fold[open]").count() == 1 < any_page.locator(".ww-fold").count()
    assert any_page.locator(".ww-more[open]").count() == 0


def test_a_link_inside_the_page_opens_it_too(built_site: Path, page: Page) -> None:
    """The same for a jump on the page, as from a summary."""
    page.goto((built_site / DIRECTIVE).as_uri())
    expect(page.locator(f"#rn-{FOLDED} .ww-norm__text")).not_to_be_visible()
    page.evaluate(f"location.hash = 'rn-{FOLDED}'")
    expect(page.locator(f"#rn-{FOLDED} .ww-norm__text")).to_be_in_viewport()


def test_folded_lists_open_by_keyboard(built_site: Path, page: Page) -> None:
    """The summary line is a control with a telling name."""
    page.goto((built_site / DIRECTIVE).as_uri())
    line = page.locator(f".ww-fold:has(#rn-{FOLDED}) > summary")
    expect(line).to_contain_text("Einträge einer Aufzählung")
    line.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#rn-{FOLDED} .ww-norm__text")).to_be_visible()


def test_print_shows_what_is_folded_and_the_standing_as_text(
    built_site: Path, any_page: Page
) -> None:
    """On paper nothing is folded, nothing sticks, and the way to other chapters is left out."""
    any_page.goto((built_site / DIRECTIVE).as_uri())
    any_page.emulate_media(media="print")
    expect(any_page.locator(f"#rn-{FOLDED} .ww-norm__text")).to_be_visible()
    expect(any_page.locator(".ww-bar")).to_have_css("position", "static")
    expect(any_page.locator(".ww-bar")).to_contain_text("gilt ab 01.03.2021")
    any_page.goto((built_site / CHAPTER).as_uri())
    expect(any_page.locator(".ww-pager")).not_to_be_visible()


def test_a_fixed_version_is_found_from_each_norm(built_site: Path, page: Page) -> None:
    """From the norm to its fixed version, which says that it is one, and back."""
    page.goto(f"{(built_site / CHAPTER).as_uri()}#rn-300")
    page.locator("#rn-300").get_by_role("link", name="Fassung 4.0").click()
    assert page.url.endswith("ba-integrationskonzept/fassung-4.0/2-1-3.html#rn-300")
    expect(page.locator(".ww-bar")).to_contain_text("Feste Fassung")
    page.locator("#rn-300").get_by_role("link", name="jetziger Stand").click()
    assert page.url.endswith("ba-integrationskonzept/2-1-3.html#rn-300")
