"""A checker comes in two files; the browser makes the program and its citations of them again."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from support.paths import ROOT
from support.real_handbook import verified
from support.take_along import entries
from support.unfolded import unfolded

BROWSER = Path(ROOT, "generator", "browser", "checker")
TOGETHER = """
const { createEntry } = await import(process.argv[1] + "/entry.js");
const { completeEntry } = await import(process.argv[1] + "/second_part.js");
const { readFileSync } = await import("node:fs");
const checkers = Object.values(JSON.parse(readFileSync(0, "utf8"))).map(({ first, second }) => {
  const delivered = JSON.stringify([first.program, second]);
  const entry = createEntry(first);
  completeEntry(entry, second);
  completeEntry(entry, second); // two views of one checker
  // a foreign page may have two elements
  if (JSON.stringify([first.program, second]) !== delivered) throw new Error(first.program.id);
  return entry;
});
process.stdout.write(JSON.stringify(checkers));
"""


def test_two_parts_are_the_program() -> None:
    """Not a key is lost, every root leads where it did, and every citation of rows and facts has a
    label and an address; completing an entry twice changes nothing more.
    """
    node = shutil.which("node")
    assert node, "Es fehlt Node.js (ab 18): apt-get install nodejs"
    done = subprocess.run(
        [node, "--input-type=module", "--eval", TOGETHER, str(BROWSER)],
        input=json.dumps(entries()),
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    made = {entry["program"]["id"]: entry for entry in json.loads(done.stdout)}
    program = json.loads(json.dumps(verified().compiled.program["checkers"]))
    assert made.keys() == program.keys()
    for checker, entry in made.items():
        assert unfolded(entry["program"]) == unfolded(program[checker])
    for checker in verified().model.checkers:
        texts = made[checker.id]["texts"]
        for fact in checker.facts:
            assert len(texts["facts"][fact.id]["cites"]) == len(fact.source)
        for row in program[checker.id]["rows"]:
            assert len(texts["rows"][str(row["row"])]) == len(row["cites"])
        links = [*texts["rows"].values(), *(fact["cites"] for fact in texts["facts"].values())]
        assert all(link["label"] and link["href"] for links in links for link in links)
