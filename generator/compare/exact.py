"""All cases that two versions of a checker answer differently, with one smallest case for each pair of answers. Not sampled."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.changes import Case
from generator.compare.joint import Joint, refused
from generator.compare.smallest import case
from generator.compare.version import REFUSED, OpenedRules, reason, reasons, verdict
from generator.compile.build import Built
from generator.model import CONTRADICTION


def outcomes(joint: Joint, old: OpenedRules, new: OpenedRules) -> tuple[list[Case], int]:
    """Cases with another outcome and cases with another reason; and where both versions come to the same outcome."""
    compare = _sets if new.checker.result == "set" else _singles
    cases, same = compare(joint, old, new)
    return list(cases), same


# --- one outcome, or a sequence ------------------------------------------------------------------


def _singles(joint: Joint, old: OpenedRules, new: OpenedRules) -> tuple[Iterator[Case], int]:
    d = joint.diagram
    sides = _answers(joint, joint.old, old), _answers(joint, joint.new, new)
    same = d.apply(lambda ok, a, b: ok and a[0] == b[0] != REFUSED, joint.proper, *sides)
    differ = d.apply(
        lambda ok, a, b: (a[0], b[0]) if ok and a[0] != b[0] else None, joint.proper, *sides
    )
    other = d.apply(lambda ok, a, b: (a[1], b[1]) if ok and a[1] != b[1] else None, same, *sides)

    def found() -> Iterator[Case]:
        for pair in _pairs(joint, differ):
            yield case(
                joint, old, new, _path(joint, differ, pair), "outcome", "", partial(_answered, pair)
            )
        for pair in _pairs(joint, other):
            yield case(
                joint, old, new, _path(joint, other, pair), "reason", "", partial(_reasoned, pair)
            )
        yield from _named_reasons(joint, old, new, same)

    return found(), same


def _answers(joint: Joint, built: Built, version: OpenedRules) -> int:
    """The function into (outcomes and candidates, reason); contradictions may have several reasons, see ``_named_reasons``."""
    d, rows = joint.diagram, version.built.rows

    def said(no: bool, clash: tuple | None, leaf: tuple | None) -> tuple:
        return (
            (REFUSED, ()) if no else (clash[2:], ()) if clash else (leaf[2:], reason(rows[leaf[1]]))
        )

    return d.apply(said, refused(joint, built, version.checker), built.clash, built.root)


def _answered(pair: tuple, old: dict, new: dict) -> bool:
    return (verdict(old), verdict(new)) == pair


def _reasoned(pair: tuple, old: dict, new: dict) -> bool:
    return (reasons(old), reasons(new)) == ({pair[0]}, {pair[1]})


# --- sets: outcome by outcome, since the number of pairs of sets has no bound --------------------


def _sets(joint: Joint, old: OpenedRules, new: OpenedRules) -> tuple[Iterator[Case], int]:
    d = joint.diagram
    ids = [outcome.id for outcome in new.checker.outcomes]
    ids = list(
        dict.fromkeys([*ids, *(outcome.id for outcome in old.checker.outcomes), CONTRADICTION])
    )
    members = {
        id: tuple(
            _member(joint, side, version, id)
            for side, version in ((joint.old, old), (joint.new, new))
        )
        for id in ids
    }
    differ = {
        id: d.apply(
            lambda ok, a, b: (a, b) if ok and a != b and None not in (a, b) else None,
            joint.proper,
            *pair,
        )
        for id, pair in members.items()
    }
    same = d.both(
        joint.proper, *(d.apply(lambda a, b: a == b != REFUSED, *pair) for pair in members.values())
    )

    def found() -> Iterator[Case]:
        for id, root in differ.items():
            for pair in _pairs(joint, root):
                if True in pair:  # that a new choice does not lead to an outcome is no news
                    yield case(
                        joint,
                        old,
                        new,
                        _path(joint, root, pair),
                        "outcome",
                        id,
                        partial(_belongs, id, pair),
                    )
        yield from _named_reasons(joint, old, new, same)

    return found(), same


def _member(joint: Joint, built: Built, version: OpenedRules, outcome: str) -> int:
    """Whether an outcome belongs to the set; None under a contradiction, which is an outcome of its own."""
    d = joint.diagram

    def said(no: bool, clash: tuple | None, held: bool | None) -> object:
        return (
            REFUSED
            if no
            else clash is not None
            if outcome == CONTRADICTION
            else held
            if clash is None
            else None
        )

    return d.apply(
        said,
        refused(joint, built, version.checker),
        built.clash,
        built.members.get(outcome, d.false),
    )


def _belongs(outcome: str, pair: tuple, old: dict, new: dict) -> bool:
    return all(_holds(outcome, answer) == want for answer, want in zip((old, new), pair))


def _holds(outcome: str, answer: dict) -> object:
    """True or False where it is certain that an outcome (does not) belong to the set."""
    if "refused" in answer:
        return REFUSED
    return (
        True if outcome in answer["certain"] else None if outcome in answer["possible"] else False
    )


# --- several reasons at once: rows of a set, contradictions --------------------------------------


def _named_reasons(joint: Joint, old: OpenedRules, new: OpenedRules, same: int) -> Iterator[Case]:
    """For each reason a case in which only one version gives it; not pruned, since an open answer names rows that only may fit."""
    d = joint.diagram
    sides = [_given(joint, side, version) for side, version in ((joint.old, old), (joint.new, new))]
    for why in dict.fromkeys((*sides[0], *sides[1])):
        differ = d.apply(
            lambda ok, a, b: (a, b) if ok and a != b else None,
            same,
            *(side.get(why, d.false) for side in sides),
        )
        for pair in _pairs(joint, differ):
            yield case(
                joint,
                old,
                new,
                _path(joint, differ, pair),
                "reason",
                "",
                partial(_names, why, pair),
                prune=False,
            )


def _names(why: tuple, pair: tuple[bool, bool], old: dict, new: dict) -> bool:
    return (why in reasons(old), why in reasons(new)) == pair


def _given(joint: Joint, built: Built, version: OpenedRules) -> dict[tuple, int]:
    """For each reason where it is given."""
    made: dict[tuple, list[int]] = {}
    for row, root in zip(
        version.built.rows, (*built.conditions[: len(version.checker.contradictions)], *built.hits)
    ):
        made.setdefault(reason(row), []).append(joint.diagram.apply(bool, root))
    return {why: joint.diagram.either(*roots) for why, roots in made.items()}


# --- paths ---------------------------------------------------------------------------------------


def _pairs(joint: Joint, root: int) -> list[tuple]:
    return sorted((leaf for leaf in joint.diagram.leaves(root) if leaf is not None), key=str)


def _path(joint: Joint, root: int, wanted: tuple) -> dict[int, int]:
    path = joint.diagram.path(root, lambda leaf: leaf == wanted)
    assert path is not None
    return path
