"""Queries with graded answers: our own set (queries.yml beside this file) and sets in the exchange
format.

The exchange format names sources by number and sections as the source text counts them; ``~topic``
narrows a section further and falls back to the section here. Places of one query that fall together
count once, with the better grade.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from support.paths import TESTS

OWN = TESTS / "search" / "queries.yml"
GLOSSARY = "glossar"
SOURCES = {  # files of the exchange format, told by their texts
    "000": "jc-bremen-ags-k",
    "001": "jc-bremen-absolventenmanagement",
    "002": "jc-bremen-rahmenkonzept-mi",
    "003": "ba-integrationskonzept",
    "004": "jc-lk-heilbronn-bak-konzept",
    "abk": GLOSSARY,
}
BEST, GOOD = 2, 1


@dataclass(frozen=True)
class Place:
    """A section (``2.1.3``, ``III.2.a``) or a norm (``#36``) of a directive, or a word of the
    glossary.
    """

    source: str
    name: str

    def __str__(self) -> str:
        return f"{self.source} {self.name}"


@dataclass(frozen=True)
class Query:
    """What is typed, its class, and the grade of each place that answers it."""

    id: str
    kind: str
    text: str
    answers: tuple[tuple[Place, int], ...]


def read(path: Path = OWN) -> tuple[Query, ...]:
    """All queries of a file in either format."""
    data = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return tuple(_exchanged(data["queries"]) if "queries" in data else _own(data))


def _own(classes: dict[str, list[dict]]) -> Iterator[Query]:
    for kind, queries in classes.items():
        for number, query in enumerate(queries, 1):
            graded = [
                (name, grade)
                for key, grade in (("best", BEST), ("good", GOOD))
                for name in query.get(key, ())
            ]
            yield Query(
                f"{kind}-{number}",
                kind,
                query["q"],
                _merged((Place(*name.split(" ", 1)), grade) for name, grade in graded),
            )


def _exchanged(queries: list[dict]) -> Iterator[Query]:
    for query in queries:
        graded = (
            (Place(SOURCES[one["source"]], one["section"].partition("~")[0]), one["grade"])
            for one in query["relevant"]
        )
        yield Query(query["id"], query["cls"], query["q"], _merged(graded))


def _merged(graded: Iterator[tuple[Place, int]]) -> tuple[tuple[Place, int], ...]:
    best: dict[Place, int] = {}
    for place, grade in graded:
        best[place] = max(grade, best.get(place, 0))
    return tuple(best.items())
