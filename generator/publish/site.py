"""Builds the website with MkDocs and puts it in place in one go.

A handbook that people work with must never be half new: the site is built beside the old one and
takes its place only when nothing went wrong, warnings of MkDocs and the last look at all pages
included.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, cast

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException, PluginError

from generator.publish.extra import copy_extra
from generator.publish.folder import EXTRA, ClaimedFolder, UnusableFolderError, claimed
from generator.publish.inspection import fill, inspect
from generator.site.page import Site

PLUGIN = "weisungswerk"
WRITTEN = "content"

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
    try:
        with claimed(config_file, site_dir) as folder:
            return build_claimed(folder, config_file, site, progress)
    except UnusableFolderError as refusal:
        return (str(refusal),)


def build_claimed(
    folder: ClaimedFolder, config_file: Path, site: Site | None, progress: Progress | None = None
) -> tuple[str, ...]:
    """The same for a folder that is claimed already; raises UnusableFolderError."""
    messages = build_into(config_file.resolve(), site, folder.fresh, progress)
    if not messages:
        messages, extra = copy_extra(folder.root / EXTRA, folder.fresh)
        messages = messages or _look_at(folder.fresh, site, extra)
    if not messages:
        folder.publish()
    return messages


def build_into(
    config_file: Path, site: Site | None, folder: Path, progress: Progress | None = None
) -> tuple[str, ...]:
    """Run MkDocs and collect its warnings and errors."""
    messages: list[str] = []
    with told(messages.append):
        try:
            config = load_config(
                str(config_file),
                site_dir=str(folder),
                strict=False,
                **_nothing_written(config_file, folder),
            )
            plugin = cast("Receiver", config.plugins[PLUGIN])
            plugin.site, plugin.progress = site, progress
            mkdocs_build.build(config)
        except MkDocsException as error:
            if not messages:
                ours = isinstance(error, PluginError)  # German, as the plugin wrote it
                messages.append(str(error) if ours else f"MkDocs meldet: {error}")
    return tuple(messages)


def _nothing_written(config_file: Path, folder: Path) -> dict[str, str]:
    """Where nobody wrote pages there may be no folder for them; MkDocs wants one, if empty."""
    if (config_file.parent / WRITTEN).is_dir():
        return {}
    empty = folder.with_name("leer")
    empty.mkdir(exist_ok=True)
    return {"docs_dir": str(empty)}


def _look_at(folder: Path, site: Site | None, extra: Collection[str]) -> tuple[str, ...]:
    """What is wrong with the finished pages; when nothing is, they get the figures of this look.

    ``extra``: files of others, which are theirs to judge.
    """
    inspection = inspect(folder, site.promised if site else (), extra)
    if not inspection.problems:
        fill(folder, inspection)
    return tuple(str(problem) for problem in inspection.problems)


_OURS = "mkdocs.plugins.generator."  # loggers of our own plugin speak German
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


def _german(record: logging.LogRecord) -> str:
    """A message of MkDocs in German; an unknown one says at least where it comes from."""
    message = record.getMessage()
    if record.name.startswith(_OURS):
        return message
    for english, german in _GERMAN:
        if match := english.fullmatch(message):
            return match.expand(german).replace("\n  - ", ", ")
    return f"MkDocs meldet: {message}"


class _Forward(logging.Handler):
    """Gives the text of each record to a function."""

    def __init__(self, report: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self._report = report

    def emit(self, record: logging.LogRecord) -> None:
        """Passes one message on."""
        self._report(_german(record))


@contextmanager
def told(report: Callable[[str], None]) -> Iterator[None]:
    """Pass on what MkDocs and its plugins warn of, and nothing else of their talk."""
    logger, handler = logging.getLogger("mkdocs"), _Forward(report)
    propagated, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagated
