"""Bounds of facts: what follows from turning terms round is what trying every value finds."""

from __future__ import annotations

import random

from generator.cells import Box, Constraint, Term, facts_of, may_hold, narrow

DRAWN = 4000
DAYS, FIGURES = (0, 1, 2), (3, 4)
TODAY = 18262  # 2020-01-01
MONTHS = (-14, -3, -1, 0, 1, 2, 6, 11, 12)


class _Drawn:
    """Random terms in which each fact occurs once."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.days, self.figures = list(DAYS), list(FIGURES)

    def constraint(self) -> Constraint:
        term = self.draw.choice((self.day, self.figure))
        return term(3), term(3)

    def box(self) -> Box:
        box = {}
        for fact in (*DAYS, *FIGURES):
            low = self.draw.randint(-90, 90) + (TODAY if fact in DAYS else 0)
            box[fact] = (low, low + self.draw.choice((0, 1, 5, 29, 31, 60)))
        return box

    def day(self, depth: int) -> Term:
        op = self.draw.choice("fcmqk+<>" if depth else "fc")
        if op == "f" and self.days:
            return ("f", self.days.pop())
        if op == "m":
            return ("m", self.day(depth - 1), self.draw.choice(MONTHS))
        if op in ("q", "k"):
            return (op, self.day(depth - 1))
        if op == "+":
            return ("+", self.day(depth - 1), self.figure(depth - 1))
        if op in ("<", ">"):
            return (op, self.day(depth - 1), self.day(depth - 1))
        return ("c", TODAY + self.draw.randint(-90, 90))

    def figure(self, depth: int) -> Term:
        op = self.draw.choice("fc*+-dM<>" if depth else "fc")
        if op == "f" and self.figures:
            return ("f", self.figures.pop())
        if op == "*":
            return ("*", self.figure(depth - 1), self.draw.choice((-3, -1, 0, 2, 7)))
        if op in ("+", "-", "<", ">"):
            return (op, self.figure(depth - 1), self.figure(depth - 1))
        if op == "d":
            return ("-", self.day(depth - 1), self.day(depth - 1))
        if op == "M":
            return ("M", self.day(depth - 1), self.day(depth - 1))
        return ("c", self.draw.randint(-40, 40))


def test_trying_every_value_finds_the_same() -> None:
    """Of drawn comparisons and spans; a third of them moves a bound or has no value."""
    moved = 0
    for seed in range(DRAWN):
        drawn = _Drawn(seed)
        constraint, box = drawn.constraint(), drawn.box()
        for fact in (*facts_of(constraint[0]), *facts_of(constraint[1])):
            low, high = box[fact]
            fitting = [
                at for at in range(low, high + 1) if may_hold(constraint, {**box, fact: (at, at)})
            ]
            narrowed = dict(box)
            changed = narrow(constraint, fact, narrowed)
            if fitting:
                assert narrowed == {**box, fact: (fitting[0], fitting[-1])}, seed
                assert changed == (narrowed != box), seed
            else:
                assert changed is None, seed
            moved += changed is not False
    assert moved > DRAWN / 3
