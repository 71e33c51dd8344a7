"""Nonsense in the search box and in the fields of a checker: an answer or a sentence each time."""

from __future__ import annotations

import random
from pathlib import Path

from playwright.sync_api import Page, expect

from support.watched_pages import StartServer, Watch

SEED, ROUNDS = 22, 120
PIECES = [
    *(
        "Rn. ",
        "§",
        "§§ 16e/",
        "5/2016",
        "00/0",
        "1 zu ",
        "sgb",
        "iv",
        " ",
        "-",
        "*",
        "(",
        "[",
        "\\\\",
    ),
    *(
        "Kund*innen",
        "Eingliederung",
        "ae",
        "ß",
        "\u00ad",
        "\u200b",
        "\u202e",
        "😀",
        "\ud800",
        "%",
        "<b>",
    ),
    *("constructor", "__proto__", "31.02.2025", "0" * 400, "a" * 400, "1e999", "−", "–", ",", "."),
]
ASK = """async texts => {
  const { open, parts } = Weisungswerk.search
  const load = names => Promise.all(names.map(name => new Promise((done, failed) => {
    const script = document.createElement("script")
    Object.assign(script, { src: `assets/suche/${name}.js`, onload: done, onerror: failed })
    document.head.append(script)
  })))
  await load(["index"])
  const engine = open(parts, load)
  let longest = 0
  for (const text of texts) {
    const start = performance.now()
    await engine.query(text, { limit: 12 })
    longest = Math.max(longest, performance.now() - start)
  }
  return longest
}"""


def drawn(name: str) -> list[str]:
    """Texts of pieces, always the same."""
    draw = random.Random(f"{SEED} {name}")
    return ["".join(draw.choices(PIECES, k=draw.randint(1, 8))) for _ in range(ROUNDS)]


def test_any_query_is_answered(built_site: Path, page: Page, watch: Watch) -> None:
    """By the engine itself, each in less than two seconds."""
    page.goto((built_site / "index.html").as_uri())
    page.add_script_tag(path=built_site / "assets/javascripts/weisungswerk/search.js")
    assert page.evaluate(ASK, drawn("query")) < 2000
    assert watch.errors == []


def test_any_text_in_a_field(
    built_site: Path, site_server: StartServer, page: Page, watch: Watch
) -> None:
    """An answer or a sentence about what is wrong; the page goes on."""
    address = site_server(built_site, policy="default-src 'self'")
    page.goto(address + "pruefer/absoma-kontaktfenster.html")
    expect(page.locator(".wp-form input[type=text]")).to_be_visible()
    said = page.evaluate(
        """texts => texts.map(text => {
          const field = document.querySelector(".wp-form input[type=text]")
          field.value = text
          document.querySelector(".wp-button--main").click()
          return document.querySelector(".wp-summary") ? "" : text
        }).filter(text => text && document.querySelector(".wp-form input[type=text]"))""",
        drawn("field"),
    )
    assert said == [] and watch.errors == []
