"""Back, forward and a new load keep the case: answers stand in the entries of the history."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from support.watched_pages import StartServer, Watch

CHECKER = "pruefer/profiling-erforderlich.html"


@pytest.fixture(params=["file", "http"])
def start(request: pytest.FixtureRequest, built_site: Path, site_server: StartServer) -> str:
    """From a share, or from a server with the strict policy, which lets nothing be kept."""
    if request.param == "file":
        return f"{built_site.as_uri()}/"
    return site_server(built_site, "default-src 'self'")


def answer(page: Page) -> str:
    """Answers the question that is shown with its first choice; gives the question."""
    form = page.locator(".wp-form")
    asked = form.locator(".wp-ask").inner_text()
    form.get_by_role("radio").first.check()
    form.get_by_role("button", name="Weiter").click()
    expect(page.locator(".wp-form .wp-ask")).not_to_have_text(asked)
    return asked


def answers(page: Page) -> list[str]:
    """What was answered, as the page says it."""
    return page.locator(".wp-answers dt").all_inner_texts()


@pytest.fixture
def case(start: str, page: Page) -> tuple[Page, list[str]]:
    """A checker with two answers, and their questions."""
    page.goto(start + CHECKER)
    page.wait_for_function("history.state")
    asked = [answer(page), answer(page)]
    assert len(answers(page)) == 2
    return page, asked


def test_back_takes_the_last_answer_back(case: tuple[Page, list[str]], watch: Watch) -> None:
    """One after the other, without leaving the page; forward brings them again."""
    page, asked = case
    for rest in (1, 0):
        page.go_back()
        expect(page.locator(".wp-form .wp-ask")).to_have_text(asked[rest])
        assert len(answers(page)) == rest
    page.go_forward()
    page.go_forward()
    expect(page.locator(".wp-answers dt")).to_have_count(2)
    assert (watch.foreign, watch.errors) == ([], [])


def test_whoever_comes_back_finds_the_case(case: tuple[Page, list[str]]) -> None:
    """From a Randnummer that was followed, and after a jump inside of the page."""
    page, _ = case
    before, question = answers(page), page.locator(".wp-form .wp-ask").inner_text()
    page.evaluate("location.hash = '#__drawer'")
    page.evaluate("location.href = document.querySelector('.ww-parent a').href")
    page.wait_for_url("**/weisungen/**")
    page.go_back()
    expect(page.locator(".wp-form .wp-ask")).to_have_text(question)
    expect(page.locator(".wp-answers dt")).to_have_text(before)
    page.go_back()
    expect(page.locator(".wp-answers dt")).to_have_text(before)


def test_loading_anew_keeps_the_case_and_nothing_else_does(case: tuple[Page, list[str]]) -> None:
    """A new tab begins anew; nothing is stored."""
    page, _ = case
    before = answers(page)
    page.reload()
    expect(page.locator(".wp-answers dt")).to_have_text(before)
    kept = page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage)]")
    assert not [key for keys in kept for key in keys if "profiling" in key]
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator(".wp-form")).to_be_visible()
    assert answers(other) == []


def test_a_new_start_can_be_taken_back(case: tuple[Page, list[str]]) -> None:
    """Back is another way to undo it."""
    page, _ = case
    before = answers(page)
    page.get_by_role("button", name="Neu beginnen").click()
    expect(page.locator(".wp-answers dt")).to_have_count(0)
    page.go_back()
    expect(page.locator(".wp-answers dt")).to_have_text(before)


def test_answers_that_no_longer_fit_are_left_out(case: tuple[Page, list[str]]) -> None:
    """The rules may have changed since the entry was made."""
    page, _ = case
    page.evaluate("""() => {
      const state = structuredClone(history.state)
      state.weisungswerk.wp1.given.push(["gibt_es_nicht", true])
      state.weisungswerk.wp1.given[0][1] = "falsch"
      history.replaceState(state, "")
    }""")
    page.reload()
    expect(page.locator(".wp-answers dt")).to_have_count(1)
