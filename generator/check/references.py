"""Whatever the rules refer to exists: directives, Randnummern, entries of the registers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.check.names import repeated_ids
from generator.check.repealed import cites_of
from generator.check.versions import overlap
from generator.model import At, Checker, Cite, Directive, Model
from generator.problem import Place, Problem, did_you_mean, error, given_numbers
from generator.validity import validity

Numbers = Mapping[str, set[int]]


def sources_exist(model: Model) -> Iterator[Problem]:
    """Every Randnummer that a catalogue, a version or a notice names exists in its directive."""
    numbers = {
        (directive.id, directive.edition): {norm.rn for norm in directive.norms}
        for directive in model.directives
    }
    for directive in model.directives:
        known = numbers[directive.id, directive.edition]
        yield from _missing(_own_sources(directive), known, directive.id, directive.place)
    for catalogue in model.catalogues:
        directive_id = catalogue.directive.value
        own = numbers.get((directive_id, catalogue.edition))
        if own is None:
            ids = [known_id for known_id, _ in numbers]
            yield _no_directive(directive_id, catalogue.directive.place, ids)
            continue
        yield from _missing(catalogue.source, own, directive_id, catalogue.place)
        for row in catalogue.rows:
            yield from _missing(row.source, own, directive_id, row.place)


def _own_sources(directive: Directive) -> Iterator[int]:
    """The Randnummern that a directive names of itself."""
    for revision in directive.versions:
        yield from revision.source
    for notice in directive.notices:
        yield from notice.source
    for replaced in directive.replaces:
        yield from replaced.source
    yield from directive.valid.source
    for recipient in directive.distribution:
        yield from recipient.source
    for norm in directive.norms:
        yield from norm.valid.source


def _missing(
    named: Iterable[int], known: set[int], directive: str, place: Place
) -> Iterator[Problem]:
    for rn in named:
        if rn not in known:
            yield error(
                "rn-unbekannt",
                place,
                f"Die Randnummer {rn} gibt es in »{directive}« nicht.",
                given_numbers(known),
            )


def _no_directive(directive: str, place: Place, known: Iterable[str]) -> Problem:
    return error(
        "weisung-unbekannt",
        place,
        f"Die Weisung »{directive}« gibt es nicht.",
        did_you_mean(directive, known),
    )


def cites_exist(model: Model) -> Iterator[Problem]:
    """Every place that a checker cites exists: no answer without a norm behind it."""
    for checker in model.checkers:
        norms = _norms_beside(checker, model)
        for directive in checker.directives:
            if directive.value not in norms and _is_issued_here(directive.value, model):
                yield _no_directive(directive.value, directive.place, norms)
        for cite in cites_of(checker):
            if cite.directive in norms or _is_issued_here(cite.directive, model):
                yield from _unknown_cite(cite, norms)


def _unknown_cite(cite: Cite, norms: Numbers) -> Iterator[Problem]:
    if cite.directive not in norms:
        yield _no_directive(cite.directive, cite.place, norms)
    else:
        yield from _missing([cite.rn], norms[cite.directive], cite.directive, cite.place)


def _norms_beside(checker: Checker, model: Model) -> Numbers:
    """The Randnummern of each directive that are there as long as the checker is in force."""
    span = validity(checker, model)
    norms: dict[str, set[int]] = {}
    versions = sorted(model.directives, key=lambda version: not overlap(version.valid, span))
    for directive in versions:
        numbers = {norm.rn for norm in directive.norms}
        if directive.id not in norms:
            norms[directive.id] = numbers
        elif overlap(directive.valid, span):
            norms[directive.id] &= numbers
    return norms


def _is_issued_here(directive: str, model: Model) -> bool:
    """False for directives of issuers that this build leaves out on purpose."""
    return not any(directive.startswith(f"{issuer}-") for issuer in model.others)


def registers_hold(model: Model) -> Iterator[Problem]:
    """Conflicts, terms and documents name places, terms and documents that exist.

    Rows of checkers name conflicts that exist.
    """
    yield from repeated_ids("Konflikt", model.conflicts)
    yield from repeated_ids("Begriff", model.terms)
    yield from repeated_ids("Dokument", model.documents)
    norms: dict[str, set[int]] = {}
    for directive in reversed(model.directives):
        norms[directive.id] = {norm.rn for norm in directive.norms}
    for cite in _register_cites(model):
        yield from _unknown_cite(cite, norms)
    terms = {term.id for term in model.terms}
    for term in model.terms:
        yield from _unknown(term.related, terms, model, "Begriff")
    documents = {document.id for document in model.documents}
    for document in model.documents:
        targets = [relation.target for relation in document.relations]
        yield from _unknown(targets, documents, model, "Eintrag im Verzeichnis")
        if document.directive and _is_issued_here(document.directive, model):
            ids = {directive.id for directive in model.directives}
            if document.directive not in ids:
                yield _no_directive(document.directive, document.place, ids)
    conflicts = {conflict.id for conflict in model.conflicts}
    for checker in model.checkers:
        yield from _unknown(checker.named_conflicts, conflicts, model, "Konflikt")
    decided = [decision.conflict for decision in model.decisions]
    yield from _unknown(decided, conflicts, model, "Konflikt")


def _register_cites(model: Model) -> Iterator[Cite]:
    for conflict in model.conflicts:
        for side in conflict.sides:
            yield from side.source
    for term in model.terms:
        yield from term.source
    for document in model.documents:
        yield from document.source
    for decision in model.decisions:
        yield from decision.source


def _unknown(words: Iterable[At], known: set[str], model: Model, label: str) -> Iterator[Problem]:
    for word in words:
        if word.value not in known and word.value not in model.elsewhere:
            yield error(
                "verweis-unbekannt",
                word.place,
                f"»{word}« gibt es nicht ({label}).",
                did_you_mean(word.value, known),
            )


def rows_cite(model: Model) -> Iterator[Problem]:
    """Every row of a decision rests on at least one norm."""
    for checker in model.checkers:
        for row in checker.all_rows:
            if not row.source and row not in checker.contradictions:
                yield error(
                    "quelle-leer",
                    row.place,
                    "Die Zeile nennt keine Randnummer.",
                    "Jede Antwort braucht ihre Fundstelle: »quelle: [22]«.",
                )


def replaced_exist(model: Model) -> Iterator[Problem]:
    """A directive that another one replaces, and names by its id, exists."""
    known = {directive.id for directive in model.directives}
    for directive in model.directives:
        for replaced in directive.replaces:
            old = replaced.directive
            if old and old.value not in known and _is_issued_here(old.value, model):
                yield _no_directive(old.value, old.place, known)
