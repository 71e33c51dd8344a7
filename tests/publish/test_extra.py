"""Files of others come along with every build, from ``site_extra/`` of the project."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from generator.publish import site as publish
from generator.publish.extra import copy_extra
from support.sample_site import make_project, small_handbook


@pytest.fixture
def extra(tmp_path: Path) -> Path:
    """The folder of a project that holds a file for the server."""
    (tmp_path / "projekt" / "site_extra").mkdir(parents=True)
    (tmp_path / "projekt" / "site_extra" / "web.config").write_bytes(b"\x00<x/>")
    (tmp_path / "site").mkdir()
    return tmp_path / "projekt" / "site_extra"


def test_they_survive_every_build(tmp_path: Path) -> None:
    """Unread, in folders too, pages among them unjudged; written pages may lead to them."""
    config, site = make_project(tmp_path), tmp_path / "site"
    (tmp_path / "site_extra" / "daten").mkdir(parents=True)
    (tmp_path / "site_extra" / "robots.txt").write_bytes(b"User-agent: *\n")
    (tmp_path / "site_extra" / "daten" / "liste.csv").write_bytes(b"\xff")
    (tmp_path / "site_extra" / "beweis.html").write_bytes(b"<a href=nirgends>x</a>")
    first, *others = small_handbook().pages
    text = first.text + "\nZur [Liste](../daten/liste.csv).\n"
    handbook = replace(small_handbook(), pages=(replace(first, text=text), *others))
    for _ in range(2):
        assert publish.build(config, handbook, site) == ()
        assert (site / "robots.txt").read_bytes() == b"User-agent: *\n"
        assert (site / "daten" / "liste.csv").read_bytes() == b"\xff"
        assert (site / "beweis.html").exists()


def test_a_file_of_the_handbook_is_not_replaced(tmp_path: Path) -> None:
    """The name is told, the site stays as it was."""
    config = make_project(tmp_path)
    (tmp_path / "site_extra").mkdir()
    (tmp_path / "site_extra" / "index.html").write_text("meins", encoding="utf-8")
    assert publish.build(config, small_handbook(), tmp_path / "site") == (
        "site_extra/index.html: Eine Datei dieses Namens macht das Handbuch selbst. "
        "Benennen Sie Ihre um.",
    )
    assert not (tmp_path / "site").exists()


def test_nothing_is_followed_out_of_the_project(extra: Path, tmp_path: Path) -> None:
    """Neither a file nor a folder nor the folder itself; a link within the project is fine."""
    (tmp_path / "geheim").mkdir()
    (tmp_path / "geheim" / "x").write_bytes(b"geheim")
    (extra / "datei").symlink_to(tmp_path / "geheim" / "x")
    (extra / "ordner").symlink_to(tmp_path / "geheim")
    (extra / "nochmal").symlink_to("web.config")
    messages, paths = copy_extra(extra, tmp_path / "site")
    assert paths == {"web.config", "nochmal"}
    assert [message.split(": ")[0] for message in messages] == [
        "site_extra/datei",
        "site_extra/ordner",
    ] and all("führt aus dem Projekt hinaus" in message for message in messages)
    extra.rename(extra.with_name("weg"))
    extra.symlink_to(tmp_path / "geheim")
    messages, paths = copy_extra(extra, tmp_path / "site")
    assert len(messages) == 1 and paths == frozenset()


def test_what_is_no_file_is_refused(extra: Path, tmp_path: Path) -> None:
    """A pipe would never end."""
    os.mkfifo(extra / "rohr")
    (extra / ".weisungswerk").write_bytes(b"")
    (extra / "Thumbs.db").write_bytes(b"")
    messages, paths = copy_extra(extra, tmp_path / "site")
    assert len(messages) == 2 and "rohr: Das ist keine gewöhnliche Datei." in messages[1]
    assert paths == {"web.config"}


def test_a_project_need_not_have_any(tmp_path: Path) -> None:
    """No folder, no files."""
    assert copy_extra(tmp_path / "site_extra", tmp_path) == ((), frozenset())
