"""The form that is executed: plain JSON, the same for Python and the browser. ``FORMAT`` names its version.

A program holds, for each checker::

    id, result ("single" | "set" | "order"), directives [[id, version], …]
    facts     [{id, type, choices, unit, places, low, high, absent, standIn, alternatives, applies}, …]
              (applies: root of the condition under which the fact applies)
    variables [["e", fact, size, none], ["b", fact, choice], ["n", fact, cuts, none], ["o", fact],
               ["c", facts, [[left, right], …], [[none, truth], …], rounds], …]
    nodes     [[variable, child, …], …]   children: so many nodes back, or -(leaf number + 1); children before parents
    leaves    [leaf, …]   null = does not count (contradiction) · true/false · ["r", row, outcomes, candidates]
                          · ["v", id] a fixed value · ["t", number of a term] · ["-"] no value
    terms     [term, …]   see ``cells``
    root      the decision (single, order);  members {outcome: root} and rowRoots [root, …] of the rows
              after the contradictions (set)
    values    [{id, type, root, undecided} | {id, type: "list", entries: [[id, root], …]}, …]
    clash     root of the contradictions: ["r", row, …] or null;  clashes [root, …] the condition of each
    rows      [{row, text, interpretation, cites, reading}, …]   contradictions first
    questions [[variable, child, …], …] the order of questions; children: so many entries on, 0 = nothing left to ask

``root`` and the other roots are node numbers, or -(leaf number + 1) like children.
"""

from __future__ import annotations

import hashlib
import json

FORMAT = 1
WILD = None


def canonical(program: dict) -> str:
    """The one text of a program: sorted keys, no blanks."""
    return json.dumps(program, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint_of_files(files: dict[str, str]) -> str:
    """Hash of rule files as they are written: the same rules give the same one, every change gives another."""
    joined = "".join(f"{name}\0{text}\0" for name, text in sorted(files.items()))
    return hashlib.sha256(joined.encode()).hexdigest()


def fingerprint(program: dict) -> str:
    """Hash by which a case note recognises the rules it was made with; ``program``: of one checker."""
    return hashlib.sha256(canonical(program).encode()).hexdigest()
