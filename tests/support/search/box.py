"""The real search box of a site in Chromium: type, wait for the answer to what was typed, read the
results.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Page

FIELD = "[data-md-component=search-query]"
PATIENCE = 60_000  # milliseconds; the first question waits for the index
# Counts questions (2) and answers (3) of the theme's search worker, whatever stands behind
# `Worker`, so that nobody
# has to guess whether a list of results belongs to the words in the box. Over file:// the theme
# sets its own class.
COUNT = """(() => {
  const count = window.__search = {asked: 0, answered: 0, at: 0, took: []}
  const counting = Kind => function (url, options) {
    const worker = new Kind(url, options), post = worker.postMessage.bind(worker)
    worker.postMessage = (message, ...rest) => {
      if (message && message.type === 2) { count.asked += 1; count.at = performance.now() }
      return post(message, ...rest)
    }
    worker.addEventListener("message", event => {
      if (event.data && event.data.type === 3) {
        count.answered += 1
        count.took.push(performance.now() - count.at)
      }
    })
    return worker
  }
  let kind = counting(window.Worker)
  Object.defineProperty(window, "Worker", {
    configurable: true, get: () => kind, set: other => { kind = counting(other) }
  })
})()"""
READ = """base => [...document.querySelectorAll(".md-search-result__item")].slice(0, 10).map(item =>
  [...item.querySelectorAll("a[href]")].filter(link => !link.closest("details")).map(link => {
    const url = new URL(link.href)
    url.search = ""
    return decodeURI(url.href).slice(base.length)
  })).filter(links => links.length)"""


class SearchBox:
    """The search box of the start page below an address that ends with a slash."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base
        page.add_init_script(COUNT)
        page.goto(base + "index.html")
        page.evaluate(
            "document.getElementById('__search').checked || "
            "document.getElementById('__search').click()"
        )
        self.field = page.locator(FIELD)
        self.field.focus()

    @classmethod
    def of_folder(cls, page: Page, folder: Path) -> SearchBox:
        """The same of a site that is opened as files."""
        return cls(page, folder.resolve().as_uri() + "/")

    def results(self, text: str) -> list[Sequence[str]]:
        """What the reader sees for these words: per result the addresses of its visible links."""
        if self.field.input_value() != text:
            self._ask(text)
        return self.page.evaluate(READ, self.base)

    def choose(self, name: str, kind: str) -> None:
        """Narrow the results: ``kinds`` or ``issuers``; an empty value is all of them."""
        self._asking(lambda: self.page.locator(f"[data-ww-wanted={name}]").select_option(kind))

    def _ask(self, text: str) -> None:
        """Type; the theme asks when a key is released."""
        self._asking(lambda: (self.field.fill(text), self.field.press("End")))

    def _asking(self, act: Callable[[], object]) -> None:
        """Do something that asks, and wait until the last question is answered and shown."""
        before = self.page.evaluate("window.__search.asked")
        act()
        self.page.wait_for_function(
            (
                "before => window.__search.asked > before && window.__search.answered >= "
                "window.__search.asked"
            ),
            arg=before,
            timeout=PATIENCE,
        )
        self.page.evaluate(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )
