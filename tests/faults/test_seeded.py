"""Seeded faults: for each kind of finding at least ten tables with that fault, made systematically
from the real checkers. Each must be found at its file and line, and its witness must really show
the fault. The clean rules have no finding at all (``test_mutation.test_the_rules_themselves_pass``,
``test_rules.test_no_findings``).
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from generator import pipeline
from generator.check import check
from generator.compile import build
from generator.evaluate import evaluate
from generator.load.source import Mapping, Node, Scalar, Sequence
from generator.problem import Place, Problem
from generator.program import under_readings
from generator.readings import readings_of
from generator.verify.agreement import agreements, shared_facts
from support.changed_rules import Edit, EditableRules, row_lines, rows_of, tree, without_lines
from support.sample_rules import little_project

SEED, ENOUGH = 20261121, 10
MOST = int(os.environ.get("WEISUNGSWERK_FAULTS", "16"))  # of each kind; more are made


@dataclass(frozen=True)
class Fault:
    """A checker's text with a known fault: the code that must be reported, and the line."""

    code: str
    file: str
    text: str
    line: int
    row: str = ""

    def found(self, problems: list[Problem], names: str = "") -> Problem:
        """The finding that is wanted, naming ``names``; fails when it is missing or elsewhere."""
        hits = [
            problem
            for problem in problems
            if problem.code == self.code
            and problem.place.line == self.line
            and names in problem.message
        ]
        assert hits, f"{self.file}:{self.line}: no {self.code}: {[str(p) for p in problems][:3]}"
        assert all(problem.place.file == self.file for problem in hits) and len(hits) == 1
        return hits[0]


# --- handling text -------------------------------------------------------------------------------


def checkers(editable: EditableRules) -> Iterator[tuple[str, str, Mapping]]:
    """File, text and tree of every real checker."""
    for file, text in sorted(editable.files.items()):
        if "/pruefer/" in file:
            yield file, text, tree(text, file)


def insert(text: str, line: int, added: str) -> str:
    """The text with lines put in after ``line`` (counted from 1)."""
    lines = text.splitlines(keepends=True)
    return "".join([*lines[:line], added, *lines[line:]])


def word(node: Node | None) -> str | None:
    """A plain word, or None."""
    return str(node.value) if isinstance(node, Scalar) else None


def policy(root: Mapping) -> str:
    """The hit policy of a checker."""
    return word(root.get("entscheidung").get("treffer"))


def with_policy(text: str, new: str) -> str:
    """The text under another hit policy."""
    return re.sub(r"^(  treffer: )\w+", rf"\g<1>{new}", text, count=1, flags=re.MULTILINE)


def end_of_rows(text: str, root: Mapping) -> int:
    """The last line (from 1) of the decision table."""
    return row_lines(text, rows_of(root)[-1].place).stop


def copied(
    text: str, row: Mapping, number: str, then: str | None = None, when: str | None = None
) -> str:
    """The lines of a row again, with another number, and another outcome or condition when
    given.
    """
    lines = text.splitlines(keepends=True)
    block = "".join(lines[n] for n in row_lines(text, row.place))
    block = re.sub(r"(\bnr: *)[^,\n}]+", rf"\g<1>{number}", block, count=1)
    if then:
        block = re.sub(r"(\bdann: *)[^,\n}]+", rf"\g<1>{then}", block, count=1)
    if when:
        block = re.sub(r"(\bwenn: *)[^\n]+(?:\n\s{8,}[^\n]+)*", rf"\g<1>{when}", block, count=1)
    return block


def plain_row(row: Mapping) -> bool:
    """A row with one outcome, a condition of its own and a number."""
    return (
        all(isinstance(row.get(key), Scalar) for key in ("dann", "nr"))
        and row.get("wenn") is not None
        and word(row.get("wenn")) != "sonst"
        and row.get("kandidaten") is None
        and row.get("kandidaten_ab") is None
        and row.get("ausnahmen") is None
    )


def outcomes(root: Mapping) -> list[str]:
    """The outcomes that a row may yield."""
    return [
        str(key.value)
        for key, _ in root.get("ausgänge").items
        if key.value not in ("widerspruch", "fachentscheidung")
    ]


def facts_shown(problem: Problem) -> dict:
    """The facts of the example in the hint, read as an editor's example would be."""
    line = next(
        line.strip() for line in problem.hint.splitlines() if line.strip().startswith("- {fakten:")
    )
    example = tree(line.removeprefix("- ").replace("…", "offen")).get("fakten")
    return {str(key.value): _plain(value) for key, value in example.items}


def _plain(node: Node) -> object:
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return (
        {"ja": True, "nein": False}.get(node.value, node.value)
        if isinstance(node.value, str)
        else node.value
    )


READ = re.compile(r"»([\w-]+)« zu »([\w-]+)«")


def readings_shown(problem: Problem) -> dict[str, str]:
    """The readings by conflict under which a problem shows, where they are not those taken."""
    text = f"{problem.message}\n{problem.hint}"
    return {conflict: reading for reading, conflict in READ.findall(text)}


def verdict(editable: EditableRules, file: str, text: str, problem: Problem) -> dict:
    """The result of a checker's text for the facts and readings that a problem shows."""
    checker, found = editable.checker(file, text)
    assert not found, found[0]
    built, found = build(checker, readings_of(checker, editable.model))
    assert built, found[0]
    program = editable.compiled(built).program["checkers"][checker.id]
    read = under_readings(program, readings_shown(problem))
    return evaluate({"format": 1, "checkers": {checker.id: read}}, checker.id, facts_shown(problem))


def every(faults: list[Fault]) -> list[Fault]:
    """Some of the faults, at least ten; fewer prove too little."""
    assert len(faults) >= ENOUGH, len(faults)
    return random.Random(SEED).sample(faults, min(len(faults), MOST))


# --- gaps ----------------------------------------------------------------------------------------


def with_gap(editable: EditableRules) -> list[Fault]:
    """A row taken out of a table that has no ``sonst``, or the ``sonst`` itself."""
    draw, made = random.Random(SEED), []
    for file, text, root in checkers(editable):
        rows = rows_of(root)
        if policy(root) not in ("eindeutig", "erste") or len(rows) < 3 or "kandidaten_ab" in text:
            continue
        row = draw.choice(rows) if policy(root) == "eindeutig" else rows[-1]
        left = without_lines(text, row_lines(text, row.place))
        if word(rows[-1].get("wenn")) == "sonst" and row is not rows[-1]:
            continue
        made.append(Fault("luecke", file, left, rows_of(tree(left))[-1].place.line))
    return every(made)


def test_gaps(editable: EditableRules) -> None:
    """Found at the last row; for the facts shown only an added ``sonst`` says anything."""
    faults = with_gap(editable)
    hits = 0
    for fault in faults:
        problems = editable.findings(fault.file, fault.text)
        if not any(problem.code == "luecke" for problem in problems):
            continue  # a row that another row with the same outcome covers
        problem, hits = fault.found(problems), hits + 1
        row = "    - {nr: Z99, wenn: sonst, dann: luecke-probe, quelle: [1]}\n"
        mended = insert(fault.text, end_of_rows(fault.text, tree(fault.text)), row)
        mended = re.sub(
            r"^ausgänge:\n",
            "ausgänge:\n  luecke-probe: Keine Zeile\n",
            mended,
            count=1,
            flags=re.MULTILINE,
        )
        result = verdict(editable, fault.file, mended, problem)
        assert result["outcome"] == "luecke-probe", (fault.file, facts_shown(problem), result)
    assert hits >= len(faults) - 4 and hits >= ENOUGH


# --- overlaps ------------------------------------------------------------------------------------


def with_overlap(editable: EditableRules) -> list[Fault]:
    """A row copied to the end with another outcome, under ``eindeutig``."""
    draw, made = random.Random(SEED), []
    for file, text, root in checkers(editable):
        rows = [
            row
            for row in rows_of(root)
            if plain_row(row) and word(row.get("dann")) in outcomes(root)
        ]
        if policy(root) != "eindeutig" or not rows or len(outcomes(root)) < 2:
            continue
        row = draw.choice(rows)
        other = next(outcome for outcome in outcomes(root) if outcome != word(row.get("dann")))
        last = end_of_rows(text, root)
        made.append(
            Fault(
                "ueberschneidung",
                file,
                insert(text, last, copied(text, row, "Z99", other)),
                last + 1,
                word(row.get("nr")),
            )
        )
    return every(made)


def test_overlaps(editable: EditableRules) -> None:
    """Found at the later row; for the facts shown either row decides when the other is gone."""
    for fault in with_overlap(editable):
        problem = fault.found(editable.findings(fault.file, fault.text))
        rows = rows_of(tree(fault.text))
        first, second = next(row for row in rows if word(row.get("nr")) == fault.row), rows[-1]
        for gone, stays in ((first, second), (second, first)):
            left = without_lines(fault.text, row_lines(fault.text, gone.place))
            result = verdict(editable, fault.file, left, problem)
            assert word(stays.get("dann")) in result["possible"], (fault.file, str(problem))
        assert f"»{fault.row}«" in problem.message and "»Z99«" in problem.message


# --- dead rows -----------------------------------------------------------------------------------


def with_dead_row(editable: EditableRules) -> list[Fault]:
    """A row copied to the end, where the first one has taken all its cases."""
    draw, made = random.Random(SEED), []
    for file, text, root in checkers(editable):
        rows = [
            row
            for row in rows_of(root)
            if plain_row(row) and word(row.get("dann")) in outcomes(root)
        ]
        if not rows or policy(root) not in ("eindeutig", "erste"):
            continue
        row, last = draw.choice(rows), end_of_rows(text, root)
        made.append(
            Fault(
                "tote-zeile",
                file,
                insert(text, last, copied(text, row, "Z99")),
                last + 1,
                word(row.get("nr")),
            )
        )
    return every(made)


def with_impossible_row(editable: EditableRules) -> list[Fault]:
    """A row copied to the end with a condition that excludes itself."""
    draw, made = random.Random(SEED), []
    for file, text, root in checkers(editable):
        fact = next(
            (
                str(key.value)
                for key, value in root.get("merkmale").items
                if word(value.get("typ")) == "ja-nein"
            ),
            None,
        )
        rows = [
            row for row in rows_of(root) if plain_row(row) and isinstance(row.get("wenn"), Scalar)
        ]
        if fact and rows:
            never, last = (
                copied(text, draw.choice(rows), "Z99", when=f"{fact} und nicht {fact}"),
                end_of_rows(text, root),
            )
            if not never.lstrip().startswith("- {"):  # a row in braces would lose its end
                made.append(Fault("tote-zeile", file, insert(text, last, never), last + 1))
    return every(made)


def test_impossible_rows(editable: EditableRules) -> None:
    """Found at the row itself; no facts can be shown, and the message says why."""
    for fault in with_impossible_row(editable):
        problem = fault.found(editable.findings(fault.file, fault.text))
        assert "»Z99«" in problem.message and "schließen einander aus" in problem.message


def test_dead_rows(editable: EditableRules) -> None:
    """Found at the row itself; the facts shown fit it, and yet another row decides."""
    for fault in with_dead_row(editable):
        problem = fault.found(editable.findings(fault.file, fault.text))
        assert "»Z99«" in problem.message
        root = tree(fault.text)
        rows, contradictions = rows_of(root), root.get("widerspruch")
        above = insert(fault.text, rows[0].place.line - 1, copied(fault.text, rows[-1], "Z98"))
        assert (
            word(rows[-1].get("dann"))
            in verdict(editable, fault.file, with_policy(above, "erste"), problem)["possible"]
        ), fault.file
        deciding = {
            row["row"] for row in verdict(editable, fault.file, fault.text, problem)["because"]
        }
        assert (
            deciding
            and len(rows) + len(contradictions.items if contradictions else ()) not in deciding
        ), fault.file


# --- words without use, facts without effect ------------------------------------------------------


ADDED = "zz9"


def with_idle_fact(editable: EditableRules) -> list[Fault]:
    """A fact more, which no row looks at."""
    made = []
    for file, text, root in checkers(editable):
        line = next(key.place.line for key, _ in root.items if key.value == "merkmale")
        made.append(
            Fault(
                "merkmal-ohne-wirkung",
                file,
                insert(text, line, f"  {ADDED}: {{typ: ja-nein, frage: Ist es überzählig?}}\n"),
                line + 1,
            )
        )
    return every(made)


def with_unused_outcome(editable: EditableRules) -> list[Fault]:
    """An outcome more, which no row yields."""
    made = []
    for file, text, root in checkers(editable):
        line = next(key.place.line for key, _ in root.items if key.value == "ausgänge")
        if text.splitlines()[line - 1].rstrip() == "ausgänge:":
            made.append(
                Fault(
                    "ausgang-unbenutzt",
                    file,
                    insert(text, line, f"  {ADDED}: Überzählig\n"),
                    line + 1,
                )
            )
    return every(made)


def with_unnamed_choice(editable: EditableRules) -> list[Fault]:
    """A choice more, which no condition names; where no condition names all the others at once."""
    made = []
    for file, text, root in checkers(editable):
        for key, fact in root.get("merkmale").items:
            werte = fact.get("werte") if isinstance(fact, Mapping) else None
            name = str(key.value)
            if (
                not isinstance(werte, Mapping)
                or word(fact.get("typ")) != "auswahl"
                or fact.get("ohne_einfluss")
            ):
                continue
            derived = root.get("hilfsgrößen")
            if derived and any(
                re.search(rf"\b{name}\b", word(value) or "") for _, value in derived.items
            ):
                continue
            if (
                len(werte.items) < 2
                or re.search(rf"\b{name} ≠|nicht \(?{name}\b", text)
                or ("spalten:" in text and re.search(r"[\[,] *\"?nicht ", text))
            ):
                continue
            place = werte.items[0][0].place
            line = text.splitlines()[place.line - 1]
            flow = line[place.column - 2] == "{"
            if flow:
                added = Edit(
                    place.line,
                    place.column,
                    str(werte.items[0][0].value),
                    f"{ADDED}: Neu, {werte.items[0][0].value}",
                ).applied(text)
            else:
                added = insert(text, place.line - 1, " " * (place.column - 1) + f"{ADDED}: Neu\n")
            made.append(Fault("wert-ungenannt", file, added, place.line))
    return every(made)


@pytest.mark.parametrize("make", [with_idle_fact, with_unused_outcome, with_unnamed_choice])
def test_words_without_use(
    editable: EditableRules, make: Callable[[EditableRules], list[Fault]]
) -> None:
    """A fact, an outcome or a choice too many is found where it stands."""
    for fault in make(editable):
        fault.found(editable.findings(fault.file, fault.text), f"»{ADDED}«")


def test_declared_idle_fact_that_matters(editable: EditableRules) -> None:
    """``ohne_einfluss`` at a fact that changes the result is found at that fact."""
    made = []
    for file, text, root in checkers(editable):
        key, fact = root.get("merkmale").items[0]
        if fact.get("ohne_einfluss") is None and fact.items[0][0].place.line > key.place.line:
            first = fact.items[0][0].place
            added = insert(text, first.line - 1, " " * (first.column - 1) + "ohne_einfluss: ja\n")
            made.append(Fault("merkmal-mit-wirkung", file, added, key.place.line))
    for fault in every(made):
        fault.found(editable.findings(fault.file, fault.text))


# --- counting ------------------------------------------------------------------------------------


def with_missing_counting(editable: EditableRules) -> list[Fault]:
    """``zählung`` taken out, as a whole or in part; reported at the first place that counts."""
    made = []
    for file, text, root in checkers(editable):
        counting = root.get("zählung")
        for key, _ in counting.items if counting else ():
            line = next(k.place.line for k, _ in root.items if k.value == "zählung")
            rest = ", ".join(f"{k.value}: {word(v)}" for k, v in counting.items if k is not key)
            gone = text.splitlines(keepends=True)
            gone[line - 1] = (
                f"zählung: {{{rest}}}\n"
                if rest
                else "hinweis: Probe\n"
                if root.get("hinweis") is None
                else "offen: [Probe]\n"
                if root.get("offen") is None
                else "gilt: {}\n"
            )
            pattern = {
                "tage": r"\btage\(|[+-] \d+ (?:Tage?|Wochen?)\b",
                "monate": r"\bmonate\(|[+-] \d+ (?:Monate?|Jahre?)\b",
            }[str(key.value)]
            first = next(
                n
                for n, written in enumerate(gone, 1)
                if re.search(pattern, written)
                and not re.match(
                    r"\s*(text|lesart|hinweis|grund|satz|frage|hilfe|anmerkung):", written
                )
            )
            made.append(Fault("zaehlung-fehlt", file, "".join(gone), first))
    return every(made)


def test_missing_counting(editable: EditableRules) -> None:
    """Every duration says how it is counted; the hint, followed, mends it."""
    for fault in with_missing_counting(editable):
        found = editable.findings(fault.file, fault.text)
        hits = [problem for problem in found if problem.code == "zaehlung-fehlt"]
        assert fault.line in {problem.place.line for problem in hits}, (
            fault.file,
            fault.line,
            [str(p) for p in found][:3],
        )
        assert all(
            problem.place.file == fault.file and "zählung" in problem.hint for problem in hits
        )


# --- between checkers ----------------------------------------------------------------------------


def twins(editable: EditableRules) -> Iterator[tuple[str, str, str]]:
    """A real checker, and its twin that must agree with it in every outcome."""
    for file, text, root in checkers(editable):
        if (
            root.get("abgleich")
            or word(root.get("ergebnis")) != "eines"
            or len(rows_of(root)) > 12
            or not 2 <= len(outcomes(root)) <= 5
        ):
            continue
        checker = word(root.get("prüfer"))
        pairs = "".join(
            f"  - {{mit: {checker}, hier: {outcome}, dort: {outcome}}}\n"
            for outcome in outcomes(root)
        )
        twin = Edit(
            root.get("prüfer").place.line, root.get("prüfer").place.column, checker, "zwilling"
        ).applied(text)
        yield file, text, f"{twin.rstrip()}\nabgleich:\n{pairs}"


def disagreements(
    editable: EditableRules, file: str, text: str, twin: str
) -> tuple[list[Problem], dict]:
    """What the agreement of a checker and its twin says, and the program of both."""
    one, _ = editable.build(file, text)
    other, found = editable.build(str(Path(file).with_name("zwilling.yml")), twin)
    assert one and other, found
    compiled = editable.compiled(one, other)
    return [*shared_facts(compiled), *agreements(compiled)], compiled.program


def test_contradicting_checkers(editable: EditableRules) -> None:
    """A twin agrees; with one row's outcome swapped it does not, and the facts shown decide
    differently in both.
    """
    count = silent = 0
    for file, text, twin in twins(editable):
        assert disagreements(editable, file, text, twin)[0] == [], file
        silent += 1
        root = tree(twin)
        row = next(
            (
                row
                for row in rows_of(root)
                if plain_row(row) and word(row.get("dann")) in outcomes(root)
            ),
            None,
        )
        if row is None or count >= 14:
            continue
        other = outcomes(root)[
            (outcomes(root).index(word(row.get("dann"))) + 1) % len(outcomes(root))
        ]
        place = row.get("dann").place
        wrong = Edit(place.line, place.column, word(row.get("dann")), other).applied(twin)
        problems, program = disagreements(editable, file, text, wrong)
        hits = [problem for problem in problems if problem.code == "pruefer-widersprechen"]
        wanted = next(
            item.place for item in root.get("abgleich").items if word(item.get("hier")) == other
        )
        assert wanted.line in {problem.place.line for problem in hits}, (
            file,
            [str(p) for p in problems],
        )
        for problem in hits:
            facts = facts_shown(problem)
            mine, theirs = (
                evaluate(program, checker, facts)
                for checker in ("zwilling", word(tree(text).get("prüfer")))
            )
            agreed = word(
                next(
                    item
                    for item in root.get("abgleich").items
                    if item.place.line == problem.place.line
                ).get("hier")
            )
            assert agreed in mine["possible"] and agreed not in theirs["possible"], (file, facts)
        count += 1
    assert count >= ENOUGH and silent >= ENOUGH


FORMS = [
    ("{typ: ganzzahl, einheit: Tage, frage: F?}", "f > 1 Tage", "f <= 1 Tage"),
    ("{typ: ganzzahl, einheit: Monate, frage: F?}", "f > 1 Monate", "f <= 1 Monate"),
    ("{typ: ganzzahl, frage: F?}", "f > 1", "f <= 1"),
    ("{typ: zahl, einheit: Tage, frage: F?}", "f > 1 Tage", "f <= 1 Tage"),
    ("{typ: datum, frage: F?}", "f > 2025-01-01", "f <= 2025-01-01"),
    ("{typ: ja-nein, frage: F?}", "f", "nicht f"),
    ("{typ: auswahl, frage: F?, werte: {p: P, q: Q}}", "f = p", "f = q"),
]
INTERCHANGEABLE = {"ganzzahl", "auswahl", "ja-nein"}


def little(checker: str, fact: str, yes: str, no: str) -> str:
    """A little checker with one fact."""
    return (
        f"prüfer: {checker}\ntitel: Probe\nweisungen: [jc-bremen-ags-k]\nergebnis: eines\n"
        f"merkmale:\n  f: {fact}\nausgänge: {{x: X, y: Y}}\nentscheidung:\n"
        f"  treffer: eindeutig\n  zeilen:\n    - {{nr: R1, wenn: {yes}, dann: x, quelle: "
        f"[1]}}\n    - {{nr: R2, wenn: {no}, dann: y, quelle: [1]}}\n"
    )


def test_shared_facts_of_different_form(editable: EditableRules) -> None:
    """One name, two meanings: found at the second checker's fact; equal or interchangeable forms
    are silent.
    """
    count = 0
    for n, one in enumerate(FORMS):
        for m, two in enumerate(FORMS):
            built = [
                editable.build(f"rules/{name}.yml", little(name, *form))[0]
                for name, form in (("eins", one), ("zwei", two))
            ]
            found = list(shared_facts(editable.compiled(*built)))
            kinds = {re.search(r"typ: ([\w-]+)", form[0])[1] for form in (one, two)}
            fine = n == m or (len(kinds) == 2 and kinds <= INTERCHANGEABLE)
            assert [(p.code, p.place) for p in found] == (
                [] if fine else [("merkmal-verschieden", Place("rules/zwei.yml", 6, 3))]
            )
            count += not fine
    assert count >= ENOUGH


# --- validity ------------------------------------------------------------------------------------

DAYS = [
    ("2025-06-30", "2025-07-01", "2025-07-02"),
    ("2024-02-28", "2024-02-29", "2024-03-01"),
    ("2025-12-31", "2026-01-01", "2026-01-02"),
    ("2025-02-28", "2025-03-01", "2025-03-31"),
    ("2024-12-30", "2024-12-31", "2025-12-31"),
]


@pytest.mark.parametrize(("until", "following", "later"), DAYS)
def test_holes_and_overlaps_in_validity(
    editable: EditableRules, until: str, following: str, later: str
) -> None:
    """Two versions of a checker: next day is silent, a day later is a hole, the same day an
    overlap; at the later file.
    """
    for file, text, root in list(checkers(editable))[::9]:
        checker = word(root.get("prüfer"))
        for since, code in (
            (following, None),
            (later, "geltung-luecke"),
            (until, "geltung-ueberschneidet"),
            (None, "geltung-ueberschneidet"),
        ):
            old, new = (
                text + f"gilt: {{bis: {until}}}\n",
                text + (f"gilt: {{ab: {since}}}\n" if since else ""),
            )
            second = file.replace(".yml", "-neu.yml")
            pair = tuple(
                editable.checker(name, written)[0] for name, written in ((file, old), (second, new))
            )
            model = replace(editable.small, checkers=pair)
            found = [problem for problem in check(model) if problem.code.startswith("geltung-")]
            assert [problem.code for problem in found] == ([code] if code else [])
            if code and since:
                assert found[0].place.file == second and checker in found[0].message
                day = following if code == "geltung-luecke" else until
                assert sum(checker.valid.covers(day) for checker in pair) == (
                    0 if code == "geltung-luecke" else 2
                )


# --- examples ------------------------------------------------------------------------------------


def test_failing_examples(editable: EditableRules) -> None:
    """A wrong result in an example is found at that example; what comes out stands in the
    message.
    """
    count, draw = 0, random.Random(SEED)
    for file, text, root in checkers(editable):
        fitting = [
            example
            for example in root.get("beispiele").items
            if word(example.get("ergebnis")) in outcomes(root)
        ]
        if not fitting or len(outcomes(root)) < 2:
            continue
        example = draw.choice(fitting)
        right = example.get("ergebnis")
        wrong = next(outcome for outcome in outcomes(root) if outcome != right.value)
        changed = Edit(right.place.line, right.place.column, right.value, wrong).applied(text)
        problem = Fault("beispiel-falsch", file, changed, example.place.line).found(
            editable.findings(file, changed)
        )
        assert f"»{right.value}«" in problem.message and f"»{wrong}«" in problem.message
        count += 1
    assert count >= ENOUGH


def test_older_versions_are_verified_too(tmp_path: Path) -> None:
    """A gap in a version that is no longer in force is a fault all the same: cases of that time are
    still evaluated.
    """
    little_project(tmp_path)
    folder = tmp_path / "rules" / "amt" / "frist" / "pruefer"
    text = (folder / "zustaendig.yml").read_text(encoding="utf-8")
    (folder / "zustaendig.yml").write_text(text + "gilt: {ab: 2025-07-01}\n", encoding="utf-8")
    (folder / "zustaendig-alt.yml").write_text(
        text.replace("< 10 Stück", "< 9 Stück") + "gilt: {bis: 2025-06-30}\n", encoding="utf-8"
    )
    assert [problem.code for problem in pipeline.run(tmp_path).problems] == ["luecke"]
