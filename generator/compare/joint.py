"""Two versions of one checker over the same variables, so that "where do they differ?" is one
diagram.

The facts are those of both versions, the cells are cut at the thresholds of both. A fact that only
one version knows is a variable that the other does not look at. Two versions that ask for a fact
under different conditions (``gilt_wenn``) have a switch each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.compare.version import OpenedRules
from generator.compile.budget import TooLargeError
from generator.compile.build import Built, assemble
from generator.compile.diagram import Diagram, Node
from generator.compile.layout import Layout, lay_out
from generator.compile.proper import left_out_rightly, stood_in_rightly
from generator.compile.rules import Rules, resolve
from generator.compile.settled import settled
from generator.compile.standing_in import with_stand_ins
from generator.compile.typed import Chosen, Condition, Test
from generator.compile.variables import SwitchVariable
from generator.model import Checker, Choice, Conflict, Fact

FOREIGN = "\0"  # in front of a fact's name in the version that does not know it


@dataclass(frozen=True)
class ComparedVersion:
    """One version: its own program, and its diagrams over the common variables."""

    rules: OpenedRules
    built: Built

    @property
    def checker(self) -> Checker:
        """The rules as written, with nothing but their own facts."""
        return self.rules.checker


@dataclass(frozen=True, kw_only=True)
class Joint:
    """Both versions; ``proper`` holds for those assignments that a person could state."""

    facts: tuple[Fact, ...]
    old: ComparedVersion
    new: ComparedVersion
    proper: Node[bool]

    @property
    def diagram(self) -> Diagram:
        """The store of nodes that both share."""
        return self.new.built.diagram

    @property
    def sides(self) -> tuple[ComparedVersion, ComparedVersion]:
        """The earlier version, and the later one."""
        return self.old, self.new


def obstacle(old: Checker, new: Checker) -> str:
    """Why the two versions cannot be laid over each other; empty when they can."""
    if old.result != new.result:
        return "Die Art des Ergebnisses (eines, menge, reihenfolge) ist eine andere."
    before = {fact.id: fact for fact in old.facts}
    changed = [
        f"»{fact.id}«"
        for fact in new.facts
        if fact.id in before and _form(fact) != _form(before[fact.id])
    ]
    if not changed:
        return ""
    return (
        "Typ, Einheit, Nachkommastellen oder die Bedeutung einer fehlenden Angabe haben sich "
        f"geändert bei {', '.join(changed)}."
    )


def _form(fact: Fact) -> tuple[object, ...]:
    stand_in = fact.stand_in and fact.stand_in.value
    return fact.type, fact.unit, fact.places, fact.absent, type(fact.absent), stand_in


# --- common variables -----------------------------------------------------------------------------


def joined(old: OpenedRules, new: OpenedRules) -> Joint | None:
    """Both versions over common variables, or None where together they are too large; they must be
    without an ``obstacle``.
    """
    try:
        return _joined(old, new)
    except TooLargeError:
        return None


def _joined(old: OpenedRules, new: OpenedRules) -> Joint:
    facts = _union(old.checker.facts, new.checker.facts)
    before, after = _resolved(old, facts), _resolved(new, facts)
    conditions = [*before.all_conditions, *after.all_conditions]
    gates = [*before.applies.values(), *after.applies.values()]
    layout = lay_out(
        facts,
        {**before.applies, **after.applies},
        [*conditions, *gates],
        _tested(before.tested, after.tested),
    )
    layout, own_switches = _with_own_switches(layout, before, after)
    old_layout = _layout_of(layout, before, {**layout.switch, **own_switches})
    new_layout = _layout_of(layout, after, layout.switch)
    return Joint(
        facts=facts,
        old=ComparedVersion(old, settled(assemble(before, old_layout, old.readings))),
        new=ComparedVersion(new, settled(assemble(after, new_layout, new.readings))),
        proper=_proper(layout, old_layout, new_layout),
    )


def _resolved(version: OpenedRules, facts: tuple[Fact, ...]) -> Rules:
    checker = version.checker
    rules, _ = resolve(replace(checker, facts=_seen_by(checker, facts)), version.readings)
    assert rules, "a version that compiles alone compiles with more facts"
    return with_stand_ins(rules)


def _tested(old: Sequence[Conflict], new: Sequence[Conflict]) -> list[Conflict]:
    """The conflicts of both versions, each with the readings that one of them knows."""
    before = {conflict.id: conflict for conflict in old}
    after = {conflict.id: conflict for conflict in new}
    return [
        replace(
            after.get(name) or before[name],
            readings=tuple(
                {
                    reading.id: reading
                    for version in (before, after)
                    if name in version
                    for reading in version[name].readings
                }.values()
            ),
        )
        for name in sorted({*before, *after})
    ]


def _union(old: tuple[Fact, ...], new: tuple[Fact, ...]) -> tuple[Fact, ...]:
    before, after = {fact.id: fact for fact in old}, {fact.id for fact in new}
    shared = (
        replace(fact, choices=_choices(before[fact.id], fact)) if fact.id in before else fact
        for fact in new
    )
    return (*shared, *(fact for fact in old if fact.id not in after))


def _choices(old: Fact, new: Fact) -> tuple[Choice, ...]:
    known = {choice.id for choice in old.choices}
    return (*old.choices, *(choice for choice in new.choices if choice.id not in known))


def _seen_by(checker: Checker, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts as one version sees them: its own, with all choices, and the others out of
    reach.
    """
    own = {fact.id: fact for fact in checker.facts}
    return tuple(
        replace(own[fact.id], choices=fact.choices)
        if fact.id in own
        else replace(fact, id=FOREIGN + fact.id, applies=None, stand_in=None, alternatives=())
        for fact in facts
    )


def _with_own_switches(layout: Layout, old: Rules, new: Rules) -> tuple[Layout, dict[int, int]]:
    """A second switch for the earlier version where the conditions of application differ."""
    apart = [
        fact
        for fact in old.applies
        if fact in new.applies and old.applies[fact] != new.applies[fact]
    ]
    switches = {fact: len(layout.variables) + index for index, fact in enumerate(apart)}
    variables = [*layout.variables, *map(SwitchVariable, apart)]
    diagram = Diagram(variable.size for variable in variables)
    return replace(layout, variables=variables, diagram=diagram), switches


def _layout_of(layout: Layout, rules: Rules, switches: dict[int, int]) -> Layout:
    switch = {fact: switches[fact] for fact in rules.applies}
    return replace(layout, switch=switch, applies=rules.applies)


# --- what can be stated ---------------------------------------------------------------------------


def _proper(layout: Layout, old: Layout, new: Layout) -> Node[bool]:
    """A fact is left out only where it does not apply, in both versions at once unless they ask for
    it in different cases; and a stand-in takes over only where there is one.
    """
    d = layout.diagram
    parts = [*left_out_rightly(old), *left_out_rightly(new), *stood_in_rightly(layout)]
    for switched in old.switch:
        if switched in new.switch and old.switch[switched] != new.switch[switched]:
            same_case = _same(d, old.build(old.applies[switched]), new.build(new.applies[switched]))
            left_out_together = _same(d, old.unknown(switched), new.unknown(switched))
            parts.append(d.either(left_out_together, d.negate(same_case)))
    return d.both(*parts)


def _same(d: Diagram, one: Node[bool], other: Node[bool]) -> Node[bool]:
    return d.ite(one, other, d.negate(other))


def refused(joint: Joint, side: ComparedVersion) -> Node[bool]:
    """Where a version does not take the facts: a choice that only the other one knows."""
    own = {fact.id: {choice.id for choice in fact.choices} for fact in side.checker.facts}
    foreign: list[Condition] = []
    for number, fact in enumerate(joint.facts):
        for index, choice in enumerate(fact.choices):
            if choice.id in own.get(fact.id, {choice.id}):
                continue
            several = fact.type == "choices"
            foreign.append(Chosen(number, index) if several else Test(number, frozenset({index})))
    return joint.diagram.either(*map(side.built.layout.build, foreign))
