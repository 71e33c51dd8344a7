"""Fixtures for tests in a browser: Debian's Chromium, a web server, and a watch on requests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page

from support.chromium import serving
from support.watched_pages import StartServer, Watch


@pytest.fixture
def watch() -> Watch:
    """An empty record; `watch.of(page)` fills it."""
    return Watch()


@pytest.fixture
def page(browser: Browser, watch: Watch) -> Iterator[Page]:
    """A fresh, watched page with nothing remembered."""
    context = browser.new_context(locale="de-DE", viewport={"width": 1280, "height": 900})
    yield watch.of(context.new_page())
    context.close()


@pytest.fixture
def site_server() -> Iterator[StartServer]:
    """`site_server(folder, policy="default-src 'self'")` serves a folder and returns its
    address.
    """
    with ExitStack() as servers:
        yield lambda folder, policy="": servers.enter_context(serving(folder, policy))
