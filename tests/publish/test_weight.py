"""Pages stay small enough for a slow share: 300 KB at most, most of them below 50 KB."""

from __future__ import annotations

import gzip
from pathlib import Path

MOST, LIMIT = 50_000, 300_000
FRAME = 16_000
CHECKER, WHOLE_CHECKER = 15_000, 24_000
LARGER = {  # many conflicts meet in one table, and what follows has every reading of each
    "bremen-team-routing": 25_500,
    "profillage": 32_000,
    "profiling-erforderlich": 24_100,
    "strategien": 24_300,
}


def weights(site: Path) -> dict[str, int]:
    """Bytes of every page, the heaviest first."""
    found = {
        path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*.html")
    }
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def test_no_page_is_too_heavy(built_site: Path) -> None:
    """None above the limit, and at least four of five below what a page should have."""
    found = weights(built_site)
    assert {path: size for path, size in found.items() if size > LIMIT} == {}
    light = [path for path, size in found.items() if size <= MOST]
    assert len(light) >= 0.8 * len(found), list(found.items())[:40]


def test_the_frame_is_light(built_site: Path) -> None:
    """Head, navigation and foot: what the page without content weighs comes with every page."""
    assert (built_site / "404.html").stat().st_size <= FRAME


def test_a_checker_starts_with_little(built_site: Path) -> None:
    """Evaluator, form and program of every checker after gzip: no exceptions; and what follows."""
    shared = built_site / "assets/javascripts/weisungswerk"
    start = sum(packed(shared / name) for name in ("evaluate.js", "checker.js"))
    details = packed(shared / "details.js")
    data = sorted((built_site / "assets/pruefer").glob("*.js"))
    assert len(data) > 40
    for first in data:
        weight = start + packed(first)
        assert weight <= CHECKER, f"{first.stem}: {weight}"
        whole = weight + details + packed(first.parent / "texte" / first.name)
        assert whole <= LARGER.get(first.stem, WHOLE_CHECKER), f"{first.stem}: {whole}"


def packed(file: Path) -> int:
    """Bytes of a file as a server sends it."""
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))
