"""The preview: takes its port first, keeps the last good state, says in German what is wrong."""

from __future__ import annotations

import re
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli import main
from generator.problem import Place, Problem, error
from generator.publish import preview as previews
from generator.publish.preview import Preview, UnusableAddressError, serve
from generator.site.page import Site
from support.sample_site import make_project, small_handbook

ENGLISH = re.compile(
    r"\b(error while|serving|building|address already|detected|the server|404)\b", re.IGNORECASE
)


class Rules:
    """Rules that a test breaks and mends."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.crash: Exception | None = None

    def rendered(self) -> tuple[Site | None, list[Problem]]:
        """What the pipeline would make of them."""
        if self.crash:
            raise self.crash
        return (None if self.problems else small_handbook()), self.problems


@pytest.fixture
def rules() -> Rules:
    """Sound rules."""
    return Rules()


@pytest.fixture
def told() -> list[str]:
    """What was said on the terminal."""
    return []


@pytest.fixture
def preview(tmp_path: Path, rules: Rules, told: list[str]) -> Preview:
    """A preview of a little project."""
    config = make_project(tmp_path)
    (tmp_path / "site_extra").mkdir()
    (tmp_path / "site_extra" / "robots.txt").write_bytes(b"")
    (tmp_path / "scratch").mkdir()
    return Preview(
        config_file=config,
        rendered=rules.rendered,
        report=told.append,
        explain=lambda failure: f"Erklärt: {failure}",
        scratch=tmp_path / "scratch",
    )


@pytest.fixture
def address(preview: Preview) -> Iterator[str]:
    """Where the preview is shown; without following edits."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = previews._listening(preview, "127.0.0.1", port)
    server.follow(preview.config_file.parent)  # so that pages get what a preview adds
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{port}/"
    server.serve_thread = thread
    server.shutdown()


def get(address: str) -> tuple[int, str]:
    """Code and text of a page."""
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


WRONG = error("wort-unbekannt", Place("rules/x.yml", 3, 4), "»<plicht>« ist hier nicht vorgesehen.")


def test_the_last_good_state_stays_in_sight(
    preview: Preview, rules: Rules, told: list[str], address: str
) -> None:
    """With what is wrong above every page, until it is mended."""
    preview.renew()
    assert told == ["Die Vorschau ist auf dem neuen Stand."]
    code, page = get(f"{address}weisungen/probe.html")
    assert code == 200 and 'role="alert"' not in page and "livereload" in page
    rules.problems = [WRONG]
    preview.renew()
    assert told[1:] == [
        "Die Vorschau zeigt den letzten Stand ohne Fehler; zu berichtigen ist:",
        str(WRONG),
    ]
    code, page = get(f"{address}weisungen/probe.html")
    assert code == 200 and "Absolventenmanagement" in page
    assert "rules/x.yml:3:4: error wort-unbekannt »&lt;plicht&gt;« ist hier nicht" in page
    rules.problems = []
    preview.renew()
    assert 'role="alert"' not in get(f"{address}weisungen/probe.html")[1]
    assert get(f"{address}robots.txt")[0] == 200


def test_an_error_from_the_start_has_a_page(
    preview: Preview, rules: Rules, told: list[str], address: str
) -> None:
    """Nothing to show yet: every address says why, and follows the mending."""
    rules.problems = [WRONG]
    preview.renew()
    assert told[0] == "Es gibt noch nichts zu zeigen; zu berichtigen ist:"
    code, page = get(address)
    assert code == 404 and 'lang="de"' in page and "wort-unbekannt" in page
    assert "livereload" in page
    rules.problems = []
    preview.renew()
    assert get(address)[0] == 200


def test_a_fault_of_the_program_does_not_end_it(
    preview: Preview, rules: Rules, told: list[str]
) -> None:
    """It is explained like on the command line."""
    preview.renew()
    rules.crash = ValueError("innen")
    preview.renew()
    assert told[-1] == "Erklärt: innen" and preview.site is not None


def test_warnings_of_a_build_stand_above_its_pages(preview: Preview, told: list[str]) -> None:
    """A page is shown with what is wrong in it."""
    (preview.config_file.parent / "content" / "pruefer").mkdir()
    (preview.config_file.parent / "content" / "pruefer" / "frist.md").write_text("# Doppelt\n")
    preview.renew()
    assert told[0].startswith("Es gibt noch nichts zu zeigen")
    assert "pruefer/frist.md gibt es zweimal" in told[1]
    assert not ENGLISH.search(" ".join(told))


def test_a_port_that_is_taken_is_told_before_anything_is_built(
    tmp_path: Path, told: list[str]
) -> None:
    """With one to try instead."""

    def never() -> tuple[Site | None, list[Problem]]:
        raise AssertionError("built")

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UnusableAddressError, match=f"Port {port} auf 127.0.0.1 ist belegt"):
            serve(make_project(tmp_path), never, told.append, str, ("127.0.0.1", port))
    assert told == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--host", "192.0.2.1"], "»192.0.2.1« ist keine Adresse dieses Rechners."),
        (["--host", "kein rechner"], "»kein rechner« ist keine Adresse dieses Rechners."),
        (["--port", "0"], "»0« ist kein Port"),
        (["--port", "65536"], "»65536« ist kein Port"),
        (["--port", "viele"], "»viele« ist kein Port"),
    ],
)
def test_addresses_that_cannot_be(
    tmp_path: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture
) -> None:
    """Wrong use, in German."""
    make_project(tmp_path)
    try:
        code = main(["--root", str(tmp_path), "serve", *arguments])
    except SystemExit as stop:
        code = stop.code
    err = capsys.readouterr().err
    assert code == 2 and said in err and not ENGLISH.search(err)
