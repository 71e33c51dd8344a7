"""What uses a catalogue."""

from __future__ import annotations

from generator.model import Catalogue, Checker
from generator.site.cross_references import CrossReferences


def checkers_offering(
    catalogue: Catalogue, cross_references: CrossReferences
) -> tuple[Checker, ...]:
    """The checkers that offer rows of the catalogue to choose from."""
    places = {row.place for row in catalogue.rows}
    offering: list[Checker] = []
    for checker in cross_references.model.checkers:
        offered = {choice.place for fact in checker.facts for choice in fact.choices}
        if offered & places:
            offering.append(checker)
    return tuple(offering)
