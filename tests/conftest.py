"""Fixtures for all tests: the real handbook, built once, and a little one that needs no rules."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.publish.site import build
from support import real_handbook
from support.chromium import CHROMIUM, launched
from support.paths import TESTS
from support.sample_site import make_project, small_handbook

# Which kind of test a file or folder holds; what is not named is a unit test.
KINDS = {
    "browser": ("browser", "search/test_quality.py"),
    "fuzz": ("fuzz",),
    "golden": ("golden",),
    "mutation": ("faults", "compare/test_real.py", "test_chain.py"),
    "paper": ("paper/test_papers.py", "paper/test_pdf.py"),
    "property": ("oracle", "parity"),
}
# The longest files, begun first, so that no worker is left alone with one of them at the end. The
# second one needs no site, so that somebody works while the site is built.
LONGEST = (
    "browser/test_accessibility.py",
    "faults/test_seeded.py",
    "paper/test_papers.py",
    "oracle/test_properties.py",
    "faults/test_mutation.py",
    "browser/test_interview.py",
    "browser/test_policy.py",
    "browser/test_hostile_texts.py",
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test with its kind, and begins with the longest files."""
    for item in items:
        item.add_marker(_kind(_place(item)))
    ranks = {place: rank for rank, place in enumerate(LONGEST)}
    items.sort(key=lambda item: ranks.get(_place(item), len(ranks)))


def _place(item: pytest.Item) -> str:
    return item.path.relative_to(TESTS).as_posix()


def _kind(place: str) -> str:
    for kind, places in KINDS.items():
        if any(place == named or place.startswith(f"{named}/") for named in places):
            return kind
    return "unit"


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
    assert build(make_project(folder), small_handbook(), folder / "site") == ()
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
