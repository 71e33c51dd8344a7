"""The exported knowledge base: complete, plain JSON, with addresses that exist."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import get_args

from generator.content.links import ids
from generator.feeds.export import EXPORTED_KINDS, export
from generator.handbook import Site
from generator.model import Model, NormKind
from generator.site.addresses import page_path


def test_export_holds_every_norm_with_a_working_address(
    model: Model, program: dict, site: Site
) -> None:
    """Other programs rely on the names and on the addresses."""
    found = export(model, program)
    assert json.loads(json.dumps(found)) == found
    assert set(found) == {
        "format",
        "issuers",
        "directives",
        "checkers",
        "directory",
        "conflicts",
        "glossary",
    }
    anchors = {page.path: set(ids(page.text)) for page in site.pages}
    for directive, exported in zip(model.directives, found["directives"], strict=True):
        assert [norm["rn"] for norm in exported["norms"]] == [norm.rn for norm in directive.norms]
        for norm in exported["norms"]:
            assert set(norm) == {
                "rn",
                "locator",
                "kind",
                "binding",
                "actor",
                "object",
                "condition",
                "value",
                "unit",
                "text",
                "doubt",
                "url",
            }
            assert norm["kind"] in set(get_args(NormKind)) - set(EXPORTED_KINDS)
            assert norm["url"].partition("#")[2] in anchors[page_path(norm["url"])]


def test_export_gives_catalogues_and_checkers_with_their_pages(
    model: Model, program: dict, site: Site
) -> None:
    """Rows keep their Randnummern; facts and outcomes have ids and titles."""
    found = export(model, program)
    pages = {page.path for page in site.pages}
    catalogues = [
        catalogue for directive in found["directives"] for catalogue in directive["catalogues"]
    ]
    assert len(catalogues) == len(model.catalogues)
    assert {page_path(item["url"]) for item in [*catalogues, *found["checkers"]]} <= pages
    for checker in found["checkers"]:
        assert all(
            entry["id"] and entry["title"] for entry in [*checker["facts"], *checker["outcomes"]]
        )


def test_actor_is_the_title_of_the_roles(model: Model, program: dict) -> None:
    """Several roles are joined with a semicolon."""
    titles = {role.id: role.title for role in model.roles}
    for directive, exported in zip(
        model.directives, export(model, program)["directives"], strict=True
    ):
        for norm, written in zip(directive.norms, exported["norms"], strict=True):
            assert written["actor"] == "; ".join(
                titles.get(actor.value, actor.value) for actor in norm.actors
            )


def test_soll_is_told_apart_from_advice(model: Model, program: dict) -> None:
    """Both are »recommendation« to other programs; the binding force says which is which."""
    directive = model.directives[0]
    kinds: tuple[NormKind, ...] = ("obligation", "regular-obligation", "recommendation", "metadata")
    norms = tuple(
        replace(norm, kind=kind) for norm, kind in zip(directive.norms, kinds, strict=False)
    )
    section = replace(directive.sections[0], norms=norms)
    changed = replace(model, directives=(replace(directive, sections=(section,)),))
    exported = export(changed, program)["directives"][0]["norms"]
    assert [(norm["kind"], norm["binding"]) for norm in exported] == [
        ("obligation", "always"),
        ("recommendation", "regular-case"),
        ("recommendation", "advice"),
        ("metadata", None),
    ]
