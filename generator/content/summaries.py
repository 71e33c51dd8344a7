"""Summaries fit the rules.

Their directive, their sections and their Randnummern exist, their abbreviations are explained.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.check.abbreviations import known_words, missing_entry, unexplained
from generator.content.place_at import place_at
from generator.model import Directive, Model
from generator.problem import Place, Problem, did_you_mean, error, given_numbers
from generator.views.summaries import FOLDER, REFERENCE

_HEADING = re.compile(r"^##[ \t]*([^#\n].*?)[ \t]*$", re.MULTILINE)
_LOOSE = re.compile(r"\[Rn\b[^\]\n]*\](?!\()")


def summaries(model: Model, written: Mapping[str, str]) -> Iterator[Problem]:
    """Problems of all summaries; those of issuers that this build leaves out are not looked at."""
    directives = {directive.id: directive for directive in model.directives}
    for path, text in written.items():
        folder, _, name = path.rpartition("/")
        named = name.removesuffix(".md")
        if folder != FOLDER or any(named.startswith(issuer + "-") for issuer in model.others):
            continue
        if named in directives:
            yield from _summary(directives[named], path, text, model)
        else:
            hint = f"{did_you_mean(named, directives)} Eine Zusammenfassung heißt wie ihre Weisung."
            yield error(
                "weisung-unbekannt",
                place_at(path, text, 0),
                f"Die Weisung »{named}« gibt es nicht.",
                hint.strip(),
            )


def _summary(directive: Directive, path: str, text: str, model: Model) -> Iterator[Problem]:
    yield from _sections(directive, path, text)
    yield from _references(directive, path, text)
    known = known_words(model, (directive.issuer,)) if model.terms else frozenset()
    if known:
        for word in dict.fromkeys(unexplained(_HEADING.sub("", text), known)):
            yield missing_entry(word, place_at(path, text, text.index(word)), known)


def _sections(directive: Directive, path: str, text: str) -> Iterator[Problem]:
    sections = [section.id for section in directive.sections]
    seen: dict[str, Place] = {}
    for match in _HEADING.finditer(text):
        place = place_at(path, text, match.start(1))
        if match[1] not in sections:
            yield error(
                "abschnitt-unbekannt",
                place,
                f"Einen Abschnitt »{match[1]}« gibt es in »{directive.id}« nicht.",
                did_you_mean(match[1], sections),
            )
        elif match[1] in seen:
            yield error(
                "abschnitt-doppelt",
                place,
                f"Den Abschnitt »{match[1]}« fassen zwei Stellen zusammen; nur eine erschiene.",
                f"Zuerst steht er in {seen[match[1]]}.",
            )
        seen.setdefault(match[1], place)


def _references(directive: Directive, path: str, text: str) -> Iterator[Problem]:
    known = {norm.rn for norm in directive.norms}
    for match in _LOOSE.finditer(text):
        if not REFERENCE.fullmatch(match[0]):
            yield error(
                "fundstelle-form",
                place_at(path, text, match.start()),
                f"»{match[0]}« ist keine Fundstelle, das Handbuch zeigte sie ohne Verweis.",
                "Schreiben Sie die Randnummern einzeln und mit Komma: [Rn. 3] oder [Rn. 3, 5].",
            )
            continue
        for number in re.finditer(r"[0-9]+", match[0]):
            if int(number[0]) not in known:
                yield error(
                    "rn-unbekannt",
                    place_at(path, text, match.start() + number.start()),
                    f"Die Randnummer {number[0]} gibt es in »{directive.id}« nicht.",
                    given_numbers(known),
                )
