"""A few pages that stand for all: each page at the top of the site, and one of every folder,
besides its overview.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path


def kinds(site: Path) -> list[str]:
    """Addresses relative to the site; of a folder the page of middle size, deeper folders of one
    part together.

    Derived from the site, so that a new kind of page is looked at without anybody thinking of it.
    """
    groups: dict[tuple[str, int, bool], list[Path]] = defaultdict(list)
    for path in sorted(site.rglob("*.html")):
        parts = path.relative_to(site).parts
        kind = (parts[0], len(parts), path.name == "index.html")
        groups[kind].append(path)
    middle = (
        sorted(group, key=lambda path: path.stat().st_size)[len(group) // 2]
        for group in groups.values()
    )
    return sorted(path.relative_to(site).as_posix() for path in middle)
