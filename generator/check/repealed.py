"""Nobody rests on a norm that is over without saying so, or says so of one that is in force."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Checker, Cite, Model
from generator.problem import Place, Problem, error
from generator.validity import OPEN, last_day, reference_day, validity


def repealed_norms_are_marked(model: Model) -> Iterator[Problem]:
    """A reference to a norm that is over says so, and no other: ``quelle: [22 (aufgehoben)]``.

    Over is what ended before the rules were last compared with their text. A checker may cite a
    norm as long as the checker itself ends no later, and shares the fate of its own directive.
    Registers have no end.
    """
    last_days = {directive.place: last_day(directive, model) for directive in model.directives}
    ends = _ends(model, last_days)
    today = reference_day(model)
    for checker in model.checkers:
        main = [word.value for word in checker.directives[:1]]
        main_ends = [last_days[one.place] for one in model.directives if one.id in main]
        until = min(validity(checker, model).until or OPEN, max(main_ends, default=OPEN))
        for cite in cites_of(checker):
            yield from _wrongly_marked(cite, min(until, today), today, ends)
    for cite in _cites_of_registers(model):
        yield from _wrongly_marked(cite, today, today, ends)


def _ends(model: Model, last_days: dict[Place, str]) -> dict[tuple[str, int], str]:
    """The last day of each norm in any version of its directive."""
    ends: dict[tuple[str, int], str] = {}
    for directive in model.directives:
        for norm in directive.norms:
            last = norm.valid.until or last_days[directive.place]
            ends[directive.id, norm.rn] = max(last, ends.get((directive.id, norm.rn), ""))
    return ends


def _wrongly_marked(
    cite: Cite, until: str, today: str, ends: dict[tuple[str, int], str]
) -> Iterator[Problem]:
    """``until``: the last day on which the reference is made."""
    last = ends.get((cite.directive, cite.rn))
    if last is None:
        return
    named = f"Die Randnummer {cite.rn} in »{cite.directive}«"
    if last < until and not cite.repealed:
        when = f"galt nur bis {last}" if last else "gilt nicht mehr"
        yield error(
            "verweis-aufgehoben",
            cite.place,
            f"{named} {when}; der Verweis sagt das nicht.",
            "Nennen Sie die Norm, die an ihre Stelle trat, oder schreiben Sie "
            f"»{cite.directive}#{cite.rn} (aufgehoben)«.",
        )
    elif last >= today and cite.repealed:
        when = "" if last == OPEN else f" bis {last}"
        yield error(
            "verweis-nicht-aufgehoben",
            cite.place,
            f"{named} gilt noch{when}; der Verweis nennt sie aufgehoben.",
            "Streichen Sie »(aufgehoben)«; ein Ende in der Zukunft zeigt das Handbuch von selbst.",
        )


def cites_of(checker: Checker) -> Iterator[Cite]:
    """Every place that a checker names."""
    for fact in checker.facts:
        yield from fact.source
    for sentence in checker.sentences:
        yield from sentence.source
    for row in checker.all_rows:
        yield from row.source


def _cites_of_registers(model: Model) -> Iterator[Cite]:
    for conflict in model.conflicts:
        for side in conflict.sides:
            yield from side.source
    for term in model.terms:
        yield from term.source
    for document in model.documents:  # an entry may rest on the very directive that it registers
        yield from (cite for cite in document.source if cite.directive != document.directive)
