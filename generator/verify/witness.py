"""An assignment of diagram variables → the facts a person could type, as few as possible."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeAlias, TypeVar, assert_never

from generator.cells import Box, day_number, iso, solve
from generator.compile import Built
from generator.compile.clusters import constraint
from generator.compile.diagram import Node, Path
from generator.compile.layout import domain
from generator.compile.points import find
from generator.compile.variables import (
    ClusterVariable,
    CutVariable,
    EnumVariable,
    FlagVariable,
    ReadingVariable,
    SwitchVariable,
    Variable,
)
from generator.model import Fact

L = TypeVar("L", bound=Hashable)
FactValue: TypeAlias = bool | int | Decimal | str | list[str] | None
Facts: TypeAlias = dict[str, FactValue]
"""Facts by id as JSON values; None = said to be unknown."""

_RECENT = (day_number(2024, 1, 1), day_number(2027, 12, 31))
_NEAR = (200, 20_000)  # figures are looked for around zero first


def shortest(built: Built, root: Node[L], wanted: Callable[[L], bool]) -> Path | None:
    """A shortest way to a wanted leaf, under the readings that are taken where there is one."""
    d = built.diagram
    path = d.path(d.restriction(built.decided)(root), wanted)
    return d.path(root, wanted) if path is None else path


def other_readings(built: Built, path: Path) -> str:
    """How conflicts are read along ``path`` where no other reading of them is taken: words to put
    into a German sentence, empty where there are none.
    """
    read = [
        f"»{variable.readings[index]}« zu »{variable.conflict}«"
        for at, index in sorted(path.items())
        if isinstance(variable := built.layout.variables[at], ReadingVariable)
        and index != built.taken[at]
    ]
    return f" nach der Lesart {' und '.join(read)}" if read else ""


def witness(built: Built, path: Path) -> Facts:
    """Facts that lead along ``path``."""
    return facts_along(built.checker.facts, built.layout.variables, path)


def facts_along(facts: Sequence[Fact], variables: Sequence[Variable], path: Path) -> Facts:
    """The facts that ``path`` fixes, in the order of the variables."""
    stated: Facts = {}
    unknown = {
        variable.fact
        for at, index in path.items()
        if isinstance(variable := variables[at], SwitchVariable) and index
    }
    for at, index in sorted(path.items()):
        variable = variables[at]
        if isinstance(variable, ReadingVariable):
            continue
        if isinstance(variable, ClusterVariable):
            point = _point(variable, index, facts)
            for number in variable.facts:
                if number in point and number not in unknown:
                    stated[facts[number].id] = _figure(facts[number], point[number])
            continue
        fact = facts[variable.fact]
        if isinstance(variable, SwitchVariable) or variable.fact in unknown:
            # None is said only where a fact left out would count as its default
            if variable.fact in unknown and fact.absent is not None:
                stated[fact.id] = None
            continue
        _state(stated, fact, variable, index)
    return stated


def _state(
    stated: Facts, fact: Fact, variable: EnumVariable | FlagVariable | CutVariable, index: int
) -> None:
    """Adds what one variable says of its fact."""
    match variable:
        case FlagVariable():
            chosen = stated.setdefault(fact.id, [])
            if index and isinstance(chosen, list):
                chosen.append(fact.choices[variable.choice].id)
        case EnumVariable():
            if index != variable.none:
                boolean = fact.type == "boolean"
                stated[fact.id] = bool(index) if boolean else fact.choices[index].id
        case CutVariable():
            if index != variable.none:
                stated[fact.id] = _figure(fact, _inside(variable, index, fact))
        case _ as never:
            assert_never(never)


def _inside(variable: CutVariable, index: int, fact: Fact) -> int:
    """A plain number of the cell: the bound nearest to zero, or a recent day."""
    low = variable.cuts[index - 1] if index else None
    high = variable.cuts[index] - 1 if index < len(variable.cuts) else None
    if low is None:
        if high is None:
            return _RECENT[0] if fact.type == "date" else 0
        return high
    return low if high is None or abs(low) <= abs(high) else high


def _figure(fact: Fact, number: int) -> int | Decimal | str:
    return iso(number) if fact.type == "date" else unscaled(number, fact)


def unscaled(number: int, fact: Fact) -> int | Decimal:
    """A figure as a person types it into an example; »1.125« might be a thousand, »1.1250« not."""
    exact = Decimal(number).scaleb(-fact.places)
    if exact == exact.to_integral_value():
        return int(exact)
    plain = f"{exact.normalize():f}"
    return Decimal(f"{plain}0" if plain[-4:-3] == "." else plain)


# --- clusters -------------------------------------------------------------------------------------


class _Span(NamedTuple):
    """Days or figures; the smallest and the largest of them."""

    days: bool
    whole: tuple[int, int]


def _point(variable: ClusterVariable, index: int, facts: Sequence[Fact]) -> Mapping[int, int]:
    """Numbers for the facts of a cluster that have a statement in this cell."""
    spans = [
        _Span(facts[number].type == "date", domain(facts[number])) for number in variable.facts
    ]
    return _solved(variable, index, tuple(spans))


@lru_cache(maxsize=1024)  # many paths lead through the same cell
def _solved(variable: ClusterVariable, index: int, spans: tuple[_Span, ...]) -> Mapping[int, int]:
    """The same; ``spans``: what each fact of the cluster may be."""
    cell = variable.cells[index]
    present = [number for bit, number in enumerate(variable.facts) if not cell.absent >> bit & 1]
    constraints = [
        constraint(atom, holds=bool(cell.truth >> bit & 1))
        for bit, atom in enumerate(variable.atoms)
        if set(atom.facts) <= set(present)
    ]
    of = dict(zip(variable.facts, spans, strict=True))
    for box in _boxes({number: of[number] for number in present}):
        point = solve(constraints, box, variable.rounds)
        if point:
            return point
    return find(constraints, box, variable.rounds) or {}


def _boxes(spans: Mapping[int, _Span]) -> Iterator[Box]:
    """Small figures and recent days first, then everything."""
    for reach in _NEAR:
        yield {number: _RECENT if span.days else (-reach, reach) for number, span in spans.items()}
    yield {number: span.whole for number, span in spans.items()}


# --- as text --------------------------------------------------------------------------------------


def as_example(facts: Mapping[str, object], outcome: str = "…") -> str:
    """The lines to paste under ``beispiele``."""
    pairs = ", ".join(f"{name}: {written(value)}" for name, value in facts.items())
    return f"- {{fakten: {{{pairs}}}, ergebnis: {outcome}}}"


def as_text(facts: Mapping[str, object]) -> str:
    """The facts in a sentence."""
    return ", ".join(f"{name} = {written(value)}" for name, value in facts.items())


def written(value: object) -> str:
    """A value as an editor writes it."""
    match value:
        case list():
            return "[" + ", ".join(map(str, value)) + "]"
        case bool():
            return "ja" if value else "nein"
        case None:
            return "null"
        case _:
            return str(value)
