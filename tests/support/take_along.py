"""What people take along from every example of the rules, made once by the browser's own parts in
Node.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.handbook import Site
from support.paths import SUPPORT
from support.real_handbook import pages, verified

_OPENING = "Weisungswerk.register("


@cache
def entries() -> dict[str, dict]:
    """The two parts of each checker of the handbook, as its page gets them."""
    return entries_of(pages())


def entries_of(site: Site) -> dict[str, dict]:
    """The same for any site."""
    scripts = (
        asset.data.decode() for asset in site.assets if asset.path.startswith("assets/pruefer/")
    )
    found: dict[str, dict] = {}
    for text in scripts:
        part = json.loads(text.removeprefix(_OPENING).rstrip(");\n"))
        checker, name = (
            (part["checker"], "second") if "checker" in part else (part["program"]["id"], "first")
        )
        found.setdefault(checker, {})[name] = part
    return found


@cache
def examples_taken_along() -> tuple[dict, ...]:
    """What is taken along from each example of the rules."""
    found = take(
        [
            {"checker": checker.id, "answers": example.facts}
            for checker in verified().model.checkers
            for example in checker.examples
        ],
        entries(),
    )
    assert len(found) > 200
    return found


def take(cases: list[dict], entries: dict[str, dict]) -> tuple[dict, ...]:
    """{checker, facts, used, asked, result, note, calendar, link, back, refused} for each case
    {checker, answers, leftOut?}; also `mark` of the case, the time `now`, a link that was `sent`.
    """
    node = shutil.which("node")
    assert node, "Es fehlt Node.js (ab 18): apt-get install nodejs"
    with TemporaryDirectory() as folder:
        data = Path(folder, "data.json")
        data.write_text(json.dumps(entries), encoding="utf-8")
        done = subprocess.run(
            [node, str(SUPPORT / "take_along_cases.js"), str(data)],
            check=True,
            capture_output=True,
            input="".join(json.dumps(case, default=float) + "\n" for case in cases).encode(),
        )
    found = tuple(map(json.loads, done.stdout.decode().splitlines()))
    assert len(found) == len(cases)
    return found
