"""Facts that are compared with each other: which combinations of truth of all their comparisons do
some facts really produce?
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from generator.cells import Box, Term, may_hold
from generator.compile.budget import (
    MAX_CELLS,
    MAX_COMPARED,
    MAX_COMPARISONS,
    MAX_HARD,
    MAX_POINTS,
    TooLargeError,
)
from generator.compile.points import find
from generator.compile.terms import split_constant
from generator.compile.typed import AtMost
from generator.compile.variables import Cell, ClusterVariable

ROUNDS_DAYS, ROUNDS_MONTHS = 12, 64
CALENDAR = frozenset("mMqk")  # terms that count in months; bounds settle more slowly with them


class Constraint(NamedTuple):
    """``left ≤ right``."""

    left: Term
    right: Term


def constraint(atom: AtMost, *, holds: bool) -> Constraint:
    """What a comparison says when it holds, or when it does not."""
    if holds:
        return Constraint(atom.left, atom.right)
    return Constraint(("+", atom.right, ("c", 1)), atom.left)


def clusters(groups: Iterable[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Facts that are compared with each other, directly or through others, in ascending order."""
    joined: list[set[int]] = []
    for group in groups:
        touching = [cluster for cluster in joined if cluster & set(group)]
        joined = [cluster for cluster in joined if not cluster & set(group)]
        joined.append(set(group).union(*touching))
    return [tuple(sorted(cluster)) for cluster in joined]


@lru_cache(maxsize=256)  # half of the time of compiling, and most edits do not touch dates
def cluster_variable(
    facts: tuple[int, ...],
    atoms: tuple[AtMost, ...],
    optional: tuple[int, ...],
    domains: tuple[tuple[int, int], ...],
) -> ClusterVariable:
    """The variable of a cluster.

    ``optional``: those of its facts that may lack a statement. ``domains``: least and greatest
    value of each fact.
    """
    _expect_few(facts, atoms)
    spans = dict(zip(facts, domains, strict=True))
    months = any(_counts_months(term) for atom in atoms for term in (atom.left, atom.right))
    rounds = max(ROUNDS_MONTHS if months else ROUNDS_DAYS, len(facts) + 2)
    cells = []
    for absent in _subsets(optional):
        bits = sum(1 << facts.index(fact) for fact in absent)
        box = {fact: span for fact, span in spans.items() if fact not in absent}
        live = [bit for bit, atom in enumerate(atoms) if not set(atom.facts) & set(absent)]
        cells += [Cell(bits, truth) for truth in _patterns(atoms, live, box, rounds)]
        if len(cells) > MAX_CELLS:
            raise _too_many(facts)
    return ClusterVariable(facts=facts, atoms=atoms, cells=tuple(cells), rounds=rounds)


def _expect_few(facts: tuple[int, ...], atoms: tuple[AtMost, ...]) -> None:
    """Raises TooLargeError for more comparisons than the browser has bits for."""
    if len(facts) > MAX_COMPARED:
        raise _too_many(facts)
    if len(atoms) > MAX_COMPARISONS:
        raise TooLargeError(
            f"So viele verschiedene Vergleiche ({len(atoms)}, höchstens {MAX_COMPARISONS}) lassen "
            "sich nicht zusammen auswerten: ",
            "Vergleichen Sie jedes Merkmal für sich mit festen Werten oder mit weniger anderen.",
            facts,
        )


def _too_many(facts: tuple[int, ...]) -> TooLargeError:
    return TooLargeError(
        "Diese Merkmale werden auf zu viele Weisen miteinander verglichen: ",
        "Vergleichen Sie weniger von ihnen miteinander, oder teilen Sie den Prüfer.",
        facts,
    )


def _counts_months(term: Term) -> bool:
    return term[0] in CALENDAR or any(
        isinstance(part, tuple) and _counts_months(part) for part in term[1:]
    )


def _subsets(facts: Sequence[int]) -> Iterator[tuple[int, ...]]:
    for count in range(len(facts) + 1):
        yield from combinations(facts, count)


def _patterns(atoms: tuple[AtMost, ...], live: list[int], box: Box, rounds: int) -> list[int]:
    """Every combination of truth of the live comparisons that some point of the box produces."""
    patterns: list[int] = []
    searches = searched = at_once = 0

    def hard() -> None:
        nonlocal searched
        searched += at_once * len(box) ** 4 // 4
        if searched > MAX_HARD:
            raise _too_many(tuple(box))

    def walk(at: int, truth: int, constraints: list[Constraint], point: dict[int, int]) -> None:
        nonlocal searches, at_once
        if at == len(live):
            patterns.append(truth)
            if len(patterns) > MAX_CELLS:
                raise _too_many(tuple(box))
            return
        for holds in (True, False):
            added = constraint(atoms[live[at]], holds=holds)
            known = [*constraints, added]
            found: dict[int, int] | None = point
            if not may_hold(added, {fact: (day, day) for fact, day in point.items()}):
                searches += 1
                at_once = len(known)
                if searches > MAX_POINTS:
                    raise _too_many(tuple(box))
                found = None if _contradict(known) else find(known, box, rounds, hard)
            if found is not None:
                walk(at + 1, truth | holds << live[at], known, found)

    walk(0, 0, [], {fact: low for fact, (low, _) in box.items()})
    return patterns


def _contradict(constraints: list[Constraint]) -> bool:
    """True when two comparisons of the same pair of terms exclude each other; bounds alone would
    not see it.
    """
    # for each pair of terms the span of the first minus the second
    spans: dict[tuple[str, str], tuple[float, float]] = {}
    for left, right in constraints:
        (one, k), (two, m) = _as_text(left), _as_text(right)
        low, high = (float("-inf"), m - k) if one <= two else (k - m, float("inf"))
        pair = (one, two) if one <= two else (two, one)
        old_low, old_high = spans.get(pair, (float("-inf"), float("inf")))
        low, high = max(low, old_low), min(high, old_high)
        if low > high:
            return True
        spans[pair] = low, high
    return False


def _as_text(term: Term) -> tuple[str, int]:
    """The part of a term that depends on facts as text, and what is added to it."""
    base, offset = split_constant(term)
    return "" if base is None else repr(base), offset
