"""What lies below ``rules/`` and is not read, with the nearest name under which it would be.

A rule file under a wrong name must not vanish in silence: what is in it would be missing from the
handbook. What cannot be a rule file is only mentioned.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeAlias

from generator import disk
from generator.disk import Entry, entries
from generator.load.files import ENDING, Files
from generator.load.node import pairs
from generator.load.record import Record
from generator.load.schema import FILE_KINDS
from generator.load.source import parse
from generator.problem import Problem, error, nearest, warning

Tree: TypeAlias = Mapping[str, "Tree"]
"""Names that are read, as patterns; a file has nothing below it."""
RULES = "rules"
REGISTER = "rules/herausgeber.yml"
MAX_DEPTH = 20  # of folders that nobody reads; a link may lead in a circle
_YAML = (".yml", ".yaml")
_FREE = {"rules/*": "<herausgeber>", "rules/*/*": "<ordner>", "rules/*/*/fassungen/*": "<fassung>"}


def unread(files: Files, issuers: Collection[str] | None) -> Iterator[Problem]:
    """A problem for each file and folder that nobody reads.

    ``issuers``: the ids of all issuers; None = not known, then their folders are not judged.
    """
    yield from _Search(files, issuers).below(RULES, _tree()[RULES])


def _tree() -> Tree:
    """The patterns of all kinds of files as a tree of names."""
    tree: dict[str, dict[str, object]] = {}
    for kind in FILE_KINDS:
        for pattern in kind.patterns:
            level = tree
            for part in pattern.split("/"):
                level = level.setdefault(part, {})  # type: ignore[assignment]  # a tree of dicts
    return tree  # type: ignore[return-value]  # the same


@dataclass(frozen=True)
class _Search:
    files: Files
    issuers: Collection[str] | None

    def below(self, folder: str, tree: Tree) -> Iterator[Problem]:
        """What is not read of a folder in which the names of ``tree`` are."""
        found = self.files.entries(folder)
        for entry in found:
            path = f"{folder}/{entry.name}"
            if trouble := disk.name_trouble(entry.name):
                yield _impossible(path, trouble)
                continue
            known = self._known(folder, entry, tree)
            if known is None:
                names = [other.name for other in found]
                yield from self._report(path, entry, self._hint(folder, entry, tree, names))
            elif known and entry.is_folder:
                yield from self.below(path, known)
            elif known:
                yield _lost(path, "Unter diesem Namen wird ein Ordner erwartet.", "")

    def _known(self, folder: str, entry: Entry, tree: Tree) -> Tree | None:
        """What may lie below an entry that is read; None = it is not."""
        if entry.name in tree:
            return tree[entry.name]
        if entry.name.endswith(ENDING) and f"*{ENDING}" in tree:
            return tree[f"*{ENDING}"]
        is_named = folder != RULES or self.issuers is None or entry.name in self.issuers
        return tree["*"] if entry.is_folder and "*" in tree and is_named else None

    def _report(self, path: str, entry: Entry, hint: str) -> Iterator[Problem]:
        if entry.is_folder:
            held = tuple(self._files_in(path, MAX_DEPTH))
            if any(_is_yaml(name) for name in held):
                yield _lost(path, self._folder_sentence(path, entry), hint)
            elif held:
                yield _mentioned(path, "Diesen Ordner liest niemand.")
        elif hint or _is_yaml(entry.name):
            yield _lost(
                path, "Diese Datei wird nicht gelesen; im Handbuch fehlt, was darin steht.", hint
            )
        else:
            yield _mentioned(path, "Diese Datei ist keine Regeldatei und wird nicht gelesen.")

    def _folder_sentence(self, path: str, entry: Entry) -> str:
        if PurePosixPath(path).parent.as_posix() == RULES:
            return (
                f"Einen Herausgeber »{entry.name}« gibt es nicht; sein Ordner wird nicht gelesen."
            )
        return "Dieser Ordner wird nicht gelesen; im Handbuch fehlt, was darin steht."

    def _files_in(self, folder: str, depth: int) -> Iterator[str]:
        found, _ = entries(self.files.root, folder)
        for entry in found:
            if not entry.is_folder:
                yield entry.name
            elif depth:
                yield from self._files_in(f"{folder}/{entry.name}", depth - 1)

    # --- the nearest right name ---

    def _hint(self, folder: str, entry: Entry, tree: Tree, names: Collection[str]) -> str:
        if entry.is_folder:
            return self._folder_hint(folder, entry, tree, names)
        near = _near_file(entry.name, tree)
        if not near and (place := self._place_of(folder, entry.name)):
            return f"Sie gehört nach »{place}«."
        near = near or _near_in(entry.name, tree)
        if near in names:
            return f"»{near}« gibt es hier schon: Führen Sie beide zusammen oder löschen Sie eine."
        return f"Nennen Sie die Datei »{near}«." if near else ""

    def _folder_hint(self, folder: str, entry: Entry, tree: Tree, names: Collection[str]) -> str:
        if folder == RULES:
            missing = [issuer for issuer in self.issuers or () if issuer not in names]
            near = nearest(entry.name, missing or self.issuers or ())
            other = f"Nennen Sie ihn in {REGISTER} oder löschen Sie den Ordner."
            return f"Meinten Sie »{near}«? Sonst: {other}" if near else other
        if f"*{ENDING}" in tree:
            return f"Legen Sie die Dateien unmittelbar in »{folder}«."
        near = nearest(entry.name, [name for name, below in tree.items() if below and name != "*"])
        return f"Nennen Sie den Ordner »{near}«." if near else ""

    def _place_of(self, folder: str, name: str) -> str:
        """Where a file with such a name or such keys is read; empty when that cannot be said."""
        kind = _kind_by_name(name) or (
            self._kind_by_keys(f"{folder}/{name}") if _is_yaml(name) else None
        )
        return _shown(kind, folder, name) if kind else ""

    def _kind_by_keys(self, path: str) -> str | None:
        """The pattern of the kind of file that has the keys of this one."""
        data = disk.read(self.files.root, path)
        node = parse(data, path)[0] if isinstance(data, bytes) else None
        keys = {str(key.value) for key, _ in pairs(node)}
        fitting = {
            len(needed): kind.patterns[0]
            for kind in FILE_KINDS
            if isinstance(kind.read, Record)
            and (needed := {field.key for field in kind.read.fields if field.required})
            and needed <= keys
        }
        return fitting[max(fitting)] if fitting else None


def _is_yaml(name: str) -> bool:
    """True for a name that is meant for a rule file, also ``a.yaml`` and ``a.yml.txt``."""
    return any(ending in name.lower() for ending in _YAML)


def _stem(name: str) -> str:
    """The name up to its first point."""
    return name.partition(".")[0]


def _own_names(tree: Tree) -> list[str]:
    """The files that are read by a name of their own."""
    return [known for known, below in tree.items() if not below and "*" not in known]


def _near_in(name: str, tree: Tree) -> str:
    """The file whose name without its ending is nearest."""
    stem = nearest(_stem(name), [_stem(known) for known in _own_names(tree)])
    return f"{stem}{ENDING}" if stem else ""


def _near_file(name: str, tree: Tree) -> str:
    """The name of a file that is read in the same folder and differs in ending or case only."""
    if f"*{ENDING}" in tree and _is_yaml(name):
        return f"{_stem(name)}{ENDING}"
    right = f"{_stem(name).lower()}{ENDING}"
    return right if right in _own_names(tree) else ""


def _kind_by_name(name: str) -> str | None:
    names = {
        pattern.rpartition("/")[2]: pattern for kind in FILE_KINDS for pattern in kind.patterns[:1]
    }
    return names.get(name.lower())


def _shown(pattern: str, folder: str, name: str) -> str:
    """A pattern for an editor, with the folders that are the same as those of ``folder``."""
    given, parts = folder.split("/"), pattern.split("/")
    shown = [
        given[at] if part == "*" and at < len(given) else _FREE.get("/".join(parts[: at + 1]), part)
        for at, part in enumerate(parts)
    ]
    return "/".join(shown).replace(f"*{ENDING}", f"{_stem(name)}{ENDING}")


def _impossible(path: str, trouble: str) -> Problem:
    return error(
        "name-unmoeglich",
        disk.place(path),
        "Diesen Namen kann eine Datei oder ein Ordner nicht überall haben.",
        f"{trouble} Nennen Sie die Datei oder den Ordner anders.",
    )


def _lost(path: str, sentence: str, hint: str) -> Problem:
    return error("datei-ungelesen", disk.place(path), sentence, hint)


def _mentioned(path: str, sentence: str) -> Problem:
    return warning(
        "datei-ungelesen",
        disk.place(path),
        sentence,
        "Was nicht zu den Regeln gehört, hat seinen Platz außerhalb von rules/.",
    )
