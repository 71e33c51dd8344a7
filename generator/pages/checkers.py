"""Checker pages: the question, the interactive part, and everything it rests on, readable without JavaScript."""

from __future__ import annotations

from dataclasses import dataclass

from generator import pictures
from generator.model import Checker, Directive, Fact, Value, ValueRule
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from generator.site.page import Asset, Page
from generator.site.page_context import Cited, PageContext
from generator.site.templates import Templates
from generator.views import checker_texts
from generator.views.decision import decision
from generator.views.examples import answer, examples
from generator.views.legal_status import legal_statuses
from generator.views.timeline import timeline
from generator.wording import labels
from generator.wording.clauses import Clause, Clauses

SCRIPTS = ("evaluate.js", "checker.js")


@dataclass(frozen=True)
class FactView:
    """A fact that the checker asks for."""

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


def pages(cross_references: CrossReferences, templates: Templates) -> tuple[Page, ...]:
    """One page for each checker."""
    return tuple(
        _page(checker, cross_references, templates) for checker in cross_references.model.checkers
    )


def assets(
    cross_references: CrossReferences, program: dict, scripts: dict[str, bytes]
) -> tuple[Asset, ...]:
    """The data of each checker and the scripts that all of them share."""
    shared = tuple(Asset(addresses.script(name), data) for name, data in sorted(scripts.items()))
    return shared + tuple(
        Asset(
            addresses.checker_data(checker.id),
            checker_texts.script(
                checker, program["checkers"][checker.id], _sheet(checker, cross_references)
            ),
        )
        for checker in cross_references.model.checkers
        if checker.id in program["checkers"]
    )


def _sheet(checker: Checker, cross_references: CrossReferences) -> PageContext:
    return PageContext(cross_references, addresses.checker(checker.id), checker.directives[0].value)


def _page(checker: Checker, cross_references: CrossReferences, templates: Templates) -> Page:
    context = _sheet(checker, cross_references)
    text = templates.fill(
        "checker.md",
        context=context,
        checker=checker,
        directives=directives_of(checker, cross_references),
        legal_statuses=legal_statuses(
            (directive.value for directive in checker.directives), context
        ),
        **parts(checker, context),
        examples=examples(checker),
        addresses=addresses,
        scripts=tuple(map(context.href, scripts_of(checker))),
    )
    return Page(addresses.page_path(context.address), checker.title, text)


def parts(checker: Checker, context: PageContext) -> dict[str, object]:
    """What a page and a printed sheet show of a checker: questions, table, values, the picture of its window."""
    return {
        "decision": decision(checker, context),
        "facts": tuple(_fact(fact, checker, context) for fact in checker.facts),
        "values": _values(checker),
        "gallery": pictures.of_window(timeline(checker)),
        "countings": tuple(labels.COUNTINGS[way] for way in checker.counting.items()),
    }


def scripts_of(checker: Checker) -> tuple[str, ...]:
    """What the page of a checker fetches at once: the scripts that all share, and its data."""
    return (*map(addresses.script, SCRIPTS), addresses.checker_data(checker.id))


def directives_of(checker: Checker, cross_references: CrossReferences) -> tuple[Directive, ...]:
    """The directives that a checker follows."""
    found = (cross_references.model.directive(named.value) for named in checker.directives)
    return tuple(directive for directive in found if directive)


def _fact(fact: Fact, checker: Checker, context: PageContext) -> FactView:
    titles = {other.id: other.title for other in checker.facts}
    assumed = (
        None
        if fact.absent is None
        else labels.NOT_STATED
        if fact.absent == "ohne-angabe"
        else answer(fact, fact.absent)
    )
    return FactView(
        fact=fact,
        type=labels.FACT_TYPES[fact.type],
        absent=assumed or "",
        applies=fact.applies and Clauses(checker).of(fact.applies),
        instead=tuple(titles[other.value] for other in fact.alternatives if other.value in titles),
        cites=context.cited(fact.source),
    )


def _values(checker: Checker) -> tuple[ValueView, ...]:
    clauses = Clauses(checker)
    return tuple(ValueView(value, tuple(_rules(value, clauses))) for value in checker.values)


def _rules(value: Value, clauses: Clauses) -> list[RuleView]:
    titles = {choice.id: choice.title for choice in value.choices}
    made = [
        RuleView(
            _condition(rule, clauses),
            titles.get(rule.choice.value, rule.choice.value)
            if rule.choice
            else clauses.phrases.term(rule.formula),
        )
        for rule in value.rules
    ]
    return made + [
        RuleView(clauses.of(entry.condition), entry.title.rstrip(".")) for entry in value.entries
    ]


def _condition(rule: ValueRule, clauses: Clauses) -> Clause | None:
    clause = clauses.of(rule.condition)
    return None if clause.text == labels.ANY else clause
