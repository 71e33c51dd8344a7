"""Compiles all checkers in a process of its own, so that its peak of memory is theirs:
compile_cost.py FOLDER

Writes ``program.json`` and the data files of the checkers' pages to FOLDER and prints the cost as
JSON. Time is processor time: it does not count what other processes do meanwhile.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from generator import pipeline
from generator.compile import compile_model
from generator.load import load
from generator.model import Model
from generator.pages import checkers
from generator.program import canonical
from generator.site import addresses
from generator.site.cross_references import CrossReferences
from support.paths import ROOT


def peak() -> float:
    """Most memory so far, in MB (Linux counts in KB, macOS in bytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024 if sys.platform == "linux" else 1024**2
    )


def measure(folder: Path) -> dict[str, object]:
    """Reads, compiles and writes; the cost of the first two."""
    cost: dict[str, object] = {"peakBefore": peak()}
    start = time.process_time()
    model, problems = load(ROOT)
    cost |= {"load": time.process_time() - start, "peakLoaded": peak()}
    model = pipeline.as_of(model, None)
    start = time.process_time()
    compiled, found = compile_model(model)
    cost |= {"compile": time.process_time() - start, "peakCompiled": peak()}
    errors = [str(problem) for problem in (*problems, *found) if problem.level == "error"]
    if errors:
        sys.exit("Die Regeln haben Fehler, erst »make check«: " + errors[0].replace("\n", " "))
    (folder / "program.json").write_text(canonical(compiled.program), encoding="utf-8")
    return cost | {
        "checkers": len(compiled.program["checkers"]),
        "data": _write_data(model, compiled.program, folder),
        "fetched": {
            checker.id: [Path(name).name for name in checkers.scripts_of(checker)[:-1]]
            for checker in model.checkers
        },
    }


def _write_data(model: Model, program: dict, folder: Path) -> dict[str, str]:
    """What each checker's page loads at once besides the scripts that all share: its program and
    the texts of the first question.
    """
    assets = {
        asset.path: asset.data for asset in checkers.assets(CrossReferences.of(model), program, {})
    }
    written = {}
    for checker in program["checkers"]:
        file = folder / f"{checker}.js"
        file.write_bytes(assets[addresses.checker_data(checker)])
        written[checker] = str(file)
    return written


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
