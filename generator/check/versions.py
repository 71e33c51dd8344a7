"""Versions follow each other, each with its own name.

Those of a checker without hole, those of a directive without overlap.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from generator.model import Directive, Model, Validity
from generator.problem import Place, Problem, did_you_mean, error
from generator.validity import OPEN, edition_name, validity


def validity_of_checkers(model: Model) -> Iterator[Problem]:
    """Several versions of one checker follow each other without hole and without overlap."""
    versions: dict[str, list[tuple[Validity, Place]]] = {}
    for checker in model.checkers:
        version = validity(checker, model), checker.place
        versions.setdefault(checker.id, []).append(version)
    for checker_id, spans in versions.items():
        spans.sort(key=lambda version: version[0].since)
        for (earlier, other_place), (later, place) in pairwise(spans):
            if not earlier.until or not later.since or later.since <= earlier.until:
                yield error(
                    "geltung-ueberschneidet",
                    place,
                    f"Zwei Fassungen des Prüfers »{checker_id}« gelten zugleich.",
                    f"Die andere steht in {other_place}. Grenzen Sie beide mit "
                    "»gilt: {ab: …, bis: …}« ab.",
                )
            elif _next_day(earlier.until) != later.since:
                yield error(
                    "geltung-luecke",
                    place,
                    f"Zwischen {earlier.until} und {later.since} gilt keine Fassung des Prüfers "
                    f"»{checker_id}«.",
                    "Schließen Sie die Lücke mit »bis« der früheren oder »ab« der späteren "
                    "Fassung.",
                )


def overlap(one: Validity, other: Validity) -> bool:
    """True when some day lies in both; unknown ends count as open."""
    return one.since <= (other.until or OPEN) and other.since <= (one.until or OPEN)


def _next_day(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def versions_in_order(model: Model) -> Iterator[Problem]:
    """The history of a directive is listed from the oldest version to the youngest."""
    for directive in model.directives:
        dated = [revision for revision in directive.versions if revision.date]
        for earlier, later in pairwise(dated):
            if later.date < earlier.date:
                yield error(
                    "fassungen-folge",
                    directive.place,
                    f"Fassung {later.version} ({later.date}) steht nach {earlier.version} "
                    f"({earlier.date}).",
                    "Ordnen Sie die Fassungen von alt nach neu.",
                )


def version_is_listed(model: Model) -> Iterator[Problem]:
    """The version that a directive says it is stands in its history, where it tells one."""
    for directive in model.directives:
        known = [revision.version for revision in directive.versions]
        if directive.version and known and directive.version not in known:
            yield error(
                "fassung-ungenannt",
                directive.place,
                f"Die Fassung »{directive.version}« steht nicht unter »fassungen«.",
                f"{did_you_mean(directive.version, known)} Nummern gehören in Anführungszeichen.",
            )


def versions_apart(model: Model) -> Iterator[Problem]:
    """What lies in ``fassungen/`` is an earlier version of the directive above it.

    It ends before the next one and has its own name.
    """
    main = {
        directive.place.file.rsplit("/", 1)[0]: directive
        for directive in model.directives
        if not directive.edition
    }
    earlier = [directive for directive in model.directives if directive.edition]
    for directive in earlier:
        above = main.get(directive.place.file.rsplit("/", 3)[0])
        if above and above.id != directive.id:
            yield error(
                "fassung-fremd",
                directive.place,
                f"Die Fassung gehört zu »{directive.id}«, der Ordner zu »{above.id}«.",
                f"Schreiben Sie »weisung: {above.id}«.",
            )
            continue
        others = [
            other
            for other in model.directives
            if other.id == directive.id and other is not directive
        ]
        yield from _clashes(directive, others)


def _clashes(directive: Directive, others: list[Directive]) -> Iterator[Problem]:
    for other in others:
        if overlap(directive.valid, other.valid) and (
            not other.edition or other.edition > directive.edition
        ):
            yield error(
                "geltung-ueberschneidet",
                directive.valid.place or directive.place,
                f"Zwei Fassungen der Weisung »{directive.id}« gelten zugleich.",
                f"Die andere steht in {other.valid.place or other.place}. "
                "Eine frühere Fassung braucht »gilt: {bis: …}«, die spätere »ab«.",
            )
        elif edition_name(other) == edition_name(directive):
            name = edition_name(directive)
            yield error(
                "fassung-doppelt",
                directive.place,
                f"Die Fassung »{name}« der Weisung »{directive.id}« gibt es schon.",
                f"Zuerst steht sie in {other.place}. Aus der Nummer der Fassung wird eine Adresse; "
                "geben Sie jeder eine eigene.",
            )
