"""What the browser needs beside the program: every text that a checker shows, with its links."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model import Checker, Conflict, Fact, Outcome, Sentence, Value
from generator.program import CheckerProgram, RowProgram, fingerprint
from generator.readings import issuer_of, taken
from generator.site import addresses
from generator.site.page_context import PageContext
from generator.site.script_data import script_data
from generator.views.citations import CitationGroups
from generator.views.decision import outcome_titles
from generator.views.examples import value_titles
from generator.views.program_parts import first_part, second_part
from generator.views.taking import taken_by
from generator.wording.words import quotes

Texts = dict[str, object]


def scripts(checker: Checker, program: CheckerProgram, context: PageContext) -> tuple[bytes, bytes]:
    """The two files that hand a checker to its page: what the first question needs, the rest.

    ``browser/checker/entry.js`` and ``second_part.js`` put both together again.
    """
    first = first_part(program)
    second: Texts = {
        "checker": checker.id,
        "program": second_part(program, first),
        "texts": further_texts(checker, program, context),
    }
    return _script({"program": first, "texts": first_texts(checker)}), _script(second)


def guest_script(checker: Checker) -> bytes:
    """The file with what a page of the handbook shows around a checker, for foreign pages."""
    note = quotes(" ".join(sentence.text for sentence in checker.about))
    points = [quotes(point) for point in checker.open_points]
    return _script({"guest": checker.id, "note": note, "openPoints": points})


def _script(part: Mapping[str, object]) -> bytes:
    return (
        f"Weisungswerk.register({script_data(part, sort_keys=True, ascii_only=True)});\n".encode()
    )


def first_texts(checker: Checker) -> Texts:
    """The questions and the titles of what may come out; what is empty is left out of facts."""
    titles = outcome_titles(checker)
    titles |= {outcome.id: quotes(outcome.title) for outcome in checker.outcomes}
    return {
        "title": quotes(checker.title),
        "question": quotes(checker.question),
        "facts": {fact.id: _fact(fact) for fact in checker.facts},
        "outcomes": {outcome: {"title": title} for outcome, title in titles.items()},
    }


def further_texts(checker: Checker, program: CheckerProgram, context: PageContext) -> Texts:
    """All other texts by id, and the rows; what is empty is left out of them."""
    citations, disputes = CitationGroups(context), _disputes(checker, program)
    rows = [_row(row, citations) for row in program["rows"]]
    cites: dict[str, list[list[int]]] = {}
    for fact in checker.facts:
        cites[fact.id] = [citations.cite(cite) for cite in fact.source]
    outcomes = {outcome.id: _outcome(outcome, citations) for outcome in checker.outcomes}
    return {
        "rows": rows,
        "cites": _given(**cites),
        "links": citations.groups(),
        "outcomes": _given(**outcomes),
        "values": {value.id: _value(value) for value in checker.values},
        "disputes": disputes,
        "conflicts": _conflicts(checker, program, disputes, context),
        "directives": [
            _directive(directive, version, context) for directive, version in program["directives"]
        ],
        "day": context.cross_references.model.day,
        "rules": fingerprint(program),
    }


def _directive(directive_id: str, version: str, context: PageContext) -> Texts:
    directive = context.cross_references.model.directive(directive_id)
    return {
        "label": quotes(directive.title) if directive else directive_id,
        "href": context.href(addresses.directive(directive_id)),
        "version": version,
    }


def _given(**entries: object) -> Texts:
    """The entries that are not empty."""
    return {name: value for name, value in entries.items() if value}


def _row(row: RowProgram, citations: CitationGroups) -> Texts:
    """A row without its number, which is that of its place; a citation with its locator."""
    cites = [
        [*citations.named(cite["directive"], cite["rn"]), cite["locator"]] for cite in row["cites"]
    ]
    return _given(
        text=row["text"], interpretation=row["interpretation"], reading=row["reading"], cites=cites
    )


def _fact(fact: Fact) -> Texts:
    return _given(
        title=quotes(fact.title),
        question=quotes(fact.question),
        help=quotes(fact.help),
        unit=fact.unit,
        choices={
            choice.id: _given(title=quotes(choice.title), help=quotes(choice.help))
            for choice in fact.choices
        },
    )


def _outcome(outcome: Outcome, citations: CitationGroups) -> Texts:
    return _given(
        sentence=_sentence(outcome.sentence, citations) if outcome.sentence else "",
        follows=[_sentence(step, citations) for step in outcome.follows],
    )


def _sentence(sentence: Sentence, citations: CitationGroups) -> Texts | str:
    """Only its text where the rows carry it."""
    text = quotes(sentence.text)
    if not sentence.advice and not sentence.source:
        return text
    cites = [citations.cite(cite) for cite in sentence.source]
    return _given(text=text, advice=sentence.advice, cites=cites)


def _value(value: Value) -> Texts:
    titles = {entry: quotes(title) for entry, title in value_titles(value).items()}
    return {"title": quotes(value.title), "type": value.type, "choices": titles}


def _disputes(checker: Checker, program: CheckerProgram) -> dict[str, list[str]]:
    """By number of the program's row: the conflicts about which it reads the text in one way,
    whatever the facts are. What conditions test is worked out for the case at hand.

    The program has contradictions first and exceptions before their row, see ``compile``.
    """
    rows = list(checker.contradictions)
    for row in checker.rows:
        rows += [*row.exceptions, row]
    return {
        str(shown["row"]): [conflict.value for conflict in row.conflicts]
        for row, shown in zip(rows, program["rows"], strict=True)
        if row.conflicts and shown["interpretation"]
    }


def _conflicts(
    checker: Checker,
    program: CheckerProgram,
    disputes: dict[str, list[str]],
    context: PageContext,
) -> dict[str, Texts]:
    """The conflicts that conditions test, and those that rows name."""
    model = context.cross_references.model
    known, named = model.all_conflicts, {name for row in disputes.values() for name in row}
    tested = {readings["conflict"] for readings in program["readings"]}
    return {
        name: _conflict(known[name], checker, context, tested=name in tested)
        for name in sorted(tested | named)
        if name in known
    }


def _conflict(conflict: Conflict, checker: Checker, context: PageContext, *, tested: bool) -> Texts:
    """Where a conflict is explained, and who takes the reading that counts here.

    With all readings where conditions test it; else rows say what the others would mean.
    """
    model = context.cross_references.model
    texts: Texts = {"title": quotes(conflict.title), "readings": {}}
    if conflict.id in context.cross_references.conflicts:
        texts["href"] = context.conflict(conflict).href
    if by := taken_by(conflict, checker, model):
        texts["by"] = quotes(by)
    if tested:
        texts["readings"] = {reading.id: quotes(reading.text) for reading in conflict.readings}
        return texts
    chosen = taken(conflict, issuer_of(checker, model), model)
    texts["others"] = [
        quotes(f"{reading.text} {reading.consequence}".strip())
        for reading in conflict.readings
        if reading.id != chosen
    ]
    return texts
