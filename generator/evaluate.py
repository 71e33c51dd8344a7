"""Program + facts → result: the outcome, or the exact set of what is still possible, and why.

Knows nothing but the program, so that Python cannot know more than the browser; ``browser/evaluate.js`` is its twin,
line by line where possible. A result is decided when every completion of the unknown facts that is free of
contradiction agrees; in a diagram that means: one leaf can be reached.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal

from generator import cells

UNKNOWN, NONE = "unknown", "none"
WILD = 0
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z")


class InputError(Exception):
    """Facts that do not fit the checker; ``code`` and ``message`` (German) go to the user, ``fact`` may be None."""

    def __init__(self, code: str, message: str, fact: str | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.fact = code, message, fact

    def as_dict(self) -> dict[str, object]:
        """The shape of an error line in batch mode."""
        return {"code": self.code, "message": self.message, "fact": self.fact}


def evaluate(program: dict, checker: str, facts: dict, skip: tuple[str, ...] = ()) -> dict:
    """The result of one checker as JSON (see the contract). ``skip``: facts that shall not be asked for.

    Raises InputError for an unknown checker or fact, or a value outside its type.
    """
    if checker not in program["checkers"]:
        raise InputError("pruefer-unbekannt", f"Den Prüfer »{checker}« gibt es nicht.")
    return _Run(program["checkers"][checker], facts, skip).result()


class _Run:
    """One evaluation: ``known`` holds a number, NONE or UNKNOWN for each fact; ``allowed`` the values of each variable."""

    def __init__(self, checker: dict, facts: dict, skip: tuple[str, ...]) -> None:
        self.p, self.skip = checker, skip
        self.known = _read_facts(checker, facts)
        self.boxes = {}
        self.allowed = [list(self._allowed(variable)) for variable in checker["variables"]]
        self._nodes: list[tuple] = [("wild",)]
        self._index: dict[tuple, int] = {("wild",): WILD}
        self._merged: dict[tuple[int, int], int] = {}

    # -- which values of a variable the known facts leave ------------------------------------------------------

    def _allowed(self, variable: list) -> Iterator[int]:
        kind = variable[0]
        if kind == "c":
            return self._cells(*variable[1:])
        value = self.known[variable[1]]
        if kind == "o":
            return iter((int(value is UNKNOWN),))
        if kind == "b":
            return iter(
                (0, 1) if value is UNKNOWN else (int(value is not NONE and variable[2] in value),)
            )
        size = variable[2] if kind == "e" else len(variable[2]) + 1 + (variable[3] >= 0)
        if value is UNKNOWN:
            may_lack = "standIn" in self.p["facts"][variable[1]]
            return (n for n in range(size) if n != variable[3] or may_lack)
        if value is NONE:
            return iter((variable[3],))
        return iter((value if kind == "e" else bisect_right(variable[2], value),))

    def _cells(self, facts: list[int], atoms: list, found: list, rounds: int) -> Iterator[int]:
        boxes, none, free = {}, 0, 0
        for bit, fact in enumerate(facts):
            spec, value = self.p["facts"][fact], self.known[fact]
            none |= (value is NONE) << bit
            free |= (value is UNKNOWN and "standIn" in spec) << bit
            boxes[fact] = (
                (spec["low"], spec["high"]) if value in (UNKNOWN, NONE) else (value, value)
            )
        bound = any(
            low == high for low, high in boxes.values()
        )  # without a known fact every cell has a point
        for number, (gone, truth) in enumerate(found):
            if gone & ~free == none and gone & none == none:
                if not bound or self._feasible(facts, atoms, gone, truth, boxes, rounds):
                    yield number

    def _feasible(
        self, facts: list[int], atoms: list, gone: int, truth: int, boxes: dict, rounds: int
    ) -> bool:
        absent = {fact for bit, fact in enumerate(facts) if gone >> bit & 1}
        constraints = []
        for bit, (left, right) in enumerate(atoms):
            if not absent & {*cells.facts_of(left), *cells.facts_of(right)}:
                constraints.append(
                    (left, right) if truth >> bit & 1 else (["+", right, ["c", 1]], left)
                )
        return cells.feasible(
            constraints, {fact: box for fact, box in boxes.items() if fact not in absent}, rounds
        )

    # -- which leaves can be reached --------------------------------------------------------------------------

    def leaves(self, root: int) -> list:
        """The leaves that some completion reaches, contradictions left out unless there is nothing else."""
        seen, stack, found = set(), [root], []
        while stack:
            at = stack.pop()
            if at in seen:
                continue
            seen.add(at)
            if at < 0:
                found.append(self.p["leaves"][-at - 1])
            else:
                stack += self._below(at)
        return found

    def _below(self, at: int) -> list[int]:
        """The children of a node that can be reached."""
        variable, *children = self.p["nodes"][at]
        return [
            children[n] if children[n] < 0 else at - children[n] for n in self.allowed[variable]
        ]

    def consistent(self, root: int) -> list:
        """The reachable leaves that count."""
        return [leaf for leaf in self.leaves(root) if leaf is not None]

    # -- the result -------------------------------------------------------------------------------------------

    def result(self) -> dict:
        """The result in the shape of the contract."""
        clashing = None not in self.leaves(self.p["clash"])
        decide = self._decide_set if self.p["result"] == "set" else self._decide_first
        made = self._contradiction() if clashing else decide()
        relevant = [] if clashing else self._relevant()
        missing = [self.p["facts"][fact]["id"] for fact in relevant]
        return {
            "checker": self.p["id"],
            "status": "open" if made["outcome"] is None else "decided",
            "outcome": made["outcome"],
            "possible": made["possible"],
            **({"certain": made["certain"]} if "certain" in made else {}),
            "candidates": made.get("candidates", []),
            "values": {} if clashing else self._values(),
            "next": self._next(relevant),
            "missing": missing,
            "because": [self.p["rows"][row] for row in sorted(made["rows"])],
            "directives": self.p["directives"],
        }

    def _contradiction(self) -> dict:
        sure = {row for row, root in enumerate(self.p["clashes"]) if self.leaves(root) == [True]}
        rows = sure or {leaf[1] for leaf in self.leaves(self.p["clash"])}
        word = "widerspruch"
        single = self.p["result"] == "single"
        lists = {"set": [word], "order": [[word]], "single": [word]}[self.p["result"]]
        made = {"outcome": word if single else [word], "possible": lists, "rows": rows}
        return {**made, "certain": [word]} if self.p["result"] == "set" else made

    def _decide_first(self) -> dict:
        found = self.consistent(self.p["root"])
        rows = {leaf[1] for leaf in found}
        if self.p["result"] == "order":
            possible = sorted({tuple(leaf[2]) for leaf in found})
            outcomes = [list(sequence) for sequence in possible]
            return {
                "outcome": outcomes[0] if len(outcomes) == 1 else None,
                "possible": outcomes,
                "rows": rows,
            }
        outcomes = sorted({outcome for leaf in found for outcome in leaf[2]})
        candidates = sorted({word for leaf in found for word in leaf[3]})
        return {
            "outcome": outcomes[0] if len(outcomes) == 1 else None,
            "possible": outcomes,
            "candidates": candidates,
            "rows": rows,
        }

    def _decide_set(self) -> dict:
        reached = {outcome: self.consistent(root) for outcome, root in self.p["members"].items()}
        possible = sorted(outcome for outcome, leaves in reached.items() if True in leaves)
        certain = sorted(outcome for outcome, leaves in reached.items() if leaves == [True])
        first = len(self.p["rows"]) - len(self.p["rowRoots"])
        rows = {
            first + number
            for number, root in enumerate(self.p["rowRoots"])
            if True in self.consistent(root)
        }
        return {
            "outcome": certain if certain == possible else None,
            "possible": possible,
            "certain": certain,
            "rows": rows,
        }

    def _values(self) -> dict:
        made = {}
        for value in self.p["values"]:
            if value["type"] == "list":
                made[value["id"]] = sorted(
                    name for name, root in value["entries"] if self.consistent(root) == [True]
                )
                continue
            found = {self._value(leaf, value["type"]) for leaf in self.consistent(value["root"])}
            if len(found) == 1 and None not in found:
                made[value["id"]] = found.pop()
            elif len(found) > 1 and "undecided" in value:
                made[value["id"]] = value["undecided"]
        return made

    def _value(self, leaf: list, kind: str) -> object:
        if leaf[0] != "t":
            return leaf[1] if leaf[0] == "v" else None
        term = self.p["terms"][leaf[1]]
        known = {fact: self.known[fact] for fact in cells.facts_of(term)}
        if any(value in (UNKNOWN, NONE) for value in known.values()):
            return None
        number = cells.value(term, known)
        return cells.iso(number) if kind == "date" else number

    # -- what would still change it ---------------------------------------------------------------------------

    def _relevant(self) -> list[int]:
        """Unknown facts that can still change the result, in the order of the checker."""
        found: set[int] = set()
        for root in self._roots():
            self._collect(self._simplify(root), found)
        for value in self.p["values"]:
            for leaf in self.consistent(value["root"]) if "root" in value else ():
                if leaf[0] == "t":
                    found |= set(cells.facts_of(self.p["terms"][leaf[1]]))
        for fact in list(found):
            found |= set(self.p["facts"][fact].get("alternatives", ()))
        return sorted(fact for fact in found if self.known[fact] is UNKNOWN)

    def _roots(self) -> list[int]:
        decision = (
            list(self.p["members"].values()) if self.p["result"] == "set" else [self.p["root"]]
        )
        lists = [root for value in self.p["values"] for _, root in value.get("entries", ())]
        return decision + lists + [value["root"] for value in self.p["values"] if "root" in value]

    def _intern(self, key: tuple) -> int:
        if key not in self._index:
            self._index[key] = len(self._nodes)
            self._nodes.append(key)
        return self._index[key]

    def _simplify(self, root: int) -> int:
        """The function that remains over the allowed values; contradictory completions agree with everything."""
        memo: dict[int, int] = {}

        def walk(at: int) -> int:
            if at not in memo:
                if at < 0:
                    leaf = self.p["leaves"][-at - 1]
                    memo[at] = (
                        WILD
                        if leaf is None
                        else self._intern(
                            (
                                "leaf",
                                str(
                                    leaf[2:] if isinstance(leaf, (list, tuple)) and leaf[0] == "r" else leaf
                                ),
                            )
                        )
                    )
                else:
                    memo[at] = self._make(self.p["nodes"][at][0], tuple(map(walk, self._below(at))))
            return memo[at]

        return walk(root)

    def _make(self, variable: int, children: tuple[int, ...]) -> int:
        merged = WILD
        for child in children:
            merged = self._merge(merged, child)
            if merged < 0:
                return self._intern((variable, children))
        return merged

    def _merge(self, a: int, b: int) -> int:
        if a == b or b == WILD:
            return a
        if a == WILD:
            return b
        if (a, b) not in self._merged:
            self._merged[a, b] = self._merge_nodes(self._nodes[a], self._nodes[b], a, b)
        return self._merged[a, b]

    def _merge_nodes(self, one: tuple, two: tuple, a: int, b: int) -> int:
        inner = [node[0] for node in (one, two) if node[0] != "leaf"]
        if not inner:
            return -1
        top, kids = min(inner), []
        for n in range(len(self.allowed[top])):
            kid = self._merge(one[1][n] if one[0] == top else a, two[1][n] if two[0] == top else b)
            if kid < 0:
                return -1
            kids.append(kid)
        return self._make(top, tuple(kids))

    def _collect(self, root: int, found: set[int]) -> None:
        seen, stack = set(), [root]
        while stack:
            at = stack.pop()
            node = self._nodes[at]
            if at in seen or node[0] in ("leaf", "wild"):
                continue
            seen.add(at)
            stack += node[1]
            variable = self.p["variables"][node[0]]
            found |= (
                set(self._cluster_facts(variable, self.allowed[node[0]], node[1]))
                if variable[0] == "c"
                else {variable[1]}
            )

    def _cluster_facts(
        self, variable: list, allowed: list[int], children: tuple[int, ...]
    ) -> list[int]:
        """The facts of a cluster whose comparisons alone tell two cells apart; all when only several together do."""
        _, facts, atoms, found, _ = variable
        open_facts = [fact for fact in facts if self.known[fact] is UNKNOWN]
        told = [
            fact
            for fact in open_facts
            if self._tells(
                fact, facts, atoms, [(found[n], child) for n, child in zip(allowed, children)]
            )
        ]
        return told or open_facts

    def _tells(self, fact: int, facts: list[int], atoms: list, rows: list) -> bool:
        others = sum(
            1 << bit
            for bit, (left, right) in enumerate(atoms)
            if fact not in cells.facts_of(left) + cells.facts_of(right)
        )
        gone = ~(1 << facts.index(fact))
        groups: dict[tuple[int, int], int] = {}
        for (none, truth), child in rows:
            key = (none & gone, truth & others)
            groups[key] = self._merge(groups.get(key, WILD), child)
            if groups[key] < 0:
                return True
        return False

    def _next(self, relevant: list[int]) -> str | None:
        """The fact to ask: the planned order, as far as its facts still matter."""
        ask = [fact for fact in relevant if self.p["facts"][fact]["id"] not in self.skip]
        ask = [fact for fact in ask if self._applies(fact)] or ask
        at, step = 0, len(self.p["questions"])
        while step and ask:
            variable, *steps = self.p["questions"][at]
            spec = self.p["variables"][variable]
            wanted = [fact for fact in (spec[1] if spec[0] == "c" else [spec[1]]) if fact in ask]
            if wanted:
                return self.p["facts"][wanted[0]]["id"]
            step = steps[self.allowed[variable][0]]
            at += step
        return self.p["facts"][ask[0]]["id"] if ask else None

    def _applies(self, fact: int) -> bool:
        """True when the fact is sure to apply: no question about something that may not exist."""
        gate = self.p["facts"][fact].get("applies")
        return gate is None or False not in self.leaves(gate)


def _read_facts(checker: dict, facts: dict) -> list:
    if not isinstance(facts, dict):
        raise InputError("fakten-form", "Die Fakten müssen ein JSON-Objekt sein.")
    ids = [spec["id"] for spec in checker["facts"]]
    for name in sorted(facts):
        if name not in ids:
            raise InputError(
                "merkmal-unbekannt",
                f"Das Merkmal »{name}« gibt es in diesem Prüfer nicht.",
                str(name),
            )
    known = []
    for spec in checker["facts"]:
        if spec["id"] in facts:
            raw = facts[spec["id"]]
            known.append(UNKNOWN if raw is None else _read_fact(spec, raw))
        elif "absent" in spec:
            known.append(NONE if spec["absent"] is None else _read_fact(spec, spec["absent"]))
        else:
            known.append(UNKNOWN)
    for number, spec in enumerate(checker["facts"]):
        if (
            known[number] is UNKNOWN
            and "standIn" in spec
            and known[spec["standIn"]] not in (UNKNOWN, NONE)
        ):
            known[number] = NONE
    return known


def _read_fact(spec: dict, raw: object) -> object:
    read = {
        "boolean": _read_truth,
        "choice": _read_choice,
        "choices": _read_choices,
        "date": _read_day,
    }.get(spec["type"], _read_figure)
    value = read(spec, raw)
    if value is None:
        expected = _EXPECTED[spec["type"]] + (
            str(spec["places"]) if spec["type"] == "number" else ""
        )
        raise InputError(
            "wert-ungueltig",
            f"»{_shown(spec, raw)}« passt nicht zum Merkmal »{spec['id']}« ({expected}).",
            spec["id"],
        )
    return value


_EXPECTED = {
    "boolean": "true oder false",
    "choice": "einer der Werte der Auswahl",
    "choices": "Liste von Werten der Auswahl",
    "date": "Datum JJJJ-MM-TT zwischen 1900 und 2999",
    "integer": "ganze Zahl",
    "number": "Zahl, Nachkommastellen höchstens: ",
}


def _shown(spec: dict, raw: object) -> str:
    """What was wrong, in words that do not depend on how a language writes its lists and large figures."""
    if spec["type"] == "choices" and isinstance(raw, list):
        raw = next(word for word in raw if word not in spec["choices"])
    if isinstance(raw, (list, dict)):
        return "Liste" if isinstance(raw, list) else "Objekt"
    if isinstance(raw, str):
        return raw
    if raw is None or isinstance(raw, bool):
        return json.dumps(raw)
    readable = raw == 0 or (-1e15 < raw < 1e15 and not -1e-6 < raw < 1e-6)
    return f"{Decimal(str(raw)):f}".removesuffix(".0") if readable else "Zahl"


def _read_truth(spec: dict, raw: object) -> int | None:
    return int(raw) if isinstance(raw, bool) else None


def _read_choice(spec: dict, raw: object) -> int | None:
    return spec["choices"].index(raw) if isinstance(raw, str) and raw in spec["choices"] else None


def _read_choices(spec: dict, raw: object) -> frozenset | None:
    if not isinstance(raw, list) or any(
        not isinstance(word, str) or word not in spec["choices"] for word in raw
    ):
        return None
    return frozenset(spec["choices"].index(word) for word in raw)


def _read_day(spec: dict, raw: object) -> int | None:
    match = _DAY.match(raw) if isinstance(raw, str) else None
    if not match:
        return None
    year, month, day = map(int, match.groups())
    number = cells.day_number(year, month, day) if 1 <= month <= 12 else None
    return (
        number
        if number is not None and cells.iso(number) == raw and spec["low"] <= number <= spec["high"]
        else None
    )


def _read_figure(spec: dict, raw: object) -> int | None:
    if isinstance(raw, bool) or not isinstance(raw, (int, float, Decimal)):
        return None
    try:
        scaled = Decimal(str(raw)).scaleb(spec["places"])
    except ArithmeticError:
        return None
    inside = scaled.is_finite() and spec["low"] <= scaled <= spec["high"]
    return int(scaled) if inside and scaled == scaled.to_integral_value() else None
