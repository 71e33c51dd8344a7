"""What an answer rests on, by brute force: every completion of the facts under every reading, and
with every other value of a fact that nobody stated.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from math import prod

from generator.model import NOT_GIVEN
from support.completions import Completions, free
from support.reference_interpreter import FREE, Point, summary

LIMIT = 4_000
COMBINATIONS = 100  # of readings
Readings = tuple[str, ...]


def rests_on(completions: Completions, facts: dict, because: list[dict]) -> dict:
    """``readings``, ``undecided``, ``interpretation`` and ``assumed``; None: too many to try.

    ``because``: the rows of the answer; which of them are marked is not the matter here.
    """
    entries = CounterReadings(completions, facts).entries()
    marked = any(row["interpretation"] for row in because)
    return {
        "readings": entries,
        "undecided": [entry["conflict"] for entry in entries or () if entry["taken"] is None],
        "interpretation": None if entries is None else bool(entries) or marked,
        "assumed": Assumptions(completions, facts).facts(),
    }


class CounterReadings:
    """One case under all readings of its conflicts."""

    def __init__(self, completions: Completions, facts: dict) -> None:
        self.completions, self.reference = completions, completions.reference
        known = self.reference.known(facts)
        self.unknown = free(known)
        self.points = list(completions.raw(known)) if self.reference.conflicts else []
        self._said: dict[tuple[int, Readings], tuple | None] = {}

    def entries(self) -> list[dict] | None:
        """The conflicts that matter alone; else the smallest set of them that matters together.

        None: none matters alone, and there are too many sets.
        """
        conflicts = range(len(self.reference.conflicts))
        alone = [entry for n in conflicts if (entry := self.entry((n,)))]
        if alone:
            return alone
        if prod(len(self.reference.options(n)) for n in conflicts) > COMBINATIONS:
            return None
        decided = [n for n in conflicts if self.reference.taken[n] is not None]
        for size in range(2, len(decided) + 1):
            for group in combinations(decided, size):
                if entry := self.entry(group):
                    return [entry]
        return []

    def entry(self, group: tuple[int, ...]) -> dict | None:
        """What other readings of some conflicts give; None where they change nothing."""
        taken = tuple(self.reference.taken[n] for n in group)
        options = [
            [o for o in self.reference.options(n) if o != t]
            for n, t in zip(group, taken, strict=True)
        ]
        others = list(product(*options))
        sides = others if None in taken else [taken, *others]
        differ = [d for d in self._differences(group, sides) if d is not None]
        if not any(apart for apart, _ in differ):
            return None
        ids = [self.reference.conflicts[n].id for n in group]
        single = len(group) == 1
        entry = {
            "conflict": ids[0] if single else ids,
            "taken": taken[0] if single else list(taken),
            "others": [
                {"reading": words[0] if single else list(words), **self._result(group, words)}
                for words in others
            ],
        }
        return {**entry, "certain": True} if all(surely for _, surely in differ) else entry

    def _differences(
        self, group: tuple[int, ...], sides: list[Readings]
    ) -> Iterator[tuple[bool, bool] | None]:
        """For each completion whether the sides differ, and whether they do so whatever formulas
        will yield that lack a fact; None for a contradiction on all of them.
        """
        for number in range(len(self.points)):
            for base in self.completions.readings():
                first, *more = (self.said(number, _read(base, group, side)) for side in sides)
                known = first is not None or any(one is not None for one in more)
                apart = [one for one in more if one != first]
                surely = any(self._surely(one, first) for one in apart)
                yield (bool(apart), surely) if known else None

    def _surely(self, one: tuple | None, other: tuple | None) -> bool:
        if one is None or other is None or one[0] != other[0]:
            return True
        pairs = zip(self.completions.checker.values, one[1:], other[1:], strict=True)
        return any(
            left != right
            and (
                value.type not in ("date", "integer")
                or None in (left, right)
                or not (isinstance(left, tuple) or isinstance(right, tuple))
            )
            for value, left, right in pairs
        )

    def said(self, number: int, readings: Readings) -> tuple | None:
        """What a completion yields under some readings."""
        if (number, readings) not in self._said:
            point = self.reference.settled(self.points[number], self.unknown, readings)
            self._said[number, readings] = self.reference.said(point, self.unknown)
        return self._said[number, readings]

    def _result(self, group: tuple[int, ...], words: Readings) -> dict:
        """The result under other readings."""
        verdicts = {
            self.reference.verdict(self.reference.settled(point, self.unknown, readings))
            for point in self.points
            for readings in {_read(base, group, words) for base in self.completions.readings()}
        }
        found = summary(self.completions.checker, verdicts)
        del found["candidates"]
        return {"status": "open" if found["outcome"] is None else "decided", **found}


def _read(base: Readings, group: tuple[int, ...], words: Readings) -> Readings:
    """The readings ``base`` with those of a group exchanged."""
    changed = dict(zip(group, words, strict=True))
    return tuple(changed.get(n, word) for n, word in enumerate(base))


class Assumptions:
    """One case and the facts that nobody stated and that have a default."""

    def __init__(self, completions: Completions, facts: dict) -> None:
        self.completions, self.reference = completions, completions.reference
        self.given, self.known = facts, self.reference.known(facts)
        self.unknown = free(self.known)

    def facts(self) -> list[str] | None:
        """Those on which the answer depends alone; else the smallest set of them on which it
        depends together. None: too many completions.
        """
        specs = self.completions.checker.facts
        absent = [
            n
            for n, fact in enumerate(specs)
            if fact.absent is not None and fact.id not in self.given
        ]
        if self.completions.size(self._freed(absent)) > LIMIT:
            return None
        found = [n for n in absent if self.depends((n,))]
        sizes = range(2, len(absent) + 1)
        groups = (group for size in sizes for group in combinations(absent, size))
        if not found and self.depends(tuple(absent)):
            found = list(next(group for group in groups if self.depends(group)))
        return [specs[n].id for n in found]

    def depends(self, group: tuple[int, ...]) -> bool:
        """Other values of some facts change the answer in some completion."""
        unknown = self.unknown | set(group)
        for own, other in self._pairs(group):
            for readings in self.completions.readings():
                new = self.reference.said(self.reference.settled(other, unknown, readings), unknown)
                if new is not None and new != self.reference.said(
                    self.reference.settled(own, unknown, readings), self.unknown
                ):
                    return True
        return False

    def _freed(self, group: list[int] | tuple[int, ...]) -> Point:
        """What is known without the defaults of some facts; one stood in for stays so."""
        names = (self.completions.checker.facts[n].id for n in group)
        asked = self.reference.known({**self.given, **dict.fromkeys(names)})
        return [FREE if n in group and asked[n] is FREE else v for n, v in enumerate(self.known)]

    def _pairs(self, group: tuple[int, ...]) -> Iterator[tuple[Point, Point]]:
        """Completions with the defaults of some facts, and with other values of them."""
        freed = self._freed(group)
        if self._entangled(group):
            for own in self.completions.raw(self.known):
                asked = [FREE if freed[n] is FREE and n in group else v for n, v in enumerate(own)]
                for other in self.completions.raw(asked):
                    yield own, other
            return
        for other in self.completions.raw(freed):
            yield [self.known[n] if n in group else v for n, v in enumerate(other)], other

    def _entangled(self, group: tuple[int, ...]) -> bool:
        """A default is compared with an unknown fact: how, does not follow from how the other
        values compare.
        """
        return any(
            self.completions.checker.facts[n].absent not in (None, NOT_GIVEN)
            and any(m in self.unknown for m in members if m != n)
            for members in self.completions.groups
            for n in members
            if n in group
        )
