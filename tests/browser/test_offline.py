"""The handbook works from a folder and from a web server, and asks no other host for anything."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

@pytest.fixture(params=["little_site", "built_site"])
def site(request: pytest.FixtureRequest) -> Path:
    """Both the little website and the real handbook."""
    return request.getfixturevalue(request.param)


@pytest.fixture(params=["file", "http"])
def address(request: pytest.FixtureRequest, site: Path, site_server) -> str:
    """Where the handbook is opened: as a folder or from a server; ends in a slash."""
    return f"{site.as_uri()}/" if request.param == "file" else site_server(site)


def last_section(site: Path) -> dict[str, str]:
    """A section of the handbook that any search must be able to find: the last one that has a title."""
    docs = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]
    return [doc for doc in docs if doc["title"]][-1]


def longest_word(text: str) -> str:
    """The most telling word of a title."""
    return max("".join(c if c.isalpha() else " " for c in text).split(), key=len)


def search_for(page: Page, word: str) -> None:
    """Type key by key: the search listens to keys, a value set at once it may miss."""
    page.locator("[data-md-component=search-query]").press_sequentially(word)


def test_search_finds_a_word_and_leads_to_it(site: Path, address: str, page: Page, watch) -> None:
    """Typing a word shows results; following the first one opens a page; nothing complains."""
    word = longest_word(last_section(site)["title"])
    page.goto(address + "index.html")
    search_for(page, word)
    first = page.locator(".md-search-result__item a").first
    expect(first).to_be_visible(timeout=20_000)
    expect(page.locator(".md-search-result__item").first).to_contain_text(word)
    first.click()
    page.wait_for_url(lambda url: "h=" in url)
    expect(page.locator("h1")).to_be_visible()
    assert watch.foreign == []
    assert watch.errors == []


def test_every_kind_of_page_is_quiet(site: Path, address: str, page: Page, watch) -> None:
    """One page of each folder opens without an error and without another host."""
    kinds = {path.parent: path for path in sorted(site.rglob("*.html"))}
    for path in kinds.values():
        page.goto(address + path.relative_to(site).as_posix())
        expect(page.locator("html")).to_have_attribute("lang", "de")
    assert watch.foreign == []
    assert watch.errors == []


def test_palette_is_kept_across_pages(little_site: Path, page: Page, watch) -> None:
    """The dark scheme, once chosen, also holds on a deeper page opened from the folder."""
    page.goto(f"{little_site.as_uri()}/index.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_title("Dunkle Darstellung einschalten").click()
    page.goto(f"{little_site.as_uri()}/weisungen/probe.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert watch.errors == []


def test_scripts_obey_a_strict_policy(little_site: Path, site_server, page: Page, watch) -> None:
    """With scripts from the own host only, search and colours still work."""
    policy = "script-src 'self'; connect-src 'self'; worker-src 'self'"
    page.goto(site_server(little_site, policy=policy) + "index.html")
    page.get_by_title("Dunkle Darstellung einschalten").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    search_for(page, "Absolventenmanagement")
    expect(page.locator(".md-search-result__item a").first).to_be_visible(timeout=20_000)
    assert watch.errors == []
