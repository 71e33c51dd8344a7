"""Reads the guides: their examples, the commands and the places of the code that they name.

An example is a fenced block. YAML says in its first line which file it is::

    # rules/jc-musterstadt/nachbetreuung/normen.yml               a whole file
    # rules/jc-musterstadt/nachbetreuung/normen.yml (Ausschnitt)  laid over it; English: (excerpt)

Other blocks may have a mark, an HTML comment in the line above, which readers do not see::

    <!-- datei: content/ansprechpartner.md -->               the block is this file of the project
    <!-- gleich: tests/golden/bad/rn-folge.txt -->           the block is the text of this file
    <!-- meldung: statt »alt« steht »neu« in rules/… -->     the block is what the check says then
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from support.paths import ROOT

DOCS = ROOT / "generator" / "docs"
EDITORS = DOCS / "redaktion"
REFERENCE = EDITORS / "dateien"
GUIDES = (
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted(EDITORS.rglob("*.md")),
    *sorted((DOCS / "development").rglob("*.md")),
)
DECISIONS = tuple(sorted((DOCS / "decisions").glob("*.md")))
_BLOCK = re.compile(
    r"(?:^ *<!-- (?P<mark>[^\n]*?) -->\n)?"
    r"^(?P<indent> *)```(?P<language>\w*)\n(?P<text>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)
_HEAD = re.compile(r"# (?P<path>\S+)(?P<excerpt> \((?:Ausschnitt|excerpt)\))?$")
_IDENTITIES = ("id", "rn", "nr", "version")


@dataclass(frozen=True, kw_only=True)
class Example:
    """A fenced block of a guide. ``mark``: the comment above it, without the arrows."""

    guide: Path
    line: int
    language: str
    mark: str
    text: str

    @property
    def place(self) -> str:
        """Where it stands, for messages."""
        return f"{self.guide.relative_to(ROOT)}:{self.line}"

    @property
    def path(self) -> str:
        """The file that a block of YAML names in its first line; nothing when it names none."""
        head = self._head()
        return head["path"] if head else ""

    @property
    def is_excerpt(self) -> bool:
        """True when the block shows only a part of its file."""
        head = self._head()
        return bool(head and head["excerpt"])

    def _head(self) -> re.Match[str] | None:
        return _HEAD.match(self.text.partition("\n")[0]) if self.language == "yaml" else None

    def marked(self, kind: str) -> str:
        """What the mark says when it is of this kind, else nothing."""
        name, _, rest = self.mark.partition(": ")
        return rest if name == kind else ""


def examples(guide: Path) -> Iterator[Example]:
    """The fenced blocks of a guide, without the indentation of the list that they stand in."""
    written = guide.read_text(encoding="utf-8")
    for block in _BLOCK.finditer(written):
        lines = block["text"].splitlines(keepends=True)
        yield Example(
            guide=guide,
            line=written.count("\n", 0, block.start("language")) + 1,
            language=block["language"],
            mark=block["mark"] or "",
            text="".join(line.removeprefix(block["indent"]) for line in lines),
        )


def write_project(folder: Path, *guides: Path) -> Path:
    """The project that the examples of the guides form: whole files first, then the excerpts."""
    shown = [example for guide in guides for example in examples(guide)]
    excerpts = [example for example in shown if example.is_excerpt]
    (folder / "site_templates").symlink_to(ROOT / "site_templates")
    for example in shown:
        path = example.marked("datei") or example.path
        if path and not example.is_excerpt:
            _write(folder / path, example.text)
    for example in excerpts:
        _archive(folder / example.path)
    for example in excerpts:
        _lay_over(folder / example.path, example)
    return folder


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _archive(file: Path) -> None:
    """Copies a directive to the folder of an earlier version, as the recipe says."""
    edition = file.parent
    if edition.parent.name == "fassungen" and not edition.exists():
        shutil.copytree(
            edition.parent.parent, edition, ignore=lambda *_: ["fassungen", "bilder.yml"]
        )


def _lay_over(file: Path, example: Example) -> None:
    """Writes the file with the excerpt in it, as JSON: that is YAML too, and exact."""
    assert file.exists(), f"{example.place}: an excerpt of a file that no guide shows"
    yaml = YAML(typ="safe", pure=True)
    merged = _merged(yaml.load(file.read_text(encoding="utf-8")), yaml.load(example.text))
    file.write_text(json.dumps(merged, ensure_ascii=False, default=str), encoding="utf-8")


def _merged(whole: object, excerpt: object) -> object:
    """Mappings key by key; entries of lists by what identifies them, new ones at the end."""
    if isinstance(whole, dict) and isinstance(excerpt, dict):
        both = {key: _merged(whole[key], excerpt[key]) for key in whole.keys() & excerpt.keys()}
        return whole | excerpt | both
    if isinstance(whole, list) and isinstance(excerpt, list):
        entries = {_identity(entry, at): entry for at, entry in enumerate(whole)}
        for at, entry in enumerate(excerpt, len(whole)):
            key = _identity(entry, at)
            entries[key] = _merged(entries.get(key), entry)
        return list(entries.values())
    return excerpt


def _identity(entry: object, at: int) -> object:
    if isinstance(entry, dict):
        return next((str(entry[key]) for key in _IDENTITIES if key in entry), at)
    return at


# --- commands, places, links ---------------------------------------------------------------------


@dataclass(frozen=True)
class Command:
    """A line of a shell that a guide shows, and where."""

    place: str
    words: tuple[str, ...]


def commands(guide: Path) -> Iterator[Command]:
    """Every line of the shell blocks, and every ``make …`` and ``weisungswerk …`` in a sentence."""
    place = str(guide.relative_to(ROOT))
    for example in examples(guide):
        if example.language == "sh":
            for line in example.text.splitlines():
                yield Command(example.place, _words(line))
    for code in code_spans(guide):
        if re.match(r"(?:make|weisungswerk|\.venv/bin/\w+) [\w-]", code):
            yield Command(place, _words(code))


def _words(line: str) -> tuple[str, ...]:
    command = line.partition(" #")[0]
    words = shlex.split(command)
    return tuple(word.rpartition("/bin/")[2] for word in words)


def prose(guide: Path) -> str:
    """The text of a guide without its blocks."""
    return _BLOCK.sub("", guide.read_text(encoding="utf-8"))


def code_spans(guide: Path) -> list[str]:
    """What stands between backticks in its sentences and tables."""
    return re.findall(r"`([^`\n]+)`", prose(guide))


def anchors(guide: Path) -> set[str]:
    """The anchors of its headings, as the usual viewers make them."""
    titles = re.findall(r"^#+ (.+)$", prose(guide), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}
