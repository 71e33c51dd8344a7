"""Every checker in a real browser says what Python says, by keyboard alone and in the form of all
questions.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from generator.evaluate import evaluate
from generator.model import Checker, Example
from support.checker_pages import CheckerPage, expected, lay_out, said
from support.paths import ROOT
from support.real_handbook import verified

MOST = 60


@pytest.fixture(scope="module")
def checker_page(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[CheckerPage]:
    """One page for all checkers."""
    folder = lay_out(tmp_path_factory.mktemp("pruefer"), ROOT / "site_templates" / "theme")
    context = browser.new_context(locale="de-DE", viewport={"width": 1280, "height": 900})
    yield CheckerPage(context.new_page(), folder)
    context.close()


def programs() -> dict[str, dict]:
    """The programs of all checkers."""
    return verified().compiled.program["checkers"]


def stated(program: dict, facts: dict) -> dict:
    """Facts as somebody states them who sees the whole form: what goes without saying is said."""
    tacit = {
        spec["id"]: spec["absent"]
        for spec in program["facts"]
        if spec.get("absent") is not None and spec["id"] not in facts
    }
    return facts | tacit


def test_every_example_comes_out_in_the_form(checker_page: CheckerPage) -> None:
    """All examples of all checkers, filled into the form of all questions: status, outcome, what is
    possible.
    """
    wrong = []
    for checker in verified().model.checkers:
        program = programs()[checker.id]
        checker_page.open(checker.id)
        checker_page.all_questions()
        for example in checker.examples:
            facts = stated(program, example_facts(example))
            checker_page.fill(program["facts"], facts)
            right, found = (
                expected(checker, evaluate(verified().compiled.program, checker.id, facts)),
                said(checker_page.shown()),
            )
            wrong += [f"{example.id}: {found} ≠ {right}"] if found != right else []
    assert wrong == []


def example_facts(example: Example) -> dict:
    """The facts of an example as JSON."""
    return dict(example.facts)


@pytest.mark.parametrize("unknown", [False, True], ids=["known", "unknown"])
def test_every_checker_by_keyboard(checker_page: CheckerPage, unknown: bool) -> None:
    """A whole interview of each checker with keys alone; the second time with »Weiß ich nicht«
    throughout.
    """
    wrong = []
    for checker in verified().model.checkers:
        program = programs()[checker.id]
        specs = {spec["id"]: spec for spec in program["facts"]}
        page, given, left_out = checker_page.open(checker.id), {}, set()
        facts = {} if unknown else stated(program, example_facts(longest(checker)))
        page.locator(".wp-form :is(input, select)").first.focus()
        while (asked := checker_page.asked()) and len(given) < MOST:
            assert asked not in given, (checker.id, asked)
            if not unknown and asked not in facts and checker_page.may_leave_out():
                assert asked not in left_out, (checker.id, asked)
                left_out.add(asked)
                checker_page.leave_out(specs[asked])
                continue
            given[asked] = facts.get(asked)
            checker_page.answer(specs[asked], given[asked])
        right = expected(
            checker, evaluate(verified().compiled.program, checker.id, unsaid(program) | given)
        )
        wrong += (
            [f"{checker.id} {given}: {said(checker_page.shown())} ≠ {right}"]
            if said(checker_page.shown()) != right
            else []
        )
    assert wrong == []


def longest(checker: Checker) -> Example:
    """The example with the most facts."""
    return max(
        checker.examples,
        key=lambda example: sum(value is not None for value in example_facts(example).values()),
    )


def unsaid(program: dict) -> dict:
    """What an interview leaves open until it is answered: also what would go without saying."""
    return {spec["id"]: None for spec in program["facts"] if spec.get("absent") is not None}
