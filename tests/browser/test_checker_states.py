"""What people do with a checker on its page: answer, change, start again, tick off, switch, print;
and that it keeps to itself.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from support.accessibility import findings, sideways
from support.watched_pages import StartServer

WINDOW, WHO, STRATEGIES, LIST = (
    "absoma-kontaktfenster",
    "absoma-zustaendigkeit",
    "strategien",
    "folgegespraech-checkliste",
)
END = "Wann endet die Teilnahme tatsächlich?"
STORED = "() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"


def opened(site: Path, page: Page, checker: str) -> Locator:
    """The interactive part of a checker's page."""
    page.goto((site / "pruefer" / f"{checker}.html").as_uri())
    return page.locator(".wp")


def type_day(page: Page, label: str, day: str) -> None:
    """Types a date as people do and leaves the field with Enter."""
    page.get_by_label(label).fill(day)
    page.keyboard.press("Enter")


def overview(page: Page) -> None:
    """Switches to the form of all questions."""
    page.get_by_role("button", name="Alle Fragen auf einer Seite").click()
    page.wait_for_selector(".wp-overview")


def say_yes(page: Page, times: int = 40) -> None:
    """Answers every question with its first answer, by keyboard, until none is left."""
    page.locator(".wp-form :is(input, select)").first.focus()
    for _ in range(times):
        if not page.locator(".wp-form").count():
            return
        page.keyboard.press("Space")
        page.keyboard.press("Enter")


# --- the interview --------------------------------------------------------------------------------


def test_mistake_is_told_and_kept(built_site: Path, page: Page) -> None:
    """A day that does not exist: the summary has the focus and leads to the field, which keeps what
    was typed.
    """
    opened(built_site, page, WINDOW)
    type_day(page, END, "31.06.2025")
    expect(page.locator(".wp-summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    field = page.get_by_label(END)
    expect(field).to_be_focused()
    expect(field).to_have_value("31.06.2025")
    expect(field).to_have_accessible_description(
        re.compile(
            r"^Bei vorzeitigem Ende .+\. TT\.MM\.JJJJ, zum Beispiel 02\.06\.2025 "
            r"Fehler: Diesen Tag gibt es nicht: Der Monat 6/2025 hat 30 Tage\.$"
        )
    )


def test_answer_is_changed_and_taken_back(built_site: Path, page: Page) -> None:
    """»Ändern« leads back to the question, »Neu beginnen« forgets everything, »Rückgängig machen«
    knows it again.
    """
    part = opened(built_site, page, WINDOW)
    type_day(page, END, "30.06.2025")
    part.get_by_role("button", name="Ändern Individuelles Teilnahmeende").click()
    expect(page.get_by_label(END)).to_have_value("30.06.2025")
    type_day(page, END, "31.07.2025")
    expect(part).to_contain_text("28.08.2025")
    part.get_by_role("button", name="Neu beginnen").click()
    expect(part.get_by_role("status").first).to_contain_text("Alle Angaben sind gelöscht.")
    expect(part).not_to_contain_text("28.08.2025")
    part.get_by_role("button", name="Rückgängig machen").click()
    expect(part).to_contain_text("28.08.2025")


def test_unknown_leads_to_what_stands_in(built_site: Path, page: Page) -> None:
    """Without the real end the planned one is asked for, and the reason says so."""
    part = opened(built_site, page, WINDOW)
    part.get_by_role("button", name="Weiß ich nicht").click()
    part.get_by_text("Warum diese Frage?").click()
    expect(part.locator(".wp-why")).to_contain_text(
        "weil »Individuelles Teilnahmeende« nicht bekannt ist"
    )
    type_day(page, "Wann soll die Teilnahme planmäßig enden?", "30.09.2025")
    expect(part.locator(".wp-outcome")).to_have_text("Zeitfenster vorläufig")
    expect(part.locator(".wp-reading").first).to_contain_text("Auslegung")
    part.get_by_role("button", name="Ändern Individuelles Teilnahmeende").click()
    part.get_by_role("button", name="Zurück").or_(
        part.get_by_role("button", name="Nicht ändern")
    ).first.click()
    expect(part.locator(".wp-outcome")).to_have_text("Zeitfenster vorläufig")


def test_reason_says_what_each_answer_changes(built_site: Path, page: Page) -> None:
    """The disclosure names norms and, for every answer that can be chosen, what would come out."""
    part = opened(built_site, page, STRATEGIES)
    part.get_by_text("Warum diese Frage?").click()
    expect(part.locator(".wp-why dt")).to_have_text(["Ja", "Nein"])
    expect(part.locator(".wp-why dd").first).to_contain_text("offen")
    expect(part.locator(".wp-why a[href*='#rn-']").first).to_be_visible()


def test_calendar_fills_the_typed_field(built_site: Path, page: Page) -> None:
    """The picker is the browser's own; what it gives is written as Germans write it."""
    opened(built_site, page, WINDOW)
    page.get_by_role("button", name="Datum im Kalender wählen").click()
    page.keyboard.press("Escape")
    page.locator(".wp-native").evaluate(
        "native => { native.value = '2025-06-30'; native.dispatchEvent(new Event('change')) }"
    )
    expect(page.get_by_label(END)).to_have_value("30.06.2025")
    expect(page.get_by_label(END)).to_be_focused()


# --- all questions on one page --------------------------------------------------------------------


def test_form_of_all_questions(built_site: Path, page: Page) -> None:
    """Every change counts at once, mistakes are gathered, what no longer matters says so, answers
    are shared.
    """
    part = opened(built_site, page, WINDOW)
    overview(page)
    page.get_by_label(END).fill("30.06.2025")
    expect(part.locator(".wp-outcome")).to_have_text("Zeitfenster steht fest")
    expect(part.locator(".wp-row").nth(1)).to_contain_text(
        "Nur nötig, wenn »Individuelles Teilnahmeende« nicht bekannt ist."
    )
    page.get_by_label("Wann hat die Teilnahme begonnen?").fill("gestern")
    part.get_by_role("button", name="Zum Ergebnis").click()
    expect(part.locator(".wp-summary")).to_be_focused()
    part.get_by_role("link", name="Beginn der Teilnahme: Schreiben Sie das Datum").click()
    expect(page.get_by_label("Wann hat die Teilnahme begonnen?")).to_be_focused()
    page.get_by_label("Wann hat die Teilnahme begonnen?").fill("01.07.2025")
    expect(part.locator(".wp-outcome")).to_have_text("Angaben widersprechen einander")
    part.get_by_role("button", name="Frage für Frage").click()
    expect(part.locator(".wp-answers dd").first).to_have_text("30.06.2025")
    expect(part.locator(".wp-outcome")).to_have_text("Angaben widersprechen einander")


# --- the result -----------------------------------------------------------------------------------


def test_lists_are_ticked_off(built_site: Path, page: Page) -> None:
    """A box for each entry, a counter, and a state that outlives the next answer but not a new
    start.
    """
    part = opened(built_site, page, LIST)
    say_yes(page)
    boxes, count = part.locator(".wp-ticks input"), part.locator(".wp-count").first
    number = part.locator(".wp-ticks").first.locator("> li").count()
    assert number > 1
    expect(count).to_have_text(f"0 von {number} erledigt")
    boxes.first.focus()
    page.keyboard.press("Space")
    expect(count).to_have_text(f"1 von {number} erledigt")
    part.get_by_role("button", name="Ändern").first.click()
    part.get_by_role("button", name="Nicht ändern").click()
    expect(boxes.first).to_be_checked()
    part.get_by_role("button", name="Neu beginnen").click()
    say_yes(page)
    expect(boxes.first).not_to_be_checked()


# --- at home, for everybody, on paper -------------------------------------------------------------


def test_answers_stay_in_the_page(built_site: Path, site_server: StartServer, page: Page) -> None:
    """A whole interview sends nothing and leaves nothing behind, and the page says so."""
    page.goto(f"{site_server(built_site)}pruefer/{WINDOW}.html")
    page.wait_for_load_state("networkidle")
    before, asked = page.evaluate(STORED), []
    page.on("request", lambda request: asked.append(request.url))
    expect(page.locator(".wp")).to_contain_text(
        "Ihre Angaben bleiben auf dieser Seite: Nichts wird gespeichert oder übertragen."
    )
    type_day(page, END, "30.06.2025")
    expect(page.locator(".wp-outcome")).to_have_text("Zeitfenster steht fest")
    page.get_by_role("button", name="Neu beginnen").click()
    page.get_by_role("button", name="Weiß ich nicht").click()
    assert (asked, page.evaluate(STORED), page.context.cookies()) == ([], before, [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_in_any_state(scheme: str, built_site: Path, page: Page) -> None:
    """Axe finds nothing at the start, with a mistake, half-way, decided, and in the form of all
    questions; nothing is too wide at 320 px.
    """
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": 320, "height": 900})
    wrong: list[str] = []

    def look(state: str) -> None:
        wrong.extend(f"{state}: {finding}" for finding in findings(page))
        wrong.extend([f"{state}: {sideways(page)} px too wide"] if sideways(page) > 0 else [])

    part = opened(built_site, page, WINDOW)
    part.get_by_text("Warum diese Frage?").click()
    look("start")
    type_day(page, END, "31.06.2025")
    look("error")
    type_day(page, END, "30.06.2025")
    look("decided")
    overview(page)
    page.get_by_label("Wann hat die Teilnahme begonnen?").fill("gestern")
    part.get_by_role("button", name="Zum Ergebnis").click()
    look("all questions, error")
    part.get_by_role("button", name="Neu beginnen").click()
    look("undo")
    opened(built_site, page, WHO)
    say_yes(page, 2)
    look("open")
    opened(built_site, page, LIST)
    say_yes(page)
    look("list")
    assert wrong == []


def test_paper_is_a_sheet_of_questions(built_site: Path, page: Page, browser: Browser) -> None:
    """Without answers every question stands there to be ticked or filled in, with scripts and
    without, then the table.
    """
    bare = browser.new_context(java_script_enabled=False).new_page()
    for one in (page, bare):
        one.emulate_media(media="print")
        one.goto((built_site / "pruefer" / f"{WHO}.html").as_uri())
        expect(one.locator(".ww-questions > li")).to_have_count(8)
        expect(one.locator(".ww-boxes").first.locator("li").last).to_have_text("Weiß ich nicht")
        expect(one.locator(".ww-boxes").first.locator("li").last).to_be_visible()
        expect(one.locator(".ww-table--decision")).to_be_visible()
        expect(one.locator("#beispiele")).to_be_hidden()
        assert (
            one.locator(".ww-sheet").bounding_box()["y"]
            < one.locator(".ww-table--decision").bounding_box()["y"]
        )
        box = (
            "list => [getComputedStyle(list.querySelector('li'), "
            "'::before').borderTopWidth, document.querySelectorAll('.ww-line').length > 2]"
        )
        assert one.locator(".ww-boxes").first.evaluate(box) == ["1px", True]
    bare.context.close()


def test_paper_shows_answers_and_result(built_site: Path, page: Page) -> None:
    """With answers the sheet gives way to what was said and what follows; also from the form of all
    questions.
    """
    part = opened(built_site, page, WINDOW)
    overview(page)
    page.get_by_label(END).fill("30.06.2025")
    page.emulate_media(media="print")
    for shown in (".wp-outcome", ".wp-answers", ".wp-reasons", ".wp-timeline"):
        expect(part.locator(shown)).to_be_visible()
    for hidden in (".wp-form", ".ww-sheet", ".ww-table--decision", ".wp-button"):
        expect(part.locator(hidden).first).to_be_hidden()
    expect(page.locator("#ergebnisse")).to_be_hidden()
