"""The project's own rules: verified, rendered and built once for all workers of a run."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator import pipeline
from generator.handbook import Site
from generator.load import load
from generator.model import Model
from generator.paper import Paper
from generator.problem import Problem
from generator.publish.site import build
from generator.scripts import BUNDLES
from support import shared
from support.paths import ROOT

Loaded = tuple[Model, list[Problem]]
SCRIPTS = {name: f"// {name}".encode() for name in BUNDLES}  # in place of the real ones


@cache
def verified() -> pipeline.Result:
    """What the stages make of the project's rules; the tests' business begins where it is in
    order.
    """
    return shared.value("verified", _verified)


def _verified() -> pipeline.Result:
    result = pipeline.run(ROOT)
    assert len(result.verified) == len(result.model.checkers)  # worked out once for all workers
    return result


@cache
def loaded() -> Loaded:
    """The rules as written, in all their versions, and the problems of reading them."""
    return shared.value("loaded", lambda: load(ROOT))


@cache
def pages() -> Site:
    """The pages of the handbook."""
    return shared.value("pages", lambda: pipeline.pages(verified(), ROOT))


@cache
def papers() -> tuple[Paper, ...]:
    """What is to be printed of the handbook."""
    return shared.value("papers", lambda: pipeline.paper(verified(), ROOT))


@cache
def built_site() -> Path:
    """The folder of the whole website; nobody may change it."""
    return shared.folder("site", _build)


def _build(folder: Path) -> None:
    messages = build(ROOT / "mkdocs.yml", pages(), folder)
    assert messages == ()
