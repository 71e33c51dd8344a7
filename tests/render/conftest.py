"""The real rules, compiled and rendered once for all tests of this folder."""

from __future__ import annotations

import pytest

from generator.handbook import Site, SiteFiles, render
from generator.model import Model
from support import shared
from support.paths import ROOT
from support.real_handbook import SCRIPTS, verified


@pytest.fixture(scope="session")
def model() -> Model:
    """The rules as written."""
    assert verified().ok
    return verified().model


@pytest.fixture(scope="session")
def program() -> dict:
    """The rules as executed."""
    assert verified().ok
    return verified().compiled.program


@pytest.fixture(scope="session")
def written() -> dict[str, str]:
    """What people wrote in content/."""
    content = ROOT / "content"
    return {
        path.relative_to(content).as_posix(): path.read_text(encoding="utf-8")
        for path in content.rglob("*.md")
    }


@pytest.fixture(scope="session")
def site(model: Model, program: dict, written: dict[str, str]) -> Site:
    """The whole handbook."""
    files = SiteFiles(ROOT / "site_templates", SCRIPTS, written)
    return shared.value(
        "pages-with-stubs", lambda: render(model, program, files, verified=verified().verified)
    )
