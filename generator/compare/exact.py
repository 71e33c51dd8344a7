"""All cases that two versions of a checker answer differently, with one smallest case for each pair
of answers. Not sampled.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import partial
from typing import NamedTuple, TypeAlias, TypeVar

from generator.changes import Case, VersionAnswer
from generator.compare.joint import ComparedVersion, Joint, refused
from generator.compare.smallest import case
from generator.compare.version import (
    REFUSED,
    Reason,
    Verdict,
    reason,
    reasons,
    verdict,
)
from generator.compile.diagram import Node, Path
from generator.compile.leaves import Clash, Decision, Membership, ResultLeaf
from generator.compile.settled import SEVERAL_ROWS
from generator.model import CONTRADICTION

T = TypeVar("T", bound=Hashable)
Belongs: TypeAlias = tuple[str] | Membership
"""Whether an outcome belongs to the set; None where that is open, or REFUSED."""


def outcomes(joint: Joint) -> tuple[list[Case], Node[bool]]:
    """Cases with another outcome and cases with another reason; and where both versions come to the
    same outcome.
    """
    return _sets(joint) if joint.new.checker.result == "set" else _single(joint)


# --- one outcome, or a sequence -------------------------------------------------------------------


class _Answer(NamedTuple):
    """What a version says to some facts, and why; it is empty where there are several: for
    contradictions (see ``_several_reasons``) and while it is open how a conflict is read.
    """

    verdict: Verdict
    reason: Reason


def _single(joint: Joint) -> tuple[list[Case], Node[bool]]:
    d = joint.diagram
    old, new = _answers(joint, joint.old), _answers(joint, joint.new)
    same = d.both(joint.proper, d.apply(_same_verdict, old, new))
    verdicts = _apart(joint, joint.proper, d.apply(_verdict, old), d.apply(_verdict, new))
    single = d.both(same, d.apply(_has_one_reason, old), d.apply(_has_one_reason, new))
    other_reasons = _apart(joint, single, d.apply(_reason, old), d.apply(_reason, new))
    cases = [
        *_other_verdicts(joint, verdicts),
        *_other_reasons(joint, other_reasons),
        *_several_reasons(joint, same),
    ]
    return cases, same


def _answers(joint: Joint, side: ComparedVersion) -> Node[_Answer]:
    rows = side.built.rows

    def answer(clash: Clash, leaf: Decision) -> _Answer:
        if clash:
            return _Answer(clash.verdict, ())
        if leaf is None:
            return _Answer(REFUSED, ())
        assert isinstance(leaf, ResultLeaf), "a table with gaps is not compared"
        return _Answer(leaf.verdict, () if leaf.row == SEVERAL_ROWS else reason(rows[leaf.row]))

    d, refusal = joint.diagram, refused(joint, side)
    clash = d.ite(refusal, d.leaf(None), side.built.clash)
    return d.apply(answer, clash, d.ite(refusal, d.leaf(None), side.built.root))


def _same_verdict(old: _Answer, new: _Answer) -> bool:
    return old.verdict == new.verdict != REFUSED


def _verdict(answer: _Answer) -> Verdict:
    return answer.verdict


def _has_one_reason(answer: _Answer) -> bool:
    return answer.reason != ()


def _reason(answer: _Answer) -> Reason:
    return answer.reason


def _other_verdicts(joint: Joint, differ: Node[tuple[Verdict, Verdict] | None]) -> Iterator[Case]:
    for pair in _pairs(joint, differ):
        shows = partial(_have_verdicts, pair)
        yield case(joint, _path(joint, differ, pair), shows, kind="outcome")


def _have_verdicts(pair: tuple[Verdict, Verdict], old: VersionAnswer, new: VersionAnswer) -> bool:
    return (verdict(old), verdict(new)) == pair


def _other_reasons(joint: Joint, differ: Node[tuple[Reason, Reason] | None]) -> Iterator[Case]:
    for pair in _pairs(joint, differ):
        shows = partial(_have_reasons, pair)
        yield case(joint, _path(joint, differ, pair), shows, kind="reason")


def _have_reasons(pair: tuple[Reason, Reason], old: VersionAnswer, new: VersionAnswer) -> bool:
    return (reasons(old), reasons(new)) == ({pair[0]}, {pair[1]})


# --- sets: outcome by outcome, since the number of pairs of sets has no bound ---------------------


def _sets(joint: Joint) -> tuple[list[Case], Node[bool]]:
    d = joint.diagram
    ids = [outcome.id for side in (joint.new, joint.old) for outcome in side.checker.outcomes]
    same = joint.proper
    cases: list[Case] = []
    for outcome in dict.fromkeys([*ids, CONTRADICTION]):
        old, new = _member(joint, joint.old, outcome), _member(joint, joint.new, outcome)
        same = d.both(same, d.apply(_belongs_alike, old, new))
        known = d.both(joint.proper, d.apply(_is_known, old), d.apply(_is_known, new))
        cases += _other_members(joint, outcome, _apart(joint, known, old, new))
    cases += _several_reasons(joint, same)
    return cases, same


def _member(joint: Joint, side: ComparedVersion, outcome: str) -> Node[Belongs]:
    """Whether an outcome belongs to the set; None under a contradiction, which is an outcome of its
    own.
    """

    def belongs(clash: Clash, held: Membership) -> Belongs:
        if outcome == CONTRADICTION:
            return clash is not None
        return held if clash is None else None

    d = joint.diagram
    held = side.built.members.get(outcome, d.false)
    return d.ite(refused(joint, side), d.leaf(REFUSED), d.apply(belongs, side.built.clash, held))


def _belongs_alike(old: Belongs, new: Belongs) -> bool:
    return old == new != REFUSED


def _is_known(belongs: Belongs) -> bool:
    return belongs is not None


def _other_members(
    joint: Joint, outcome: str, differ: Node[tuple[Belongs, Belongs] | None]
) -> Iterator[Case]:
    for pair in _pairs(joint, differ):
        if True in pair:  # that a new choice does not lead to an outcome is no news
            shows = partial(_have_member, outcome, pair)
            path = _path(joint, differ, pair)
            yield case(joint, path, shows, kind="outcome", about=outcome)


def _have_member(
    outcome: str, pair: tuple[Belongs, Belongs], old: VersionAnswer, new: VersionAnswer
) -> bool:
    return (_belongs(outcome, old), _belongs(outcome, new)) == pair


def _belongs(outcome: str, answer: VersionAnswer) -> Belongs:
    """True or False where it is certain that an outcome (does not) belong to the set."""
    if "refused" in answer:
        return REFUSED
    if outcome in answer.get("certain", ()):
        return True
    return None if outcome in answer["possible"] else False


# --- several reasons at once: rows of a set, contradictions ---------------------------------------


def _several_reasons(joint: Joint, same: Node[bool]) -> Iterator[Case]:
    """For each reason a case in which only one version gives it; not pruned, since an open answer
    names rows that only may fit.
    """
    d = joint.diagram
    old, new = _given_reasons(joint.old), _given_reasons(joint.new)
    for why in dict.fromkeys((*old, *new)):
        differ = _apart(joint, same, old.get(why, d.false), new.get(why, d.false))
        for pair in _pairs(joint, differ):
            shows = partial(_name_reason, why, pair)
            yield case(joint, _path(joint, differ, pair), shows, kind="reason", prune=False)


def _name_reason(
    why: Reason, pair: tuple[bool, bool], old: VersionAnswer, new: VersionAnswer
) -> bool:
    return (why in reasons(old), why in reasons(new)) == pair


def _given_reasons(side: ComparedVersion) -> dict[Reason, Node[bool]]:
    """For each reason where it is given."""
    d, built = side.built.diagram, side.built
    roots: dict[Reason, list[Node[bool]]] = {}
    conditions = (*built.conditions[: built.contradictions], *built.hits)
    # without hits (one outcome, or a sequence) only the contradictions may have several reasons
    for row, condition in zip(built.rows, conditions, strict=False):
        roots.setdefault(reason(row), []).append(d.apply(bool, condition))
    return {why: d.either(*nodes) for why, nodes in roots.items()}


# --- pairs and paths ------------------------------------------------------------------------------


def _apart(joint: Joint, where: Node[bool], old: Node[T], new: Node[T]) -> Node[tuple[T, T] | None]:
    """The pairs of what both versions say, ``where`` they say different things; None elsewhere."""

    def differing(one: T, other: T) -> tuple[T, T] | None:
        return (one, other) if one != other else None

    d = joint.diagram
    return d.ite(where, d.apply(differing, old, new), d.leaf(None))


def _pairs(joint: Joint, root: Node[T | None]) -> list[T]:
    """The pairs of answers that occur, in a fixed order."""
    return sorted((leaf for leaf in joint.diagram.leaves(root) if leaf is not None), key=str)


def _path(joint: Joint, root: Node[T | None], wanted: T) -> Path:
    path = joint.diagram.path(root, lambda leaf: leaf == wanted)
    assert path is not None
    return path
