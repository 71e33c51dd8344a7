"""The folder of a site: whose it is, what a killed build leaves, one build at a time."""

from __future__ import annotations

import ctypes
import errno
import os
import random
import resource
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from generator.publish import folder as folders
from generator.publish.folder import MARK, UnusableFolderError, claimed
from generator.publish.lock import TakenError, lock
from generator.publish.site import build
from support.sample_site import make_project, small_handbook

KILLS = 36


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The mkdocs.yml of a little project, without anything else in its folder."""
    (tmp_path / "projekt").mkdir()
    (tmp_path / "projekt" / "mkdocs.yml").write_text("", encoding="utf-8")
    return tmp_path / "projekt" / "mkdocs.yml"


def publish(config: Path, site: Path, *files: str) -> None:
    """A build that makes these files and nothing else."""
    with claimed(config, site) as folder:
        for name in files:
            (folder.fresh / name).parent.mkdir(parents=True, exist_ok=True)
            (folder.fresh / name).write_text(name, encoding="utf-8")
        folder.publish()


def names(folder: Path) -> set[str]:
    """The paths of all files below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def refusal(config: Path, site: Path) -> str:
    """Why a build into the folder is refused; nothing in it has changed then."""
    before = names(site) if site.is_dir() else set()
    with pytest.raises(UnusableFolderError) as refused:
        publish(config, site, "index.html")
    assert (names(site) if site.is_dir() else set()) == before
    return str(refused.value)


def in_child(work: Callable[[], None]) -> int:
    """The number of a process that does the work and says by its code whether it was done."""
    number = os.fork()
    if number == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return number


def without_privileges() -> None:
    """Lets a process of root obey the rights of files like everybody's; lasts until it ends."""
    libc, header = ctypes.CDLL(None), (ctypes.c_uint32 * 2)(0x20080522, 0)
    assert libc.capset(header, (ctypes.c_uint32 * 6)()) == 0


# --- whose it is ----------------------------------------------------------------------------------


def test_a_site_carries_its_mark(config: Path) -> None:
    """With the names of its files; a build replaces all of them."""
    site = config.parent / "site"
    publish(config, site, "index.html", "a/b.html")
    lines = (site / MARK).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["index.html", "a/b.html"]
    publish(config, site, "index.html")
    assert names(site) == {MARK, "index.html"}
    assert names(config.parent) == {"mkdocs.yml", f"site/{MARK}", "site/index.html"}


@pytest.mark.parametrize("name", ["CNAME", "robots.txt", ".git/HEAD", "a/web.config", "a/neu/x"])
def test_what_no_build_put_there_is_refused(config: Path, name: str) -> None:
    """Files of others are named, and stay."""
    site = config.parent / "site"
    publish(config, site, "index.html", "a/b.html")
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text("bleibt", encoding="utf-8")
    said = refusal(config, site)
    assert f"was kein Bau dorthin gelegt hat: {name.partition('/')[0]}." in said
    assert "site_extra" in said and (site / name).read_text(encoding="utf-8") == "bleibt"


def test_links_in_a_site_are_refused_and_not_followed(config: Path) -> None:
    """A link is somebody's file, wherever it leads."""
    site, other = config.parent / "site", config.parent / "fremd"
    publish(config, site, "index.html")
    other.mkdir()
    (other / "brief.txt").write_text("bleibt", encoding="utf-8")
    (site / "hinaus").symlink_to(other)
    assert "hinaus" in refusal(config, site) and names(other) == {"brief.txt"}


def test_sites_of_others_are_refused(config: Path) -> None:
    """Every MkDocs site has an index of its search; that makes it none of ours."""
    site = config.parent / "fremd"
    (site / "search").mkdir(parents=True)
    (site / "search" / "search_index.json").write_text("{}", encoding="utf-8")
    assert f"kein Handbuch: Das Zeichen {MARK} fehlt" in refusal(config, site)


def test_what_a_file_browser_leaves_is_no_stranger(config: Path) -> None:
    """Looking into a folder stops no build."""
    site = config.parent / "site"
    site.mkdir()
    (site / "Thumbs.db").write_bytes(b"")
    publish(config, site, "index.html")
    (site / ".DS_Store").write_bytes(b"")
    publish(config, site, "index.html")


@pytest.mark.parametrize(
    "name", [".", "..", "rules", "content/neu", "site_templates", "site_extra"]
)
def test_folders_that_are_read_are_refused(config: Path, name: str) -> None:
    """The project, and what lies in it as a source."""
    assert "Bitte einen anderen Ordner nennen." in refusal(config, config.parent / name)


def test_a_mount_point_is_refused(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot be replaced as a whole; a folder in it can, and the message names one."""
    site = config.parent / "laufwerk"
    site.mkdir()
    monkeypatch.setattr(Path, "is_mount", lambda path: path == site)
    assert f"--site-dir {site / 'handbuch'}" in refusal(config, site)
    publish(config, site / "handbuch", "index.html")


def test_folders_above_a_site_do_not_outlive_a_failure(config: Path) -> None:
    """Made for the site, gone without it."""
    with claimed(config, config.parent / "a" / "b" / "site"):
        assert (config.parent / "a" / "b").is_dir()
    assert not (config.parent / "a").exists()


# --- what a machine does not give -----------------------------------------------------------------


def test_a_folder_that_may_not_be_written(config: Path) -> None:
    """Said before anything is built."""
    (config.parent / "fest").mkdir(mode=0o555)

    def work() -> None:
        without_privileges()
        for site in (config.parent / "fest" / "site", config.parent / "fest" / "a" / "site"):
            assert "lässt sich nicht schreiben (Permission denied)" in refusal(config, site)

    assert os.waitpid(in_child(work), 0)[1] == 0


def test_no_room_for_the_first_site(config: Path) -> None:
    """Nothing half is left over, neither the site nor what it was built in."""

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        with pytest.raises(OSError, match="File too large"):
            publish(config, site, "index.html", "a" * 200)

    site = config.parent / "site"
    assert os.waitpid(in_child(work), 0)[1] == 0
    assert names(config.parent) == {"mkdocs.yml"} and not site.exists()


def test_no_room_while_a_site_is_built(tmp_path: Path) -> None:
    """MkDocs hands on what the machine says; the site that was there stays, nothing else does."""
    config, site = make_project(tmp_path), tmp_path / "site"
    publish(config, site, "index.html")
    before = {path.name for path in tmp_path.iterdir()}
    handbook = small_handbook()  # here: what makes scripts small does not work in a forked child

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
        with pytest.raises(OSError, match="File too large"):
            build(config, handbook, site)

    assert os.waitpid(in_child(work), 0)[1] == 0
    assert {path.name for path in tmp_path.iterdir()} == before
    assert names(site) == {MARK, "index.html"}


# --- one step, or put right -----------------------------------------------------------------------


@pytest.fixture
def in_two_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that cannot exchange two folders."""
    monkeypatch.setattr(folders, "_exchanged", lambda *_: False)


def test_where_two_folders_cannot_be_exchanged(config: Path, in_two_steps: None) -> None:
    """The new site takes its place all the same."""
    assert in_two_steps is None
    site = config.parent / "site"
    publish(config, site, "alt.html")
    publish(config, site, "neu.html")
    assert names(config.parent) == {"mkdocs.yml", f"site/{MARK}", "site/neu.html"}


@pytest.mark.usefixtures("in_two_steps")
def test_a_change_over_that_fails_is_taken_back(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old site stands when the new one cannot take its place."""
    site, rename = config.parent / "site", Path.rename
    publish(config, site, "alt.html")

    def stubborn(path: Path, target: Path) -> Path:
        if path.name == "neu":
            raise OSError(errno.EBUSY, "Device or resource busy")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", stubborn)
    assert "lässt sich nicht austauschen" in refusal(config, site)
    assert names(site) == {MARK, "alt.html"}


@pytest.mark.parametrize("left", [".site-bau", ".site-ab_12xyz"])
def test_a_change_over_that_was_broken_off_is_put_right(config: Path, left: str) -> None:
    """Killed between its two steps: the old site comes back before anything else is done."""
    site = config.parent / "site"
    publish(config, site, "alt.html")
    (config.parent / left).mkdir()
    site.rename(config.parent / left / "alt")
    with claimed(config, site):
        assert names(site) == {MARK, "alt.html"}
    assert {path.name for path in config.parent.iterdir()} == {"mkdocs.yml", "site"}


def test_only_our_leftovers_are_removed(config: Path) -> None:
    """Folders of others may have names that look like ours."""
    for name in (".site-ab_12xyz/neu", ".site-bau/neu", ".site-backup/a", ".site-ab_12xyx/brief"):
        (config.parent / name).mkdir(parents=True)
    publish(config, config.parent / "site", "index.html")
    kept = {path.name for path in config.parent.iterdir()} - {"mkdocs.yml", "site"}
    assert kept == {".site-backup", ".site-ab_12xyx"}


# --- one at a time --------------------------------------------------------------------------------


def test_two_builds_into_one_folder(config: Path) -> None:
    """The second one is told who builds, and leaves the first alone."""
    site = config.parent / "site"
    with claimed(config, site) as folder:
        said = refusal(config, site)
        assert f"Ein anderer Bau (Prozess {os.getpid()} auf " in said
        folder.fresh.mkdir()
        folder.publish()
    publish(config, site, "index.html")


def test_a_killed_process_locks_nothing_out(tmp_path: Path) -> None:
    """The system sets its lock free, whatever number the process had."""
    ready, tell = os.pipe()

    def work() -> None:
        with lock(tmp_path / "sperre"):
            os.write(tell, b"!")
            time.sleep(60)

    child = in_child(work)
    os.read(ready, 1)
    with pytest.raises(TakenError, match=f"Prozess {child} auf"), lock(tmp_path / "sperre"):
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert (tmp_path / "sperre").exists()
    with lock(tmp_path / "sperre"):
        pass
    assert not (tmp_path / "sperre").exists()


def test_a_lock_is_followed_nowhere(tmp_path: Path) -> None:
    """A link in its place is no lock."""
    (tmp_path / "fremd").write_text("bleibt", encoding="utf-8")
    (tmp_path / "sperre").symlink_to(tmp_path / "fremd")
    with pytest.raises(OSError, match="symbolic links"), lock(tmp_path / "sperre"):
        pass
    assert (tmp_path / "fremd").read_text(encoding="utf-8") == "bleibt"


# --- killed at any moment -------------------------------------------------------------------------


@pytest.mark.slow
def test_builds_killed_at_any_moment(tmp_path: Path) -> None:
    """Whenever a build is killed: a whole site stands, the old or the new one, and the next build
    works and leaves nothing over.
    """
    config, site = make_project(tmp_path), tmp_path / "site"
    beside = [path.name for path in tmp_path.iterdir()]
    first, *others = small_handbook().pages
    handbooks = (
        small_handbook(),
        replace(small_handbook(), pages=(replace(first, text=first.text + "\nNeu.\n"), *others)),
    )
    states = []
    for handbook in handbooks:
        started = time.monotonic()
        assert build(config, handbook, site) == ()
        states.append({path: (site / path).read_bytes() for path in names(site)})
    lasts = time.monotonic() - started
    assert states[0] != states[1]
    drawn = random.Random(7)
    killed = 0
    for number in range(KILLS):
        child = in_child(partial(build, config, handbooks[number % 2], site))
        # the first ones from begin to end, the others where the site is changed over
        share = number / 24 if number < 24 else drawn.uniform(0.85, 1.1)
        time.sleep(lasts * share)
        os.kill(child, signal.SIGKILL)
        killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
        assert {path: (site / path).read_bytes() for path in names(site)} in states, share
    assert killed >= KILLS // 2
    assert build(config, handbooks[0], site) == ()
    assert {path: (site / path).read_bytes() for path in names(site)} == states[0]
    assert {path.name for path in tmp_path.iterdir()} == {*beside, "site"}
