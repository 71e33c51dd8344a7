"""Two versions of the rules: what was added, changed or dropped, and which cases the checkers answer differently.

``entries`` compares what is written, ``checkers`` what comes out. Outcomes are compared exactly: both versions of a
checker become diagrams over the same cells (``joint``), and every pair of answers that occurs is shown by one
smallest case (``exact``, ``smallest``) that ``evaluate`` confirms with both programs.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from generator.changes import Comparison
from generator.check import check
from generator.compare.checkers import Findings, checkers
from generator.compare.entries import catalogues, directives, registers
from generator.compare.revisions import Unusable, opened
from generator.load import load
from generator.model import Model
from generator.problem import Problem
from generator.validity import as_of

__all__ = ["Findings", "Side", "Unusable", "compare", "opened", "read"]
_REGISTERS = {
    "rules/rollen.yml": "roles",
    "rules/konflikte.yml": "conflicts",
    "rules/glossar.yml": "terms",
    "rules/verzeichnis.yml": "documents",
}


@dataclass(frozen=True)
class NamedModel:
    """One version: its rules, what is wrong with them, and the files that could not be read completely."""

    name: str
    model: Model
    problems: tuple[Problem, ...] = ()
    broken: frozenset[str] = frozenset()


def read(root: Path, name: str, issuers: Collection[str] = ()) -> NamedModel:
    """The rules below ``root``."""
    model, problems = load(root, tuple(issuers))
    broken = frozenset(problem.place.file for problem in problems if problem.level == "error")
    # the youngest text of each directive; of a checker all versions, since old cases still ask them
    youngest = replace(as_of(model, None), checkers=model.checkers)
    return NamedModel(name, youngest, tuple(problems if broken else check(model)), broken)


def compare(
    old: NamedModel, new: NamedModel, progress: Callable[[str], None] = lambda text: None
) -> tuple[Comparison, Findings]:
    """All differences, and what is wrong in either version (only checkers that differ are compiled)."""
    broken = old.broken | new.broken
    findings = Findings(list(old.problems), list(new.problems))
    if "rules/herausgeber.yml" in broken:
        return Comparison(old.name, new.name, unread=tuple(sorted(broken))), findings
    before, after = _sound(old.model, broken), _sound(new.model, broken)
    progress("Vergleiche die Regeln")
    return Comparison(
        old.name,
        new.name,
        directives(before, after),
        catalogues(before, after),
        tuple(checkers(before, after, findings, progress)),
        registers(before, after),
        tuple(sorted(broken)),
    ), findings


def _sound(model: Model, broken: frozenset[str]) -> Model:
    """The model without what one of the versions could not read: it is neither added nor dropped."""

    def whole(file: str) -> bool:
        folder = PurePosixPath(file).parent
        return not broken & {file, f"{folder}/weisung.yml", f"{folder.parent}/weisung.yml"}

    heads = (
        replace(one, sections=())
        if f"{PurePosixPath(one.place.file).parent}/normen.yml" in broken
        else one
        for one in model.directives
    )
    return replace(
        model,
        directives=tuple(one for one in heads if whole(one.place.file)),
        catalogues=tuple(one for one in model.catalogues if whole(one.place.file)),
        checkers=tuple(one for one in model.checkers if one.place.file not in broken),
        **{name: () for file, name in _REGISTERS.items() if file in broken},
    )
