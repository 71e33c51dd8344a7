"""Fourth stage: are the compiled tables right? Proven on the diagrams, not sampled.

Every finding names the smallest facts that show it, in one German sentence, with an example to paste.
"""

from __future__ import annotations

from generator.compile import Compiled
from generator.model import Model
from generator.problem import Problem
from generator.verify.agreement import agreements, shared_facts
from generator.verify.examples import examples
from generator.verify.report import report
from generator.verify.tables import TABLE_CHECKS

__all__ = ["report", "verify"]


def verify(compiled: Compiled, model: Model) -> list[Problem]:
    """All findings, checker by checker, then between checkers, then the examples."""
    found = [problem for built in compiled.built for one in TABLE_CHECKS for problem in one(built)]
    # an example cannot be judged while its table has gaps
    if any(problem.code == "luecke" for problem in found):
        return found
    return [
        *found,
        *shared_facts(compiled),
        *agreements(compiled),
        *examples(compiled, model.checkers),
    ]
