"""The browser of tests/browser, for nonsense."""

from __future__ import annotations

from browser.conftest import context, page, storage, watch

__all__ = ["context", "page", "storage", "watch"]
