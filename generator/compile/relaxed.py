"""Proof that some comparisons exclude each other, whatever the calendar says.

Narrowing the bounds of facts (``cells.settle``) sees that only after as many rounds as there are
days, when each round moves a bound by a few of them. Here every term is a thing of its own, of
which is known how far it lies at most behind another one: by the comparisons, by the lengths that
months can have, and by what follows from both. Where such limits in a circle add up to less than
nothing, there is no point (Bellman 1958).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import permutations, product

from generator.cells import Constraint, Term, first_of_month
from generator.compile.terms import constant, plus, split_constant

PASSES = 4
NOUGHT = constant(0)
MONTHS = 4800  # after 400 years the calendar repeats itself
LONG = {"k": 1, "q": 3}  # months
NEAR = 5000  # distances that are worth looking at


def excluded(constraints: Iterable[Constraint], box: Mapping[int, tuple[int, int]]) -> bool:
    """True: no point of the box satisfies every constraint. False proves nothing."""
    known = _Limits(box)
    known.learn(constraints)
    for _ in range(PASSES):
        if known.has_negative_circle():
            return True
        if not known.learn(list(known.consequences())):
            return False
    return False


class _Limits:
    """By how much each term is at most larger than another one."""

    def __init__(self, box: Mapping[int, tuple[int, int]]) -> None:
        self.box = box
        self.limits: dict[Term, dict[Term, int]] = {NOUGHT: {NOUGHT: 0}}

    def learn(self, constraints: Iterable[Constraint]) -> bool:
        """Takes comparisons over; has that told anything new?"""
        news = [self._at_most(left, right) for left, right in constraints]
        return any(news)

    def has_negative_circle(self) -> bool:
        """Adds up limits along all ways (Floyd 1962)."""
        limits = self.limits
        for middle, one in product(limits, limits):
            first = limits[one].get(middle)
            if first is not None:
                row = limits[one]
                for other, second in limits[middle].items():
                    if first + second < row.get(other, first + second + 1):
                        row[other] = first + second
        return any(row[term] < 0 for term, row in limits.items())

    def consequences(self) -> Iterator[Constraint]:
        """What follows from limits for the parts of terms."""
        terms = list(self.limits)
        for term in terms:
            yield from self._of_bounds(term)
        for one, other in permutations(terms, 2):
            match one, other:
                case (("m", left, months), ("m", right, back)) if months == -back:
                    if self._surely(right, one):
                        yield other, left
                    if self._surely(plus(one, 1), right):
                        yield left, other
                case (("k", left), ("k", right)) if self._surely(one, other):
                    yield ("q", left), ("q", right)  # a month lies in one quarter
            match one, other:
                case (("m" | "k" | "q", left, *more), ("m" | "k" | "q", right, *same)):
                    if one[0] == other[0] and more == same and self._surely(left, right):
                        yield one, other  # none of them ever falls

    def _of_bounds(self, term: Term) -> Iterator[Constraint]:
        """A distance between two numbers, as comparisons of its ends."""
        low, high = self.limits[NOUGHT].get(term), self.limits[term].get(NOUGHT)
        match term:
            case ("-", end, start):
                if low is not None:
                    yield plus(start, -low), end
                if high is not None:
                    yield end, plus(start, high)
            case ("M", start, end):
                if low is not None and abs(low) < NEAR:
                    yield ("m", start, -low), plus(end, 1)
                if high is not None and abs(high) < NEAR:
                    yield plus(end, 2), ("m", start, high + 1)
            case ("*", part, factor) if factor > 0:
                if low is not None:
                    yield constant(-(low // factor)), part
                if high is not None:
                    yield part, constant(high // factor)

    def _at_most(self, left: Term, right: Term) -> bool:
        (one, more), (other, number) = self._known(left), self._known(right)
        return self._limit(one, other, number - more)

    def _surely(self, left: Term, right: Term) -> bool:
        (one, more), (other, number) = self._known(left), self._known(right)
        limit = self.limits[one].get(other)
        return limit is not None and limit <= number - more

    def _known(self, term: Term) -> tuple[Term, int]:
        """The part that depends on facts, and what is added; its lengths are known from now on."""
        base, more = split_constant(term)
        if base is None:
            return NOUGHT, more
        if base not in self.limits:
            self.limits[base] = {base: 0}
            self._introduce(base)
        return base, more

    def _introduce(self, term: Term) -> None:
        match term:
            case ("f", fact):
                low, high = self.box[fact]
                self._limit(term, NOUGHT, high)
                self._limit(NOUGHT, term, -low)
            case ("m", part, months):
                base, more = self._known(part)
                shortest, longest = lengths(months)
                self._limit(term, base, longest + more)
                self._limit(base, term, -shortest - more)
            case (("k" | "q") as op, part):
                base, more = self._known(part)
                self._limit(term, base, more)
                self._at_most(plus(part, 1), ("m", term, LONG[op]))

    def _limit(self, one: Term, other: Term, limit: int) -> bool:
        row = self.limits[one]
        if limit >= row.get(other, limit + 1):
            return False
        row[other] = limit
        return True


@lru_cache(maxsize=1000)
def lengths(months: int) -> tuple[int, int]:
    """The fewest and the most days by which the same day of the month lies later."""
    shortest, longest = [], []
    for index in range(MONTHS):
        later = index + months
        days = first_of_month(later) - first_of_month(index)
        missing = _length(index) - _length(later)
        shortest.append(days - max(missing, 0))
        longest.append(days)
    return min(shortest), max(longest)


def _length(index: int) -> int:
    return first_of_month(index + 1) - first_of_month(index)
