"""The order of questions with the least expected number, worked out once at build time.

An interview is a game against chance: asking a fact costs one question, its answers come with
declared weights (equal ones unless the rules say otherwise; answers that contradict what is known
do not count). The best order is found by dynamic programming over all sets of answered questions
(Moret 1982, »Decision Trees and Diagrams«), on tables: the result as a function of the answers is
what counts, neither the order of rows nor how they are written. Facts of a cluster are asked
together, as only together they fix a cell.

``asked`` reduces the result to a function of what is asked, ``game`` turns that into questions with
answers, ``costs`` works out the tables and ``gates`` where a question is sure to apply; ``order``
chooses and writes the graph. Where the tables would be too large, the order is greedy: next the
question that most probably decides; where that too would take too many steps, that of the file.
"""

from __future__ import annotations

from generator.compile.questions.asked import PlanTooLargeError
from generator.compile.questions.order import Questions

__all__ = ["PlanTooLargeError", "Questions"]
