"""Programs with contents in place of numbers: equal where all roots lead to the same leaves in the
same way, however nodes and leaves are numbered.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from generator.program import Root


def unfolded(program: Mapping) -> dict:
    """The same for one program. Whether facts apply is left out: it follows the readings taken, see
    ``SecondProgram``.
    """
    contents = _contents(program)
    values = [
        {**value, "entries": [[name, contents[root]] for name, root in value["entries"]]}
        if "entries" in value
        else {**value, "root": contents[value["root"]]}
        for value in program["values"]
    ]
    whole = {
        **program,
        "facts": [{**fact, "applies": "applies" in fact} for fact in program["facts"]],
        "values": values,
        "clash": contents[program["clash"]],
        "clashes": [contents[root] for root in program["clashes"]],
    }
    if "members" in program:
        whole["members"] = {name: contents[root] for name, root in program["members"].items()}
        whole["rowRoots"] = [contents[root] for root in program["rowRoots"]]
    else:
        whole["root"] = contents[program["root"]]
    del whole["nodes"], whole["leaves"]
    return whole


def _contents(program: Mapping) -> dict[Root, str]:
    """By root, a short text of everything behind it."""
    contents: dict[Root, str] = {
        -number: json.dumps(leaf) for number, leaf in enumerate(program["leaves"], start=1)
    }
    for number, (variable, *steps) in enumerate(program["nodes"]):
        children = [contents[step if step < 0 else number - step] for step in steps]
        text = f"{variable}: {children}"
        contents[number] = hashlib.sha256(text.encode()).hexdigest()
    return contents
