"""A result says what it rests on: a reading, a question that nobody has decided, an assumption."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from generator import pipeline
from generator.evaluate import evaluate
from generator.publish.site import build
from support.accessibility import findings, sideways
from support.reading_rules import reading_project
from support.real_handbook import verified
from support.watched_pages import Watch

LAST_DAY = "probe-frist.html#antworten=eingang:2025-03-01,geprueft:2025-03-15"
BIG = "probe-gebuehr.html#antworten=gross:ja,dauer:7"
RESULTS = [LAST_DAY, "probe-lager.html#antworten=klein:ja", f"{BIG},nachlass:*,geplante_dauer:*"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook of the little rules with readings."""
    folder = tmp_path_factory.mktemp("lesarten")
    project = reading_project(folder / "project")
    result = pipeline.run(project)
    assert result.ok, list(map(str, result.problems))
    assert build(project / "mkdocs.yml", pipeline.pages(result, project), folder / "site") == ()
    return folder / "site"


def opened(site: Path, page: Page, address: str) -> Locator:
    """The interactive part of a checker, its answers taken from the address."""
    page.goto(f"{(site / 'pruefer').as_uri()}/{address}")
    expect(page.locator(".wp-take [role=status]")).to_contain_text("aus dem Link übernommen.")
    return page.locator(".wp")


def test_a_counter_reading_is_one_line(site: Path, page: Page, watch: Watch) -> None:
    """With the reading taken, who takes it, and the way to the conflict; nothing where it does not
    matter.
    """
    part = opened(site, page, LAST_DAY)
    expect(part.locator(".wp-outcome")).to_have_text("Rechtzeitig")
    reading = part.locator(".wp-reading")
    expect(reading.locator("p")).to_have_text(
        "Auslegung: Gehört der letzte Tag zur Frist? Gewählt: »Der letzte Tag gehört zur Frist« "
        "(Vorschlag der Redaktion)."
    )
    expect(reading.locator("li")).to_have_text(
        "Nach der anderen Lesart (Der letzte Tag gehört nicht mehr zur Frist): Zu spät."
    )
    part.get_by_role("button", name="Ändern Prüfung").click()
    page.get_by_label("Wann war die Prüfung?").fill("10.03.2025")
    page.keyboard.press("Enter")
    expect(part.locator(".wp-outcome")).to_have_text("Rechtzeitig")
    expect(part.locator(".wp-reading")).to_have_count(0)
    page.go_back()
    opened(site, page, LAST_DAY).get_by_role("link", name="Gehört der letzte Tag").click()
    expect(page.locator("#frist-letzter-tag")).to_be_in_viewport()
    assert watch.errors == []


def test_other_readings_come_after_the_first_question(site: Path, page: Page, watch: Watch) -> None:
    """The interview goes on without them; once they are there, the result names them."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/pruefer/texte/*.js", hold)
    address = f"{(site / 'pruefer').as_uri()}/{LAST_DAY.partition('#')[0]}"
    page.goto(address, wait_until="domcontentloaded")
    part = page.locator(".wp")
    for day in ("01.03.2025", "15.03.2025"):
        page.locator(".wp-form .wp-input:not(.wp-native)").fill(day)
        page.keyboard.press("Enter")
    expect(part.get_by_role("heading", name="Ergebnis", exact=True)).to_be_visible()
    expect(part.locator(".wp-outcome, .wp-reasons, .wp-reading")).to_have_count(0)
    assert len(held) == 1
    held[0].continue_()
    expect(part.locator(".wp-outcome")).to_have_text("Rechtzeitig")
    expect(part.locator(".wp-reasons > li")).to_have_count(1)
    expect(part.locator(".wp-reading li")).to_have_text(
        "Nach der anderen Lesart (Der letzte Tag gehört nicht mehr zur Frist): Zu spät."
    )
    assert watch.errors == []


def test_what_nobody_has_decided_stays_open(site: Path, page: Page) -> None:
    """No outcome is claimed; each reading says what it would give."""
    part = opened(site, page, RESULTS[1])
    expect(part.locator(".wp-outcome")).to_have_count(0)
    expect(part.get_by_role("heading", name="Kein eindeutiges Ergebnis")).to_be_visible()
    expect(part.locator(".wp-reading strong")).to_have_text("Auslegungsfrage")
    expect(part.locator(".wp-reading li")).to_have_text(
        [
            "Nach der Lesart (Sie kommen in den Keller): Keller.",
            "Nach der Lesart (Sie kommen in den Müll): Müll.",
        ]
    )


def test_what_a_default_decides_is_asked_first(site: Path, page: Page) -> None:
    """Two facts that may be left out: the result is there when both were, and names them; an answer
    afterwards counts.
    """
    part = opened(site, page, BIG)
    expect(part.get_by_role("heading", name="Bisheriger Stand")).to_be_visible()
    expect(part.locator(".wp-possible li")).to_have_text(["Halbe Gebühr", "Volle Gebühr"])
    expect(part).not_to_contain_text("reiwillig")
    page.get_by_label("Keine Angabe").check()
    page.get_by_role("button", name="Weiter").click()
    expect(page.get_by_label("Wie lange sollte die Prüfung dauern?")).to_be_focused()
    page.get_by_role("button", name="Keine Angabe").click()
    expect(part.get_by_role("heading", name="Ergebnis", exact=True)).to_be_focused()
    expect(part.locator(".wp-outcome")).to_have_text("Volle Gebühr")
    assumed = part.locator(".wp-reading")
    expect(assumed.locator("strong")).to_have_text("Angenommen:")
    expect(assumed.locator("li")).to_contain_text(
        ["Geplante Dauer: keine Angabe", "Nachlass: keine Angabe"]
    )
    assumed.get_by_role("button", name="Angeben Nachlass").click()
    page.get_by_label("Ja", exact=True).check()
    page.get_by_role("button", name="Weiter").click()
    expect(part.locator(".wp-outcome")).to_have_text("Halbe Gebühr")
    expect(part.locator(".wp-reading")).to_have_count(0)


def test_the_form_of_all_questions_names_its_assumptions(site: Path, page: Page) -> None:
    """What is left empty there counts as left out, and the question says so."""
    part = opened(site, page, BIG)
    page.get_by_role("button", name="Alle Fragen auf einer Seite").click()
    expect(part.locator(".wp-outcome")).to_have_text("Volle Gebühr")
    expect(part.locator(".wp-reading li")).to_have_text(
        ["Geplante Dauer: keine Angabe", "Nachlass: keine Angabe"]
    )
    remarks = part.locator(".wp-row .wp-remark")
    expect(remarks.nth(2)).to_contain_text("beruht das Ergebnis auf einer Annahme")
    page.get_by_label("Wie lange sollte die Prüfung dauern?").fill("3")
    expect(part.locator(".wp-reading li")).to_have_text(["Nachlass: keine Angabe"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_no_barrier_in_what_a_result_rests_on(
    width: int, scheme: str, site: Path, page: Page
) -> None:
    """Neither in the results nor on the page of the conflicts."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    for address in RESULTS:
        page.goto("about:blank")
        opened(site, page, address)
        expect(page.locator(".wp-reading").first).to_be_visible()
        assert (findings(page), sideways(page) > 0) == ([], False), address
    page.goto((site / "auslegung" / "amt-frist.html").as_uri())
    assert (findings(page), sideways(page) > 0) == ([], False)


def test_a_conflict_says_what_hangs_on_it(site: Path, page: Page) -> None:
    """The checkers, the smallest case, and what comes out under each reading."""
    page.goto((site / "auslegung" / "amt-frist.html").as_uri())
    entry = page.locator(
        "article li", has=page.get_by_role("link", name="Ist die Probe rechtzeitig")
    )
    expect(entry.locator("> .ww-small")).to_contain_text("Eingang: ")
    expect(entry.locator("li")).to_have_text(
        [
            "Der letzte Tag gehört zur Frist → Rechtzeitig",
            "Der letzte Tag gehört nicht mehr zur Frist → Zu spät",
        ]
    )
    expect(page.locator("article")).to_contain_text(
        "Nicht entschieden: Hängt ein Ergebnis davon ab, bleibt es offen."
    )
    page.goto((site / "pruefer" / "probe-frist.html").as_uri())
    expect(page.locator("#lesarten + ul li")).to_contain_text(
        "Der Prüfer liest: Der letzte Tag gehört zur Frist."
    )


def test_a_reading_that_gives_the_same_says_so(built_site: Path, page: Page) -> None:
    """Of three readings one may lead to the same result as the one that is taken."""
    case = "wiedermeldung.html#antworten=abmeldedatum:2024-03-31,wiedermeldedatum:2024-10-01"
    reading = opened(built_site, page, case).locator(".wp-reading").nth(1)
    expect(reading.locator("li").first).to_have_text(
        "Nach einer anderen Lesart (Der Tag der Abmeldung zählt mit; die Frist endet am Tag "
        "davor): dasselbe Ergebnis."
    )


def test_only_what_can_come_out_is_counted(built_site: Path, page: Page) -> None:
    """As many results as the engine calls possible, and no total with some that never come."""
    facts = {"abmeldedatum": "2024-03-31"}
    possible = evaluate(verified().program, "wiedermeldung", facts)["possible"]
    part = opened(built_site, page, "wiedermeldung.html#antworten=abmeldedatum:2024-03-31")
    expect(part).to_contain_text(f"Noch sind {len(possible)} Ergebnisse möglich.")
