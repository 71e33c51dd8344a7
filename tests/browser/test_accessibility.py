"""Nobody is shut out: axe finds nothing on any kind of page, nothing scrolls sideways, everything
works by keyboard.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from support.accessibility import RULES, findings, sideways
from support.page_samples import kinds
from support.watched_pages import StartServer

SIZES = {
    "1280": (1280, 900, 1),
    "768": (768, 1024, 1),
    "640@2": (640, 400, 2),
    "320": (320, 640, 1),
}
COLOURS = {
    "type": "rule",
    "values": ["color-contrast", "link-in-text-block"],
}  # all that can differ between the schemes
MAX_FOCUS_STOPS = 400


@pytest.fixture(scope="module")
def site(built_site: Path) -> Path:
    """The real handbook."""
    return built_site


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest, page: Page) -> str:
    """Both schemes."""
    page.emulate_media(color_scheme=request.param, reduced_motion="reduce")
    return request.param


def resize(page: Page, size: str) -> None:
    """Another window of the same page; the scale needs the protocol of the browser."""
    width, height, scale = SIZES[size]
    page.context.new_cdp_session(page).send(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False},
    )
    page.wait_for_function("width => innerWidth === width", arg=width)


def test_axe_finds_nothing(scheme: str, site: Path, site_server: StartServer, page: Page) -> None:
    """No kind of page has a barrier in either scheme at any size, and none scrolls sideways."""
    address, wrong = site_server(site), []
    rules, looked_at = (
        (RULES, SIZES) if scheme == "light" else (COLOURS, ("1280", "320"))
    )  # with and without side bars
    for path in kinds(site):
        page.goto(address + path)
        for size in SIZES:
            resize(page, size)
            if size in looked_at:
                wrong += [f"{path} {scheme} {size}: {finding}" for finding in findings(page, rules)]
            if (excess := sideways(page)) > 0:
                wrong.append(f"{path} {scheme} {size}: {excess} px too wide")
    assert wrong == []


def test_axe_sees_a_barrier(site: Path, site_server: StartServer, page: Page) -> None:
    """The proof of the proof: a picture without text and pale letters are found."""
    page.goto(site_server(site) + "index.html")
    page.evaluate("""() => {
        const pale = Object.assign(document.createElement("p"), {textContent: "blass"})
        pale.style.color = "#ccc"
        document.querySelector("article").append(document.createElement("img"), pale)
    }""")
    assert {finding.split()[0] for finding in findings(page)} >= {"image-alt", "color-contrast"}


@pytest.mark.parametrize("width", [1280, 320])
def test_open_search_has_no_barrier(
    width: int, site: Path, site_server: StartServer, page: Page
) -> None:
    """Results are named, announced and readable."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    page.goto(site_server(site) + "index.html")
    if width < 960:
        page.locator(".md-header").get_by_role("button", name="Suche").click()
    page.locator("[data-md-component=search-query]").press_sequentially("Absolventenmanagement")
    expect(page.locator(".md-search-result__item a").first).to_be_visible(timeout=20_000)
    assert findings(page) == []


# --- keyboard ------------------------------------------------------------------------------------

STOP = """() => {
  const at = document.activeElement
  if (!at || at === document.body) return null
  const shown = at.matches(".md-option") ? at.nextElementSibling : at
  const style = getComputedStyle(shown), box = shown.getBoundingClientRect()
  return {
    name: (at.getAttribute("aria-label") || at.textContent || at.tagName).trim().slice(0, 60),
    part: ["header", ".md-tabs", ".md-sidebar--primary", ".md-sidebar--secondary", "article",
      "footer"].find(selector => at.closest(selector))
      || (at.matches(".md-skip") ? "skip" : "other"),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    visible: box.width > 1 && box.height > 1
      && style.visibility === "visible" && style.opacity !== "0"
      && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight,
    end: at.hasAttribute("data-last")
  }
}"""
MARK_LAST = """() => {
  const controls = "article :is(a[href], button, input, select, summary, [tabindex='0'])"
  const stops = [...document.querySelectorAll(controls)].filter(stop =>
    stop.checkVisibility({visibilityProperty: true}) && !stop.disabled && stop.tabIndex >= 0)
  stops.at(-1)?.setAttribute("data-last", "")
}"""


def walk(page: Page) -> list[dict]:
    """Every stop of the Tab key up to the last one of the text; a trap would never get there."""
    page.evaluate(MARK_LAST)
    stops: list[dict] = []
    for _ in range(MAX_FOCUS_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return stops
        stops.append(stop)
        if stop["end"]:
            return stops
    raise AssertionError(f"{MAX_FOCUS_STOPS} stops and no end, the last ones: {stops[-5:]}")


@pytest.mark.parametrize("width", [1280, 768, 320])
@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "pruefer/absoma-kontaktfenster.html",
        "kataloge/profillagen.html",
        "weisungen/ba-integrationskonzept/3.html",
    ],
)
def test_keyboard_walk(
    path: str, width: int, site: Path, site_server: StartServer, page: Page
) -> None:
    """Tab leads from the skip link over head and tabs to the end of the text; every stop can be
    seen.
    """
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    page.goto(site_server(site) + path)
    stops = walk(page)
    assert [stop for stop in stops if not (stop["outlined"] and stop["visible"])] == []
    parts = list(dict.fromkeys(stop["part"] for stop in stops))
    assert parts[:2] == ["skip", "header"]
    assert ("Suche" in [stop["name"] for stop in stops]) and (".md-tabs" in parts) == (
        width >= 1220
    )
    assert "article" in parts and stops[-1]["end"]


def test_skip_link_leads_past_the_head(site: Path, site_server: StartServer, page: Page) -> None:
    """After the skip link the next stop is in the text."""
    page.goto(site_server(site) + "fristen.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(STOP)["part"] == "article"


def test_drawer_by_keyboard(site: Path, site_server: StartServer, page: Page) -> None:
    """On a narrow window the button opens the navigation, Escape closes it and gives the focus
    back.
    """
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site_server(site) + "weisungen/jc-bremen-ags-k.html")
    button = page.get_by_role("button", name="Navigation")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".ww-nav a").first).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    assert findings(page) == []
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(page.locator(".ww-nav")).to_be_hidden()


def test_search_by_keyboard(site: Path, site_server: StartServer, page: Page) -> None:
    """On a narrow window, too, the search opens, finds and leads on without a mouse."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site_server(site) + "index.html")
    page.locator(".md-header").get_by_role("button", name="Suche").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()
    page.keyboard.type("Absolventenmanagement", delay=20)
    expect(page.locator(".md-search-result__item a").first).to_be_visible(timeout=20_000)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "#" in url)


def test_no_shortcut_of_one_letter(site: Path, site_server: StartServer, page: Page) -> None:
    """A letter outside of a field does nothing (WCAG 2.1.4)."""
    page.goto(site_server(site) + "index.html")
    for key in "fsnp,./":
        page.keyboard.press(key)
    expect(page.locator("#__search")).not_to_be_checked()
    assert page.url.endswith("index.html")
