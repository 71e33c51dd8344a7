"""Knowing more never turns a decided answer that assumes nothing into another one.

A contradiction may come out: facts that contradict each other are no completion. Facts that do not
apply are not stated, nor those that another one stands in for: these are declared to give another
answer once they are known.
"""

from __future__ import annotations

import random

from generator.evaluate import evaluate
from generator.evaluate.answer import answer, applies, case_of
from support.completions import Completions
from support.random_facts import drawn

CONTRADICTION = ("widerspruch", ["widerspruch"])


def broken(program: dict, completions: Completions, facts: dict, draw: random.Random) -> str:
    """A case that turns a decided answer into another one; empty where there is none."""
    checker = completions.checker.id
    own = program["checkers"][checker]
    before = evaluate(program, checker, facts)
    if before["status"] == "open" or before["assumed"] or before["outcome"] in CONTRADICTION:
        return ""
    more = extended(own, completions, facts, draw)
    after = answer(case_of(own, more))
    if after["outcome"] in CONTRADICTION:
        return ""
    kept = all(_kept(value, before["values"], after["values"]) for value in own["values"])
    if after["outcome"] == before["outcome"] and kept:
        return ""
    shown = [(said["outcome"], said["values"]) for said in (before, after)]
    return f"{checker}: {facts} gives {shown[0]}\n{more} gives {shown[1]}"


def _kept(spec: dict, before: dict, after: dict) -> bool:
    """A value stays, a list at least what it holds; the word for »not settled« may go."""
    old, new = before.get(spec["id"]), after.get(spec["id"])
    if spec["type"] == "list":
        return set(old) <= set(new)
    return old in (None, spec.get("undecided"), new)


def extended(own: dict, completions: Completions, facts: dict, draw: random.Random) -> dict:
    """The facts with some of those that are not stated and surely apply."""
    checker = completions.checker
    unstated = [n for n, fact in enumerate(checker.facts) if facts.get(fact.id) is None]
    unstated = [n for n in unstated if not _stood_in(checker.facts[n].stand_in, facts)]
    more = dict(facts)
    for n in draw.sample(unstated, draw.randint(0, len(unstated))):
        name = checker.facts[n].id
        if applies(case_of(own, more), n):
            more[name] = drawn(completions, completions.reference.known(more), n, draw)
    return more


def _stood_in(stand_in: object, facts: dict) -> bool:
    return stand_in is not None and facts.get(str(stand_in)) is not None
