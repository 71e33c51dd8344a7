"""The real rules, compiled and rendered once for all tests of this folder."""

from __future__ import annotations

import pytest
from handbook import verified
from little import ROOT

from generator.handbook import Site, SiteFiles, render
from generator.model import Model
from generator.scripts import BUNDLES

SCRIPTS = {name: f"// {name}".encode() for name in BUNDLES}


@pytest.fixture(scope="session")
def model() -> Model:
    """The rules as written."""
    assert verified().ok
    return verified().model


@pytest.fixture(scope="session")
def program(model: Model) -> dict:
    """The rules as executed."""
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
    return render(
        model, program, SiteFiles(ROOT / "site_templates", SCRIPTS, written), verified=verified().verified
    )
