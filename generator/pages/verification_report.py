"""The page that publishes what was verified: figures by directive and checker, and everything that stays open.

Nothing here is a judgement of its own: the verdicts come from verification, the rest is counted in the model. Figures of
the finished site are left to publishing, which fills them in after its last look.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from generator.model import UNDECIDED, Checker, Conflict, Directive, Term
from generator.program import fingerprint_of_files
from generator.site import addresses
from generator.site.cross_references import CrossReferences, rows_of
from generator.site.page import Page
from generator.site.page_context import Link, PageContext
from generator.site.templates import Templates
from generator.verified import Verified

TITLE = "Prüfbericht zu diesem Handbuch"


@dataclass(frozen=True)
class CheckerLine:
    """One checker: what was proven, how often it takes a reading, how often it leaves the case to an expert."""

    checker: Checker
    verified: Verified
    readings: int
    undecided: int


@dataclass(frozen=True)
class Coverage:
    """How far norms are used: ``checked`` by checkers, ``listed`` in catalogues, ``used`` by either; and what they leave open."""

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


@dataclass(frozen=True)
class DirectiveLine:
    """One directive with its checkers and the Randnummern of what its text leaves open."""

    directive: Directive
    coverage: Coverage
    checkers: tuple[CheckerLine, ...]
    doubts: tuple[Link, ...]
    gaps: tuple[Link, ...]


@dataclass(frozen=True)
class Open:
    """All that the texts leave open and that no build can decide."""

    taken: tuple[Link, ...]
    untaken: tuple[Link, ...]
    undecided: tuple[tuple[Link, int], ...]
    terms: tuple[Link, ...]
    documents: tuple[Link, ...]


def page(
    cross_references: CrossReferences, verified: tuple[Verified, ...], templates: Templates
) -> Page:
    """The page; checkers that were not verified do not appear on it."""
    context = PageContext(cross_references, addresses.QUALITY)
    proven = {one.checker: one for one in verified}
    lines = tuple(
        _directive(directive, proven, context.about(directive.id))
        for directive in cross_references.model.directives
    )
    text = templates.fill(
        "quality.md",
        context=context,
        addresses=addresses,
        title=TITLE,
        lines=lines,
        total=_total(lines),
        open=_open(context, lines),
        cross_references=cross_references,
        failed=sum(not one.ok for one in verified),
        cases=sum(one.cases for one in verified),
        agreements=sum(len(checker.agreements) for checker in cross_references.model.checkers),
        hash=fingerprint_of_files(cross_references.model.files),
    )
    return Page(addresses.page_path(context.address), TITLE, text)


def _directive(
    directive: Directive, proven: dict[str, Verified], context: PageContext
) -> DirectiveLine:
    cross_references = context.cross_references
    checked = {
        norm.rn for norm in directive.norms if (directive.id, norm.rn) in cross_references.checkers
    }
    listed = {
        norm.rn for norm in directive.norms if (directive.id, norm.rn) in cross_references.entries
    }
    checkers = tuple(
        _checker(checker, proven[checker.id])
        for checker in cross_references.checkers_of(directive.id)
        if checker.id in proven
    )
    doubts, gaps = (
        _norms(directive, lambda norm: bool(norm.doubt), context),
        _norms(directive, lambda norm: norm.mark == "lücke", context),
    )
    coverage = Coverage(
        len(directive.norms),
        len(checked),
        len(listed),
        len(checked | listed),
        len(checkers),
        sum(line.verified.examples for line in checkers),
        len(doubts),
        len(gaps),
    )
    return DirectiveLine(directive, coverage, checkers, doubts, gaps)


def _total(lines: tuple[DirectiveLine, ...]) -> Coverage:
    return Coverage(
        *(sum(getattr(line.coverage, field.name) for line in lines) for field in fields(Coverage))
    )


def _norms(directive: Directive, wanted, context: PageContext) -> tuple[Link, ...]:
    return tuple(context.rn(norm.rn) for norm in directive.norms if wanted(norm))


def _checker(checker: Checker, verified: Verified) -> CheckerLine:
    rows = tuple(rows_of(checker))
    undecided = sum(
        row.open or any(then.outcome.value == UNDECIDED for then in row.then) for row in rows
    )
    return CheckerLine(checker, verified, sum(bool(row.reading) for row in rows), undecided)


def _open(context: PageContext, lines: tuple[DirectiveLine, ...]) -> Open:
    model = context.cross_references.model
    left = (
        (line.checker, line.undecided) for one in lines for line in one.checkers if line.undecided
    )
    return Open(
        taken=tuple(_conflict(one, context) for one in model.conflicts if one.taken),
        untaken=tuple(_conflict(one, context) for one in model.conflicts if not one.taken),
        undecided=tuple(
            (Link(checker.title, context.href(addresses.checker(checker.id))), count)
            for checker, count in left
        ),
        terms=tuple(_term(term, context) for term in model.terms if not term.resolved),
        documents=tuple(
            Link(
                " ".join(filter(None, (one.series, one.number, one.title))),
                context.href(addresses.document(one.id)),
            )
            for one in model.documents
            if one.ambiguous
        ),
    )


def _conflict(conflict: Conflict, context: PageContext) -> Link:
    return Link(conflict.title, context.href(addresses.conflict(conflict)))


def _term(term: Term, context: PageContext) -> Link:
    issuer = context.cross_references.issuers.get(term.issuer)
    return Link(
        f"{term.term} ({issuer.short})" if issuer else term.term,
        context.href(addresses.term(term.id)),
    )
