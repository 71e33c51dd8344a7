"""How good a list of results is: recall, reciprocal rank, gain. Ten results at most are looked at.

A result that lies in several places of a query counts for one of them, the best that is still open;
a place counts once. So a second hit in the same section gains nothing, as it tells the reader
nothing new.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log2
from statistics import mean

from support.search.queries import Place

FIRST, DEPTH = 5, 10


@dataclass(frozen=True)
class Score:
    """One query or the mean of several: all between 0 and 1; ``empty``: nothing was found."""

    recall: float
    rank: float
    gain: float
    empty: float


def grades(
    results: Sequence[Iterable[str]],
    answers: Sequence[tuple[Place, int]],
    lands: Callable[[str, Place], bool],
) -> list[int]:
    """The grade that each result earns; a result is the addresses by which it is judged."""
    open_places, earned = dict(answers), []
    for addresses in map(tuple, results[:DEPTH]):
        fits = [
            place for place in open_places if any(lands(address, place) for address in addresses)
        ]
        best = max(fits, key=open_places.__getitem__, default=None)
        earned.append(open_places.pop(best) if best else 0)
    return earned


def score(earned: Sequence[int], answers: Sequence[tuple[Place, int]]) -> Score:
    """Recall@5 (is a relevant place among the first five?), MRR@10, nDCG@10 with the grades as
    gains.
    """
    first = next((rank for rank, grade in enumerate(earned, 1) if grade), 0)
    ideal = _dcg(sorted((grade for _, grade in answers), reverse=True)[:DEPTH])
    return Score(
        float(0 < first <= FIRST),
        1 / first if first else 0.0,
        _dcg(earned) / ideal,
        float(not earned),
    )


def average(scores: Sequence[Score]) -> Score:
    """The mean of each figure."""
    return Score(
        *(
            mean(getattr(one, name) for one in scores)
            for name in ("recall", "rank", "gain", "empty")
        )
    )


def _dcg(graded: Sequence[int]) -> float:
    return sum(grade / log2(rank + 1) for rank, grade in enumerate(graded, 1))
