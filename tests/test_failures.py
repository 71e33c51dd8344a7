"""Whatever goes wrong ends as a German sentence with an exit code of its own: no traceback, in any
encoding, with any output.
"""

from __future__ import annotations

import ctypes
import errno
import io
import json
import os
import re
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.cli import commands, failures, main
from support.paths import ROOT
from support.sample_rules import FOLDER, little_project, replace_once

ENCODINGS = ("ascii", "latin-1", "cp1252", "cp437", "utf-16", "utf-8")
Fails = Callable[[BaseException], tuple[int, str]]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The little rules; with a typographic text and a finding."""
    folder = little_project(tmp_path_factory.mktemp("projekt"))
    replace_once(
        folder / f"{FOLDER}/weisung.yml", "Sie sagt, bis wann", "Sie „sagt“ – 漢, bis wann"
    )
    return folder


@pytest.fixture
def fails(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> Fails:
    """What is said, and the exit code, when a command ends with an exception."""

    def call(failure: BaseException) -> tuple[int, str]:
        def broken(_: object) -> int:
            raise failure

        monkeypatch.setattr(commands, "run", broken)
        code = main(["--root", str(project), "check"])
        said = capsys.readouterr()
        assert said.out == "" and "Traceback" not in said.err
        return code, said.err

    return call


def process(
    project: Path, *arguments: str, env: Mapping[str, str] | None = None, **how: object
) -> subprocess.CompletedProcess[bytes]:
    """The command line as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "generator.cli", "--root", str(project), *arguments],
        cwd=ROOT,
        env=os.environ | dict(env or {}),
        check=False,
        timeout=60,
        **({"capture_output": True} | how),
    )


# --- what is said ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("failure", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "Abgebrochen.\n"),
        (MemoryError(), 4, "Der Arbeitsspeicher reicht nicht."),
        (OSError(errno.ENOSPC, "x", "site/a.html"), 4, "site/a.html: Auf dem Datenträger ist kein"),
        (OSError(errno.EDQUOT, "x"), 4, "aufgebraucht"),
        (OSError(errno.EROFS, "x", "site"), 4, "site: Der Datenträger ist schreibgeschützt."),
        (PermissionError(errno.EACCES, "x", "rules"), 4, "rules: Dafür fehlen die Rechte."),
        (OSError(errno.EMFILE, "x"), 4, "zu viele Dateien zugleich offen"),
        (OSError(errno.ENAMETOOLONG, "x"), 4, "in einen Ordner mit kürzerem Pfad"),
        (ModuleNotFoundError("x", name="mkdocs"), 4, "Es fehlt das Paket »mkdocs«."),
        (RecursionError(), 3, "tiefer verschachtelt, als das Programm es verträgt (Fehler "),
        (ValueError("geheim"), 3, "womit es nicht gerechnet hat (Fehler "),
        (FileNotFoundError(errno.ENOENT, "x", "a"), 3, "womit es nicht gerechnet hat (Fehler "),
    ],
)
def test_each_failure_has_its_sentence_and_code(
    fails: Fails, failure: BaseException, code: int, said: str
) -> None:
    """Nothing of it is English, and what is inside of a fault stands in the file alone."""
    ended, err = fails(failure)
    assert ended == code and said in err and "geheim" not in err


def test_a_fault_of_the_program_is_kept_with_its_reference(fails: Fails, project: Path) -> None:
    """The reference names the file with the traceback; the same fault has the same reference."""
    _, err = fails(ValueError("geheim"))
    mark = re.search(r"Fehler ([0-9a-f]{8})\)", err)
    file = project / ".cache" / "fehler" / f"{mark[1]}.txt"
    assert str(file) in err
    text = file.read_text(encoding="utf-8")
    assert text.startswith(f"Fehler {mark[1]}\n") and "ValueError: geheim" in text
    assert mark[1] in fails(ValueError("anders"))[1]
    assert mark[1] not in fails(TypeError("geheim"))[1]


def test_details_leave_the_project_for_nobody(tmp_path: Path) -> None:
    """Where the project's folder is a link or no project, they go to the temporary folder."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "fremd").mkdir()
    (tmp_path / ".cache").symlink_to(tmp_path / "fremd")
    for root in (tmp_path, tmp_path / "fremd", None):
        said = failures._own_fault(ValueError("x"), root)
        file = Path(re.search(r"stehen in (\S+\.txt)\.", said)[1])
        assert file.is_file() and not file.is_relative_to(tmp_path)
        file.unlink()
    assert list((tmp_path / "fremd").iterdir()) == []


def test_details_that_can_be_kept_nowhere(monkeypatch: pytest.MonkeyPatch, fails: Fails) -> None:
    """Then the sentence names the kind of fault and its place."""

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "x")

    monkeypatch.setattr(Path, "write_bytes", full)
    monkeypatch.setattr(failures.tempfile, "mkstemp", full)
    code, err = fails(ValueError("x"))
    assert code == 3 and re.search(r"nirgends speichern\. .*ValueError in \S+, Zeile \d+\.", err)


# --- encodings ------------------------------------------------------------------------------------


@pytest.fixture
def spoken(project: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """What a command writes into a pipe with an encoding, read with the same encoding."""

    def call(encoding: str, *arguments: str) -> str:
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding=encoding) for _ in range(2))
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        assert main(["--root", str(project), *arguments]) == 0
        err.flush()
        assert err.buffer.getvalue() == b""
        return out.buffer.getvalue().decode(encoding)

    return call


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_no_encoding_stops_a_command(
    spoken: Callable[..., str], project: Path, tmp_path: Path, encoding: str
) -> None:
    """Texts keep what the encoding has and get the nearest characters for the rest; what programs
    read means the same in every encoding.
    """
    other, new = str(little_project(tmp_path)), str(project)
    text = spoken(encoding, "diff", other, new)
    texts = {"utf": "„sagt“ – 漢, bis", "cp1": "„sagt“ – ?, bis"}
    assert texts.get(encoding[:3], '"sagt" - ?, bis') in text
    for call in (["diff", "--format", "json", other, new], ["check", "--format", "json"]):
        assert json.loads(spoken(encoding, *call)) == json.loads(spoken("utf-8", *call))
    assert ("Pruefer" if encoding == "ascii" else "Prüfer") in spoken(encoding, "check")


def test_json_escapes_what_an_encoding_lacks(spoken: Callable[..., str]) -> None:
    """Also what lies beyond the first plane, and nothing but ASCII, so that any reader gets it."""
    assert "Amt für Proben" in spoken("utf-8", "export")
    escaped = spoken("cp1252", "export")
    assert "Amt f\\u00fcr Proben" in escaped and escaped.isascii()


def test_a_path_that_is_no_text(project: Path, capsys: pytest.CaptureFixture) -> None:
    """A name in another encoding can be said."""
    name = os.fsdecode(b"f\xe4lle.jsonl")
    assert main(["--root", str(project), "evaluate", "--batch", name]) == 2
    assert "f?lle.jsonl: Diese Datei gibt es nicht." in capsys.readouterr().err


# --- outputs --------------------------------------------------------------------------------------


def test_a_reader_that_goes_away(project: Path) -> None:
    """As with every other program: silence, and the code of a broken pipe."""
    reading, writing = os.pipe()
    os.close(reading)
    done = process(project, "export", capture_output=False, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_an_output_that_is_full(project: Path) -> None:
    """A full device takes nothing, and the command says so."""
    with Path("/dev/full").open("wb") as full:
        done = process(project, "check", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 4
    assert done.stderr.decode().startswith("Auf dem Datenträger ist kein Platz mehr.")


def test_closed_outputs(project: Path) -> None:
    """A process without outputs works all the same."""
    call = f"{sys.executable} -m generator.cli --root {project} evaluate zustaendig >&- 2>&-"
    done = subprocess.run(["sh", "-c", call], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0 and b"Traceback" not in done.stderr


def test_a_file_is_written_whole_or_not_at_all(project: Path, tmp_path: Path) -> None:
    """Without room the export that was there stays, and nothing half is left."""
    (tmp_path / "wissen.json").write_text("bisher", encoding="utf-8")

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    done = process(
        project, "export", "--output", str(tmp_path / "wissen.json"), preexec_fn=little_room
    )
    assert done.returncode == 2 and "lässt sich nicht schreiben" in done.stderr.decode()
    assert [file.name for file in tmp_path.iterdir()] == ["wissen.json"]
    assert (tmp_path / "wissen.json").read_text(encoding="utf-8") == "bisher"


# --- the process ----------------------------------------------------------------------------------


def test_ctrl_c(project: Path, tmp_path: Path) -> None:
    """One word, whatever is being done."""
    cases = tmp_path / "faelle.jsonl"
    os.mkfifo(cases)
    call = [sys.executable, "-m", "generator.cli", "--root", str(project), "evaluate"]
    running = subprocess.Popen(
        [*call, "--batch", str(cases)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    with cases.open("wb"):  # as soon as the process waits for the cases
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (130, b"Abgebrochen.\n")


def without_privileges() -> None:
    """Lets a process of root obey the rights of files like everybody's."""
    drop, privileges = 24, (1, 2)  # to write and to read whatever the rights are
    for privilege in privileges:
        ctypes.CDLL(None).prctl(drop, privilege, 0, 0, 0)


def test_rules_that_may_not_be_read(tmp_path: Path) -> None:
    """A problem with its place, as for a file that is missing."""
    project = little_project(tmp_path)
    (project / "rules/rollen.yml").chmod(0)
    done = process(project, "check", preexec_fn=without_privileges)
    assert done.returncode == 1 and b"rules/rollen.yml:1:1: error datei-unlesbar" in done.stdout
