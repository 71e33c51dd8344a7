"""A directive that is too long for one page is cut whatever its numbering is like: every norm has
one page, every page an address of its own.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.site.addresses import chapter
from generator.site.chapters import LIMIT, chapters, entry_sections
from support.sample_rules import FOLDER, whole_project


def long_directive(root: Path, numbers: list[str], each: int) -> None:
    """Norms in sections with these numbers after those of the little directive."""
    file = root / FOLDER / "normen.yml"
    lines = [file.read_text(encoding="utf-8")]
    rn = 4
    for at, number in enumerate(numbers):
        lines.append(f'  - id: a-{at}\n    nummer: "{number}"\n    titel: Teil {at}\n    normen:\n')
        for _ in range(each):
            rn += 1
            lines.append(f"      - {{rn: {rn}, stelle: S, art: pflicht, text: Sie prüft.}}\n")
    file.write_text("".join(lines), encoding="utf-8")


@pytest.mark.parametrize(
    ("numbers", "each", "ids"),
    [
        (["1.1", "1.2"], 100, ["1-1", "1-2"]),
        (["1.1.1", "1.1.2", "2.1"], 100, ["1-1-1", "1-1-2", "2-1"]),
        (["1", "1.1", "1.2"], 100, ["1", "1-1", "1-2"]),
        (["§", "2"], 100, ["abschnitt-a-0", "2"]),
        (["I", "i"], 100, ["i", "abschnitt-a-1"]),
        (["Anlage Ä", "B"], 100, ["anlage-ae", "b"]),
        (["Aux", "b" * 300], 100, ["abschnitt-a-0", "abschnitt-a-1"]),
        (["1.1"], LIMIT + 1, ["1-1"]),
    ],
)
def test_every_numbering_is_cut(
    numbers: list[str], each: int, ids: list[str], tmp_path: Path
) -> None:
    """No norm is lost, no two chapters share an address."""
    long_directive(whole_project(tmp_path), numbers, each)
    result = pipeline.run(tmp_path)
    assert result.ok, result.problems
    (directive,) = result.model.directives
    parts = chapters(directive)
    assert [part.id for part in parts] == ids
    shown = [section for part in parts for section in part.sections]
    assert sorted(
        norm.rn for section in (*entry_sections(directive), *shown) for norm in section.norms
    ) == [norm.rn for norm in directive.norms]
    site = pipeline.pages(result, tmp_path, searchable=False)
    paths = [page.path for page in site.pages]
    assert len(set(paths)) == len(paths)
    assert {chapter(directive.id, part).replace(".html", ".md") for part in parts} <= set(paths)
    assert pipeline.check_content(result, site, tmp_path) == []


def test_checkers_on_the_entry_page_are_listed(tmp_path: Path) -> None:
    """A checker that rests on sections without a number stands in the overview all the same."""
    long_directive(whole_project(tmp_path), ["1.1", "1.2"], 100)
    result = pipeline.run(tmp_path)
    site = pipeline.pages(result, tmp_path, searchable=False)
    overview = next(page.text for page in site.pages if page.path == "pruefer/index.md")
    assert "Wer prüft die Probe?" in overview
