"""Changed rule files are refused with a place, or taken; no exception leaves them."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from generator import pipeline
from support.fuzzing import draws, report, smallest
from support.paths import ROOT
from support.sample_rules import FOLDER, little_project

TOKENS = (
    *("{", "}", "[", "]", ":", ",", "#", "&a", "*a", "!!int", "|", ">", "'", '"', "-", "\t", "\n"),
    *(
        "null",
        "ja",
        "1.000",
        "-1",
        "9" * 30,
        "2025-02-30",
        "und",
        "nicht ",
        "(",
        "angegeben(",
        "+ 1 Monate",
    ),
    *("\u00a0", "\u200b", "\u202e", "\ufffd", "\u2028", "\x00", "²", "٣", "\U0001f600"),
)
LINE_OF = re.compile(r":\d+:\d+$")


def changed(data: bytes, draw: random.Random) -> bytes:
    """The file with a few changes of bytes, lines, words or values."""
    for _ in range(draw.choice((1, 1, 2, 3))):
        lines = data.split(b"\n")
        at, line = draw.randrange(len(data) + 1), draw.randrange(len(lines))
        match draw.randrange(6):
            case 0:
                data = data[:at] + bytes([draw.randrange(256)]) + data[at + 1 :]
            case 1:
                data = data[:at] + draw.choice(TOKENS).encode() + data[at:]
            case 2:
                data = b"\n".join(lines[:line] + lines[line + 1 :])
            case 3:
                data = b"\n".join([*lines[:line], *[lines[line]] * 2, *lines[line + 1 :]])
            case 4:
                words = re.findall(rb"[\w-]+", data)
                data = data.replace(draw.choice(words), draw.choice(words), 1) if words else data
            case _:
                data = data[:at] + data[at + draw.randint(1, 20) :]
    return data


def test_rule_files(tmp_path: Path) -> None:
    """Whatever stands in a file, it is answered with problems that have a place."""
    root = little_project(tmp_path)
    attack(root, sorted((root / FOLDER).rglob("*.yml")), draws("rules", 120))


def test_files_of_the_handbook(tmp_path: Path) -> None:
    """The same with the real rules; of checkers only the changed one is compiled."""
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    files = sorted(tmp_path.rglob("*.yml"))
    attack(tmp_path, files, draws("handbook", 16))


def attack(root: Path, files: list[Path], cases: Iterable[random.Random]) -> None:
    """Changes one file after the other, and puts each back."""
    for draw in cases:
        file = draw.choice(files)
        kept = file.read_bytes()
        data = changed(kept, draw)
        if wrong := failure(root, file, data):
            found = smallest(data, partial(fails_alike, root, file, wrong))
            raise AssertionError(report(found, f"{file.name}: {wrong}"))
        file.write_bytes(kept)


def fails_alike(root: Path, file: Path, wrong: str, data: bytes) -> bool:
    """Another content of the file has the same fault."""
    return failure(root, file, data) == wrong


def failure(root: Path, file: Path, data: bytes) -> str:
    """The exception that a file causes, or what a problem lacks; empty when all is well."""
    file.write_bytes(data)
    only = () if root.joinpath(FOLDER).is_dir() else (file.stem,)
    try:
        problems = pipeline.run(root, only=only).problems
    except Exception as cause:  # noqa: BLE001  any of them is a fault
        return type(cause).__name__
    places = [str(problem.place) for problem in problems]
    return "" if all(map(LINE_OF.search, places)) else "no place"
