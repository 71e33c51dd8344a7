"""A version of the rules to compare with: a folder, or a revision of the Git repository, read
beside the work tree.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import NamedTuple

RULES, FIRST = "rules", "herausgeber.yml"
# no option, no path inside a revision
_REVISION = re.compile(r"[^-\s\x00-\x1f\x7f:][^\s\x00-\x1f\x7f:]*")
_FILE = re.compile(rb"100(?:644|755) blob ([0-9a-f]+)\t(.+)", re.DOTALL)


class UnusableError(Exception):
    """What was named is no version of the rules; the message (German) goes to the user."""


@dataclass(frozen=True)
class Opened:
    """A folder with ``rules/`` in it, and how a reader recognises this version."""

    root: Path
    name: str


@contextmanager
def opened(wanted: str, project: Path) -> Iterator[Opened]:
    """The version ``wanted``: a project, its folder of rules, or a revision of the repository that
    ``project`` lies in.

    Raises UnusableError when it is none of these.
    """
    folder = Path(wanted)
    with TemporaryDirectory(prefix="weisungswerk-") as temporary:
        if wanted and (folder / RULES / FIRST).is_file():
            yield Opened(folder, _folder_name(folder))
        elif wanted and (folder / FIRST).is_file():
            shutil.copytree(folder, Path(temporary) / RULES, symlinks=True)
            yield Opened(Path(temporary), _folder_name(folder))
        else:
            commit = _commit(wanted, project)
            _extract(commit, project, Path(temporary))
            name = wanted if commit.startswith(wanted) else f"{wanted} ({commit[:8]})"
            yield Opened(Path(temporary), name)


def _folder_name(folder: Path) -> str:
    """The name of the project's folder; no path of this machine gets into a page."""
    folder = folder.resolve()
    return folder.parent.name if folder.name == RULES else folder.name


def _commit(wanted: str, project: Path) -> str:
    """The full name of the commit that ``wanted`` means."""
    if _REVISION.fullmatch(wanted):
        options = ["--verify", "--quiet", "--end-of-options"]
        parsed = _git(project, ["rev-parse", *options, wanted + "^{commit}"])
        if parsed.returncode == 0:
            return parsed.stdout.decode().strip()
    missing = (
        f"Im Ordner »{wanted}« fehlt {RULES}/{FIRST}"
        if Path(wanted).is_dir()
        else f"Einen Ordner »{wanted}« gibt es nicht"
    )
    raise UnusableError(
        f"{missing}, und eine Git-Revision dieses Namens ist nicht bekannt. Nennen Sie einen "
        f"Projektordner, seinen Ordner {RULES}/ oder eine Revision wie HEAD~1, einen Zweig oder "
        "eine Marke."
    )


class _StoredFile(NamedTuple):
    """A file of a commit: the name of its blob, and its path."""

    blob: bytes
    path: str


def _extract(commit: str, project: Path, target: Path) -> None:
    """Writes the rules of a commit as they were stored: no filters, no links, nothing outside
    ``target``.
    """
    listing = _git(project, ["ls-tree", "-r", "-z", commit, "--", RULES])
    files = [
        _StoredFile(match[1], match[2].decode(errors="replace"))
        for line in listing.stdout.split(b"\0")
        if (match := _FILE.fullmatch(line))
    ]
    if listing.returncode or not any(file.path == f"{RULES}/{FIRST}" for file in files):
        raise UnusableError(f"In der Revision »{commit[:8]}« fehlt {RULES}/{FIRST}.")
    for file, content in zip(files, _contents(project, files), strict=True):
        path = PurePosixPath(file.path)
        if not path.is_absolute() and ".." not in path.parts:
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            (target / path).write_bytes(content)


def _contents(project: Path, files: Iterable[_StoredFile]) -> Iterator[bytes]:
    """The contents of the files in the same order."""
    wanted = b"".join(file.blob + b"\n" for file in files)
    output = _git(project, ["cat-file", "--batch"], stdin=wanted).stdout
    # for each blob »name type size«, its content, and the end of the line
    while output:
        head, _, output = output.partition(b"\n")
        size = int(head.split()[2])
        yield output[:size]
        output = output[size + 1 :]


def _git(
    project: Path, arguments: Sequence[str], *, stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-C", str(project), *arguments]
    try:
        return subprocess.run(command, input=stdin, capture_output=True, check=False)
    except FileNotFoundError as missing:
        raise UnusableError(
            "Für Revisionen braucht es Git, und hier ist es nicht vorhanden. Installieren Sie "
            "Git, oder nennen Sie statt der Revision einen Ordner."
        ) from missing
