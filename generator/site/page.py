"""What ``handbook`` hands to ``publish``: plain pages, files and a navigation.

These values are the whole interface between the two, so that another engine than MkDocs can
take over later. A path that leaves the site is a bug of the caller and raises ``ValueError``.
"""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass
from typing import Union

NavEntry = tuple[str, Union[str, "Nav"]]
Nav = tuple[NavEntry, ...]

_SEGMENT = re.compile(r"[^\\/:\x00-\x1f]+")


def checked_path(path: str) -> str:
    """The path itself if it is relative and stays inside the site.

    Colons are refused as well: they would be a drive or a stream on Windows shares,
    where the handbook may be unpacked.
    """
    for segment in path.split("/"):
        if segment in {".", ".."} or not _SEGMENT.fullmatch(segment):
            raise ValueError(f"path must be relative and stay inside the site: {path!r}")
    return path


@dataclass(frozen=True)
class Page:
    """One Markdown page, complete with heading; front matter is allowed.

    ``title`` names the page in the browser tab and in the search, the navigation may say it
    shorter. ``nav=False`` marks pages that only links reach; all others must be in ``Site.nav``.
    """

    path: str
    title: str
    text: str
    nav: bool = True

    def __post_init__(self) -> None:
        if not checked_path(self.path).endswith(".md"):
            raise ValueError(f"page must end in .md: {self.path!r}")


@dataclass(frozen=True)
class Asset:
    """One file that is published as it is: a PDF, a script, an export."""

    path: str
    data: bytes

    def __post_init__(self) -> None:
        if checked_path(self.path).endswith(".md"):
            raise ValueError(f"asset must not be a page: {self.path!r}")


@dataclass(frozen=True)
class Printed(Asset):
    """A PDF and how many pages it has."""

    pages: int


@dataclass(frozen=True)
class Site:
    """All that is generated. ``nav`` may also name pages that people wrote in content/.

    ``day``: the reference date (ISO) or empty. ``issuers``: whose directives these are, each with
    title and short name, for head and foot of the pages. ``promised``: addresses, with fragment, on
    which other programs and documents rely.
    """

    pages: tuple[Page, ...]
    _: KW_ONLY
    assets: tuple[Asset, ...] = ()
    nav: Nav = ()
    day: str = ""
    issuers: tuple[tuple[str, str], ...] = ()
    promised: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        seen: set[str] = set()
        paths = [page.path for page in self.pages] + [asset.path for asset in self.assets]
        for path in paths:
            if path.casefold() in seen:
                raise ValueError(f"two files for one path: {path!r}")
            seen.add(path.casefold())
        for path in nav_paths(self.nav):
            checked_path(path)


def nav_paths(nav: Nav) -> tuple[str, ...]:
    """Every path in the navigation, in reading order."""
    paths: list[str] = []
    for _, target in nav:
        paths.extend([target] if isinstance(target, str) else nav_paths(target))
    return tuple(paths)
