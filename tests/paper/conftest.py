"""The papers of the real handbook and their files, made once for a run; only ``test_papers`` may
ask for the files.
"""

from __future__ import annotations

from functools import cache

import pytest

from generator import pipeline
from generator.handbook import Printed
from generator.paper import Paper
from generator.publish import pdf
from support.paths import ROOT
from support.pdf_reading import Open, Reading
from support.real_handbook import verified


@pytest.fixture(scope="session")
def papers() -> dict[str, Paper]:
    """What is to be printed, by address."""
    assert verified().ok
    return {paper.path: paper for paper in pipeline.paper(verified(), ROOT)}


@pytest.fixture(scope="session")
def printed(
    papers: dict[str, Paper], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Printed]:
    """The files of all papers, by address."""
    return {
        one.path: one for one in pdf.make(tuple(papers.values()), tmp_path_factory.mktemp("druck"))
    }


@pytest.fixture(scope="session")
def read(printed: dict[str, Printed]) -> Open:
    """Opens the file of a paper, each once."""
    return cache(lambda path: Reading(printed[path].data))
