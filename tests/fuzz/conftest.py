"""The browser for drawn nonsense."""

from __future__ import annotations

from support.browser_fixtures import context, page, site_server, storage, watch

__all__ = ["context", "page", "site_server", "storage", "watch"]
