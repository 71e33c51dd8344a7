"""Texts of rule files stay texts: wherever they are shown, nothing runs and nothing breaks out."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator import pipeline
from generator.feeds.export import export
from generator.handbook import Site
from generator.publish.pdf import make
from generator.publish.site import build
from support.hostile_texts import attack, hostile, text_fields
from support.page_samples import kinds
from support.paths import ROOT
from support.pdf_reading import Reading
from support.search.box import SearchBox
from support.watched_pages import StartServer, Watch

ISSUERS = ("jc-bremen", "jc-lk-heilbronn")
# No rule of these needs them.
UNUSED = {
    "Entscheidung über eine Lesart, grund",
    "Widerspruch, nur_hinweis",
    "Zeile der Entscheidung, nur_hinweis",
}
CHECKER = "absoma-kontaktfenster"
NOTICE = """window.hits = []
window.hit = name => hits.push(`ran: ${name}`)"""
LOOK = """() => {
  const wrong = [...window.hits]
  for (const node of document.querySelectorAll("*")) {
    const place = node.outerHTML.slice(0, 120)
    for (const { name } of node.attributes) {
      if (/^on|[^a-zA-Z0-9:_-]/.test(name)) wrong.push(`attribute ${name}: ${place}`)
    }
    const isScript = node.localName === "script" && !node.src && node.id !== "__config"
    const isImage = node.getAttribute("src") === "x"
    const leads = /^javascript:/.test(node.getAttribute("href") || "")
    if (isScript || isImage || leads) wrong.push(place)
  }
  return [...wrong, ...(document.body.textContent.match(/.{0,40}(?:\\$|\\{\\{ )49/g) || [])]
}"""


@dataclass(frozen=True, repr=False)
class Attacked:
    """A handbook of hostile texts: the rules, the pages, the folder, the keys that were read."""

    result: pipeline.Result
    site: Site
    folder: Path
    seen: set[str]


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    """It is published without an objection; only its references are not checked, as terms and
    titles are no longer what they were.
    """
    with pytest.MonkeyPatch.context() as patch, hostile() as seen:
        patch.setattr(pipeline, "check", lambda _: [])
        result = pipeline.run(ROOT, issuers=ISSUERS)
    assert result.ok
    site = pipeline.pages(result, ROOT)
    folder = tmp_path_factory.mktemp("attacked") / "site"
    assert build(ROOT / "mkdocs.yml", site, folder) == ()
    return Attacked(result, site, folder, seen)


@pytest.fixture
def hit(page: Page) -> Page:
    """A page that notices what runs."""
    page.add_init_script(NOTICE)
    return page


def test_every_key_attacks(attacked: Attacked) -> None:
    """What is declared as text was written into a rule file."""
    assert {name for name, _ in text_fields()} - attacked.seen == UNUSED


def test_nothing_breaks_out_of_any_kind_of_page(
    attacked: Attacked, hit: Page, watch: Watch, site_server: StartServer
) -> None:
    """Opened from a folder, where no policy helps; the page for wrong addresses, whose files lie at
    the root of a server, from there.
    """
    wrong, server = [], site_server(attacked.folder)
    for path in kinds(attacked.folder):
        hit.goto(server + path if path == "404.html" else (attacked.folder / path).as_uri())
        wrong += [f"{path}: {one}" for one in hit.evaluate(LOOK)]
    assert wrong == [] and watch.errors == [] and watch.foreign == []


def test_head_and_text_say_what_was_written(attacked: Attacked, hit: Page) -> None:
    """Title, description and heading, sign by sign."""
    directive = attacked.result.model.directives[0]
    hit.goto((attacked.folder / f"weisungen/{directive.id}.html").as_uri())
    spaced = hit.evaluate("text => text.replace(/\\s+/g, ' ')", directive.title)
    assert attack("Weisung, titel").strip()[:40] in spaced
    assert hit.title().startswith(hit.locator("h1").inner_text()[:200])
    described = hit.locator("meta[name=description]").get_attribute("content") or ""
    assert " ".join(described.split()) == " ".join(directive.about.split())


def test_a_checker_and_its_embedded_page_show_texts(attacked: Attacked, hit: Page) -> None:
    """Questions, choices, results, reasons, and the line of the browser's tab."""
    for path in (f"pruefer/{CHECKER}.html", f"einbetten/{CHECKER}.html"):
        hit.goto((attacked.folder / path).as_uri())
        hit.locator(".wp-form input[type=text]").fill("30.06.2025")
        hit.keyboard.press("Enter")
        expect(hit.locator("body")).to_contain_text("02.06.2025")
        assert hit.evaluate(LOOK) == []


def test_snippets_for_other_pages_hold_in_them(attacked: Attacked, hit: Page) -> None:
    """What an editor of another page pastes is one element, whatever the title is."""
    hit.goto((attacked.folder / "einbetten/index.html").as_uri())
    choice = hit.locator("#ww-embed-checker")
    for checker in (CHECKER, attacked.result.model.checkers[0].id):
        choice.select_option(checker)
        for snippet in hit.locator("[data-ww-snippet] code").all_text_contents():
            assert checker in snippet
            hit.evaluate("html => { document.querySelector('h1').innerHTML = html }", snippet)
            assert hit.evaluate(LOOK) == [], snippet
            assert hit.locator("h1 > *").count() == 2


def test_results_of_the_search_are_texts(
    attacked: Attacked, hit: Page, site_server: StartServer
) -> None:
    """Material shows them as markup."""
    box = SearchBox(hit, site_server(attacked.folder))
    box.results("Eil Amt Absolventenmanagement")
    expect(hit.locator(".md-search-result__item").first).to_be_visible()
    assert hit.evaluate(LOOK) == []


def test_other_programs_get_the_texts(attacked: Attacked, tmp_path: Path) -> None:
    """The export is JSON, and the PDF is called what the directive is called."""
    model, program = attacked.result.model, attacked.result.program
    exported = json.loads(json.dumps(export(model, program)))
    assert exported["directives"][0]["title"] == model.directives[0].title
    paper = min(pipeline.paper(attacked.result, ROOT), key=lambda one: len(one.sources[0]))
    sources = tuple(source.replace("😀", "") for source in paper.sources)  # no font has it
    (printed,) = make([replace(paper, sources=sources)], tmp_path / "cache")
    with Reading(printed.data).pdf.open_metadata() as told:
        assert "<script>" in str(told["dc:title"])
