"""The browser for tests of pages."""

from __future__ import annotations

from support.browser_fixtures import context, page, site_server, storage, watch

__all__ = ["context", "page", "site_server", "storage", "watch"]
