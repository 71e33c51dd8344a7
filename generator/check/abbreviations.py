"""Abbreviations in the texts of directives, checkers, catalogues and summaries are explained.

A word counts as abbreviation when one of its parts has two capitals: »AGS-K«, »VerBIS«, »gAG-S«.
Roman numbers do not. Compounds are explained by their parts: »AGS-K-Ablage« by »AGS-K«. An entry of
the glossary holds for its issuer, one without issuer for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.model import Catalogue, Checker, Directive, Model
from generator.problem import Place, Problem, error, nearest

_ADDRESS = re.compile(r"\S+@\S+|https?://\S+")
_WORD = re.compile(r"[^\W_]+(?:[-&/][^\W_]+)*")
_CAPITALS = re.compile(r"[A-ZÄÖÜ].*[A-ZÄÖÜ]")
_ROMAN = re.compile(r"[IVXLC]+\Z")
_ENDING = re.compile(r"(?<=[A-ZÄÖÜ])(?:s|en|n)\Z")


class _Passage(NamedTuple):
    """Texts that readers see, and the entry that they belong to."""

    place: Place
    texts: tuple[str, ...]


def abbreviations_explained(model: Model) -> Iterator[Problem]:
    """Every abbreviation has an entry in the glossary; one that no text resolves says so there.

    Without a glossary nothing is asked.
    """
    if not model.terms:
        return
    issuers = {directive.id: directive.issuer for directive in model.directives}
    words = {issuer.id: known_words(model, (issuer.id,)) for issuer in model.issuers}
    reported: set[tuple[str, str]] = set()
    for directives, passage in _passages(model):
        known: frozenset[str] = frozenset()
        for directive in directives:
            known |= words.get(issuers.get(directive, ""), frozenset())
        place = passage.place
        for text in passage.texts:
            for word in unexplained(text, known):
                if (place.file, word) not in reported:
                    reported.add((place.file, word))
                    source = model.files.get(place.file, "")
                    yield missing_entry(word, _place_of(word, source, place), known)


def known_words(model: Model, issuers: Iterable[str]) -> frozenset[str]:
    """All words that the glossary explains to readers of these issuers."""
    allowed = {"", *issuers}
    words: set[str] = set()
    for term in model.terms:
        if term.issuer in allowed:
            for name in (term.term, term.long, *term.spellings):
                words.add(name)
                words.update(_WORD.findall(name))
    return frozenset(words)


def unexplained(text: str, known: frozenset[str]) -> list[str]:
    """The abbreviations of a text that are not among the known words."""
    return [word for word in _WORD.findall(_ADDRESS.sub("", text)) if not _explained(word, known)]


def missing_entry(word: str, place: Place, known: Iterable[str]) -> Problem:
    """The problem that an abbreviation has no entry."""
    near = nearest(word, (other for other in known if _CAPITALS.search(other)))
    advice = f"Meinten Sie »{near}«? Sonst ergänzen" if near else "Ergänzen"
    return error(
        "begriff-unbekannt",
        place,
        f"Zur Abkürzung »{word}« gibt es keinen Eintrag im Glossar.",
        f"{advice} Sie rules/glossar.yml; löst kein Text das Kürzel auf, steht dort "
        "»status: ungeklärt«.",
    )


def _explained(word: str, known: frozenset[str]) -> bool:
    if word in known or _ENDING.sub("", word) in known:
        return True
    if not any(map(_is_abbreviation, re.split("[-/&]", word))):
        return True
    for cut in re.finditer("[-/]", word):
        if _explained(word[: cut.start()], known) and _explained(word[cut.end() :], known):
            return True
    return False


def _is_abbreviation(part: str) -> bool:
    return bool(_CAPITALS.search(part)) and not _ROMAN.match(part)


def _place_of(word: str, source: str, place: Place) -> Place:
    """The first place of a word at or behind ``place``.

    YAML may have it on a later line of the same entry.
    """
    lines = source.splitlines()
    pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    for number in range(place.line - 1, len(lines)):
        if match := pattern.search(lines[number]):
            return Place(place.file, number + 1, match.start() + 1)
    return place


def _passages(model: Model) -> Iterator[tuple[tuple[str, ...], _Passage]]:
    """Everything that readers see, with the directives that it belongs to."""
    for directive in model.directives:
        for passage in _of_directive(directive):
            yield (directive.id,), passage
    for catalogue in model.catalogues:
        for passage in _of_catalogue(catalogue):
            yield (catalogue.directive.value,), passage
    for checker in model.checkers:
        directives = tuple(word.value for word in checker.directives)
        for passage in _of_checker(checker):
            yield directives, passage


def _of_directive(directive: Directive) -> Iterator[_Passage]:
    texts = [directive.title, directive.about]
    for notice in directive.notices:
        texts += (notice.title, notice.text)
    yield _Passage(directive.place, tuple(texts))
    for section in directive.sections:
        yield _Passage(section.place, (section.title,))
        for norm in section.norms:
            yield _Passage(
                norm.place, (norm.object, norm.condition, norm.text, norm.doubt, norm.note)
            )


def _of_catalogue(catalogue: Catalogue) -> Iterator[_Passage]:
    titles = [column.title for column in catalogue.columns]
    yield _Passage(catalogue.place, (catalogue.title, catalogue.about, catalogue.note, *titles))
    for row in catalogue.rows:
        cells = [cell for cell in row.cells.values() if isinstance(cell, str)]
        yield _Passage(row.place, (row.title, *cells))


def _of_checker(checker: Checker) -> Iterator[_Passage]:
    yield _Passage(
        checker.place,
        (
            checker.title,
            checker.question,
            *(sentence.text for sentence in checker.about),
            *checker.open_points,
        ),
    )
    for fact in checker.facts:
        yield _Passage(fact.place, (fact.title, fact.question, fact.help))
        for choice in fact.choices:
            yield _Passage(choice.place, (choice.title, choice.help))
    for outcome in checker.outcomes:
        yield _Passage(
            outcome.place,
            (
                outcome.title,
                *(sentence.text for sentence in outcome.sentences),
                outcome.unreached,
            ),
        )
    for row in checker.all_rows:
        yield _Passage(row.place, (row.text, row.reason, row.reading))
