"""No sentence of a result without a norm that carries it, or the word that it is advice."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Model, Outcome, Row, Sentence
from generator.problem import Problem, error


def sentences_have_sources(model: Model) -> Iterator[Problem]:
    """What a result says stands on norms: its own, or those of the rows that lead to it.

    A consequence needs a norm that all of these rows name, for it holds whichever row decides.
    """
    for checker in model.checkers:
        for outcome in checker.outcomes:
            rows = checker.rows_yielding(outcome.id)
            yield from _without_source(outcome, rows)
            yield from _without_shared_source(outcome, rows)


def sentences_are_whole(model: Model) -> Iterator[Problem]:
    """A sentence begins with a capital; else a comma has cut it in a list in brackets."""
    for checker in model.checkers:
        for sentence in checker.sentences:
            if sentence.text.partition(" ")[0].islower():
                yield error(
                    "satz-zerteilt",
                    sentence.place,
                    f"»{sentence.text}« ist kein ganzer Satz.",
                    "In eckigen Klammern trennt ein Komma die Einträge: Setzen Sie den Satz in "
                    "Anführungszeichen oder jeden Eintrag in eine Zeile.",
                )


def _without_source(outcome: Outcome, rows: tuple[Row, ...]) -> Iterator[Problem]:
    bare = next((row for row in rows if not row.source), None)
    for sentence in outcome.sentences:
        if bare and _is_carried_by_rows(sentence):
            yield error(
                "satz-ohne-quelle",
                sentence.place,
                f"Diesen Satz trägt keine Norm: {_named(bare)} führt zu ihm und nennt "
                "keine Randnummer.",
                "Nennen Sie die Norm, »{text: …, quelle: [22]}«, oder schreiben Sie "
                "»{text: …, rat: ja}«, wenn nur die Redaktion es rät.",
            )


def _without_shared_source(outcome: Outcome, rows: tuple[Row, ...]) -> Iterator[Problem]:
    norms = [{(cite.directive, cite.rn) for cite in row.source} for row in rows]
    if len(norms) < 2 or set.intersection(*norms):
        return
    for step in outcome.follows:
        if _is_carried_by_rows(step):
            yield error(
                "folge-ohne-gemeinsame-quelle",
                step.place,
                f"Zu »{outcome.id}« führen {len(rows)} Zeilen, die keine Randnummer gemeinsam "
                "haben; welche Norm diese Folge trägt, bleibt offen.",
                "Nennen Sie sie: »{text: …, quelle: [22]}«; rät es nur die Redaktion: "
                "»{text: …, rat: ja}«.",
            )


def _is_carried_by_rows(sentence: Sentence) -> bool:
    return not sentence.source and not sentence.advice


def _named(row: Row) -> str:
    """The row as an editor finds it."""
    return f"Zeile {row.number}" if row.number else f"Was in Zeile {row.place.line} steht,"
