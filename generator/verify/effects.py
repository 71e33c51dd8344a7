"""Findings about what has no effect: facts that change nothing, words that nothing yields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.cells import facts_of
from generator.compile import Built
from generator.compile.diagram import Node
from generator.compile.leaves import Decision, Membership, Result, ValueLeaf
from generator.model import CONTRADICTION, Fact, Value
from generator.problem import Problem, error, warning


def idle_facts(built: Built) -> Iterator[Problem]:
    """A fact that changes neither outcome nor value is asked in vain."""
    effective = effective_facts(built)
    for number, fact in enumerate(built.checker.facts):
        if number not in effective and not fact.idle:
            yield error(
                "merkmal-ohne-wirkung",
                fact.place,
                f"Das Merkmal »{fact.id}« ändert das Ergebnis nie.",
                "Streichen Sie es, verwenden Sie es in einer Zeile oder erklären Sie es mit "
                "»ohne_einfluss: ja«.",
            )
        elif number in effective and fact.idle:
            yield error(
                "merkmal-mit-wirkung",
                fact.place,
                f"Das Merkmal »{fact.id}« ist als »ohne_einfluss« erklärt, "
                "ändert das Ergebnis aber.",
                "Streichen Sie »ohne_einfluss«.",
            )


def effective_facts(built: Built) -> set[int]:
    """Numbers of the facts that can change outcome or value."""
    roots = (built.clash, *built.hits, *parts_of(built))
    variables = set[int]().union(*map(built.diagram.support, roots))
    effective = {fact for at in variables for fact in built.layout.variables[at].facts}
    return effective.union(*map(facts_of, built.terms))


def parts_of(built: Built) -> list[Node[Decision | Membership | Result]]:
    """Everything that an answer says: outcomes, then values."""
    return [
        built.root,
        *built.members.values(),
        *built.values.values(),
        *(entry.root for entries in built.lists.values() for entry in entries),
    ]


def unused_words(built: Built) -> Iterator[Problem]:
    """Choices that no condition names, outcomes and list entries that nothing yields."""
    yield from _unused_outcomes(built)
    for fact in built.checker.facts:
        if fact.type == "choice" and len(fact.choices) > 2 and not fact.idle:
            yield from _unnamed_choices(fact, built.used)
    for value in built.checker.values:
        if value.type == "list":
            yield from _unused_entries(built, value)
        elif value.type == "choice":
            yield from _unused_values(built, value)


def _unused_outcomes(built: Built) -> Iterator[Problem]:
    yielded = {then.outcome.value for row in built.rows for then in row.then}
    yielded |= {word.value for row in built.rows for word in row.candidates}
    for outcome in built.checker.outcomes:
        if outcome.id not in yielded and outcome.id != CONTRADICTION and not outcome.unreached:
            yield error(
                "ausgang-unbenutzt",
                outcome.place,
                f"Der Ausgang »{outcome.id}« kommt in keiner Zeile vor.",
                "Streichen Sie ihn, ergänzen Sie seine Zeile oder sagen Sie mit »ohne_zeile: …«, "
                "warum er nie eintritt.",
            )


def _unnamed_choices(fact: Fact, used: Iterable[str]) -> Iterator[Problem]:
    for choice in fact.choices:
        if f"{fact.id}={choice.id}" not in used:
            own = choice.place.file == fact.place.file  # else the list stands in a catalogue
            yield warning(
                "wert-ungenannt",
                choice.place if own else fact.place,
                f"Den Wert »{choice.id}« von »{fact.id}« nennt keine Bedingung.",
                "Nennen Sie ihn in einer Zeile, auch wenn »sonst« ihn mit erfasst: "
                "So ist sichtbar, dass er bedacht ist.",
            )


def _unused_entries(built: Built, value: Value) -> Iterator[Problem]:
    for entry, built_entry in zip(value.entries, built.lists[value.id], strict=True):
        if True not in built.diagram.leaves(built_entry.root):
            yield error(
                "eintrag-unbenutzt",
                entry.place,
                f"Der Eintrag »{entry.id}« trifft nie zu.",
                "Prüfen Sie seine Bedingung.",
            )


def _unused_values(built: Built, value: Value) -> Iterator[Problem]:
    leaves = built.diagram.leaves(built.values[value.id])
    yielded = {leaf.id for leaf in leaves if isinstance(leaf, ValueLeaf)}
    if value.undecided:
        yielded.add(value.undecided.value)
    for choice in value.choices:
        if choice.id not in yielded:
            yield error(
                "wert-unbenutzt",
                choice.place,
                f"Den Wert »{choice.id}« ergibt keine Regel von »{value.id}«.",
                "Streichen Sie ihn oder ergänzen Sie seine Regel.",
            )
