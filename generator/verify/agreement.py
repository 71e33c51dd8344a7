"""Checkers that share facts must not contradict each other: same form of a fact, and the declared
agreements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.compile import Built, Compiled
from generator.compile.diagram import LEAF, Node, Path
from generator.compile.leaves import Decision, ResultLeaf
from generator.compile.settled import settled
from generator.evaluate import InputError, evaluate
from generator.evaluate.answer import answer, case_of
from generator.model import Agreement, At, Fact
from generator.problem import Problem, did_you_mean, error
from generator.program import PlainAnswer, Program
from generator.verify.witness import Facts, as_example, as_text, witness

MAX_PATHS = 4000
_TYPES = {
    "boolean": "ja-nein",
    "choice": "auswahl",
    "choices": "mehrfachauswahl",
    "integer": "ganzzahl",
    "number": "zahl",
    "date": "datum",
}
_INTERCHANGEABLE = {"integer", "choice", "boolean"}


# --- the same name means the same -----------------------------------------------------------------


def shared_facts(compiled: Compiled) -> Iterator[Problem]:
    """A fact that two checkers of one directive share has the same type and unit in both.

    Whole numbers, choices and yes/no may stand for each other (a number of teams here, »none« or
    »some« there).
    """
    seen: dict[tuple[str, str], tuple[Built, Fact]] = {}
    for built in compiled.built:
        directives = built.checker.directives
        directive = directives[0].value if directives else ""
        for fact in built.checker.facts:
            other, first = seen.setdefault((directive, fact.id), (built, fact))
            if not _same_form(fact, first):
                yield error(
                    "merkmal-verschieden",
                    fact.place,
                    f"»{fact.id}« ist hier {_form(fact)}, "
                    f"im Prüfer »{other.checker.id}« {_form(first)}.",
                    "Gleiche Namen bedeuten Gleiches: Gleichen Sie Typ und Einheit an oder "
                    "benennen Sie eines um.",
                )


def _same_form(fact: Fact, other: Fact) -> bool:
    if fact.type == other.type:
        return fact.unit == other.unit
    return {fact.type, other.type} <= _INTERCHANGEABLE


def _form(fact: Fact) -> str:
    return _TYPES[fact.type] + (f" in {fact.unit}" if fact.unit else "")


# --- declared agreements --------------------------------------------------------------------------


@dataclass(frozen=True)
class _Claim:
    """Where ``built`` yields one of ``here``, ``other`` must be able to yield one of ``there``."""

    built: Built
    other: Built
    here: frozenset[str]
    there: frozenset[str]


def agreements(compiled: Compiled) -> Iterator[Problem]:
    """``abgleich``: where one checker decides ``hier``, the other must be able to decide ``dort``,
    for the shared facts.
    """
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
            else:
                yield from _agreement(compiled.program, built, other, agreement)


def _agreement(
    program: Program, built: Built, other: Built, agreement: Agreement
) -> Iterator[Problem]:
    unknown = [*_unknown(agreement.here, built), *_unknown(agreement.there, other)]
    if unknown:
        yield from unknown
        return
    claim = _Claim(
        built,
        other,
        frozenset(word.value for word in agreement.here),
        frozenset(word.value for word in agreement.there),
    )
    facts = _counterexample(claim, program)
    if facts is not None:
        here = sorted(claim.here)
        possible = evaluate(program, other.checker.id, facts)["possible"]
        yield error(
            "pruefer-widersprechen",
            agreement.place,
            f"»{built.checker.id}« ergibt {' oder '.join(here)}, "
            f"»{other.checker.id}« aber {' oder '.join(map(str, possible))}: {as_text(facts)}.",
            "Einer der beiden Prüfer ist zu ändern.\n" + as_example(facts, here[0]),
        )


def _unknown(words: Iterable[At], built: Built) -> Iterator[Problem]:
    known = [outcome.id for outcome in built.checker.outcomes]
    for word in words:
        if word.value not in known:
            yield error(
                "ausgang-unbekannt",
                word.place,
                f"»{word}« ist kein Ausgang des Prüfers »{built.checker.id}«.",
                did_you_mean(word.value, known),
            )


def _counterexample(claim: _Claim, program: Program) -> Facts | None:
    """Facts that both checkers ask for and for which the claim is wrong as conflicts are read."""
    shared = {fact.id for fact in claim.built.checker.facts}
    shared &= {fact.id for fact in claim.other.checker.facts}
    for path in _paths(settled(claim.built), claim.here):
        stated = witness(claim.built, path)
        # None stays: it says »unknown« where a fact left out would count as its default
        facts = {name: value for name, value in stated.items() if name in shared}
        if not facts:
            continue
        try:
            said = answer(case_of(program["checkers"][claim.other.checker.id], facts))
        except InputError:
            return facts
        if not claim.there & _possible(said):
            return facts
    return None


def _possible(said: PlainAnswer) -> set[str]:
    """The outcomes that are left, alone or in a sequence."""
    outcomes: set[str] = set()
    for outcome in said["possible"]:
        outcomes.update([outcome] if isinstance(outcome, str) else outcome)
    return outcomes


def _paths(built: Built, wanted: frozenset[str]) -> Iterator[Path]:
    """Assignments that lead to a wanted outcome; bounded, shortest branches first."""
    d = built.diagram
    stack: list[tuple[Node[Decision], Path]] = [(built.root, {})]
    count = 0
    while stack and count < MAX_PATHS:
        node, path = stack.pop()
        if d.variable(node) == LEAF:
            count += 1
            leaf = d.value(node)
            if isinstance(leaf, ResultLeaf) and wanted.issuperset(leaf.outcomes):
                yield path
            continue
        children = list(enumerate(d.children(node)))
        stack += [(child, {**path, d.variable(node): index}) for index, child in reversed(children)]
