"""Where the readings of a conflict part: for each conflict that a checker tests the smallest case,
proven by an evaluation under each of its readings.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

from generator.compile import Built
from generator.compile.diagram import Node, Path
from generator.compile.leaves import ResultLeaf
from generator.compile.proper import proper
from generator.compile.settled import settled
from generator.compile.variables import ReadingVariable
from generator.evaluate import evaluate
from generator.evaluate.answer import answer, case_of
from generator.program import FORMAT, Answer, CheckerProgram, Program, under_readings
from generator.verified import PartedReadings
from generator.verify.effects import parts_of
from generator.verify.witness import Facts, witness

_RARE_DAYS = ("2024-01-31", "2024-02-29", "2024-03-31", "2024-05-31", "2024-08-31", "2024-12-31")

Said: TypeAlias = tuple[Hashable, ...]
"""What a part of the answer says under each reading."""


@dataclass(frozen=True)
class _Apart:
    """One way in which readings part, and the shortest path to it."""

    said: Said
    path: Path


def parted(built: Built, program: Program) -> tuple[PartedReadings, ...]:
    """One entry for each conflict whose readings part in a case that could be proven, or whose
    readings are proven to change nothing.
    """
    own = program["checkers"][built.checker.id]
    entries = (_entry(built, own, at) for at in built.taken)
    return tuple(entry for entry in entries if entry)


def _entry(built: Built, own: CheckerProgram, at: int) -> PartedReadings | None:
    """The smallest case with the other conflicts as they are taken; where those hide the
    difference, with other readings of them.
    """
    taken = {other: number for other, number in built.taken.items() if other != at}
    nothing = True
    for others in (taken, {}):
        for apart in _aparts(built, at, others):
            nothing = False
            case = _case(built, own, at, apart)
            if case:
                return case
    return PartedReadings(conflict=_variable(built, at).conflict) if nothing else None


def _variable(built: Built, at: int) -> ReadingVariable:
    variable = built.layout.variables[at]
    assert isinstance(variable, ReadingVariable)
    return variable


def _aparts(built: Built, at: int, others: Mapping[int, int | None]) -> Iterator[_Apart]:
    """All ways in which the readings part, most telling first, then the shortest; outcomes before
    values.
    """
    d = built.diagram
    sides = [
        parts_of(settled(replace(built, taken={**others, at: number})))
        for number in range(d.sizes[at])
    ]
    where = proper(built.layout)
    for other in built.taken:
        where = d.both(where, *(d.restrict(where, other, n) for n in range(d.sizes[other])))
    for parts in zip(*sides, strict=True):
        said: Node[Said] = d.leaf(())
        for part in parts:
            said = d.apply(_and_said, said, part)
        differ = d.ite(where, d.apply(_where_apart, said), d.leaf(None))
        found = [
            _Apart(leaf, path)
            for leaf in d.leaves(differ)
            if leaf is not None and (path := _path(built, differ, leaf)) is not None
        ]
        yield from sorted(found, key=_rank)


def _path(built: Built, differ: Node[Said | None], wanted: Said) -> Path | None:
    return built.diagram.path(differ, lambda leaf: leaf == wanted)


def _rank(apart: _Apart) -> tuple[int, int, str]:
    return -len(set(apart.said)), len(apart.path), str(apart.said)


def _and_said(said: Said, leaf: Hashable) -> Said:
    return (*said, leaf.outcomes if isinstance(leaf, ResultLeaf) else leaf)


def _where_apart(said: Said) -> Said | None:
    return said if len(set(said)) > 1 else None


# --- proof ----------------------------------------------------------------------------------------


class _Shown(NamedTuple):
    """What is compared of an answer."""

    outcome: str | list[str] | None
    possible: list[str] | list[list[str]]
    certain: list[str] | None
    values: Mapping[str, object]


@dataclass(frozen=True)
class _Proof:
    """The program of a checker under each reading of a conflict."""

    programs: Mapping[str, Program]
    checker: str

    def answers(self, facts: Mapping[str, object]) -> dict[str, Answer]:
        """What comes out under each reading."""
        return {
            reading: evaluate(program, self.checker, facts)
            for reading, program in self.programs.items()
        }

    def shown(self, facts: Mapping[str, object]) -> list[_Shown]:
        """What each of these answers says."""
        programs = (program["checkers"][self.checker] for program in self.programs.values())
        plain = (answer(case_of(own, facts)) for own in programs)
        return [
            _Shown(answer["outcome"], answer["possible"], answer.get("certain"), answer["values"])
            for answer in plain
        ]


def _case(built: Built, own: CheckerProgram, at: int, apart: _Apart) -> PartedReadings | None:
    """The facts of a path that show the difference, without those that it does not need; stated
    completely where only then all answers are decided.
    """
    others = {
        variable.conflict: variable.readings[index]
        for other, index in apart.path.items()
        if isinstance(variable := built.layout.variables[other], ReadingVariable)
    }
    proof = _proof(own, _variable(built, at), others)
    complete = {**dict.fromkeys(range(len(built.layout.variables)), 0), **apart.path}
    shown = [
        facts
        for facts in (witness(built, apart.path), witness(built, complete))
        if _part(proof.shown(facts))
    ]
    shown = shown or [
        facts for facts in _on_rare_days(built, complete) if _part(proof.shown(facts))
    ]
    if not shown:
        return None
    facts = next((facts for facts in shown if _decided(proof.shown(facts))), shown[0])
    facts = _pruned(built, proof, facts)
    return PartedReadings(
        conflict=_variable(built, at).conflict,
        facts=facts,
        answers=proof.answers(facts),
        others=others,
    )


def _on_rare_days(built: Built, path: Path) -> Iterator[Facts]:
    """The facts of a path with each date on days that few months have: there formulas part."""
    facts = witness(built, path)
    for fact in built.checker.facts:
        if fact.type == "date":
            yield from ({**facts, fact.id: day} for day in _RARE_DAYS)


def _proof(own: CheckerProgram, conflict: ReadingVariable, others: Mapping[str, str]) -> _Proof:
    programs: dict[str, Program] = {}
    for reading in conflict.readings:
        read = under_readings(own, {**others, conflict.conflict: reading})
        programs[reading] = {"format": FORMAT, "checkers": {own["id"]: read}}
    return _Proof(programs, own["id"])


def _pruned(built: Built, proof: _Proof, facts: Facts) -> Facts:
    """The facts that the difference needs, in the order of the checker."""
    wanted = proof.shown(facts)
    for name in [fact.id for fact in reversed(built.checker.facts) if fact.id in facts]:
        less = {other: value for other, value in facts.items() if other != name}
        if proof.shown(less) == wanted:
            facts = less
    return {fact.id: facts[fact.id] for fact in built.checker.facts if fact.id in facts}


def _part(shown: list[_Shown]) -> bool:
    return any(other != shown[0] for other in shown)


def _decided(shown: list[_Shown]) -> bool:
    return all(answer.outcome is not None for answer in shown)
