"""Synonyms lead somewhere: at least one word of a group stands in the rules."""
from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.model import Model
from generator.problem import Problem, warning

FILE = "rules/synonyme.yml"


def synonyms_lead_somewhere(model: Model) -> Iterator[Problem]:
    """Of every group of synonyms the rules use at least one word; asked only while the rules of all issuers are there."""
    if not model.others:
        written = "\n".join(text for file, text in model.files.items() if file != FILE).casefold()
        yield from without_hit(model, lambda term: all(word in written for word in term.casefold().split()))


def without_hit(model: Model, occurs: Callable[[str], bool]) -> Iterator[Problem]:
    """The groups of which no word occurs."""
    for group in model.synonyms:
        if not any(map(occurs, group.terms)):
            yield warning("synonym-ohne-treffer", group.place, "Synonym ohne Treffer: Keines dieser Wörter kommt in den Regeln vor: "
                          + ", ".join(f"»{term}«" for term in group.terms) + ".",
                          "Ergänzen Sie das Wort, das die Weisungen verwenden, oder streichen Sie die Gruppe.")
