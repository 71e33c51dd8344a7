"""What surrounds the results: headings by kind, filters, help with slips, and the index that comes
when it is wanted.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from support.search.box import FIELD, SearchBox
from support.watched_pages import StartServer, Watch


@pytest.fixture
def address(built_site: Path, site_server: StartServer) -> str:
    """The handbook under the strictest policy."""
    return site_server(built_site, policy="default-src 'self'")


@pytest.fixture
def box(address: str, page: Page) -> SearchBox:
    """The search box of the start page, open."""
    return SearchBox(page, address)


def found(box: SearchBox, text: str) -> Locator:
    """The results for these words, all of them in the list."""
    box.results(text)
    return box.page.locator(".md-search-result__item")


def tags(items: Locator) -> list[list[str]]:
    """Kind, issuer and version as each item says them."""
    return items.evaluate_all(
        "all => all.map(one => [...one.querySelectorAll('.md-tag')].map(tag => tag.textContent))"
    )


def test_the_index_comes_when_somebody_turns_to_the_field(address: str, page: Page) -> None:
    """Reading needs no index; the focus fetches it, and the texts come with the first results."""
    asked: list[str] = []
    page.context.on(
        "request", lambda request: asked.append(request.url.removeprefix(address))
    )  # workers' requests, too
    page.goto(address + "index.html", wait_until="networkidle")
    assert any(path.endswith("weisungswerk/search.js") for path in asked) and _parts(asked) == []
    page.locator(FIELD).focus()
    expect(page.locator(".ww-finder")).not_to_have_attribute("hidden", "")
    assert _parts(asked) == ["index.js"]
    page.locator(FIELD).press_sequentially("Umschulung")
    expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=20_000)
    assert len(_parts(asked)) > 1 and len(_parts(asked)) == len(set(_parts(asked)))


def _parts(asked: list[str]) -> list[str]:
    return [
        path.removeprefix("assets/suche/") for path in asked if path.startswith("assets/suche/")
    ]


def test_the_best_stands_first_and_the_others_by_kind(box: SearchBox, watch: Watch) -> None:
    """Each kind has one heading, in front of all results of that kind, named as in the filter."""
    expect(found(box, "Eingliederungsvereinbarung").nth(3)).to_be_visible()
    entries = box.page.locator(".md-search-result__list > li").evaluate_all(
        "all => all.map(one => one.className === 'ww-hits__kind' ? [one.textContent, ''] : "
        "['', one.querySelector('.md-tag').textContent])"
    )
    many = dict(
        box.page.locator("[data-ww-wanted=kinds] option").evaluate_all(
            "all => all.map(one => [one.value, one.textContent])"
        )
    )
    (first, _), (_, best), *others = entries
    assert first == "Bester Treffer" and best in many
    by_kind = [
        (kind, list(own))
        for kind, own in groupby((entry for entry in others if entry[1]), lambda entry: entry[1])
    ]
    assert len(by_kind) == len({kind for kind, _ in by_kind}) >= 2
    assert others == [entry for kind, own in by_kind for entry in ([many[kind], ""], *own)]
    assert watch.errors == []


def test_filters_narrow_the_results(box: SearchBox) -> None:
    """By kind, by issuer and by both; »alle« brings everything back."""
    items = found(box, "Vermittlung")
    before = tags(items)
    box.choose("kinds", "Prüfer")
    assert {kind for kind, *_ in tags(items)} == {"Prüfer"} and len(
        {issuer for _, issuer, *_ in tags(items)}
    ) > 1
    box.choose("issuers", "BA")
    assert {(kind, issuer) for kind, issuer, *_ in tags(items)} == {("Prüfer", "BA")}
    box.choose("kinds", "")
    assert {issuer for _, issuer, *_ in tags(items)} == {"BA"} != {kind for kind, *_ in tags(items)}
    box.choose("issuers", "")
    assert tags(items) == before


def test_a_slip_is_put_right_by_one_click(box: SearchBox) -> None:
    """»Meinten Sie« types the word as the handbook writes it, whether a title says it or only a
    text.
    """
    found(box, "Standortbestimung")
    told = box.page.locator(".ww-finder__help")
    expect(told).to_contain_text("Meinten Sie Standortbestimmung?")
    expect(told).to_contain_text("Nicht gefunden: »Standortbestimung«")
    told.get_by_role("button", name="Standortbestimmung").click()
    expect(box.field).to_have_value("Standortbestimmung")
    expect(box.field).to_be_focused()
    expect(told).to_be_empty()
    marked = box.page.locator(".md-search-result__item mark")
    expect(marked.first).to_contain_text("tandortbestimmung")


def test_nothing_found_says_which_word_and_why(box: SearchBox) -> None:
    """The unknown word is named; when a filter hides results, that is said too."""
    items, told = found(box, "qqxxqq"), box.page.locator(".ww-finder__help")
    expect(items).to_have_count(0)
    expect(told).to_have_text("Nicht gefunden: »qqxxqq«")
    box.choose("kinds", "Rolle")
    expect(told).to_contain_text("Es wird nur ein Teil durchsucht.")


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("Absolventenmanagement Rn. 79", "weisungen/jc-bremen-absolventenmanagement.html#rn-79"),
        ("Absolventenmanagement rn79", "weisungen/jc-bremen-absolventenmanagement.html#rn-79"),
        ("Rn 79", "#rn-79"),
        ("5/2016", "#rn-109"),
        ("05/2016", "#rn-109"),
    ],
)
def test_places_are_found_by_their_number(typed: str, best: str, box: SearchBox) -> None:
    """Randnummern and numbers of directives, as people write them."""
    assert box.results(typed)[0][0].endswith(best)


def test_text_that_comes_without_a_key_is_searched(address: str, page: Page) -> None:
    """Pasted with the mouse, dropped, or dictated."""
    page.goto(address + "index.html")
    page.locator(FIELD).focus()
    page.evaluate(
        """selector => {
          const field = document.querySelector(selector)
          field.value = "Umschulung"
          field.dispatchEvent(new InputEvent("input", { bubbles: true }))
        }""",
        FIELD,
    )
    expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=20_000)
