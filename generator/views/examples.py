"""The examples of a checker in German; they are tests as well, so what they show is true."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Checker, Example, Fact
from generator.views.decision import outcome_titles
from generator.wording.labels import NO, YES
from generator.wording.words import amount, day


@dataclass(frozen=True)
class ExampleView:
    """Facts as title and value, and what comes out."""

    facts: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]
    outcomes: tuple[str, ...]
    possible: tuple[str, ...]
    certain: tuple[str, ...]
    candidates: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    note: str
    reading: bool


def examples(checker: Checker) -> tuple[ExampleView, ...]:
    """All examples of a checker."""
    return tuple(_view(example, checker) for example in checker.examples)


def _view(example: Example, checker: Checker) -> ExampleView:
    facts = {fact.id: fact for fact in checker.facts}
    known = {id: value for id, value in example.facts.items() if id in facts}
    return ExampleView(
        facts=tuple(
            (facts[id].title, answer(facts[id], value))
            for id, value in known.items()
            if value is not None
        ),
        unknown=tuple(facts[id].title for id, value in known.items() if value is None),
        outcomes=_titles(example.expect.get("outcome"), checker),
        possible=_titles(example.expect.get("possible"), checker),
        certain=_titles(example.expect.get("certain"), checker),
        candidates=_titles(example.expect.get("candidates"), checker),
        values=_values(example.expect.get("values") or {}, checker),
        note=example.note,
        reading=example.reading,
    )


def answer(fact: Fact, value: object) -> str:
    """The value of a fact as a person would say it."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, list):
        return ", ".join(answer(fact, item) for item in value) or "–"
    if fact.type in ("choice", "choices"):
        return {choice.id: choice.title for choice in fact.choices}.get(str(value), str(value))
    return (
        amount(value, fact.unit)
        if fact.type in ("integer", "number") and not isinstance(value, str)
        else day(str(value))
    )


def _titles(found: object, checker: Checker) -> tuple[str, ...]:
    titles = outcome_titles(checker)
    if isinstance(found, list):
        return tuple(
            " → ".join(_titles(item, checker))
            if isinstance(item, list)
            else titles.get(str(item), str(item))
            for item in found
        )
    return () if found is None else (titles.get(str(found), str(found)),)


def _values(found: dict, checker: Checker) -> tuple[tuple[str, str], ...]:
    made = []
    for value in checker.values:
        if value.id in found:
            titles = {entry.id: entry.title for entry in (*value.choices, *value.entries)}
            items = found[value.id] if isinstance(found[value.id], list) else [found[value.id]]
            made.append(
                (
                    value.title,
                    ", ".join(titles.get(str(item), day(str(item))) for item in items) or "–",
                )
            )
    return tuple(made)
