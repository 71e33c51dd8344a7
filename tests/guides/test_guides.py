"""The guides are true: examples pass the check, commands, places and links exist."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.expression import FUNCTIONS
from generator.load.schema import FILE_KINDS, json_schema
from support.guides import (
    DECISIONS,
    DOCS,
    EDITORS,
    GUIDES,
    REFERENCE,
    Command,
    Example,
    anchors,
    code_spans,
    commands,
    examples,
    prose,
    write_project,
)
from support.paths import ROOT
from support.reference_tables import filled, slots, tables_of

FILES = tuple(sorted(REFERENCE.glob("*.md")))
SHOWN = tuple(example for guide in GUIDES for example in examples(guide))
COMMANDS = tuple(command for guide in GUIDES for command in commands(guide))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
WITHOUT_TABLE = {  # hold a list and little else; the example shows it
    "Entscheidungen über Lesarten",
    "Glossar",
    "Herausgeber",
    "Konflikte",
    "Norms",
    "Open",
    "Pictures",
    "Rollen",
    "Verzeichnis",
}
CONFTEST = (ROOT / "tests" / "conftest.py").read_text(encoding="utf-8")


def name_of(guide: Path) -> str:
    """How a test names a guide."""
    return guide.relative_to(ROOT).as_posix()


def checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What ``weisungswerk check`` says of a project."""
    main(["--root", str(folder), "check"])
    return capsys.readouterr().out


# --- examples ------------------------------------------------------------------------------------


@pytest.mark.parametrize("guide", [guide for guide in GUIDES if guide not in FILES], ids=name_of)
def test_examples_pass_the_check(
    guide: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The files of the reference form a project; what a guide adds to it leaves it in order."""
    said = checked(write_project(tmp_path, *FILES, guide), capsys)
    assert said.startswith("In Ordnung") and said.endswith(" 0 Hinweise.\n"), said


@pytest.mark.parametrize(
    "example", [one for one in SHOWN if one.language == "yaml"], ids=lambda one: one.place
)
def test_every_example_names_its_file(example: Example) -> None:
    """A block of YAML without a file would not be checked."""
    assert example.path.startswith("rules/"), f"{example.place}: the first line names no file"


@pytest.mark.parametrize(
    "example", [one for one in SHOWN if one.marked("meldung")], ids=lambda one: one.place
)
def test_messages_are_those_of_the_check(
    example: Example, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A message in a guide is what the check says when the example is changed like that."""
    change = re.fullmatch(r"statt »(.+)« steht »(.+)« in (\S+)", example.marked("meldung"))
    assert change, example.place
    file = write_project(tmp_path, *FILES) / change[3]
    text = file.read_text(encoding="utf-8")
    assert change[1] in text
    file.write_text(text.replace(change[1], change[2], 1), encoding="utf-8")
    assert checked(tmp_path, capsys).rpartition("1 Fehler")[0] == example.text


@pytest.mark.parametrize(
    "example", [one for one in SHOWN if one.marked("gleich")], ids=lambda one: one.place
)
def test_quoted_files(example: Example) -> None:
    """A block that shows a file of the project shows it as it is."""
    assert (ROOT / example.marked("gleich")).read_text(encoding="utf-8") == example.text


def test_marks_are_known() -> None:
    """A misspelt mark would switch its test off."""
    kinds = {one.mark.partition(":")[0] for one in SHOWN if one.mark}
    assert kinds <= {"datei", "meldung", "gleich"}


# --- words of the rules --------------------------------------------------------------------------


def test_codes_exist() -> None:
    """Every code that a guide for editors explains is one that the stages report."""
    source = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "generator").rglob("*.py")
    )
    page = prose(EDITORS / "meldungen.md")
    explained = re.findall(r"^\| ((?:`[a-z-]+`[, ]*)+)", page, re.MULTILINE)
    codes = re.findall(r"`([a-z-]+)`", " ".join(explained))
    assert len(codes) > 20
    levels = {"error", "warning"}
    assert not [code for code in codes if code not in levels and f'"{code}"' not in source]


def test_functions_are_explained() -> None:
    """The page of conditions names every function of the rule language, and no other."""
    page = prose(REFERENCE / "bedingungen.md")
    assert set(re.findall(r"`([a-zäöü]+)\([^`]*\)", page)) == set(FUNCTIONS)


# --- commands ------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: f"{one.place}-{'-'.join(one.words)}")
def test_commands_exist(command: Command, capsys: pytest.CaptureFixture[str]) -> None:
    """Targets, variables, subcommands and options are those that there are."""
    if not command.words:
        return
    program, *words = command.words
    if program == "make":
        for word in words:
            variable, is_set, _ = word.partition("=")
            pattern = rf"\b{variable}\b" if is_set else rf"^{re.escape(word)}:"
            assert re.search(pattern, MAKEFILE, re.MULTILINE), f"{command.place}: make {word}"
    elif program == "weisungswerk":
        options = {word.partition("=")[0] for word in words if word.startswith("--")}
        with pytest.raises(SystemExit) as end:
            main([*words[:1], "--help"] if words[0] not in options else ["--help"])
        assert end.value.code == 0
        assert not options - set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
    else:
        own = {word for word in words if re.match(r"--[a-z]+-golden$", word)}
        assert all(f'"{word}"' in CONFTEST for word in own), command.place
        assert program in {"git", "python", "python3", "ruff", "mypy"}, command.place


# --- places and links ----------------------------------------------------------------------------


BASES = (ROOT, ROOT / "generator", ROOT / "site_templates", ROOT / "tests")
PATH = re.compile(
    r"(?:[\w.-]+/)*[\w.-]+\.(?:py|js|md|yml|txt|html|css|typ|conf|json|toml)|(?:[\w-]+/)+"
)
NAMES_IN_FILE = re.compile(r"((?:`\w+`(?:, | and | or )?)+) in `([\w./-]+\.(?:py|js))`")
PUBLISHED = (  # only in a built handbook, or where a project has files of others
    *("site/", "einbetten/", "assets/suche/", "assets/pruefer/", "assets/lizenzen.txt"),
    "site_extra/",
)


@cache
def file_names() -> frozenset[str]:
    """Names of all files of the generator, the templates and the tests."""
    folders = (base for base in BASES if base != ROOT)
    return frozenset(path.name for base in folders for path in base.rglob("*.*"))


def found(path: str) -> Path | None:
    """The file or folder that a guide means, seen from one of the usual places."""
    return next((base / path for base in BASES if (base / path).exists()), None)


@pytest.mark.parametrize(
    "guide",
    [guide for guide in (*GUIDES, *DECISIONS) if not guide.is_relative_to(EDITORS)],
    ids=name_of,
)
def test_places_exist(guide: Path) -> None:
    """Files and folders between backticks exist, and so does »`name` in `file`«."""
    paths = {code for code in code_spans(guide) if PATH.fullmatch(code)} - file_names()
    assert not [path for path in paths if not found(path) and not path.startswith(PUBLISHED)]
    for names, path in NAMES_IN_FILE.findall(prose(guide)):
        file = found(path)
        assert file, path
        text = file.read_text(encoding="utf-8")
        for name in re.findall(r"`(\w+)`", names):
            defined = rf"(?:def|class|function\*?|const|let) {name}\b|^\s*{name}\b\s*[=:(]"
            assert re.search(defined, text, re.MULTILINE), f"{name} in {path}"


@pytest.mark.parametrize("guide", [*GUIDES, *DECISIONS, ROOT / "CHANGELOG.md"], ids=name_of)
def test_links_lead_somewhere(guide: Path) -> None:
    """Links between the guides name files and headings that exist."""
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", prose(guide))):
        if re.match(r"https?:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (guide.parent / path).resolve() if path else guide
        assert file.exists(), f"{name_of(guide)}: {target}"
        if anchor and file.suffix == ".md":
            assert anchor in anchors(file), f"{name_of(guide)}: {target}"


def test_every_guide_is_linked() -> None:
    """From CONTRIBUTING.md every guide can be reached."""
    reached, todo = set(), [ROOT / "CONTRIBUTING.md"]
    while todo:
        guide = todo.pop()
        if guide not in reached and guide.suffix == ".md" and guide.exists():
            reached.add(guide)
            targets = re.findall(r"\]\(([^)#\s]+\.md)", prose(guide))
            todo += [(guide.parent / target).resolve() for target in targets]
    assert not set(DOCS.rglob("*.md")) - reached


def test_every_library_has_its_licence() -> None:
    """What the project asks for stands in a table of a decision."""
    tables_of_licences = "".join(
        line
        for decision in DECISIONS
        for line in decision.read_text(encoding="utf-8").splitlines(keepends=True)
        if line.startswith("| ")
    )
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    wanted = [name for names in (project["dependencies"], *extras) for name in names]
    wanted = [re.split(r"[=<>~ \[]", requirement)[0] for requirement in wanted]
    package = json.loads((ROOT / "tests" / "package.json").read_text(encoding="utf-8"))
    wanted += [*package["dependencies"], *package["devDependencies"]]
    assert not [name for name in wanted if name not in tables_of_licences]


def test_contributing_is_short() -> None:
    """Two screens that lead on, no more."""
    assert len((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()) <= 100


# --- the reference of keys -----------------------------------------------------------------------


def tables() -> dict[str, str]:
    """The table of every record that a rule file may hold."""
    definitions: dict[str, Any] = {}
    for kind in FILE_KINDS:
        definitions |= json_schema(kind)["$defs"]
    return tables_of(definitions)


@pytest.mark.parametrize("page", FILES, ids=name_of)
def test_tables_of_keys(page: Path, request: pytest.FixtureRequest) -> None:
    """The tables are those of the declarations; ``--rewrite-golden`` writes them anew."""
    written = page.read_text(encoding="utf-8")
    right = filled(written, tables())
    if request.config.getoption("--rewrite-golden"):
        page.write_text(right, encoding="utf-8")
        return
    assert written == right


def test_every_key_has_its_table() -> None:
    """Every record with keys of its own is described; those that only hold a list are not."""
    shown = [name for page in FILES for name in slots(page.read_text(encoding="utf-8"))]
    assert len(shown) == len(set(shown))
    assert tables().keys() - set(shown) <= WITHOUT_TABLE


def test_every_key_is_explained() -> None:
    """No key stands in a table without a word about its meaning."""
    rows = [row for table in tables().values() for row in table.splitlines()[2:]]
    assert not [row for row in rows if row.endswith("|  |")]
