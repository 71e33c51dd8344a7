"""Second stage: does the model hold together? One check per function, in an explicit list.

Each check takes the model and yields problems; its docstring is its documentation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.check.abbreviations import abbreviations_explained
from generator.check.pictures import pictures_hold
from generator.check.repealed import cites_of, repealed_norms_are_marked
from generator.check.synonyms import synonyms_lead_somewhere
from generator.check.versions import (
    overlap,
    validity_of_checkers,
    versions_apart,
    versions_in_order,
)
from generator.model import Checker, Model
from generator.problem import Place, Problem, did_you_mean, error
from generator.validity import validity

__all__ = ["CHECKS", "check"]


def check(model: Model) -> list[Problem]:
    """All problems of the model, in the order of CHECKS; versions that clash come first and alone, for every reference hangs on them."""
    return list(versions_apart(model)) or [problem for one in CHECKS for problem in one(model)]


def unique_ids(model: Model) -> Iterator[Problem]:
    """Ids are addresses: directives, catalogues, roles and issuers carry theirs alone, but for versions; rows and outcomes within their table."""
    directives, catalogues = (
        tuple(thing for thing in things if not thing.edition)
        for things in (model.directives, model.catalogues)
    )
    for what, things in (
        ("Herausgeber", model.issuers),
        ("Rolle", model.roles),
        ("Weisung", directives),
        ("Katalog", catalogues),
    ):
        yield from _doubles(what, ((thing.id, thing.place) for thing in things))
    for catalogue in model.catalogues:
        yield from _doubles("Katalogzeile", ((row.id, row.place) for row in catalogue.rows))


def _doubles(what: str, named: Iterable[tuple[str, Place]]) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    for id, place in named:
        if id in seen:
            yield error(
                "kennung-doppelt",
                place,
                f"Die Kennung »{id}« gibt es schon ({what}).",
                f"Zuerst steht sie in {seen[id]}.",
            )
        seen.setdefault(id, place)


def frames_exist(model: Model) -> Iterator[Problem]:
    """Whoever is named as a frame is an issuer, and another one than the office itself."""
    known = {issuer.id for issuer in model.issuers}
    for issuer in model.issuers:
        for frame in issuer.frames:
            if frame.value not in known | model.others or frame.value == issuer.id:
                yield error(
                    "rahmen-unbekannt",
                    frame.place,
                    f"»{frame}« ist kein anderer Herausgeber.",
                    did_you_mean(frame.value, known - {issuer.id})
                    or "Nennen Sie einen anderen Herausgeber aus dieser Datei.",
                )


def roles_exist(model: Model) -> Iterator[Problem]:
    """Whoever acts in a norm stands in the vocabulary of roles."""
    known = {role.id for role in model.roles}
    for directive in model.directives:
        for norm in directive.norms:
            for actor in norm.actors:
                # a role of an issuer that is not part of this build is unknown on purpose
                if actor.value not in known and actor.value.partition("/")[0] not in model.others:
                    yield error(
                        "rolle-unbekannt",
                        actor.place,
                        f"Die Rolle »{actor.value.partition('/')[2]}« gibt es nicht.",
                        did_you_mean(actor.value, known).replace(directive.issuer + "/", ""),
                    )


def sources_exist(model: Model) -> Iterator[Problem]:
    """Every Randnummer that a catalogue, a version or a notice names exists in its directive."""
    numbers = {
        (directive.id, directive.edition): {norm.rn for norm in directive.norms}
        for directive in model.directives
    }
    for directive in model.directives:
        named = [
            rn
            for part in (
                *directive.versions,
                *directive.notices,
                *directive.replaces,
                directive.valid,
            )
            for rn in part.source
        ]
        named += [rn for _, source in directive.distribution for rn in source]
        named += [rn for norm in directive.norms for rn in norm.valid.source]
        yield from _missing(
            named, numbers[directive.id, directive.edition], directive.id, directive.place
        )
    for catalogue in model.catalogues:
        own = numbers.get((catalogue.directive.value, catalogue.edition))
        if own is None:
            yield error(
                "weisung-unbekannt",
                catalogue.directive.place,
                f"Die Weisung »{catalogue.directive}« gibt es nicht.",
                did_you_mean(catalogue.directive.value, [id for id, _ in numbers]),
            )
            continue
        yield from _missing(catalogue.source, own, catalogue.directive.value, catalogue.place)
        for row in catalogue.rows:
            yield from _missing(row.source, own, catalogue.directive.value, row.place)


def _missing(
    named: Iterable[int], known: set[int], directive: str, place: Place
) -> Iterator[Problem]:
    for rn in named:
        if rn not in known:
            yield error(
                "rn-unbekannt",
                place,
                f"Die Randnummer {rn} gibt es in »{directive}« nicht.",
                f"Vergeben sind {min(known)} bis {max(known)}." if known else "",
            )


def cites_exist(model: Model) -> Iterator[Problem]:
    """Every place that a checker cites exists: no answer without a norm behind it."""
    for checker in model.checkers:
        norms = _norms_beside(checker, model)
        for word in checker.directives:
            if word.value not in norms and _issued_here(word.value, model):
                yield error(
                    "weisung-unbekannt",
                    word.place,
                    f"Die Weisung »{word}« gibt es nicht.",
                    did_you_mean(word.value, norms),
                )
        for cite in cites_of(checker):
            if cite.directive not in norms:
                if _issued_here(cite.directive, model):
                    yield error(
                        "weisung-unbekannt",
                        cite.place,
                        f"Die Weisung »{cite.directive}« gibt es nicht.",
                        did_you_mean(cite.directive, norms),
                    )
            else:
                yield from _missing([cite.rn], norms[cite.directive], cite.directive, cite.place)


def _norms_beside(checker: Checker, model: Model) -> dict[str, set[int]]:
    """The Randnummern of each directive that are there as long as the checker is in force."""
    span, made = validity(checker, model), {}
    for directive in sorted(model.directives, key=lambda one: not overlap(one.valid, span)):
        numbers = {norm.rn for norm in directive.norms}
        if directive.id not in made:
            made[directive.id] = numbers
        elif overlap(directive.valid, span):
            made[directive.id] = made[directive.id] & numbers
    return made


def _issued_here(directive: str, model: Model) -> bool:
    """False for directives of issuers that this build leaves out on purpose."""
    return not any(directive.startswith(issuer + "-") for issuer in model.others)


def registers_hold(model: Model) -> Iterator[Problem]:
    """Conflicts, terms and documents name places, terms and documents that exist; checker rows name conflicts that exist."""
    norms = {
        directive.id: {norm.rn for norm in directive.norms}
        for directive in reversed(model.directives)
    }
    yield from _doubles("Konflikt", ((thing.id, thing.place) for thing in model.conflicts))
    yield from _doubles("Begriff", ((thing.id, thing.place) for thing in model.terms))
    yield from _doubles("Dokument", ((thing.id, thing.place) for thing in model.documents))
    sources = [
        cite for conflict in model.conflicts for side in conflict.sides for cite in side.source
    ]
    sources += [cite for thing in (*model.terms, *model.documents) for cite in thing.source]
    for cite in sources:
        if cite.directive not in norms:
            yield error(
                "weisung-unbekannt",
                cite.place,
                f"Die Weisung »{cite.directive}« gibt es nicht.",
                did_you_mean(cite.directive, norms),
            )
        else:
            yield from _missing([cite.rn], norms[cite.directive], cite.directive, cite.place)
    yield from _named(
        (word for term in model.terms for word in term.related),
        {term.id for term in model.terms},
        model,
        "Begriff",
    )
    targets = (relation.target for document in model.documents for relation in document.relations)
    yield from _named(
        targets, {document.id for document in model.documents}, model, "Eintrag im Verzeichnis"
    )
    conflicts = {conflict.id for conflict in model.conflicts}
    for checker in model.checkers:
        rows = (*checker.contradictions, *checker.rows)
        words = [
            word
            for row in (*rows, *(e for row in rows for e in row.exceptions))
            for word in row.conflicts
        ]
        yield from _named((*checker.conflicts, *words), conflicts, model, "Konflikt")


def _named(words: Iterable, known: set[str], model: Model, what: str) -> Iterator[Problem]:
    for word in words:
        if word.value not in known and word.value not in model.elsewhere:
            yield error(
                "verweis-unbekannt",
                word.place,
                f"»{word}« gibt es nicht ({what}).",
                did_you_mean(word.value, known),
            )


def rows_cite(model: Model) -> Iterator[Problem]:
    """Every row of a decision rests on at least one norm."""
    for checker in model.checkers:
        for row in checker.rows:
            if not row.source:
                yield error(
                    "quelle-leer",
                    row.place,
                    "Die Zeile nennt keine Randnummer.",
                    "Jede Antwort braucht ihre Fundstelle: »quelle: [22]«.",
                )


def replaced_exist(model: Model) -> Iterator[Problem]:
    """A directive that another one replaces, and names by its id, exists."""
    known = {directive.id for directive in model.directives}
    for word in (old.directive for directive in model.directives for old in directive.replaces):
        if word and word.value not in known and _issued_here(word.value, model):
            yield error(
                "weisung-unbekannt",
                word.place,
                f"Die Weisung »{word}« gibt es nicht.",
                did_you_mean(word.value, known),
            )


CHECKS: tuple[Callable[[Model], Iterator[Problem]], ...] = (
    unique_ids,
    frames_exist,
    roles_exist,
    sources_exist,
    cites_exist,
    registers_hold,
    rows_cite,
    validity_of_checkers,
    versions_in_order,
    replaced_exist,
    repealed_norms_are_marked,
    abbreviations_explained,
    pictures_hold,
    synonyms_lead_somewhere,
)
