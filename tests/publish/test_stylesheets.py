"""The theme's stylesheets without data: pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.stylesheets import NOTHING, without_data_pictures


@pytest.mark.parametrize(
    "picture",
    [
        "url(\"data:image/svg+xml;charset=utf-8,<svg d='M0 0(1)'/>\")",
        "url('data:image/svg+xml,%3Csvg%3E')",
        "url( data:image/png;base64,AAAA )",
        "URL(DATA:image/png;base64,AAAA)",
    ],
)
def test_a_data_picture_becomes_nothing(picture: str) -> None:
    """However it is written; what stands beside it stays."""
    assert without_data_pictures(f":root{{--a:{picture};--b:1}}") == f":root{{--a:{NOTHING};--b:1}}"


def test_other_addresses_stay() -> None:
    """Pictures in files, imports and names that merely look alike are not touched."""
    css = (
        '@import url("a.css");b{background:url(../data/c.png)}.ww--metadata:before{content:"data:"}'
    )
    assert without_data_pictures(css) == css


def test_no_stylesheet_of_the_site_holds_data(little_site: Path) -> None:
    """After a build neither the theme's nor our own stylesheets have any."""
    sheets = sorted(little_site.rglob("*.css"))
    assert any(context.name.startswith("main.") for context in sheets)
    assert [
        context.name for context in sheets if "data:image" in context.read_text(encoding="utf-8")
    ] == []
