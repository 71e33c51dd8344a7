"""Fourth stage: are the compiled tables right? Proven on the diagrams, not sampled.

Every finding names the smallest facts that show it, in one German sentence, with an example to
paste.
"""

from __future__ import annotations

from generator.compile import Compiled
from generator.model import Model
from generator.problem import Problem
from generator.readings import chosen
from generator.verify.agreement import agreements, shared_facts
from generator.verify.examples import examples
from generator.verify.readings import readings_in_text
from generator.verify.report import report
from generator.verify.tables import TABLE_CHECKS

__all__ = ["report", "verify"]


def verify(compiled: Compiled, model: Model) -> list[Problem]:
    """All findings, checker by checker, then between checkers, then the examples."""
    problems = [
        problem for built in compiled.built for check in TABLE_CHECKS for problem in check(built)
    ]
    # an example cannot be judged while its table has gaps
    if any(problem.code == "luecke" for problem in problems):
        return problems
    problems += readings_in_text(compiled, model)
    problems += shared_facts(compiled)
    problems += agreements(compiled)
    problems += examples(compiled, model.checkers, chosen(model))
    return problems
