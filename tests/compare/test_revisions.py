"""What may be compared: folders and revisions; nothing in the work tree is touched, nothing outside
it is written.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.compare import UnusableError, opened, read
from support.sample_rules import FOLDER, little_project, replace_once

NORMS = f"{FOLDER}/normen.yml"


def git(root: Path, *arguments: str) -> str:
    """Git with a name of its own, whatever is set up on the machine."""
    settings = (
        "-c",
        "user.name=Probe",
        "-c",
        "user.email=probe@example.org",
        "-c",
        "commit.gpgsign=false",
    )
    return subprocess.run(
        ["git", "-C", str(root), *settings, *arguments], check=True, capture_output=True, text=True
    ).stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose project lies in a folder: two revisions, and a change that is not
    committed.
    """
    top = tmp_path / "ablage"
    root = little_project(top / "handbuch")
    git(tmp_path, "init", "-q", "-b", "haupt", str(top))
    for text, tag in (
        ("text: Große Proben prüfen beide.", "v1"),
        ("text: Große Proben prüfen stets beide.", "v2"),
    ):
        if tag == "v2":
            replace_once(root / NORMS, "text: Große Proben prüfen beide.", text)
        git(top, "add", "-A")
        git(top, "commit", "-q", "-m", tag)
        git(top, "tag", tag)
    replace_once(root / NORMS, "stets beide", "immer beide")
    return root


def third(root: Path, name: str) -> str:
    """The text of Randnummer 3 in a version."""
    with opened(name, root) as version:
        side = read(version.root, version.name)
        assert not side.problems
        return side.model.directives[0].norms[2].text


def test_revisions_of_a_repository(repository: Path) -> None:
    """Tag, branch, relative name and commit; the work tree keeps its change and its index."""
    before = git(repository, "status", "--porcelain")
    assert [
        third(repository, name)
        for name in ("v1", "haupt~1", "v2", "haupt", "HEAD", git(repository, "rev-parse", "v2"))
    ] == [
        "Große Proben prüfen beide.",
        "Große Proben prüfen beide.",
        *["Große Proben prüfen stets beide."] * 4,
    ]
    assert third(repository, str(repository)) == "Große Proben prüfen immer beide."
    assert before and git(repository, "status", "--porcelain") == before


def test_names_of_versions(repository: Path) -> None:
    """A revision with its commit, a folder with its own name, without the way to it."""
    with opened("v1", repository) as one, opened(str(repository / "rules"), repository) as other:
        assert (one.name, other.name) == (
            f"v1 ({git(repository, 'rev-parse', 'v1')[:8]})",
            "handbuch",
        )


def test_folder_of_rules_under_another_name(repository: Path, tmp_path: Path) -> None:
    """A copy of rules/ alone is enough."""
    (repository / "rules").rename(tmp_path / "regeln-2025")
    assert third(repository, str(tmp_path / "regeln-2025")) == "Große Proben prüfen immer beide."


@pytest.mark.parametrize(
    "name",
    [
        "gibtesnicht",
        "",
        "--upload-pack=touch x",
        "-1",
        "v1 v2",
        "v1:handbuch",
        "HEAD\nHEAD",
        "v1..v2",
        "../ablage",
    ],
)
def test_what_is_no_version(repository: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused in a German sentence; options do not reach Git."""
    monkeypatch.chdir(repository)
    with (
        pytest.raises(UnusableError, match="Git-Revision dieses Namens ist nicht bekannt"),
        opened(name, repository),
    ):
        pass


def test_a_revision_without_rules(repository: Path) -> None:
    """The project did not exist yet."""
    git(repository, "rm", "-rq", "--cached", "rules")
    git(repository, "commit", "-q", "-m", "leer")
    with (
        pytest.raises(UnusableError, match=r"fehlt rules/herausgeber\.yml"),
        opened("HEAD", repository),
    ):
        pass


def test_links_are_left_out(repository: Path, tmp_path: Path) -> None:
    """A link in a revision is not followed: what it names is missing, and that is told."""
    (tmp_path / "geheim.yml").write_text("weisung: amt-frist\nabschnitte: []\n", encoding="utf-8")
    (repository / NORMS).unlink()
    (repository / NORMS).symlink_to(tmp_path / "geheim.yml")
    git(repository, "commit", "-qam", "Verweis")
    for name, code in (("HEAD", "datei-fehlt"), (str(repository), "pfad-ausserhalb")):
        with opened(name, repository) as version:
            assert code in {problem.code for problem in read(version.root, version.name).problems}


def test_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders do without; for a revision the message says what is missing."""
    monkeypatch.setenv("PATH", str(repository))
    assert third(repository, str(repository)) == "Große Proben prüfen immer beide."
    with pytest.raises(UnusableError, match="Installieren Sie Git"), opened("v1", repository):
        pass
