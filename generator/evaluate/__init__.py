"""Program + facts → answer: the outcome, or the exact set of what is still possible, and why.

facts → known (``facts``) → reachable leaves (``reach``) → what could still change them
(``remainder``, ``relevance``) → answer (``answer``) → what it rests on (``sides``, ``readings``)

Knows nothing but the program, so that Python cannot know more than the browser: each module, and
``cells``, has its twin in ``browser/evaluate/``, with the same functions in the same order.
"""

from __future__ import annotations

from generator.evaluate.facts import InputError
from generator.evaluate.readings import evaluate

__all__ = ["InputError", "evaluate"]
