"""Two versions of one checker over the same variables, so that "where do they differ?" is one diagram.

The facts are those of both versions, the cells are cut at the thresholds of both. A fact that only one version knows is a
variable that the other does not look at. Two versions that ask for a fact under different conditions (``gilt_wenn``) have a
switch each.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.compile.build import Built, Rules, assemble, resolve
from generator.compile.diagram import Diagram
from generator.compile.layout import Layout, Variable, lay_out
from generator.compile.typed import Chosen, Condition, Given, Test
from generator.model import NOT_GIVEN, Checker, Fact

FOREIGN = "\0"  # in front of a fact's name in the version that does not know it


@dataclass(frozen=True)
class Joint:
    """Both versions; ``proper`` holds for those assignments that a person could state."""

    facts: tuple[Fact, ...]
    old: Built
    new: Built
    proper: int

    @property
    def diagram(self) -> Diagram:
        """The store of nodes that both share."""
        return self.new.diagram


def obstacle(old: Checker, new: Checker) -> str:
    """Why the two versions cannot be laid over each other; empty when they can."""
    if old.result != new.result:
        return "Die Art des Ergebnisses (eines, menge, reihenfolge) ist eine andere."
    before = {fact.id: fact for fact in old.facts}
    other = [
        fact.id for fact in new.facts if fact.id in before and _form(fact) != _form(before[fact.id])
    ]
    names = ", ".join(f"»{name}«" for name in other)
    return (
        other
        and f"Typ, Einheit, Nachkommastellen oder die Bedeutung einer fehlenden Angabe haben sich geändert bei {names}."
    ) or ""


def _form(fact: Fact) -> tuple:
    return (
        fact.type,
        fact.unit,
        fact.places,
        fact.absent,
        type(fact.absent),
        fact.stand_in and fact.stand_in.value,
    )


def joined(old: Checker, new: Checker) -> Joint:
    """Both versions over common variables; each must be free of problems alone, and without an ``obstacle``."""
    facts = _union(old.facts, new.facts)
    one, two = (
        resolve(replace(checker, facts=_seen_by(checker, facts)))[0] for checker in (old, new)
    )
    assert one and two, "a version that compiles alone compiles with more facts"
    gates = [*one.applies.values(), *two.applies.values()]
    layout = lay_out(facts, {**one.applies, **two.applies}, [*one.every, *two.every, *gates])
    apart = [n for n in one.applies if n in two.applies and one.applies[n] != two.applies[n]]
    extra = {n: len(layout.variables) + at for at, n in enumerate(apart)}
    variables = [*layout.variables, *(Variable("open", (n,), 2) for n in apart)]
    layout = replace(
        layout,
        variables=variables,
        diagram=Diagram(variable.size for variable in variables),
        _memo={},
    )
    before, after = _own(layout, one, extra), _own(layout, two, {})
    return Joint(facts, assemble(one, before), assemble(two, after), _proper(layout, before, after))


def _union(old: tuple[Fact, ...], new: tuple[Fact, ...]) -> tuple[Fact, ...]:
    before, after = {fact.id: fact for fact in old}, {fact.id for fact in new}
    shared = (
        replace(fact, choices=_choices(before[fact.id], fact)) if fact.id in before else fact
        for fact in new
    )
    return (*shared, *(fact for fact in old if fact.id not in after))


def _choices(old: Fact, new: Fact) -> tuple:
    known = {choice.id for choice in old.choices}
    return (*old.choices, *(choice for choice in new.choices if choice.id not in known))


def _seen_by(checker: Checker, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts as one version sees them: its own, with all choices, and the others out of reach."""
    own = {fact.id: fact for fact in checker.facts}
    return tuple(
        replace(own[fact.id], choices=fact.choices)
        if fact.id in own
        else replace(fact, id=FOREIGN + fact.id, applies=None, stand_in=None, alternatives=())
        for fact in facts
    )


def _own(layout: Layout, rules: Rules, extra: dict[int, int]) -> Layout:
    switch = {n: extra.get(n, layout.switch[n]) for n in rules.applies}
    return replace(layout, switch=switch, applies=rules.applies, _memo={})


def _proper(layout: Layout, old: Layout, new: Layout) -> int:
    """A fact is left out only where it does not apply, in both versions at once unless they ask for it in different cases;
    and a stand-in takes over only where there is one.
    """
    d, parts = layout.diagram, []
    for side in (old, new):
        parts += [
            d.negate(d.both(_open(side, n), side.build(gate))) for n, gate in side.applies.items()
        ]
    for n in old.switch:
        if n in new.switch and old.switch[n] != new.switch[n]:
            parts.append(
                d.either(
                    _same(d, _open(old, n), _open(new, n)),
                    d.negate(_same(d, old.build(old.applies[n]), new.build(new.applies[n]))),
                )
            )
    stated = replace(layout, switch={}, applies={}, _memo={})
    numbers = {fact.id: n for n, fact in enumerate(layout.facts)}
    parts += [
        d.either(stated.build(Given(n)), stated.build(Given(numbers[fact.stand_in.value])))
        for n, fact in enumerate(layout.facts)
        if fact.stand_in and fact.absent != NOT_GIVEN
    ]
    return d.both(*parts)


def _open(layout: Layout, fact: int) -> int:
    return layout.diagram.test(layout.switch[fact], (False, True))


def _same(d: Diagram, one: int, other: int) -> int:
    return d.apply(lambda a, b: a == b, one, other)


def refused(joint: Joint, built: Built, checker: Checker) -> int:
    """Where a version does not take the facts: a choice that only the other one knows."""
    d, own = (
        joint.diagram,
        {fact.id: {choice.id for choice in fact.choices} for fact in checker.facts},
    )
    found: list[Condition] = [
        Chosen(n, at) if fact.type == "choices" else Test(n, frozenset({at}))
        for n, fact in enumerate(joint.facts)
        if fact.id in own
        for at, choice in enumerate(fact.choices)
        if choice.id not in own[fact.id]
    ]
    return d.either(*map(built.layout.build, found))
