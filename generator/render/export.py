"""The whole knowledge base as one JSON document, for other programs (``export --format json``)."""

from __future__ import annotations

from decimal import Decimal

from generator.model import Catalogue, CatalogueRow, Checker, Directive, Fact, Figure, Model, Norm
from generator.render import addresses
from generator.render.book import Book

FORMAT = 1


def export(model: Model, program: dict) -> dict:
    """Directives, catalogues and checkers with their addresses; checkers that did not compile are left out."""
    book = Book.of(model)
    return {
        "format": FORMAT,
        "issuers": [{"id": issuer.id, "title": issuer.title, "short": issuer.short} for issuer in model.issuers],
        "directives": [_directive(directive, book) for directive in model.directives],
        "checkers": [_checker(checker) for checker in model.checkers if checker.id in program["checkers"]],
        "directory": [], "conflicts": [], "glossary": [],
    }


def _directive(directive: Directive, book: Book) -> dict:
    return {
        "id": directive.id, "issuer": directive.issuer, "title": directive.title, "version": directive.version,
        "valid_from": directive.valid.since or None, "url": addresses.directive(directive.id),
        "norms": [_norm(norm, directive, book) for norm in directive.norms],
        "catalogues": [_catalogue(catalogue) for catalogue in book.catalogues_of(directive.id)],
    }


def _norm(norm: Norm, directive: Directive, book: Book) -> dict:
    return {
        "rn": norm.rn, "locator": norm.locator, "kind": norm.kind, "actor": "; ".join(map(book.actor, norm.actors)),
        "object": norm.object, "condition": norm.condition, "value": _plain(norm.value), "unit": norm.unit, "text": norm.text,
        "doubt": norm.doubt, "url": book.addresses.norm(directive.id, norm.rn),
    }


def _catalogue(catalogue: Catalogue) -> dict:
    return {
        "id": catalogue.id, "title": catalogue.title, "url": addresses.catalogue(catalogue.id),
        "columns": [{"id": column.id, "title": column.title} for column in catalogue.columns],
        "rows": [_row(row, addresses.catalogue_row(catalogue.id, row.id)) for row in catalogue.rows],
    }


def _row(row: CatalogueRow, url: str) -> dict:
    cells = {id: _plain(value) for id, value in row.cells.items()}
    return {"id": row.id, "title": row.title, "rn": list(row.source), "cells": cells, "url": url}


def _checker(checker: Checker) -> dict:
    return {
        "id": checker.id, "directives": [named.value for named in checker.directives], "title": checker.title,
        "question": checker.question, "result": checker.result, "facts": [_fact(fact) for fact in checker.facts],
        "outcomes": [{"id": outcome.id, "title": outcome.title} for outcome in checker.outcomes],
        "url": addresses.checker(checker.id),
    }


def _fact(fact: Fact) -> dict:
    made: dict = {"id": fact.id, "type": fact.type, "title": fact.title, "question": fact.question}
    if fact.unit:
        made["unit"] = fact.unit
    if fact.choices:
        made["choices"] = [{"id": choice.id, "title": choice.title} for choice in fact.choices]
    return made


def _plain(value: Figure) -> object:
    """Exact where JSON can be: whole numbers stay whole."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)
