"""The keys of rule files as JSON Schema (draft 2020-12), for editors that check while one writes.

The schemas come from the declarations that the files are read by. They say which keys and forms are
right; what refers to something else, and every condition, is judged by the check alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.load.catalogue import CATALOGUE
from generator.load.checker import CHECKER
from generator.load.decisions import DECISIONS
from generator.load.directive import DIRECTIVE, NORMS
from generator.load.knowledge import CONFLICTS, DOCUMENTS, TERMS
from generator.load.pictures import PICTURES
from generator.load.reader import Definitions, Read, Schema
from generator.load.registers import ISSUERS, ROLES
from generator.load.synonyms import SYNONYMS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, kw_only=True)
class FileKind:
    """A kind of rule file. ``patterns``: where files of this kind lie, from the project on."""

    name: str
    patterns: tuple[str, ...]
    read: Read[object]


def _of_directive(name: str, path: str, read: Read[object]) -> FileKind:
    """A kind of file that lies in the folder of a directive, or of an earlier version of it."""
    return FileKind(
        name=name,
        patterns=(f"rules/*/*/{path}", f"rules/*/*/fassungen/*/{path}"),
        read=read,
    )


def _register(name: str, read: Read[object]) -> FileKind:
    return FileKind(name=name, patterns=(f"rules/{name}.yml",), read=read)


FILE_KINDS = (
    _register("herausgeber", ISSUERS),
    _register("rollen", ROLES),
    _of_directive("weisung", "weisung.yml", DIRECTIVE),
    _of_directive("normen", "normen.yml", NORMS),
    _of_directive("katalog", "kataloge/*.yml", CATALOGUE),
    _of_directive("bilder", "bilder.yml", PICTURES),
    _of_directive("pruefer", "pruefer/*.yml", CHECKER),
    _register("konflikte", CONFLICTS),
    FileKind(name="lesarten", patterns=("rules/*/lesarten.yml",), read=DECISIONS),
    _register("glossar", TERMS),
    _register("verzeichnis", DOCUMENTS),
    _register("synonyme", SYNONYMS),
)


def json_schema(kind: FileKind) -> Schema:
    """The schema of one kind of file; every record is a definition of its own."""
    definitions: Definitions = {}
    root = kind.read.schema(definitions)
    return {"$schema": DIALECT, "title": f"{kind.name}.yml", **root, "$defs": definitions}
