"""Marks for generated parts: a comment on a line of its own, in content/templates/, with a name that there is."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.content.spot import spot
from generator.problem import Problem, did_you_mean, error
from generator.render.start import FOLDER, PARTS

_CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.S | re.M)
_LOOSE = re.compile(r"<!--\s*weisungswerk\b\s*:?\s*(.*?)\s*-->", re.I | re.S)


def marks(written: Mapping[str, str]) -> Iterator[Problem]:
    """A mark that nothing fills would stay behind as an invisible comment."""
    for path, text in written.items():
        for match in _LOOSE.finditer(_CODE.sub(lambda code: " " * len(code[0]), text)):
            place, name = spot(path, text, match.start()), match[1]
            if not path.startswith(FOLDER):
                yield error("baustein-ort", place, "Erzeugte Teile gibt es nur auf Seiten in content/templates/.",
                            "Verschieben Sie die Seite dorthin oder verweisen Sie auf die erzeugte Seite.")
            elif name not in PARTS:
                yield error("baustein-unbekannt", place, f"Einen erzeugten Teil »{name}« gibt es nicht.", did_you_mean(name, PARTS))
            elif not _stands_alone(text, match):
                yield error("baustein-form", place, f"Die Stelle für »{name}« ist anders geschrieben als vorgesehen und bliebe leer.",
                            f"Schreiben Sie in eine eigene Zeile: <!-- weisungswerk: {name} -->")


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    around = text[text.rfind("\n", 0, match.start()) + 1:match.start()], text[match.end():].partition("\n")[0]
    return match[0] == f"<!-- weisungswerk: {match[1]} -->" and not any(around)
