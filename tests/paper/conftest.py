"""The papers of the real handbook and their files, made once for a run; only ``test_papers`` may
ask for the files.
"""

from __future__ import annotations

from functools import cache

import pytest

from generator.handbook import Printed
from generator.paper import Paper
from generator.publish import pdf
from support import real_handbook, shared
from support.pdf_reading import Open, Reading


@pytest.fixture(scope="session")
def papers() -> dict[str, Paper]:
    """What is to be printed, by address."""
    assert real_handbook.verified().ok
    return {paper.path: paper for paper in real_handbook.papers()}


@pytest.fixture(scope="session")
def printed(papers: dict[str, Paper]) -> dict[str, Printed]:
    """The files of all papers, by address; what was set in an earlier run is not set again."""
    files = pdf.make(tuple(papers.values()), shared.STORE.with_name("tests-druck"))
    return {file.path: file for file in files}


@pytest.fixture(scope="session")
def read(printed: dict[str, Printed]) -> Open:
    """Opens the file of a paper, each once."""
    return cache(lambda path: Reading(printed[path].data))
