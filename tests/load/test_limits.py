"""The limits are those that editors read of, and what lies beyond is refused, not suffered."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import pipeline
from generator.load.limits import EXPLAINED, MAX_DEPTH, count
from generator.load.source import parse
from support.paths import ROOT
from support.sample_rules import little_project

PAGE = ROOT / "generator" / "docs" / "redaktion" / "grenzen.md"
SLOT = re.compile(r"(?<=<!-- grenzen -->\n).*?(?=<!-- /grenzen -->)", re.DOTALL)
ROLES = (
    "rollen:\n  - {id: amt/fachkraft, titel: Fachkraft}\n  - {id: amt/leitung, titel: Leitung}\n"
)
REFUSED = {  # each ended in a traceback or did not end
    "escape beyond Unicode": '"\\U00110000": 1\n',
    "half a character as a key": '"\\ud800": 1\n',
    "version of thousands of digits": f"%YAML 1.{'9' * 5000}\n---\n{ROLES}",
    "number of thousands of digits": f"rollen: {'9' * 5000}\n",
    "decimal of thousands of digits": f"rollen: 1.{'9' * 5000}\n",
    "many unknown keys": ROLES + "".join(f"schlüssel_{n}: 1\n" for n in range(8000)),
    "many keys": "".join(f"k{n}: 1\n" for n in range(100_000)),
    "deep lists": "[" * (MAX_DEPTH * 1000),
    "deep mappings": "{a: " * (MAX_DEPTH * 1000),
    "one long line": f"rollen: {'x' * 3_000_000}\n",
    "lone carriage returns": ROLES.replace("\n", "\r") + "x: 1\r",
    "zero bytes": "rollen: \0\n",
    "only marks": "\ufeff\ufeff\ufeff",
    "a reserved word as a key": ROLES + "null: 1\n",
    "truth as a key": ROLES + "true: 1\n",
}


def table() -> str:
    """The limits as they stand in the guide."""
    rows = [
        f"| {thing} | {count(limit)} {unit}".rstrip() for thing, (limit, unit) in EXPLAINED.items()
    ]
    return "\n".join(["| was | höchstens |", "|---|---|", *(f"{row} |" for row in rows), ""])


def test_the_guide_states_the_limits(request: pytest.FixtureRequest) -> None:
    """The table is made from the constants; ``--rewrite-golden`` writes it anew."""
    written = PAGE.read_text(encoding="utf-8")
    right = SLOT.sub(table(), written)
    if request.config.getoption("--rewrite-golden"):
        PAGE.write_text(right, encoding="utf-8")
        return
    assert written == right


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_nobody_writes_is_refused(tmp_path: Path, text: str) -> None:
    """An error in the file, with a place; no traceback, whatever stands in it."""
    folder = little_project(tmp_path)
    file = folder / "rules" / "rollen.yml"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    problems = pipeline.run(folder).problems
    assert [problem for problem in problems if problem.level == "error"]
    assert {problem.place.file for problem in problems} == {"rules/rollen.yml"}
    assert "None" not in "".join(map(str, problems))
    "".join(map(str, problems)).encode()  # can be printed


def test_lines_are_those_of_yaml() -> None:
    """Places are right behind line ends of Windows, and a form feed ends no line."""
    node, problems = parse(b"a: b\r\nc: 'd\x0ce'\r\nf: [\r\n", "datei.yml")
    assert node is None
    (problem,) = problems
    assert (problem.place.line, problem.place.column) == (2, 6)


def test_limits_of_pages_are_stated() -> None:
    """Length of a query and of a link with answers."""
    field = (ROOT / "site_templates" / "theme" / "partials" / "search.html").read_text("utf-8")
    link = (ROOT / "generator" / "browser" / "take_along" / "link.js").read_text("utf-8")
    query, answers = re.search(r'maxlength="(\d+)"', field), re.search(r"LONGEST = (\d+)", link)
    assert query and answers
    stated = f"das Suchfeld {query[1]} Zeichen, ein Link mit Antworten {answers[1]}."
    assert stated in PAGE.read_text("utf-8")
