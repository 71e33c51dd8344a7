"""How large a checker may become, counted in steps and never in seconds.

What is refused is named with the construct that causes it. The limits lie far above all checkers of
the handbook (in brackets the largest of them), and below what two engines can hold: the browser
tells 53 bits of a number apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from generator.model import Checker
from generator.problem import Place, Problem, error

MAX_OPERANDS = 100_000  # names, figures, connectives, with derived values opened (11,000)
MAX_DEPTH = 120  # of expressions, derived values opened
MAX_VARIABLES = 200  # what a diagram looks at (29)
MAX_VALUES = 600  # of a choice (61)
MAX_LIMITS = 200  # fixed values that a figure or day is compared with (20)
MAX_COMPARISONS = 50  # among facts that are compared with each other (15)
MAX_COMPARED = 10  # facts that are compared with each other (4)
MAX_CELLS = 2_000  # ways in which these comparisons turn out together (168)
MAX_POINTS = 4_000  # searches for days and figures that show one of them (336)
MAX_HARD = (
    4_000  # such searches through the whole calendar: comparisons · facts⁴ / 4 of each (2,200)
)
MAX_BRANCHES = 400_000  # of the diagrams of a checker while they are put together (40,000)
NAMED = 4  # facts in a sentence
MAX_PLAN = 700_000  # steps of working out the order of questions; beyond it: that of the file


class TooLargeError(Exception):
    """Internal: a limit is passed. ``facts``: numbers of those that cause it, if it is facts;
    ``what``: a German sentence about the limit.
    """

    def __init__(self, what: str, hint: str, facts: tuple[int, ...] = ()) -> None:
        super().__init__(what)
        self.what, self.hint, self.facts = what, hint, facts
        self.place: Place | None = None


@contextmanager
def placed(place: Place) -> Iterator[None]:
    """Whatever passes a limit here, does so because of what stands at ``place``."""
    try:
        yield
    except TooLargeError as failure:
        failure.place = failure.place or place
        raise


def too_large(failure: TooLargeError, checker: Checker) -> Problem:
    """The problem at the construct that causes it."""
    facts = [checker.facts[number] for number in failure.facts]
    names = ", ".join(f"»{fact.id}«" for fact in facts[:NAMED])
    more = f" und {len(facts) - NAMED} weitere" if len(facts) > NAMED else ""
    place = failure.place or (facts[0].place if facts else checker.place)
    return error("pruefer-zu-gross", place, f"{failure.what}{names}{more}.", failure.hint)


def branches() -> TooLargeError:
    """The diagrams have too many branches."""
    return TooLargeError(
        f"Mit dieser Stelle hat der Prüfer mehr als {_written(MAX_BRANCHES)} Verzweigungen",
        "Stellen Sie Merkmale, die zusammen geprüft werden, unter »merkmale« nebeneinander; "
        "oder teilen Sie den Prüfer.",
    )


def _written(number: int) -> str:
    return f"{number:,}".replace(",", ".")
