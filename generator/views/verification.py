"""Figures of what was verified, by directive and checker, and everything that stays open.

Nothing here is a judgement of its own: verdicts come from verification, the rest is counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import UNDECIDED, Checker, Directive, Term
from generator.site.page_context import Link, PageContext
from generator.verified import Verified

GAP = "lücke"  # mark of a norm whose text is missing


@dataclass(frozen=True, kw_only=True)
class CheckerLine:
    """One checker: what was proven, how many rows take a reading, how many leave the case open."""

    checker: Checker
    verified: Verified
    readings: int
    undecided: int


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """How far norms are used, and what they leave open.

    ``checked`` by checkers, ``listed`` in catalogues, ``used`` by either.
    """

    norms: int
    checked: int
    listed: int
    used: int
    checkers: int
    examples: int
    doubts: int
    gaps: int

    @property
    def share(self) -> int:
        """Used norms in percent, rounded down so that 100 means all."""
        return 100 * self.used // self.norms if self.norms else 0


@dataclass(frozen=True, kw_only=True)
class DirectiveLine:
    """One directive with its checkers and the Randnummern of what its text leaves open."""

    directive: Directive
    coverage: Coverage
    checkers: tuple[CheckerLine, ...]
    doubts: tuple[Link, ...]
    gaps: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class OpenPoints:
    """All that the texts leave open and that no build can decide.

    ``taken``, ``untaken``: conflicts with and without a reading taken; ``undecided``: checkers and
    how many of their rows decide nothing.
    """

    taken: tuple[Link, ...]
    untaken: tuple[Link, ...]
    undecided: tuple[tuple[Link, int], ...]
    terms: tuple[Link, ...]
    documents: tuple[Link, ...]


def directive_lines(
    verified: tuple[Verified, ...], context: PageContext
) -> tuple[DirectiveLine, ...]:
    """All directives; checkers that were not verified do not appear."""
    proven = {proof.checker: proof for proof in verified}
    return tuple(
        _directive(directive, proven, context.about(directive.id))
        for directive in context.cross_references.model.directives
    )


def _directive(
    directive: Directive, proven: Mapping[str, Verified], context: PageContext
) -> DirectiveLine:
    cross_references = context.cross_references
    rns = [norm.rn for norm in directive.norms]
    checked = {rn for rn in rns if (directive.id, rn) in cross_references.checkers}
    listed = {rn for rn in rns if (directive.id, rn) in cross_references.entries}
    checkers = tuple(
        _checker(checker, proven[checker.id])
        for checker in cross_references.checkers_of(directive.id)
        if checker.id in proven
    )
    doubts = tuple(context.rn(norm.rn) for norm in directive.norms if norm.doubt)
    gaps = tuple(context.rn(norm.rn) for norm in directive.norms if norm.mark == GAP)
    coverage = Coverage(
        norms=len(rns),
        checked=len(checked),
        listed=len(listed),
        used=len(checked | listed),
        checkers=len(checkers),
        examples=sum(line.verified.examples for line in checkers),
        doubts=len(doubts),
        gaps=len(gaps),
    )
    return DirectiveLine(
        directive=directive, coverage=coverage, checkers=checkers, doubts=doubts, gaps=gaps
    )


def _checker(checker: Checker, verified: Verified) -> CheckerLine:
    readings = undecided = 0
    for row in checker.all_rows:
        readings += bool(row.reading)
        undecided += row.open or any(then.outcome.value == UNDECIDED for then in row.then)
    return CheckerLine(checker=checker, verified=verified, readings=readings, undecided=undecided)


def total(lines: tuple[DirectiveLine, ...]) -> Coverage:
    """The sums of all directives."""
    coverages = [line.coverage for line in lines]
    return Coverage(
        norms=sum(coverage.norms for coverage in coverages),
        checked=sum(coverage.checked for coverage in coverages),
        listed=sum(coverage.listed for coverage in coverages),
        used=sum(coverage.used for coverage in coverages),
        checkers=sum(coverage.checkers for coverage in coverages),
        examples=sum(coverage.examples for coverage in coverages),
        doubts=sum(coverage.doubts for coverage in coverages),
        gaps=sum(coverage.gaps for coverage in coverages),
    )


def open_points(lines: tuple[DirectiveLine, ...], context: PageContext) -> OpenPoints:
    """What stays open in conflicts, checkers, glossary and directory."""
    model = context.cross_references.model
    taken = [conflict for conflict in model.conflicts if conflict.taken]
    untaken = [conflict for conflict in model.conflicts if not conflict.taken]
    ambiguous = [document for document in model.documents if document.ambiguous]
    checkers = [line for directive in lines for line in directive.checkers if line.undecided]
    return OpenPoints(
        taken=tuple(context.conflict(conflict) for conflict in taken),
        untaken=tuple(context.conflict(conflict) for conflict in untaken),
        undecided=tuple((context.checker(line.checker), line.undecided) for line in checkers),
        terms=tuple(_term(term, context) for term in model.terms if not term.resolved),
        documents=tuple(context.document(document) for document in ambiguous),
    )


def _term(term: Term, context: PageContext) -> Link:
    """An abbreviation may mean different things to different issuers, so its issuer is named."""
    link, issuer = context.term(term), context.cross_references.issuers.get(term.issuer)
    return Link(f"{link.label} ({issuer.short})", link.href) if issuer else link
