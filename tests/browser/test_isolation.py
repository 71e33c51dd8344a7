"""Pages of different tests know nothing of each other, though they open in the same window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from support.chromium import serving

STORED = "[{...localStorage}, {...sessionStorage}, document.cookie]"
STORE = """() => {
  localStorage.setItem("a", "1")
  sessionStorage.setItem("b", "2")
  document.cookie = "c=3"
}"""


@pytest.fixture(scope="module", params=["file", "http"])
def address(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """An empty page, at the same address for all visits."""
    file = tmp_path_factory.mktemp("leer") / "leer.html"
    file.write_text("<!doctype html><title>Leer</title>", encoding="utf-8")
    if request.param == "file":
        yield file.as_uri()
    else:
        with serving(file.parent) as base:
            yield base + file.name


def visit(page: Page, address: str) -> list[object]:
    """What a page finds stored when it comes; then it stores something of each kind."""
    page.goto(address)
    found = page.evaluate(STORED)
    page.evaluate(STORE)
    return found


def test_the_first_visit_stores(address: str, page: Page) -> None:
    """Nothing is there, and what is stored is there at once."""
    assert visit(page, address) == [{}, {}, ""]
    assert page.evaluate(STORED)[0] == {"a": "1"}


def test_the_second_visit_finds_nothing(address: str, page: Page) -> None:
    """Neither of the test before nor of another file."""
    assert visit(page, address) == [{}, {}, ""]
