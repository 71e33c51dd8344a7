"""All completions of partial facts over boundary values: the brute force behind the oracle.

A *group* is a set of figures and days that the rules compare with each other. For its unknown facts
every point of a grid of boundary values is tried: constants of the rules, known values, days at the
rules' offsets from known days (several steps deep), each ±1. Points that no comparison of the rules
tells apart are thinned out to a few, as far from each other as possible, so that what remains is
small enough to try all combinations with all choices.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from math import prod

from generator.expression import Call, Compare, Day, Expression, Member, Name, Number, Sum
from generator.model import Checker
from generator.readings import NO_READINGS, Readings
from support.grid import Grid, Side
from support.reference_interpreter import (
    FREE,
    STEPS,
    Point,
    Reference,
    Verdict,
    parts,
    shifted,
    summary,
    text,
)

ANCHORS = (date(2024, 2, 29), date(2025, 6, 30), date(2025, 10, 1))
EARLIEST, LATEST = date(1900, 1, 1), date(2999, 12, 31)
GRID = 60_000
DAY = timedelta(days=1)


class Completions:
    """The completions of one checker's facts, and of the readings that nobody has decided on."""

    def __init__(self, checker: Checker, readings: Readings = NO_READINGS) -> None:
        self.checker, self.reference = checker, Reference(checker, readings)
        self.atoms = [Atom(self.reference, tree) for tree in comparisons(self.reference)]
        self.groups = self._groups()
        self._memo: dict[tuple, list[tuple]] = {}

    # -- the completions --------------------------------------------------------------------------

    def size(self, known: Point) -> int:
        """How many completions there are."""
        return prod(len(choices) for _, choices in self._axes(known))

    def raw(self, known: Point) -> Iterator[Point]:
        """Every completion of the facts."""
        axes = self._axes(known)
        for combination in product(*(choices for _, choices in axes)):
            point = list(known)
            for (members, _), values in zip(axes, combination, strict=True):
                for n, value in zip(members, values, strict=True):
                    point[n] = value
            yield point

    def points(self, known: Point) -> Iterator[Point]:
        """Every completion as a settled point."""
        assumed, readings = free(known), self.readings()
        for point in self.raw(known):
            for read in readings:
                yield self.reference.settled(point, assumed, read)

    def readings(self, others: Iterable[int] = ()) -> list[tuple[str, ...]]:
        """The readings that count: those taken, or all of them where nobody has decided, and of the
        conflicts ``others``.
        """
        reference, others = self.reference, set(others)
        options = [
            reference.options(n) if taken is None or n in others else [taken]
            for n, taken in enumerate(reference.taken)
        ]
        return [*product(*options)]

    def verdicts(self, known: Point) -> set[Verdict | None]:
        """What the completions yield."""
        return {self.reference.verdict(point) for point in self.points(known)}

    def summary(self, facts: dict) -> dict:
        """Outcome, possible, certain, candidates and values for facts as they stand in JSON."""
        return summary(self.checker, self.verdicts(self.reference.known(facts)))

    def _axes(self, known: Point) -> list[tuple[tuple[int, ...], list[tuple]]]:
        """For each group of unknown facts the combinations of values to try."""
        axes = []
        for group in self.groups:
            unknown = tuple(n for n in group if known[n] is FREE)
            if unknown:
                axes.append((unknown, self.values(group, known)))
        return axes

    def values(self, group: tuple[int, ...], known: Point) -> list[tuple]:
        """Values of the unknown facts of a group; from the memo where the known ones are
        the same.
        """
        key = (group, *(known[n] for n in group))
        if key not in self._memo:
            self._memo[key] = (
                self._finite(group[0])
                if len(group) == 1 and self._is_finite(group[0])
                else self._thinned(group, known)
            )
        return self._memo[key]

    # -- choices ----------------------------------------------------------------------------------

    def _is_finite(self, n: int) -> bool:
        return self.checker.facts[n].type in ("boolean", "choice", "choices")

    def _finite(self, n: int) -> list[tuple]:
        fact = self.checker.facts[n]
        words = [choice.id for choice in fact.choices]
        if fact.type == "choices":
            return [
                (frozenset(w for i, w in enumerate(words) if bits >> i & 1),)
                for bits in range(1 << len(words))
            ]
        return [
            (value,) for value in ((False, True) if fact.type == "boolean" else words)
        ] + self._lack(n)

    def _lack(self, n: int) -> list[tuple]:
        """»No statement« for a fact that another one may stand in for."""
        return [(None,)] if self.checker.facts[n].stand_in else []

    # -- figures and days -------------------------------------------------------------------------

    def _groups(self) -> list[tuple[int, ...]]:
        groups: list[set[int]] = [{n} for n in range(len(self.checker.facts))]
        for atom in self.atoms:
            joined = set().union(*(g for g in groups if g & atom.facts))
            groups = [g for g in groups if not g & atom.facts] + ([joined] if joined else [])
        return sorted(tuple(sorted(group)) for group in groups)

    def _thinned(self, group: tuple[int, ...], known: Point) -> list[tuple]:
        """Few points of the grid for each way in which the comparisons turn out."""
        unknown = [n for n in group if known[n] is FREE]
        grid = Grid(known, unknown, self._boundaries(group, known, unknown))
        return grid.thinned(
            [grid.lacking(at) for at in range(len(unknown))]
            + [
                grid.compared(atom.operator, atom.left, atom.right)
                for atom in self.atoms
                if atom.facts & set(unknown)
            ]
        )

    def _boundaries(self, group: tuple[int, ...], known: Point, unknown: list[int]) -> list[list]:
        """The values of each unknown fact."""
        bounds = Boundaries(
            self.checker, [atom for atom in self.atoms if atom.facts & set(group)], group, known
        )
        axes = [[*(value for (value,) in self._lack(n)), *bounds.of(n)] for n in unknown]
        while prod(map(len, axes)) > GRID:
            # The values farthest from constants and known values stand last.
            max(axes, key=len).pop()
        return axes


def free(known: Point) -> frozenset[int]:
    """The facts of which nothing is known."""
    return frozenset(n for n, value in enumerate(known) if value is FREE)


class Atom:
    """A comparison of days or figures, and the facts that occur in it."""

    def __init__(self, reference: Reference, tree: Compare) -> None:
        self.tree, self.operator = tree, tree.operator
        self.left, self.right = (
            Side(
                {reference.number[word] for word in reference.names(part)}, reference.quantity(part)
            )
            for part in (tree.left, tree.right)
        )
        self.facts = self.left.facts | self.right.facts
        self.trees = list(below(reference, tree))


def below(reference: Reference, tree: object) -> Iterator[Expression]:
    """The tree and all trees in it, derived values opened."""
    if isinstance(tree, Name) and tree.id in reference.derived:
        tree = reference.derived[tree.id]
    yield tree
    for part in parts(tree):
        yield from below(reference, part)


def comparisons(reference: Reference) -> list[Compare]:
    """Every comparison of days or figures that occurs in the checker."""
    checker = reference.checker  # with stand-ins written out
    trees = [fact.applies for fact in checker.facts] + [
        derived.formula for derived in checker.derived
    ]
    trees += [row.condition for row in checker.contradictions]
    trees += [
        tree
        for row, _ in reference.rows
        for tree in (row.condition, *(then.condition for then in row.then))
    ]
    trees += [
        tree
        for value in checker.values
        for tree in (*(r.condition for r in value.rules), *(e.condition for e in value.entries))
    ]
    found: dict[str, Compare] = {}
    for tree in trees:
        for one in below(reference, tree) if tree is not None else ():
            for atom in _compared(reference, one):
                found.setdefault(text(atom), atom)
    return list(found.values())


def _compared(reference: Reference, tree: Expression) -> list[Compare]:
    if isinstance(tree, Member) and reference.is_quantity(tree.left):
        return [Compare(item.place, "=", tree.left, item) for item in tree.items]
    plain = (
        isinstance(tree, Compare)
        and reference.is_quantity(tree.left)
        and reference.is_quantity(tree.right)
    )
    counted = plain and any(
        isinstance(one, Call) and one.function == "anzahl" for one in below(reference, tree)
    )
    return [tree] if plain and not counted else []


class Boundaries:
    """Values worth trying for the facts of one group, given what is known of the others."""

    def __init__(
        self, checker: Checker, atoms: list[Atom], group: tuple[int, ...], known: Point
    ) -> None:
        self.facts, self.group, self.known = checker.facts, group, known
        trees = [tree for atom in atoms for tree in atom.trees]
        self.functions = {tree.function for tree in trees if isinstance(tree, Call)}
        self.numbers = [tree for tree in trees if isinstance(tree, Number)]
        self.sums = any(isinstance(tree, Sum) for tree in trees)
        self.constants = {date.fromisoformat(tree.iso) for tree in trees if isinstance(tree, Day)}
        self.unknown = [n for n in group if known[n] is FREE]
        self.figures = self._figures()
        self.days = self._days() if any(checker.facts[n].type == "date" for n in group) else []

    def of(self, n: int) -> list:
        """Values to try for fact ``n``."""
        fact = self.facts[n]
        if fact.type == "date":
            return self.days
        spans = self._spans()
        step = Decimal(1).scaleb(-fact.places)
        near = [
            value + sign * step
            for sign in (0, -1, 1)
            for value in sorted(
                self.figures | spans, key=lambda value: (value not in self.core, value)
            )
        ]
        return list(
            dict.fromkeys(
                value
                for value in near
                if fact.type == "number" or value == value.to_integral_value()
            )
        )

    def _given(self, kind: bool) -> list:
        """Known values of the group: days, or figures."""
        return [
            self.known[n]
            for n in self.group
            if self.known[n] not in (FREE, None) and (self.facts[n].type == "date") is kind
        ]

    def _figures(self) -> set[Decimal]:
        found = self.core = {
            Decimal(0),
            *self._given(False),
            *(tree.value for tree in self.numbers),
        }
        if "tage" in self.functions:  # counted from either of two days
            found = self.core = {sign * value for value in found for sign in (1, -1)}
        steps = (
            sum(self.facts[n].type != "date" for n in self.unknown)
            if len(self.group) > 1 and self.sums
            else 0
        )
        for _ in range(min(steps, 2)):
            found = (
                found | {a + sign * b for a in found for b in found for sign in (-1, 1)}
                if len(found) < 40
                else found
            )
        return found if len(self.group) == 1 or len(self.unknown) == 1 else self._spread(found)

    def _spread(self, found: set[Decimal]) -> set[Decimal]:
        """Room between equal thresholds, so that several unknown figures can lie in any order."""
        return found | {
            value + sign * n
            for value in found
            for n in range(2, len(self.unknown) + 1)
            for sign in (-1, 1)
        }

    def _spans(self) -> set[Decimal]:
        """Distances of known days, and those that offsets make."""
        days = self._given(True)
        found = (
            {Decimal((b - a).days + edge) for a in days for b in days for edge in (-1, 0, 1)}
            if "tage" in self.functions
            else set()
        )
        if "monate" in self.functions:
            found |= {
                Decimal((b.year - a.year) * 12 + b.month - a.month + edge)
                for a in days
                for b in days
                for edge in (-1, 0, 1)
            }
        return found

    def _days(self) -> list[date]:
        """Known days and constants, the days at the rules' offsets from them, each ±1."""
        seeds = {*self._given(True), *self.constants} or set(ANCHORS)
        offsets = self._offsets()
        steps = (
            min(sum(self.facts[n].type == "date" for n in self.unknown), 3)
            if len(self.group) > 1
            else 1
        )
        levels = [seeds]
        for _ in range(steps):
            levels.append(
                {day for one in levels[-1] for day in self._near(one, offsets)}
                if len(levels[-1]) < 400
                else set()
            )
        ordered = dict.fromkeys(
            day + sign * DAY
            for level in levels
            for sign in (0, -1, 1)
            for day in self._shuffled(level)
        )
        return [day for day in ordered if EARLIEST <= day <= LATEST]

    def _shuffled(self, level: set[date]) -> list[date]:
        """The days in a fixed order that favours none."""
        return sorted(level, key=lambda day: day.toordinal() * 7919 % 10_007)

    def _near(self, day: date, offsets: set[tuple[int, int]]) -> Iterator[date]:
        for days, months in offsets:
            for sign in (-1, 1):
                moved = shifted(day, sign * days, sign * months)
                yield from (moved, moved + sign * DAY, moved - sign * DAY)
        if "quartal" in self.functions:
            first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
            yield from (first, first - DAY, shifted(first, 0, 3), shifted(first, 0, 3) - DAY)
        if "kalendermonat" in self.functions:
            yield from (day.replace(day=1), shifted(day.replace(day=1), 0, 1))

    def _offsets(self) -> set[tuple[int, int]]:
        """Distances in days and months that the rules or known figures name; one more or less tips
        a comparison of lengths.
        """
        found = {(0, 0)}
        for tree in self.numbers:
            days, months = STEPS.get(tree.unit or "", (0, 0))
            found |= {
                (int(tree.value + edge) * days, int(tree.value + edge) * months)
                for edge in ((-1, 0, 1) if months else (0,))
            }
        if any(self.facts[n].type != "date" for n in self.group):
            lengths = [
                int(value)
                for value in self.figures
                if abs(value) < 1200 and value == value.to_integral_value()
            ]
            found |= {(length, 0) for length in lengths} if "tage" in self.functions else set()
            found |= (
                {(0, length + edge) for length in lengths for edge in (-1, 0, 1)}
                if "monate" in self.functions
                else set()
            )
        return found
