"""A contradiction, an ambiguity or a gap: who reads it how, and what hangs on that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import Checker, Conflict, Reading, ReadingDecision, Value
from generator.program import Answer
from generator.readings import decision_of
from generator.site.page_context import Cited, Link, PageContext
from generator.verified import PartedReadings
from generator.views.decision import outcome_titles
from generator.views.examples import answer, value_titles
from generator.wording import labels
from generator.wording.words import day, joined, quoted


@dataclass(frozen=True, kw_only=True)
class ReadingView:
    """A reading with what it is to this handbook; ``counts``: somebody takes it."""

    reading: Reading
    tags: tuple[str, ...]
    counts: bool


@dataclass(frozen=True, kw_only=True)
class DecisionView:
    """What an issuer has decided, for which time, and on what that rests."""

    issuer: str
    reading: str
    valid: str
    cites: tuple[Cited, ...]
    reason: str


@dataclass(frozen=True, kw_only=True)
class PartedView:
    """A checker whose conditions test a conflict, with the smallest case in which readings part.

    ``facts``: title and answer of each, empty where no reading changes a result; ``results``: the
    text of each reading, and what comes out; ``others``: how further conflicts are read there.
    """

    checker: Link
    facts: tuple[tuple[str, str], ...]
    results: tuple[tuple[str, str], ...]
    others: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ConflictView:
    """A conflict. ``parted``: the checkers that work with its readings; ``naming``: those that only
    name it.
    """

    conflict: Conflict
    readings: tuple[ReadingView, ...]
    decisions: tuple[DecisionView, ...]
    parted: tuple[PartedView, ...]
    naming: tuple[Link, ...]

    @property
    def is_open(self) -> bool:
        """There is something to decide, and nobody has."""
        return bool(self.readings) and not any(view.counts for view in self.readings)


def conflict_view(conflict: Conflict, context: PageContext) -> ConflictView:
    """The conflict as this handbook takes it."""
    parted: list[PartedView] = []
    naming: list[Link] = []
    for checker in context.cross_references.model.checkers:
        cases = context.cross_references.parted.get(checker.id, ())
        case = next((case for case in cases if case.conflict == conflict.id), None)
        if case:
            parted.append(_parted(case, conflict, checker, context))
        elif conflict.id in conflict_ids(checker):
            naming.append(context.checker(checker))
    decisions = tuple(_decisions(conflict, context))
    return ConflictView(
        conflict=conflict,
        readings=tuple(_readings(conflict, decisions, context)),
        decisions=tuple(_decision(decision, conflict, context) for decision in decisions),
        parted=tuple(parted),
        naming=tuple(naming),
    )


def conflict_ids(checker: Checker) -> tuple[str, ...]:
    """The conflicts that a checker or one of its rows names, each once."""
    return tuple(dict.fromkeys(reference.value for reference in checker.named_conflicts))


# -- who reads it how ------------------------------------------------------------------------------


def _decisions(conflict: Conflict, context: PageContext) -> Iterator[ReadingDecision]:
    """What the issuers of this handbook have decided, for its day."""
    model = context.cross_references.model
    for issuer in model.issuers:
        if decision := decision_of(issuer.id, conflict, model):
            yield decision


def _house(decision: ReadingDecision, context: PageContext) -> str:
    return context.cross_references.issuers[decision.issuer].short


def _decision(decision: ReadingDecision, conflict: Conflict, context: PageContext) -> DecisionView:
    texts = {reading.id: reading.text for reading in conflict.readings}
    until = f" bis {day(decision.valid.until)}" if decision.valid.until else ""
    return DecisionView(
        issuer=_house(decision, context),
        reading=texts[decision.reading.value],
        valid=f"ab {day(decision.valid.since)}{until}",
        cites=context.cited(decision.source),
        reason=decision.reason,
    )


def _readings(
    conflict: Conflict, decisions: Iterable[ReadingDecision], context: PageContext
) -> Iterator[ReadingView]:
    demanded = context.cross_references.model.overrides.get(conflict.id)
    houses = {
        reading.id: [
            f"Gilt: {_house(decision, context)}"
            for decision in decisions
            if decision.reading.value == reading.id
        ]
        for reading in conflict.readings
    }
    superseded = bool(demanded) or any(houses.values())
    anybody = superseded or bool(conflict.taken)
    for reading in conflict.readings:
        tags = list(houses[reading.id])
        if reading.id == demanded:
            tags.insert(0, "Für diese Ausgabe verlangt")
        counts = bool(tags)
        if conflict.taken and conflict.taken.value == reading.id:
            tags.append(labels.PROPOSED if superseded else "Gewählte Lesart")
            counts = True
        rest = "Gegenlesart" if anybody else "Lesart"
        yield ReadingView(reading=reading, tags=tuple(tags) or (rest,), counts=counts)


# -- what hangs on it ------------------------------------------------------------------------------


def _parted(
    case: PartedReadings, conflict: Conflict, checker: Checker, context: PageContext
) -> PartedView:
    facts = {fact.id: fact for fact in checker.facts}
    texts = {reading.id: reading.text for reading in conflict.readings}
    return PartedView(
        checker=context.checker(checker),
        facts=tuple(
            (facts[name].title, "nicht bekannt" if value is None else answer(facts[name], value))
            for name, value in (case.facts or {}).items()
        ),
        results=tuple(
            (texts[reading].removesuffix("."), result)
            for reading, result in _results(case.answers.items(), checker).items()
        ),
        others=tuple(_read_there(case, context)),
    )


def _read_there(case: PartedReadings, context: PageContext) -> Iterator[str]:
    """How further conflicts have to be read for it to matter."""
    known = context.cross_references.conflicts
    for name, reading in case.others.items():
        if name in known:
            texts = {one.id: one.text.rstrip(".") for one in known[name].readings}
            yield f"{quoted(known[name].title)}: {quoted(texts[reading])}"


def _results(answers: Iterable[tuple[str, Answer]], checker: Checker) -> dict[str, str]:
    """What comes out under each reading, without what is the same under all."""
    by_reading = dict(answers)
    every = list(by_reading.values())
    outcomes = _outcomes(by_reading, checker)
    values = [value for value in checker.values if _differs(value.id, every)]
    texts: dict[str, str] = {}
    for reading, found in by_reading.items():
        parts = [outcomes[reading]] if len(set(outcomes.values())) > 1 else []
        parts += [f"{value.title}: {_value(value, found)}" for value in values]
        texts[reading] = "; ".join(parts)
    return texts


def _value(value: Value, found: Answer) -> str:
    """An extra value in an answer."""
    if value.id not in found["values"]:
        return "offen oder ohne Wert"
    titles, given = value_titles(value), found["values"][value.id]
    listed = given if isinstance(given, list) else [given]
    return _both([titles.get(str(one), day(str(one))) for one in listed]) or "keine"


def _differs(value: str, answers: list[Answer]) -> bool:
    return any(one["values"].get(value) != answers[0]["values"].get(value) for one in answers)


def _outcomes(answers: dict[str, Answer], checker: Checker) -> dict[str, str]:
    """The outcome under each reading; of sets, what not all readings share."""
    titles = outcome_titles(checker)
    named = {
        reading: [_title(outcome, titles) for outcome in found["possible"]]
        for reading, found in answers.items()
    }
    if checker.result != "set":
        return {
            reading: joined(names, "oder") if len(names) == 1 else f"offen: {joined(names, 'oder')}"
            for reading, names in named.items()
        }
    every = set().union(*named.values())
    some = {name for name in every if any(name not in names for names in named.values())}
    return {reading: _with(names, some) for reading, names in named.items()}


def _with(names: list[str], some: set[str]) -> str:
    """What one reading has of the outcomes that some have and others have not."""
    own = [quoted(name) for name in names if name in some]
    return f"mit {_both(own)}" if own else f"ohne {_both(sorted(map(quoted, some)))}"


def _both(words: list[str]) -> str:
    return joined(words, "und") if words else ""


def _title(outcome: str | list[str], titles: dict[str, str]) -> str:
    if isinstance(outcome, list):
        return " → ".join(titles.get(one, one) for one in outcome) or "nichts"
    return titles.get(outcome, outcome)
