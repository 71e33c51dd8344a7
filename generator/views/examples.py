"""The examples of a checker in German; they are tests as well, so what they show is true."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.model import Checker, Example, Fact, Value
from generator.views.decision import outcome_titles
from generator.wording.labels import NO, YES
from generator.wording.words import amount, day


@dataclass(frozen=True, kw_only=True)
class ExampleView:
    """Facts and extra values as title and value, and what comes out."""

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
    known: list[tuple[str, str]] = []
    unknown: list[str] = []
    for fact_id, value in example.facts.items():
        if fact_id in facts and value is None:
            unknown.append(facts[fact_id].title)
        elif fact_id in facts:
            known.append((facts[fact_id].title, answer(facts[fact_id], value)))
    return ExampleView(
        facts=tuple(known),
        unknown=tuple(unknown),
        outcomes=_titles(example.expect.get("outcome"), checker),
        possible=_titles(example.expect.get("possible"), checker),
        certain=_titles(example.expect.get("certain"), checker),
        candidates=_titles(example.expect.get("candidates"), checker),
        values=_values(example.expect.get("values"), checker),
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
    if fact.type in ("integer", "number") and isinstance(value, int | float | Decimal):
        return amount(Decimal(value), fact.unit)
    return day(str(value))


def _titles(outcomes: object, checker: Checker) -> tuple[str, ...]:
    """The titles of expected outcomes; a list inside a list is a sequence."""
    if outcomes is None:
        return ()
    if isinstance(outcomes, list):
        return tuple(" → ".join(_titles(outcome, checker)) for outcome in outcomes)
    return (outcome_titles(checker).get(str(outcomes), str(outcomes)),)


def _values(expected: object, checker: Checker) -> tuple[tuple[str, str], ...]:
    """Title and text of each extra value that an example expects."""
    if not isinstance(expected, dict):
        return ()
    shown: list[tuple[str, str]] = []
    for value in checker.values:
        if value.id in expected:
            titles = value_titles(value)
            items = expected[value.id]
            items = items if isinstance(items, list) else [items]
            text = ", ".join(titles.get(str(item), day(str(item))) for item in items)
            shown.append((value.title, text or "–"))
    return tuple(shown)


def value_titles(value: Value) -> dict[str, str]:
    """The titles of what an extra value may be, or of its entries, by id."""
    titles = {choice.id: choice.title for choice in value.choices}
    return titles | {entry.id: entry.title for entry in value.entries}
