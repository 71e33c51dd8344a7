"""The real rules, loaded, compiled and verified once for a whole run of tests."""

from __future__ import annotations

from functools import cache

from little import ROOT

from generator import pipeline
from generator.handbook import Site


@cache
def verified() -> pipeline.Result:
    """What the stages make of the project's rules; the tests' business begins where it is in order."""
    return pipeline.run(ROOT)


@cache
def pages() -> Site:
    """The pages of the handbook."""
    return pipeline.pages(verified(), ROOT)
