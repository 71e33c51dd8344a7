"""Fixtures for tests in a browser, taken by the folders that need them: Debian's Chromium, a web
server, and a watch on requests.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from support.chromium import serving
from support.watched_pages import StartServer, Watch


@pytest.fixture
def watch() -> Watch:
    """An empty record; `watch.of(page)` fills it."""
    return Watch()


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """What the pages of all tests open in; a new one for each would cost as much as the tests."""
    context = browser.new_context(locale="de-DE", viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture(scope="session")
def storage(context: BrowserContext) -> CDPSession:
    """The protocol of the browser, to forget what a page has stored."""
    return context.new_cdp_session(context.new_page())


@pytest.fixture
def page(context: BrowserContext, storage: CDPSession, watch: Watch) -> Iterator[Page]:
    """A fresh, watched page with nothing remembered."""
    before = set(context.pages)
    yield watch.of(context.new_page())
    origins = {"file://"}
    for page in set(context.pages) - before:
        address = urlsplit(page.url)
        origins |= {f"{address.scheme}://{address.netloc}"} if address.netloc else set()
        page.close()
    context.clear_cookies()
    context.clear_permissions()
    for origin in origins:
        storage.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})


@pytest.fixture
def site_server() -> Iterator[StartServer]:
    """`site_server(folder, policy="default-src 'self'")` serves a folder and returns its
    address.
    """
    with ExitStack() as servers:
        yield lambda folder, policy="": servers.enter_context(serving(folder, policy))
