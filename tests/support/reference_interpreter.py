"""An independent reading of the rules: a checker's syntax tree, interpreted for one complete set of
facts.

It shares nothing with ``compile`` and ``evaluate`` but the model: no diagrams, no cells, no day
numbers. Days are ``datetime.date``, calendar months are dateutil's, figures are Decimal. A *point*
is a list with one value for each fact (``None`` = no statement) and, behind them, the reading of
each conflict that the rules test, then the outcomes of the table (for ``ergebnis`` in extra
values).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from generator.expression import (
    AllOf,
    AnyOf,
    Call,
    Compare,
    Day,
    Expression,
    Member,
    Name,
    Not,
    Number,
    ReadingOf,
    Sum,
    Truth,
)
from generator.model import NOT_GIVEN, Checker, Fact, Row, Value, ValueRule
from generator.readings import NO_READINGS, Readings, tested_conflicts
from support.stand_ins import opened

UNDECIDED, CONTRADICTION = "fachentscheidung", "widerspruch"
Point = list
Truths = Callable[[Point], bool]
Values = Callable[[Point], object]
STEPS = {
    "Tag": (1, 0),
    "Tage": (1, 0),
    "Tagen": (1, 0),
    "Woche": (7, 0),
    "Wochen": (7, 0),
    "Monat": (0, 1),
    "Monate": (0, 1),
    "Monaten": (0, 1),
    "Jahr": (0, 12),
    "Jahre": (0, 12),
    "Jahren": (0, 12),
}
EDGES = {"beide-enden": 1, "nur-ende": 0, "ohne-enden": -1}
ORDER = {
    "=": lambda a, b: a == b,
    "≠": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "≤": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    "≥": lambda a, b: a >= b,
}


class Free:
    """Marks a fact about which nothing is known."""

    def __repr__(self) -> str:
        return "FREE"


FREE = Free()


@lru_cache(maxsize=200_000)
def shifted(day: date, days: int, months: int) -> date:
    """``day`` moved by calendar months (clipped to the month's end) or by days."""
    return day + relativedelta(months=months) if months else day + timedelta(days=days)


@lru_cache(maxsize=200_000)
def full_months(start: date, end: date) -> int:
    """The largest number of months that fit between both days, both included."""
    after = end + timedelta(days=1)
    count = (after.year - start.year) * 12 + after.month - start.month + 1
    while shifted(start, 0, count) > after:
        count -= 1
    return count


def read(fact: Fact, raw: object) -> object:
    """A value as it stands in JSON → a value of the reference."""
    if fact.type == "date":
        return date.fromisoformat(raw)
    if fact.type in ("integer", "number"):
        return Decimal(str(raw))
    return frozenset(raw) if fact.type == "choices" else raw


@dataclass(frozen=True)
class Verdict:
    """What one complete set of facts yields. ``outcomes``: for an ordered list a tuple; ``values``
    by position.
    """

    outcomes: object
    candidates: frozenset[str]
    values: tuple[object, ...]


class Reference:
    """The reading of one checker."""

    def __init__(self, checker: Checker, readings: Readings = NO_READINGS) -> None:
        self.checker = checker = opened(checker)
        self.number = {fact.id: n for n, fact in enumerate(checker.facts)}
        self.conflicts = [readings.conflicts[name] for name in sorted(tested_conflicts(checker))]
        self.slots = {
            conflict.id: len(checker.facts) + n for n, conflict in enumerate(self.conflicts)
        }
        self.taken = tuple(readings.taken[conflict.id] for conflict in self.conflicts)
        self.derived = {derived.id: derived.formula for derived in checker.derived}
        self.gates = [(n, self.truth(checker.facts[n].applies)) for n in self._gated()]
        self.clashes = joined([self.truth(row.condition) for row in checker.contradictions], True)
        self.rows = [(row, self._row(row)) for row in in_order(checker.rows)]
        self.items = [
            [self.truth(then.condition) if then.condition else always for then in row.then]
            for row, _ in self.rows
        ]
        self.values = [self._value(value) for value in checker.values]
        self.shapes = [self._shape(value) for value in checker.values]

    # -- one complete set of facts ----------------------------------------------------------------

    def known(self, facts: dict) -> Point:
        """The facts as given: a value, None (no statement) or FREE (unknown)."""
        point = [self._given(fact, facts) for fact in self.checker.facts]
        for n, fact in enumerate(self.checker.facts):
            if (
                point[n] is FREE
                and fact.stand_in
                and point[self.number[fact.stand_in.value]] not in (FREE, None)
            ):
                point[n] = None
        return point

    def _given(self, fact: Fact, facts: dict) -> object:
        if fact.id in facts:
            return FREE if facts[fact.id] is None else read(fact, facts[fact.id])
        if fact.absent is None:
            return FREE
        return None if fact.absent == NOT_GIVEN else fact.absent

    def options(self, number: int) -> list[str]:
        """The readings of a conflict."""
        return [reading.id for reading in self.conflicts[number].readings]

    def settled(self, point: Point, assumed: Iterable[int], readings: Iterable[str] = ()) -> Point:
        """The point once assumed facts that do not apply carry no statement."""
        assumed, point = set(assumed), [*point, *readings, None]
        for n, applies in self.gates:
            if n in assumed and not applies(point):
                point[n] = None
        return point

    def verdict(self, point: Point) -> Verdict | None:
        """What a settled point yields; None = the facts contradict each other."""
        if self.clashes(point):
            return None
        outcomes, candidates = (
            self._set(point) if self.checker.result == "set" else self._first(point, 0)
        )
        point[-1] = frozenset(outcomes)
        return Verdict(outcomes, candidates, tuple(value(point) for value in self.values))

    def said(self, point: Point, unknown: frozenset[int]) -> tuple | None:
        """What an answer says at a settled point: outcomes and values, None for a contradiction. A
        formula that needs one of the facts ``unknown`` stands for its value.
        """
        verdict = self.verdict(point)
        if verdict is None:
            return None
        return verdict.outcomes, *(shape(point, unknown) for shape in self.shapes)

    def _set(self, point: Point) -> tuple[frozenset, frozenset]:
        fitting = [row for row, holds in self.rows if row.condition is not None and holds(point)]
        chosen = fitting or [row for row, _ in self.rows if row.condition is None]
        return frozenset(then.outcome.value for row in chosen for then in row.then), frozenset()

    def _first(self, point: Point, start: int) -> tuple[object, frozenset]:
        for n in range(start, len(self.rows)):
            if self.rows[n][1](point):
                return self._yield(point, n)
        raise LookupError(f"gap: {point}")

    def _yield(self, point: Point, n: int) -> tuple[object, frozenset]:
        row = self.rows[n][0]
        if self.checker.result == "order":
            return tuple(
                then.outcome.value
                for then, holds in zip(row.then, self.items[n], strict=True)
                if holds(point)
            ), frozenset()
        candidates = frozenset(word.value for word in row.candidates)
        if row.candidates_from:
            candidates |= self._rest(point, max(n + 1, self._position(row.candidates_from.value)))
        return frozenset(then.outcome.value for then in row.then), candidates

    def _rest(self, point: Point, start: int) -> frozenset:
        """What the table from row ``start`` on would add as candidates."""
        try:
            outcomes, candidates = self._first(point, start)
        except LookupError:
            return frozenset()
        return candidates if UNDECIDED in outcomes else outcomes

    def _position(self, number: str) -> int:
        return next(n for n, (row, _) in enumerate(self.rows) if row.number == number)

    # -- rows and values --------------------------------------------------------------------------

    def _row(self, row: Row) -> Truths:
        return always if row.condition is None else self.truth(row.condition)

    def _value(self, value: Value) -> Values:
        if value.type == "list":
            entries = [(entry.id, self.truth(entry.condition)) for entry in value.entries]
            return lambda p: frozenset(name for name, holds in entries if holds(p))
        rules = [(self.truth(rule.condition), self._yields(rule)) for rule in value.rules]

        def first(p: Point) -> object:
            found = (made(p) for holds, made in rules if holds(p))
            return next((one for one in found if one is not None), None)

        return first

    def _shape(self, value: Value) -> Callable[[Point, frozenset[int]], object]:
        """A value, or its formula while that needs an unknown fact."""
        own = self._value(value)
        rules = [
            (self.truth(rule.condition), self._yields(rule), *self._needs(rule))
            for rule in value.rules
        ]

        def shape(p: Point, unknown: frozenset[int]) -> object:
            for holds, made, facts, text in rules:
                if holds(p) and made(p) is not None:
                    if unknown.isdisjoint(facts):
                        break
                    return text, *(FREE if n in unknown else p[n] for n in facts)
            return own(p)

        return shape

    def _needs(self, rule: ValueRule) -> tuple[list[int], str]:
        """The facts of a formula, and its text."""
        if rule.choice:
            return [], ""
        return sorted(self.number[name] for name in self.names(rule.formula)), text(rule.formula)

    def _yields(self, rule: ValueRule) -> Values:
        """The choice or formula of a rule; a formula that lacks a statement yields None, and the
        next rule has its turn.
        """
        if rule.choice:
            return lambda _: rule.choice.value
        formula = self.quantity(rule.formula)
        return lambda p: written(formula(p))

    def _gated(self) -> list[int]:
        """Facts with a condition of application, those it depends on first."""
        done: list[int] = []

        def visit(n: int) -> None:
            applies = self.checker.facts[n].applies
            if applies is not None and n not in done:
                for word in self.names(applies):
                    visit(self.number[word])
                done.append(n)

        for n in range(len(self.checker.facts)):
            visit(n)
        return done

    def names(self, tree: object) -> set[str]:
        """The facts that a tree names, also by way of derived values."""
        if isinstance(tree, Name):
            return {tree.id} if tree.id in self.number else self.names(self.derived.get(tree.id))
        return set().union(*(self.names(part) for part in parts(tree)))

    # -- conditions -------------------------------------------------------------------------------

    def opened(self, tree: Expression) -> Expression:
        """What a derived value stands for."""
        while isinstance(tree, Name) and tree.id in self.derived:
            tree = self.derived[tree.id]
        return tree

    def bare(self, tree: Expression) -> Fact | str | None:
        """The fact (or ``ergebnis``) that a name stands for, if it is one and nothing else."""
        tree = self.opened(tree)
        if not isinstance(tree, Name):
            return None
        return self.checker.facts[self.number[tree.id]] if tree.id in self.number else tree.id

    def truth(self, tree: Expression) -> Truths:
        """The condition as a function of a point."""
        if isinstance(tree, Truth):
            return always if tree.value else never
        if isinstance(tree, Not):
            inner = self.truth(tree.of)
            return lambda p: not inner(p)
        if isinstance(tree, (AllOf, AnyOf)):
            return joined([self.truth(part) for part in tree.parts], isinstance(tree, AnyOf))
        if isinstance(tree, Name):
            return self._named(tree)
        if isinstance(tree, Member):
            equal = [
                self._compare(Compare(item.place, "=", tree.left, item)) for item in tree.items
            ]
            return (
                self._result_in(tree) if self.bare(tree.left) == "ergebnis" else joined(equal, True)
            )
        return self._compare(tree) if isinstance(tree, Compare) else self._called(tree)

    def _named(self, tree: Name) -> Truths:
        if tree.id in self.derived:
            return self.truth(self.derived[tree.id])
        n = self.number[tree.id]
        return lambda p: p[n] is True

    def _called(self, tree: Call) -> Truths:
        n = self.number[tree.args[0].id]
        if tree.function == "angegeben":
            return lambda p: p[n] is not None
        word = literal(tree.args[1])
        return lambda p: p[n] is not None and word in p[n]

    def _result_in(self, tree: Member) -> Truths:
        words = frozenset(literal(item) for item in tree.items)
        return (
            (lambda p: bool(p[-1] & words))
            if self.checker.result == "set"
            else (lambda p: p[-1] <= words)
        )

    def _compare(self, tree: Compare) -> Truths:
        read = self.opened(tree.left)
        if isinstance(read, ReadingOf):
            slot, word = self.slots[read.conflict.id], literal(tree.right)
            return lambda p: (p[slot] == word) is (tree.operator == "=")
        subject = self.bare(tree.left)
        if subject == "ergebnis":
            same = self._result_in(Member(tree.place, tree.left, (tree.right,)))
            return same if tree.operator == "=" else lambda p: not same(p)
        if isinstance(subject, Fact) and subject.type == "choice":
            return self._word(self.number[subject.id], tree)
        if (
            isinstance(subject, Fact)
            and subject.type == "boolean"
            and isinstance(tree.right, Truth)
        ):
            n, wanted = self.number[subject.id], tree.right.value == (tree.operator == "=")
            return lambda p: p[n] is wanted
        if self.is_quantity(tree.left):
            return self._order(tree)
        left, right, equal = self.truth(tree.left), self.truth(tree.right), tree.operator == "="
        return lambda p: (left(p) == right(p)) is equal

    def _word(self, n: int, tree: Compare) -> Truths:
        word = literal(tree.right)
        return (
            (lambda p: p[n] == word)
            if tree.operator == "="
            else (lambda p: p[n] is not None and p[n] != word)
        )

    def _order(self, tree: Compare) -> Truths:
        left, right, holds = (
            self.quantity(tree.left),
            self.quantity(tree.right),
            ORDER[tree.operator],
        )

        def compared(p: Point) -> bool:
            a, b = left(p), right(p)
            return a is not None and b is not None and holds(a, b)

        return compared

    # -- days and figures -------------------------------------------------------------------------

    def is_quantity(self, tree: Expression) -> bool:
        """True for what has a size: days, figures, counts."""
        subject = self.bare(tree)
        if isinstance(subject, Fact):
            return subject.type in ("integer", "number", "date")
        tree = self.opened(tree)
        return isinstance(tree, (Number, Day, Sum)) or (
            isinstance(tree, Call) and tree.function not in ("angegeben", "gewählt")
        )

    def quantity(self, tree: Expression) -> Values:
        """A day, figure or count as a function of a point; None where one of its facts carries no
        statement.
        """
        if isinstance(tree, Number):
            return lambda _: tree.value
        if isinstance(tree, Day):
            day = date.fromisoformat(tree.iso)
            return lambda _: day
        if isinstance(tree, Sum):
            return self._sum(tree)
        if isinstance(tree, Call):
            return self._counted(tree) if tree.function == "anzahl" else self._computed(tree)
        if tree.id in self.derived:
            return self.quantity(self.derived[tree.id])
        n = self.number[tree.id]
        return lambda p: p[n]

    def _sum(self, tree: Sum) -> Values:
        left, right, sign = self.quantity(tree.left), self.quantity(tree.right), tree.sign
        days, months = STEPS.get(self._unit(tree.right), (0, 0))

        def added(a: object, b: object) -> object:
            if isinstance(a, date):
                n = sign * int(b)
                return shifted(a, n * days, n * months)
            return a + b if sign > 0 else a - b

        return strict(added, left, right)

    def _unit(self, tree: Expression) -> str:
        tree = self.opened(tree)
        return tree.unit or "" if isinstance(tree, Number) else ""

    def _computed(self, tree: Call) -> Values:
        edge = EDGES.get(self.checker.counting.get("tage"), 0)
        functions = {
            "tage": lambda a, b: Decimal((b - a).days + edge),
            "monate": lambda a, b: Decimal(full_months(a, b)),
            "min": min,
            "max": max,
            "quartal": lambda a: (a.year, (a.month - 1) // 3),
            "kalendermonat": lambda a: (a.year, a.month),
        }
        return strict(functions[tree.function], *(self.quantity(arg) for arg in tree.args))

    def _counted(self, tree: Call) -> Values:
        subject = self.bare(tree.args[0])
        if len(tree.args) == 1 and isinstance(subject, Fact) and subject.type == "choices":
            n = self.number[subject.id]
            return lambda p: Decimal(len(p[n] or ()))
        inner = [self.truth(arg) for arg in tree.args]
        return lambda p: Decimal(sum(one(p) for one in inner))


def always(_: Point) -> bool:
    """True for every point."""
    return True


def never(_: Point) -> bool:
    """False for every point."""
    return False


def joined(conditions: Sequence[Truths], settles: bool) -> Truths:
    """``settles`` as soon as one of the conditions is, else the opposite."""

    def holds(p: Point) -> bool:
        for one in conditions:  # a loop: this is where the oracle spends its time
            if one(p) is settles:
                return settles
        return not settles

    return holds


def strict(function: Callable, *arguments: Values) -> Values:
    """``function`` of the arguments; None as soon as one of them is None."""

    def computed(p: Point) -> object:
        found = []
        for argument in arguments:
            value = argument(p)
            if value is None:
                return None
            found.append(value)
        return function(*found)

    return computed


def literal(tree: Expression) -> str:
    """The word on the right of a comparison with an entry of a list."""
    if isinstance(tree, Truth):
        return "ja" if tree.value else "nein"
    return tree.id if isinstance(tree, Name) else str(tree.value)


def written(value: object) -> object:
    """A day or figure as it stands in a result."""
    if isinstance(value, date):
        return value.isoformat()
    return (
        int(value) if isinstance(value, Decimal) and value == value.to_integral_value() else value
    )


def parts(tree: object) -> tuple:
    """The trees directly below a tree."""
    if isinstance(tree, (Compare, Member)) and isinstance(tree.left, ReadingOf):
        return ()
    if isinstance(tree, Not):
        return (tree.of,)
    if isinstance(tree, (AllOf, AnyOf)):
        return tree.parts
    if isinstance(tree, (Compare, Sum)):
        return (tree.left, tree.right)
    if isinstance(tree, Member):
        return (tree.left, *tree.items)
    return tree.args if isinstance(tree, Call) else ()


def text(tree: Expression) -> str:
    """The tree as text, without places."""
    own = [
        str(value)
        for name, value in vars(tree).items()
        if name in ("id", "value", "unit", "iso", "operator", "sign", "function")
    ]
    return f"({type(tree).__name__} {' '.join(own)} {' '.join(map(text, parts(tree)))})"


def in_order(rows: Iterable[Row]) -> list[Row]:
    """The rows with their exceptions before them; an exception also needs the condition of
    its row.
    """
    made: list[Row] = []
    for row in rows:
        for exception in in_order(row.exceptions):
            conditions = tuple(
                one for one in (row.condition, exception.condition) if one is not None
            )
            made.append(replace(exception, condition=AllOf(exception.place, conditions)))
        made.append(row)
    return made


# --- what all completions together say ------------------------------------------------------------


def summary(checker: Checker, verdicts: set[Verdict | None]) -> dict:
    """Outcome, possible, certain, candidates and values, by the definitions of the contract."""
    real = [verdict for verdict in verdicts if verdict is not None]
    if not real:
        return _contradiction(checker)
    decided = {"set": _of_sets, "order": _of_sequences, "single": _of_single}[checker.result](real)
    values = {
        value.id: _common(value, [verdict.values[n] for verdict in real])
        for n, value in enumerate(checker.values)
    }
    return {
        **decided,
        "values": {name: value for name, value in values.items() if value is not None},
    }


def _contradiction(checker: Checker) -> dict:
    word = CONTRADICTION
    made = {
        "outcome": word if checker.result == "single" else [word],
        "possible": [[word]] if checker.result == "order" else [word],
        "candidates": [],
        "values": {},
    }
    return {**made, "certain": [word]} if checker.result == "set" else made


def _of_single(real: list[Verdict]) -> dict:
    possible = sorted(set().union(*(verdict.outcomes for verdict in real)))
    candidates = sorted(set().union(*(verdict.candidates for verdict in real)))
    return {
        "outcome": possible[0] if len(possible) == 1 else None,
        "possible": possible,
        "candidates": candidates,
    }


def _of_sets(real: list[Verdict]) -> dict:
    certain = sorted(frozenset.intersection(*(verdict.outcomes for verdict in real)))
    possible = sorted(frozenset.union(*(verdict.outcomes for verdict in real)))
    return {
        "outcome": possible if certain == possible else None,
        "possible": possible,
        "certain": certain,
        "candidates": [],
    }


def _of_sequences(real: list[Verdict]) -> dict:
    possible = [list(sequence) for sequence in sorted({verdict.outcomes for verdict in real})]
    return {
        "outcome": possible[0] if len(possible) == 1 else None,
        "possible": possible,
        "candidates": [],
    }


def _common(value: Value, found: list) -> object:
    if value.type == "list":
        return sorted(frozenset.intersection(*found))
    if len(set(found)) == 1:
        return found[0]
    return value.undecided.value if value.undecided else None
