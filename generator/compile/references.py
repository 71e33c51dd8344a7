"""What facts and rows refer to outside of expressions: other facts, choices, outcomes, rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.compile.scope import Scope
from generator.compile.typed import Condition, facts_of_leaf, leaves
from generator.model import NOT_GIVEN, UNDECIDED, Checker, Fact, Row
from generator.problem import Problem, did_you_mean, error


def report_fact_problems(scope: Scope, applies: dict[int, Condition]) -> None:
    """Reports facts that depend on themselves, and words about facts that mean nothing."""
    stand_ins = {
        number: scope.facts[fact.stand_in.value]
        for number, fact in enumerate(scope.checker.facts)
        if fact.stand_in and fact.stand_in.value in scope.facts
    }
    for number, fact in enumerate(scope.checker.facts):
        if number not in applies:
            continue
        if _depends_on_itself(number, applies, stand_ins):
            scope.report(
                "gilt-wenn-kreis",
                fact.place,
                f"Ob »{fact.id}« gilt, hängt von »{fact.id}« selbst ab.",
            )
        if fact.type == "choices":
            scope.report(
                "gilt-wenn-typ",
                fact.place,
                "»gilt_wenn« gibt es nicht bei einer Mehrfachauswahl.",
            )
    for fact in scope.checker.facts:
        _report_other_facts(scope, fact)
        _report_choices(scope, fact)
    for number, other in stand_ins.items():
        _report_stand_in(scope, scope.fact(number), scope.fact(other))


def _depends_on_itself(
    start: int, applies: dict[int, Condition], stand_ins: Mapping[int, int]
) -> bool:
    """True when the condition of application of a fact looks at it, be it through other facts."""
    seen: set[int] = set()
    waiting = [start]
    while waiting:
        fact = waiting.pop()
        if fact in seen or fact not in applies:
            continue
        seen.add(fact)
        named = [one for leaf in leaves(applies[fact]) for one in facts_of_leaf(leaf)]
        named += [stand_ins[one] for one in named if one in stand_ins]
        if start in named:
            return True
        waiting.extend(named)
    return False


def _report_other_facts(scope: Scope, fact: Fact) -> None:
    named = (fact.stand_in, *fact.alternatives) if fact.stand_in else fact.alternatives
    for other in named:
        if other.value not in scope.facts:
            scope.report(
                "merkmal-unbekannt",
                other.place,
                f"Das Merkmal »{other}« gibt es nicht.",
                did_you_mean(other.value, scope.facts),
            )


def _report_stand_in(scope: Scope, fact: Fact, other: Fact) -> None:
    """Reports a fact that cannot take over for another one."""
    assert fact.stand_in
    unknown = {choice.id for choice in other.choices} - {choice.id for choice in fact.choices}
    if other.stand_in:
        wrong, hint = (
            f"Für »{other.id}« springt selbst schon »{other.stand_in}« ein.",
            "Nennen Sie ein Merkmal ohne »ersatz«.",
        )
    elif fact.type == "choices":
        wrong, hint = "»ersatz« gibt es nicht bei einer Mehrfachauswahl.", ""
    elif (fact.type, fact.unit, fact.places) != (other.type, other.unit, other.places):
        wrong, hint = (
            f"»{other.id}« ist eine andere Art von Angabe als »{fact.id}«.",
            "Typ, Einheit und Nachkommastellen müssen dieselben sein.",
        )
    elif unknown:
        wrong, hint = (
            f"Den Wert »{min(unknown)}« von »{other.id}« gibt es bei »{fact.id}« nicht.",
            f"Ergänzen Sie ihn bei »{fact.id}«.",
        )
    else:
        return
    scope.report("ersatz-passt-nicht", fact.stand_in.place, wrong, hint)


def _report_choices(scope: Scope, fact: Fact) -> None:
    ids = [choice.id for choice in fact.choices]
    if (
        fact.type == "choice"
        and isinstance(fact.absent, str)
        and fact.absent not in (*ids, NOT_GIVEN)
    ):
        scope.report(
            "wert-unbekannt",
            fact.place,
            f"Die Vorgabe »{fact.absent}« ist kein Wert von »{fact.id}«.",
            did_you_mean(fact.absent, ids),
        )
    double = next((word for word in ids if ids.count(word) > 1), None)
    if double is not None:
        scope.report(
            "wert-doppelt", fact.place, f"Der Wert »{double}« kommt bei »{fact.id}« zweimal vor."
        )


def reference_problems(checker: Checker, rows: tuple[Row, ...]) -> Iterator[Problem]:
    """Outcomes and numbers of rows that do not exist or exist twice, and expert decisions that are
    not complete.
    """
    outcomes = [outcome.id for outcome in checker.outcomes]
    numbers = [row.number for row in rows if row.number]
    for row in rows:
        yield from _unknown_outcomes(row, outcomes)
        named = row.candidates_from
        if named and named.value not in numbers:
            yield error(
                "zeile-unbekannt",
                named.place,
                f"Eine Zeile »{named}« gibt es nicht.",
                did_you_mean(named.value, numbers),
            )
        yield from _incomplete_decision(row)
    for row in rows:
        if numbers.count(row.number) > 1:
            yield error(
                "zeile-doppelt", row.place, f"Die Nummer »{row.number}« ist zweimal vergeben."
            )


def _unknown_outcomes(row: Row, outcomes: list[str]) -> Iterator[Problem]:
    for named in (*(then.outcome for then in row.then), *row.candidates):
        if named.value not in outcomes:
            yield error(
                "ausgang-unbekannt",
                named.place,
                f"»{named}« ist kein Ausgang dieses Prüfers.",
                did_you_mean(named.value, outcomes),
            )


def _incomplete_decision(row: Row) -> Iterator[Problem]:
    undecided = bool(row.then) and row.then[0].outcome.value == UNDECIDED
    if (row.candidates or row.candidates_from) and not undecided:
        yield error(
            "kandidaten-ohne-fachentscheidung",
            row.place,
            "Kandidaten gibt es nur bei »fachentscheidung«.",
        )
    if undecided and not row.reason:
        yield error(
            "grund-fehlt",
            row.place,
            "Zu »fachentscheidung« gehört ein Grund.",
            "Ergänzen Sie »grund: …«: warum entscheidet der Text nicht?",
        )
