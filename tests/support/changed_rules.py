"""Changed rule files, judged like ``weisungswerk check`` does, but only the one file that was
changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from generator.check import check
from generator.compile import Built, Compiled, build
from generator.compile.emit import emit
from generator.load import load
from generator.load.catalogue import read_catalogue
from generator.load.checker import read_checker
from generator.load.directive import read_directive, read_norms
from generator.load.reader import Reader
from generator.load.registers import read_issuers, read_roles
from generator.load.source import Mapping, Node, Scalar, Sequence
from generator.model import Checker, Model
from generator.problem import Place, Problem, has_errors
from generator.program import FORMAT
from generator.readings import chosen, readings_of
from generator.verify.examples import examples
from generator.verify.tables import TABLE_CHECKS
from support.parsing import parsed
from support.real_handbook import loaded


@dataclass(frozen=True)
class Edit:
    """Characters of one line that are replaced; ``line`` and ``column`` count from 1."""

    line: int
    column: int
    old: str
    new: str

    def applied(self, text: str) -> str:
        """The text after the edit."""
        lines = text.splitlines(keepends=True)
        before = lines[self.line - 1]
        assert before[self.column - 1 :].startswith(self.old), (self, before)
        lines[self.line - 1] = (
            before[: self.column - 1] + self.new + before[self.column - 1 + len(self.old) :]
        )
        return "".join(lines)


class EditableRules:
    """The real rules, read once; single files can be exchanged and judged."""

    def __init__(self, root: Path | None = None) -> None:
        self.model, found = load(root) if root else loaded()
        assert not has_errors(found), found[0]

    @cached_property
    def files(self) -> dict[str, str]:
        """Text of every rule file by its name."""
        return self.model.files

    @cached_property
    def catalogues(self) -> dict:
        """The catalogues by id."""
        return {catalogue.id: catalogue for catalogue in self.model.catalogues}

    def checker(self, file: str, text: str) -> tuple[Checker | None, list[Problem]]:
        """A checker read from ``text`` as if that stood in ``file``."""
        node, found = parsed(text, file)
        if node is None:
            return None, found
        reader = Reader()
        checker = read_checker(reader, node, self.catalogues)
        return checker, found + reader.problems

    def build(self, file: str, text: str) -> tuple[Built | None, list[Problem]]:
        """Load, check and compile of one checker; a stage with errors stops the next one."""
        checker, found = self.checker(file, text)
        if has_errors(found) or checker is None:
            return None, found
        found = check(replace(self.small, checkers=(checker,)))
        if found:
            return None, found
        return build(checker, readings_of(checker, self.model))

    @cached_property
    def small(self) -> Model:
        """The model with nothing in it that a check of one checker does not need."""
        return replace(self.model, checkers=(), terms=(), documents=(), synonyms=())

    def findings(self, file: str, text: str) -> list[Problem]:
        """All that ``check`` says about one checker alone."""
        built, found = self.build(file, text)
        if built is None:
            return found
        found = [problem for one in TABLE_CHECKS for problem in one(built)]
        if any(problem.code == "luecke" for problem in found):
            return found
        return found + list(examples(self.compiled(built), (built.checker,), chosen(self.model)))

    def compiled(self, *built: Built) -> Compiled:
        """The program of some checkers, without the order of questions: no verdict depends on it,
        and it costs most of the time.
        """
        programs = {one.checker.id: emit(one, self.model, plan=False) for one in built}
        return Compiled({"format": FORMAT, "checkers": programs}, built)

    def problems(self, file: str, text: str) -> list[Problem]:
        """What loading and checking say about a changed file of any kind."""
        if "/pruefer/" in file:
            return self.build(file, text)[1]
        node, found = parsed(text, file)
        if node is None:
            return found
        reader = Reader()
        changed = self._exchanged(file, node, reader)
        return found + reader.problems if found or reader.problems else check(changed)

    def _exchanged(self, file: str, node: Node, reader: Reader) -> Model:
        model = replace(self.small, checkers=())
        if file.endswith("/herausgeber.yml"):
            return replace(model, issuers=read_issuers(reader, node))
        if file.endswith("/rollen.yml"):
            return replace(model, roles=read_roles(reader, node))
        if "/kataloge/" in file:
            made = read_catalogue(reader, node)
            return replace(
                model,
                catalogues=tuple(
                    made if old.place.file == file and made else old for old in model.catalogues
                ),
            )
        old = next(
            directive
            for directive in model.directives
            if Path(directive.place.file).parent == Path(file).parent
        )
        if file.endswith("/normen.yml"):
            made = read_norms(reader, node, replace(old, sections=()))
        else:
            made = read_directive(reader, node, old.issuer)
            made = made and replace(made, sections=old.sections)
        return replace(
            model,
            directives=tuple(
                made if directive is old and made else directive for directive in model.directives
            ),
        )


def walk(
    node: Node, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Scalar, Node]]:
    """All entries of mappings below a node: the path to the mapping, the key, the value."""
    if isinstance(node, Mapping):
        for key, value in node.items:
            yield path, key, value
            yield from walk(value, (*path, str(key.value)))
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield from walk(item, (*path, number))


def tree(text: str, file: str = "datei.yml") -> Node:
    """The tree of a sound file."""
    node, found = parsed(text, file)
    assert node is not None and not found, found
    return node


def row_lines(text: str, place: Place) -> range:
    """The lines (from 0) of the list entry that starts at ``place``."""
    lines = text.splitlines()
    first = place.line - 1
    indent = len(lines[first]) - len(lines[first].lstrip())
    last = first + 1
    while last < len(lines) and (
        not lines[last].strip() or len(lines[last]) - len(lines[last].lstrip()) > indent
    ):
        last += 1
    return range(first, last)


def without_lines(text: str, gone: range) -> str:
    """The text without some lines."""
    lines = text.splitlines(keepends=True)
    return "".join(line for number, line in enumerate(lines) if number not in gone)


def rows_of(root: Mapping) -> tuple[Mapping, ...]:
    """The rows of a decision as nodes."""
    return root.get("entscheidung").get("zeilen").items
