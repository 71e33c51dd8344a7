"""Random partial facts for a checker, around its boundaries; as they stand in JSON."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal

from generator.model import Checker
from support.completions import Completions
from support.reference_interpreter import FREE, Point

SPAN = 400


def partial_facts(completions: Completions, draw: random.Random, limit: int) -> dict:
    """Facts some of which are unknown (null or left out); at most ``limit`` completions."""
    checker = completions.checker
    order = list(range(len(checker.facts)))
    draw.shuffle(order)
    facts = {fact.id: None for fact in checker.facts if fact.absent is None or draw.random() < 0.6}
    wanted = draw.choice((0, 0.2, 0.4, 0.6, 0.8, 1)) * len(order)
    for count, n in enumerate(order):
        known = completions.reference.known(facts)
        if count >= wanted and completions.size(known) <= limit:
            break
        facts[checker.facts[n].id] = drawn(completions, known, n, draw)
    return {
        name: value
        for name, value in facts.items()
        if value is not None or draw.random() < 0.5 or _has_default(checker, name)
    }


def _has_default(checker: Checker, name: str) -> bool:
    return next(fact for fact in checker.facts if fact.id == name).absent is not None


def drawn(completions: Completions, known: Point, n: int, draw: random.Random) -> object:
    """A value for fact ``n`` near a boundary, given what is known."""
    fact = completions.checker.facts[n]
    group = next(group for group in completions.groups if n in group)
    asked = [FREE if m == n else None if known[m] is FREE else known[m] for m in range(len(known))]
    values = [values[0] for values in completions.values(group, asked) if values[0] is not None]
    value = draw.choice(values)
    if fact.type == "date" and draw.random() < 0.15:
        value += timedelta(days=draw.randint(-SPAN, SPAN))
    return written(value)


def written(value: object) -> object:
    """A value as it stands in JSON."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
