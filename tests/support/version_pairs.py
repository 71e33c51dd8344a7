"""Two versions of the rules for a comparison, of which only one checker or one file differs."""

from __future__ import annotations

from dataclasses import replace

from generator.changes import CheckerChange
from generator.compare import NamedModel, compare
from generator.model import Model
from generator.problem import Problem
from support.changed_rules import EditableRules
from support.sample_rules import LITTLE

LITTLE_RULES = EditableRules(LITTLE)


def edited(text: str, *edits: tuple[str, str]) -> str:
    """The text with each first word replaced by the second; every one must be there."""
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    return text


def with_checker(editable: EditableRules, file: str, text: str) -> Model:
    """The rules with nothing but one checker, read from ``text``."""
    checker, found = editable.checker(file, text)
    assert checker and not found, found
    return replace(editable.model, checkers=(checker,))


def compared(
    editable: EditableRules, file: str, old: str, new: str
) -> tuple[CheckerChange | None, list[Problem]]:
    """What the comparison says about one checker in two versions, and the problems of both."""
    comparison, findings = compare(
        *(
            NamedModel(name, with_checker(editable, file, text))
            for name, text in (("alt", old), ("neu", new))
        )
    )
    assert not (comparison.directives or comparison.catalogues or comparison.registers)
    return (comparison.checkers[0] if comparison.checkers else None), [*findings.old, *findings.new]


def little(
    name: str, *edits: tuple[str, str], base: tuple[tuple[str, str], ...] = ()
) -> CheckerChange | None:
    """A checker of the little rules (after ``base``) against itself with some words replaced."""
    file = f"rules/amt/frist/pruefer/{name}.yml"
    old = edited(LITTLE_RULES.files[file], *base)
    return compared(LITTLE_RULES, file, old, edited(old, *edits))[0]
