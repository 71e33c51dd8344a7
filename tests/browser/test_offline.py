"""The handbook works from a folder and from a web server, and asks no other host for anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from support.watched_pages import StartServer, Watch


@pytest.fixture(params=["little_site", "built_site"])
def site(request: pytest.FixtureRequest) -> Path:
    """Both the little website and the real handbook."""
    return request.getfixturevalue(request.param)


@pytest.fixture(params=["file", "http"])
def address(request: pytest.FixtureRequest, site: Path, site_server: StartServer) -> str:
    """Where the handbook is opened: as a folder or from a server; ends in a slash."""
    return f"{site.as_uri()}/" if request.param == "file" else site_server(site)


def search_for(page: Page, word: str) -> None:
    """Type key by key: the search listens to keys, a value set at once it may miss."""
    page.locator("[data-md-component=search-query]").press_sequentially(word)


def test_search_finds_a_word_and_leads_to_it(address: str, page: Page, watch: Watch) -> None:
    """Typing a word, one letter wrong, shows results; following the first one opens the place;
    nothing complains.
    """
    page.goto(address + "index.html")
    search_for(page, "Absolventnmanagement")
    first = page.locator(".md-search-result__item a").first
    expect(first).to_be_visible(timeout=20_000)
    expect(page.locator(".md-search-result__item").first).to_contain_text("Absolventenmanagement")
    first.click()
    page.wait_for_url(lambda url: "weisungen/" in url and "#" in url)
    expect(page.locator("h1")).to_be_visible()
    assert watch.foreign == []
    assert watch.errors == []


def test_every_kind_of_page_is_quiet(address: str, site: Path, page: Page, watch: Watch) -> None:
    """One page of each folder opens without an error and without another host."""
    kinds = {path.parent: path for path in sorted(site.rglob("*.html"))}
    for path in kinds.values():
        page.goto(address + path.relative_to(site).as_posix())
        expect(page.locator("html")).to_have_attribute("lang", "de")
    assert watch.foreign == []
    assert watch.errors == []


@pytest.mark.quick
def test_palette_is_kept_across_pages(little_site: Path, page: Page, watch: Watch) -> None:
    """The dark scheme, once chosen, also holds on a deeper page opened from the folder."""
    page.goto(f"{little_site.as_uri()}/index.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_title("Dunkle Darstellung einschalten").click()
    page.goto(f"{little_site.as_uri()}/weisungen/probe.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert watch.errors == []


def test_scripts_obey_a_strict_policy(
    little_site: Path, site_server: StartServer, page: Page, watch: Watch
) -> None:
    """With scripts from the own host only, search and colours still work."""
    policy = "script-src 'self'; connect-src 'self'; worker-src 'self'"
    page.goto(site_server(little_site, policy=policy) + "index.html")
    page.get_by_title("Dunkle Darstellung einschalten").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    search_for(page, "Absolventenmanagement")
    expect(page.locator(".md-search-result__item a").first).to_be_visible(timeout=20_000)
    assert watch.errors == []
