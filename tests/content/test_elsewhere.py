"""Written pages fetch nothing from other machines and run no scripts within their texts."""

from __future__ import annotations

import pytest

from generator import pipeline
from generator.content.elsewhere import elsewhere
from generator.publish.html import read
from support.paths import ROOT

FETCHES = {
    "![Plan](https://x.de/plan.png)": 1,
    "Siehe ![Plan](//x.de/plan.png).": 7,
    "![Plan][p]\n\n[p]: https://x.de/plan.png": 1,
    "![Plan](data:image/png;base64,AA)": 1,
    '<img alt="" src="https://x.de/plan.png">': 1,
    "<img alt='' src='https://x.de/plan.png'>": 1,
    "<IMG alt=a SRC=https://x.de/plan.png>": 1,
    '<img alt="" src="&#104;ttps://x.de/a.png">': 1,
    '<img alt="" src="plan.png" srcset="a.png 1x, https://x.de/b.png 2x">': 1,
    '<img alt="" src="\\\\x.de\\plan.png">': 1,
    '<img alt="" src="ht\ntps://x.de/plan.png">': 1,
    'Ein <script src="https://x.de/s.js"></script>': 5,
    '<iframe src="https://x.de/"></iframe>': 1,
    '<object data="https://x.de/"></object>': 1,
    '<video src="v.mp4" poster="https://x.de/v.png"></video>': 1,
    '<link rel="stylesheet" href="https://x.de/s.css">': 1,
    '<link rel="dns-prefetch" href="//x.de">': 1,
    '<meta http-equiv="refresh" content="0; url=https://x.de/">': 1,
    '<base href="https://x.de/">': 1,
    '<form action="https://x.de/"></form>': 1,
    '<p style="background: url(https://x.de/a.png)">x</p>': 1,
    "<style>@import 'https://x.de/a.css';</style>": 1,
    '<svg><use href="https://x.de/a.svg#b"></use></svg>': 6,
}
RUNS = {
    "<script>alert(1)</script>": "<script>",
    "<script type=module>alert(1)</script>": "<script>",
    '<p onclick="alert(1)">x</p>': "onclick",
    "<img src=a.png alt=a ONERROR=alert(1)>": "onerror",
    '<a href=" java\tscript:alert(1)">x</a>': "javascript:",
}
FINE = (
    "[Gesetz](https://www.gesetze-im-internet.de/) und <https://x.de>",
    '<a href="https://x.de/">x</a> <a href="mailto:a@x.de">m</a>',
    "![Plan](../bilder/plan.png) <script src='eigen.js'></script>",
    '`<img src="https://x.de/a.png">`',
    "```html\n<iframe src='https://x.de/'></iframe>\n```",
    "<!-- <script>alert(1)</script> -->",
    '<script type="application/json">{"a": "https://x.de"}</script>',
    '<form action="suche.html"></form>',
    '<link rel="canonical" href="https://x.de/">',
    "Wer 3 < 4 sagt, online = wahr",
    "[p]: https://x.de/plan.png\n\n[Plan][p]",
)


@pytest.mark.parametrize("text", FETCHES)
def test_what_is_fetched_from_elsewhere_is_found(text: str) -> None:
    """However it is written, once, where it stands; with what to do."""
    (problem,) = elsewhere({"hilfe.md": f"# Hilfe\n\n{text}\n"})
    assert (problem.level, problem.code) == ("error", "fremde-quelle")
    place = problem.place
    assert (place.file, place.line, place.column) == ("content/hilfe.md", 3, FETCHES[text])
    assert "einen gewöhnlichen Verweis" in problem.hint


@pytest.mark.parametrize("text", RUNS)
def test_scripts_in_a_text_are_found(text: str) -> None:
    """Also where a policy would forbid them: what does nothing was not meant."""
    (problem,) = elsewhere({"zusammenfassungen/x.md": text})
    assert problem.code == "skript-im-text" and f"({RUNS[text]})" in problem.message


@pytest.mark.parametrize("text", FINE)
def test_what_asks_nobody_is_fine(text: str) -> None:
    """Links are followed by those who want to; code is shown, not run."""
    assert list(elsewhere({"hilfe.md": text})) == []


@pytest.mark.parametrize("text", [text for text in FETCHES if text.startswith("<")])
def test_the_last_look_finds_it_too(text: str) -> None:
    """Whatever way it took into a finished page."""
    page = read(f"<html lang=de><body>{text}</body></html>")
    is_style = text.startswith("<style>")
    assert bool(page.elsewhere) != is_style and page.code == []


def test_the_real_pages_fetch_nothing() -> None:
    """No false alarm."""
    assert list(elsewhere(pipeline.written(ROOT))) == []
