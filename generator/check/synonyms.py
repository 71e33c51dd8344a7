"""Synonyms lead somewhere: at least one word of a group stands in the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.model import Model
from generator.problem import Problem, warning
from generator.search.analysis import fold
from generator.search.stem import stem

FILE = "rules/synonyme.yml"


def synonyms_lead_somewhere(model: Model) -> Iterator[Problem]:
    """Of every group of synonyms the rules use at least one word.

    Asked only while the rules of all issuers are there.
    """
    if model.others:
        return
    text = "\n".join(text for file, text in model.files.items() if file != FILE).casefold()
    if any(without_hit(model, partial(_stands_in, text))):
        # some term does not stand there as written: now the slower question
        folded = fold(text).replace("-", "")
        yield from without_hit(model, partial(_is_found_in, folded))


def _stands_in(text: str, term: str) -> bool:
    """True when each word of a term stands in the text as written."""
    return all(word in text for word in term.casefold().split())


def _is_found_in(folded: str, term: str) -> bool:
    """True when the search could find a term.

    That is, when the stem of each of its words stands there in whatever form, also inside another.
    """
    return all(stem(word) in folded for word in fold(term).replace("-", "").split())


def without_hit(model: Model, occurs: Callable[[str], bool]) -> Iterator[Problem]:
    """The groups of which no word occurs."""
    for group in model.synonyms:
        if not any(map(occurs, group.terms)):
            words = ", ".join(f"»{term}«" for term in group.terms)
            yield warning(
                "synonym-ohne-treffer",
                group.place,
                f"Synonym ohne Treffer: Keines dieser Wörter kommt in den Regeln vor: {words}.",
                "Ergänzen Sie das Wort, das die Weisungen verwenden, oder streichen Sie die "
                "Gruppe.",
            )
