"""What an evaluation says, held against what all completions of the facts together say."""

from __future__ import annotations

import json

from generator.compile import build
from generator.compile.emit import emit
from generator.evaluate import evaluate
from generator.model import Checker, Model
from generator.readings import NO_READINGS, Readings
from support.completions import Completions
from support.reference_interpreter import FREE
from support.resting import rests_on

PLAIN = ("outcome", "possible", "certain", "candidates", "values")
COMPARED = (*PLAIN, "readings", "undecided", "assumed", "interpretation")


def program_of(
    checker: Checker, model: Model | None = None, readings: Readings = NO_READINGS
) -> dict:
    """The program of one checker."""
    built, problems = build(checker, readings)
    assert built, problems
    return {"format": 1, "checkers": {checker.id: emit(built, model or Model())}}


def differences(
    program: dict, completions: Completions, facts: dict, *, resting: bool = True
) -> str:
    """Empty when engine and reference agree; else a text with a case ready to paste.

    ``resting``: also on what the answer rests on.
    """
    checker = completions.checker.id
    everything = tuple(
        fact.id for fact in completions.checker.facts
    )  # what to ask next is not the matter here
    ours, wanted = evaluate(program, checker, facts, skip=everything), completions.summary(facts)
    if resting:
        wanted |= rests_on(completions, facts, ours["because"])
        if wanted["readings"] is None and all(entry["taken"] for entry in ours["readings"]):
            alone = [entry for entry in ours["readings"] if isinstance(entry["conflict"], str)]
            wanted["readings"] = ours["readings"] if not alone else []
    _drop_pinned(ours, wanted, completions, facts)
    known = [key for key in COMPARED if wanted.get(key) is not None or key in PLAIN]
    wrong = [key for key in known if ours.get(key) != wanted.get(key)]
    if not wrong:
        return ""
    shown = "".join(
        f"\n  {key}: engine {ours.get(key)!r}\n  {' ' * len(key)}  oracle {wanted.get(key)!r}"
        for key in wrong
    )
    case = json.dumps({"checker": checker, "facts": facts}, ensure_ascii=False)
    return (
        f"weisungswerk evaluate {checker} --facts '{json.dumps(facts, ensure_ascii=False)}'\n  "
        f"{case}{shown}"
    )


def _drop_pinned(ours: dict, wanted: dict, completions: Completions, facts: dict) -> None:
    """A day or figure worked out from an unknown fact counts as open, even where contradictions
    leave the fact one value.
    """
    if FREE not in completions.reference.known(facts):
        return
    pairs = [(ours, wanted)]
    for entry, other in zip(ours["readings"], wanted.get("readings") or (), strict=False):
        pairs += zip(entry["others"], other["others"], strict=False)
    for value in completions.checker.values:
        if value.type in ("date", "integer"):
            for said, meant in pairs:
                if value.id not in said["values"]:
                    meant["values"].pop(value.id, None)
