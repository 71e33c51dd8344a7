"""One version of a checker that can be asked, and what its answers are compared by."""

from __future__ import annotations

from dataclasses import dataclass

from generator.compile.build import Built
from generator.compile.emit import emit
from generator.evaluate import InputError, evaluate
from generator.model import Checker, Model, Row
from generator.program import FORMAT

REFUSED = ("refused",)


@dataclass(frozen=True)
class OpenedRules:
    """A checker, its diagrams and its program (without an order of questions: no verdict depends on it)."""

    built: Built
    program: dict

    @staticmethod
    def of(built: Built, model: Model) -> OpenedRules:
        """The version that ``built`` stands for."""
        return OpenedRules(
            built,
            {"format": FORMAT, "checkers": {built.checker.id: emit(built, model, plan=False)}},
        )

    @property
    def checker(self) -> Checker:
        """The rules as written."""
        return self.built.checker

    def knows(self, facts: dict) -> dict:
        """The facts that this version has a name for."""
        names = {fact.id for fact in self.checker.facts}
        return {name: value for name, value in facts.items() if name in names}

    def answer(self, facts: dict) -> dict:
        """The result of ``evaluate``, or why this version does not take the facts."""
        try:
            return evaluate(self.program, self.checker.id, self.knows(facts))
        except InputError as failure:
            return {"refused": failure.message}


def verdict(answer: dict) -> tuple:
    """What is compared between two answers: outcomes and candidates, without values and reasons."""
    if "refused" in answer:
        return REFUSED
    words = (
        answer["outcome"]
        if answer["possible"] and isinstance(answer["possible"][0], list)
        else answer["possible"]
    )
    return (
        tuple(words or ()),
        tuple(answer["candidates"]),
        *((tuple(answer["certain"]),) if "certain" in answer else ()),
    )


def reason(row: Row) -> tuple:
    """What a row says about why: text, reading, references."""
    return (
        row.text or row.reason,
        row.reading,
        tuple(sorted((cite.directive, cite.rn) for cite in row.source)),
    )


def reasons(answer: dict) -> set[tuple]:
    """The same for the rows on which an answer rests."""
    return {
        (
            row["text"],
            row["reading"],
            tuple(sorted((cite["directive"], cite["rn"]) for cite in row["cites"])),
        )
        for row in answer.get("because", ())
    }
