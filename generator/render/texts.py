"""What the browser needs beside the program: every text that a checker shows, with its links."""

from __future__ import annotations

import json

from generator.model import Checker, Fact, Value
from generator.program import fingerprint
from generator.render import addresses
from generator.render.decision import outcome_titles
from generator.render.sheet import Link, Sheet
from generator.render.words import quotes

_ESCAPED = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def script(checker: Checker, program: dict, sheet: Sheet) -> bytes:
    """The file that hands program and texts to the checker's page."""
    both = {"program": program, "texts": texts(checker, program, sheet)}
    data = json.dumps(both, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for sign, escaped in _ESCAPED.items():
        data = data.replace(sign, escaped)
    return f"Weisungswerk.register({data});\n".encode()


def texts(checker: Checker, program: dict, sheet: Sheet) -> dict:
    """All texts of a checker by id."""
    return {
        "title": quotes(checker.title), "question": quotes(checker.question), "note": quotes(checker.about),
        "facts": {fact.id: _fact(fact, sheet) for fact in checker.facts},
        "outcomes": _outcomes(checker), "values": {value.id: _value(value) for value in checker.values},
        "rows": {str(row["row"]): _cites(row["cites"], sheet) for row in program["rows"]},
        "directives": [_directive(id, version, sheet) for id, version in program["directives"]],
        "openPoints": [quotes(point) for point in checker.open_points],
        "day": sheet.book.model.day, "rules": fingerprint(program),
    }


def _directive(id: str, version: str, sheet: Sheet) -> dict:
    found = sheet.book.model.directive(id)
    return {"label": quotes(found.title) if found else id, "href": sheet.href(addresses.directive(id)), "version": version}


def _fact(fact: Fact, sheet: Sheet) -> dict:
    return {
        "title": quotes(fact.title), "question": quotes(fact.question), "help": quotes(fact.help), "unit": fact.unit,
        "choices": {choice.id: {"title": quotes(choice.title), "help": quotes(choice.help)} for choice in fact.choices},
        "cites": [_link(sheet.cite(cite)) for cite in fact.source],
    }


def _outcomes(checker: Checker) -> dict:
    made = {id: {"title": title, "sentence": "", "follows": []} for id, title in outcome_titles(checker).items()}
    for outcome in checker.outcomes:
        made[outcome.id] = {"title": quotes(outcome.title), "sentence": quotes(outcome.sentence),
                            "follows": [quotes(step) for step in outcome.follows]}
    return made


def _value(value: Value) -> dict:
    titles = {entry.id: quotes(entry.title) for entry in (*value.choices, *value.entries)}
    return {"title": quotes(value.title), "type": value.type, "choices": titles}


def _cites(cites: list[dict], sheet: Sheet) -> list[dict]:
    return [_link(sheet.named(cite["directive"], cite["rn"])) for cite in cites]


def _link(link: Link) -> dict:
    return {"label": link.label, "href": link.href}
