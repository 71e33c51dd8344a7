"""Every checker in both versions: what is written differently, and what that changes in the
answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generator.changes import CheckerChange, EntryChange, State
from generator.compare.entries import CHECKER_FIELDS, checker_parts
from generator.compare.exact import outcomes
from generator.compare.joint import joined, obstacle
from generator.compare.plain import bare, differing, particulars
from generator.compare.sampled import sampled
from generator.compare.smallest import Pair
from generator.compare.values import values
from generator.compare.version import OpenedRules
from generator.compile import Compiled, build
from generator.model import Checker, Model
from generator.problem import Problem, has_errors
from generator.readings import chosen, readings_of, tested_conflicts
from generator.verify.examples import examples
from generator.verify.rows import gaps
from generator.verify.tables import TABLE_CHECKS

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Findings:
    """What was wrong in one version each; only checkers that differ are looked at."""

    old: list[Problem]
    new: list[Problem]


def checkers(
    old: Model, new: Model, findings: Findings, progress: Progress
) -> Iterator[CheckerChange]:
    """The checkers that differ, in the order of the new rules, dropped ones last."""
    partners = _partners(old, new)
    for checker in new.checkers:
        before = partners.get((checker.id, checker.valid.since))
        if before is None:
            yield CheckerChange(entry=_entry(checker, "added"), old=None, new=checker)
        elif _rules(before, old) != _rules(checker, new):
            progress(f"Vergleiche {checker.id}")
            one = _version(before, old, findings.old)
            other = _version(checker, new, findings.new)
            yield _changed(before, checker, Pair(one, other) if one and other else None)
    kept = {id(checker) for checker in partners.values()}
    for checker in old.checkers:
        if id(checker) not in kept:
            yield CheckerChange(entry=_entry(checker, "dropped"), old=checker, new=None)


def _entry(checker: Checker, state: State) -> EntryChange:
    return EntryChange(kind="checker", id=checker.id, title=checker.title, state=state)


def _rules(checker: Checker, model: Model) -> object:
    """What can change an answer or a page; examples are tests of it."""
    readings = readings_of(checker, model)
    tested = [
        (name, readings.taken[name], [reading.id for reading in readings.conflicts[name].readings])
        for name in sorted(tested_conflicts(checker) & readings.conflicts.keys())
    ]
    return bare(replace(checker, examples=(), agreements=())), tested


def _partners(old: Model, new: Model) -> dict[tuple[str, str], Checker]:
    """The earlier form of each checker; a version that is new follows the youngest one before
    it.
    """
    partners: dict[tuple[str, str], Checker] = {}
    for checker in new.checkers:
        known = [earlier for earlier in old.checkers if earlier.id == checker.id]
        known.sort(key=lambda earlier: earlier.valid.since)
        same = [earlier for earlier in known if earlier.valid.since == checker.valid.since]
        if known:
            partners[checker.id, checker.valid.since] = (same or known)[-1]
    return partners


def _changed(old: Checker, new: Checker, pair: Pair | None) -> CheckerChange:
    """What differs between two forms of a checker; ``pair`` is None when one of them cannot be
    asked.
    """
    entry = replace(
        _entry(new, "changed" if pair else "unread"),
        fields=tuple(differing(particulars(old, CHECKER_FIELDS), particulars(new, CHECKER_FIELDS))),
        parts=checker_parts(old, new),
    )
    change = CheckerChange(entry=entry, old=old, new=new)
    if pair is None:
        return change
    joint = joined(pair.old, pair.new) if not (reason := obstacle(old, new)) else None
    if joint is None:
        cases, compared = sampled(pair)
        reason = (
            reason or "Beide Fassungen zusammen sind zu groß für einen vollständigen Vergleich."
        )
        return replace(change, cases=tuple(cases), sampled=reason, compared=compared)
    cases, same = outcomes(joint)
    more, doubts = values(joint, same)
    return replace(change, cases=(*cases, *more), doubts=doubts)


def _version(checker: Checker, model: Model, problems: list[Problem]) -> OpenedRules | None:
    """The checker ready to be asked, or None when its rules have errors that leave cases without an
    answer. What is wrong is added to ``problems``.
    """
    built, own_problems = build(checker, readings_of(checker, model))
    problems += own_problems
    if built is None:
        return None
    for check in TABLE_CHECKS:
        problems += check(built)
    if has_errors(gaps(built)):
        return None
    version = OpenedRules.of(built, model)
    problems += examples(Compiled(version.program, (built,)), (checker,), chosen(model))
    return version
