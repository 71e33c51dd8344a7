"""Synonyms lead somewhere: at least one word of a group stands in the rules."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.model import Model
from generator.problem import Problem, warning
from generator.search.analysis import tokens

FILE = "rules/synonyme.yml"


def synonyms_lead_somewhere(model: Model) -> Iterator[Problem]:
    """Of every group of synonyms the rules use at least one word; asked only while the rules of all issuers are there."""
    if not model.others:
        yield from without_hit(model, _written(model))


def _written(model: Model) -> Callable[[str], bool]:
    """Whether the search would find a term in the rules: each of its words, in whatever form, also inside another."""
    words = {word for file, text in model.files.items() if file != FILE for word in re.findall(r"[\w§-]+", text)}
    stems = " ".join({term for word in words for token in tokens(word) for term in token})
    return lambda term: all(token[0] in stems for token in tokens(term) if "_" not in token[0])


def without_hit(model: Model, occurs: Callable[[str], bool]) -> Iterator[Problem]:
    """The groups of which no word occurs."""
    for group in model.synonyms:
        if not any(map(occurs, group.terms)):
            yield warning("synonym-ohne-treffer", group.place, "Synonym ohne Treffer: Keines dieser Wörter kommt in den Regeln vor: "
                          + ", ".join(f"»{term}«" for term in group.terms) + ".",
                          "Ergänzen Sie das Wort, das die Weisungen verwenden, oder streichen Sie die Gruppe.")
