"""Sentences that people take from a result, each with what carries it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Checker, Cite, Outcome, Sentence
from generator.site.cross_references import NormKey
from generator.site.page_context import Cited, PageContext


@dataclass(frozen=True)
class SentenceView:
    """A sentence with the norms of its own; ``advice``: it comes from the editors."""

    text: str
    advice: bool
    cites: tuple[Cited, ...]


@dataclass(frozen=True, kw_only=True)
class OutcomeView:
    """A possible answer; ``cites``: the norms on which all of its rows stand.

    They carry the sentences without a source of their own.
    """

    outcome: Outcome
    sentence: SentenceView | None
    follows: tuple[SentenceView, ...]
    cites: tuple[Cited, ...]


def sentence_view(sentence: Sentence, context: PageContext) -> SentenceView:
    """The sentence with links that fit the page at hand."""
    return SentenceView(sentence.text, sentence.advice, context.cited(sentence.source))


def outcome_views(checker: Checker, context: PageContext) -> tuple[OutcomeView, ...]:
    """All possible answers of a checker, in the order of its file."""
    return tuple(_outcome(outcome, checker, context) for outcome in checker.outcomes)


def _outcome(outcome: Outcome, checker: Checker, context: PageContext) -> OutcomeView:
    is_carried = any(not (one.source or one.advice) for one in outcome.sentences)
    return OutcomeView(
        outcome=outcome,
        sentence=sentence_view(outcome.sentence, context) if outcome.sentence else None,
        follows=tuple(sentence_view(step, context) for step in outcome.follows),
        cites=context.cited(_shared(outcome, checker)) if is_carried else (),
    )


def _shared(outcome: Outcome, checker: Checker) -> tuple[Cite, ...]:
    """The norms that every row with this outcome names."""
    shared: dict[NormKey, Cite] | None = None
    for row in checker.rows_yielding(outcome.id):
        cites = {(cite.directive, cite.rn): cite for cite in row.source}
        shared = cites if shared is None else {k: v for k, v in shared.items() if k in cites}
    return tuple((shared or {}).values())
