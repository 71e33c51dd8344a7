"""What speaks against a page: what axe finds, and how far it scrolls sideways."""

from __future__ import annotations

from playwright.sync_api import Page

from support.paths import NODE_MODULES

AXE = NODE_MODULES / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
# Without fetching the style sheets again: none of the rules reads them.
FINDINGS = """async rules =>
  (await axe.run({runOnly: rules, resultTypes: ["violations"], preload: false})).violations
  .flatMap(({id, nodes}) =>
    nodes.map(node => `${id} ${node.target.join(" ")}: ${node.failureSummary}`))"""


def findings(page: Page, rules: list[str] | dict = RULES) -> list[str]:
    """What axe has against the page as it is now."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(FINDINGS, rules)


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")
