"""Paths of pages and files cannot leave the site."""

import pytest

from generator.site.page import Asset, Page, Site

BAD_PATHS = [
    "../a.md",
    "a/../../b.md",
    "/etc/a.md",
    "a\\b.md",
    "C:/a.md",
    "a//b.md",
    "./a.md",
    "",
    "a\n.md",
]


@pytest.mark.parametrize("path", BAD_PATHS)
def test_paths_cannot_escape(path: str) -> None:
    """Neither a page, nor a file, nor the navigation accepts a path that leaves the site."""
    with pytest.raises(ValueError, match="inside the site"):
        Page(path, "Titel", "# Titel")
    with pytest.raises(ValueError, match="inside the site"):
        Asset(path, b"")
    with pytest.raises(ValueError, match="inside the site"):
        Site((), nav=(("Titel", (("Titel", path),)),))


def test_a_page_is_markdown_and_an_asset_is_not() -> None:
    """The ending decides what becomes of a file, so it must fit the kind."""
    with pytest.raises(ValueError, match=r"end in \.md"):
        Page("a.html", "Titel", "")
    with pytest.raises(ValueError, match="not be a page"):
        Asset("a.md", b"")


def test_two_files_for_one_path() -> None:
    """Paths that differ in case only would be one file on a Windows share."""
    with pytest.raises(ValueError, match="two files"):
        Site((Page("a.md", "A", ""), Page("A.md", "A", "")))
