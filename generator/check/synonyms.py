"""Synonyms lead somewhere: at least one word of a group stands in the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.model import Model
from generator.problem import Problem, warning
from generator.search.analysis import fold
from generator.search.stem import stem

FILE = "rules/synonyme.yml"


def synonyms_lead_somewhere(model: Model) -> Iterator[Problem]:
    """Of every group of synonyms the rules use at least one word; asked only while the rules of all issuers are there."""
    if not model.others:
        text = "\n".join(text for file, text in model.files.items() if file != FILE).casefold()
        if list(
            without_hit(model, lambda term: all(word in text for word in term.casefold().split()))
        ):
            yield from without_hit(model, _found_in(text))


def _found_in(text: str) -> Callable[[str], bool]:
    """Whether the search could find a term there: the stem of each of its words, in whatever form, also inside another. Slower."""
    folded = fold(text).replace("-", "")
    return lambda term: all(stem(word) in folded for word in fold(term).replace("-", "").split())


def without_hit(model: Model, occurs: Callable[[str], bool]) -> Iterator[Problem]:
    """The groups of which no word occurs."""
    for group in model.synonyms:
        if not any(map(occurs, group.terms)):
            yield warning(
                "synonym-ohne-treffer",
                group.place,
                "Synonym ohne Treffer: Keines dieser Wörter kommt in den Regeln vor: "
                + ", ".join(f"»{term}«" for term in group.terms)
                + ".",
                "Ergänzen Sie das Wort, das die Weisungen verwenden, oder streichen Sie die Gruppe.",
            )
