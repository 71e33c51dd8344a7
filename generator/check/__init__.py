"""Second stage: does the model hold together? One check per function, in an explicit list.

Each check takes the model and yields problems; its docstring is its documentation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.check.abbreviations import abbreviations_explained
from generator.check.decisions import decisions_hold
from generator.check.names import (
    files_are_named,
    frames_exist,
    owners_exist,
    roles_exist,
    unique_ids,
)
from generator.check.pictures import pictures_hold
from generator.check.references import (
    cites_exist,
    registers_hold,
    replaced_exist,
    rows_cite,
    sources_exist,
)
from generator.check.repealed import repealed_norms_are_marked
from generator.check.sentences import sentences_are_whole, sentences_have_sources
from generator.check.synonyms import synonyms_lead_somewhere
from generator.check.versions import (
    validity_of_checkers,
    version_is_listed,
    versions_apart,
    versions_in_order,
)
from generator.model import Model
from generator.problem import Problem

__all__ = ["CHECKS", "check"]

CHECKS: tuple[Callable[[Model], Iterator[Problem]], ...] = (
    unique_ids,
    files_are_named,
    frames_exist,
    owners_exist,
    roles_exist,
    sources_exist,
    cites_exist,
    registers_hold,
    decisions_hold,
    rows_cite,
    sentences_are_whole,
    sentences_have_sources,
    validity_of_checkers,
    versions_in_order,
    version_is_listed,
    replaced_exist,
    repealed_norms_are_marked,
    abbreviations_explained,
    pictures_hold,
    synonyms_lead_somewhere,
)


def check(model: Model) -> list[Problem]:
    """All problems of the model, in the order of CHECKS.

    Versions that clash come first and alone, for every reference hangs on them.
    """
    clashes = list(versions_apart(model))
    if clashes:
        return clashes
    problems: list[Problem] = []
    for find_problems in CHECKS:
        problems += find_problems(model)
    return problems
