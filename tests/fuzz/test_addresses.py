"""Nonsense in the address of a page: no script fails, nothing hangs, the page stays usable."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from support.watched_pages import Watch

SEED, ROUNDS = 48, 150
PIECES = [
    *("%", "%%", "#", "#%", "%zz", "%E4", "%F0%9F", "%00", "%0A", "%25", "%2525", "%3A", "%2C"),
    *("antworten=", "antworten%3D", "rn-1", "ja", "nein", ":", ",", "+", "~", "-", "*", ".", ")"),
    *("ausnahme:keine", "hilfebeduerftig:ja", "constructor", "__proto__", "toString:ja", "1e999"),
    *("ä", "\u200b", "\u202e", "😀", "<svg onload=x>", "javascript:x", "0" * 3000, "a:" * 500),
]
PAGES = (
    "pruefer/profiling-erforderlich.html",
    "einbetten/index.html",
    "verzeichnis.html",
    "weisungen/jc-bremen-ags-k.html",
)


@pytest.mark.parametrize("path", PAGES)
def test_any_fragment(path: str, built_site: Path, page: Page, watch: Watch) -> None:
    """Pasted into the address of an open page, and opened with it."""
    draw = random.Random(f"{SEED} {path}")
    address = (built_site / path).as_uri()
    page.goto(address)
    for _ in range(ROUNDS):
        fragment = "".join(draw.choices(PIECES, k=draw.randint(1, 6)))
        page.evaluate("text => { location.hash = text }", fragment)
    for fragment in ("#%", "#antworten=%", "#antworten=ausnahme%253Akeine.,%"):
        page.goto("about:blank")
        page.goto(address + fragment)
        expect(page.locator("h1").first).to_be_visible()
    assert watch.errors == [] and watch.foreign == []


def test_a_link_without_end(built_site: Path, page: Page, watch: Watch) -> None:
    """It is not read, says so, and the page can be used."""
    address = (built_site / "pruefer/wiedermeldung.html").as_uri()
    page.goto(f"{address}#antworten=" + ",".join(["abmeldedatum:2024-03-31"] * 1000))
    expect(page.locator(".wp-take [role=status]")).to_contain_text("mehr als 8000 Zeichen")
    expect(page.get_by_role("button", name="Weiter")).to_be_enabled()
    assert watch.errors == [] and watch.foreign == []
