"""The handbook's search answers the project's own queries, typed into the real search box."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.chromium import serving
from support.search.box import SearchBox
from support.search.evaluation import ALL, Answer, evaluate, summary
from support.search.queries import read
from support.search.sections import Sections
from support.search.sites import sections_export

QUERIES = read()
RECALL, RANK, GAIN, EMPTY, EACH_CLASS = (
    0.95,
    0.90,
    0.92,
    0.01,
    0.85,
)  # the aims for queries that nobody has seen


@pytest.fixture(scope="module")
def answers(built_site: Path, browser: Browser) -> list[Answer]:
    """All queries, asked one after the other in one page."""
    with serving(built_site, "default-src 'self'") as base:
        return evaluate(
            SearchBox(browser.new_page(), base), Sections(sections_export(), built_site), QUERIES
        )


def test_the_queries_are_many_and_well_formed() -> None:
    """At least sixty in ten classes, none twice, and every place exists in the rules."""
    assert len(QUERIES) >= 60 and len({query.text.casefold() for query in QUERIES}) == len(QUERIES)
    kinds = Counter(query.kind for query in QUERIES)
    assert len(kinds) == 10 and min(kinds.values()) >= 5
    sections = Sections(sections_export(), Path())
    assert not [
        f"{query.text}: {place}"
        for query in QUERIES
        for place, _ in query.answers
        if not sections.known(place)
    ]


def test_the_search_finds(answers: list[Answer]) -> None:
    """A right section among the first five, mostly the first; hardly ever nothing."""
    number, mean = summary(answers)[ALL]
    assert number == len(QUERIES)
    assert (
        mean.recall >= RECALL and mean.rank >= RANK and mean.gain >= GAIN and mean.empty <= EMPTY
    ), f"{mean}\n{missed(answers)}"


def test_no_class_is_left_behind(answers: list[Answer]) -> None:
    """Typing errors, parts of words, questions: each kind of query is answered."""
    weak = {
        kind: mean.recall
        for kind, (_, mean) in summary(answers).items()
        if mean.recall < EACH_CLASS
    }
    assert not weak, missed(answers)


def test_the_same_from_a_folder(built_site: Path, browser: Browser, answers: list[Answer]) -> None:
    """Opened as files, the search gives the same results in the same order."""
    some = answers[::8]
    box = SearchBox.of_folder(browser.new_page(), built_site)
    assert [box.results(one.query.text) for one in some] == [one.results for one in some]


def missed(answers: list[Answer]) -> str:
    """What was asked without success."""
    return "; ".join(
        f"{one.query.kind}: {one.query.text} → {[links[0] for links in one.results[:2]]}"
        for one in answers
        if not one.score.recall
    )
