"""Random checkers over the whole rule language: both engines and the reference say the same."""

from __future__ import annotations

from generator.engines import dump_json, evaluate_lines
from support.completions import Completions
from support.fuzzing import draws, report
from support.oracle import differences, program_of
from support.random_checkers import READINGS, invented, read_text
from support.random_facts import partial_facts

FEW, MANY = 200, 1_000  # completions: up to so many also for what an answer rests on, and at all


def test_conditions() -> None:
    """What is known, in part or in full, has the answer of its completions."""
    for draw in draws("conditions", 15):
        text = invented(draw)
        checker = read_text(text)
        program, completions = (
            program_of(checker, readings=READINGS),
            Completions(checker, READINGS),
        )
        facts = partial_facts(completions, draw, MANY)
        size = completions.size(completions.reference.known(facts))
        if size <= MANY:
            wrong = differences(program, completions, facts, resting=size <= FEW)
            assert not wrong, report(text.encode(), wrong)
        line = dump_json({"checker": checker.id, "facts": facts})
        (ours,), (theirs,) = (
            evaluate_lines(program, [line], engine) for engine in ("python", "browser")
        )
        assert dump_json(ours) == dump_json(theirs), report(text.encode(), line)
