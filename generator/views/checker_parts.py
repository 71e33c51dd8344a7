"""What a page and a printed sheet show of a checker: questions, decision table, extra values."""

from __future__ import annotations

from dataclasses import dataclass

from generator import pictures
from generator.model import NOT_GIVEN, Checker, Fact, Value, ValueRule
from generator.site.page_context import Cited, PageContext
from generator.views.decision import DecisionTable, decision
from generator.views.examples import answer
from generator.views.sentences import OutcomeView, SentenceView, outcome_views, sentence_view
from generator.views.timeline import timeline
from generator.wording import labels
from generator.wording.clauses import Clause, Clauses


@dataclass(frozen=True, kw_only=True)
class FactView:
    """A fact that the checker asks for; ``absent``: what counts when nothing is said."""

    fact: Fact
    type: str
    absent: str
    applies: Clause | None
    instead: tuple[str, ...]
    cites: tuple[Cited, ...]


@dataclass(frozen=True)
class RuleView:
    """When an extra value is what; ``condition`` None = always."""

    condition: Clause | None
    result: str


@dataclass(frozen=True)
class ValueView:
    """An extra value with its rules."""

    value: Value
    rules: tuple[RuleView, ...]


@dataclass(frozen=True, kw_only=True)
class CheckerParts:
    """All parts of a checker; ``countings``: sentences on how days and months are counted."""

    facts: tuple[FactView, ...]
    countings: tuple[str, ...]
    about: tuple[SentenceView, ...]
    decision: DecisionTable
    outcomes: tuple[OutcomeView, ...]
    values: tuple[ValueView, ...]
    gallery: pictures.Gallery


def checker_parts(checker: Checker, context: PageContext) -> CheckerParts:
    """The parts of a checker with links that fit the page at hand."""
    clauses = Clauses(checker, context.cross_references.model.all_conflicts)
    return CheckerParts(
        facts=tuple(_fact(fact, checker, clauses, context) for fact in checker.facts),
        countings=tuple(labels.COUNTINGS[counting] for counting in checker.counting.items()),
        about=tuple(sentence_view(sentence, context) for sentence in checker.about),
        decision=decision(checker, context),
        outcomes=outcome_views(checker, context),
        values=tuple(ValueView(value, tuple(_rules(value, clauses))) for value in checker.values),
        gallery=pictures.of_window(timeline(checker)),
    )


def _fact(fact: Fact, checker: Checker, clauses: Clauses, context: PageContext) -> FactView:
    titles = {other.id: other.title for other in checker.facts}
    return FactView(
        fact=fact,
        type=labels.FACT_TYPES[fact.type],
        absent=_absent(fact),
        applies=None if fact.applies is None else clauses.of(fact.applies),
        instead=tuple(titles[other.value] for other in fact.alternatives if other.value in titles),
        cites=context.cited(fact.source),
    )


def _absent(fact: Fact) -> str:
    """What counts when nothing is said; empty = then the fact is unknown."""
    if fact.absent is None:
        return ""
    return labels.NOT_STATED if fact.absent == NOT_GIVEN else answer(fact, fact.absent)


def _rules(value: Value, clauses: Clauses) -> list[RuleView]:
    titles = {choice.id: choice.title for choice in value.choices}
    rules = [
        RuleView(_condition(rule, clauses), _result(rule, titles, clauses)) for rule in value.rules
    ]
    entries = [
        RuleView(clauses.of(entry.condition), entry.title.rstrip(".")) for entry in value.entries
    ]
    return rules + entries


def _result(rule: ValueRule, titles: dict[str, str], clauses: Clauses) -> str:
    if rule.choice:
        return titles.get(rule.choice.value, rule.choice.value)
    return clauses.phrases.term(rule.formula) if rule.formula else ""


def _condition(rule: ValueRule, clauses: Clauses) -> Clause | None:
    clause = clauses.of(rule.condition)
    return None if clause.text == labels.ANY else clause
