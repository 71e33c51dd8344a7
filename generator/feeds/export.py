"""The whole knowledge base as one JSON document, for other programs (``export --format json``)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.model import (
    Catalogue,
    CatalogueRow,
    Checker,
    Cite,
    Conflict,
    Directive,
    Document,
    Fact,
    Figure,
    Model,
    Norm,
    NormKind,
    Term,
)
from generator.program import Program
from generator.site import addresses
from generator.site.cross_references import CrossReferences

FORMAT = 1
Json = dict[str, object]
# Other programs know one kind for »should«; a field of its own says how strictly it binds.
EXPORTED_KINDS: dict[NormKind, str] = {"regular-obligation": "recommendation"}
BINDING: dict[NormKind, str] = {
    "obligation": "always",
    "prohibition": "always",
    "regular-obligation": "regular-case",
    "recommendation": "advice",
}


def export(model: Model, program: Program) -> Json:
    """Directives, catalogues, checkers and registers with their addresses.

    Checkers that did not compile are left out.
    """
    cross_references = CrossReferences.of(model)
    return {
        "format": FORMAT,
        "issuers": [
            {"id": issuer.id, "title": issuer.title, "short": issuer.short}
            for issuer in model.issuers
        ],
        "directives": [_directive(directive, cross_references) for directive in model.directives],
        "checkers": [
            _checker(checker) for checker in model.checkers if checker.id in program["checkers"]
        ],
        "directory": [_document(document) for document in model.documents],
        "conflicts": [_conflict(conflict) for conflict in model.conflicts],
        "glossary": [_term(term) for term in model.terms],
    }


def promised(model: Model, program: Program) -> tuple[str, ...]:
    """All addresses that the export names, and for each norm the one on the page of its directive.

    The latter hold even where a chapter has a page of its own and shows the norm.
    """
    short = [
        f"{addresses.directive(directive.id)}#{addresses.norm_anchor(norm.rn)}"
        for directive in model.directives
        for norm in directive.norms
    ]
    return tuple(dict.fromkeys([*_urls(export(model, program)), *short]))


def _urls(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _urls(item)
    elif isinstance(value, dict):
        if "url" in value:
            yield value["url"]
        for item in value.values():
            yield from _urls(item)


def _source(cites: tuple[Cite, ...]) -> list[Json]:
    return [{"directive": cite.directive, "rn": cite.rn} for cite in cites]


def _document(document: Document) -> Json:
    return {
        "id": document.id,
        "issuer": document.issuer,
        "series": document.series,
        "number": document.number,
        "year": document.year,
        "title": document.title,
        "date": document.date or None,
        "status": document.status,
        "directive": document.directive or None,
        "ambiguous": document.ambiguous,
        "note": document.note,
        "source": _source(document.source),
        "relations": [
            {"kind": relation.kind, "target": relation.target.value}
            for relation in document.relations
        ],
        "url": addresses.document(document.id),
    }


def _conflict(conflict: Conflict) -> Json:
    return {
        "id": conflict.id,
        "title": conflict.title,
        "kind": conflict.kind,
        "sides": [
            {"statement": side.statement, "source": _source(side.source)} for side in conflict.sides
        ],
        "readings": [
            {"id": reading.id, "text": reading.text, "consequence": reading.consequence}
            for reading in conflict.readings
        ],
        "taken": conflict.taken.value if conflict.taken else None,
        "consequence": conflict.consequence,
        "question": conflict.question,
        "url": addresses.conflict(conflict),
    }


def _term(term: Term) -> Json:
    return {
        "id": term.id,
        "term": term.term,
        "long": term.long,
        "issuer": term.issuer or None,
        "resolved": term.resolved,
        "text": term.text,
        "spellings": list(term.spellings),
        "related": [related.value for related in term.related],
        "source": _source(term.source),
        "url": addresses.term(term.id),
    }


def _directive(directive: Directive, cross_references: CrossReferences) -> Json:
    return {
        "id": directive.id,
        "issuer": directive.issuer,
        "title": directive.title,
        "version": directive.version,
        "valid_from": directive.valid.since or None,
        "url": addresses.directive(directive.id),
        "norms": [_norm(norm, directive, cross_references) for norm in directive.norms],
        "catalogues": [
            _catalogue(catalogue) for catalogue in cross_references.catalogues_of(directive.id)
        ],
    }


def _norm(norm: Norm, directive: Directive, cross_references: CrossReferences) -> Json:
    return {
        "rn": norm.rn,
        "locator": norm.locator,
        "kind": EXPORTED_KINDS.get(norm.kind, norm.kind),
        "binding": BINDING.get(norm.kind),
        "actor": "; ".join(map(cross_references.actor, norm.actors)),
        "object": norm.object,
        "condition": norm.condition,
        "value": _plain(norm.value),
        "unit": norm.unit,
        "text": norm.text,
        "doubt": norm.doubt,
        "url": cross_references.addresses.existing(directive.id, norm.rn),
    }


def _catalogue(catalogue: Catalogue) -> Json:
    return {
        "id": catalogue.id,
        "title": catalogue.title,
        "url": addresses.catalogue(catalogue.id),
        "columns": [{"id": column.id, "title": column.title} for column in catalogue.columns],
        "rows": [
            _row(row, addresses.catalogue_row(catalogue.id, row.id)) for row in catalogue.rows
        ],
    }


def _row(row: CatalogueRow, url: str) -> Json:
    cells = {column: _plain(value) for column, value in row.cells.items()}
    return {"id": row.id, "title": row.title, "rn": list(row.source), "cells": cells, "url": url}


def _checker(checker: Checker) -> Json:
    return {
        "id": checker.id,
        "directives": [directive.value for directive in checker.directives],
        "title": checker.title,
        "question": checker.question,
        "result": checker.result,
        "facts": [_fact(fact) for fact in checker.facts],
        "outcomes": [{"id": outcome.id, "title": outcome.title} for outcome in checker.outcomes],
        "url": addresses.checker(checker.id),
    }


def _fact(fact: Fact) -> Json:
    exported: Json = {
        "id": fact.id,
        "type": fact.type,
        "title": fact.title,
        "question": fact.question,
    }
    if fact.unit:
        exported["unit"] = fact.unit
    if fact.choices:
        exported["choices"] = [{"id": choice.id, "title": choice.title} for choice in fact.choices]
    return exported


def _plain(value: Figure) -> int | float | str | None:
    """Exact where JSON can be: whole numbers stay whole."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)
