"""Marks for generated parts: comments that begin a line, in content/templates/."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.content.place_at import place_at
from generator.model import Model
from generator.problem import Problem, did_you_mean, error
from generator.views.marks import FOLDER, MARK, PARTS, choices

_CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.DOTALL | re.MULTILINE)
_BEGIN = re.compile(r"<!--\s*weisungswerk\b", re.IGNORECASE)


def marks(model: Model, written: Mapping[str, str]) -> Iterator[Problem]:
    """A mark that nothing fills would stay behind as an invisible comment."""
    for path, text in sorted(written.items()):
        shown = _CODE.sub(lambda code: " " * len(code[0]), text)
        sound = {mark.start(): mark for mark in MARK.finditer(shown)}
        for begin in _BEGIN.finditer(shown):
            mark, place = sound.get(begin.start()), place_at(path, text, begin.start())
            if not path.startswith(FOLDER):
                yield error(
                    "marke-ort",
                    place,
                    "Erzeugte Teile gibt es nur auf Seiten in content/templates/.",
                    "Verschieben Sie die Seite dorthin oder verweisen Sie auf die erzeugte Seite.",
                )
            elif mark is None:
                yield error(
                    "marke-form",
                    place,
                    "Diese Marke ist nicht zu lesen.",
                    "Sie steht am Anfang einer Zeile, und hinter --> folgt nichts mehr, "
                    "zum Beispiel: <!-- weisungswerk: weisungen -->",
                )
            else:
                yield from _wrong(mark, path, text, model)


def _wrong(mark: re.Match[str], path: str, text: str, model: Model) -> Iterator[Problem]:
    if mark["name"] not in PARTS:
        yield error(
            "marke-unbekannt",
            place_at(path, text, mark.start("name")),
            f"Die Marke »{mark['name']}« gibt es nicht.",
            did_you_mean(mark["name"], PARTS),
        )
        return
    known = choices(mark["name"], model)
    for word in re.finditer(r"\S+", mark["chosen"]):
        # an entry of an issuer that is not part of this build is unknown on purpose
        if word[0] not in known and not model.others:
            yield error(
                "eintrag-unbekannt",
                place_at(path, text, mark.start("chosen") + word.start()),
                f"»{word[0]}« gibt es unter »{mark['name']}« nicht.",
                did_you_mean(word[0], known),
            )
