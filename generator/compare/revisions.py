"""A version of the rules to compare with: a folder, or a revision of the Git repository, read beside the work tree."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

RULES, FIRST = "rules", "herausgeber.yml"
_REVISION = re.compile(
    r"[^-\s\x00-\x1f\x7f:][^\s\x00-\x1f\x7f:]*"
)  # no option, no path inside a revision
_FILE = re.compile(rb"100(?:644|755) blob ([0-9a-f]+)\t(.+)", re.DOTALL)


class Unusable(Exception):
    """What was named is no version of the rules; the message (German) goes to the user."""


@dataclass(frozen=True)
class Opened:
    """A folder with ``rules/`` in it, and how a reader recognises this version."""

    root: Path
    name: str


@contextmanager
def opened(wanted: str, project: Path) -> Iterator[Opened]:
    """The version ``wanted``: a project, its folder of rules, or a revision of the repository that ``project`` lies in."""
    folder = Path(wanted)
    with TemporaryDirectory(prefix="weisungswerk-") as temporary:
        if wanted and (folder / RULES / FIRST).is_file():
            yield Opened(folder, _named(folder))
        elif wanted and (folder / FIRST).is_file():
            shutil.copytree(folder, Path(temporary) / RULES, symlinks=True)
            yield Opened(Path(temporary), _named(folder))
        else:
            commit = _commit(wanted, project)
            _extract(commit, project, Path(temporary))
            yield Opened(
                Path(temporary), wanted if commit.startswith(wanted) else f"{wanted} ({commit[:8]})"
            )


def _named(folder: Path) -> str:
    """The name of the project's folder; no path of this machine gets into a page."""
    folder = folder.resolve()
    return folder.parent.name if folder.name == RULES else folder.name


def _commit(wanted: str, project: Path) -> str:
    """The full name of the commit that ``wanted`` means."""
    if _REVISION.fullmatch(wanted):
        found = _git(
            project, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted + "^{commit}"
        )
        if found.returncode == 0:
            return found.stdout.decode().strip()
    what = (
        f"Im Ordner »{wanted}« fehlt {RULES}/{FIRST}"
        if Path(wanted).is_dir()
        else f"Einen Ordner »{wanted}« gibt es nicht"
    )
    raise Unusable(
        f"{what}, und eine Git-Revision dieses Namens ist nicht bekannt. Nennen Sie einen Projektordner, "
        f"seinen Ordner {RULES}/ oder eine Revision wie HEAD~1, einen Zweig oder eine Marke."
    )


def _extract(commit: str, project: Path, target: Path) -> None:
    """Writes the rules of a commit as they were stored: no filters, no links, nothing outside ``target``."""
    listed = _git(project, "ls-tree", "-r", "-z", commit, "--", RULES)
    files = [
        (match[1], match[2].decode(errors="replace"))
        for line in listed.stdout.split(b"\0")
        if (match := _FILE.fullmatch(line))
    ]
    if listed.returncode or f"{RULES}/{FIRST}" not in {name for _, name in files}:
        raise Unusable(f"In der Revision »{commit[:8]}« fehlt {RULES}/{FIRST}.")
    texts = _git(
        project, "cat-file", "--batch", input=b"".join(blob + b"\n" for blob, _ in files)
    ).stdout
    for _, name in files:
        head, _, texts = texts.partition(b"\n")
        size = int(head.split()[2])
        path = PurePosixPath(name)
        if not path.is_absolute() and ".." not in path.parts:
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            (target / path).write_bytes(texts[:size])
        texts = texts[size + 1 :]


def _git(project: Path, *arguments: str, input: bytes = b"") -> subprocess.CompletedProcess:
    try:
        return subprocess.run(
            ["git", "-C", str(project), *arguments], input=input, capture_output=True, check=False
        )
    except FileNotFoundError as missing:
        raise Unusable(
            "Für Revisionen braucht es Git, und hier ist es nicht vorhanden. Installieren Sie Git, "
            "oder nennen Sie statt der Revision einen Ordner."
        ) from missing
