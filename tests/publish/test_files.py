"""The pages as plain files."""

from pathlib import Path

from generator.publish.files import write_pages
from support.sample_site import small_handbook


def test_writes_every_page_and_file_and_nothing_else(tmp_path: Path) -> None:
    """What is written is exactly the site; a file of somebody else stays."""
    (tmp_path / "eigenes.md").write_text("bleibt")
    written = write_pages(small_handbook(), tmp_path)
    expected = {item.path for item in (*small_handbook().pages, *small_handbook().assets)}
    assert {path.relative_to(tmp_path).as_posix() for path in written} == expected
    found = {
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()
    }
    assert found == expected | {"eigenes.md"}
    assert (tmp_path / "weisungen/probe.md").read_text(encoding="utf-8") == small_handbook().pages[
        0
    ].text
