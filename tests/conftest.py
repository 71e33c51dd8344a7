"""Fixtures for all tests: the real handbook, built once, and a little one that needs no rules."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.publish.site import build
from support import real_handbook
from support.chromium import CHROMIUM, launched
from support.sample_site import LITTLE_SITE, make_project


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--rewrite-golden`` writes the expected problems of tests/golden anew."""
    parser.addoption(
        "--rewrite-golden",
        action="store_true",
        help="write the expected problems of tests/golden anew",
    )


@pytest.fixture(scope="session")
def little_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a little website with the real theme.

    The folder has a name that once broke the search: with "/worker", a space and an umlaut.
    """
    folder = tmp_path_factory.mktemp("worker für mich")
    assert build(make_project(folder), LITTLE_SITE, folder / "site") == ()
    return folder / "site"


@pytest.fixture(scope="session")
def built_site() -> Path:
    """The folder of the real handbook, built once for all tests of a run; nobody may change it."""
    return real_handbook.built_site()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests. It must be there: a skipped test proves nothing."""
    if not CHROMIUM.exists():
        pytest.fail(
            f"Für die Browsertests fehlt {CHROMIUM}: apt-get install chromium", pytrace=False
        )
    with launched() as chromium:
        yield chromium
