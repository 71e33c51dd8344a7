"""The handbook under the header that the example configuration for nginx sends, and without
JavaScript.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.content_policy import COLLECT, violations
from support.page_samples import kinds
from support.paths import ROOT
from support.watched_pages import StartServer, Watch

NGINX = ROOT / "site_templates" / "nginx.conf"


def policy() -> str:
    """The one Content-Security-Policy of the example configuration, for pages without guests."""
    found = re.findall(
        r'add_header\s+Content-Security-Policy\s+"([^"]*)"', NGINX.read_text(encoding="utf-8")
    )
    assert len(set(found)) == 1
    return found[0].replace("$handbuch_rahmen", "'self'")


@pytest.fixture
def strict(built_site: Path, site_server: StartServer, page: Page) -> Iterator[tuple[str, Page]]:
    """The address of the handbook under the policy, and a page that collects what the browser
    objects to.
    """
    page.add_init_script(COLLECT)
    return site_server(built_site, policy=policy()), page


def test_the_policy_is_strict() -> None:
    """Everything from the own host, nothing inline, no data: addresses, no exceptions."""
    assert policy() == (
        "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_the_policy(
    scheme: str, built_site: Path, strict: tuple[str, Page], watch: Watch
) -> None:
    """Every kind of page, with all that is folded open, is silent."""
    address, page = strict
    page.emulate_media(color_scheme=scheme)
    wrong = []
    for path in kinds(built_site):
        page.goto(address + path)
        page.evaluate(
            "document.querySelectorAll('details').forEach(details => { details.open = true })"
        )
        page.evaluate("scrollTo(0, 900)")
        page.evaluate(
            "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )
        wrong += [f"{path}: {violation}" for violation in violations(page)]
    assert wrong == [] and watch.errors == [] and watch.foreign == []


def test_every_page_of_the_site_obeys(
    built_site: Path, strict: tuple[str, Page], watch: Watch
) -> None:
    """Not one of each kind but all of them, as they are opened."""
    address, page = strict
    wrong = []
    paths = sorted(path.relative_to(built_site).as_posix() for path in built_site.rglob("*.html"))
    assert len(paths) > 200
    for path in paths:
        page.goto(address + path)
        wrong += [f"{path}: {violation}" for violation in violations(page)]
    assert wrong == [] and watch.errors == [] and watch.foreign == []


def test_the_collector_collects(strict: tuple[str, Page]) -> None:
    """The proof of the proof: a style attribute and a data: picture are refused and noticed."""
    address, page = strict
    page.goto(address + "index.html")
    page.evaluate("""() => {
        document.querySelector("h1").setAttribute("style", "color: red")
        const dot = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
        document.body.append(Object.assign(new Image(), {src: dot}))
    }""")
    page.wait_for_function("violations.length >= 2")
    assert {violation.split()[0] for violation in violations(page)} == {"style-src-attr", "img-src"}


def test_search_colours_and_drawer_obey(strict: tuple[str, Page], watch: Watch) -> None:
    """Parts that scripts make: search results, dark scheme, drawer."""
    address, page = strict
    page.goto(address + "index.html")
    page.get_by_title("Dunkle Darstellung einschalten").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator("[data-md-component=search-query]").press_sequentially("Absolventenmanagement")
    expect(page.locator(".md-search-result__item a").first).to_be_visible(timeout=20_000)
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 320, "height": 640})
    page.get_by_role("button", name="Navigation").click()
    expect(page.locator(".ww-nav")).to_be_visible()
    assert violations(page) == [] and watch.errors == []


def test_checker_obeys_open_and_decided(strict: tuple[str, Page], watch: Watch) -> None:
    """A checker asks and answers under the policy."""
    address, page = strict
    page.goto(address + "pruefer/absoma-kontaktfenster.html")
    page.locator(".ww-pruefer input").first.focus()
    assert violations(page) == []
    page.keyboard.type("30.06.2025")
    page.keyboard.press("Enter")
    expect(page.locator(".ww-pruefer")).to_contain_text("02.06.2025")
    assert violations(page) == [] and watch.errors == []


@pytest.mark.parametrize("opened", ["file", "http"])
def test_every_kind_of_page_reads_without_javascript(
    opened: str, built_site: Path, site_server: StartServer, browser: Browser
) -> None:
    """Heading, text and ways on are there, the search that cannot work is not."""
    address = (
        f"{built_site.as_uri()}/" if opened == "file" else site_server(built_site, policy=policy())
    )
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    for path in kinds(built_site):
        page.goto(address + path)
        expect(page.locator("h1")).to_be_visible()
        if (
            path != "404.html" and "<weisungs-pruefer" not in page.content()
        ):  # addresses from the root of a server; no frame on purpose
            expect(page.locator(".md-tabs a").first).to_be_visible()
            expect(page.locator(".md-search")).to_be_hidden()
    context.close()
