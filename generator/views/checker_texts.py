"""What the browser needs beside the program: every text that a checker shows, with its links."""

from __future__ import annotations

import json

from generator.model import Checker, Conflict, Fact, Value
from generator.program import fingerprint
from generator.site import addresses
from generator.site.page_context import PageContext
from generator.views.citations import Links
from generator.views.decision import outcome_titles
from generator.wording.words import quotes

_ESCAPED = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def script(checker: Checker, program: dict, context: PageContext) -> bytes:
    """The file that hands program and texts to the checker's page."""
    both = {"program": program, "texts": texts(checker, program, context)}
    data = json.dumps(both, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for sign, escaped in _ESCAPED.items():
        data = data.replace(sign, escaped)
    return f"Weisungswerk.register({data});\n".encode()


def texts(checker: Checker, program: dict, context: PageContext) -> dict:
    """All texts of a checker by id; what is empty is left out of facts and outcomes."""
    links, disputes, known = Links(context), _disputes(checker), context.cross_references.conflicts
    for row in program["rows"]:
        for cite in row["cites"]:
            links.named(cite["directive"], cite["rn"])
    return {
        "title": quotes(checker.title),
        "question": quotes(checker.question),
        "note": quotes(checker.about),
        "facts": {fact.id: _fact(fact, links) for fact in checker.facts},
        "links": links.made(),
        "outcomes": _outcomes(checker),
        "values": {value.id: _value(value) for value in checker.values},
        "disputes": disputes,
        "conflicts": {
            id: _conflict(known[id], context)
            for ids in disputes.values()
            for id in ids
            if id in known
        },
        "directives": [_directive(id, version, context) for id, version in program["directives"]],
        "openPoints": [quotes(point) for point in checker.open_points],
        "day": context.cross_references.model.day,
        "rules": fingerprint(program),
    }


def _directive(id: str, version: str, context: PageContext) -> dict:
    found = context.cross_references.model.directive(id)
    return {
        "label": quotes(found.title) if found else id,
        "href": context.href(addresses.directive(id)),
        "version": version,
    }


def _given(**entries: object) -> dict:
    return {name: value for name, value in entries.items() if value}


def _fact(fact: Fact, links: Links) -> dict:
    return _given(
        title=quotes(fact.title),
        question=quotes(fact.question),
        help=quotes(fact.help),
        unit=fact.unit,
        choices={
            choice.id: _given(title=quotes(choice.title), help=quotes(choice.help))
            for choice in fact.choices
        },
        cites=[links.cite(cite) for cite in fact.source],
    )


def _outcomes(checker: Checker) -> dict:
    made = {id: {"title": title} for id, title in outcome_titles(checker).items()}
    for outcome in checker.outcomes:
        made[outcome.id] = _given(
            title=quotes(outcome.title),
            sentence=quotes(outcome.sentence),
            follows=[quotes(step) for step in outcome.follows],
        )
    return made


def _value(value: Value) -> dict:
    titles = {entry.id: quotes(entry.title) for entry in (*value.choices, *value.entries)}
    return {"title": quotes(value.title), "type": value.type, "choices": titles}


def _disputes(checker: Checker) -> dict[str, list[str]]:
    """By number of the program's row: the conflicts about which it reads the text in one way. The program's order, see compile/build.py."""
    rows = (
        *checker.contradictions,
        *(one for row in checker.rows for one in (*row.exceptions, row)),
    )
    return {
        str(n): [word.value for word in row.conflicts]
        for n, row in enumerate(rows, 1)
        if row.conflicts
    }


def _conflict(conflict: Conflict, context: PageContext) -> dict:
    """Where a conflict is told, and the readings beside the one that was taken."""
    taken = conflict.taken and conflict.taken.value
    others = [
        quotes(f"{reading.text} {reading.consequence}".strip())
        for reading in conflict.readings
        if reading.id != taken
    ]
    return _given(
        title=quotes(conflict.title),
        href=context.href(addresses.conflict(conflict)),
        taken=bool(taken),
        others=others,
    )
