"""Writes the generated pages as plain files, for other engines and for a look with an editor."""

from __future__ import annotations

from pathlib import Path

from generator.site.page import Site


def write_pages(site: Site, folder: Path) -> tuple[Path, ...]:
    """Write all pages and files below `folder` and return what was written.

    Files that are there already are replaced, others stay: the folder may well be a copy of
    content/. Line ends are the same everywhere, so that two runs compare equal.
    """
    contents = {page.path: page.text.encode("utf-8") for page in site.pages}
    contents |= {asset.path: asset.data for asset in site.assets}
    written = []
    for path, data in contents.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        written.append(target)
    return tuple(written)
