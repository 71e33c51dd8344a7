"""What a browser refuses under a strict policy of content."""

from __future__ import annotations

from playwright.sync_api import Page

COLLECT = """window.violations = []
document.addEventListener("securitypolicyviolation", event => {
  const place = `${event.sourceFile}:${event.lineNumber}`
  violations.push(`${event.violatedDirective} ${event.blockedURI} ${place}`)
})"""


def violations(page: Page) -> list[str]:
    """What the browser has refused on this page."""
    return page.evaluate("violations")
