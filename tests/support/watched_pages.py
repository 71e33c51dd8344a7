"""A watch on what a page asks for and complains about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Page

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
