"""One file = rule files and the exact problems that they cause. ``pytest --rewrite-golden`` writes
the problems anew.

A golden file lays its sections over the little project (``tests/little_rules``). A section starts
with ``=== path``; after the path may stand what the text alone cannot say: ``(fehlt)``,
``(Ordner)``, ``(Leitung)``, ``(Verweis auf ziel)``, ``(aufgefüllt auf n Bytes)``;
``=== --issuer id`` asks for one issuer. After the last line ``---`` stand the problems as an editor
sees them; in ``good/`` there are none.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
from pathlib import Path

import pytest

from generator import pipeline
from support.paths import ROOT
from support.sample_rules import little_project

HERE = Path(__file__).parent
GOOD, BAD = sorted((HERE / "good").glob("*.txt")), sorted((HERE / "bad").glob("*.txt"))
STAGES = ("load", "check", "compile", "verify")
BESIDE = ROOT / "generator" / "disk.py"  # reports what a path is, to every stage
REPORTERS = {"say", "_say", "_fail", "report", "failure", "error", "warning"}
HEAD = re.compile(rb"^=== (?P<path>[^ \n]+(?: [^ (\n]+)?)(?: \((?P<how>.*)\))?\n", re.MULTILINE)


def read(file: Path) -> tuple[bytes, str]:
    """Input and expected problems of a golden file."""
    written, mark, expected = (b"\n" + file.read_bytes()).rpartition(b"\n---\n")
    assert mark, f"{file}: no line ---"
    return written[1:] + b"\n", expected.decode()


def lay_over(folder: Path, written: bytes) -> tuple[str, ...]:
    """Writes the sections into a project; returns the issuers that are asked for."""
    heads, issuers = list(HEAD.finditer(written)), []
    assert heads and heads[0].start() == 0
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        path, how = head["path"].decode(), (head["how"] or b"").decode()
        if path.startswith("--issuer "):
            issuers.append(path.partition(" ")[2])
        else:
            _write(
                folder / path, written[head.end() : following.start() if following else None], how
            )
    return tuple(issuers)


def _write(target: Path, data: bytes, how: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if how == "fehlt":
        target.unlink()
    elif how == "Ordner":
        target.unlink(missing_ok=True)
        target.mkdir()
    elif how == "Leitung":
        target.unlink(missing_ok=True)
        os.mkfifo(target)
    elif how.startswith("Verweis auf "):
        target.unlink(missing_ok=True)
        target.symlink_to(how.removeprefix("Verweis auf "))
    elif how.startswith("aufgefüllt auf "):
        target.write_bytes(data.ljust(int(how.split()[2]), b"#"))
    else:
        assert not how, how
        target.write_bytes(data)


def problems(folder: Path, written: bytes) -> str:
    """What ``weisungswerk check`` would print, without the summary."""
    issuers = lay_over(little_project(folder), written)
    return "".join(f"{problem}\n" for problem in pipeline.run(folder, issuers=issuers).problems)


@pytest.mark.parametrize("file", [*GOOD, *BAD], ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_golden(file: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """The problems are exactly those of the file: place, code, sentence, hint, order."""
    written, expected = read(file)
    got = problems(tmp_path, written)
    if request.config.getoption("--rewrite-golden"):
        file.write_bytes(written + b"---\n" + got.encode())
        return
    assert got == expected


@pytest.mark.parametrize("file", [*GOOD, *BAD], ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_folder_fits(file: Path) -> None:
    """Good files have no problems, bad ones have some, and a bad file is named after its code."""
    expected = read(file)[1]
    assert bool(expected) == (file.parent.name == "bad")
    assert not re.search(
        r"\b(?:expected|found|while|not allowed|Is a directory|None|Traceback)\b", expected
    ), "English rest"


def codes() -> dict[str, str]:
    """Every code that the stages report and where: first argument of ``say``, ``error`` and the
    like.
    """
    found: dict[str, str] = {}
    for stage in STAGES:
        for path in (*sorted((ROOT / "generator" / stage).rglob("*.py")), BESIDE):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if (
                    isinstance(node, ast.Call)
                    and getattr(node.func, "id", getattr(node.func, "attr", "")) in REPORTERS
                ):
                    word = node.args[0]
                    if isinstance(word, ast.Name):  # the reporter itself hands a code on
                        continue
                    assert isinstance(word, ast.Constant), (
                        f"{path}:{node.lineno}: a code must be a plain word"
                    )
                    found[word.value] = f"{path.relative_to(ROOT)}:{node.lineno}"
    return found


def test_every_code_has_a_golden_file() -> None:
    """A new kind of problem comes with the file that shows it."""
    shown = {
        code
        for file in BAD
        for code in re.findall(
            r"^\S+:\d+:\d+: (?:error|warning) (\S+) ", read(file)[1], re.MULTILINE
        )
    }
    missing = {code: place for code, place in codes().items() if code not in shown}
    assert not missing
    assert not shown - codes().keys()


def test_the_little_project_is_sound(tmp_path: Path) -> None:
    """Without a section laid over it, the little project has no problem; with one, it is really
    read.
    """
    little_project(tmp_path)
    result = pipeline.run(tmp_path)
    assert result.ok and not result.problems and len(result.model.checkers) == 2
    shutil.rmtree(tmp_path / "rules" / "amt" / "frist" / "pruefer")
    assert not pipeline.run(tmp_path).model.checkers
