"""Figures, dates and identifiers as they are pasted: the browser reads what is seen."""

from __future__ import annotations

import json
import subprocess

import pytest

from generator import characters
from support.paths import ROOT

RUN = """
import { folded } from "BROWSER/characters.js"
import { germanFigure, parseFigure, plain } from "BROWSER/checker/words.js"
import { parseDay } from "BROWSER/checker/days.js"
import { readFileSync } from "node:fs"
const made = {
  folded,
  shown: germanFigure,
  day: text => parseDay(plain(text)),
  figure: text => parseFigure(plain(text), { places: 2, high: 1e16 }),
  again: figure => parseFigure(germanFigure(figure), { places: 2, high: 1e16 }),
}
const [name, values] = JSON.parse(readFileSync(0, "utf8"))
process.stdout.write(JSON.stringify(values.map(made[name])))
"""


def browser(name: str, values: list) -> list:
    """What the browser's functions make of values."""
    code = RUN.replace("BROWSER", (ROOT / "generator" / "browser").as_uri())
    done = subprocess.run(
        ["node", "--input-type=module", "--eval", code],
        input=json.dumps([name, values]),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_both_languages_fold_alike() -> None:
    """Blanks, hyphens and hidden characters of every kind; letters and punctuation stay."""
    codes = [*range(0x20, 0x250), *range(0x2000, 0x2065), 0x2212, 0x3000, 0xFE58, 0xFE63, 0xFEFF]
    texts = [f"0{chr(code)}1" for code in codes]
    assert browser("folded", texts) == [characters.folded(text) for text in texts]
    assert browser("folded", ["a\u0308", "Übermaß – 3"]) == ["ä", "Übermaß - 3"]


@pytest.mark.parametrize(
    "written",
    [
        "02.06.2025",
        "2.6.2025",
        "02062025",
        "2. Juni 2025",
        "2. JUN 2025",
        "2 Juni 2025",
        "2.Juni2025",
        "\u200e02.06.2025\u200e",
        "02.06.\u200b2025",
        "2025\u201106\u201102",
        "02–06–2025",
        "02.\u00a006.\u202f2025",
        "2025-06-02",
    ],
)
def test_days_are_read_as_they_look(written: str) -> None:
    """Pasted from mails, tables and word processors."""
    assert browser("day", [written]) == [{"value": "2025-06-02"}]


@pytest.mark.parametrize("written", ["2. Foo 2025", "32062025", "2. Ju 2025", "Juni 2025", ""])
def test_what_is_no_day_is_refused(written: str) -> None:
    """With a sentence."""
    assert "error" in browser("day", [written])[0]


def test_figures_are_read_as_they_look() -> None:
    """Typographic minus, blanks that do not break, signs that are not seen."""
    written = ["\u200e12\u200b", "−7,5", "–7,50", "1.234.567", "\u00a01.234,5\u00ad"]
    values = [12, -7.5, -7.5, 1234567, 1234.5]
    assert browser("figure", written) == [{"value": value} for value in values]


def test_every_figure_that_is_shown_can_be_read_back() -> None:
    """Grouped from five digits on, each group of three."""
    figures = [0, 7.5, 1234, 12345, 123456.25, 1234567, -1234567.5, 12345678901234]
    assert browser("shown", figures) == [
        "0",
        "7,5",
        "1234",
        "12.345",
        "123.456,25",
        "1.234.567",
        "-1.234.567,5",
        "12.345.678.901.234",
    ]
    assert browser("again", figures) == [{"value": figure} for figure in figures]
