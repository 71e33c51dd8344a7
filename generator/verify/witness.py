"""An assignment of diagram variables → the facts a person could type, as few as possible."""

from __future__ import annotations

from decimal import Decimal

from generator.cells import day_number, facts_of, iso, solve
from generator.compile import Built
from generator.compile.layout import Variable, domain
from generator.model import Fact

_RECENT = (day_number(2024, 1, 1), day_number(2027, 12, 31))


def witness(built: Built, path: dict[int, int]) -> dict[str, object]:
    """Facts (JSON values, None = unknown) that lead along ``path`` (variable → number of its value)."""
    facts: dict[str, object] = {}
    variables = built.layout.variables
    unknown = {
        variables[at].facts[0]
        for at, index in path.items()
        if variables[at].kind == "open" and index
    }
    for at, index in sorted(path.items()):
        variable = variables[at]
        fact = built.checker.facts[variable.facts[0]]
        if variable.kind == "open" or (len(variable.facts) == 1 and variable.facts[0] in unknown):
            if variable.facts[0] in unknown and fact.absent is not None:
                facts[fact.id] = None
        elif variable.kind == "flag":
            chosen = facts.setdefault(fact.id, [])
            if index and isinstance(chosen, list):
                chosen.append(fact.choices[variable.choice].id)
        elif variable.kind == "cluster":
            facts.update(
                {
                    name: value
                    for name, value in _cluster(built, variable, index).items()
                    if name not in {built.checker.facts[n].id for n in unknown}
                }
            )
        elif index != variable.none:
            facts[fact.id] = (
                _enum(fact, index)
                if variable.kind == "enum"
                else _figure(fact, _inside(variable, index, fact))
            )
    return facts


def _enum(fact: Fact, index: int) -> object:
    return bool(index) if fact.type == "boolean" else fact.choices[index].id


def _inside(variable: Variable, index: int, fact: Fact) -> int:
    """A plain number of the cell: the bound nearest to zero, or a recent day."""
    low = variable.cuts[index - 1] if index else None
    high = variable.cuts[index] - 1 if index < len(variable.cuts) else None
    if low is None and high is None:
        return 0 if fact.type != "date" else _RECENT[0]
    return low if high is None or (low is not None and abs(low) <= abs(high)) else high


def _figure(fact: Fact, number: int) -> object:
    if fact.type == "date":
        return iso(number)
    exact = Decimal(number).scaleb(-fact.places)
    return int(exact) if exact == exact.to_integral_value() else exact


def _cluster(built: Built, variable: Variable, index: int) -> dict[str, object]:
    gone, truth = variable.cells[index]
    present = [fact for bit, fact in enumerate(variable.facts) if not gone >> bit & 1]
    constraints = []
    for bit, atom in enumerate(variable.atoms):
        if set(facts_of(atom.left) + facts_of(atom.right)) <= set(present):
            constraints.append(
                (atom.left, atom.right)
                if truth >> bit & 1
                else (("+", atom.right, ("c", 1)), atom.left)
            )
    point = next(
        filter(None, (solve(constraints, box, variable.rounds) for box in _boxes(built, present))),
        {},
    )
    return {
        built.checker.facts[fact].id: _figure(built.checker.facts[fact], point[fact])
        for fact in present
        if fact in point
    }


def _boxes(built: Built, present: list[int]):
    """Small figures and recent days first, then everything."""
    for reach in (200, 20_000):
        yield {
            fact: _RECENT if built.checker.facts[fact].type == "date" else (-reach, reach)
            for fact in present
        }
    yield {fact: domain(built.checker.facts[fact]) for fact in present}


def as_example(facts: dict[str, object], outcome: str = "…") -> str:
    """The lines to paste under ``beispiele``."""
    shown = ", ".join(f"{name}: {written(value)}" for name, value in facts.items())
    return f"- {{fakten: {{{shown}}}, ergebnis: {outcome}}}"


def written(value: object) -> str:
    """A value as an editor writes it."""
    if isinstance(value, list):
        return "[" + ", ".join(map(str, value)) + "]"
    return (
        {True: "ja", False: "nein", None: "null"}[value]
        if value is None or isinstance(value, bool)
        else str(value)
    )
