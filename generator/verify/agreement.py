"""Checkers that share facts must not contradict each other: same form of a fact, and the declared agreements."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compile import Built, Compiled
from generator.compile.diagram import LEAF
from generator.evaluate import InputError, evaluate
from generator.model import At, Fact
from generator.problem import Problem, did_you_mean, error
from generator.verify.witness import as_example, witness, written

MAX_PATHS = 4000


def shared_facts(compiled: Compiled) -> Iterator[Problem]:
    """A fact that two checkers of one directive share has the same type and unit in both; whole numbers, choices and
    yes/no may stand for each other (a number of teams here, »none« or »some« there).
    """
    seen: dict[tuple[str, str], tuple[Built, Fact]] = {}
    for built in compiled.built:
        for fact in built.checker.facts:
            key = (built.checker.directives[0].value if built.checker.directives else "", fact.id)
            if key not in seen:
                seen[key] = (built, fact)
                continue
            other, first = seen[key]
            if (
                fact.unit != first.unit
                if fact.type == first.type
                else not {fact.type, first.type} <= {"integer", "choice", "boolean"}
            ):
                yield error(
                    "merkmal-verschieden",
                    fact.place,
                    f"»{fact.id}« ist hier {_form(fact)}, im Prüfer »{other.checker.id}« {_form(first)}.",
                    "Gleiche Namen bedeuten Gleiches: Gleichen Sie Typ und Einheit an oder benennen Sie eines um.",
                )


def _form(fact: Fact) -> str:
    words = {
        "boolean": "ja-nein",
        "choice": "auswahl",
        "choices": "mehrfachauswahl",
        "integer": "ganzzahl",
        "number": "zahl",
        "date": "datum",
    }
    return words[fact.type] + (f" in {fact.unit}" if fact.unit else "")


def agreements(compiled: Compiled) -> Iterator[Problem]:
    """``abgleich``: where one checker decides ``hier``, the other must be able to decide ``dort``, for the shared facts."""
    by_id = {built.checker.id: built for built in compiled.built}
    for built in compiled.built:
        for agreement in built.checker.agreements:
            other = by_id.get(agreement.other.value)
            if other is None:
                yield error(
                    "pruefer-unbekannt",
                    agreement.other.place,
                    f"Den Prüfer »{agreement.other}« gibt es nicht.",
                    did_you_mean(agreement.other.value, by_id),
                )
                continue
            here, there = (
                {word.value for word in words} for words in (agreement.here, agreement.there)
            )
            unknown = [*_unknown(agreement.here, built), *_unknown(agreement.there, other)]
            if unknown:
                yield from unknown
                continue
            facts = _counterexample(built, other, here, there, compiled.program)
            if facts is not None:
                got = evaluate(compiled.program, other.checker.id, facts)["possible"]
                yield error(
                    "pruefer-widersprechen",
                    agreement.place,
                    f"»{built.checker.id}« ergibt {' oder '.join(sorted(here))}, »{other.checker.id}« aber {' oder '.join(map(str, got))}: "
                    + ", ".join(f"{name} = {written(value)}" for name, value in facts.items())
                    + ".",
                    "Einer der beiden Prüfer ist zu ändern.\n" + as_example(facts, sorted(here)[0]),
                )


def _unknown(words: tuple[At, ...], built: Built) -> Iterator[Problem]:
    known = [outcome.id for outcome in built.checker.outcomes]
    for word in words:
        if word.value not in known:
            yield error(
                "ausgang-unbekannt",
                word.place,
                f"»{word}« ist kein Ausgang des Prüfers »{built.checker.id}«.",
                did_you_mean(word.value, known),
            )


def _counterexample(
    built: Built, other: Built, here: set[str], there: set[str], program: dict
) -> dict | None:
    shared = {fact.id for fact in built.checker.facts} & {fact.id for fact in other.checker.facts}
    for path in _paths(built, here):
        # None stays: it says »unknown« where a fact left out would count as its default
        facts = {name: value for name, value in witness(built, path).items() if name in shared}
        try:
            if facts and not there & set(evaluate(program, other.checker.id, facts)["possible"]):
                return facts
        except InputError:
            return facts
    return None


def _paths(built: Built, wanted: set[str]) -> Iterator[dict[int, int]]:
    """Assignments that lead to a wanted outcome; bounded, shortest branches first."""
    d = built.diagram
    stack, count = [(built.root, {})], 0
    while stack and count < MAX_PATHS:
        node, path = stack.pop()
        if d.variable(node) == LEAF:
            count += 1
            leaf = d.value(node)
            if leaf and leaf[0] == "r" and set(leaf[2]) <= wanted:
                yield path
            continue
        stack += [
            (child, {**path, d.variable(node): n})
            for n, child in reversed(list(enumerate(d.children(node))))
        ]
