"""Which assignments of the variables a person could state."""

from __future__ import annotations

from dataclasses import replace

from generator.compile.diagram import Node
from generator.compile.layout import Layout
from generator.compile.typed import Given
from generator.model import NOT_GIVEN


def proper(layout: Layout) -> Node[bool]:
    """A fact is left out only where it does not apply, and a stand-in takes over only where there
    is one.
    """
    return layout.diagram.both(*left_out_rightly(layout), *stood_in_rightly(layout))


def left_out_rightly(layout: Layout) -> list[Node[bool]]:
    """A fact is left out only where it does not apply."""
    d = layout.diagram
    return [
        d.negate(d.both(layout.unknown(fact), layout.build(condition)))
        for fact, condition in layout.applies.items()
    ]


def stood_in_rightly(layout: Layout) -> list[Node[bool]]:
    """A fact that another stands in for is lacking only where that one is there."""
    stated = replace(layout, switch={}, applies={})
    numbers = {fact.id: number for number, fact in enumerate(layout.facts)}
    return [
        layout.diagram.either(
            stated.build(Given(number)), stated.build(Given(numbers[fact.stand_in.value]))
        )
        for number, fact in enumerate(layout.facts)
        if fact.stand_in and fact.absent != NOT_GIVEN
    ]
