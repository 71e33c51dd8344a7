"""From an input to the new result, in Chromium: ``answers.py FOLDER`` → {checker: milliseconds of
its slowest input} as JSON.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from generator.model import Checker
from support.checker_pages import CheckerPage, lay_out, steps
from support.chromium import ARGS, CHROMIUM
from support.paths import ROOT
from support.real_handbook import verified

PASSES = 5
TIMED = """steps => {
  const buttons = [...document.querySelectorAll(".wp-button")]
  const start = buttons.find(button => button.textContent === "Neu beginnen")
  if (start) start.click()
  return steps.map(([id, value]) => {
    const control = document.getElementById(id), before = performance.now()
    if (value === true) control.click()
    else {
      control.value = value
      const name = control.tagName === "SELECT" ? "change" : "input"
      control.dispatchEvent(new Event(name, {bubbles: true}))
    }
    if (!document.querySelector(".wp-overview")) document.querySelector(".wp-button--main").click()
    document.body.getBoundingClientRect()
    return performance.now() - before
  })
}"""


def main() -> None:
    """Measures every checker with all its examples."""
    folder = Path(sys.argv[1]) / "pruefer"
    folder.mkdir()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGS)
        checker_page = CheckerPage(
            browser.new_page(), lay_out(folder, ROOT / "site_templates" / "theme")
        )
        print(
            json.dumps(
                {
                    checker.id: slowest(checker_page, checker)
                    for checker in verified().model.checkers
                }
            )
        )
        browser.close()


def slowest(checker_page: CheckerPage, checker: Checker) -> float:
    """The slowest input of a checker; each one counts with the median of its passes."""
    specs = verified().compiled.program["checkers"][checker.id]["facts"]
    checker_page.open(checker.id)
    checker_page.all_questions()
    found = [0.0]
    for example in checker.examples:
        inputs = [
            step
            for spec in specs
            if spec["id"] in example.facts
            for step in steps(spec, example.facts[spec["id"]])
        ]
        passes = [checker_page.page.evaluate(TIMED, inputs) for _ in range(PASSES)]
        found += [median(times) for times in zip(*passes, strict=True)]
    return max(found)


if __name__ == "__main__":
    main()
