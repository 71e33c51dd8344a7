"""Nobody rests on a norm that is over without saying so."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Checker, Cite, Model
from generator.problem import Place, Problem, error
from generator.validity import OPEN, last_day, validity


def repealed_norms_are_marked(model: Model) -> Iterator[Problem]:
    """A reference that outlives the norm it names says so: ``quelle: [22 (aufgehoben)]``.

    A checker may cite a norm as long as the checker itself ends no later, and shares the fate of
    its own directive. Registers have no end.
    """
    last_days = {directive.place: last_day(directive, model) for directive in model.directives}
    ends = _ends(model, last_days)
    for checker in model.checkers:
        main = [word.value for word in checker.directives[:1]]
        main_ends = [last_days[one.place] for one in model.directives if one.id in main]
        until = min(validity(checker, model).until or OPEN, max(main_ends, default=OPEN))
        for cite in cites_of(checker):
            yield from _unmarked(cite, until, ends)
    for cite in _cites_of_registers(model):
        yield from _unmarked(cite, OPEN, ends)


def _ends(model: Model, last_days: dict[Place, str]) -> dict[tuple[str, int], str]:
    """The last day of each norm in any version of its directive."""
    ends: dict[tuple[str, int], str] = {}
    for directive in model.directives:
        for norm in directive.norms:
            last = norm.valid.until or last_days[directive.place]
            ends[directive.id, norm.rn] = max(last, ends.get((directive.id, norm.rn), ""))
    return ends


def _unmarked(cite: Cite, until: str, ends: dict[tuple[str, int], str]) -> Iterator[Problem]:
    last = ends.get((cite.directive, cite.rn), OPEN)
    if last < until and not cite.repealed:
        when = f"nur bis {last}" if last else "nicht mehr"
        yield error(
            "verweis-aufgehoben",
            cite.place,
            f"Die Randnummer {cite.rn} in »{cite.directive}« gilt {when}; "
            "der Verweis sagt das nicht.",
            "Nennen Sie die Norm, die an ihre Stelle trat, oder schreiben Sie "
            f"»{cite.directive}#{cite.rn} (aufgehoben)«.",
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
