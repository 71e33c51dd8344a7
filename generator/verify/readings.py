"""Findings about readings of conflicts: variables without effect, and readings that only the text
of a row names, so that nothing can compute whether a case depends on them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from generator.compile import Built, Compiled
from generator.compile.leaves import ResultLeaf
from generator.compile.variables import ReadingVariable
from generator.model import UNDECIDED, At, Model, Row
from generator.problem import Problem, error, warning
from generator.readings import reading_tests
from generator.verify.effects import parts_of
from generator.verify.rows import fitting, name
from generator.verify.witness import as_text, witness


def idle_readings(built: Built) -> Iterator[Problem]:
    """A condition looks at the reading of a conflict, and no answer depends on it, however other
    conflicts are read.
    """
    for at in built.taken:
        variable = built.layout.variables[at]
        if isinstance(variable, ReadingVariable) and not _matters(built, at):
            conflict = variable.conflict
            tests = (tree for tree in reading_tests(built.checker) if tree.conflict.id == conflict)
            yield warning(
                "lesart-ohne-wirkung",
                next(tests).place,
                f"Wie der Konflikt »{conflict}« gelesen wird, ändert hier keinen Ausgang und "
                "keinen Wert.",
                f"Streichen Sie »lesart({conflict})« aus der Bedingung oder führen Sie die "
                "Lesarten zu verschiedenen Ausgängen.",
            )


def _matters(built: Built, at: int) -> bool:
    d = built.diagram
    return any(at in d.support(d.apply(_verdict, part)) for part in parts_of(built))


def _verdict(leaf: Hashable) -> Hashable:
    """What a leaf says, whichever row says so."""
    return leaf.verdict if isinstance(leaf, ResultLeaf) else leaf


def readings_in_text(compiled: Compiled, model: Model) -> Iterator[Problem]:
    """A row rests on a reading that no condition of its checker looks at."""
    conflicts = model.all_conflicts.values()
    choices = {conflict.id for conflict in conflicts if len(conflict.readings) > 1}
    for built in compiled.built:
        for number, row in enumerate(built.rows):
            if row.remark_only:
                continue
            for conflict in _untested(built, row, choices):
                yield _in_text(built, number, conflict)
            if row.reading and not built.tests_reading(number) and not row.conflicts:
                yield _in_text(built, number, None)


def _untested(built: Built, row: Row, choices: Iterable[str]) -> list[At]:
    """The conflicts that a row names and no condition looks at. A row that decides nothing takes no
    reading.
    """
    decides = not row.open and UNDECIDED not in {then.outcome.value for then in row.then}
    return [
        conflict
        for conflict in row.conflicts
        if conflict.value in choices
        and conflict.value not in built.layout.conflicts
        and (decides or row.reading)
    ]


def _in_text(built: Built, number: int, conflict: At | None) -> Problem:
    row = built.rows[number]
    path = fitting(built, number)
    facts = as_text(witness(built, path)) if path else ""
    about = f" des Konflikts »{conflict}«" if conflict else ""
    test = f"lesart({conflict}) = …" if conflict else "lesart(konflikt) = …"
    return error(
        "lesart-nur-im-text",
        conflict.place if conflict else row.place,
        f"Die Zeile {name(row)} beruht auf einer Lesart{about}, die keine Bedingung prüft"
        + (f": {facts}." if facts else "."),
        f"Prüfen Sie sie mit »{test}« oder sagen Sie mit »nur_hinweis: …«, warum keine Bedingung "
        "sie ausdrücken kann.",
    )
