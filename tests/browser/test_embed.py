"""Checkers in foreign pages: hosts with hostile styles and a strict policy, from another server and
as files.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.evaluate import evaluate
from generator.model import Fact
from generator.wording.words import quotes
from support.accessibility import findings
from support.content_policy import COLLECT, violations
from support.real_handbook import verified
from support.watched_pages import StartServer, Watch

WINDOW, RESPONSIBLE = "absoma-kontaktfenster", "absoma-zustaendigkeit"
WIDE = "weisungs-pruefer { width: 600px !important }"  # how wide it is remains the host's business
HOSTILE = (
    WIDE
    + """
* { all: unset !important; position: absolute !important;
    color: lime !important; background: red !important;
    font: 60px/3 serif !important; letter-spacing: 1em !important;
    text-transform: uppercase !important; direction: rtl !important;
    --ww-ink: lime !important; --ww-ground: red !important; --wp-ink: lime !important;
    --md-default-fg-color: lime !important }
html, body { display: block !important; font-size: 60px !important; cursor: none !important;
    text-align: right !important }
head, script { display: none !important }
input, button, fieldset, legend, h1, h2, p, ul { display: none !important }
"""
)
LOG = """window.told = []
for (const name of ["ergebnis", "frage", "fehler"]) {
  document.addEventListener(name, event => told.push({
    name, from: event.target.id, inside: event.composedPath()[0] === event.target,
    detail: event.detail
  }))
}"""
# everything but what follows from the width that the host leaves
INSIDE = """id => [...document.getElementById(id).shadowRoot.querySelectorAll("*")].map(node => {
  const style = getComputedStyle(node)
  const sizes = [
    /(^|-)(width|height|block-size|inline-size|origin)$/,
    /^(grid-template|inset|perspective|transform)/,
    /^(top|left|right|bottom)$/
  ]
  const compared = name => !sizes.some(size => size.test(name)) && !name.startsWith("--")
  const names = [...style].filter(compared)
  return [node.tagName, ...names.map(name => `${name}: ${style.getPropertyValue(name)}`)]
})"""
AROUND = """() => {
const own = document.querySelectorAll("body, .own, .own *")
return [document.documentElement, ...own].map(node => {
  const style = getComputedStyle(node), box = node.getBoundingClientRect()
  const names = [...style].filter(name => !/height|block-size|origin/.test(name))
  return [node.outerHTML.length, box.width, ...names.map(name => style.getPropertyValue(name))]
})}"""

Host = Callable[..., None]


@pytest.fixture(params=["file", "http"])
def host(
    request: pytest.FixtureRequest,
    built_site: Path,
    site_server: StartServer,
    tmp_path: Path,
    page: Page,
) -> Host:
    """`host(body, css)` opens a page under a strict policy that shows checkers of a handbook from
    elsewhere.
    """
    served = request.param == "http"
    cross_references = site_server(built_site) if served else f"{built_site.as_uri()}/"
    home = site_server(tmp_path) if served else f"{tmp_path.as_uri()}/"
    sources = f"{cross_references} {home}" if served else "file:"
    policy = (
        f"default-src 'none'; script-src {sources}; style-src "
        f"{home if served else 'file:'}; frame-src {sources}"
    )
    page.add_init_script(COLLECT)

    def opened(
        body: str,
        css: str = "",
        head: str = '<script src="{book}einbetten/pruefer.js" defer></script>',
    ) -> None:
        (tmp_path / "own.css").write_text(css, encoding="utf-8")
        (tmp_path / "own.js").write_text(LOG, encoding="utf-8")
        text = f"""<!doctype html>
            <html lang="de"><head><meta charset="utf-8"><title>Intranet</title>
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <link rel="stylesheet" href="own.css"><script src="own.js"></script>{head}</head>
            <body><main><div class="own"><h1>Seite</h1>
            <p>Text der <a href="#x">Seite</a> <button>Eigenes</button></p></div>{body}</main>
            </body></html>"""
        (tmp_path / "seite.html").write_text(
            text.replace("{book}", cross_references), encoding="utf-8"
        )
        page.goto(f"{home}seite.html")

    return opened


def element(mark: str, checker: str = WINDOW, more: str = "") -> str:
    """The tag as a host writes it."""
    return f'<weisungs-pruefer id="{mark}" pruefer="{checker}" {more}></weisungs-pruefer>'


def ready(page: Page, mark: str = "a") -> Locator:
    """The element once it asks its first question."""
    found = page.locator(f"#{mark}")
    expect(found.locator("form")).to_have_count(1)
    return found


def type_day(page: Page, mark: str, day: str) -> None:
    """Answers a question for a date by keyboard alone."""
    page.locator(f"#{mark} form input:not(.wp-native)").focus()
    page.keyboard.type(day)
    page.keyboard.press("Enter")


def told(page: Page, name: str, mark: str = "a") -> list[dict]:
    """What the host has heard from an element."""
    return [
        entry["detail"]
        for entry in page.evaluate("told")
        if (entry["name"], entry["from"]) == (name, mark)
    ]


# --- isolation -----------------------------------------------------------------------------------


def test_hostile_host_changes_nothing_inside(host: Host, page: Page, watch: Watch) -> None:
    """With a question and with a result every element inside looks as in a friendly host, and no
    policy is broken.
    """
    looks = []
    for css in (WIDE, HOSTILE):
        host(element("a") + element("b", RESPONSIBLE), css)
        ready(page, "b")
        looks.append([page.evaluate(INSIDE, "a"), page.evaluate(INSIDE, "b")])
        type_day(page, "a", "30.06.2025")
        expect(page.locator("#a")).to_contain_text("28.07.2025")
        page.evaluate("document.activeElement.blur()")
        looks[-1].append(page.evaluate(INSIDE, "a"))
        assert violations(page) == [] and watch.errors == [] and watch.foreign == []
    assert all(len(one) > 20 for one in looks[0]) and looks[0] == looks[1]
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.own a')).color")
        == "rgb(0, 255, 0)"
    )  # the host is hostile indeed


def test_host_stays_untouched(host: Host, page: Page) -> None:
    """Its own parts look the same with and without a checker, and nothing but one name is new among
    its globals.
    """
    found = []
    for body, head in (
        ("", ""),
        (element("a"), '<script src="{book}einbetten/pruefer.js" defer></script>'),
    ):
        host(body, "p { font: 20px serif } .wp, .wp-form, h2 { color: red }", head)
        if body:
            ready(page)
        found.append(
            (page.evaluate(AROUND), set(page.evaluate("Object.getOwnPropertyNames(window)")))
        )
    assert (
        found[0][0][2:] == found[1][0][2:]
    )  # html and body hold more than before, and are compared below
    assert [one[1:] for one in found[0][0][:2]] == [one[1:] for one in found[1][0][:2]]
    assert found[1][1] - found[0][1] == {"Weisungswerk"}


def test_nothing_is_stored_and_only_data_is_fetched(host: Host, page: Page) -> None:
    """No cookie, no storage; from the handbook come the script and three files for each checker,
    however many elements show it.
    """
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    host(element("a") + element("b") + element("c", RESPONSIBLE))
    ready(page, "c")
    type_day(page, "a", "30.06.2025")
    expect(page.locator("#a")).to_contain_text("28.07.2025")
    ours = sorted(
        path.rpartition("/")[2] for path in asked if "/einbetten/" in path or "/assets/" in path
    )
    data = [f"{WINDOW}.js"] * 3 + [f"{RESPONSIBLE}.js"] * 3
    assert ours == [*data, "pruefer.js"]
    stored = page.evaluate(
        "location.protocol === 'file:' ? '' : [document.cookie, localStorage.length, "
        "sessionStorage.length].join()"
    )
    assert stored in ("", ",0,0")


def test_custom_properties_take_effect(host: Host, page: Page) -> None:
    """Letters, colours and corners follow the host where it says so."""
    host(
        element("a"),
        """#a { --weisungs-pruefer-schrift: monospace; --weisungs-pruefer-schriftgroesse: 21px;
        --weisungs-pruefer-akzent: rgb(90, 0, 0); --weisungs-pruefer-text: rgb(1, 2, 3);
        --weisungs-pruefer-flaeche: rgb(250, 251, 252); --weisungs-pruefer-radius: 9px }""",
    )
    button = ready(page).get_by_role("button", name="Weiter", exact=True)
    style = button.evaluate(
        "node => { const {fontFamily, fontSize, backgroundColor, color, borderRadius} = "
        "getComputedStyle(node); "
        "return [fontFamily, fontSize, backgroundColor, color, borderRadius] }"
    )
    assert style == ["monospace", "21px", "rgb(90, 0, 0)", "rgb(250, 251, 252)", "9px"]
    form = page.locator("#a form").evaluate(
        "node => [getComputedStyle(node).color, getComputedStyle(node).backgroundColor]"
    )
    assert form == ["rgb(1, 2, 3)", "rgb(250, 251, 252)"]


def test_colour_scheme_follows_host_and_attribute(host: Host, page: Page) -> None:
    """Light in a light page, dark in a dark one, and the attribute decides against both."""
    ground = (
        "id => "
        "getComputedStyle(document.getElementById(id).shadowRoot.firstElementChild).backgroundColor"
    )
    for css, plain in (
        ("", "rgb(255, 255, 255)"),
        (":root { color-scheme: dark }", "rgb(21, 25, 31)"),
    ):
        host(
            element("a")
            + element("b", more='farbschema="dunkel"')
            + element("c", more='farbschema="hell"'),
            css,
        )
        ready(page, "c")
        assert [page.evaluate(ground, mark) for mark in "abc"] == [
            plain,
            "rgb(21, 25, 31)",
            "rgb(255, 255, 255)",
        ]


@pytest.mark.parametrize("scheme", ["hell", "dunkel"])
def test_axe_finds_nothing(scheme: str, host: Host, page: Page) -> None:
    """Question, error, result and failure have no barrier inside a page that has none."""
    body = element("a", more=f'farbschema="{scheme}"') + element(
        "b", "gibt-es-nicht", f'farbschema="{scheme}"'
    )
    host(body, "weisungs-pruefer { max-width: 18em }")
    ready(page)
    expect(page.locator("#b")).to_contain_text("lässt sich nicht laden")
    assert findings(page) == []
    type_day(page, "a", "31.06.2025")
    expect(page.locator("#a .wp-error")).to_be_visible()
    assert findings(page) == []
    page.keyboard.press("Tab")
    page.locator("#a form input:not(.wp-native)").fill("")
    type_day(page, "a", "30.06.2025")
    expect(page.locator("#a")).to_contain_text("28.07.2025")
    assert findings(page) == [] and page.evaluate(
        "document.documentElement.scrollWidth <= innerWidth"
    )


# --- what it does --------------------------------------------------------------------------------


def test_keyboard_leads_through_the_element(host: Host, page: Page) -> None:
    """From the host into the question, past its buttons, to the error, to the result, and out
    again.
    """
    host(element("a") + "<a id='after' href='#y'>danach</a>")
    ready(page)
    page.locator(".own button").focus()
    inside = "(document.getElementById('a').shadowRoot.activeElement || document.activeElement)"
    for tag in ("BUTTON", "INPUT"):  # all questions on one page, then the first of them
        page.keyboard.press("Tab")
        assert page.evaluate(f"{inside}.tagName") == tag
    page.keyboard.press("Enter")
    expect(page.locator("#a .wp-summary")).to_be_focused()
    page.locator("#a form input:not(.wp-native)").focus()
    page.keyboard.type("30.06.2025")
    page.keyboard.press("Enter")
    expect(page.locator("#a h2", has_text="Ergebnis")).to_be_focused()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "after":
            return
    raise AssertionError("the focus does not leave the element")


UNKNOWN, NOT_STATED = "Weiß ich nicht", "Keine Angabe"
EXAMPLES = ["absoma-zustaendigkeit", "egv-laufzeit", "bremen-fallmanagement", "bak-wer-macht-was"]


@pytest.mark.parametrize("checker", EXAMPLES)
def test_result_equals_python(checker: str, host: Host, page: Page) -> None:
    """The longest example of a checker, answered question by question, ends as in Python; the host
    hears every step.
    """
    program, model = verified().compiled.program, verified().model
    host(element("a", checker))
    ready(page)
    specs = {spec["id"]: spec for spec in program["checkers"][checker]["facts"]}
    words = next(one for one in model.checkers if one.id == checker)
    facts = max((one.facts for one in words.examples), key=len)
    given: dict[str, object] = {}
    for _ in specs:
        result = told(page, "ergebnis")[-1]
        if not result["next"]:
            break
        asked = told(page, "frage")[-1]
        assert (
            asked["fact"] == result["next"]
            and asked["checker"] == checker
            and 1 <= asked["remaining"] <= len(specs)
        )
        fact = next(one for one in words.facts if one.id == asked["fact"])
        if fact.id not in facts and page.locator("#a form").get_by_text(NOT_STATED).count():
            leave_empty(page, NOT_STATED)
        else:
            given[fact.id] = facts.get(fact.id)
            answer(page, specs[fact.id], fact, given[fact.id])
    heard, expected = told(page, "ergebnis")[-1], evaluate(program, checker, given)
    shared = ("checker", "status", "outcome", "possible", "candidates", "values", "because")
    assert {key: heard[key] for key in shared} == {key: expected[key] for key in shared}
    assert heard["status"] == "decided" and len(told(page, "ergebnis")) > 1


def leave_empty(page: Page, words: str) -> None:
    """Says that something is not known, or not stated."""
    form = page.locator("#a form")
    button = form.get_by_role("button", name=words)
    if button.count():
        button.click()
    else:
        form.get_by_label(words).check()
        form.get_by_role("button", name="Weiter", exact=True).click()


def answer(page: Page, spec: dict, fact: Fact, value: object) -> None:
    """Gives one answer as a reader would."""
    form = page.locator("#a form")
    if value is None:
        leave_empty(page, UNKNOWN)
        return
    if spec["type"] in ("date", "integer", "number"):
        words = (
            ".".join(reversed(str(value).split("-")))
            if spec["type"] == "date"
            else str(value).replace(".", ",")
        )
        form.get_by_role("textbox").fill(words)
    else:
        title = (
            {True: "Ja", False: "Nein"}[value]
            if spec["type"] == "boolean"
            else next(one.title for one in fact.choices if one.id == value)
        )
        if form.locator("select").count():
            form.locator("select").select_option(value=value)
        else:
            form.get_by_label(quotes(title), exact=True).check()
    form.get_by_role("button", name="Weiter", exact=True).click()


def test_two_of_one_checker_are_two(host: Host, page: Page) -> None:
    """Answers and events of one do not reach the other."""
    host(element("a") + element("b"))
    ready(page, "b")
    type_day(page, "b", "30.06.2025")
    expect(page.locator("#b")).to_contain_text("28.07.2025")
    assert [one["status"] for one in told(page, "ergebnis", "b")] == ["open", "decided"]
    assert [one["status"] for one in told(page, "ergebnis", "a")] == ["open"]
    assert page.locator("#a form input:not(.wp-native)").input_value() == ""
    assert all(entry["inside"] for entry in page.evaluate("told"))


def test_links_lead_into_the_handbook(host: Host, page: Page, built_site: Path) -> None:
    """Every link opens a page that exists in a new window, says so, and gives that page no
    handle.
    """
    host(element("a"))
    ready(page)
    type_day(page, "a", "30.06.2025")
    expect(page.locator("#a")).to_contain_text("28.07.2025")
    links = page.locator("#a a[href]").evaluate_all(
        "all => all.map(link => [link.href, link.target, link.rel, link.textContent])"
    )
    assert len(links) >= 3
    for href, target, rel, text in links:
        path = urlsplit(href).path.removeprefix(urlsplit(built_site.as_uri()).path).lstrip("/")
        assert (
            (built_site / path).is_file()
            and (target, rel) == ("_blank", "noopener")
            and text.count("öffnet ein neues Fenster") == 1
        )


# --- life in a page ------------------------------------------------------------------------------


def test_moved_exchanged_and_included_twice(host: Host, page: Page, watch: Watch) -> None:
    """A moved element keeps its answers, another id shows another checker, a second script does no
    harm.
    """
    twice = '<script src="{book}einbetten/pruefer.js" defer></script>' * 2
    host(element("a") + "<section id='other'></section>", head=twice)
    ready(page)
    type_day(page, "a", "30.06.2025")
    expect(page.locator("#a")).to_contain_text("28.07.2025")
    page.evaluate(
        "() => { const a = document.getElementById('a'); a.remove(); "
        "document.getElementById('other').append(a) }"
    )
    expect(page.locator("#other #a")).to_contain_text("28.07.2025")
    page.locator("#a").evaluate(f"node => node.setAttribute('pruefer', '{RESPONSIBLE}')")
    expect(page.locator("#a h1")).to_contain_text("Wer führt das Absolventenmanagement durch?")
    assert (
        page.locator("#a h1").count() == 1
        and page.locator("#a h1").get_attribute("aria-level") == "2"
    )
    page.locator("#a").evaluate("node => node.setAttribute('stufe', '3')")
    expect(page.locator("#a h1")).to_have_attribute("aria-level", "3")
    assert watch.errors == []


def test_failure_says_what_to_do(host: Host, page: Page) -> None:
    """An unknown id and none at all are explained and told to the host; the right id mends it."""
    host(element("a", "absoma-kontaktfenter") + element("b", ""))
    expect(page.locator("#a [role=alert]")).to_contain_text(
        "Der Prüfer »absoma-kontaktfenter« lässt sich nicht laden."
    )
    expect(page.locator("#b [role=alert]")).to_contain_text("nicht angegeben")
    assert [one["code"] for one in told(page, "fehler", "a") + told(page, "fehler", "b")] == [
        "nicht-geladen",
        "kennung-fehlt",
    ]
    page.locator("#a").get_by_role("button", name="Noch einmal versuchen").click()
    expect(page.locator("#a [role=alert]")).to_be_visible()
    page.locator("#a").evaluate(f"node => node.setAttribute('pruefer', '{WINDOW}')")
    ready(page)


@pytest.mark.parametrize("order", ["element first", "handbook first"])
def test_lives_beside_the_scripts_of_the_handbook(
    order: str, host: Host, page: Page, watch: Watch
) -> None:
    """A page that has both: each builds its own checker, once."""
    guest = ["einbetten/pruefer.js"]
    own = [
        "assets/javascripts/weisungswerk/evaluate.js",
        "assets/javascripts/weisungswerk/checker.js",
        f"assets/pruefer/{WINDOW}.js",
    ]
    names = guest + own if order == "element first" else own + guest
    host(
        element("a") + f'<div class="ww-pruefer" data-pruefer="{WINDOW}"></div>',
        head="".join(f'<script src="{{book}}{name}" defer></script>' for name in names),
    )
    ready(page)
    assert page.locator(".ww-pruefer form").count() == 1
    type_day(page, "a", "30.06.2025")
    expect(page.locator("#a")).to_contain_text("28.07.2025")
    page.locator(".ww-pruefer form input:not(.wp-native)").fill("30.06.2024")
    page.keyboard.press("Enter")
    expect(page.locator(".ww-pruefer")).to_contain_text("28.07.2024")
    expect(page.locator("#a")).to_contain_text("28.07.2025")
    assert watch.errors == []


def test_brings_all_tools(host: Host, page: Page, watch: Watch) -> None:
    """The form of all questions, the note and the link work without a further script; the link
    leads into the handbook.
    """
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    asked: list[str] = []
    host(element("a"))
    ready(page)
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Alle Fragen auf einer Seite").click()
    expect(page.locator("#a .wp-overview")).to_be_visible()
    page.get_by_role("button", name="Frage für Frage").click()
    type_day(page, "a", "30.06.2025")
    expect(page.locator("#a .wp-timeline")).to_be_visible()
    for name, words in (
        ("Vermerk kopieren", "Zum Nachrechnen:"),
        ("Link mit diesen Antworten", f"pruefer/{WINDOW}.html#antworten="),
    ):
        page.get_by_role("button", name=name).click()
        expect(page.locator("#a .wp-take [role=status]")).to_contain_text("kopiert")
        assert words in page.evaluate("navigator.clipboard.readText()")
    assert asked == [] and watch.errors == []


# --- iframe --------------------------------------------------------------------------------------


def test_iframe_is_as_high_as_its_content(
    host: Host, page: Page, tmp_path: Path, watch: Watch
) -> None:
    """Two frames get each its own height, before and after an answer; a stranger's frame
    gets none.
    """
    (tmp_path / "fremd.js").write_text(
        'parent.postMessage({weisungswerk: "hoehe", pruefer: "x", hoehe: 3000}, "*")',
        encoding="utf-8",
    )
    (tmp_path / "fremd.html").write_text(
        '<!doctype html><script src="fremd.js"></script>', encoding="utf-8"
    )
    frame = (
        '<iframe id="{}" src="{{book}}einbetten/{}.html" title="Prüfer" width="500" '
        'height="77"></iframe>'
    )
    host(
        frame.format("a", WINDOW)
        + frame.format("b", RESPONSIBLE)
        + '<iframe id="c" src="fremd.html" title="Fremd" height="78"></iframe>',
        head='<script src="{book}einbetten/hoehe.js" defer></script>',
    )
    before = {mark: fitted(page, mark) for mark in "ab"}
    assert before["a"] != before["b"] and page.locator("#c").get_attribute("height") == "78"
    inner = page.frame_locator("#a")
    inner.locator("form input:not(.wp-native)").fill("30.06.2025")
    page.keyboard.press("Enter")
    expect(inner.locator("h2", has_text="Ergebnis")).to_be_visible()
    assert fitted(page, "a") != before["a"] and fitted(page, "b") == before["b"]
    assert violations(page) == [] and watch.errors == []


def fitted(page: Page, mark: str) -> int:
    """The height of a frame once it shows all of its checker without a scroll bar."""
    frame = page.locator(f"#{mark}").element_handle().content_frame()
    frame.wait_for_function(
        "document.querySelector('weisungs-pruefer').shadowRoot?.querySelector('form, .wp-decided')"
    )
    frame.wait_for_function(
        "innerHeight === Math.ceil(document.body.getBoundingClientRect().height)"
    )
    assert frame.evaluate(
        "document.documentElement.scrollHeight <= innerHeight && innerHeight > 200"
    )
    return frame.evaluate("innerHeight")


# --- the page that says how ----------------------------------------------------------------------


@pytest.mark.parametrize("opened", ["file", "http"])
def test_page_makes_the_snippet_that_works(
    opened: str,
    built_site: Path,
    site_server: StartServer,
    page: Page,
    tmp_path: Path,
    watch: Watch,
) -> None:
    """The link of a checker chooses it; what is copied then works in a page of its own."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    cross_references = (
        site_server(built_site, policy="default-src 'self'")
        if opened == "http"
        else f"{built_site.as_uri()}/"
    )
    page.goto(f"{cross_references}pruefer/{WINDOW}.html")
    page.get_by_role("link", name="Diesen Prüfer in eine andere Seite einbetten").click()
    expect(page.get_by_label("Prüfer", exact=True)).to_be_focused()
    expect(page.locator("weisungs-pruefer form")).to_contain_text("Wann endet die Teilnahme")
    if opened == "file":
        expect(page.locator("#ww-embed-hint")).to_contain_text("aus einem Ordner geöffnet")
        page.get_by_label("Adresse des Handbuchs").fill(cross_references.rstrip("/"))
    copied = []
    for button in page.get_by_role("button", name="Kopieren").all():
        button.click()
        expect(button.locator("xpath=following-sibling::*[@role='status']")).to_have_text(
            "Kopiert."
        )
        copied.append(page.evaluate("navigator.clipboard.readText()"))
    assert all(
        cross_references in text and WINDOW in text and "handbuch.example" not in text
        for text in copied
    )
    (tmp_path / "seite.html").write_text(
        f"<!doctype html><title>Seite</title>{''.join(copied)}", encoding="utf-8"
    )
    page.goto(
        (site_server(tmp_path) if opened == "http" else f"{tmp_path.as_uri()}/") + "seite.html"
    )
    expect(page.locator("weisungs-pruefer form")).to_have_count(1)
    page.wait_for_function("document.querySelector('iframe').height !== '600'")
    assert watch.errors == []
