"""Bare pages for all checkers, with the real scripts and data, opened as files; and hands to fill
them in.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from generator.model import Checker
from generator.pages.checkers import scripts_of
from generator.views.decision import outcome_titles
from support.real_handbook import pages, verified

MANY = 12  # as in checker/fields.js: more choices stand in a list
UID = "wp1"
SHEET = "assets/stylesheets/pruefer.css"
HTML = """<!doctype html><html lang="de"><meta charset="utf-8"><title>Prüfer</title>
<link rel="stylesheet" href="../{sheet}">
<main class="ww-pruefer" data-pruefer="{id}"></main>{scripts}</html>"""
NOT_STATED = "Keine Angabe"
READ = """() => {
  const all = selector => [...document.querySelectorAll(selector)].map(node => node.textContent)
  return {decided: all(".wp-status > :is(.wp-decided, .wp-undecided, .wp-clash)").length > 0,
    outcomes: all(".wp-status .wp-outcome"),
    possible: all(".wp-possible > ul:not(.wp-candidates) > li"),
    sequences: all(".wp-sequences > li")}
}"""
FILL = """steps => {
  const buttons = [...document.querySelectorAll(".wp-button")]
  const start = buttons.find(button => button.textContent === "Neu beginnen")
  if (start) start.click()
  for (const [id, value] of steps) {
    const control = document.getElementById(id)
    if (value === true) { control.click(); continue }
    control.value = value
    for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, {bubbles: true}))
  }
  if (!document.querySelector(".wp-overview")) document.querySelector(".wp-button--main").click()
}"""


def lay_out(folder: Path, theme: Path) -> Path:
    """Writes a page for each checker into a folder."""
    for asset in pages().assets:
        if asset.path.startswith("assets/") and asset.path.endswith(".js"):
            (folder / asset.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / asset.path).write_bytes(asset.data)
    (folder / SHEET).parent.mkdir(parents=True)
    (folder / SHEET).write_bytes((theme / SHEET).read_bytes())
    (folder / "pruefer").mkdir()
    for checker in verified().model.checkers:
        scripts = "".join(
            f'<script defer src="../{name}"></script>' for name in scripts_of(checker)
        )
        (folder / "pruefer" / f"{checker.id}.html").write_text(
            HTML.format(id=checker.id, sheet=SHEET, scripts=scripts), encoding="utf-8"
        )
    return folder


@dataclass(frozen=True)
class CheckerPage:
    """One page on which one checker after the other is opened."""

    page: Page
    folder: Path

    def open(self, checker: str) -> Page:
        """The page of a checker, at its first question."""
        self.page.goto((self.folder / "pruefer" / f"{checker}.html").as_uri())
        return self.page

    def all_questions(self) -> None:
        """The form of all questions; a checker of one question has none."""
        switch = self.page.get_by_role("button", name="Alle Fragen auf einer Seite")
        if switch.count():
            switch.click()
            self.page.wait_for_selector(".wp-overview")

    def fill(self, specs: list[dict], facts: dict) -> None:
        """Fills in facts from the start, in the form of all questions or in the only one
        there is.
        """
        self.page.evaluate(
            FILL,
            [
                step
                for spec in specs
                if spec["id"] in facts
                for step in steps(spec, facts[spec["id"]])
            ],
        )

    def answer(self, spec: dict, value: object) -> None:
        """Answers the question that is asked, with keys alone."""
        press, many = self.page.keyboard.press, len(spec.get("choices", ())) > MANY
        if spec["type"] == "choices":
            for n in positions(spec, value):
                self.page.locator(f"[id='{steps_id(spec, n)}']").focus()
                press("Space")
        elif spec["type"] in {"boolean", "choice"} and not many:
            press("Space")
            for _ in range(position(spec, value)):
                press("ArrowDown")
        elif many:
            for _ in range(position(spec, value) + 1):
                press("ArrowDown")
            press("Tab")  # Enter would open the list
        elif value is None:
            while self.page.evaluate("document.activeElement.textContent") != "Weiß ich nicht":
                press("Tab")
        else:
            self.page.keyboard.insert_text(typed(spec, value))
        press("Enter")

    def may_leave_out(self) -> bool:
        """»Keine Angabe« is an answer to the question that is asked."""
        return self.page.locator(".wp-form").get_by_text(NOT_STATED).count() > 0

    def leave_out(self, spec: dict) -> None:
        """Says »Keine Angabe«, with keys alone."""
        press, many = self.page.keyboard.press, len(spec.get("choices", ())) > MANY
        if spec["type"] in {"boolean", "choice"} and not many:
            press("Space")
            press("ArrowUp")  # it is the last answer
        elif many:
            press("Tab")
        else:
            while self.page.evaluate("document.activeElement.textContent") != NOT_STATED:
                press("Tab")
        press("Enter")

    def asked(self) -> str | None:
        """The fact that is asked for."""
        return self.page.evaluate("""() => {
            const control = document.querySelector(".wp-form :is(fieldset input, .wp-input)")
            return control && (control.name || control.id).slice(4)
        }""")

    def shown(self) -> dict:
        """What the page says."""
        return self.page.evaluate(READ)


def position(spec: dict, value: object) -> int:
    """Which of the answers, »Weiß ich nicht« last."""
    answers = [True, False] if spec["type"] == "boolean" else spec["choices"]
    return len(answers) if value is None else answers.index(value)


def positions(spec: dict, value: list | None) -> list:
    """Which boxes to tick."""
    return (
        ["unknown"] if value is None else [spec["choices"].index(one) for one in value] or ["none"]
    )


def steps_id(spec: dict, n: object) -> str:
    """The id of one answer of several."""
    return f"{UID}-{spec['id']}-{n}"


def steps(spec: dict, value: object) -> list[list]:
    """The controls that say this value, with what to do: true = click, else what to write."""
    if spec["type"] == "choices":
        return [[steps_id(spec, n), True] for n in positions(spec, value)]
    if len(spec.get("choices", ())) > MANY:
        return [[f"{UID}-{spec['id']}", "?" if value is None else value]]
    if spec["type"] in {"boolean", "choice"}:
        return [[steps_id(spec, position(spec, value)), True]]
    return [
        [steps_id(spec, "unknown"), True]
        if value is None
        else [f"{UID}-{spec['id']}", typed(spec, value)]
    ]


def typed(spec: dict, value: object) -> str:
    """As Germans write it."""
    return (
        ".".join(reversed(str(value).split("-")))
        if spec["type"] == "date"
        else str(value).replace(".", ",")
    )


def expected(checker: Checker, result: dict) -> dict:
    """What a page must say of a result, in its own words."""
    titles = outcome_titles(checker)
    named = lambda ids: [titles[outcome] for outcome in ids]  # noqa: E731
    decided, order = result["status"] == "decided", checker.result == "order"
    outcomes = result["outcome"] if isinstance(result["outcome"], list) else [result["outcome"]]
    return {
        "decided": decided,
        "outcomes": named(outcomes) if decided else [],
        "possible": [] if decided or order else sorted(named(result["possible"])),
        "sequences": []
        if decided or not order
        else [" → ".join(named(one)) or "nichts" for one in result["possible"]],
    }


def said(shown: dict) -> dict:
    """The same of what a page says."""
    return {
        "decided": shown["decided"],
        "outcomes": shown["outcomes"],
        "possible": sorted(shown["possible"]),
        "sequences": shown["sequences"],
    }
