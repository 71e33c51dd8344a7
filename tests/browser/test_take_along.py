"""What a caseworker takes along from a checker: under the strict policy, from a file share, and
without asking anybody.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page, expect

from generator.evaluate import evaluate
from generator.note import Note, read
from support.real_handbook import pages, verified
from support.take_along import examples_taken_along
from support.watched_pages import StartServer, Watch

WINDOW, POLICY = "pruefer/absoma-kontaktfenster.html", "default-src 'self'"
END = "#antworten=teilnahmeende_individuell:2025-06-30"
_PAGE = """<!doctype html><html lang="de"><meta charset="utf-8"><title>{0}</title>
<div class="ww-pruefer" data-pruefer="{0}"></div>
<script defer src="../assets/javascripts/weisungswerk/evaluate.js"></script>
<script defer src="../assets/javascripts/weisungswerk/checker.js"></script>
<script defer src="../assets/pruefer/{0}.js"></script>"""


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The checkers without the handbook around them: their scripts at their addresses, and nearly
    empty pages.
    """
    folder = tmp_path_factory.mktemp("nur Prüfer")
    contents = {asset.path: asset.data for asset in pages().assets if asset.path.endswith(".js")}
    contents |= {
        f"pruefer/{checker}.html": _PAGE.format(checker).encode()
        for checker in verified().compiled.program["checkers"]
    }
    for path, data in contents.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.fixture
def clipboard(browser: Browser, watch: Watch) -> Iterator[Page]:
    """A watched page that may use the clipboard."""
    context = browser.new_context(locale="de-DE", permissions=["clipboard-read", "clipboard-write"])
    yield watch.of(context.new_page())
    context.close()


def take(page: Page, name: str) -> str:
    """Presses a button and gives what the clipboard holds once the page says so."""
    page.get_by_role("button", name=name).click()
    expect(page.locator(".wp-take [role=status]")).to_contain_text("kopiert.")
    return page.evaluate("navigator.clipboard.readText()")


@pytest.fixture(params=["file", "http"])
def start(request: pytest.FixtureRequest, bare: Path, site_server: StartServer) -> str:
    """Where the checkers lie: on a share, or on a server with the strict policy."""
    return f"{bare.as_uri()}/" if request.param == "file" else site_server(bare, POLICY)


def test_every_checker_is_restored_from_its_link(start: str, clipboard: Page, watch: Watch) -> None:
    """Copied in one page, opened in another: the note says the same, letter by letter, and the
    answers left the address.
    """
    cases = {case["checker"]: case for case in examples_taken_along() if case["used"]}
    assert cases.keys() == verified().compiled.program["checkers"].keys()
    for checker, case in list(cases.items())[:: 1 if start.startswith("file") else 6]:
        clipboard.goto(f"{start}pruefer/{checker}.html#antworten={case['link']}")
        expect(clipboard.locator(".wp-take [role=status]")).to_contain_text(
            f"{len(case['used'])} Antworten aus dem Link übernommen."
            if len(case["used"]) > 1
            else "Eine Antwort aus dem Link übernommen."
        )
        assert clipboard.url == f"{start}pruefer/{checker}.html"
        assert (
            take(clipboard, "Link mit diesen Antworten")
            == f"{start}pruefer/{checker}.html#antworten={case['link']}"
        )
        assert take(clipboard, "Vermerk kopieren").replace("\r\n", "\n") == case["note"]
    assert (watch.foreign, watch.errors) == ([], [])


def test_the_script_comes_with_the_first_use_only(
    bare: Path, site_server: StartServer, page: Page
) -> None:
    """Nothing is fetched for it before a button is pressed, and once after; a fragment never
    reaches the server.
    """
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_server(bare, POLICY)}{WINDOW}")
    page.get_by_role("textbox").focus()
    page.keyboard.type("30.06.2025")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Vermerk kopieren")).to_be_visible()
    assert not [url for url in asked if "take_along" in url]
    for _ in range(2):
        page.get_by_role("button", name="Link mit diesen Antworten").click()
        expect(page.locator(".wp-take [role=status]")).to_contain_text("Er enthält Ihre Antworten")
    assert len([url for url in asked if "take_along" in url]) == 1 and not [
        url for url in asked if "2025" in url
    ]


def lasting(calendar: str) -> list[str]:
    """A calendar file without what chance and time put into it."""
    lines = calendar.replace("\r\n ", "").split("\r\n")
    return [line for line in lines if line.split(":")[0] not in ("UID", "DTSTAMP", "SEQUENCE")]


def test_calendar_file(start: str, page: Page, watch: Watch) -> None:
    """A download with the dates of the result, for all checkers that have some."""
    program = verified().compiled.program
    cases = {
        case["checker"]: case
        for case in examples_taken_along()
        if "BEGIN:VEVENT" in case["calendar"]
    }
    assert len(cases) > 5
    for checker, case in cases.items():
        page.goto(f"{start}pruefer/{checker}.html#antworten={case['link']}")
        with page.expect_download() as download:
            page.get_by_role("button", name="Termine als Kalenderdatei").click()
        assert download.value.suggested_filename == f"{checker}.ics"
        text = Path(download.value.path()).read_bytes().decode()
        days = [
            event.decoded("DTSTART").isoformat()
            for event in Calendar.from_ical(text).walk("VEVENT")
        ]
        found = evaluate(program, checker, case["facts"])["values"]
        assert lasting(text) == lasting(case["calendar"])
        assert days and set(days) <= set(found.values())
        expect(page.locator(".wp-take [role=status]")).to_contain_text(
            "einem Termin" if len(days) == 1 else f"{len(days)} Terminen"
        )
    assert (watch.foreign, watch.errors) == ([], [])


def test_no_dates_no_calendar_and_no_answers_no_buttons(bare: Path, page: Page) -> None:
    """Buttons are there when there is something to take; they never change the answers."""
    page.goto(f"{bare.as_uri()}/{WINDOW}")
    expect(page.locator(".wp-take")).to_be_hidden()
    page.goto(
        f"{bare.as_uri()}/pruefer/aerztlicher-dienst-einschaltung.html#antworten=gespraech_gefuehrt:ja"
    )
    expect(page.get_by_role("button", name="Vermerk kopieren")).to_be_visible()
    expect(page.get_by_role("button", name="Termine")).to_have_count(0)


@pytest.mark.parametrize("old_way", [True, False])
def test_without_permission(old_way: bool, bare: Path, page: Page) -> None:
    """No clipboard for scripts, as on plain http: the old way, and where that fails too the text is
    marked for Strg+C.
    """
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined});")
    if not old_way:
        page.add_init_script("document.execCommand = () => false;")
    page.goto(f"{bare.as_uri()}/{WINDOW}{END}")
    page.get_by_role("button", name="Vermerk kopieren").click()
    status, area = page.locator(".wp-take [role=status]"), page.get_by_label("Mit Strg+C kopieren")
    if old_way:
        expect(status).to_have_text("Vermerk kopiert.")
        expect(area).to_have_count(0)
        expect(page.get_by_role("button", name="Vermerk kopieren")).to_be_focused()
        return
    expect(status).to_have_text("Der Browser lässt diese Seite nicht selbst kopieren.")
    expect(area).to_be_focused()
    marked = area.evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)")
    note = read(marked, "vermerk.txt")
    assert (
        isinstance(note, Note)
        and json.loads(note.line)["facts"]["teilnahmeende_individuell"] == "2025-06-30"
    )


def test_a_pasted_link_counts_and_what_does_not_fit_is_said(bare: Path, page: Page) -> None:
    """The fragment changes in the open page: new answers; unknown facts, wrong values and nonsense
    are left out and named.
    """
    page.goto(f"{bare.as_uri()}/{WINDOW}{END}")
    status = page.locator(".wp-take [role=status]")
    expect(page.locator(".ww-pruefer")).to_contain_text("28.07.2025")
    page.evaluate(
        "location.hash = "
        "'#antworten=farbe:rot,teilnahmeende_individuell:2025-09-30,%zz:%,constructor:ja'"
    )
    expect(status).to_have_text(
        "Eine Antwort aus dem Link übernommen. Nicht übernommen, weil es sie hier nicht "
        "gibt: farbe; %zz; constructor."
    )
    expect(page.locator(".ww-pruefer")).to_contain_text("28.10.2025")
    page.evaluate("location.hash = '#antworten=teilnahmeende_individuell:2025-02-30'")
    expect(status).to_have_text(
        "Keine Antwort aus dem Link übernommen. Nicht übernommen, weil es sie hier nicht "
        "gibt: Individuelles Teilnahmeende: 2025-02-30."
    )
    expect(page.locator(".ww-pruefer")).not_to_contain_text("28.10.2025")


@pytest.mark.parametrize(
    "sent",
    [
        "#antworten%3Dteilnahmeende_individuell%3A2025-06-30",
        "#antworten%253Dteilnahmeende%255Findividuell%253A2025%252D06%252D30",
        "#antworten=teilnahmeende_individuell:2025-06-30.",
        "#antworten=teilnahmeende_individuell:2025-06-30)%3E",
        "#antworten=teilnahmeende_individuell:2025%E2%80%9106-30%E2%80%8B",
    ],
)
def test_links_that_mail_programs_encoded_anew(sent: str, start: str, page: Page) -> None:
    """Decoded first and taken apart then; the address is clean afterwards."""
    page.goto(start + WINDOW + sent)
    expect(page.locator(".ww-pruefer")).to_contain_text("28.07.2025")
    assert "#" not in page.url


def test_what_cannot_be_read_stays_in_the_address(start: str, page: Page) -> None:
    """So that nothing is lost; loaded anew, the answers are those of the page."""
    page.goto(f"{start}{WINDOW}{END},farbe:rot%25")
    expect(page.locator(".wp-take [role=status]")).to_contain_text("Eine Antwort")
    assert page.url.endswith("#antworten=farbe%3Arot%25")
    page.reload()
    expect(page.locator(".ww-pruefer")).to_contain_text("28.07.2025")


def test_a_script_that_does_not_come(bare: Path, page: Page) -> None:
    """Said with a way out; the next press tries again."""
    missing = [True]
    page.route("**/take_along.js", lambda route: route.abort() if missing else route.continue_())
    page.goto(f"{bare.as_uri()}/{WINDOW}{END}")
    status = page.locator(".wp-take [role=status]")
    expect(status).to_contain_text("ließ sich nicht laden")
    missing.clear()
    page.evaluate(f"location.hash = ''; location.hash = '{END}'")
    expect(status).to_contain_text("Eine Antwort")


def test_a_saying_goes_with_its_answers(bare: Path, page: Page) -> None:
    """»Kopiert« is no longer true once an answer has changed."""
    page.goto(f"{bare.as_uri()}/{WINDOW}{END}")
    status = page.locator(".wp-take [role=status]")
    expect(status).not_to_be_empty()
    page.get_by_role("button", name="Ändern").first.click()
    expect(status).to_be_empty()


def test_printing(bare: Path, page: Page) -> None:
    """The button opens the browser's own print window."""
    page.add_init_script("window.print = () => { window.printed = true; };")
    page.goto(f"{bare.as_uri()}/{WINDOW}{END}")
    page.get_by_role("button", name="Drucken").click()
    page.wait_for_function("window.printed")
