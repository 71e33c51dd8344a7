"""One version of a checker that can be asked, and what its answers are compared by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from generator.changes import VersionAnswer
from generator.compile.build import Built
from generator.compile.emit import emit
from generator.evaluate import InputError, evaluate
from generator.model import Checker, Model, Row
from generator.program import FORMAT, Answer, Program
from generator.readings import NO_READINGS, Readings, readings_of

Words: TypeAlias = tuple[str, ...]
Verdict: TypeAlias = tuple[str] | tuple[Words, Words] | tuple[Words, Words, Words]
"""Outcomes and candidates, of a set also the certain ones; or REFUSED."""
Reason: TypeAlias = tuple[()] | tuple[str, str, tuple[tuple[str, int], ...]]
"""Text, reading and references of a row; empty where there are several (contradictions)."""

REFUSED: tuple[str] = ("refused",)


@dataclass(frozen=True)
class OpenedRules:
    """A checker, its diagrams and its program (without an order of questions: no verdict depends on
    it). ``readings``: how conflicts are read.
    """

    built: Built
    program: Program
    readings: Readings = NO_READINGS

    @staticmethod
    def of(built: Built, model: Model) -> OpenedRules:
        """The version that ``built`` stands for."""
        program = emit(built, model, plan=False)
        return OpenedRules(
            built,
            {"format": FORMAT, "checkers": {built.checker.id: program}},
            readings_of(built.checker, model),
        )

    @property
    def checker(self) -> Checker:
        """The rules as written."""
        return self.built.checker

    def known(self, facts: Mapping[str, object]) -> dict[str, object]:
        """The facts that this version has a name for."""
        names = {fact.id for fact in self.checker.facts}
        return {name: value for name, value in facts.items() if name in names}

    def answer(self, facts: Mapping[str, object]) -> VersionAnswer:
        """The answer of ``evaluate``, or why this version does not take the facts."""
        try:
            return evaluate(self.program, self.checker.id, self.known(facts))
        except InputError as failure:
            return {"refused": failure.message}


def verdict(answer: VersionAnswer) -> Verdict:
    """What is compared between two answers: outcomes and candidates, without values and reasons."""
    if "refused" in answer:
        return REFUSED
    candidates = tuple(answer["candidates"])
    if "certain" in answer:
        return _outcomes(answer), candidates, tuple(answer["certain"])
    return _outcomes(answer), candidates


def _outcomes(answer: Answer) -> Words:
    """The outcomes that are left; of sequences the only one, nothing while it is open."""
    possible = answer["possible"]
    if possible and isinstance(possible[0], list):
        return tuple(answer["outcome"] or ())
    return tuple(outcome for outcome in possible if isinstance(outcome, str))


def value_of(answer: VersionAnswer, name: str) -> str | int | list[str] | None:
    """An extra value of an answer; None where it has none."""
    return None if "refused" in answer else answer["values"].get(name)


def reason(row: Row) -> Reason:
    """What a row says about why: text, reading, references."""
    return (
        row.text or row.reason,
        row.reading,
        tuple(sorted((cite.directive, cite.rn) for cite in row.source)),
    )


def reasons(answer: VersionAnswer) -> set[Reason]:
    """The same for the rows on which an answer rests."""
    if "refused" in answer:
        return set()
    return {
        (
            row["text"],
            row["reading"],
            tuple(sorted((cite["directive"], cite["rn"]) for cite in row["cites"])),
        )
        for row in answer["because"]
    }
