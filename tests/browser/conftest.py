"""Fixtures for tests in a browser: Debian's Chromium, a web server, and a watch on requests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from support.chromium import serving

StartServer = Callable[..., str]


@dataclass
class Watch:
    """What a page asked for from other hosts, and what it complained about."""

    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def of(self, page: Page) -> Page:
        """Watch this page from now on; it gets nothing from outside this machine."""
        page.route(lambda url: not _is_own(url), lambda route: route.abort())
        page.on("request", lambda request: _is_own(request.url) or self.foreign.append(request.url))
        page.on(
            "console", lambda message: message.type == "error" and self.errors.append(message.text)
        )
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        return page


def _is_own(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"file", "data", "blob", "about"} or parts.hostname == "127.0.0.1"


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
