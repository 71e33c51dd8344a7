"""Two versions of the rules: what was added, changed or dropped, and which cases the checkers
answer differently.

``entries`` compares what is written, ``checkers`` what comes out. Outcomes are compared exactly:
both versions of a checker become diagrams over the same cells (``joint``), and every pair of
answers that occurs is shown by one smallest case (``exact``, ``smallest``) that ``evaluate``
confirms with both programs.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from generator.changes import Comparison
from generator.check import check
from generator.compare.checkers import Findings, checkers
from generator.compare.entries import catalogues, directives, registers
from generator.compare.revisions import UnusableError, opened
from generator.load import load
from generator.model import Directive, Model
from generator.problem import Problem
from generator.validity import as_of

__all__ = ["Findings", "NamedModel", "UnusableError", "compare", "opened", "read"]


@dataclass(frozen=True)
class NamedModel:
    """One version: its rules, what is wrong with them, and the files that could not be read
    completely.
    """

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


def _silent(_text: str) -> None:
    """Nobody wants to know how far the work is."""


def compare(
    old: NamedModel, new: NamedModel, progress: Callable[[str], None] = _silent
) -> tuple[Comparison, Findings]:
    """All differences, and what is wrong in either version (only checkers that differ are
    compiled).
    """
    broken = old.broken | new.broken
    findings = Findings(list(old.problems), list(new.problems))
    nothing = Comparison(old=old.name, new=new.name, unread=tuple(sorted(broken)))
    if "rules/herausgeber.yml" in broken:
        return nothing, findings
    before, after = _sound(old.model, broken), _sound(new.model, broken)
    progress("Vergleiche die Regeln")
    comparison = replace(
        nothing,
        directives=directives(before, after),
        catalogues=catalogues(before, after),
        checkers=tuple(checkers(before, after, findings, progress)),
        registers=registers(before, after),
    )
    return comparison, findings


def _sound(model: Model, broken: frozenset[str]) -> Model:
    """The model without what one of the versions could not read: it is neither added nor
    dropped.
    """

    def whole(file: str) -> bool:
        folder = PurePosixPath(file).parent
        return not broken & {file, f"{folder}/weisung.yml", f"{folder.parent}/weisung.yml"}

    heads = (_head(directive, broken) for directive in model.directives)
    return replace(
        model,
        directives=tuple(head for head in heads if whole(head.place.file)),
        catalogues=tuple(entry for entry in model.catalogues if whole(entry.place.file)),
        checkers=tuple(entry for entry in model.checkers if entry.place.file not in broken),
        roles=() if "rules/rollen.yml" in broken else model.roles,
        decisions=tuple(entry for entry in model.decisions if entry.place.file not in broken),
        conflicts=() if "rules/konflikte.yml" in broken else model.conflicts,
        terms=() if "rules/glossar.yml" in broken else model.terms,
        documents=() if "rules/verzeichnis.yml" in broken else model.documents,
    )


def _head(directive: Directive, broken: frozenset[str]) -> Directive:
    """The directive, without its norms when their file is broken."""
    norms = f"{PurePosixPath(directive.place.file).parent}/normen.yml"
    return replace(directive, sections=()) if norms in broken else directive
