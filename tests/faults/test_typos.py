"""Typing errors, made from the real files with a fixed seed: each is rejected at its line, with the
right spelling.

Kinds: misspelt keys, misspelt words of closed lists, misspelt names of facts, choices, outcomes,
roles, catalogues and directives (also inside conditions, cells and examples), wrong types, wrong
units.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from generator.compile.quantities import UNITS
from generator.expression import FUNCTIONS
from generator.load.source import Node, Scalar, Sequence
from generator.model import Checker
from support.changed_rules import Edit, EditableRules, tree, walk

SEED, LARGE = 20261121, 60_000
PER_FILE = {"weisung": 6, "normen": 9, "katalog": 2, "pruefer": 7, "herausgeber": 12, "rollen": 20}
FREE = (
    "merkmale",
    "hilfsgrößen",
    "ausgänge",
    "werte",
    "einträge",
    "zellen",
    "fakten",
)  # their keys are free names
CLOSED = {"typ", "ergebnis", "treffer", "art", "kennzeichen", "tage", "monate"}
CONDITIONS = {"wenn", "falls", "formel", "gilt_wenn"}
REFERS = {
    "dann",
    "aus",
    "ersatz",
    "statt",
    "spalten",
    "weisungen",
    "weisung",
    "akteur",
    "kandidaten",
    "offen",
    "eintrag",
    "hier",
    "dort",
    "mit",
}
OWN_NAME = "/weisung.yml"  # here »weisung« is the name itself, not a reference
TEXTS = {"titel", "frage", "satz", "text", "stelle", "gegenstand", "grund", "kurz", "worum"}
WORD = re.compile(r"[^\W\d_][\w]*(?:-[\w]+)*")


@dataclass(frozen=True)
class Typo:
    """One typing error: what kind, in which file, the edit, and the spelling that must be suggested
    (or None).
    """

    kind: str
    file: str
    edit: Edit
    right: str | None


def kind_of(file: str) -> str:
    """Kind of a rule file by its name."""
    if "/kataloge/" in file:
        return "katalog"
    return "pruefer" if "/pruefer/" in file else file.rpartition("/")[2].removesuffix(".yml")


def misspelt(word: str, draw: random.Random) -> str:
    """The word with one slip of the fingers, or two when it is long: swapped, dropped, doubled or
    wrong letters.
    """
    slips = 2 if len(word) >= 8 and draw.random() < 0.3 else 1
    letters = list(word)
    for _ in range(slips):
        at = draw.choice([n for n in range(1, len(letters) - 1) if letters[n].isalpha()] or [1])
        slip = draw.choice("sdrw")
        if slip == "s" and letters[at] != letters[at + 1] and letters[at + 1].isalpha():
            letters[at : at + 2] = reversed(letters[at : at + 2])
        elif slip == "d" and len(letters) > 4:
            del letters[at]
        elif slip == "r":
            letters.insert(at, letters[at])
        else:
            letters[at] = draw.choice([c for c in "abdeghiklmnorstuvz" if c != letters[at]])
    return "".join(letters)


# --- candidates in a file ------------------------------------------------------------------------


def candidates(
    root: Node, file: str, text: str, checker: Checker | None
) -> Iterator[tuple[str, Edit, str | None]]:
    """Everything that can be misspelt in a file: kind, the edit that leaves all as it is, the right
    spelling.
    """
    for path, key, value in walk(root):
        if file.endswith(OWN_NAME) and key.value == "weisung":
            continue
        free = bool(path) and path[-1] in FREE
        if not free and len(str(key.value)) >= 4:
            yield "schlüssel", _whole(key), str(key.value)
        if free and path[-1] == "fakten":
            yield "merkmal im beispiel", _whole(key), str(key.value)
        yield from _values(text, path, str(key.value), value, checker, free)


def _whole(scalar: Scalar) -> Edit:
    place, word = scalar.place_at(0), str(scalar.value)
    return Edit(place.line, place.column, word, word)


def _values(
    text: str, path: tuple, key: str, value: Node, checker: Checker | None, free: bool
) -> Iterator[tuple[str, Edit, str | None]]:
    if (path and path[-1] == "hilfsgrößen") or (
        not free
        and key in CONDITIONS
        and not (isinstance(value, Scalar) and value.value == "sonst")
    ):
        yield from _in_conditions(text, value, checker)
    elif not free and key in CLOSED and isinstance(value, Scalar) and not _is_free_word(path, key):
        yield "wort", _whole(value), str(value.value)
    elif not free and key in REFERS and not (key == "offen" and path == ()):
        yield from (("verweis", _whole(word), str(word.value)) for word in _words(value))
    elif path and path[-1] == "fakten" and checker:
        choices = {fact.id for fact in checker.facts if fact.type in ("choice", "choices")}
        yield from (
            ("wert im beispiel", _whole(word), str(word.value))
            for word in _words(value)
            if key in choices
        )
    elif not free and key in ("ergebnis", "möglich", "sicher") and "beispiele" in path:
        yield from (
            ("ausgang im beispiel", _whole(word), str(word.value)) for word in _words(value)
        )


def _is_free_word(path: tuple, key: str) -> bool:
    return (key == "art" and path == ()) or (key == "ergebnis" and path != ())


def _words(value: Node) -> Iterator[Scalar]:
    for item in value.items if isinstance(value, Sequence) else (value,):
        if (
            isinstance(item, Scalar)
            and isinstance(item.value, str)
            and len(item.value) >= 4
            and WORD.fullmatch(item.value.replace("/", "-"))
        ):
            yield item


def _in_conditions(
    text: str, value: Node, checker: Checker | None
) -> Iterator[tuple[str, Edit, str | None]]:
    """Names, choices, outcomes, functions and units inside conditions and cells."""
    lines = text.splitlines()
    for scalar in value.items if isinstance(value, Sequence) else (value,):
        if not isinstance(scalar, Scalar) or not isinstance(scalar.value, str):
            continue
        for match in WORD.finditer(scalar.value):
            place, word = scalar.place_at(match.start()), match[0]
            if len(word) < 4 or not lines[place.line - 1][place.column - 1 :].startswith(word):
                continue
            edit, before = Edit(place.line, place.column, word, word), scalar.value[: match.start()]
            if word in UNITS or word in UNITS.values():
                yield "einheit", edit, None
                if re.search(r"[<>≤≥=≠]\s*\d+\s*$", before) and word in ("Monate", "Tage"):
                    yield "andere einheit", edit, None
            elif word in FUNCTIONS and scalar.value[match.end() :].startswith("("):
                yield "funktion", edit, word
            elif checker and word in _names(checker):
                yield "name in bedingung", edit, word


def _names(checker: Checker) -> set[str]:
    return (
        {part.id for part in (*checker.facts, *checker.derived, *checker.outcomes)}
        | {c.id for f in checker.facts for c in f.choices}
    ) - {"widerspruch", "ja", "nein"}


def wrong_types(root: Node, text: str) -> Iterator[tuple[str, Edit, str | None]]:
    """Values of a wrong type: text for a number, a list for text, an impossible day, a word for yes
    or no.
    """
    for path, key, value in walk(root):
        name = str(key.value)
        if (path and path[-1] in FREE) or not isinstance(value, Scalar) or value.lines:
            if (
                isinstance(value, Sequence)
                and name in ("rn", "quelle")
                and value.items
                and isinstance(value.items[0], Scalar)
                and value.items[0].value == 1
            ):
                yield (
                    "falscher typ",
                    Edit(value.items[0].place.line, value.items[0].place.column, "1", "eins"),
                    None,
                )
            continue
        plain = not value.quoted and isinstance(value.value, (str, int))
        if (
            plain
            and name in TEXTS
            and text.splitlines()[value.place.line - 1][value.place.column - 1 :].startswith(
                str(value.value)
            )
        ):
            yield (
                "falscher typ",
                Edit(value.place.line, value.place.column, str(value.value), "[eins, zwei]"),
                None,
            )
        elif plain and name in ("rn", "stellen"):
            yield (
                "falscher typ",
                Edit(value.place.line, value.place.column, str(value.value), "eins"),
                None,
            )
        elif plain and name in ("ab", "bis", "datum", "redaktionsstand"):
            yield (
                "falscher typ",
                Edit(value.place.line, value.place.column, str(value.value), "2025-02-30"),
                None,
            )
        elif plain and name in ("ohne_einfluss", "auslegung"):
            yield (
                "falscher typ",
                Edit(value.place.line, value.place.column, str(value.value), "vielleicht"),
                None,
            )


def typos(editable: EditableRules) -> list[Typo]:
    """The seeded typing errors: per file some of each kind."""
    draw, made = random.Random(SEED), []
    checkers = {checker.place.file: checker for checker in editable.model.checkers}
    for file, text in sorted(editable.files.items()):
        if len(text) > LARGE or kind_of(file) not in PER_FILE:
            continue
        root, found = tree(text, file), {}
        words = {
            str(scalar.value) for _, key, value in walk(root) for scalar in (key, *_words(value))
        }
        words |= _names(checkers[file]) if file in checkers else set()
        for kind, edit, right in [
            *candidates(root, file, text, checkers.get(file)),
            *wrong_types(root, text),
        ]:
            found.setdefault(kind, []).append((edit, right))
        for number in range(PER_FILE[kind_of(file)]):
            kind = sorted(found)[number % len(found)]
            typo = _typo(kind, file, *draw.choice(found[kind]), draw)
            if (
                typo
                and typo not in made
                and not (typo.right and _as_near(typo.edit.new, typo.right, words))
            ):
                made.append(typo)
    return made


def _as_near(new: str, right: str, words: set[str]) -> bool:
    """True when another word of the file is as near as the right one: then nobody can tell what was
    meant.
    """
    return any(other != right and distance(new, other) <= distance(new, right) for other in words)


def distance(one: str, two: str) -> int:
    """Letters to insert, delete or replace."""
    row = list(range(len(two) + 1))
    for n, letter in enumerate(one, 1):
        last, row[0] = row[0], n
        for m, other in enumerate(two, 1):
            last, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, last + (letter != other))
    return row[-1]


def _typo(kind: str, file: str, edit: Edit, right: str | None, draw: random.Random) -> Typo | None:
    if kind == "falscher typ":
        return Typo(kind, file, edit, None)
    if kind == "andere einheit":
        return Typo(
            kind,
            file,
            Edit(edit.line, edit.column, edit.old, {"Monate": "Tage", "Tage": "Monate"}[edit.old]),
            None,
        )
    new = misspelt(edit.old, draw)
    if new == edit.old or new in UNITS or new in UNITS.values():
        return None
    return Typo(kind, file, Edit(edit.line, edit.column, edit.old, new), right)


# --- tests ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def made(editable: EditableRules) -> list[Typo]:
    """All typing errors."""
    return typos(editable)


def test_there_are_enough(made: list[Typo]) -> None:
    """At least two hundred, in all kinds of files, of all kinds."""
    assert len(made) >= 200
    assert set(map(kind_of, (typo.file for typo in made))) == set(PER_FILE)
    kinds = Counter(typo.kind for typo in made)
    assert {
        "schlüssel",
        "wort",
        "verweis",
        "name in bedingung",
        "einheit",
        "falscher typ",
        "merkmal im beispiel",
        "wert im beispiel",
        "ausgang im beispiel",
        "funktion",
        "andere einheit",
    } == set(kinds)
    assert min(kinds.values()) >= 3, kinds


def test_the_files_are_sound_before(editable: EditableRules, made: list[Typo]) -> None:
    """Without the typing error nothing is wrong; else the next test would prove nothing."""
    for file in sorted({typo.file for typo in made}):
        assert editable.problems(file, editable.files[file]) == []


def test_all_are_rejected(editable: EditableRules, made: list[Typo]) -> None:
    """Each typing error is an error at its line; a misspelt name comes with the right spelling."""
    missed = [_show(typo, found) for typo in made if (found := _fault(editable, typo)) is not None]
    assert missed == []


def _fault(editable: EditableRules, typo: Typo) -> list | None:
    """The problems, when they do not contain what must be there; None when all is well."""
    found = editable.problems(typo.file, typo.edit.applied(editable.files[typo.file]))
    there = [
        problem
        for problem in found
        if problem.level == "error"
        and (problem.place.file, problem.place.line) == (typo.file, typo.edit.line)
    ]
    named = typo.right is None or any(
        _bare(typo.right) in problem.hint.splitlines()[0] for problem in there if problem.hint
    )
    return None if there and named else found


def _bare(word: str) -> str:
    return word.rpartition("/")[2] if "/" in word else word


def _show(typo: Typo, found: list) -> str:
    return f"{typo.kind}: {typo.file}:{typo.edit.line} »{typo.edit.old}« → »{typo.edit.new}«: " + (
        "; ".join(map(str, found[:3])) or "nothing said"
    )
