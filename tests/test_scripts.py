"""What pages get is what the parts say: whole, valid, smaller, and nothing beside ``Weisungswerk`` in the page."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from little import ROOT

from generator.embedding import stylesheet
from generator.scripts import BROWSER, BUNDLES, scripts, source

STYLES = stylesheet(ROOT / "site_templates")


def test_every_part_is_in_a_script() -> None:
    """No file of browser/ is forgotten, but the one that runs in Node."""
    parts = {f"{part}.js" for names in BUNDLES.values() for part in names}
    found = {path.relative_to(BROWSER).as_posix() for path in BROWSER.rglob("*.js")} - {
        "node_runner.js"
    }
    assert parts == found


@pytest.mark.parametrize("name", BUNDLES)
def test_small_scripts_are_scripts(name: str, tmp_path: Path) -> None:
    """Node takes them, they lost their comments, and they are the same each time."""
    small = scripts(STYLES)[name]
    (tmp_path / name).write_bytes(small)
    node = shutil.which("node")
    assert node, "Es fehlt Node.js (ab 18): apt-get install nodejs"
    subprocess.run([node, "--check", str(tmp_path / name)], check=True)
    assert (
        b"/*" not in small
        and len(small) < 0.75 * len(source(name, STYLES).encode())
        and small == scripts(STYLES)[name]
    )
