"""The real rules, loaded, compiled and verified once for a whole run of tests."""

from __future__ import annotations

from functools import cache

from generator import pipeline
from generator.handbook import Site
from generator.scripts import BUNDLES
from support.paths import ROOT

SCRIPTS = {name: f"// {name}".encode() for name in BUNDLES}  # in place of the real ones


@cache
def verified() -> pipeline.Result:
    """What the stages make of the project's rules; the tests' business begins where it is
    in order.
    """
    return pipeline.run(ROOT)


@cache
def pages() -> Site:
    """The pages of the handbook."""
    return pipeline.pages(verified(), ROOT)
