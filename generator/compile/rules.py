"""The rules of a checker with all names and units resolved, before there are variables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.compile.references import reference_problems, report_fact_problems
from generator.compile.resolve import Resolver
from generator.compile.scope import Scope
from generator.compile.typed import TRUE, Condition, Quantity
from generator.expression import AllOf
from generator.model import At, Checker, Conflict, Row, Value, ValueRule
from generator.problem import Problem, did_you_mean
from generator.readings import NO_READINGS, Readings


@dataclass(frozen=True)
class ResolvedRule:
    """Where ``condition`` holds, a value is ``choice`` (an id) or what ``formula`` yields."""

    condition: Condition
    choice: str
    formula: Quantity | None


@dataclass(frozen=True)
class ResolvedEntry:
    """An entry of a list value, and when it belongs to it."""

    id: str
    condition: Condition


@dataclass(frozen=True)
class ResolvedValue:
    """An extra value: ``rules`` in the order in which they are tried, or the ``entries`` of a
    list.
    """

    value: Value
    rules: tuple[ResolvedRule, ...]
    entries: tuple[ResolvedEntry, ...]

    @property
    def conditions(self) -> Iterator[Condition]:
        """The conditions of all its rules and entries."""
        yield from (rule.condition for rule in self.rules)
        yield from (entry.condition for entry in self.entries)


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What the expressions of a checker mean.

    ``rows``: contradictions first, exceptions before the row that they except from. ``conditions``
    has one entry a row (None = whatever no other row covers), ``then_conditions`` one for each
    entry that a row yields. ``applies``: by fact, when it applies. ``tested``: the conflicts whose
    readings the conditions look at, by id.
    """

    checker: Checker
    rows: tuple[Row, ...]
    applies: dict[int, Condition]
    conditions: tuple[Condition | None, ...]
    then_conditions: tuple[tuple[Condition, ...], ...]
    values: tuple[ResolvedValue, ...]
    used: frozenset[str]
    tested: tuple[Conflict, ...]

    @property
    def all_conditions(self) -> Iterator[Condition]:
        """All conditions that need variables."""
        yield from (condition for condition in self.conditions if condition)
        for conditions in self.then_conditions:
            yield from conditions
        for value in self.values:
            yield from value.conditions


def resolve(
    checker: Checker, readings: Readings = NO_READINGS
) -> tuple[Rules | None, list[Problem]]:
    """The rules of a checker, or the problems in them."""
    scope = Scope(checker, readings)
    resolver = Resolver(scope)
    rows = (*checker.contradictions, *_with_exceptions(checker.rows))
    applies = {
        number: resolver.condition(fact.applies)
        for number, fact in enumerate(checker.facts)
        if fact.applies
    }
    report_fact_problems(scope, applies)
    conditions = tuple(
        None if row.condition is None else resolver.condition(row.condition) for row in rows
    )
    then_conditions = tuple(
        tuple(resolver.condition(then.condition, default=TRUE) for then in row.then) for row in rows
    )
    values = tuple(_resolved_value(resolver, value) for value in checker.values)
    for derived in checker.derived:
        if derived.id not in scope.used:  # it must still be well formed
            resolver.check(derived.formula)
    # what is wrong with a derived value is found wherever it is used
    problems = list(dict.fromkeys([*scope.problems, *reference_problems(checker, rows)]))
    if problems:
        return None, problems
    rules = Rules(
        checker=checker,
        rows=rows,
        applies=applies,
        conditions=conditions,
        then_conditions=then_conditions,
        values=values,
        used=frozenset(scope.used),
        tested=tuple(conflict for _, conflict in sorted(scope.tested.items())),
    )
    return rules, []


def _with_exceptions(rows: tuple[Row, ...]) -> Iterator[Row]:
    """Exceptions stand before the row that they except from, with both conditions."""
    for row in rows:
        for exception in row.exceptions:
            parts = tuple(part for part in (row.condition, exception.condition) if part is not None)
            yield replace(exception, condition=AllOf(exception.place, parts))
        yield row


# --- extra values ---------------------------------------------------------------------------------


def _resolved_value(resolver: Resolver, value: Value) -> ResolvedValue:
    _check_choice(resolver.scope, value, value.undecided)
    rules = tuple(_resolved_rule(resolver, value, rule) for rule in value.rules)
    entries = tuple(
        ResolvedEntry(entry.id, resolver.condition(entry.condition)) for entry in value.entries
    )
    return ResolvedValue(value, rules, entries)


def _resolved_rule(resolver: Resolver, value: Value, rule: ValueRule) -> ResolvedRule:
    _check_choice(resolver.scope, value, rule.choice)
    formula = resolver.quantity(rule.formula) if rule.formula else None
    if formula:
        _check_formula(resolver.scope, value, rule, formula)
    condition = resolver.condition(rule.condition)
    return ResolvedRule(condition, rule.choice.value if rule.choice else "", formula)


def _check_choice(scope: Scope, value: Value, choice: At | None) -> None:
    ids = [choice.id for choice in value.choices]
    if choice and choice.value not in ids:
        scope.report(
            "wert-unbekannt",
            choice.place,
            f"»{choice}« ist kein Wert von »{value.id}«.",
            did_you_mean(choice.value, ids),
        )


def _check_formula(scope: Scope, value: Value, rule: ValueRule, formula: Quantity) -> None:
    if formula.dimension != ("datum" if value.type == "date" else "zahl"):
        scope.report("formel-typ", rule.place, f"Die Formel passt nicht zum Typ von »{value.id}«.")
    elif formula.places:
        scope.report(
            "formel-stellen",
            rule.place,
            f"Die Formel von »{value.id}« kann Nachkommastellen ergeben; "
            "ein Wert ist eine ganze Zahl oder ein Datum.",
            "Geben Sie den Merkmalen der Formel »stellen: 0« oder rechnen Sie mit ganzen Zahlen.",
        )
