"""Checker pages: the question, the interactive part, and everything it rests on, readable without JavaScript."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Checker, Directive, Fact, Value, ValueRule
from generator.render import addresses, labels, pictures, texts
from generator.render.book import Book
from generator.render.clauses import Clause, Clauses
from generator.render.decision import decision
from generator.render.examples import answer, examples
from generator.render.page import Asset, Page
from generator.render.sheet import Cited, Sheet
from generator.render.standing import standings
from generator.render.templates import Templates
from generator.render.timeline import timeline

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


def pages(book: Book, templates: Templates) -> tuple[Page, ...]:
    """One page for each checker."""
    return tuple(_page(checker, book, templates) for checker in book.model.checkers)


def assets(book: Book, program: dict, scripts: dict[str, bytes]) -> tuple[Asset, ...]:
    """The data of each checker and the scripts that all of them share."""
    shared = tuple(Asset(addresses.script(name), data) for name, data in sorted(scripts.items()))
    return shared + tuple(
        Asset(
            addresses.checker_data(checker.id),
            texts.script(checker, program["checkers"][checker.id], _sheet(checker, book)),
        )
        for checker in book.model.checkers
        if checker.id in program["checkers"]
    )


def _sheet(checker: Checker, book: Book) -> Sheet:
    return Sheet(book, addresses.checker(checker.id), checker.directives[0].value)


def _page(checker: Checker, book: Book, templates: Templates) -> Page:
    sheet = _sheet(checker, book)
    text = templates.fill(
        "checker.md",
        sheet=sheet,
        checker=checker,
        directives=directives_of(checker, book),
        standings=standings((directive.value for directive in checker.directives), sheet),
        **parts(checker, sheet),
        examples=examples(checker),
        addresses=addresses,
        scripts=tuple(map(sheet.href, scripts_of(checker))),
    )
    return Page(addresses.page_path(sheet.address), checker.title, text)


def parts(checker: Checker, sheet: Sheet) -> dict[str, object]:
    """What a page and a printed sheet show of a checker: questions, table, values, the picture of its window."""
    return {
        "decision": decision(checker, sheet),
        "facts": tuple(_fact(fact, checker, sheet) for fact in checker.facts),
        "values": _values(checker),
        "gallery": pictures.of_window(timeline(checker)),
        "countings": tuple(labels.COUNTINGS[way] for way in checker.counting.items()),
    }


def scripts_of(checker: Checker) -> tuple[str, ...]:
    """What the page of a checker fetches at once: the scripts that all share, and its data."""
    return (*map(addresses.script, SCRIPTS), addresses.checker_data(checker.id))


def directives_of(checker: Checker, book: Book) -> tuple[Directive, ...]:
    """The directives that a checker follows."""
    found = (book.model.directive(named.value) for named in checker.directives)
    return tuple(directive for directive in found if directive)


def _fact(fact: Fact, checker: Checker, sheet: Sheet) -> FactView:
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
        cites=sheet.cited(fact.source),
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
