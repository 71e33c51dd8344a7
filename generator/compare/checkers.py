"""Every checker in both versions: what is written differently, and what that changes in the answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generator.changes import CheckerChange, EntryChange
from generator.compare.entries import CHECKER, checker_parts
from generator.compare.exact import outcomes
from generator.compare.joint import joined, obstacle
from generator.compare.plain import bare, differing
from generator.compare.sampled import sampled
from generator.compare.values import values
from generator.compare.version import OpenedRules
from generator.compile import Compiled, build
from generator.model import Checker, Model
from generator.problem import Problem, has_errors
from generator.verify.examples import examples
from generator.verify.tables import TABLE_CHECKS, gaps

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Findings:
    """What was wrong in one version each; only checkers that differ are looked at."""

    old: list[Problem]
    new: list[Problem]


def checkers(
    old: Model, new: Model, findings: Findings, progress: Progress = lambda text: None
) -> Iterator[CheckerChange]:
    """The checkers that differ, in the order of the new rules, dropped ones last."""
    partner = _partners(old, new)
    for checker in new.checkers:
        before = partner.get((checker.id, checker.valid.since))
        if before is None:
            yield CheckerChange(
                EntryChange("checker", checker.id, checker.title, "added"), None, checker
            )
        elif _rules(before) != _rules(checker):
            progress(f"Vergleiche {checker.id}")
            yield _changed(before, checker, old, new, findings)
    kept = {id(checker) for checker in partner.values()}
    for checker in old.checkers:
        if id(checker) not in kept:
            yield CheckerChange(
                EntryChange("checker", checker.id, checker.title, "dropped"), checker, None
            )


def _rules(checker: Checker) -> object:
    """What can change an answer or a page; examples are tests of it."""
    return bare(replace(checker, examples=(), agreements=()))


def _partners(old: Model, new: Model) -> dict[tuple[str, str], Checker]:
    """The earlier form of each checker; a version that is new follows the youngest one before it."""
    made: dict[tuple[str, str], Checker] = {}
    for checker in new.checkers:
        known = sorted(
            (one for one in old.checkers if one.id == checker.id), key=lambda one: one.valid.since
        )
        same = [one for one in known if one.valid.since == checker.valid.since]
        if known:
            made[checker.id, checker.valid.since] = (same or known)[-1]
    return made


def _changed(
    old: Checker, new: Checker, before: Model, after: Model, findings: Findings
) -> CheckerChange:
    entry = EntryChange(
        "checker",
        new.id,
        new.title,
        "changed",
        tuple(differing(old, new, CHECKER)),
        checker_parts(old, new),
    )
    one, other = _version(old, before, findings.old), _version(new, after, findings.new)
    if one is None or other is None:
        return CheckerChange(replace(entry, state="unread"), old, new)
    why = obstacle(old, new)
    if why:
        cases, compared = sampled(one, other)
        return CheckerChange(entry, old, new, tuple(cases), why, compared)
    joint = joined(old, new)
    cases, same = outcomes(joint, one, other)
    more, doubts = values(joint, one, other, same)
    return CheckerChange(entry, old, new, (*cases, *more), doubts=doubts)


def _version(checker: Checker, model: Model, found: list[Problem]) -> OpenedRules | None:
    """The checker ready to be asked, or None (with problems) when its rules have errors that leave cases without an answer."""
    built, problems = build(checker)
    found += problems
    if built is None:
        return None
    found += [problem for check in TABLE_CHECKS for problem in check(built)]
    if has_errors(gaps(built)):
        return None
    version = OpenedRules.of(built, model)
    found += _examples(version)
    return version


def _examples(version: OpenedRules) -> Iterator[Problem]:
    return examples(Compiled(version.program, (version.built,)), (version.checker,))
