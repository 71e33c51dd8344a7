"""Abbreviations in the texts of directives, checkers, catalogues and summaries have an entry in the glossary.

A word counts as abbreviation when one of its parts has two capitals: »AGS-K«, »VerBIS«, »gAG-S«. Roman numbers do not.
Compounds are explained by their parts: »AGS-K-Ablage« by »AGS-K«. An entry holds for its issuer, one without issuer for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.model import Catalogue, Checker, Directive, Model, Norm
from generator.problem import Place, Problem, error, nearest

_ADDRESS = re.compile(r"\S+@\S+|https?://\S+")
_WORD = re.compile(r"[^\W_]+(?:[-&/][^\W_]+)*")
_CAPITALS = re.compile(r"[A-ZÄÖÜ].*[A-ZÄÖÜ]")
_ROMAN = re.compile(r"[IVXLC]+\Z")
_ENDING = re.compile(r"(?<=[A-ZÄÖÜ])(?:s|en|n)\Z")
Said = tuple[Place, tuple[str, ...]]


def abbreviations_explained(model: Model) -> Iterator[Problem]:
    """Every abbreviation has an entry in the glossary; one that no text resolves says so there. Without a glossary nothing is asked."""
    if not model.terms:
        return
    issuers = {directive.id: directive.issuer for directive in model.directives}
    words = {issuer.id: known_words(model, (issuer.id,)) for issuer in model.issuers}
    told: set[tuple[str, str]] = set()
    for directives, place, texts in _said(model):
        known = frozenset().union(*(words.get(issuers.get(id, ""), ()) for id in directives))
        for word in (word for text in texts for word in unexplained(text, known)):
            if (place.file, word) not in told:
                told.add((place.file, word))
                yield missing_entry(
                    word, _spot(model.files.get(place.file, ""), place, word), known
                )


def known_words(model: Model, issuers: Iterable[str]) -> frozenset[str]:
    """All words that the glossary explains to readers of these issuers."""
    allowed = {"", *issuers}
    spelled = [
        name
        for term in model.terms
        if term.issuer in allowed
        for name in (term.term, term.long, *term.spellings)
    ]
    return frozenset(word for name in spelled for word in (name, *_WORD.findall(name)))


def unexplained(text: str, known: frozenset[str]) -> list[str]:
    """The abbreviations of a text that are not among the known words."""
    return [word for word in _WORD.findall(_ADDRESS.sub("", text)) if not _explained(word, known)]


def missing_entry(word: str, place: Place, known: Iterable[str]) -> Problem:
    """The problem that an abbreviation has no entry."""
    near = nearest(word, (other for other in known if _CAPITALS.search(other)))
    return error(
        "begriff-unbekannt",
        place,
        f"Zur Abkürzung »{word}« gibt es keinen Eintrag im Glossar.",
        (f"Meinten Sie »{near}«? Sonst ergänzen" if near else "Ergänzen")
        + " Sie rules/glossar.yml; löst kein Text das Kürzel auf, steht dort »status: ungeklärt«.",
    )


def _explained(word: str, known: frozenset[str]) -> bool:
    if (
        word in known
        or _ENDING.sub("", word) in known
        or not any(map(_is_short, re.split("[-/&]", word)))
    ):
        return True
    cuts = [match.start() for match in re.finditer("[-/]", word)]
    return any(_explained(word[:at], known) and _explained(word[at + 1 :], known) for at in cuts)


def _is_short(part: str) -> bool:
    return bool(_CAPITALS.search(part)) and not _ROMAN.match(part)


def _spot(source: str, place: Place, word: str) -> Place:
    """The first place of a word at or behind ``place``; YAML may have it on a later line of the same entry."""
    lines = source.splitlines()
    pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    for number in range(place.line - 1, len(lines)):
        if match := pattern.search(lines[number]):
            return Place(place.file, number + 1, match.start() + 1)
    return place


def _said(model: Model) -> Iterator[tuple[tuple[str, ...], Place, tuple[str, ...]]]:
    """Directives, place and texts of everything that readers see."""
    for directive in model.directives:
        yield from (((directive.id,), *said) for said in _of_directive(directive))
    for catalogue in model.catalogues:
        yield from (((catalogue.directive.value,), *said) for said in _of_catalogue(catalogue))
    for checker in model.checkers:
        yield from (
            (tuple(word.value for word in checker.directives), *said)
            for said in _of_checker(checker)
        )


def _of_directive(directive: Directive) -> Iterator[Said]:
    notices = [text for notice in directive.notices for text in (notice.title, notice.text)]
    yield directive.place, (directive.title, directive.about, *notices)
    for section in directive.sections:
        yield section.place, (section.title,)
        yield from ((norm.place, _of_norm(norm)) for norm in section.norms)


def _of_norm(norm: Norm) -> tuple[str, ...]:
    return norm.object, norm.condition, norm.text, norm.doubt, norm.note


def _of_catalogue(catalogue: Catalogue) -> Iterator[Said]:
    yield (
        catalogue.place,
        (
            catalogue.title,
            catalogue.about,
            catalogue.note,
            *(column.title for column in catalogue.columns),
        ),
    )
    for row in catalogue.rows:
        yield (
            row.place,
            (row.title, *(cell for cell in row.cells.values() if isinstance(cell, str))),
        )


def _of_checker(checker: Checker) -> Iterator[Said]:
    yield checker.place, (checker.title, checker.question, checker.about, *checker.open_points)
    for fact in checker.facts:
        yield fact.place, (fact.title, fact.question, fact.help)
        yield from ((choice.place, (choice.title, choice.help)) for choice in fact.choices)
    for outcome in checker.outcomes:
        yield outcome.place, (outcome.title, outcome.sentence, *outcome.follows, outcome.unreached)
    for row in (*checker.contradictions, *checker.rows):
        yield from (
            (one.place, (one.text, one.reason, one.reading)) for one in (row, *row.exceptions)
        )
