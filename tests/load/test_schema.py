"""The JSON Schemas for editors: right files fit, files with faults of form do not."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path, PurePosixPath

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from generator.load.node import Mapping, Node, Scalar, Sequence
from generator.load.record import Record
from generator.load.schema import FILE_KINDS, FileKind, json_schema
from generator.load.source import parse
from support.paths import ROOT
from support.sample_rules import LITTLE

GOLDEN = ROOT / "tests" / "golden"
SECTION = re.compile(
    r"^=== (?P<path>rules/(?:\S+/)?[^.\s/][^\s/]*\.yml)\n(?P<text>.*?)(?=^=== |^---$)",
    re.MULTILINE | re.DOTALL,
)
FORM = (  # codes of problems that can be seen without knowing other files
    "falsche-form",
    "liste-erwartet",
    "schluessel-fehlt",
    "schluessel-unbekannt",
    "wort-unbekannt",
    "ja-nein-erwartet",
    "zahl-erwartet",
    "zahl-oder-text",
    "ganzzahl-erwartet",
    "text-erwartet",
    "fundstelle-form",
    "kennung-form",
    "name-form",
    "synonym-allein",
)


def plain(node: Node) -> object:
    """The tree as JSON has it."""
    match node:
        case Mapping():
            return {str(key.value): plain(value) for key, value in node.items}
        case Sequence():
            return [plain(item) for item in node.items]
        case Scalar(value=Decimal() as value):
            return float(value)
        case Scalar():
            return node.value


@cache
def validator(name: str) -> Draft202012Validator:
    """The validator of a kind of file."""
    kind = next(kind for kind in FILE_KINDS if kind.name == name)
    return Draft202012Validator(
        json_schema(kind), format_checker=Draft202012Validator.FORMAT_CHECKER
    )


def kind_of(path: str) -> FileKind:
    """The kind of a rule file."""
    return next(
        kind
        for kind in FILE_KINDS
        if any(PurePosixPath(path).match(pattern) for pattern in kind.patterns)
    )


def fault(path: str, text: str) -> str:
    """What the schema says against a file; empty = it fits, or it is no YAML at all."""
    node, _ = parse(text.encode(), path)
    if node is None:
        return ""
    error = best_match(validator(kind_of(path).name).iter_errors(plain(node)))
    return f"{error.json_path}: {error.message}" if error else ""


def sections(file: Path) -> Iterator[tuple[str, str]]:
    """Path and text of the rule files in a golden file."""
    written = file.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
    for match in SECTION.finditer(written):
        yield match["path"], match["text"].removeprefix("\ufeff")


def rule_files() -> list[Path]:
    """The rules of this handbook and of the little project."""
    return [*sorted(ROOT.glob("rules/**/*.yml")), *sorted(LITTLE.glob("rules/**/*.yml"))]


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_schema_is_one(kind: FileKind) -> None:
    """Each schema is a schema, and says of every key what it means."""
    schema = json_schema(kind)
    Draft202012Validator.check_schema(schema)
    for name, definition in schema["$defs"].items():
        for key, value in definition["properties"].items():
            assert value.get("description"), f"{name}: {key}"


@pytest.mark.parametrize("file", rule_files(), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_rules_fit(file: Path) -> None:
    """What the check takes, the schema takes."""
    path = "rules/" + file.as_posix().rpartition("/rules/")[2]
    assert not fault(path, file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "file", sorted((GOLDEN / "good").glob("*.txt")), ids=lambda file: file.stem
)
def test_good_examples_fit(file: Path) -> None:
    """Also in its rarer forms."""
    for path, text in sections(file):
        assert not fault(path, text), path


def bad_forms() -> list[Path]:
    """Golden files whose first problem is one of form."""
    files = []
    for file in sorted((GOLDEN / "bad").glob("*.txt")):
        problems = file.read_bytes().decode("utf-8", "replace").rpartition("\n---\n")[2]
        code = re.match(r"\S+ error (\S+) ", problems)
        if code and code[1] in FORM:
            files.append(file)
    return files


@pytest.mark.parametrize("file", bad_forms(), ids=lambda file: file.stem)
def test_bad_forms_do_not_fit(file: Path) -> None:
    """A fault of form is seen while one writes."""
    assert any(fault(path, text) for path, text in sections(file))


def test_there_are_bad_forms() -> None:
    """The list above is not empty by mistake."""
    assert len(bad_forms()) > 20


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("rules/rollen.yml", "rollen: [{id: a/b, titel: B, kurtz: C}]", "kurtz"),
        ("rules/rollen.yml", "rollen: [{id: a/b}]", "titel"),
        ("rules/rollen.yml", "rollen: {id: a/b}", "array"),
        ("rules/rollen.yml", "rollen: [{id: Ä, titel: B}]", "does not match"),
        ("rules/synonyme.yml", "gleich: [[a]]", "too short"),
        ("rules/a/b/bilder.yml", "{weisung: b, bilder: [{id: a, titel: B, art: kreiß}]}", "valid"),
    ],
)
def test_seeded_faults_do_not_fit(path: str, text: str, message: str) -> None:
    """One fault of each form, and the message says where."""
    assert message in fault(path, text)


def records(value: object, seen: set[int]) -> Iterator[Record[object]]:
    """All records that a reader is made of."""
    if id(value) in seen or isinstance(value, type) or not hasattr(value, "__dict__"):
        return
    seen.add(id(value))
    if isinstance(value, Record):
        yield value
    for part in list(vars(value).values()):
        for inner in part if isinstance(part, tuple) else (part,):
            yield from records(inner, seen)


def test_every_field_fills_a_parameter() -> None:
    """What is declared reaches the record; what it needs is declared, or follows from the rest."""
    seen: set[int] = set()
    found = [record for kind in FILE_KINDS for record in records(kind.read, seen)]
    assert len(found) > 15
    for record in found:
        parameters = inspect.signature(record.make).parameters
        if any(one.kind is inspect.Parameter.VAR_KEYWORD for one in parameters.values()):
            continue
        filled = {field.to for field in record.fields if field.to}
        assert filled <= parameters.keys(), record.label
        if not record.derive:
            needed = {
                name for name, one in parameters.items() if one.default is inspect.Parameter.empty
            }
            assert needed <= filled | {"id", "place"}, record.label
