"""Builds the website with MkDocs and puts it in place in one go.

A handbook that people work with must never be half new: the site is built beside the old one and
takes its place only when nothing went wrong, warnings of MkDocs and the last look at all pages
included.
"""

from __future__ import annotations

import logging
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, cast

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from generator.publish.inspection import fill, inspect
from generator.site.page import Site

PLUGIN = "weisungswerk"
MARK = Path("search") / "search_index.json"  # every site we built has it

Progress = Callable[[int, int], None]  # steps done and total


class Receiver(Protocol):
    """What the plugin takes before a build (``mkdocs_plugin``, which imports this package)."""

    site: Site | None
    progress: Progress | None


def build(
    config_file: Path, site: Site | None, site_dir: Path, progress: Progress | None = None
) -> tuple[str, ...]:
    """Build into `site_dir` and return what went wrong; only an empty answer changed anything.

    Without a `site` the plugin renders one from the rules. `progress` gets steps done and total.
    """
    config_file, site_dir = config_file.resolve(), site_dir.resolve()
    if objection := _objection(config_file, site_dir):
        return (objection,)
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{site_dir.name}-", dir=site_dir.parent) as scratch:
        fresh = Path(scratch) / "neu"
        messages = _build_into(config_file, site, fresh, progress) or _look_at(fresh, site)
        if not messages:
            _swap(fresh, site_dir, Path(scratch) / "alt")
    return messages


def serve(
    config_file: Path, report: Callable[[str], None], address: str = "127.0.0.1:8000"
) -> None:
    """Show a preview that follows edits until it is interrupted; messages go to `report`.

    Not strict: a dead link must not stop the preview of the sentence beside it.
    """
    report(f"Vorschau unter http://{address}/ – beenden mit Strg+C")
    with _messages(report):
        mkdocs_serve.serve(str(config_file), dev_addr=address, strict=False)


def _objection(config_file: Path, site_dir: Path) -> str | None:
    """Why this folder must not be replaced: somebody else's files are worth more than a site."""
    if site_dir == config_file.parent or site_dir in config_file.parents:
        return f"{site_dir} enthält das Projekt selbst. Bitte einen anderen Ordner nennen."
    if site_dir.is_dir() and any(site_dir.iterdir()) and not (site_dir / MARK).is_file():
        return f"{site_dir} ist nicht leer und kein Handbuch. Bitte einen anderen Ordner nennen."
    if site_dir.exists() and not site_dir.is_dir():
        return f"{site_dir} ist eine Datei. Bitte einen Ordner nennen."
    return None


def _build_into(
    config_file: Path, site: Site | None, folder: Path, progress: Progress | None
) -> tuple[str, ...]:
    """Run MkDocs and collect its warnings and errors."""
    messages: list[str] = []
    with _messages(messages.append):
        try:
            config = load_config(str(config_file), site_dir=str(folder), strict=False)
            plugin = cast("Receiver", config.plugins[PLUGIN])
            plugin.site, plugin.progress = site, progress
            mkdocs_build.build(config)
        except MkDocsException as error:
            if not messages:
                messages.append(str(error))
    return tuple(messages)


def _look_at(folder: Path, site: Site | None) -> tuple[str, ...]:
    """What is wrong with the finished pages; when nothing is, they get the figures of this look."""
    inspection = inspect(folder, site.promised if site else ())
    if not inspection.problems:
        fill(folder, inspection)
    return tuple(str(problem) for problem in inspection.problems)


def _swap(fresh: Path, site_dir: Path, aside: Path) -> None:
    """Put the new site in place; the old one comes back if that fails."""
    if site_dir.exists():
        site_dir.rename(aside)
    try:
        fresh.rename(site_dir)
    except OSError:
        if aside.exists():
            aside.rename(site_dir)
        raise


# Links are judged by our own checks (mkdocs.yml: validation); these warnings of MkDocs are left.
_GERMAN = (
    (
        re.compile(
            r"The following pages exist in the docs directory, but are not included "
            r"in the \"nav\" configuration:\n  - (.*)",
            re.DOTALL,
        ),
        r"Diese Seiten fehlen in der Navigation: \1",
    ),
    (
        re.compile(
            r"A reference to '(.*?)' is included in the 'nav' configuration, "
            r"which is not found in the documentation files\."
        ),
        r"Die Navigation nennt eine Seite, die es nicht gibt: \1",
    ),
    (
        re.compile(r"An absolute path to '(.*?)' is included in the 'nav' configuration.*"),
        r"Die Navigation nennt eine Adresse außerhalb des Handbuchs: \1",
    ),
    (
        re.compile(r"Excluding '(.*?)' from the site because it conflicts with '(.*?)'\."),
        r"\1 und \2 wären dieselbe Seite. Bitte eine von beiden umbenennen.",
    ),
)


def _german(message: str) -> str:
    """A message of MkDocs in German; an unknown one says at least where it comes from."""
    for english, german in _GERMAN:
        if match := english.fullmatch(message):
            return match.expand(german).replace("\n  - ", ", ")
    return message


class _Forward(logging.Handler):
    """Gives the text of each record to a function."""

    def __init__(self, report: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self._report = report

    def emit(self, record: logging.LogRecord) -> None:
        """Passes one message on."""
        self._report(_german(record.getMessage()))


@contextmanager
def _messages(report: Callable[[str], None]) -> Iterator[None]:
    """Pass on what MkDocs and its plugins warn of, and nothing else of their talk."""
    logger, handler = logging.getLogger("mkdocs"), _Forward(report)
    propagated, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagated
